"""Tables of a partition: rows that only grow, the first of them perhaps in a mapped file.

A row never changes once it is there, so that whoever knows its number may read it at any later time.
"""

from collections.abc import Callable, Sequence, Sized
from typing import Any

import faiss
import numpy as np
from numpy.typing import DTypeLike, NDArray

from matching.engine.growing import GrowingArray
from matching.engine.types import FloatArray, IntArray

#: The package's stubs describe the C++ signatures, not what Python takes.
_native: Any = faiss
Array = NDArray[Any]
#: Ids in one page of a :class:`RowOfId`.
_PAGE_BITS = 14
_PAGE = 1 << _PAGE_BITS


class Rows:
    """Rows of one dtype and shape. ``base``: the first of them, as they lie in a file; it is never written to."""

    def __init__(self, dtype: DTypeLike, *shape: int, base: Array | None = None) -> None:
        self._dtype, self._shape = np.dtype(dtype), shape
        self._base: Array = np.zeros((0, *shape), dtype) if base is None else base
        self._tail = GrowingArray(dtype, *shape)

    def __len__(self) -> int:
        return len(self._base) + len(self._tail)

    @property
    def nbytes(self) -> int:
        return self._base.nbytes + self._tail.nbytes

    @property
    def dtype(self) -> np.dtype[Any]:
        return self._dtype

    @property
    def shape(self) -> tuple[int, ...]:
        """Of one row."""
        return self._shape

    def extend(self, rows: Array) -> None:
        self._tail.extend(rows)

    def take(self, rows: IntArray) -> Array:
        """A copy of ``rows``, in their order."""
        # Of rows with several values, numpy's take is up to four times as fast as an index.
        first = len(self._base)
        if not first:
            return self._tail.view.take(rows, axis=0)
        if not len(self._tail):
            return self._base.take(rows, axis=0)
        is_old = rows < first
        if is_old.all():
            return self._base.take(rows, axis=0)
        found = np.empty((len(rows), *self._shape), self._dtype)
        found[is_old] = self._base.take(rows[is_old], axis=0)
        found[~is_old] = self._tail.view.take(rows[~is_old] - first, axis=0)
        return found

    def slice(self, start: int, stop: int) -> Array:
        """A copy of rows ``start … stop - 1``."""
        first = len(self._base)
        tail = self._tail.view[max(start - first, 0) : max(stop - first, 0)]
        return np.concatenate([self._base[start:stop], tail])

    def parts(self) -> list[Array]:
        """All rows without a copy, in one or two pieces; valid until the next :meth:`extend`."""
        return [self._base, self._tail.view] if len(self._base) else [self._tail.view]

    def mapped(self, work: Callable[[Array], Array]) -> Array:
        """``work`` done on all rows, its results one after another."""
        done = [work(part) for part in self.parts()]
        return done[0] if len(done) == 1 else np.concatenate(done)


class Ragged:
    """For each row so many values of one dtype and shape as it has."""

    def __init__(self, dtype: DTypeLike, *shape: int, counts: Array | None = None, values: Array | None = None) -> None:
        self.counts = Rows(np.int32, base=counts)
        starts = None if counts is None else np.cumsum(counts, dtype=np.int64) - counts
        self.starts = Rows(np.int64, base=starts)
        self.values = Rows(dtype, *shape, base=values)

    def __len__(self) -> int:
        return len(self.counts)

    @property
    def nbytes(self) -> int:
        return self.counts.nbytes + self.starts.nbytes + self.values.nbytes

    def extend(self, counts: Array, values: Array) -> None:
        """Append rows of ``counts`` values, which stand one after another."""
        self.starts.extend(len(self.values) + np.cumsum(counts, dtype=np.int64) - counts)
        self.counts.extend(counts)
        self.values.extend(values)

    def of(self, rows: IntArray) -> tuple[Array, Array]:
        """Counts of ``rows`` and their values one after another."""
        counts = self.counts.take(rows)
        return counts, self.values.take(spread(self.starts.take(rows), counts))

    def size(self, count: int) -> int:
        """Values of the first ``count`` rows."""
        last = np.array([count - 1]) if count else np.zeros(0, np.int64)
        return int((self.starts.take(last) + self.counts.take(last)).sum())

    def span(self, start: int, stop: int) -> tuple[Array, Array]:
        """:meth:`of` rows ``start … stop - 1``."""
        counts = self.counts.slice(start, stop)
        first = int(self.starts.slice(start, start + 1)[0]) if start < stop else 0
        return counts, self.values.slice(first, first + int(counts.sum()))


