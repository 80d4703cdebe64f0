"""How evenly attention is spread, so that a pairing can be compared with plain top-k lists."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.engine.types import BoolArray, IntArray


@dataclass(frozen=True, slots=True)
class ExposureReport:
    """``score``: sum of the pairs' scores; ``gini`` of appearances over all suppliers, 0 even … 1 one takes all."""

    pairs: int
    score: float
    gini: float
    #: Share of the appearances that go to newcomers, 0…1; None without pairs.
    newcomers_share: float | None
    #: Suppliers that appear at all.
    suppliers_reached: int


def report(suppliers: Sequence[int] | IntArray, scores: Sequence[float], newcomer: BoolArray) -> ExposureReport:
    """``suppliers`` int [pairs]: who appears in each pair; ``newcomer`` bool [number of suppliers]."""
    who = np.asarray(suppliers, np.int64)
    appearances = np.bincount(who, minlength=len(newcomer)) if len(newcomer) else np.zeros(0, np.int64)
    return ExposureReport(
        pairs=len(who),
        score=float(np.sum(scores)),
        gini=gini(appearances),
        newcomers_share=float(newcomer[who].mean()) if len(who) else None,
        suppliers_reached=int(np.count_nonzero(appearances)),
    )


def gini(counts: Sequence[int] | IntArray) -> float:
    """The Gini coefficient of non-negative ``counts`` (Gini 1912, by the sorted form).

    >>> gini([1, 1, 1, 1])
    0.0
    >>> gini([0, 0, 0, 4])
    0.75
    """
    values = np.sort(np.asarray(counts, np.float64))
    if not len(values) or values.sum() == 0:
        return 0.0
    ranks = np.arange(1, len(values) + 1)
    return float((2 * ranks - len(values) - 1) @ values / (len(values) * values.sum()))
