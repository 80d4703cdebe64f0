"""Reads of learning: rankers and evaluations, for operators alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.viewer import Viewer
from bahamm.kernel.actions import AllowedAction
from bahamm.kernel.errors import FieldError
from matching.engine import weights
from matching.engine.fusion import built_in
from matching.enums import RankerState
from matching.index import index
from matching.learning.active import active_row
from matching.learning.errors import (
    RANKER_ACTIVE,
    RANKER_NOT_ACTIVE,
    RANKER_OF_ANOTHER_MODEL,
    RANKER_OUTDATED,
    RANKER_WORSE,
)
from matching.learning.rules import may_operate
from matching.models import EvaluationRun, RankerVersion


@dataclass(frozen=True, slots=True)
class FittedWeight:
    """One weight beside the one that it would replace."""

    group: str
    name: str
    value: float
    built_in: float


@dataclass(frozen=True, slots=True)
class FittedMeasure:
    """One figure on held-back feedback; ``gain`` and its interval are counted so that more is better."""

    name: str
    value: float
    current: float
    gain: float
    low: float | None
    high: float | None
    higher_is_better: bool


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Matches of like probability: what was predicted, and how many of a hundred were useful."""

    predicted: float
    observed: float
    count: int


def rankers_visible_to(viewer: Viewer) -> QuerySet[RankerVersion]:
    rows = RankerVersion.objects.order_by("-created_at", "-pk")
    return rows if may_operate(viewer) is None else rows.none()


def evaluations_visible_to(viewer: Viewer) -> QuerySet[EvaluationRun]:
    rows = EvaluationRun.objects.order_by("-created_at", "-pk")
    return rows if may_operate(viewer) is None else rows.none()


def applies(row: RankerVersion) -> bool:
    """Whether its weights mean anything for the formula and the serving model."""
    return row.formula == weights.VERSION and row.model_key == index.last_key()


def activation_refusal(row: RankerVersion, active: RankerVersion | None) -> FieldError | None:
    """Why ``row`` cannot be put in the place of ``active``; None allows it."""
    if row.state == RankerState.ACTIVE:
        return FieldError(RANKER_ACTIVE)
    if not applies(row):
        return FieldError(RANKER_OF_ANOTHER_MODEL)
    rival = active if active is not None and applies(active) else None
    if row.compared_with_id != (None if rival is None else rival.pk):
        return FieldError(RANKER_OUTDATED)
    if worse := row.metrics["worse"]:
        return FieldError(RANKER_WORSE, parameters={"measures": ", ".join(worse)})
    return None


def allowed_actions(viewer: Viewer, rows: Iterable[RankerVersion]) -> dict[int, list[AllowedAction]]:
    """What the viewer may do with each of ``rows`` now."""
    refusal, active = may_operate(viewer), active_row()
    return {
        row.pk: [
            AllowedAction("activate_ranker", refusal or activation_refusal(row, active)),
            AllowedAction("roll_back_ranker", refusal or _roll_back_refusal(row)),
        ]
        for row in rows
    }


def _roll_back_refusal(row: RankerVersion) -> FieldError | None:
    return None if row.state == RankerState.ACTIVE else FieldError(RANKER_NOT_ACTIVE)


def weights_of(row: RankerVersion) -> list[FittedWeight]:
    """In the order of the formula; a component that the formula has lost stands with 0 for built in."""
    base = built_in()
    return [
        FittedWeight(group, name, value, getattr(base, group, {}).get(name, 0.0))
        for group, values in row.weights.items()
        for name, value in values.items()
        if value
    ]


def measures_of(row: RankerVersion) -> list[FittedMeasure]:
    return [FittedMeasure(name=name, **figures) for name, figures in row.metrics["measures"].items()]


def reliability_of(row: RankerVersion) -> list[ReliabilityBin]:
    return [ReliabilityBin(**each) for each in row.metrics["reliability"]]
