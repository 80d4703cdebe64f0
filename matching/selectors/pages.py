"""From ranked ids to matches: rows, structured reasons, and lazily the phrases and the verdicts of a whole page."""

from collections.abc import Sequence
from typing import Any

from accounts.viewer import Viewer
from marketplace.catalog.models import Challenge, Solution
from matching.documents import language_of
from matching.enums import Direction, Kind
from matching.filters import budget_overlaps, trl_meets
from matching.index import Hit
from matching.missing import MissingBook
from matching.reasons import PhraseBook
from matching.results import FeedbackSummary, Match, MissingMeasure, PhrasePair
from matching.selectors.feedback import feedback_on


class MatchReader:
    """Shared by the matches of one page: what one of them is asked for is read for all of them."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._matches: list[Match] = []
        self._feedback: dict[tuple[int, int], FeedbackSummary] | None = None
        self._phrases: PhraseBook | None = None
        self._missing: MissingBook | None = None

    def add(self, match: Match) -> Match:
        match.read_feedback = self.feedback
        match.read_phrases = self.phrases
        match.read_missing = self.missing
        self._matches.append(match)
        return match

    def feedback(self, match: Match) -> FeedbackSummary:
        if self._feedback is None:
            self._feedback = feedback_on(self._viewer, self._matches)
        return self._feedback.get(match.pair, FeedbackSummary())

    def phrases(self, match: Match) -> list[PhrasePair]:
        if self._phrases is None:
            self._phrases = PhraseBook(self._items())
        return self._phrases.pairs(match.challenge, match.solution, match.components)

    def missing(self, match: Match) -> list[MissingMeasure]:
        if self._missing is None:
            self._missing = MissingBook(self._items())
        return self._missing.measures(match.challenge, match.solution)

    def _items(self) -> list[Challenge | Solution]:
        items = {(type(item), item.pk): item for found in self._matches for item in (found.challenge, found.solution)}
        return list(items.values())


def rows_for(kind: str, ids: Sequence[int]) -> dict[int, Any]:
    """The objects with everything that a match shows of them: a constant number of statements."""
    if kind == Kind.CHALLENGE:
        rows = Challenge.objects.select_related("unit", "city", "dimension", "axis").prefetch_related("goals")
        return {row.pk: row for row in rows.filter(pk__in=ids)}
    solutions = Solution.objects.select_related("supplier").prefetch_related("dimensions", "goals")
    return {row.pk: row for row in solutions.filter(pk__in=ids)}


def match_of(
    challenge: Challenge, solution: Solution, direction: Direction, rank: int, hit: Hit, reader: MatchReader
) -> Match:
    match = Match(
        challenge=challenge,
        solution=solution,
        direction=direction,
        rank=rank,
        score=hit.score,
        percentile=hit.percentile,
        band=hit.band,
        components=hit.components,
        shared_goals=_shared(challenge.goals.all(), solution.goals.all()),
        shared_dimensions=_shared([challenge.dimension] if challenge.dimension else [], solution.dimensions.all()),
        budget_overlaps=budget_overlaps(challenge, solution),
        trl_meets=trl_meets(challenge, solution),
        is_cross_language=language_of(challenge) != language_of(solution),
        is_lexical_only=hit.is_lexical_only,
        model_id=hit.model_key.partition("@")[0],
        model_key=hit.model_key,
        ranker_version=hit.ranker_version,
        probability=hit.probability,
    )
    return reader.add(match)


def _shared(mine: Any, theirs: Any) -> tuple[Any, ...]:
    other = {item.pk for item in theirs}
    return tuple(item for item in mine if item.pk in other)
