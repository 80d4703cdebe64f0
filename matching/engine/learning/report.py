"""From a log to a ranker and what is known of it, as plain values that can be kept.

The candidate and the current ranker are measured on the same held-back lists, each with a probability calibrated on
the part before; the candidate is worse when its order or its probabilities are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from matching.engine.fusion import Fusion
from matching.engine.learning import measures
from matching.engine.learning.attention import Attention
from matching.engine.learning.calibration import Calibration, calibrate
from matching.engine.learning.features import Vector, weights_vector
from matching.engine.learning.fit import Log, fit_weights
from matching.engine.learning.split import Shown, counts, split

#: Loss and calibration wobble by so much with the draw of the lists; a larger one is a step back.
_TOLERANCE = {"ndcg": 0.0, "log_loss": 0.005}
#: On judged pairs of the operator's own, nDCG@10 must not fall further.
DEV_TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Learnt:
    """A fitted ranker. ``metrics`` is plain JSON; its "worse" names the measures that speak against it."""

    fusion: Fusion
    calibration: Calibration
    metrics: dict[str, Any]


def learn(rows: Sequence[Shown], current: Fusion, version: str, *, calibration: Calibration | None = None) -> Learnt:
    """Fit to the earlier part of ``rows`` and measure on the later one.

    ``calibration``: that of the current ranker, when it has one. Raises TooLittleFeedback.
    """
    parts = split(rows)
    log = Log.of(parts.train)
    fitted = fit_weights(log, current, version)
    candidate = _Scored(fitted.fusion, _calibrated(log, fitted.fusion, fitted.attention))
    before = _Scored(current, calibration or _calibrated(log, current, fitted.attention))
    held_back = _HeldBack(parts.held_back, fitted.attention)
    compared = held_back.compared(candidate, before)
    return Learnt(
        fitted.fusion,
        candidate.calibration,
        {
            "trained_on": _size(parts.train),
            "measured_on": _size(parts.held_back),
            "examination": {name: round(value, 3) for name, value in asdict(fitted.attention).items()},
            "measures": compared,
            "reliability": held_back.bins(candidate),
            "worse": worse_of(compared),
        },
    )


def worse_of(compared: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The measures in which the candidate falls short of the current ranker."""
    tolerances = {**_TOLERANCE, "dev_ndcg": DEV_TOLERANCE}
    return [name for name, least in tolerances.items() if name in compared and compared[name]["gain"] < -least]


def measure(value: float, current: float, *, higher: bool, ends: tuple[float, float] | None = None) -> dict[str, Any]:
    """One figure of both rankers; ``ends``: of the gain's interval."""
    low, high = (None, None) if ends is None else (round(ends[0], 4), round(ends[1], 4))
    return {
        "value": round(value, 4),
        "current": round(current, 4),
        "gain": round(value - current if higher else current - value, 4),
        "low": low,
        "high": high,
        "higher_is_better": higher,
    }


@dataclass(frozen=True, slots=True)
class _Scored:
    fusion: Fusion
    calibration: Calibration


def _calibrated(log: Log, fusion: Fusion, attention: Attention) -> Calibration:
    known = log.said != 0
    scores = log.rows[known] @ weights_vector(fusion)
    return calibrate(scores, (log.said[known] > 0).astype(np.float64), attention.inverse(log.positions[known]))


def _size(rows: Sequence[Shown]) -> dict[str, int]:
    found = counts(rows)
    return {
        "verdicts": found["useful"] + found["not_useful"],
        "useful": found["useful"],
        "lists": found["lists"],
        "impressions": len(rows),
    }


class _HeldBack:
    """The later part of the log, and both rankers on it."""

    def __init__(self, shown: Sequence[Shown], attention: Attention) -> None:
        self._log = Log.of(shown)
        self._known = self._log.said != 0
        self._useful = (self._log.said[self._known] > 0).astype(np.float64)
        self._inverse = attention.inverse(self._log.positions)
        self._gains = np.array([2.0 ** (row.grade or 0) - 1 for row in shown])
        self._subjects = np.unique([row.subject for row in shown], return_inverse=True)[1]
        self._lists = _grouped([row.subject for row in shown])

    def compared(self, candidate: _Scored, current: _Scored) -> dict[str, dict[str, Any]]:
        new, old = self._scores(candidate), self._scores(current)
        weights, useful, known = self._inverse[self._known], self._useful, self._known
        likely, likely_before = (
            candidate.calibration.probabilities(new[known]),
            current.calibration.probabilities(old[known]),
        )
        loss, loss_before = measures.losses(likely, useful), measures.losses(likely_before, useful)
        mean = float(weights @ loss / weights.sum())
        mean_before = float(weights @ loss_before / weights.sum())
        bins, bins_before = self.bins(candidate), self.bins(current)
        return {
            "ndcg": self._order(new, old),
            "auc": measure(
                measures.auc(new[known], useful, weights), measures.auc(old[known], useful, weights), higher=True
            ),
            "log_loss": measure(
                mean, mean_before, higher=False, ends=self._by_list(weights * (loss_before - loss), weights)
            ),
            "brier": measure(
                measures.brier(likely, useful, weights), measures.brier(likely_before, useful, weights), higher=False
            ),
            "ece": measure(measures.calibration_error(bins), measures.calibration_error(bins_before), higher=False),
        }

    def bins(self, ranker: _Scored) -> list[dict[str, float]]:
        likely = ranker.calibration.probabilities(self._scores(ranker)[self._known])
        return measures.reliability(likely, self._useful, self._inverse[self._known])

    def _scores(self, ranker: _Scored) -> Vector:
        scores: Vector = self._log.rows @ weights_vector(ranker.fusion)
        return scores

    def _order(self, new: Vector, old: Vector) -> dict[str, Any]:
        """nDCG of the lists with verdicts of more than one grade, over what has a verdict (condensed, Sakai 2007).

        What has none is left out: taking it for bad would favour the ranker that chose what was looked at.
        """
        judged = [[row for row in rows if self._known[row]] for rows in self._lists]
        lists = [np.array(rows) for rows in judged if len({float(self._gains[row]) for row in rows}) > 1]
        after = np.array([measures.ndcg(new[rows], self._gains[rows]) for rows in lists])
        before = np.array([measures.ndcg(old[rows], self._gains[rows]) for rows in lists])
        if not lists:
            return measure(0.0, 0.0, higher=True)
        ends = measures.interval(after - before, np.ones(len(lists)))
        return measure(float(after.mean()), float(before.mean()), higher=True, ends=ends)

    def _by_list(self, values: Vector, weights: Vector) -> tuple[float, float]:
        subjects = self._subjects[self._known]
        sums, counts = (np.bincount(subjects, weights=each).astype(np.float64) for each in (values, weights))
        return measures.interval(sums, counts)


def _grouped(names: Sequence[str]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        groups.setdefault(name, []).append(place)
    return list(groups.values())
