"""Challenges and solutions."""

from typing import Any

from api.accounts.types import City, Language, Organisation
from api.catalog.parts import (
    Attachment,
    HistoryEntry,
    Quality,
    QualityHint,
    RevisionEntry,
    actions_field,
    attachments_field,
    author_field,
    history_field,
    quality_field,
    revisions_field,
)
from api.connections import PAGE, connection
from api.context import viewer_in
from api.fields import to_many, to_one, to_one_if
from api.graphene_types import Argument, Boolean, Field, Info, Int, String, enum, listed
from api.matching import reading
from api.nodes import RowType
from api.scalars import DateTime
from api.taxonomy.types import Axis, Dimension, Goal
from api.values import Money
from marketplace.catalog import enums, models, selectors

__all__ = ["Attachment", "HistoryEntry", "Quality", "QualityHint", "RevisionEntry"]

ChallengeState = enum(enums.ChallengeState, "Where a challenge stands in its life.")
SolutionState = enum(enums.SolutionState, "Where a solution stands in its life.")
ChallengeSort = enum(enums.ChallengeSort, "The order of a list of challenges.")
SolutionSort = enum(enums.SolutionSort, "The order of a list of solutions.")
ImportKind = enum(enums.ImportKind, "What a file holds.")


def _text(description: str) -> Any:
    return String(required=True, description=description)


#: Of a list of matches.
MATCHES = {
    **PAGE,
    "verdict": Argument(
        "api.matching.types.VerdictFilter", description="Only those of which the viewer's side said it."
    ),
}


class Challenge(RowType):
    """A problem that a municipal unit wants solved, with its identity card (شناسنامه)."""

    class Meta:
        model = models.Challenge

    unit = to_one(Organisation, "unit", "Whose problem it is.", required=True)
    city = to_one(City, "city", "The city of the unit.")
    author = author_field(selectors.can_see_challenge_record)
    language = Language(required=True, description="The language it is written in.")
    title = _text("The problem and its place, in a line.")
    summary = _text("One to three sentences.")
    description = _text("The whole story.")
    owner_name = _text("Identity card: who answers for it.")
    place = _text("Identity card: where it happens.")
    baseline = _text("Identity card: today's figures.")
    success_measures = _text("Identity card: what should reach which figure, and by when.")
    shareable_data = _text("Identity card: data that a supplier can get.")
    pilot_site = _text("Identity card: where a pilot can run.")
    constraints = _text("Identity card: what must be kept to.")
    budget_min = Field(Money, description="The lower end of the budget.")
    budget_max = Field(Money, description="The upper end of the budget.")
    budget_source = _text("Where the money comes from.")
    has_no_budget = Boolean(required=True, description="Whether it is stated that there is no money yet.")
    trl_min = Int(description="The least technology readiness level, 1 to 9.")
    deadline = DateTime(description="Until when solutions are looked for.")
    dimension = to_one(Dimension, "dimension", "The smart-city dimension.")
    axis = to_one(Axis, "axis", "The strategic axis.")
    goals = to_many(Goal, "goals", "The priority goals.")
    tags = Field(listed(String), description="A few words.")
    required_credentials = Field(listed(String), description="Kinds of credential that a supplier must hold.")
    accepts_languages = Field(listed(Language), description="Languages in which an answer is read.")
    state = ChallengeState(required=True, description="Where it stands.")
    revision = Int(required=True, description="Raised by every write; name it when you update.")
    created_at = DateTime(required=True, description="When it was begun.")
    updated_at = DateTime(required=True, description="When it was last changed.")
    published_at = DateTime(description="When it was published.")
    approval_requested_at = DateTime(description="When the head of the unit was asked for approval; null when not.")
    state_reason = _text("Why it is in this state; empty when no reason is asked for.")
    merged_into = to_one_if(
        "api.catalog.types.Challenge",
        "merged_into",
        "The challenge that it was merged into.",
        selectors.can_see_challenge,
    )
    is_sample = Boolean(required=True, description="Whether it is invented demonstration data.")
    quality = quality_field(selectors.can_see_challenge_record)
    attachments = attachments_field()
    revisions = revisions_field(models.ChallengeRevision, selectors.can_see_challenge_record)
    history = history_field()
    matches = Field(
        "api.matching.types.MatchConnection",
        required=True,
        description="Solutions for it, best first; for its unit and the secretariat, empty for others.",
        args=MATCHES,
    )
    similar = Field(
        listed("api.matching.types.SimilarChallenge"),
        description="Challenges like it that the viewer sees.",
        args={"first": Int(description="How many at most.")},
    )
    allowed_actions = actions_field()

    @staticmethod
    def resolve_matches(
        row: Any, info: Info, first: int | None = None, after: str | None = None, verdict: str | None = None
    ) -> dict[str, Any]:
        return reading.matches_for_challenge(viewer_in(info), row, first, after, verdict)

    @staticmethod
    def resolve_similar(row: Any, info: Info, first: int | None = None) -> list[Any]:
        return reading.similar_challenges(viewer_in(info), row, first)


class Solution(RowType):
    """What a supplier offers, standing in the catalogue without any call."""

    class Meta:
        model = models.Solution

    supplier = to_one(Organisation, "supplier", "Who offers it.", required=True)
    author = author_field(selectors.can_see_solution_record)
    language = Language(required=True, description="The language it is written in.")
    title = _text("What it does, in a line.")
    summary = _text("One to three sentences.")
    description = _text("How it works and what it brings.")
    evidence = _text("Where it was used, since when, with which result.")
    integration_needs = _text("What it needs from the city's systems.")
    trl = Int(description="Technology readiness level, 1 to 9.")
    price_min = Field(Money, description="The lower end of the price.")
    price_max = Field(Money, description="The upper end of the price.")
    price_note = _text("What the price depends on.")
    dimensions = to_many(Dimension, "dimensions", "The smart-city dimensions it serves.")
    goals = to_many(Goal, "goals", "The priority goals it serves.")
    tags = Field(listed(String), description="A few words.")
    state = SolutionState(required=True, description="Where it stands.")
    revision = Int(required=True, description="Raised by every write; name it when you update.")
    created_at = DateTime(required=True, description="When it was begun.")
    updated_at = DateTime(required=True, description="When it was last changed.")
    published_at = DateTime(description="When it was published.")
    is_sample = Boolean(required=True, description="Whether it is invented demonstration data.")
    quality = quality_field(selectors.can_see_solution_record)
    attachments = attachments_field()
    revisions = revisions_field(models.SolutionRevision, selectors.can_see_solution_record)
    history = history_field()
    matches = Field(
        "api.matching.types.MatchConnection",
        required=True,
        description="Open challenges for it, best first; for its supplier and the secretariat, empty for others.",
        args=MATCHES,
    )
    allowed_actions = actions_field()

    @staticmethod
    def resolve_matches(
        row: Any, info: Info, first: int | None = None, after: str | None = None, verdict: str | None = None
    ) -> dict[str, Any]:
        return reading.matches_for_solution(viewer_in(info), row, first, after, verdict)


ChallengeConnection = connection("Challenge", "api.catalog.types.Challenge")
SolutionConnection = connection("Solution", "api.catalog.types.Solution")
