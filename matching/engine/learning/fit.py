"""Fit fusion weights to shown lists and the verdicts on them.

The log is read by a position-based model whose relevance is a logistic regression on the components (as in Wang et
al. 2018), with three outcomes: found good, found bad, nothing said. Its likelihood is maximised in turn over
the weights (Fisher scoring; no weight below the floor) and over the attention (pattern search). A normal prior holds
the weights to the current ones, so that little feedback changes little.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.engine.fusion import Fusion
from matching.engine.learning.attention import Attention, most_likely
from matching.engine.learning.calibration import sigmoid
from matching.engine.learning.features import FLOOR, Vector, fusion_of, rows_of, weights_vector
from matching.engine.learning.split import Shown

_ROUNDS = 60
_SCORING_STEPS = 4
_HALVINGS = 12
_SWEEPS = 60
_CONVERGED = 1e-5
#: Standard deviation of a weight around the current one: a part that all have, and a part of itself.
_SPREAD = (0.1, 0.3)


@dataclass(frozen=True, slots=True)
class Log:
    """Rows float64 [n, features], places [n], and what was said: 1 good, -1 bad, 0 nothing [n]."""

    rows: Vector
    positions: Vector
    said: Vector

    @classmethod
    def of(cls, shown: Sequence[Shown]) -> "Log":
        said = [0.0 if each.grade is None else (1.0 if each.grade else -1.0) for each in shown]
        positions = np.array([each.position for each in shown], np.float64)
        return cls(rows_of(each.measures for each in shown), positions, np.array(said, np.float64))


@dataclass(frozen=True, slots=True)
class Fit:
    fusion: Fusion
    attention: Attention


def fit_weights(log: Log, current: Fusion, version: str, *, attention: Attention | None = None) -> Fit:
    """The most likely weights given ``log`` and the prior around ``current``.

    ``attention``: a known one, which is then kept.
    """
    start = weights_vector(current)
    # How steeply relevance rises with the current score: the scale on which weights and prior are compared.
    line = Log((log.rows @ start)[:, None], log.positions, log.said)
    slope, looks = _fitted(line, np.array([1.0]), np.array([0.0]), np.array([1.0]), np.array([1e-3]), attention)
    steepness = max(float(slope[0]), 0.1)
    spread = steepness * (_SPREAD[0] + _SPREAD[1] * start)
    floor = np.full(len(start), steepness * FLOOR)
    centre = steepness * start
    found, looks = _fitted(log, centre, centre, spread, floor, attention, begin=looks)
    return Fit(fusion_of(found, version), looks)


def _fitted(
    log: Log,
    begin_at: Vector,
    centre: Vector,
    spread: Vector,
    floor: Vector,
    known: Attention | None,
    *,
    begin: Attention | None = None,
) -> tuple[Vector, Attention]:
    """Weights and attention; the intercept is fitted along and forgotten."""
    looks = known or begin or Attention()
    model = _Relevance(log, centre, 1 / spread**2, floor)
    weights, intercept = np.maximum(begin_at, floor), 0.0
    for _ in range(_ROUNDS):
        before = np.append(weights, [looks.first, looks.decay, looks.complaint])
        for _ in range(_SCORING_STEPS):
            weights, intercept = model.step(weights, intercept, looks)
        relevance = np.clip(sigmoid(log.rows @ weights + intercept), 1e-9, 1 - 1e-9)
        if known is None:
            looks = most_likely(log.said, log.positions, relevance, looks)
        after = np.append(weights, [looks.first, looks.decay, looks.complaint])
        if float(np.abs(after - before).max()) < _CONVERGED:
            break
    return weights, looks


@dataclass(frozen=True, slots=True)
class _Relevance:
    """The weights' part of the likelihood, with its prior. The intercept has none."""

    log: Log
    centre: Vector
    precision: Vector
    floor: Vector

    def value(self, weights: Vector, intercept: float, looks: Attention) -> float:
        good, nothing = self._chances(weights, intercept, looks)
        said = self.log.said
        likelihood = np.where(said > 0, np.log(good), np.where(said < 0, np.log1p(-good), np.log(nothing))).sum()
        return float(likelihood - 0.5 * self.precision @ (weights - self.centre) ** 2)

    def _chances(self, weights: Vector, intercept: float, looks: Attention) -> tuple[Vector, Vector]:
        """P(good), kept off 0 and 1, and P(nothing said)."""
        good = np.clip(sigmoid(self.log.rows @ weights + intercept), 1e-9, 1 - 1e-9)
        return good, 1 - looks.seen(self.log.positions) * (good + looks.complaint * (1 - good))

    def step(self, weights: Vector, intercept: float, looks: Attention) -> tuple[Vector, float]:
        """One step of Fisher scoring within the floor, halved until it does not lose."""
        good, nothing = self._chances(weights, intercept, looks)
        said, seen = self.log.said, looks.seen(self.log.positions)
        pull = seen * (1 - looks.complaint) * good * (1 - good)
        slope = np.where(said > 0, 1 - good, np.where(said < 0, -good, -pull / nothing))
        information = seen * good * (1 - good) * ((1 - good) + looks.complaint * good) + pull**2 / nothing
        rows = np.append(self.log.rows, np.ones((len(self.log.rows), 1)), axis=1)
        gradient = rows.T @ slope - np.append(self.precision * (weights - self.centre), 0.0)
        curvature = (rows * information[:, None]).T @ rows + np.diag(np.append(self.precision, 1e-6))
        lowest = np.append(self.floor - weights, -np.inf)
        move = _bounded(curvature, gradient, lowest)
        now = self.value(weights, intercept, looks)
        for _ in range(_HALVINGS):
            there, level = np.maximum(weights + move[:-1], self.floor), intercept + float(move[-1])
            if self.value(there, level, looks) >= now:
                return there, level
            move = move / 2
        return weights, intercept


def _bounded(curvature: Vector, gradient: Vector, lowest: Vector) -> Vector:
    """Maximises gradient · x - x · curvature · x / 2 for x >= lowest, coordinate by coordinate."""
    x = np.zeros(len(gradient))
    for _ in range(_SWEEPS):
        largest = 0.0
        for place in range(len(x)):
            rest = gradient[place] - curvature[place] @ x + curvature[place, place] * x[place]
            new = max(rest / curvature[place, place], lowest[place])
            largest, x[place] = max(largest, abs(new - x[place])), new
        if largest < 1e-9:
            break
    return x
