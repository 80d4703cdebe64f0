"""What waits for the viewer, and the figures that everybody may see."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from accounts.enums import OrganisationKind, Role
from accounts.models import City, Organisation
from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.rules import SUPPLIER_ROLES, UNIT_ROLES
from marketplace.catalog.selectors.visibility import challenges_visible_to, solutions_visible_to
from marketplace.catalog.workflow import EDITABLE_STATES, OPEN_STATES


@dataclass(frozen=True, slots=True)
class StateCount:
    state: str
    count: int


@dataclass(frozen=True, slots=True)
class PublicFigures:
    open_challenges: int
    published_solutions: int
    units: int
    suppliers: int
    cities: int


def challenge_counts(viewer: Viewer, organisation_id: int | None = None) -> list[StateCount]:
    """Challenges of the viewer's units (all visible ones for the secretariat) by state, in the machine's order."""
    rows = challenges_visible_to(viewer)
    units = viewer.unit_ids_as(*UNIT_ROLES)
    if not viewer.is_secretariat or (organisation_id is not None and organisation_id in units):
        rows = rows.filter(unit__in=_chosen(units, organisation_id))
    return _counts(rows, ChallengeState.values)


def solution_counts(viewer: Viewer, organisation_id: int | None = None) -> list[StateCount]:
    rows = solutions_visible_to(viewer)
    suppliers = viewer.supplier_ids(*SUPPLIER_ROLES)
    if not viewer.is_secretariat or (organisation_id is not None and organisation_id in suppliers):
        rows = rows.filter(supplier__in=_chosen(suppliers, organisation_id))
    return _counts(rows, SolutionState.values)


def challenge_tasks(viewer: Viewer, organisation_id: int | None = None) -> QuerySet[Challenge]:
    """Challenges that wait for an act of the viewer, the longest waiting first.

    A head: what an officer finished. The unit: what came back, and what is approved but not sent. The
    secretariat: what waits for the quality check.
    """
    heads = _chosen(viewer.unit_ids_as(Role.UNIT_HEAD), organisation_id)
    works = _chosen(viewer.unit_ids_as(*UNIT_ROLES), organisation_id)
    asked = Q(state__in=EDITABLE_STATES, approval_requested_at__isnull=False)
    not_own = Q(author__isnull=True) | ~Q(author=viewer.user_id)
    waiting = asked & not_own & Q(unit__in=heads)
    waiting |= Q(state=ChallengeState.RETURNED, approval_requested_at__isnull=True, unit__in=works)
    waiting |= Q(state=ChallengeState.UNIT_APPROVED, unit__in=works)
    if viewer.is_secretariat:
        waiting |= Q(state=ChallengeState.QUALITY_CHECK)
    return challenges_visible_to(viewer).filter(waiting).order_by("updated_at", "pk")


def drafts_of(viewer: Viewer, organisation_id: int | None = None, *, first: int = 10) -> list[Challenge | Solution]:
    """The viewer's organisations' unfinished texts, the last touched first."""
    units = _chosen(viewer.unit_ids_as(*UNIT_ROLES), organisation_id)
    suppliers = _chosen(viewer.supplier_ids(*SUPPLIER_ROLES), organisation_id)
    challenges = Challenge.objects.filter(state=ChallengeState.DRAFT, unit__in=units)
    solutions = Solution.objects.filter(state=SolutionState.DRAFT, supplier__in=suppliers)
    found: list[Challenge | Solution] = [
        *challenges.order_by("-updated_at", "-pk")[:first],
        *solutions.order_by("-updated_at", "-pk")[:first],
    ]
    return sorted(found, key=lambda item: item.updated_at, reverse=True)[:first]


def next_deadlines(viewer: Viewer, organisation_id: int | None = None) -> QuerySet[Challenge]:
    """Open challenges by deadline: of the viewer's units if they work in one, else of all."""
    rows = challenges_visible_to(viewer).filter(state__in=OPEN_STATES, deadline__gt=timezone.now())
    units = _chosen(viewer.unit_ids_as(*UNIT_ROLES), organisation_id)
    return (rows.filter(unit__in=units) if units else rows).order_by("deadline", "pk")


def public_figures() -> PublicFigures:
    organisations = Organisation.objects.filter(is_active=True)
    return PublicFigures(
        open_challenges=Challenge.objects.filter(state__in=OPEN_STATES).count(),
        published_solutions=Solution.objects.filter(state=SolutionState.PUBLISHED).count(),
        units=organisations.filter(kind=OrganisationKind.MUNICIPAL_UNIT).count(),
        suppliers=organisations.filter(kind=OrganisationKind.SUPPLIER).count(),
        cities=City.objects.filter(organisations__in=organisations).distinct().count(),
    )


def _chosen(ids: Collection[int], organisation_id: int | None) -> frozenset[int]:
    """The viewer's organisations, or the one of them that is asked for (with the units below it)."""
    if organisation_id is None:
        return frozenset(ids)
    below: frozenset[int] = Organisation.objects.subtree_ids([organisation_id])
    return frozenset(ids) & (below | {organisation_id})


def _counts(rows: QuerySet[Any], states: list[str]) -> list[StateCount]:
    found = dict(rows.order_by().values_list("state").annotate(count=Count("pk")))
    return [StateCount(state, found[state]) for state in states if state in found]
