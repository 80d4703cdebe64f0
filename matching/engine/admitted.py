"""Which rows of a partition are in question, found out no more exactly than needed.

In a large partition a filter is first tried on the sample: where much passes, it is enough to look at what was found.
"""

from functools import cached_property

import numpy as np

from matching.engine.items import Filters
from matching.engine.partition import Partition
from matching.engine.types import BoolArray, FloatArray, IntArray

#: From this share of admitted rows on, the filter is put to what was found instead of to everything.
_LOOSE = 0.2
NO_FILTERS = Filters()
#: Filters whose share is remembered until the sample changes.
_REMEMBERED = 256


class Admitted:
    """Living rows among ``allowed`` ids (None: all) that satisfy ``filters``."""

    def __init__(self, partition: Partition, allowed: IntArray | None, filters: Filters) -> None:
        self._partition = partition
        self._allowed = allowed
        self._filters = filters

    @cached_property
    def count(self) -> int:
        """How many; in a large partition and under a loose filter an estimate."""
        if self._is_everything:
            return len(self._partition)
        if self._estimate >= _LOOSE:
            return int(self._estimate * len(self._partition))
        return len(self.rows) if self._allowed is not None else int(np.count_nonzero(self.mask))

    @property
    def _is_everything(self) -> bool:
        return self._allowed is None and self._filters == NO_FILTERS

    @cached_property
    def _estimate(self) -> float:
        """The share of rows that a filter admits, as the sample tells; 0 where it is not asked."""
        if self._allowed is not None or not self._partition.is_large:
            return 0.0
        sampled = self._partition.sampled()
        if self._filters not in sampled.shares:
            if len(sampled.shares) >= _REMEMBERED:
                sampled.shares.clear()
            admits = self._partition.columns.admits(self._filters, sampled.rows)
            sampled.shares[self._filters] = float(admits.mean()) if len(admits) else 0.0
        return sampled.shares[self._filters]

    @cached_property
    def rows(self) -> IntArray:
        """All of them, ascending."""
        if self._allowed is None:
            return np.flatnonzero(self.mask)
        rows = self._partition.row_of.find(self._allowed)
        if self._filters != NO_FILTERS:
            rows = rows[self._partition.columns.admits(self._filters, rows)]
        return rows

    @cached_property
    def mask(self) -> BoolArray:
        """All rows of the partition: whether they are in question."""
        partition = self._partition
        if self._allowed is not None:
            mask = np.zeros(partition.rows, bool)
            mask[self.rows] = True
            return mask
        if self._filters == NO_FILTERS:
            return partition.alive
        return partition.alive & partition.columns.mask(self._filters)

    def among(self, rows: IntArray) -> IntArray:
        """Those of ``rows`` that are in question, in their order."""
        if self._allowed is not None:
            return rows[self.mask[rows]]
        rows = rows[self._partition.alive[rows]]
        return rows if self._filters == NO_FILTERS else rows[self._partition.columns.admits(self._filters, rows)]

    def nearest(self, query: FloatArray, limit: int) -> IntArray:
        """``limit`` of them or some more, among them those with the highest centred cosines to a unit ``query``."""
        vectors, count = self._partition.vectors, self.count
        share = count / max(self._partition.rows, 1)
        if vectors.codes is not None and share >= _LOOSE:
            wanted = max(vectors.codes.plan.depth, limit)
            # A little more than what passes on average.
            seen = self.among(vectors.codes.search(query, int(1.25 * wanted / share)))
            if len(seen) >= min(wanted, count):
                return seen
        if vectors.are_few(count):
            return vectors.best_of(query, limit, self.rows)
        return vectors.nearest(query, limit, self.mask)
