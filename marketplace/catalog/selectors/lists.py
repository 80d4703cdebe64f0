"""Filtering and sorting, in SQL, always on top of what the viewer may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Organisation
from accounts.viewer import Viewer
from marketplace.catalog import folding
from marketplace.catalog.enums import ChallengeSort, SolutionSort
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.rules import SUPPLIER_ROLES, UNIT_ROLES
from marketplace.catalog.workflow import OPEN_STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeFilter:
    """What None, "" and empty lists leave open. Ids are primary keys, amounts whole rials."""

    search: str | None = None
    states: Sequence[str] | None = None
    unit: int | None = None
    city: int | None = None
    dimension: int | None = None
    axis: int | None = None
    goals: Sequence[int] | None = None
    language: str | None = None
    budget_min: int | None = None
    budget_max: int | None = None
    open_only: bool | None = None
    mine: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionFilter:
    search: str | None = None
    states: Sequence[str] | None = None
    supplier: int | None = None
    dimension: int | None = None
    goals: Sequence[int] | None = None
    language: str | None = None
    trl_min: int | None = None
    price_max: int | None = None
    mine: bool | None = None


def filter_challenges(rows: QuerySet[Challenge], wanted: ChallengeFilter, viewer: Viewer) -> QuerySet[Challenge]:
    """``rows`` that fit; a unit stands for itself and the units below it."""
    condition = _searched(wanted.search) & _exact(city=wanted.city, dimension=wanted.dimension, axis=wanted.axis)
    condition &= _exact(language=wanted.language) & _among(wanted.states, wanted.goals, Challenge)
    if wanted.unit is not None:
        condition &= Q(unit__in=Organisation.objects.subtree_ids([wanted.unit]))
    if wanted.open_only:
        ahead = Q(deadline__isnull=True) | Q(deadline__gt=timezone.now())
        condition &= Q(state__in=OPEN_STATES) & ahead
    if wanted.mine:
        condition &= Q(unit__in=viewer.unit_ids_as(*UNIT_ROLES))
    condition &= _overlaps("budget_min", "budget_max", wanted.budget_min, wanted.budget_max)
    return rows.filter(condition)


def filter_solutions(rows: QuerySet[Solution], wanted: SolutionFilter, viewer: Viewer) -> QuerySet[Solution]:
    condition = _searched(wanted.search) & _exact(supplier=wanted.supplier, language=wanted.language)
    condition &= _among(wanted.states, wanted.goals, Solution)
    if wanted.dimension is not None:
        # Through the link table: a join would repeat rows.
        condition &= Q(pk__in=_linked(Solution.dimensions.through, "dimension", [wanted.dimension], "solution"))
    if wanted.trl_min is not None:
        condition &= Q(trl__gte=wanted.trl_min)
    if wanted.mine:
        condition &= Q(supplier__in=viewer.supplier_ids(*SUPPLIER_ROLES))
    condition &= _overlaps("price_min", "price_max", None, wanted.price_max)
    return rows.filter(condition)


def sort_challenges(rows: QuerySet[Challenge], order: str = ChallengeSort.NEWEST) -> QuerySet[Challenge]:
    """A total order: the primary key decides between equals, so that pages neither repeat nor skip."""
    match ChallengeSort(order):
        case ChallengeSort.DEADLINE:
            return rows.order_by(F("deadline").asc(nulls_last=True), "pk")
        case ChallengeSort.BUDGET:
            return rows.order_by(F("budget_max").desc(nulls_last=True), "pk")
        case ChallengeSort.TITLE:
            return rows.order_by("sort_title", "pk")
    return rows.order_by(Coalesce("published_at", "created_at").desc(), "-pk")


def sort_solutions(rows: QuerySet[Solution], order: str = SolutionSort.NEWEST) -> QuerySet[Solution]:
    match SolutionSort(order):
        case SolutionSort.TRL:
            return rows.order_by(F("trl").desc(nulls_last=True), "pk")
        case SolutionSort.PRICE:
            return rows.order_by(Coalesce("price_min", "price_max").asc(nulls_last=True), "pk")
        case SolutionSort.TITLE:
            return rows.order_by("sort_title", "pk")
    return rows.order_by(Coalesce("published_at", "created_at").desc(), "-pk")


def _searched(text: str | None) -> Q:
    condition = Q()
    for token in folding.tokens(text or ""):
        condition &= Q(search_text__contains=token)
    return condition


def _exact(**wanted: Any) -> Q:
    return Q(**{name: value for name, value in wanted.items() if value not in (None, "")})


def _among(states: Sequence[str] | None, goals: Sequence[int] | None, model: Any) -> Q:
    condition = Q(state__in=list(states)) if states else Q()
    if goals:
        condition &= Q(pk__in=_linked(model.goals.through, "goal", goals, model._meta.model_name))
    return condition


def _linked(through: Any, column: str, keys: Sequence[int], owner: str) -> Any:
    return through.objects.filter(**{f"{column}__in": list(keys)}).values(owner)


def _overlaps(low: str, high: str, wanted_low: int | None, wanted_high: int | None) -> Q:
    """Ranges with an open end overlap on that side; rows without any amount fit no wanted range."""
    condition = Q()
    if wanted_low is not None:
        condition &= Q(**{f"{high}__gte": wanted_low}) | Q(**{f"{high}__isnull": True, f"{low}__isnull": False})
    if wanted_high is not None:
        condition &= Q(**{f"{low}__lte": wanted_high}) | Q(**{f"{low}__isnull": True, f"{high}__isnull": False})
    return condition
