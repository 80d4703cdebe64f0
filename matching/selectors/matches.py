"""The ranked lists of both sides, always on top of what the viewer may see."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.viewer import Viewer
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import challenges_visible_to, solutions_visible_to
from matching import filters
from matching.documents import Item, is_indexed, kind_of
from matching.enums import Direction, Kind, VerdictFilter
from matching.index import Hit, Probe, index
from matching.results import Match, MatchPage
from matching.rules import direction_for, may_list_for_challenge, may_list_for_solution
from matching.selectors.feedback import given_on
from matching.selectors.pages import MatchReader, match_of, rows_for

#: A list ends here: nobody reads further, and weak matches are no matches.
DEPTH = 50
#: Candidates taken from the index before the filters; a narrower filter is given to the index instead.
CANDIDATES = 200

OTHER = {Kind.CHALLENGE: Kind.SOLUTION, Kind.SOLUTION: Kind.CHALLENGE}


def matches_for_challenge(
    viewer: Viewer, challenge: Challenge, *, first: int = 20, offset: int = 0, verdict: str | None = None
) -> MatchPage:
    """Solutions for ``challenge``, best first: for its unit and the secretariat, empty for everybody else.

    ``verdict`` (of :class:`VerdictFilter`): only those of which the viewer's side said that; ranks stay what they are.
    """
    if not may_list_for_challenge(viewer, challenge):
        return MatchPage(matches=[], total_count=0)
    return _page(viewer, challenge, first, offset, verdict)


def matches_for_solution(
    viewer: Viewer, solution: Solution, *, first: int = 20, offset: int = 0, verdict: str | None = None
) -> MatchPage:
    """Open challenges for ``solution``, best first: for its supplier and the secretariat. ``verdict`` as above."""
    if not may_list_for_solution(viewer, solution):
        return MatchPage(matches=[], total_count=0)
    return _page(viewer, solution, first, offset, verdict)


def match_by_pair(viewer: Viewer, challenge_id: int, solution_id: int) -> Match | None:
    """One pair as the viewer's side sees it; None when it is none of their business.

    ``rank`` is 0 for a pair that is not in the list (a hard filter excludes it, or others fit better).
    """
    challenge = challenges_visible_to(viewer).filter(pk=challenge_id).first()
    solution = solutions_visible_to(viewer).filter(pk=solution_id).first()
    if challenge is None or solution is None:
        return None
    direction = direction_for(viewer, challenge, solution)
    if direction is None:
        return None
    subject: Item = challenge if direction == Direction.CHALLENGE_TO_SOLUTIONS else solution
    target: Item = solution if direction == Direction.CHALLENGE_TO_SOLUTIONS else challenge
    probe = Probe.of(subject)
    found = enumerate(ranked_for(viewer, subject, probe), start=1)
    rank, hit = next(((rank, hit) for rank, hit in found if hit.object_id == target.pk), (0, None))
    if hit is None:
        alone = index.search(OTHER[kind_of(subject)], probe, 1, {target.pk})
        if not alone:
            return None
        hit = alone[0]
    return _build(viewer, subject, [(rank, hit)])[0]


def ranked_for(viewer: Viewer, subject: Item, probe: Probe) -> list[Hit]:
    """Everything that is offered for ``subject``, best first, at most DEPTH; the position is the rank."""
    kind = OTHER[kind_of(subject)]
    hits = index.search(kind, probe, CANDIDATES, None)
    allowed = _allowed(viewer, subject, [hit.object_id for hit in hits])
    kept = [hit for hit in hits if hit.object_id in allowed]
    if len(kept) < DEPTH and len(hits) == CANDIDATES:
        # Few pass the filters: ask for the best among exactly those.
        kept = index.search(kind, probe, DEPTH, _allowed(viewer, subject, None))
    return kept[:DEPTH]


def _allowed(viewer: Viewer, subject: Item, among: list[int] | None) -> set[int]:
    if isinstance(subject, Challenge):
        solutions = _among(filters.solutions_for(viewer, subject), among)
        return set(solutions.order_by().values_list("pk", flat=True))
    challenges = _among(filters.challenges_for(viewer, subject), among).order_by()
    columns = challenges.only("pk", "accepts_languages", "required_credentials")
    return {challenge.pk for challenge in filters.open_to(subject, columns)}


def _among(rows: QuerySet, among: list[int] | None) -> QuerySet:  # type: ignore[type-arg]
    return rows if among is None else rows.filter(pk__in=among)


def _page(viewer: Viewer, subject: Item, first: int, offset: int, verdict: str | None) -> MatchPage:
    probe = Probe.of(subject)
    ranked = list(enumerate(ranked_for(viewer, subject, probe), start=1))
    if verdict is not None:
        given = given_on(viewer, subject)
        ranked = [entry for entry in ranked if given.get(entry[1].object_id, VerdictFilter.UNDECIDED) == verdict]
    return MatchPage(
        matches=_build(viewer, subject, ranked[offset : offset + first]),
        total_count=len(ranked),
        has_next_page=offset + first < len(ranked),
        is_ready=probe.is_stored or not is_indexed(subject),
    )


def _build(viewer: Viewer, subject: Item, ranked: Iterable[tuple[int, Hit]]) -> list[Match]:
    entries = list(ranked)
    kind = kind_of(subject)
    mine = rows_for(kind, [subject.pk])[subject.pk]
    others = rows_for(OTHER[kind], [hit.object_id for _, hit in entries])
    reader = MatchReader(viewer)
    matches = []
    for rank, hit in entries:
        other = others.get(hit.object_id)
        if other is None:
            continue
        if kind == Kind.CHALLENGE:
            matches.append(match_of(mine, other, Direction.CHALLENGE_TO_SOLUTIONS, rank, hit, reader))
        else:
            matches.append(match_of(other, mine, Direction.SOLUTION_TO_CHALLENGES, rank, hit, reader))
    return matches
