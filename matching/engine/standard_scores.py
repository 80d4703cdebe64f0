"""z-scores that are defined for any number of documents.

A partition of one or two documents has no spread of its own. So each is taken together with a few imaginary ones,
of which we know mean and spread beforehand; with many real documents these carry no weight.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from matching.engine.types import FloatArray

#: Where a sample stands for the whole, a score may be above the highest that is possible.
_LEAST_LEFT = 0.1


@dataclass(frozen=True, slots=True)
class Prior:
    """``count`` imaginary documents with scores of mean 0 and standard deviation ``deviation``."""

    count: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Mean and standard deviation of the scores of one query in one partition."""

    mean: float
    deviation: float

    def z(self, scores: FloatArray) -> FloatArray:
        """Standard scores; 0 where there is no spread at all."""
        if self.deviation < 1e-9:
            return np.zeros(len(scores), np.float32)
        z: FloatArray = ((scores - self.mean) / self.deviation).astype(np.float32)
        return z


def against_others(z: float, count: float) -> float:
    """A standard score among ``count`` documents as a score against all others, without the document itself.

    Among a handful the one that stands out makes most of the spread, and no standard score is above √(count - 1). Mean
    and spread of the others follow from those of all; with many documents nothing changes.
    """
    return z * sqrt(count / max(count - 1 - z * z, _LEAST_LEFT))


def scale_of(scores: FloatArray, prior: Prior, *, population: int | None = None) -> Scale:
    """The scale of ``scores`` together with ``prior``.

    With ``population`` the scores are a sample of that many, and weigh as all of them.
    """
    if not len(scores):
        return Scale(0.0, prior.deviation)
    mean, square = float(scores.mean(dtype=np.float64)), float(np.square(scores, dtype=np.float64).mean())
    return _with_prior(mean, square, len(scores) if population is None else population, prior)


def scale_of_sums(scores: FloatArray, count: int, prior: Prior) -> Scale:
    """The scale of ``count`` scores that are all in ``scores``; what else is in it is 0."""
    if not count:
        return Scale(0.0, prior.deviation)
    return _with_prior(float(scores.sum()) / count, float(scores @ scores) / count, count, prior)


def _with_prior(mean: float, square: float, count: int, prior: Prior) -> Scale:
    total = count + prior.count
    if not total:
        return Scale(0.0, prior.deviation)
    joint = mean * count / total
    variance = square * count / total + prior.count * prior.deviation**2 / total - joint**2
    return Scale(joint, float(np.sqrt(max(variance, 0.0))))
