"""Codes: a small, quick stand-in for vectors, to find whom to compare exactly.

RaBitQ (Gao & Long, SIGMOD 2024) keeps one bit for each dimension; an inverted file (FAISS) sorts the codes by the
nearest of some hundred landmarks, so that a query meets only those near it. How many lists and how many exact looks
are needed depends on the data, so both are measured when codes are made: each of some stored vectors must find its
neighbours. Vectors without any structure defeat this; they get codes of eight bits, all of which are scanned.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import faiss
import numpy as np

from matching.engine.types import BoolArray, FloatArray, IntArray

#: The package's stubs describe the C++ signatures, not what Python takes.
_native: Any = faiss
#: Rows for each landmark when codes are made, and on how many of them it is placed.
_ROWS_PER_LIST = 400
_TRAINED_ON = 40
_ROUNDS = 8
#: (part of the lists that is searched, rows that are compared exactly), from cheap to dear.
_PLANS = ((0.04, 200), (0.12, 200), (0.3, 200), (0.5, 200), (1.0, 200), (1.0, 600), (1.0, 1_600))
_PLAIN_PLANS = ((1.0, 100), (1.0, 400))
_WANTED_RECALL = 0.993
_PROBES = 64
NEIGHBOURS = 10


class Plan(NamedTuple):
    """How codes are searched: so many lists (0: all), and the best so many rows are compared exactly."""

    lists: int
    depth: int


class Codes:
    """Codes of rows 0, 1, 2 …, taken from ``centre``."""

    def __init__(self, index: Any, plan: Plan, centre: FloatArray) -> None:
        self._index = index
        self.plan = plan
        self.centre = centre

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def nbytes(self) -> int:
        return int(len(self) * (self._index.code_size + (8 if self.plan.lists else 0)))

    @classmethod
    def restored(cls, data: np.ndarray, plan: Plan, centre: FloatArray) -> "Codes":
        return cls(_native.deserialize_index(data), plan, centre)

    def stored(self) -> np.ndarray:
        """The codes as bytes."""
        data: np.ndarray = _native.serialize_index(self._index)
        return data

    def add(self, vectors: FloatArray) -> None:
        """Append rows, given as the model gave them."""
        self._index.add(_around(vectors, self.centre))

    def search(self, query: FloatArray, count: int, *, wider: int = 1, mask: BoolArray | None = None) -> IntArray:
        """About ``count`` rows whose codes promise most; ``mask``: only these. ``wider``: so many times more lists."""
        selector = None if mask is None else _native.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
        if self.plan.lists:
            lists = min(self.plan.lists * wider, self._index.nlist)
            parameters = _native.SearchParametersIVF(sel=selector, nprobe=lists)
        else:
            parameters = _native.SearchParameters(sel=selector) if selector is not None else None
        # The setting belongs to the calling thread; several make a single query slower (3–18 times, as measured).
        _native.omp_set_num_threads(1)
        rows: IntArray = self._index.search(query[None], count, params=parameters)[1][0]
        return rows[rows >= 0]


Blocks = Callable[[], Iterator[FloatArray]]


def make_codes(count: int, centre: FloatArray, some: FloatArray, probes: FloatArray, blocks: Blocks) -> Codes:
    """Codes of ``count`` rows, which ``blocks()`` yields in order. ``some`` of them place the landmarks.

    Runs for seconds or minutes; holds no lock. ``probes`` are rows whose neighbours must be found.
    """
    _native.omp_set_num_threads(1)
    wanted = _around(probes, centre)
    truth = _Truth(wanted)
    index = _inverted_file(max(1, count // _ROWS_PER_LIST), _around(some, centre))
    for block in blocks():
        unit = _around(block, centre)
        index.add(unit)
        truth.add(unit)
    plan = _plan(index, wanted, truth.best(), [(int(part * index.nlist) + 1, depth) for part, depth in _PLANS], blocks)
    if plan is not None:
        return Codes(index, plan, centre)
    dimension = len(centre)
    index = _native.IndexScalarQuantizer(dimension, _native.ScalarQuantizer.QT_8bit, _native.METRIC_INNER_PRODUCT)
    index.train(_around(some, centre))
    for block in blocks():
        index.add(_around(block, centre))
    plans = [(0, depth) for _, depth in _PLAIN_PLANS]
    plan = _plan(index, wanted, truth.best(), plans, blocks)
    return Codes(index, plan or Plan(*plans[-1]), centre)


def training_rows(count: int) -> IntArray:
    """Which of ``count`` rows make the landmarks."""
    wanted = max(1, count // _ROWS_PER_LIST) * _TRAINED_ON
    return np.unique(np.linspace(0, count - 1, min(count, wanted)).astype(np.int64))


def probe_rows(count: int) -> IntArray:
    return np.linspace(0, count - 1, _PROBES).astype(np.int64)


def _inverted_file(lists: int, some: FloatArray) -> Any:
    dimension = some.shape[1]
    index = _native.IndexIVFRaBitQ(_native.IndexFlatIP(dimension), dimension, lists, _native.METRIC_INNER_PRODUCT)
    index.cp.niter, index.cp.max_points_per_centroid = _ROUNDS, _TRAINED_ON
    index.cp.spherical, index.cp.min_points_per_centroid = True, 1
    index.train(some)
    return index


def _plan(
    index: Any, probes: FloatArray, truth: IntArray, plans: Sequence[tuple[int, int]], blocks: Blocks
) -> Plan | None:
    """The first of ``plans`` by which enough of the true neighbours are among the rows that are looked at."""
    for lists, depth in plans:
        parameters = _native.SearchParametersIVF(nprobe=lists) if lists else None
        seen = index.search(probes, min(depth, index.ntotal), params=parameters)[1]
        hits = sum(np.isin(right, found).sum() for right, found in zip(truth, seen, strict=True))
        if hits >= _WANTED_RECALL * truth.size:
            return Plan(lists, depth)
    return None


class _Truth:
    """The nearest rows of some queries, found while rows pass by."""

    def __init__(self, queries: FloatArray) -> None:
        self._queries = queries
        self._scores = np.zeros((len(queries), 0), np.float32)
        self._rows = np.zeros((len(queries), 0), np.int64)
        self._count = 0

    def add(self, rows: FloatArray) -> None:
        scores = np.concatenate([self._scores, self._queries @ rows.T], axis=1)
        numbers = np.arange(self._count, self._count + len(rows))
        places = np.concatenate([self._rows, np.broadcast_to(numbers, (len(self._queries), len(rows)))], axis=1)
        # One more than asked: a stored vector finds itself first, which says nothing.
        best = np.argsort(-scores, axis=1, kind="stable")[:, : NEIGHBOURS + 1]
        self._scores = np.take_along_axis(scores, best, axis=1)
        self._rows = np.take_along_axis(places, best, axis=1)
        self._count += len(rows)

    def best(self) -> IntArray:
        return self._rows[:, 1:]


def _around(vectors: FloatArray, centre: FloatArray) -> FloatArray:
    """Unit vectors from the centre."""
    moved = vectors - centre
    moved /= np.maximum(np.sqrt(np.einsum("ij,ij->i", moved, moved)), 1e-9)[:, None]
    return np.ascontiguousarray(moved, np.float32)
