"""Reading vectors from PostgreSQL: what a corpus asks instead of its own memory (see :mod:`matching.vector_table`).

Candidates come from an HNSW index that knows neither the centre nor full precision; so more are asked for than are
needed, and whoever asks compares them exactly.
"""

from typing import Any

import numpy as np
from django.db import connection, transaction

from matching.engine.codes import Plan
from matching.engine.embedders.base import dimension_of
from matching.engine.stores import MemoryStore, Store
from matching.engine.tables import Array, RowOfId, Rows
from matching.engine.types import BoolArray, FloatArray, IntArray
from matching.engine.vectors import CentredVectors
from matching.vector_table import is_chosen, written

#: Rows that are looked at exactly in a search without a filter.
_DEPTH = 200
#: The longest list that a walk through the index keeps, as pgvector allows; longer answers take several walks.
_LONGEST = 1_000
#: Beyond so many rows a walk through the index is slower than comparing what a filter admits.
_FARTHEST = 20_000
#: Vectors in one answer of the database.
_BLOCK = 4_096

_OF = "FROM matching_vector WHERE space_id = %s AND version = ANY(%s)"
_VECTORS = f"SELECT version, vector_send(embedding) {_OF}"
_PRODUCTS = f"SELECT version, -(embedding <#> %s::vector) {_OF}"
_SETTINGS = "SELECT set_config('hnsw.ef_search', %s, true), set_config('hnsw.iterative_scan', 'relaxed_order', true)"
#: The number of the space is written out, since its index is chosen by it.
_NEAREST = """
    SELECT object_id FROM matching_vector WHERE space_id = {space}
    ORDER BY embedding::halfvec({dimension}) <#> %s::halfvec({dimension}) LIMIT %s
"""


def store_of(key: str, kind: str) -> Store:
    """Where the vectors of one kind under one model lie, as the settings say."""
    dimension = dimension_of(key)
    return PostgresStore(key, kind, dimension) if is_chosen(key) else MemoryStore(dimension)


class Space:
    """Vectors of one model, kind and language in the database. Its number is known from its first vector on."""

    def __init__(self, key: str, kind: str, language: str, dimension: int) -> None:
        self._place = [key, kind, language]
        self.dimension = dimension
        self._number: int | None = None

    @property
    def number(self) -> int:
        """0 while there is no vector."""
        if self._number is None:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT id FROM matching_vector_space WHERE model_key = %s AND kind = %s AND language = %s",
                    self._place,
                )
                found = cursor.fetchone()
            self._number = found[0] if found else None
        return self._number or 0


class PostgresStore:
    """Vectors of one kind under one model."""

    def __init__(self, key: str, kind: str, dimension: int) -> None:
        self._key, self._kind, self._dimension = key, kind, dimension

    def vectors(
        self, language: str, row_of: RowOfId, table: Array | None = None, scales: Array | None = None
    ) -> CentredVectors:
        space = Space(self._key, self._kind, language, self._dimension)
        return CentredVectors(self._dimension, RemoteRows(space, table), scales, HnswFinder(space, row_of))

    def leave(self) -> None:
        connection.close()


class RemoteRows:
    """Rows in the database, found by their versions."""

    def __init__(self, space: Space, versions: Array | None = None) -> None:
        self._space = space
        self.table = Rows(np.int64, base=versions)
        #: As ``vector_send`` writes one: four bytes of header, then big-endian numbers.
        self._sent = np.dtype([("header", "V4"), ("vector", ">f4", (space.dimension,))])

    def __len__(self) -> int:
        return len(self.table)

    @property
    def nbytes(self) -> int:
        return self.table.nbytes

    def append(self, vectors: FloatArray, versions: IntArray) -> None:
        self.table.extend(versions)

    def slice(self, start: int, stop: int) -> FloatArray:
        return self._vectors(self.table.slice(start, stop))

    def take(self, rows: IntArray) -> FloatArray:
        return self._vectors(self.table.take(rows))

    def _vectors(self, versions: IntArray) -> FloatArray:
        wanted, places = np.unique(versions, return_inverse=True)
        vectors = np.zeros((len(wanted), self._space.dimension), np.float32)
        for start in range(0, len(wanted), _BLOCK):
            found = self._ask(_VECTORS, [], wanted[start : start + _BLOCK])
            if found:
                sent = np.frombuffer(b"".join(row[1] for row in found), self._sent)
                vectors[np.searchsorted(wanted, [row[0] for row in found])] = sent["vector"]
        taken: FloatArray = vectors[places]
        return taken

    def products(self, query: FloatArray, rows: IntArray | None) -> FloatArray:
        versions = self.table.slice(0, len(self)) if rows is None else self.table.take(rows)
        wanted, places = np.unique(versions, return_inverse=True)
        products = np.zeros(len(wanted), np.float32)
        found = self._ask(_PRODUCTS, [written(query)], wanted)
        if found:
            numbers, values = zip(*found, strict=True)
            products[np.searchsorted(wanted, numbers)] = values
        taken: FloatArray = products[places]
        return taken

    def _ask(self, statement: str, parameters: list[Any], versions: IntArray) -> list[tuple[Any, Any]]:
        """An answer for each of ``versions`` that is there. Two objects of one text have one vector."""
        with connection.cursor() as cursor:
            cursor.execute(statement, [*parameters, self._space.number, versions.tolist()])
            found: list[tuple[Any, Any]] = cursor.fetchall()
            return found


class HnswFinder:
    """Finds rows by the index of their space."""

    plan = Plan(0, _DEPTH)
    nbytes = 0

    def __init__(self, space: Space, row_of: RowOfId) -> None:
        self._space = space
        self._row_of = row_of

    def add(self, vectors: FloatArray) -> None:
        """The database indexes what it is given."""

    def search(self, query: FloatArray, count: int, *, wider: int = 1, mask: BoolArray | None = None) -> IntArray:
        share = 1.0 if mask is None else float(mask.mean())
        wanted = int(count * (1 + wider / 16) / max(share, 1e-9))
        if wanted > _FARTHEST:
            return np.zeros(0, np.int64)
        # What was removed is in no row here, whatever the index still holds.
        rows = self._row_of.find(self._objects(query, wanted))
        return rows if mask is None else rows[mask[rows]]

    def _objects(self, query: FloatArray, count: int) -> IntArray:
        nearest = _NEAREST.format(space=self._space.number, dimension=self._space.dimension)
        # The settings end with the transaction: other users of a shared connection have their own.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_SETTINGS, [str(min(count, _LONGEST))])
            cursor.execute(nearest, [written(query), count])
            return np.array([row[0] for row in cursor.fetchall()], np.int64)
