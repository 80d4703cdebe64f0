"""Search among unit vectors: every row exactly while there are few, and by codes with an exact second look beyond.

Each vector is kept once, as the model gave it. Its centred, scaled self is never stored: (v - c)·q / |v - c| needs only
the product v·q and one norm for each row. Rows that a narrow filter admits are compared one by one.

Where the vectors lie, and who finds the rows that are worth a look, may be elsewhere (:class:`Raw`, :class:`Finder`;
see :mod:`matching.engine.stores`). Centring and the exact look are done here for all of them.
"""

from typing import Protocol

import numpy as np

from matching.engine.codes import Plan
from matching.engine.tables import Array, Rows, products
from matching.engine.types import BoolArray, FloatArray, IntArray

#: From so many rows on there are codes (made in the background; until then every row is compared).
CODED_FROM = 20_000
#: Up to so many admitted rows are compared one by one instead.
GATHERED = 8_000
_BLOCK = 16_384
#: Parts of the inverted file that are searched under a narrow filter, as multiples of what a search without one needs:
#: the nearest of a tenth of the rows are as far as the hundred nearest of all. The second, if the first finds too few.
_WIDER = (4, 64)


class Raw(Protocol):
    """Rows 0, 1, 2 … of vectors as the model gave them. A row never changes once it is there.

    Rows of removed documents may be gone from a store elsewhere; they read as zeros.
    """

    @property
    def table(self) -> Rows:
        """What this process keeps of each row, and a snapshot with it."""

    @property
    def nbytes(self) -> int:
        """Bytes in this process."""

    def __len__(self) -> int: ...

    def append(self, vectors: FloatArray, versions: IntArray) -> None:
        """Append rows: float32 [n, dimension], each with the version of its document."""

    def take(self, rows: IntArray) -> FloatArray:
        """A copy of ``rows``, in their order."""

    def slice(self, start: int, stop: int) -> FloatArray:
        """A copy of rows ``start … stop - 1``."""

    def products(self, query: FloatArray, rows: IntArray | None) -> FloatArray:
        """Inner products of ``query`` with ``rows`` (None: all)."""


class Finder(Protocol):
    """Finds rows that are worth an exact look."""

    plan: Plan

    @property
    def nbytes(self) -> int:
        """Bytes in this process."""

    def add(self, vectors: FloatArray) -> None:
        """Append rows, given as the model gave them."""

    def search(self, query: FloatArray, count: int, *, wider: int = 1, mask: BoolArray | None = None) -> IntArray:
        """About ``count`` rows that promise most, in any order; ``mask``: only these. ``wider``: so far beyond what
        a search usually looks at."""


class InMemory(Rows):
    """Vectors in the memory of this process, the first of them perhaps in a mapped file."""

    def __init__(self, dimension: int, base: Array | None = None) -> None:
        super().__init__(np.float32, dimension, base=base)

    @property
    def table(self) -> Rows:
        return self

    def append(self, vectors: FloatArray, versions: IntArray) -> None:
        self.extend(vectors)

    def products(self, query: FloatArray, rows: IntArray | None) -> FloatArray:
        """Inner products of ``query`` with ``rows`` (None: all), none of which is copied."""
        if rows is None:
            return self.mapped(lambda part: products(query, part))
        first, found = len(self._base), np.empty(len(rows), np.float32)
        is_old = rows < first
        for chosen, part, start in ((is_old, self._base, 0), (~is_old, self._tail.view, first)):
            if chosen.any():
                found[chosen] = products(query, part, rows[chosen] - start)
        return found


class Gathered:
    """Some rows, read once, to be compared with more than one query."""

    def __init__(self, raw: FloatArray, scales: FloatArray, centre: FloatArray) -> None:
        self._raw, self._scales, self._centre = raw, scales, centre

    def scores(self, query: FloatArray) -> FloatArray:
        """Inner products of a unit ``query`` with the centred unit vectors."""
        scores: FloatArray = self._raw @ query
        scores -= np.float32(self._centre @ query)
        scores *= self._scales
        return scores

    def vectors(self, places: IntArray) -> FloatArray:
        """The centred unit vectors at ``places`` of what was gathered."""
        centred: FloatArray = (self._raw[places] - self._centre) * self._scales[places][:, None]
        return centred


