"""Texts compared part by part: for each phrase of the query, how well the best phrase of the document answers it.

One vector for a whole brief blurs the one sentence that matters. So each phrase of the query looks for its best match
in every document ("MaxSim" of late interaction, Khattab & Zaharia 2020, here with phrases for words); its similarities
are standardised over the documents, so that a phrase which resembles everything says little; and the mean over the
phrases is the document's value. The vectors are those that reasons are made of: what counts is what can be quoted.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from matching.engine.standard_scores import Prior
from matching.engine.tables import Ragged, counts_of
from matching.engine.types import BoolArray, FloatArray, IntArray

#: Phrases of one query that count; a longer brief is read from its beginning.
MAX_QUERY_PHRASES = 32
#: Spread of a phrase's best similarities among unrelated documents, and of their means over phrases.
PHRASE_PRIOR = Prior(count=8.0, deviation=0.08)
PARTS_PRIOR = Prior(count=8.0, deviation=0.5)
#: Components of unit vectors are kept as whole numbers: exact to 0.00002, and read faster than half precision.
_UNITS = 32_767


class PhraseStore:
    """Centred phrase vectors of the rows of one partition, two bytes for a component; a row may have none."""

    def __init__(self, dimension: int, counts: np.ndarray | None = None, values: np.ndarray | None = None) -> None:
        self._dimension = dimension
        self.table = Ragged(np.int16, dimension, counts=counts, values=values)

    def add(self, phrases: Sequence[np.ndarray]) -> None:
        """Append one row for each of ``phrases``: [n, dimension] of unit vectors, n may be 0."""
        vectors = np.concatenate([np.zeros((0, self._dimension), np.float32), *phrases])
        self.table.extend(counts_of(phrases), np.clip(np.rint(vectors * _UNITS), -_UNITS, _UNITS).astype(np.int16))

    @property
    def is_empty(self) -> bool:
        return not len(self.table.values)

    @property
    def nbytes(self) -> int:
        return self.table.nbytes

    def has(self, rows: IntArray) -> BoolArray:
        """Which of ``rows`` have phrases."""
        known: BoolArray = self.table.counts.take(rows) > 0
        return known

    def of(self, rows: IntArray) -> tuple[np.ndarray, FloatArray]:
        """Counts of ``rows`` and their vectors one after another."""
        counts, values = self.table.of(rows)
        vectors = values.astype(np.float32)
        vectors *= np.float32(1 / _UNITS)
        return counts, vectors

    def best(self, query: FloatArray, rows: IntArray) -> FloatArray:
        """For each of ``rows``, all of which have phrases, and each phrase of ``query`` [m, dimension]: the similarity
        of its best match. float32 [len(rows), m]."""
        return best_matches(query, *self.of(rows))


def best_matches(query: FloatArray, counts: np.ndarray, vectors: FloatArray) -> FloatArray:
    """:meth:`PhraseStore.best` of phrases that are read already."""
    if not len(counts):
        return np.zeros((0, len(query)), np.float32)
    starts = np.cumsum(counts, dtype=np.int64) - counts
    best: FloatArray = np.maximum.reduceat(vectors @ query.T, starts, axis=0)
    return best


class PhraseScales(NamedTuple):
    """Mean and standard deviation [m] of each query phrase's best similarities over the documents of a sample."""

    mean: FloatArray
    deviation: FloatArray

    @classmethod
    def of(cls, sample: FloatArray) -> "PhraseScales":
        """``sample``: best similarities [k, m]."""
        total = len(sample) + PHRASE_PRIOR.count
        # An imaginary document resembles each phrase as much as the average document does.
        mean = sample.mean(axis=0) if len(sample) else np.zeros(sample.shape[1], np.float32)
        spread = len(sample) * sample.var(axis=0) if len(sample) else 0.0
        return cls(mean, np.sqrt((spread + PHRASE_PRIOR.count * PHRASE_PRIOR.deviation**2) / total))

    def scores(self, best: FloatArray) -> FloatArray:
        """Mean standardised similarity of documents [n, m]: [n]."""
        scores: FloatArray = ((best - self.mean) / self.deviation).mean(axis=1)
        return scores
