"""Search among unit vectors: every row exactly while there are few, and by codes with an exact second look beyond.

Each vector is kept once, as the model gave it. Its centred, scaled self is never stored: (v - c)·q / |v - c| needs only
the product v·q and one norm for each row. Rows that a narrow filter admits are compared one by one.
"""

import numpy as np

from matching.engine.codes import Codes
from matching.engine.tables import Array, Rows, products
from matching.engine.types import BoolArray, FloatArray, IntArray

#: From so many rows on there are codes (made in the background; until then every row is compared).
CODED_FROM = 20_000
#: Up to so many admitted rows are compared one by one instead.
GATHERED = 8_000
_BLOCK = 16_384
#: Parts of the inverted file that are searched under a narrow filter, as multiples of what a search without one needs:
#: the nearest of a tenth of the rows are as far as the hundred nearest of all. The second, if the first finds too few.
_WIDER = (8, 64)


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
    """Rows 0, 1, 2 … of vectors, compared as unit vectors from a centre. Not thread-safe: its owner locks."""

    def __init__(self, dimension: int, raw: Array | None = None, scales: Array | None = None) -> None:
        self.raw = Rows(np.float32, dimension, base=raw)
        #: 1 / distance from the centre.
        self.scales = Rows(np.float32, base=scales)
        self.centre = np.zeros(dimension, np.float32)
        self.codes: Codes | None = None

    def __len__(self) -> int:
        return len(self.raw)

    @property
    def nbytes(self) -> int:
        """Bytes of vectors, scales and codes."""
        return self.raw.nbytes + self.scales.nbytes + (0 if self.codes is None else self.codes.nbytes)

    # -- changes -----------------------------------------------------------------------------
    def add(self, vectors: FloatArray) -> None:
        """Append rows: float32 [n, dimension]."""
        self.raw.extend(vectors)
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

    def all_scores(self, query: FloatArray) -> FloatArray:
        """:meth:`scores` of all rows."""
        query = np.ascontiguousarray(query, np.float32)
        scores: FloatArray = self.raw.mapped(lambda part: products(query, part))
        scores -= np.float32(self.centre @ query)
        scores *= self.scales.slice(0, len(self))
        return scores

    def nearest(self, query: FloatArray, limit: int, *, rows: IntArray | None, mask: BoolArray) -> IntArray:
        """``limit`` rows of ``mask`` or some more, among which are those with the highest scores. ``rows``: the mask as
        numbers, if known."""
        if rows is not None and (len(rows) <= GATHERED or (self.codes is None and len(rows) < len(self) // 3)):
            return self.best_of(query, limit, rows)
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
