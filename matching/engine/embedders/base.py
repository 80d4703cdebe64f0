"""The protocol of all embedders."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from matching.engine.types import FloatArray


@runtime_checkable
class Embedder(Protocol):
    """Turns texts into unit vectors.

    Queries and documents are embedded by different methods because models are trained with different
    prompts for them. Methods may be called from several threads. An empty text is legitimate and gives the
    vector of the bare prompt. Construction raises :class:`~matching.engine.types.ModelUnavailable` when the
    model cannot be loaded; encoding never fails for reasons of content.
    """

    @property
    def model_id(self) -> str: ...

    @property
    def revision(self) -> str:
        """Changes whenever the same text would give another vector."""
        ...

    @property
    def dimension(self) -> int: ...

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        """float32 [len(texts), dimension], rows of Euclidean length 1."""
        ...

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        """float32 [len(texts), dimension], rows of Euclidean length 1."""
        ...


def model_key(embedder: Embedder) -> str:
    """What an index remembers of its model: vectors with another key must not be mixed in."""
    return f"{embedder.model_id}@{embedder.revision}/{embedder.dimension}"


def dimension_of(key: str) -> int:
    """Of the vectors under a key that :func:`model_key` made."""
    return int(key.rpartition("/")[2])
