"""Gap map, suggested goals, duplicates, saved searches and the pairing board."""

from typing import Any

from api.accounts.types import Organisation
from api.catalog.types import Challenge, Solution
from api.connections import connection, page_size
from api.context import viewer_in
from api.discovery import reading
from api.graphene_types import ID, Boolean, Field, Float, Info, Int, ObjectType, String, enum, listed
from api.matching.types import MatchBand
from api.nodes import RowType
from api.relay import encode_pair
from api.scalars import JSON, DateTime
from api.siblings import together
from api.taxonomy.types import Axis, Dimension, Goal, Taxonomy
from matching import enums, models
from matching.selectors import gaps

GapKind = enum(enums.GapKind, "What a cell of the gap map says at a glance.")
MergeReason = enum(enums.MergeReason, "Why one of two challenges that are the same should stay.")
SearchKind = enum(enums.SearchKind, "What a saved search looks for.")
PairingDecision = enum(enums.PairingDecision, "What the secretariat said of one pair of a board.")


# -- gap map ---------------------------------------------------------------------------------
def _figures() -> list[Any]:
    return [
        Int(required=True, description="Open challenges."),
        Int(required=True, description="Published solutions."),
        Int(required=True, description="Open challenges with at least one strong or good match."),
        Int(required=True, description="Open challenges without any: `demand` less `matched`."),
        Int(required=True, description="Published solutions that are no strong or good match of an open challenge."),
        GapKind(required=True, description="The same in a word."),
    ]


class GapFigures(ObjectType):
    """Counts of what everybody may see."""

    demand, supply, matched, unmatched, idle, gap = _figures()


class GapCell(ObjectType):
    """One cell of the matrix.

    A challenge counts in the cell of its dimension and axis; what it does not state is taken from its goals. A
    solution counts in every cell of its goals, and in the whole row of a dimension that none of its goals lies in.
    """

    dimension = Field(Dimension, required=True, description="The row.")
    axis = Field(Axis, required=True, description="The column.")
    demand, supply, matched, unmatched, idle, gap = _figures()


class GapGoal(ObjectType):
    """One goal. Challenges and solutions count at exactly the goals that they name."""

    goal = Field(Goal, required=True, description="The goal.")
    demand, supply, matched, unmatched, idle, gap = _figures()


class GapMap(ObjectType):
    """Where is demand without supply, and supply without demand?

    Open challenges are those of the list's filter `openOnly`. An object counts once in each cell or goal and once in
    the totals, so that cells add up to more than the totals where an object serves several.
    """

    taxonomy = Field(Taxonomy, required=True, description="The map of goals.")
    cells = Field(listed(GapCell), description="Every cell, row by row.")
    goals = Field(listed(GapGoal), description="Every goal, in order.")
    totals = Field(GapFigures, required=True, description="The whole catalogue, each object once.")
    unplaced = Field(GapFigures, required=True, description="What stands in no cell: it states no place in this map.")


class GapChallenge(ObjectType):
    """A need that the map counts at a place."""

    challenge = Field(Challenge, required=True, description="The open challenge.")
    is_matched = Boolean(required=True, description="Whether it has a strong or good match.")


class GapSolution(ObjectType):
    """An offer that the map counts at a place."""

    solution = Field(Solution, required=True, description="The published solution.")
    is_idle = Boolean(required=True, description="Whether it is no strong or good match of any open challenge.")


class GapEntries(ObjectType):
    """What the map counts at a goal, or in a cell, a row or a column: exactly the objects behind its figures."""

    figures = Field(GapFigures, required=True, description="All of them, each object once.")
    challenges = Field(
        listed(GapChallenge),
        description="Those without a match first, then by deadline.",
        args={"first": Int(description="How many at most; at most 100, 20 when left out.")},
    )
    solutions = Field(
        listed(GapSolution),
        description="The idle ones first, then the newest.",
        args={"first": Int(description="How many at most; at most 100, 20 when left out.")},
    )

    @staticmethod
    def resolve_figures(found: gaps.GapEntries, _info: Info) -> gaps.Tally:
        return found.tally

    @staticmethod
    def resolve_challenges(found: gaps.GapEntries, _info: Info, first: int | None = None) -> list[dict[str, Any]]:
        rows = together(found.challenges[: page_size(first)])
        return [{"challenge": row, "is_matched": row.pk in found.tally.matched_challenges} for row in rows]

    @staticmethod
    def resolve_solutions(found: gaps.GapEntries, _info: Info, first: int | None = None) -> list[dict[str, Any]]:
        rows = together(found.solutions[: page_size(first)])
        return [{"solution": row, "is_idle": row.pk not in found.tally.used_solutions} for row in rows]


