"""Quality of ranked lists: nDCG, recall and reciprocal rank over plain dictionaries, with bootstrap intervals.

An evaluation knows the judgements and measures any number of rankers against them, whatever they are made of.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

#: Grade 0…3 by document id, by query id. What is not judged counts as 0.
Judgements: TypeAlias = Mapping[str, Mapping[str, int]]
#: Document ids, best first, by query id.
Run: TypeAlias = Mapping[str, Sequence[str]]

METRICS = ("ndcg@10", "recall@10", "recall@20", "mrr@10")
#: The longest list that a metric reads.
DEPTH = 20

_RESAMPLES = 2_000
_SEED = 20_240_301


class Interval(NamedTuple):
    """The middle 95 % of the means over resampled queries."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figures:
    """One ranker's values by metric: float64 [queries], in the order of the evaluation's ``queries``."""

    values: Mapping[str, NDArray[np.float64]]

    def means(self) -> dict[str, float]:
        return {metric: float(values.mean()) if len(values) else 0.0 for metric, values in self.values.items()}

    def intervals(self) -> dict[str, Interval]:
        return {metric: bootstrap(values) for metric, values in self.values.items()}

    def gain(self, other: "Figures", metric: str = METRICS[0]) -> Interval:
        """The interval of the paired difference to ``other``: above 0, this ranker is better beyond chance."""
        return bootstrap(self.values[metric] - other.values[metric])


class RetrievalEvaluation:
    """Measures rankers on ``judgements``; queries without a relevant document say nothing and are left out."""

    def __init__(self, judgements: Judgements) -> None:
        self.judgements = {
            query: relevant
            for query, grades in judgements.items()
            if (relevant := {document: grade for document, grade in grades.items() if grade > 0})
        }
        self.queries = list(self.judgements)

    def measure(self, run: Run) -> Figures:
        """Figures of ``run``; a query that it does not answer scores 0."""
        rows = [_measures(run.get(query, ()), self.judgements[query]) for query in self.queries]
        table = np.array(rows, np.float64).reshape(len(rows), len(METRICS))
        return Figures({metric: table[:, column] for column, metric in enumerate(METRICS)})


def _measures(ranking: Sequence[str], grades: Mapping[str, int]) -> tuple[float, ...]:
    return (ndcg(ranking, grades), recall(ranking, grades), recall(ranking, grades, at=20), reciprocal(ranking, grades))


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], *, at: int = 10) -> float:
    """Discounted cumulative gain over that of the ideal order; a grade g gains 2^g - 1."""
    ideal = _discounted(sorted(grades.values(), reverse=True)[:at])
    return _discounted([grades.get(document, 0) for document in ranking[:at]]) / ideal if ideal else 0.0


def _discounted(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def recall(ranking: Sequence[str], grades: Mapping[str, int], *, at: int = 10) -> float:
    """The part of the relevant documents (any grade above 0) that is among the first ``at``."""
    relevant = {document for document, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranking[:at])) / len(relevant) if relevant else 0.0


def reciprocal(ranking: Sequence[str], grades: Mapping[str, int], *, at: int = 10) -> float:
    """1 / place of the first relevant document; 0 when it is not among the first ``at``."""
    places = (place for place, document in enumerate(ranking[:at], start=1) if grades.get(document, 0) > 0)
    return 1.0 / next(places, math.inf)


def bootstrap(values: NDArray[np.float64]) -> Interval:
    """The percentile bootstrap of the mean (Efron 1979), seeded so that a report can be repeated."""
    if not len(values):
        return Interval(0.0, 0.0)
    picks = np.random.default_rng(_SEED).integers(0, len(values), (_RESAMPLES, len(values)))
    low, high = np.percentile(values[picks].mean(axis=1), (2.5, 97.5))
    return Interval(float(low), float(high))
