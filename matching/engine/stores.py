"""Where the vectors of a corpus lie: in the memory of each process, or in one place for all of them."""

from typing import Protocol

from matching.engine.tables import Array, RowOfId
from matching.engine.vectors import CentredVectors, InMemory


class Store(Protocol):
    """Vectors of one kind of documents under one model.

    A corpus tells its store nothing: a store elsewhere has got a vector, under its document's id and version, before
    the corpus gets the document, and loses it some time after.
    """

    def vectors(
        self, language: str, row_of: RowOfId, table: Array | None = None, scales: Array | None = None
    ) -> CentredVectors:
        """Those of one language. ``row_of`` tells, now and later, which row holds which document; ``table`` and
        ``scales`` are of a snapshot."""

    def leave(self) -> None:
        """Called by a thread that asked and will not ask again."""


class MemoryStore:
    """The memory of this process."""

    def __init__(self, dimension: int) -> None:
        self._dimension = dimension

    def vectors(
        self, language: str, row_of: RowOfId, table: Array | None = None, scales: Array | None = None
    ) -> CentredVectors:
        return CentredVectors(self._dimension, InMemory(self._dimension, table), scales)

    def leave(self) -> None:
        pass
