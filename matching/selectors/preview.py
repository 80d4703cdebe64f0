"""While a challenge is being typed: what already exists. Nothing is stored, and the same text is embedded once."""

from collections.abc import Sequence

from accounts.viewer import Viewer
from marketplace.catalog.models import Challenge, Goal
from marketplace.catalog.selectors import challenges_visible_to, solutions_visible_to
from matching.documents import INDEXED_CHALLENGES, INDEXED_SOLUTIONS
from matching.enums import Kind, MatchBand
from matching.index import Hit, Probe, index
from matching.reasons import PhraseBook
from matching.results import PhrasePair, PreviewSolution, SimilarChallenge, TypingPreview
from matching.selectors.pages import rows_for

SHOWN = 5
#: Below this there is nothing to compare yet.
MINIMUM_LETTERS = 8
_CANDIDATES = 60


def typing_preview(
    viewer: Viewer,
    *,
    language: str,
    title: str,
    summary: str = "",
    description: str = "",
    goals: Sequence[int] = (),
    exclude_challenge: int | None = None,
) -> TypingPreview:
    """Similar challenges and known solutions for an unsaved text; empty while it is too short to say."""
    draft = Challenge(language=language, title=title, summary=summary, description=description)
    probe = Probe.of_draft(draft, Goal.objects.filter(pk__in=list(goals)[:20]).prefetch_related("axes"))
    if sum(character.isalpha() for character in probe.text[:200]) < MINIMUM_LETTERS:
        return TypingPreview([], [])
    challenges = _similar(viewer, probe, {exclude_challenge}, SHOWN)
    hits = index.search(Kind.SOLUTION, probe, _CANDIDATES, None)
    allowed = set(
        solutions_visible_to(viewer)
        .filter(state__in=INDEXED_SOLUTIONS, supplier__is_active=True, pk__in=[hit.object_id for hit in hits])
        .values_list("pk", flat=True)
    )
    shown = _surest_first([hit for hit in hits if hit.object_id in allowed][:SHOWN])
    return TypingPreview(challenges, _solutions(draft, shown), is_lexical_only=probe.is_lexical_only)


def _solutions(draft: Challenge, hits: Sequence[Hit]) -> list[PreviewSolution]:
    rows = rows_for(Kind.SOLUTION, [hit.object_id for hit in hits])
    book = PhraseBook([draft, *rows.values()])

    def phrases(entry: PreviewSolution) -> list[PhrasePair]:
        return book.pairs(draft, entry.solution, ())

    return [
        PreviewSolution(solution=rows[hit.object_id], score=hit.score, band=hit.band, read_phrases=phrases)
        for hit in hits
        if hit.object_id in rows
    ]


def similar_challenges(viewer: Viewer, challenge: Challenge, *, first: int = SHOWN) -> list[SimilarChallenge]:
    """Challenges like this one that the viewer sees: to merge, or to learn from."""
    return _similar(viewer, Probe.of(challenge), {challenge.pk}, first)


def _surest_first(hits: list[Hit]) -> list[Hit]:
    """Score and band weigh the same measures differently; a handful that contradicts its own words helps nobody."""
    bands = list(MatchBand)
    return sorted(hits, key=lambda hit: bands.index(MatchBand(hit.band)))


def _similar(viewer: Viewer, probe: Probe, without: set[int | None], first: int) -> list[SimilarChallenge]:
    hits = [hit for hit in index.search(Kind.CHALLENGE, probe, _CANDIDATES, None) if hit.object_id not in without]
    visible = challenges_visible_to(viewer).filter(state__in=INDEXED_CHALLENGES)
    allowed = set(visible.filter(pk__in=[hit.object_id for hit in hits]).values_list("pk", flat=True))
    shown = _surest_first([hit for hit in hits if hit.object_id in allowed][:first])
    rows = rows_for(Kind.CHALLENGE, [hit.object_id for hit in shown])
    return [SimilarChallenge(rows[hit.object_id], hit.score, hit.band) for hit in shown if hit.object_id in rows]