class CentredVectors:
    """Rows 0, 1, 2 … of vectors, compared as unit vectors from a centre. Not thread-safe: its owner locks.

    With a ``finder`` there are no codes to be made in this process.
    """

    def __init__(self, dimension: int, raw: Raw, scales: Array | None = None, finder: Finder | None = None) -> None:
        self.raw = raw
        #: 1 / distance from the centre.
        self.scales = Rows(np.float32, base=scales)
        self.centre = np.zeros(dimension, np.float32)
        self.codes = finder
        self.needs_codes = finder is None

    def __len__(self) -> int:
        return len(self.raw)

    @property
    def nbytes(self) -> int:
        """Bytes of vectors, scales and codes."""
        return self.raw.nbytes + self.scales.nbytes + (0 if self.codes is None else self.codes.nbytes)

    # -- changes -----------------------------------------------------------------------------
    def add(self, vectors: FloatArray, versions: IntArray) -> None:
        """Append rows: float32 [n, dimension], each with the version of its document."""
        self.raw.append(vectors, versions)
        self.scales.extend(scales_of(vectors, self.centre))
        if self.codes is not None:
            self.codes.add(vectors)

    def move_centre(self, centre: FloatArray) -> None:
        """Compare from ``centre`` from now on: a pass over all rows. Codes stay: they only find whom to look at."""
        scales = Rows(np.float32)
        for start in range(0, len(self), _BLOCK):
            scales.extend(scales_of(self.raw.slice(start, start + _BLOCK), centre))
        self.centre, self.scales = centre, scales

    # -- reading -----------------------------------------------------------------------------
    def gather(self, rows: IntArray) -> Gathered:
        return Gathered(self.raw.take(rows), self.scales.take(rows), self.centre)

    def vectors(self, rows: IntArray) -> FloatArray:
        """The centred unit vectors of ``rows``."""
        centred: FloatArray = (self.raw.take(rows) - self.centre) * self.scales.take(rows)[:, None]
        return centred

    def scores(self, query: FloatArray, rows: IntArray) -> FloatArray:
        """Inner products of a unit ``query`` with the centred unit vectors of ``rows``."""
        return self.gather(rows).scores(query)

    def directions(self, vectors: FloatArray) -> FloatArray:
        """``vectors`` as the model gave them, centred and of length 1."""
        centred: FloatArray = (vectors - self.centre) * scales_of(vectors, self.centre)[:, None]
        return centred

    def all_scores(self, query: FloatArray) -> FloatArray:
        """:meth:`scores` of all rows."""
        query = np.ascontiguousarray(query, np.float32)
        scores = self.raw.products(query, None)
        scores -= np.float32(self.centre @ query)
        scores *= self.scales.slice(0, len(self))
        return scores

    def are_few(self, count: int) -> bool:
        """Whether so many rows are best compared one by one."""
        return count <= GATHERED or (self.codes is None and count < len(self) // 3)

    def nearest(self, query: FloatArray, limit: int, mask: BoolArray) -> IntArray:
        """``limit`` rows of ``mask`` or some more, among which are those with the highest scores."""
        if self.codes is None:
            scores = self.all_scores(query)
            scores[~mask] = -np.inf
            best = _best(scores, limit)
            return best[np.isfinite(scores[best])]
        # What is farther is told apart less well by its code.
        depth = 2 * max(self.codes.plan.depth, limit)
        for wider in _WIDER:
            seen = self.codes.search(query, depth, wider=wider, mask=mask)
            if len(seen) >= min(depth, len(self)):
                return seen
        # The filter shuts out all that is near: then everything that it admits is compared.
        return self.best_of(query, limit, np.flatnonzero(mask))

    def best_of(self, query: FloatArray, limit: int, rows: IntArray) -> IntArray:
        """The ``limit`` of ``rows`` with the highest scores, best first."""
        scores = self.raw.products(query, rows)
        scores -= np.float32(self.centre @ query)
        scores *= self.scales.take(rows)
        return rows[_best(scores, limit)]


def scales_of(vectors: FloatArray, centre: FloatArray) -> FloatArray:
    """1 / distance of each of ``vectors`` from ``centre``."""
    scales: FloatArray = 1.0 / np.maximum(np.linalg.norm(vectors - centre, axis=1), 1e-9)
    return scales


def _best(scores: FloatArray, limit: int) -> IntArray:
    """Places of the ``limit`` highest scores, best first; ties by place."""
    if limit <= 0:
        return np.zeros(0, np.int64)
    places: IntArray = np.arange(len(scores))
    if limit < len(scores):
        places = np.sort(np.argpartition(-scores, limit - 1)[:limit])
    ordered: IntArray = places[np.argsort(-scores[places], kind="stable")]
    return ordered
