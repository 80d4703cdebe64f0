"""Vectors of the demo texts under the bundled model, so that a first start does not spend minutes of computing on them.

They are what the model itself gave (``python -m bahamm.demo.vectors`` writes the file, a test compares), kept under
the model's key and each text's digest: another model, or a changed text, is embedded as usual.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from matching.engine.embedders.base import Embedder, model_key
from matching.engine.types import FloatArray

FILE = Path(__file__).parent / "data" / "vectors.npz"


class KeptVectors:
    """An embedder that knows some texts by heart and asks ``embedder`` for all others."""

    def __init__(self, embedder: Embedder, path: Path = FILE) -> None:
        self._embedder = embedder
        self.model_id, self.revision, self.dimension = embedder.model_id, embedder.revision, embedder.dimension
        self._documents: dict[bytes, FloatArray] = {}
        self._queries: dict[bytes, FloatArray] = {}
        with np.load(path) as kept:
            if str(kept["model_key"]) == model_key(embedder):
                self._documents = _table(kept, "documents")
                self._queries = _table(kept, "queries") | _table(kept, "phrases")

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        missing = [text for text in texts if digest(text) not in self._documents]
        return self._ordered(texts, self._documents, missing, self._embedder.encode_documents(missing))

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        missing = [text for text in texts if digest(text) not in self._queries]
        return self._ordered(texts, self._queries, missing, self._embedder.encode_queries(missing))

    def _ordered(
        self, texts: Sequence[str], kept: Mapping[bytes, FloatArray], missing: Sequence[str], fresh: FloatArray
    ) -> FloatArray:
        by_text = dict(zip(missing, fresh, strict=True))
        rows = [by_text[text] if text in by_text else kept[digest(text)] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimension), np.float32)


def digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).hexdigest()[:24].encode()


def _table(kept: Mapping[str, np.ndarray], name: str) -> dict[bytes, FloatArray]:
    return dict(zip(kept[f"{name}_of"].tolist(), _unit(kept[name]), strict=True))


def _unit(vectors: np.ndarray) -> FloatArray:
    """Rows of length 1 again: what is kept is rounded."""
    whole = vectors.astype(np.float32)
    scaled: FloatArray = whole / np.maximum(np.linalg.norm(whole, axis=1, keepdims=True), 1e-9)
    return scaled


def write(path: Path, texts: Iterable[str], phrases: Iterable[str], embedder: Embedder) -> None:
    """Embed ``texts`` both ways and ``phrases`` as queries, and write the file.

    Texts are kept in half precision; phrases, of which there are many and which only explain, in eight bits.
    """
    whole = sorted(set(texts))
    short = sorted(set(phrases) - set(whole))
    names = {name: np.array([digest(text) for text in part]) for name, part in (("texts", whole), ("phrases", short))}
    vectors = embedder.encode_queries(short)
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    np.savez(
        path,
        model_key=np.array(model_key(embedder)),
        documents_of=names["texts"],
        documents=embedder.encode_documents(whole).astype(np.float16),
        queries_of=names["texts"],
        queries=embedder.encode_queries(whole).astype(np.float16),
        phrases_of=names["phrases"],
        phrases=np.round(vectors / largest * 127).astype(np.int8),
    )


def main() -> None:
    """Embed the sample data of a database that holds them, with the configured model."""
    import django

    django.setup()
    from matching.documents import text_of, with_facets
    from matching.embedding import holder
    from matching.enums import Kind, Part
    from matching.reasons import Quotable

    embedder = holder.get()
    if embedder is None:
        raise SystemExit("the model is not available")
    items = [item for kind in Kind for item in with_facets(kind).filter(is_sample=True)]
    phrases = [quote for item in items for part in Part for quote in Quotable(item, part).quotes]
    write(FILE, map(text_of, items), phrases, embedder)
    print(f"{FILE}: {len(items)} texts, {len(phrases)} phrases under {model_key(embedder)}")


if __name__ == "__main__":
    main()
