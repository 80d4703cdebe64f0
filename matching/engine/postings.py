"""Postings: which documents of a run of consecutive ones hold which term, and how often. Segments never change."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.engine.tables import spread
from matching.engine.types import IntArray

Int32Array = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Documents ``first … first + size - 1``, by term.

    Places (counted from ``first``) and counts of the i-th of the ascending ``term_ids`` stand at
    ``term_starts[i]:term_starts[i + 1]``.
    """

    first: int
    size: int
    term_ids: Int32Array
    term_starts: IntArray
    places: Int32Array
    counts: NDArray[np.uint16]

    def __len__(self) -> int:
        """Postings."""
        return len(self.places)

    @property
    def nbytes(self) -> int:
        return self.term_ids.nbytes + self.term_starts.nbytes + self.places.nbytes + self.counts.nbytes

    def of(self, terms: IntArray) -> tuple[Int32Array, NDArray[np.uint16], IntArray]:
        """Places and counts of all postings of ``terms``, term by term, and how many each of the terms has."""
        if not len(self.term_ids):
            return self.places[:0], self.counts[:0], np.zeros(len(terms), np.int64)
        at = np.minimum(np.searchsorted(self.term_ids, terms), len(self.term_ids) - 1)
        begins = self.term_starts[at]
        sizes = np.where(self.term_ids[at] == terms, self.term_starts[at + 1] - begins, 0)
        which = spread(begins, sizes)
        return self.places[which], self.counts[which], sizes


def build_segment(first: int, sizes: NDArray[np.int32], terms: Int32Array, counts: NDArray[np.int32]) -> Segment:
    """Lay out by term what is given by document: ``sizes[i]`` terms of document i with their counts."""
    places = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    return _laid_out(first, len(sizes), terms, places, counts.astype(np.uint16))


def merge_segments(parts: Sequence[Segment]) -> Segment:
    """One segment of several consecutive ones."""
    first = parts[0].first
    return _laid_out(
        first,
        sum(part.size for part in parts),
        np.concatenate([np.repeat(part.term_ids, np.diff(part.term_starts)) for part in parts]),
        np.concatenate([part.places + np.int32(part.first - first) for part in parts]),
        np.concatenate([part.counts for part in parts]),
    )


def _laid_out(first: int, size: int, terms: Int32Array, places: Int32Array, counts: NDArray[np.uint16]) -> Segment:
    order = np.argsort(terms, kind="stable")
    by_term = terms[order]
    term_ids, begins = np.unique(by_term, return_index=True)
    starts = np.append(begins, len(by_term)).astype(np.int64)
    return Segment(first, size, term_ids.astype(np.int32), starts, places[order], counts[order])
