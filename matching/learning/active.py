"""The fitted ranker in force, as each process follows it.

Which one is active is read with the heads of the change logs, so a change costs running processes no statement of
its own and needs no restart; its weights are read once, when it changes.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from django.db.models import QuerySet, Subquery

from matching.engine import weights
from matching.engine.fusion import Fusion
from matching.engine.learning import calibration, features
from matching.engine.learning.calibration import Calibration
from matching.engine.learning.features import BadWeights
from matching.enums import RankerState
from matching.models import IndexState, RankerVersion

logger = logging.getLogger("bahamm.matching.learning")


@dataclass(frozen=True, slots=True)
class ActiveRanker:
    """Weights and calibration of one :class:`RankerVersion`. ``fusion`` is None when they do not apply any more."""

    pk: int
    since: datetime
    model_key: str
    fusion: Fusion | None
    calibration: Calibration | None

    @classmethod
    def of(cls, row: RankerVersion) -> "ActiveRanker":
        since = row.activated_at or row.created_at
        try:
            if row.formula != weights.VERSION:
                raise BadWeights(f"fitted for the formula {row.formula}, {weights.VERSION} is in use")
            fusion = features.from_json(row.weights, row.version)
            return cls(row.pk, since, row.model_key, fusion, calibration.read(row.calibration))
        except BadWeights as error:
            logger.warning("ranker %s does not apply, the built-in weights rank: %s", row.version, error)
            return cls(row.pk, since, row.model_key, None, None)

    def fusion_for(self, model_key: str) -> Fusion | None:
        """Its weights for lists that ``model_key`` compares; None: the built-in ones."""
        return self.fusion if model_key == self.model_key else None

    def probability(self, score: float) -> float | None:
        if self.calibration is None:
            return None
        return float(self.calibration.probabilities(np.array([score]))[0])


def with_active(states: QuerySet[IndexState]) -> QuerySet[Any]:
    """``states`` with the active ranker beside them, in the same statement."""
    active = RankerVersion.objects.filter(state=RankerState.ACTIVE).order_by()
    return states.annotate(
        active_ranker=Subquery(active.values("pk")[:1]), ranker_since=Subquery(active.values("activated_at")[:1])
    )


def followed(known: ActiveRanker | None, states: Iterable[Any]) -> ActiveRanker | None:
    """The active ranker that ``states`` (see :func:`with_active`) name: ``known``, if it still is."""
    wanted = next(((state.active_ranker, state.ranker_since) for state in states), (None, None))
    if wanted[0] is None:
        return None
    if known is not None and (known.pk, known.since) == wanted:
        return known
    row = RankerVersion.objects.filter(pk=wanted[0], state=RankerState.ACTIVE).first()
    return None if row is None else ActiveRanker.of(row)


def active_row() -> RankerVersion | None:
    return RankerVersion.objects.filter(state=RankerState.ACTIVE).first()