# -- suggested goals -------------------------------------------------------------------------
class SuggestedGoal(ObjectType):
    """A goal that fits a text."""

    goal = Field(Goal, required=True, description="The goal.")
    score = Float(required=True, description="Comparable within one answer only.")


# -- duplicates ------------------------------------------------------------------------------
class SharedPhrase(ObjectType):
    """Two phrases that say the same. Offsets count UTF-16 code units into the named field of each object."""

    field = String(required=True, description="The field of the challenge that is asked about.")
    start = Int(required=True, description="Where the phrase begins in it.")
    end = Int(required=True, description="Where it ends.")
    text = String(required=True, description="The phrase itself.")
    other_field = String(required=True, description="The field of the other object.")
    other_start = Int(required=True, description="Where the phrase begins in it.")
    other_end = Int(required=True, description="Where it ends.")
    other_text = String(required=True, description="The phrase itself.")
    similarity = Float(required=True, description="How much they say the same, 0 to 1.")


def _phrases() -> Any:
    def resolve(found: Any, _info: Info) -> list[dict[str, Any]]:
        return reading.shared_phrases(found.phrases)

    return Field(listed(SharedPhrase), description="What both texts say, verbatim.", resolver=resolve)


class MergeSuggestion(ObjectType):
    """Which of two challenges to keep, and why."""

    keep = Field(Challenge, required=True, description="The one that should stay.")
    merge = Field(Challenge, required=True, description="The one that should be merged into it.")
    reasons = Field(listed(MergeReason), description="Why this way round.")
    is_possible_now = Boolean(required=True, description="Whether the transition `merge` is open in these states.")


class DuplicateCandidate(ObjectType):
    """A challenge that may ask for the same."""

    challenge = Field(Challenge, required=True, description="The other challenge.")
    score = Float(required=True, description="Comparable within one list only.")
    band = MatchBand(required=True, description="The same in words.")
    likeness = Float(description="Likeness of both texts, at most 1; null without a model.")
    is_probable = Boolean(
        required=True, description="Whether it is probably the same need: above a threshold that stands on judged data."
    )
    is_other_unit = Boolean(required=True, description="Whether another unit asks.")
    is_other_city = Boolean(required=True, description="Whether another city asks.")
    is_other_language = Boolean(required=True, description="Whether it is written in the other language.")
    suggestion = Field(MergeSuggestion, description="How to merge; null when it is not probable or one is over.")
    phrases = _phrases()


class SolvedElsewhere(ObjectType):
    """Where the same is solved already: exactly one of the two is given."""

    challenge = Field(Challenge, description="A solved challenge of another city.")
    solution = Field(Solution, description="A strong match that is in use: readiness 8 or 9, with evidence.")
    score = Float(required=True, description="Comparable within one list only.")
    band = MatchBand(required=True, description="The same in words.")
    phrases = _phrases()


class DuplicateReport(ObjectType):
    """What may be the same as one challenge: for its unit and the secretariat."""

    candidates = Field(listed(DuplicateCandidate), description="The probable ones first, then by score.")
    solved_elsewhere = Field(listed(SolvedElsewhere), description="Where to look before asking again.")
    is_lexical_only = Boolean(required=True, description="Whether only words were compared: the model is not ready.")


class DuplicatePair(ObjectType):
    """Two challenges that are probably the same."""

    first = Field(Challenge, required=True, description="The one that was begun earlier.")
    second = Field(Challenge, required=True, description="The other.")
    likeness = Float(required=True, description="Likeness of both texts, at most 1.")
    suggestion = Field(MergeSuggestion, description="How to merge them.")


# -- saved searches --------------------------------------------------------------------------
class SavedSearch(RowType):
    """The conditions of a list, kept by a person who wants to hear of what will meet them."""

    class Meta:
        model = models.SavedSearch

    kind = SearchKind(required=True, description="What it looks for.")
    name = String(required=True, description="How its owner calls it.")
    filter = JSON(
        required=True,
        description="The conditions as a value for `ChallengeFilter` or `SolutionFilter`: pass it to the list.",
    )
    is_semantic = Boolean(required=True, description="Whether its text is compared by meaning: strong and good fits.")
    notify = Boolean(required=True, description="Whether its owner is told of what is newly published.")
    created_at = DateTime(required=True, description="When it was kept.")

    @staticmethod
    def resolve_filter(row: models.SavedSearch, _info: Info) -> dict[str, Any]:
        return reading.filter_as_input(row.kind, row.filter)


SavedSearchConnection = connection("SavedSearch", "api.discovery.types.SavedSearch")


