"""What the index reads of an object of the catalogue, and the hashes that tell whether it changed."""

import hashlib
from collections.abc import Sequence
from typing import TypeAlias

import orjson
from django.db.models import QuerySet

from bahamm.kernel.text import detect_language, fold
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Goal, Solution
from marketplace.catalog.models.columns import MAX_AMOUNT
from matching.engine.items import Document, Facets
from matching.engine.types import FloatArray
from matching.enums import Kind, Part

Item: TypeAlias = Challenge | Solution

#: The fields whose phrases a reason may quote, in the order in which they are read.
QUOTED_FIELDS = ("title", "summary", "description")
#: What is read besides, to say what an offer leaves unanswered; it ranks nobody.
CHALLENGE_DETAILS = ("success_measures",)
SOLUTION_DETAILS = ("evidence", "integration_needs")
#: Withdrawn and merged challenges leave the index; solved ones stay, as knowledge.
INDEXED_CHALLENGES = (
    ChallengeState.PUBLISHED,
    ChallengeState.IN_EVENT,
    ChallengeState.SOLVED,
    ChallengeState.UNSOLVED,
)
#: A challenge is offered to suppliers only while it can still be answered.
OPEN_CHALLENGES = (ChallengeState.PUBLISHED, ChallengeState.IN_EVENT)
INDEXED_SOLUTIONS = (SolutionState.PUBLISHED,)
#: A text is indexed up to here; 200 KB of pasted filler must not hold the worker.
MAX_CHARACTERS = 60_000


def kind_of(item: Item) -> Kind:
    return Kind.CHALLENGE if isinstance(item, Challenge) else Kind.SOLUTION


def is_indexed(item: Item) -> bool:
    return item.state in (INDEXED_CHALLENGES if isinstance(item, Challenge) else INDEXED_SOLUTIONS)


def indexed_items(kind: str) -> QuerySet[Challenge] | QuerySet[Solution]:
    """Everything of ``kind`` that belongs into the index, with what :func:`facets_of` reads."""
    return with_facets(kind).filter(state__in=INDEXED_CHALLENGES if kind == Kind.CHALLENGE else INDEXED_SOLUTIONS)


def with_facets(kind: str) -> QuerySet[Challenge] | QuerySet[Solution]:
    if kind == Kind.CHALLENGE:
        return Challenge.objects.select_related("dimension", "axis").prefetch_related("goals__dimension", "goals__axes")
    return Solution.objects.prefetch_related("dimensions", "goals__dimension", "goals__axes")


def fields_of(item: Item, part: str) -> tuple[str, ...]:
    """The fields that make up a part of an object."""
    if part == Part.TEXT:
        return QUOTED_FIELDS
    return CHALLENGE_DETAILS if isinstance(item, Challenge) else SOLUTION_DETAILS


def text_of(item: Item) -> str:
    """The text that is embedded: what the author wrote, nothing derived, so that a reason can quote it."""
    parts = [getattr(item, name) for name in QUOTED_FIELDS]
    return "\n".join(part for part in (*parts, " ، ".join(item.tags)) if part)[:MAX_CHARACTERS]


def language_of(item: Item) -> str:
    """By script, since people leave the language switch alone; the declared one when there are no letters."""
    text = text_of(item)
    return detect_language(text) if any(character.isalpha() for character in text) else str(item.language)


def document_of(
    item: Item,
    language: str,
    vector: FloatArray,
    query_vector: FloatArray | None,
    phrases: FloatArray | None = None,
    version: int = 0,
) -> Document:
    """``item`` as a corpus takes it; ``language``, vectors and ``version`` are those of the change log."""
    return Document(
        id=item.pk,
        text=text_of(item),
        language=language,
        vector=vector,
        facets=facets_of(item),
        query_vector=query_vector,
        phrases=phrases,
        version=version,
    )


def facets_of(item: Item) -> Facets:
    """What ranking knows besides the text. Credentials are asked in SQL at each search: they expire by themselves."""
    goals = list(item.goals.all())
    if isinstance(item, Challenge):
        return challenge_facets(item, goals)
    dimensions = {_key(dimension.pk) for dimension in item.dimensions.all()}
    return Facets(
        goals=frozenset(_key(goal.pk) for goal in goals),
        dimensions=frozenset(dimensions or {_key(goal.dimension_id) for goal in goals}),
        axes=_axes(goals),
        tags=_tags(item),
        trl=item.trl,
        money=_money(item.price_min, item.price_max),
    )


def challenge_facets(challenge: Challenge, goals: Sequence[Goal]) -> Facets:
    """For a challenge that may not be stored yet. A chosen dimension outweighs those of its ``goals``."""
    dimensions = {challenge.dimension_id} if challenge.dimension_id else {goal.dimension_id for goal in goals}
    return Facets(
        goals=frozenset(_key(goal.pk) for goal in goals),
        dimensions=frozenset(_key(pk) for pk in dimensions),
        axes=frozenset({_key(challenge.axis_id)}) if challenge.axis_id else _axes(goals),
        tags=_tags(challenge),
        trl=challenge.trl_min,
        money=_money(challenge.budget_min, challenge.budget_max),
        city=_key(challenge.city_id) if challenge.city_id else None,
    )


def _key(pk: int) -> str:
    return str(pk)


def _axes(goals: Sequence[Goal]) -> frozenset[str]:
    return frozenset(_key(axis.pk) for goal in goals for axis in goal.axes.all())


def _tags(item: Item) -> frozenset[str]:
    return frozenset(folded for tag in item.tags if (folded := fold(tag)))


def _money(lowest: object, highest: object) -> tuple[int, int] | None:
    if lowest is None and highest is None:
        return None
    return _amount(lowest) or 0, MAX_AMOUNT if highest is None else _amount(highest) or 0


def content_hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def document_hash(item: Item) -> str:
    """Of the text and of every other column that ranking reads."""
    return hashlib.sha256(orjson.dumps([text_of(item), str(item.language), *_facet_values(item)])).hexdigest()


def _facet_values(item: Item) -> list[object]:
    goals = sorted(goal.pk for goal in item.goals.all())
    if isinstance(item, Challenge):
        amounts = (_amount(item.budget_min), _amount(item.budget_max))
        return ["challenge", goals, item.dimension_id, item.axis_id, amounts, item.trl_min, item.state, item.city_id]
    dimensions = sorted(dimension.pk for dimension in item.dimensions.all())
    return ["solution", goals, dimensions, _amount(item.price_min), _amount(item.price_max), item.trl, item.state]


def _amount(money: object) -> int | None:
    return None if money is None else int(getattr(money, "amount", 0))
