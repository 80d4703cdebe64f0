"""Which verdicts a viewer may know. A unit's opinion is its own; a supplier only learns that it was invited."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from accounts.viewer import Viewer
from marketplace.catalog.models import Challenge
from marketplace.catalog.rules import works_in_supplier, works_in_unit
from matching.documents import Item
from matching.enums import GIVEN_VERDICTS, Direction, FeedbackVerdict
from matching.models import MatchFeedback
from matching.results import FeedbackCount, FeedbackSummary, Match
from matching.rules import judging_side


def feedback_on(viewer: Viewer, matches: Sequence[Match]) -> dict[tuple[int, int], FeedbackSummary]:
    """What ``viewer`` may know of the verdicts on ``matches``: one statement for all of them."""
    rows = MatchFeedback.objects.filter(
        challenge__in={match.challenge.pk for match in matches}, solution__in={match.solution.pk for match in matches}
    ).order_by("pk")
    columns = ("challenge_id", "solution_id", "direction", "verdict", "is_current")
    by_pair: defaultdict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for row in rows.values(*columns):
        by_pair[row["challenge_id"], row["solution_id"]].append(row)
    return {match.pair: _summary(viewer, match, by_pair[match.pair]) for match in matches}


def given_on(viewer: Viewer, subject: Item) -> dict[int, str]:
    """What the viewer's side said of the matches of ``subject``, by the id of the other object; empty for those who
    do not judge for it."""
    is_challenge = isinstance(subject, Challenge)
    if not (works_in_unit if is_challenge else works_in_supplier).test(viewer, subject):
        return {}
    mine, other = ("challenge", "solution_id") if is_challenge else ("solution", "challenge_id")
    direction = Direction.CHALLENGE_TO_SOLUTIONS if is_challenge else Direction.SOLUTION_TO_CHALLENGES
    rows = MatchFeedback.objects.filter(
        **{mine: subject}, direction=direction, is_current=True, verdict__in=GIVEN_VERDICTS
    )
    return dict(rows.values_list(other, "verdict"))


def _summary(viewer: Viewer, match: Match, rows: list[dict[str, Any]]) -> FeedbackSummary:
    side = judging_side(viewer, match.challenge, match.solution)
    current = [row for row in rows if row["is_current"] and row["verdict"] in GIVEN_VERDICTS]
    mine = next((row["verdict"] for row in current if row["direction"] == side), None)
    known = [row["verdict"] for row in current if viewer.is_secretariat or row["direction"] == side]
    if side == Direction.SOLUTION_TO_CHALLENGES and not viewer.is_secretariat and _was_invited(rows):
        known.append(FeedbackVerdict.INVITED.value)
    counts = tuple(FeedbackCount(verdict, known.count(verdict)) for verdict in GIVEN_VERDICTS if verdict in known)
    return FeedbackSummary(mine, counts)


def _was_invited(rows: list[dict[str, Any]]) -> bool:
    """An invitation that was sent stays one, whatever the unit says of the match later."""
    return any(
        row["verdict"] == FeedbackVerdict.INVITED and row["direction"] == Direction.CHALLENGE_TO_SOLUTIONS
        for row in rows
    )