# -- pairing board ---------------------------------------------------------------------------
class Exposure(ObjectType):
    """How evenly attention is spread over suppliers."""

    pairs = Int(required=True, description="How many pairs.")
    score = Float(required=True, description="Sum of their scores.")
    gini = Float(required=True, description="0: every supplier appears as often; towards 1: one appears alone.")
    newcomers_share = Float(description="Share of the appearances that go to newcomers, 0 to 1; null without pairs.")
    suppliers_reached = Int(required=True, description="Suppliers that appear at all.")


class _Paired(ObjectType):
    """What names a pair of a board."""

    match_id = ID(required=True, description="The id of their match: its page, and what a decision names.")

    @staticmethod
    def resolve_match_id(pair: Any, _info: Info) -> str:
        return encode_pair("Match", pair.challenge.pk, pair.solution.pk)


class PlannedPair(_Paired):
    """A pair of a board, and why."""

    challenge = Field(Challenge, required=True, description="The problem.")
    solution = Field(Solution, required=True, description="The supplier's best answer to it.")
    supplier = Field(Organisation, required=True, description="Who would be invited.")
    score = Float(required=True, description="Of the match.")
    band = MatchBand(required=True, description="The same in words.")
    rank_for_challenge = Int(required=True, description="The supplier's place for this challenge, 1 is the best.")
    rank_for_supplier = Int(required=True, description="The challenge's place for this supplier.")
    busy_suppliers = Field(listed(Organisation), description="Fit the challenge better, but are at capacity.")
    busy_challenges = Field(listed(Challenge), description="Fit the supplier better, but are served already.")
    is_newcomer = Boolean(required=True, description="Whether the supplier was a newcomer when candidates were read.")
    is_for_newcomers = Boolean(required=True, description="Whether the pair exists because of the newcomers' share.")
    decision = PairingDecision(description="What the secretariat said of it; null when the solver alone chose it.")


class RejectedPair(_Paired):
    """A pair that the secretariat has ruled out on this board."""

    challenge = Field(Challenge, required=True, description="The problem.")
    solution = Field(Solution, required=True, description="The answer.")
    supplier = Field(Organisation, required=True, description="Who offers it.")


def _solved(of: Any, name: str, description: str, *, required: bool = False) -> Any:
    """A field of the solved plan, which is solved once for each answer."""

    def resolve(row: models.PairingPlan, info: Info) -> Any:
        return getattr(reading.solved_plan(viewer_in(info), row), name)

    return Field(of, required=required, description=description, resolver=resolve)


class PairingPlan(RowType):
    """A pairing board of the secretariat: chosen challenges and suppliers that fit, under capacities and with room
    for newcomers. The same candidates, parameters and decisions always give the same pairs."""

    class Meta:
        model = models.PairingPlan

    name = String(required=True, description="Its name.")
    filter = JSON(required=True, description="The conditions that chose the challenges, as a `ChallengeFilter`.")
    challenge_capacity = Int(required=True, description="At most so many suppliers for each challenge.")
    supplier_capacity = Int(required=True, description="At most so many challenges for each supplier.")
    newcomers_percent = Int(required=True, description="Per cent of the pairs that newcomers get if it costs little.")
    includes_possible = Boolean(required=True, description="Whether merely possible matches are candidates.")
    collected_at = DateTime(required=True, description="When the candidates were read.")
    revision = Int(required=True, description="Raised by every write; name it when you update.")
    created_at = DateTime(required=True, description="When it was made.")
    pairs = _solved(listed(PlannedPair), "pairs", "By challenge, the better one first.")
    rejected = _solved(listed(RejectedPair), "rejected", "What was ruled out.")
    unserved = _solved(listed(Challenge), "unserved", "Chosen challenges that got no supplier.")
    exposure = _solved(Exposure, "exposure", "How this pairing spreads attention.", required=True)
    top_k = _solved(Exposure, "top_k", "How plain lists of the same length would.", required=True)
    best_score = _solved(Float, "best_score", "The best sum of scores without the newcomers' share.", required=True)
    newcomers = _solved(Int, "newcomers", "Newcomers among the candidates.", required=True)
    suppliers = _solved(Int, "suppliers", "Suppliers among the candidates.", required=True)
    is_outdated = _solved(Boolean, "is_outdated", "Whether something has closed since; refresh it.", required=True)

    @staticmethod
    def resolve_filter(row: models.PairingPlan, _info: Info) -> dict[str, Any]:
        return reading.filter_as_input(enums.SearchKind.CHALLENGES, row.filter)


PairingPlanConnection = connection("PairingPlan", "api.discovery.types.PairingPlan")