def products(query: FloatArray, vectors: FloatArray, rows: IntArray | None = None) -> FloatArray:
    """Inner products of ``query`` with float32 ``vectors``, or with some of them: by FAISS, in the calling thread."""
    query = np.ascontiguousarray(query, np.float32)
    found = np.empty(len(vectors) if rows is None else len(rows), np.float32)
    target, one, many = (_native.swig_ptr(array) for array in (found, query, vectors))
    if rows is None:
        _native.fvec_inner_products_ny(target, one, many, len(query), len(vectors))
    else:
        which = _native.swig_ptr(np.ascontiguousarray(rows, np.int64))
        _native.fvec_inner_products_by_idx(target, one, many, which, len(query), 1, len(rows))
    return found


def extend_by(table: Rows | Ragged, other: Rows | Ragged, rows: IntArray) -> None:
    """Append ``rows`` of ``other`` to a table of the same kind."""
    if isinstance(table, Ragged) and isinstance(other, Ragged):
        table.extend(*other.of(rows))
    elif isinstance(table, Rows) and isinstance(other, Rows):
        table.extend(other.take(rows))
    else:
        raise TypeError(f"{type(other)} does not go into {type(table)}")


def spread(starts: Array, counts: Array) -> IntArray:
    """The places ``starts[i] … starts[i] + counts[i] - 1`` of all i in one array."""
    ends = np.cumsum(counts, dtype=np.int64)
    places: IntArray = np.repeat(starts - ends + counts, counts)
    places += np.arange(len(places))
    return places


def sums(values: Array, counts: Array) -> Array:
    """Sums of values that stand one after another, ``counts[i]`` of them for each i: float64 [len(counts)]."""
    found: Array = np.zeros(len(counts))
    some = np.flatnonzero(counts)
    if len(some):
        ends = np.cumsum(counts[some], dtype=np.int64)
        found[some] = np.add.reduceat(values, ends - counts[some], dtype=np.float64)
    return found


class RowOfId:
    """Which row holds which id: tables of :data:`_PAGE` neighbouring ids, a few bytes for each."""

    def __init__(self) -> None:
        self._pages: dict[int, NDArray[np.int32]] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def put(self, ids: IntArray, rows: IntArray) -> None:
        """Note the ``rows`` of ``ids``, none of which is known."""
        if not len(ids):
            return
        order = np.argsort(ids >> _PAGE_BITS, kind="stable")
        pages, firsts = np.unique((ids >> _PAGE_BITS)[order], return_index=True)
        for page, places in zip(pages.tolist(), np.split(order, firsts[1:]), strict=True):
            table = self._pages.get(page)
            if table is None:
                table = self._pages[page] = np.full(_PAGE, -1, np.int32)
            table[ids[places] & (_PAGE - 1)] = rows[places]
        self._count += len(ids)

    def get(self, document_id: int) -> int:
        """The row of an id; -1 when it is not known."""
        table = self._pages.get(document_id >> _PAGE_BITS)
        return -1 if table is None else int(table[document_id & (_PAGE - 1)])

    def find(self, ids: IntArray) -> IntArray:
        """The rows of those of ``ids`` that are known, ascending and without repeats."""
        if not len(ids):
            return np.zeros(0, np.int64)
        order = np.sort(ids)
        pages, firsts = np.unique(order >> _PAGE_BITS, return_index=True)
        found = [np.zeros(0, np.int32)]
        for page, some in zip(pages.tolist(), np.split(order, firsts[1:]), strict=True):
            table = self._pages.get(page)
            if table is not None:
                found.append(table[some & (_PAGE - 1)])
        rows: IntArray = np.unique(np.concatenate(found)).astype(np.int64)
        return rows[rows >= 0]

    def pop(self, document_id: int) -> int:
        """Forget a known id; its row."""
        row = self.get(document_id)
        if row < 0:
            raise KeyError(document_id)
        self._pages[document_id >> _PAGE_BITS][document_id & (_PAGE - 1)] = -1
        self._count -= 1
        return row


def counts_of(groups: Sequence[Sized]) -> NDArray[np.int32]:
    return np.fromiter(map(len, groups), np.int32, len(groups))
