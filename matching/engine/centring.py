"""Language means. e5 vectors crowd into a narrow cone that leans to their language (raw cosines 0.75…0.9).

Subtracting the mean of queries in the query's language from the query, and of documents in the document's language
from the document, opens it ("all but the top", Mu & Viswanath 2018, here with a mean for each language and side).
Short queries have a mean of their own: a question is not a brief. What a corpus has seen is shrunk to the means
that ship with the package for the bundled model (``means.npz``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from bahamm.kernel.text import fold
from matching.engine.types import FloatArray

#: Weight of the shipped mean, in texts. Chosen on the development set, where 5…50 make little difference.
DOCUMENT_SHRINKAGE = 20.0
QUERY_SHRINKAGE = 5.0
#: Up to so many words a query counts as short, from so many on as long; in between both means are blended,
#: so that nothing jumps while a text is being typed.
SHORT_WORDS = 15
LONG_WORDS = 60


@dataclass(frozen=True, slots=True)
class ShippedMeans:
    """Means by language, float32 [dimension] each; empty for a model of which none are known."""

    documents: Mapping[str, FloatArray]
    short_queries: Mapping[str, FloatArray]
    long_queries: Mapping[str, FloatArray]


def _of(means: Mapping[str, FloatArray], language: str, dimension: int) -> FloatArray:
    if language in means:
        return means[language]
    if means:
        average: FloatArray = np.mean(list(means.values()), axis=0, dtype=np.float32)
        return average
    return np.zeros(dimension, np.float32)


@cache
def shipped_means(model_id: str) -> ShippedMeans:
    """Those of the bundled model, whatever its revision; none for other models."""
    resource = files("matching.engine") / "means.npz"
    empty = ShippedMeans({}, {}, {})
    if not resource.is_file():
        return empty
    with as_file(resource) as path, np.load(path) as stored:
        # A converted folder carries the last part of the hub name.
        if str(stored["model_id"]).rpartition("/")[2] != model_id.rpartition("/")[2]:
            return empty
        sides = ("document", "short", "long")
        documents, short, long = (
            {language: stored[f"{side}_{language}"].astype(np.float32) for language in ("fa", "en")} for side in sides
        )
    return ShippedMeans(documents, short, long)


def short_mean(model_id: str, language: str, dimension: int) -> FloatArray:
    """The shipped mean of short queries, for phrases; zeros for a model of which none is known."""
    return _of(shipped_means(model_id).short_queries, language, dimension)


class RunningMean:
    """The mean of the vectors of one language that are in a corpus, shrunk to a shipped one."""

    def __init__(self, prior: FloatArray, weight: float) -> None:
        self.prior = prior
        self.weight = weight
        self.count = 0
        # float64: thousands of additions and removals must cancel.
        self._sum = np.zeros(len(prior), np.float64)

    def add(self, vectors: FloatArray) -> None:
        self._sum += vectors.sum(axis=0, dtype=np.float64)
        self.count += len(vectors)

    def remove(self, vector: np.ndarray) -> None:
        self._sum -= vector
        self.count -= 1

    def average(self) -> np.ndarray:
        """The mean of what was added, without the shipped one: float64 [dimension]."""
        return self._sum / max(self.count, 1)

    @property
    def total(self) -> np.ndarray:
        """The sum of the vectors: float64 [dimension]."""
        return self._sum

    def restore(self, total: np.ndarray, count: int) -> None:
        self._sum, self.count = total.astype(np.float64), count

    def value(self) -> FloatArray:
        mean: FloatArray = ((self._sum + self.weight * self.prior) / (self.count + self.weight)).astype(np.float32)
        return mean


def document_prior(shipped: ShippedMeans, language: str, dimension: int) -> RunningMean:
    return RunningMean(_of(shipped.documents, language, dimension), DOCUMENT_SHRINKAGE)


def query_prior(shipped: ShippedMeans, language: str, dimension: int) -> RunningMean:
    return RunningMean(_of(shipped.long_queries, language, dimension), QUERY_SHRINKAGE)


def centred_query(
    vector: FloatArray, text: str, language: str, shipped: ShippedMeans, live: Mapping[str, FloatArray] | None
) -> FloatArray:
    """``vector`` less the mean of queries of its language and length, scaled to length 1.

    ``live`` are the means of long queries by language as the other side's corpus knows them.
    """
    words = len(fold(text).split())
    length = min(max((words - SHORT_WORDS) / (LONG_WORDS - SHORT_WORDS), 0.0), 1.0)
    long = live[language] if live and language in live else _of(shipped.long_queries, language, len(vector))
    short = _of(shipped.short_queries, language, len(vector))
    return unit(vector - ((1 - length) * short + length * long))


def unit(vectors: FloatArray) -> FloatArray:
    """Rows scaled to Euclidean length 1."""
    scaled: FloatArray = (vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)).astype(
        np.float32
    )
    return scaled
