"""Reads of the catalogue. Lists start at ``…_visible_to(viewer)``."""

from marketplace.catalog.selectors.actions import allowed_actions
from marketplace.catalog.selectors.dashboard import (
    PublicFigures,
    StateCount,
    challenge_counts,
    challenge_tasks,
    drafts_of,
    next_deadlines,
    public_figures,
    solution_counts,
)
from marketplace.catalog.selectors.history import HistoryEntry, histories_of, history_of, revisions_of
from marketplace.catalog.selectors.lists import (
    ChallengeFilter,
    SolutionFilter,
    filter_challenges,
    filter_solutions,
    sort_challenges,
    sort_solutions,
)
from marketplace.catalog.selectors.taxonomy import active_taxonomy, taxonomies
from marketplace.catalog.selectors.visibility import (
    attachments_visible_to,
    can_see_attachment,
    can_see_challenge,
    can_see_challenge_record,
    can_see_solution,
    can_see_solution_record,
    challenges_visible_to,
    solutions_visible_to,
)

__all__ = [
    "ChallengeFilter",
    "HistoryEntry",
    "PublicFigures",
    "SolutionFilter",
    "StateCount",
    "active_taxonomy",
    "allowed_actions",
    "attachments_visible_to",
    "can_see_attachment",
    "can_see_challenge",
    "can_see_challenge_record",
    "can_see_solution",
    "can_see_solution_record",
    "challenge_counts",
    "challenge_tasks",
    "challenges_visible_to",
    "drafts_of",
    "filter_challenges",
    "filter_solutions",
    "histories_of",
    "history_of",
    "next_deadlines",
    "public_figures",
    "revisions_of",
    "solution_counts",
    "solutions_visible_to",
    "sort_challenges",
    "sort_solutions",
    "taxonomies",
]
