"""Scored, explained pairs of a challenge and a solution."""

from typing import Any

from django.db import models

from api.accounts.types import Organisation
from api.catalog.types import Challenge, Solution
from api.connections import connection
from api.graphene_types import Boolean, Field, Float, Info, Int, ObjectType, String, Union, enum, listed
from api.nodes import Node, is_node, type_of
from api.payloads import camel_case
from api.relay import encode_pair
from api.taxonomy.types import Dimension, Goal
from matching import enums
from matching.results import Match as Result
from matching.results import MissingMeasure as MissingMeasureResult

MatchBand = enum(enums.MatchBand, "How well two texts fit, in words.")
#: What a person may give; a verdict that was taken back is history and no choice.
_choices: Any = models.TextChoices
FeedbackVerdict = enum(
    _choices("FeedbackVerdict", [(item.name, (item.value, item.label)) for item in enums.GIVEN_VERDICTS]),
    "What one side says of a match.",
)


VerdictFilter = enum(enums.VerdictFilter, "Which matches of a list are shown, by what the viewer's side said of them.")


class MatchComponent(ObjectType):
    """A share of the score; shares of one match sum to 1 (negative contributions show as 0 and are named)."""

    name = String(required=True, description="What it is, such as `meaning` or `goals`.")
    share = Float(required=True, description="0 to 1.")
    value = Float(required=True, description="What it added to the score.")


class PhrasePair(ObjectType):
    """Two phrases that say the same.

    Offsets count UTF-16 code units into the named field of each object, so that the spans are verbatim.
    """

    challenge_field = String(required=True, description="The field of the challenge.")
    challenge_start = Int(required=True, description="Where the phrase begins in it.")
    challenge_end = Int(required=True, description="Where it ends.")
    challenge_text = String(required=True, description="The phrase itself.")
    solution_field = String(required=True, description="The field of the solution.")
    solution_start = Int(required=True, description="Where the phrase begins in it.")
    solution_end = Int(required=True, description="Where it ends.")
    solution_text = String(required=True, description="The phrase itself.")
    similarity = Float(required=True, description="How much they say the same, 0 to 1.")
    share = Float(required=True, description="Its part of the score.")


class MissingMeasure(ObjectType):
    """A success measure of the challenge of which nothing was found in the solution. Offsets as in `PhrasePair`."""

    field = String(required=True, description="The field of the challenge.")
    start = Int(required=True, description="Where the phrase begins in it.")
    end = Int(required=True, description="Where it ends.")
    text = String(required=True, description="The phrase itself.")

    @staticmethod
    def resolve_field(measure: MissingMeasureResult, _info: Info) -> str:
        return camel_case(measure.field)


class FeedbackCount(ObjectType):
    """How often one verdict was given, as far as the viewer may know."""

    verdict = FeedbackVerdict(required=True, description="The verdict.")
    count = Int(required=True, description="How often.")


class Match(ObjectType):
    """A pair with its place in the viewer's list, its score, and why."""

    class Meta:
        interfaces = (Node,)

    challenge = Field(Challenge, required=True, description="The problem.")
    solution = Field(Solution, required=True, description="The answer.")
    rank = Int(required=True, description="1 is the best; 0 when the pair is not in the list.")
    score = Float(required=True, description="Comparable within one list only.")
    percentile = Int(required=True, description="How many of a hundred pairs fit worse.")
    band = MatchBand(required=True, description="The same in words.")
    probability = Float(
        description="How often matches like this one were found useful, 0 to 1; null until feedback has calibrated it."
    )
    components = Field(listed(MatchComponent), description="What the score is made of.")
    shared_goals = Field(listed(Goal), description="Goals that both name.")
    shared_dimensions = Field(listed(Dimension), description="Dimensions that both name.")
    phrases = Field(listed(PhrasePair), description="Phrases of both texts that answer each other.")
    missing = Field(listed(MissingMeasure), description="Success measures that the solution does not mention.")
    budget_overlaps = Boolean(
        description="Whether the lowest price is within the budget (cheaper is, too); null when one is not given."
    )
    trl_meets = Boolean(description="Whether it is mature enough; null when one side does not say.")
    is_cross_language = Boolean(required=True, description="Whether the texts are in two languages.")
    is_lexical_only = Boolean(required=True, description="Whether only words were compared: the model is not ready.")
    model_id = String(required=True, description="The language model that compared them.")
    my_feedback = FeedbackVerdict(description="What the viewer's side said of it.")
    feedback_counts = Field(listed(FeedbackCount), description="Verdicts, as far as the viewer may know.")

    @staticmethod
    def resolve_id(match: Result, _info: Info) -> str:
        return encode_pair("Match", *match.pair)

    @staticmethod
    def is_type_of(value: Any, _info: Info) -> bool:
        return isinstance(value, Result)


is_node(Result, Match)
MatchConnection = connection(
    "Match",
    "api.matching.types.Match",
    is_ready=Boolean(required=True, description="False while the text waits to be read by the model."),
)


class SimilarChallenge(ObjectType):
    """A challenge that resembles another."""

    challenge = Field(Challenge, required=True, description="The other challenge.")
    score = Float(required=True, description="Comparable within one list only.")
    band = MatchBand(required=True, description="The same in words.")


class PreviewSolution(ObjectType):
    """A known solution for a text that is being typed."""

    solution = Field(Solution, required=True, description="The solution.")
    score = Float(required=True, description="Comparable within one list only.")
    band = MatchBand(required=True, description="The same in words.")
    phrases = Field(listed(PhrasePair), description="Offsets point into the typed fields.")


class TypingPreview(ObjectType):
    """Ranked while typing; nothing is stored."""

    challenges = Field(listed(SimilarChallenge), description="What others already asked.")
    solutions = Field(listed(PreviewSolution), description="What is already known.")


class SearchItem(Union):
    """What a search finds."""

    class Meta:
        types = (Challenge, Solution, Organisation)

    @staticmethod
    def resolve_type(row: Any, _info: Info) -> Any:
        return type_of(row)


class SearchHit(ObjectType):
    """One find."""

    item = Field(SearchItem, required=True, description="The object.")
    score = Float(required=True, description="Comparable within one search only.")
    snippet = String(required=True, description="The sentence that holds the words, verbatim.")
    is_close = Boolean(
        required=True, description="Whether it is likely to be meant: it holds all the words, or its text is close."
    )


class SearchResult(ObjectType):
    """What a search found: what is close first, each part best first."""

    hits = Field(listed(SearchHit), description="The finds.")
    is_lexical_only = Boolean(required=True, description="Whether only words were compared: the model is not ready.")
