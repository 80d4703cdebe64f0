"""What matching puts on a desk: read from the stored matches, so that it costs no search."""

from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.utils import timezone

from accounts.models import Organisation
from accounts.viewer import Viewer
from marketplace.catalog.rules import SUPPLIER_ROLES, UNIT_ROLES
from marketplace.catalog.selectors import challenges_visible_to, solutions_visible_to
from matching.documents import INDEXED_SOLUTIONS, OPEN_CHALLENGES
from matching.enums import SURE_BANDS, Direction, FeedbackVerdict, Kind, MatchBand
from matching.index import Hit
from matching.models import MatchFeedback, MatchRecord
from matching.results import Match, MatchComponent
from matching.selectors.pages import MatchReader, match_of, rows_for


def fitting_challenges(viewer: Viewer, *, first: int = 5, organisation_id: int | None = None) -> list[Match]:
    """Open challenges that fit the viewer's solutions, the best match of each, without those found not useful.

    What is merely possible comes last, whatever its score.
    """
    suppliers = _chosen(viewer.supplier_ids(*SUPPLIER_ROLES), organisation_id)
    refused = _feedback(Direction.SOLUTION_TO_CHALLENGES).filter(verdict=FeedbackVerdict.NOT_USEFUL)
    records = _current(viewer, Direction.SOLUTION_TO_CHALLENGES).filter(solution__supplier__in=suppliers)
    best: dict[int, MatchRecord] = {}
    is_possible = Case(When(band=MatchBand.POSSIBLE, then=Value(1)), default=Value(0))
    for record in records.exclude(Exists(refused)).order_by(is_possible, "-score", "pk")[: first * 10]:
        best.setdefault(record.challenge_id, record)
    return _matches(viewer, list(best.values())[:first])


def matches_awaiting_feedback(viewer: Viewer, *, first: int = 5, organisation_id: int | None = None) -> list[Match]:
    """Strong and good matches of the viewer's challenges and solutions that nobody of their side has judged."""
    units = _chosen(viewer.unit_ids_as(*UNIT_ROLES), organisation_id)
    suppliers = _chosen(viewer.supplier_ids(*SUPPLIER_ROLES), organisation_id)
    found: list[MatchRecord] = []
    for direction, condition in (
        (Direction.CHALLENGE_TO_SOLUTIONS, {"challenge__unit__in": units}),
        (Direction.SOLUTION_TO_CHALLENGES, {"solution__supplier__in": suppliers}),
    ):
        judged = _feedback(direction).exclude(verdict=FeedbackVerdict.RETRACTED)
        records = _current(viewer, direction).filter(band__in=SURE_BANDS, **condition).exclude(Exists(judged))
        found += records.order_by("rank", "-score", "pk")[:first]
    return _matches(viewer, sorted(found, key=lambda record: (record.rank, -record.score))[:first])


def _current(viewer: Viewer, direction: Direction) -> QuerySet[MatchRecord]:
    challenges = challenges_visible_to(viewer).filter(state__in=OPEN_CHALLENGES).exclude(deadline__lte=timezone.now())
    return MatchRecord.objects.filter(
        direction=direction,
        is_current=True,
        challenge__in=challenges,
        solution__in=solutions_visible_to(viewer).filter(state__in=INDEXED_SOLUTIONS),
    )


def _feedback(direction: Direction) -> QuerySet[MatchFeedback]:
    pair = {"challenge": OuterRef("challenge"), "solution": OuterRef("solution")}
    return MatchFeedback.objects.filter(**pair, direction=direction, is_current=True)


def _chosen(ids: frozenset[int], organisation_id: int | None) -> frozenset[int]:
    """The viewer's organisations, or the one that is asked for with the units below it: who heads it heads them."""
    if organisation_id is None:
        return ids
    below: frozenset[int] = Organisation.objects.subtree_ids([organisation_id])
    return ids & (below | {organisation_id})


def _matches(viewer: Viewer, records: list[MatchRecord]) -> list[Match]:
    challenges = rows_for(Kind.CHALLENGE, [record.challenge_id for record in records])
    solutions = rows_for(Kind.SOLUTION, [record.solution_id for record in records])
    reader = MatchReader(viewer)
    return [
        match_of(
            challenges[record.challenge_id],
            solutions[record.solution_id],
            Direction(record.direction),
            record.rank,
            _hit(record),
            reader,
        )
        for record in records
    ]


def _hit(record: MatchRecord) -> Hit:
    return Hit(
        object_id=record.solution_id if record.direction == Direction.CHALLENGE_TO_SOLUTIONS else record.challenge_id,
        score=record.score,
        percentile=record.percentile,
        band=record.band,
        components=tuple(MatchComponent(**component) for component in record.components),
        model_key=record.model_key,
        ranker_version=record.ranker_version,
    )
