"""Challenges that ask for the same, across units, cities and languages: what to merge, and what is solved elsewhere.

For those who work on a challenge: its unit and the secretariat. Nothing is claimed without a model: the words of two
texts alone do not tell whether they are one need.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.quality import assess_challenge
from marketplace.catalog.selectors import challenges_visible_to, solutions_visible_to
from matching.documents import INDEXED_CHALLENGES, OPEN_CHALLENGES, language_of, text_of, with_facets
from matching.embedding import WORDS_KEY, holder, unpack
from matching.engine.duplicates import centred_briefs, is_same, same_pairs
from matching.engine.embedders.base import model_key
from matching.enums import Kind, MatchBand, MergeReason
from matching.index import Hit, Probe, index
from matching.models import TextEmbedding
from matching.reasons import PhraseBook
from matching.results import PhrasePair
from matching.rules import may_list_for_challenge
from matching.selectors.matches import ranked_for
from matching.selectors.pages import rows_for

SHOWN = 10
_CANDIDATES = 60
#: From this readiness level on a solution is in use: complete and proven where it runs.
IN_USE_TRL = 8
#: Solutions looked at for "solved elsewhere".
_BEST_SOLUTIONS = 10
#: Challenges that the secretariat's list compares with each other, the newest first.
COMPARED = 2_000
#: Texts without a kept vector that one answer embeds; the rest waits for the next.
_FRESH = 25


@dataclass(frozen=True, slots=True)
class MergeSuggestion:
    """Which of two to keep, and why. ``is_possible_now``: whether the machine lets the secretariat merge them now."""

    keep: Challenge
    merge: Challenge
    reasons: tuple[MergeReason, ...]
    is_possible_now: bool


@dataclass(kw_only=True)
class DuplicateCandidate:
    """``likeness`` is the centred cosine of both briefs, None without a model."""

    challenge: Challenge
    score: float
    band: str
    likeness: float | None
    is_probable: bool
    is_other_unit: bool
    is_other_city: bool
    is_other_language: bool
    suggestion: MergeSuggestion | None
    read_phrases: Callable[[Challenge], list[PhrasePair]] = field(repr=False, default=lambda other: [])

    @cached_property
    def phrases(self) -> list[PhrasePair]:
        return self.read_phrases(self.challenge)


@dataclass(kw_only=True)
class SolvedElsewhere:
    """A solved challenge of another city, or a strong solution that is in use; one of the two is set."""

    challenge: Challenge | None = None
    solution: Solution | None = None
    score: float
    band: str
    read_phrases: Callable[[Challenge | Solution], list[PhrasePair]] = field(repr=False, default=lambda other: [])

    @cached_property
    def phrases(self) -> list[PhrasePair]:
        other = self.challenge or self.solution
        return [] if other is None else self.read_phrases(other)


@dataclass(frozen=True, slots=True)
class DuplicateReport:
    candidates: list[DuplicateCandidate]
    solved_elsewhere: list[SolvedElsewhere]
    is_lexical_only: bool = False


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    first: Challenge
    second: Challenge
    likeness: float
    suggestion: MergeSuggestion | None


def duplicate_candidates(viewer: Viewer, challenge_id: int, *, first: int = SHOWN) -> DuplicateReport | None:
    """What may be the same as a challenge; None for who may not see it or neither runs it nor the secretariat."""
    challenge = challenges_visible_to(viewer).filter(pk=challenge_id).first()
    if challenge is None or not may_list_for_challenge(viewer, challenge):
        return None
    probe = Probe.of(challenge)
    mine = rows_for(Kind.CHALLENGE, [challenge.pk])[challenge.pk]
    found = _similar(viewer, mine, probe)
    solutions = _in_use(viewer, challenge, probe)
    items = [mine, *(row for _, row in found), *(row for _, row in solutions)]
    book = PhraseBook(items)

    def phrases(other: Challenge | Solution) -> list[PhrasePair]:
        return book.pairs(mine, other, ())

    candidates = _candidates(mine, found, phrases)
    solved = [
        SolvedElsewhere(challenge=each.challenge, score=each.score, band=each.band, read_phrases=phrases)
        for each in candidates
        if each.challenge.state == ChallengeState.SOLVED
        and each.is_other_city
        and (each.is_probable or each.band == MatchBand.STRONG)
    ]
    solved += [
        SolvedElsewhere(solution=row, score=hit.score, band=hit.band, read_phrases=phrases) for hit, row in solutions
    ]
    return DuplicateReport(candidates[:first], solved, is_lexical_only=probe.is_lexical_only)


def _similar(viewer: Viewer, mine: Challenge, probe: Probe) -> list[tuple[Hit, Challenge]]:
    hits = [hit for hit in index.search(Kind.CHALLENGE, probe, _CANDIDATES, None) if hit.object_id != mine.pk]
    visible = challenges_visible_to(viewer).filter(state__in=INDEXED_CHALLENGES)
    allowed = set(visible.filter(pk__in=[hit.object_id for hit in hits]).values_list("pk", flat=True))
    rows = rows_for(Kind.CHALLENGE, sorted(allowed))
    return [(hit, rows[hit.object_id]) for hit in hits if hit.object_id in rows]


def _candidates(
    mine: Challenge, found: Sequence[tuple[Hit, Challenge]], phrases: Callable[[Challenge | Solution], list[PhrasePair]]
) -> list[DuplicateCandidate]:
    """Those that are probably the same first, the others by their score."""
    likeness = likeness_to(mine, [row for _, row in found])
    candidates = []
    for (hit, row), value in zip(found, likeness, strict=True):
        other_language = language_of(row) != language_of(mine)
        is_probable = value is not None and is_same(value, language_of(mine), language_of(row))
        candidates.append(
            DuplicateCandidate(
                challenge=row,
                score=hit.score,
                band=hit.band,
                likeness=value,
                is_probable=is_probable,
                is_other_unit=row.unit_id != mine.unit_id,
                is_other_city=row.city_id != mine.city_id,
                is_other_language=other_language,
                suggestion=merge_suggestion(mine, row) if is_probable else None,
                read_phrases=phrases,
            )
        )
    return sorted(candidates, key=lambda each: (not each.is_probable, -each.score, each.challenge.pk))


def likeness_to(mine: Challenge, others: Sequence[Challenge]) -> list[float | None]:
    """The centred cosine of ``mine`` and each of the others; None for what has no vector under the serving model."""
    vectors = _query_vectors([mine, *others])
    if mine.pk not in vectors:
        return [None] * len(others)
    known = [mine, *(row for row in others if row.pk in vectors)]
    briefs = _briefs(known, vectors)
    values = {row.pk: min(float(value), 1.0) for row, value in zip(known, briefs @ briefs[0], strict=True)}
    return [values.get(row.pk) for row in others]


def _briefs(rows: Sequence[Challenge], vectors: dict[int, np.ndarray]) -> np.ndarray:
    model_id = index.last_key().partition("@")[0]
    texts = [text_of(row) for row in rows]
    return centred_briefs([vectors[row.pk] for row in rows], texts, [language_of(row) for row in rows], model_id)


def _query_vectors(rows: Sequence[Challenge]) -> dict[int, np.ndarray]:
    """Kept vectors, and fresh ones of what is not published yet; none while words alone serve."""
    key = index.serving_key()
    if key == WORDS_KEY:
        return {}
    kept = TextEmbedding.objects.filter(
        kind=Kind.CHALLENGE, model_key=key, is_live=True, object_id__in=[row.pk for row in rows]
    )
    vectors = {pk: unpack(vector) for pk, vector in kept.values_list("object_id", "query_vector")}
    embedder = holder.get()
    if embedder is not None and model_key(embedder) == key:
        for row in [row for row in rows if row.pk not in vectors][:_FRESH]:
            if (fresh := holder.query_vector(text_of(row))) is not None:
                vectors[row.pk] = fresh
    return vectors


def merge_suggestion(one: Challenge, other: Challenge) -> MergeSuggestion | None:
    """Which of the two stays: the open one, then the one that was published earlier, then the better described one.

    None when one of them is over: there is nothing to merge with what is solved, withdrawn or merged.
    """
    if any(row.state in _OVER for row in (one, other)):
        return None
    reasons: list[MergeReason] = []
    is_open = {row.pk: row.state in OPEN_CHALLENGES for row in (one, other)}
    if is_open[one.pk] != is_open[other.pk]:
        keep = one if is_open[one.pk] else other
        reasons.append(MergeReason.IS_OPEN)
    elif is_open[one.pk]:
        keep = min((one, other), key=lambda row: (row.published_at or row.created_at, row.pk))
        reasons.append(MergeReason.PUBLISHED_EARLIER)
    else:
        quality = {row.pk: assess_challenge(row).score for row in (one, other)}
        keep = max((one, other), key=lambda row: (quality[row.pk], -row.pk))
        is_better = quality[one.pk] != quality[other.pk]
        reasons.append(MergeReason.BETTER_DESCRIBED if is_better else MergeReason.STARTED_EARLIER)
    merge = other if keep is one else one
    is_possible = merge.state == ChallengeState.QUALITY_CHECK and is_open[keep.pk]
    return MergeSuggestion(keep, merge, tuple(reasons), is_possible)


_OVER = frozenset({ChallengeState.SOLVED, ChallengeState.UNSOLVED, ChallengeState.WITHDRAWN, ChallengeState.MERGED})


def _in_use(viewer: Viewer, challenge: Challenge, probe: Probe) -> list[tuple[Hit, Solution]]:
    """Strong matches that run somewhere already, by what their suppliers state: readiness and evidence."""
    hits = [hit for hit in ranked_for(viewer, challenge, probe)[:_BEST_SOLUTIONS] if hit.band == MatchBand.STRONG]
    running = solutions_visible_to(viewer).filter(state=SolutionState.PUBLISHED, trl__gte=IN_USE_TRL)
    allowed = set(
        running.filter(pk__in=[hit.object_id for hit in hits]).exclude(evidence="").values_list("pk", flat=True)
    )
    rows = rows_for(Kind.SOLUTION, sorted(allowed))
    return [(hit, rows[hit.object_id]) for hit in hits if hit.object_id in rows]


def duplicate_pairs(viewer: Viewer, *, first: int = 20) -> list[DuplicatePair]:
    """Pairs of challenges under way or open that are probably the same, the surest first: for the secretariat."""
    if not viewer.is_secretariat:
        return []
    rows = list(
        with_facets(Kind.CHALLENGE)
        .filter(pk__in=challenges_visible_to(viewer).values("pk"))
        .exclude(state__in=_OVER)
        .order_by("-pk")[:COMPARED]
    )
    vectors = _query_vectors([row for row in rows if isinstance(row, Challenge)])
    known = [row for row in reversed(rows) if isinstance(row, Challenge) and row.pk in vectors]
    if len(known) < 2:
        return []
    pairs = same_pairs(_briefs(known, vectors), [language_of(row) for row in known], first)
    full = rows_for(Kind.CHALLENGE, sorted({known[at].pk for pair in pairs for at in pair[:2]}))
    found = []
    for one, other, likeness in pairs:
        earlier, later = full[known[one].pk], full[known[other].pk]
        found.append(DuplicatePair(earlier, later, likeness, merge_suggestion(earlier, later)))
    return found
