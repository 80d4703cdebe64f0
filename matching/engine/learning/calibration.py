"""From a score to a probability: Platt's sigmoid for little feedback, isotonic regression for much.

A probability says how often matches with such a score were found useful by those who judged them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from matching.engine.learning.features import BadWeights, Vector

#: From so many verdicts on a curve of any shape is steadier than it is free (Niculescu-Mizil and Caruana 2005).
ISOTONIC_FROM = 1_000
_STEPS = 50


class Calibration(Protocol):
    """Never falls with the score; 0 < probability < 1."""

    def probabilities(self, scores: Vector) -> Vector: ...

    def as_json(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Sigmoid:
    """1 / (1 + exp(-(slope · score + intercept)))."""

    slope: float
    intercept: float

    def probabilities(self, scores: Vector) -> Vector:
        return sigmoid(self.slope * np.asarray(scores, np.float64) + self.intercept)

    def as_json(self) -> dict[str, Any]:
        return {"kind": "sigmoid", "slope": self.slope, "intercept": self.intercept}


@dataclass(frozen=True, slots=True)
class Steps:
    """A rising line through knots, level beyond its ends."""

    scores: tuple[float, ...]
    values: tuple[float, ...]

    def probabilities(self, scores: Vector) -> Vector:
        found: Vector = np.interp(np.asarray(scores, np.float64), self.scores, self.values)
        return found

    def as_json(self) -> dict[str, Any]:
        return {"kind": "isotonic", "scores": list(self.scores), "values": list(self.values)}


def read(kept: Mapping[str, Any]) -> Calibration:
    """What :meth:`Calibration.as_json` wrote. Raises BadWeights for anything else."""
    try:
        if kept["kind"] == "sigmoid":
            return Sigmoid(float(kept["slope"]), float(kept["intercept"]))
        if kept["kind"] == "isotonic" and len(kept["scores"]) == len(kept["values"]) > 0:
            return Steps(tuple(map(float, kept["scores"])), tuple(map(float, kept["values"])))
    except (KeyError, TypeError, ValueError) as error:
        raise BadWeights(f"a calibration cannot be read: {error!r}") from error
    raise BadWeights(f"a calibration of kind {kept['kind']!r} is not known")


def calibrate(scores: Vector, useful: Vector, weights: Vector) -> Calibration:
    """Fit to verdicts: scores [n], 1 or 0 [n], how much each counts [n]; both outcomes must occur."""
    return _isotonic(scores, useful, weights) if len(scores) >= ISOTONIC_FROM else _platt(scores, useful, weights)


def _platt(scores: Vector, useful: Vector, weights: Vector) -> Sigmoid:
    """Newton's method on Platt's smoothed targets: even of a perfect order, no probability becomes 0 or 1."""
    positives, negatives = float(weights @ useful), float(weights @ (1 - useful))
    targets = np.where(useful > 0, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    slope, intercept = 1.0, 0.0
    rows = np.stack([scores, np.ones_like(scores)], axis=1)
    for _ in range(_STEPS):
        found = sigmoid(slope * scores + intercept)
        gradient = rows.T @ (weights * (targets - found))
        curvature = (rows * (weights * found * (1 - found))[:, None]).T @ rows + 1e-6 * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        # Far off, the curve is flat and Newton would jump out of sight.
        step *= min(1.0, 4.0 / max(float(np.abs(step).max()), 1e-12))
        slope, intercept = slope + float(step[0]), intercept + float(step[1])
        if float(np.abs(step).max()) < 1e-8:
            break
    if slope <= 0:
        # A score that does not tell useful from useless tells the base rate.
        rate = (positives + 1) / (positives + negatives + 2)
        return Sigmoid(0.0, float(np.log(rate / (1 - rate))))
    return Sigmoid(slope, intercept)


def _isotonic(scores: Vector, useful: Vector, weights: Vector) -> Steps:
    """Pool adjacent violators (Ayer et al. 1955); a line joins the middles of the pools."""
    order = np.argsort(scores, kind="stable")
    # Each pool: sum of weight · outcome, sum of weight, sum of weight · score.
    pools: list[list[float]] = []
    for score, outcome, weight in zip(scores[order], useful[order], weights[order], strict=True):
        pools.append([weight * outcome, weight, weight * score])
        while len(pools) > 1 and pools[-2][0] * pools[-1][1] >= pools[-1][0] * pools[-2][1]:
            last = pools.pop()
            pools[-1] = [mine + theirs for mine, theirs in zip(pools[-1], last, strict=True)]
    edge = 1 / (len(scores) + 2)
    middles = [pool[2] / pool[1] for pool in pools]
    values = [float(np.clip(pool[0] / pool[1], edge, 1 - edge)) for pool in pools]
    return Steps(tuple(float(middle) for middle in middles), tuple(values))


def sigmoid(values: Vector) -> Vector:
    found: Vector = 1 / (1 + np.exp(-np.clip(values, -35, 35)))
    return found
