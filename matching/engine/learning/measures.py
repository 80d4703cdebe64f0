"""How good a ranker is on held-back feedback, counted as if every place had been looked at.

Every verdict weighs the inverse of the chance that its place was looked at (Joachims et al. 2017): a ranker must not
look good only because it repeats the order in which people happened to read.
"""

import math
from collections.abc import Sequence

import numpy as np

from matching.engine.learning.features import Vector

_RESAMPLES = 1_000
_SEED = 20_240_301
_BINS = 10


def auc(scores: Vector, useful: Vector, weights: Vector) -> float:
    """The chance that a useful pair scores higher than a useless one; ties count half; 0.5 when one kind is missing."""
    order = np.argsort(scores, kind="stable")
    scores, useful, weights = scores[order], useful[order], weights[order]
    bad = weights * (1 - useful)
    below = np.concatenate([[0.0], np.cumsum(bad)])
    left, right = np.searchsorted(scores, scores, "left"), np.searchsorted(scores, scores, "right")
    good = weights * useful
    duels = float(good.sum() * bad.sum())
    return float(good @ (below[left] + 0.5 * (below[right] - below[left]))) / duels if duels else 0.5


def losses(probabilities: Vector, useful: Vector) -> Vector:
    """Logarithmic loss of each verdict."""
    sure = np.clip(probabilities, 1e-6, 1 - 1e-6)
    loss: Vector = -(useful * np.log(sure) + (1 - useful) * np.log1p(-sure))
    return loss


def brier(probabilities: Vector, useful: Vector, weights: Vector) -> float:
    return float(weights @ (probabilities - useful) ** 2 / weights.sum())


def reliability(probabilities: Vector, useful: Vector, weights: Vector) -> list[dict[str, float]]:
    """Bins with (nearly) the same number of verdicts, by rising probability: ``predicted``, ``observed``, ``count``."""
    order = np.argsort(probabilities, kind="stable")
    bins = []
    for rows in np.array_split(order, min(_BINS, max(1, len(order) // 10))):
        share = weights[rows] / weights[rows].sum()
        predicted, observed = float(share @ probabilities[rows]), float(share @ useful[rows])
        bins.append({"predicted": round(predicted, 4), "observed": round(observed, 4), "count": len(rows)})
    return bins


def calibration_error(bins: Sequence[dict[str, float]]) -> float:
    """Expected calibration error: how far predicted and observed lie apart, over all verdicts."""
    total = sum(each["count"] for each in bins)
    return sum(each["count"] * abs(each["predicted"] - each["observed"]) for each in bins) / total


def ndcg(scores: Vector, gains: Vector, *, at: int = 10) -> float:
    """Of one shown list in the order of ``scores``; 0 when nothing of it is good."""
    order = np.argsort(-scores, kind="stable")
    ideal = _discounted(np.sort(gains)[::-1][:at])
    return _discounted(gains[order][:at]) / ideal if ideal else 0.0


def _discounted(gains: Vector) -> float:
    return float(sum(gain / math.log2(place + 2) for place, gain in enumerate(gains.tolist())))


def interval(sums: Vector, counts: Vector) -> tuple[float, float]:
    """The middle 95 % of the mean over resampled lists. ``sums`` and ``counts``: of each list, float64 [lists]."""
    draw = np.random.default_rng(_SEED).integers(0, len(sums), (_RESAMPLES, len(sums)))
    totals = counts[draw].sum(axis=1)
    means = np.divide(sums[draw].sum(axis=1), totals, out=np.zeros(_RESAMPLES), where=totals > 0)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
