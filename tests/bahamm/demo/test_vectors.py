"""Kept vectors stand in for their own model only, and for known texts only."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bahamm.demo import vectors
from bahamm.demo.vectors import KeptVectors
from matching.engine.embedders.hashing import HashingEmbedder
from matching.engine.types import FloatArray

KNOWN = ["صف اتوبوس", "Bus clock"]


class Counting(HashingEmbedder):
    def __init__(self, revision: str = "1") -> None:
        super().__init__(revision=revision)
        self.read: list[str] = []

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        self.read += texts
        return super().encode_documents(texts)

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        self.read += texts
        return super().encode_queries(texts)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "vectors.npz"
    vectors.write(file, KNOWN, ["کی می‌رسد", KNOWN[0]], HashingEmbedder())
    return file


def test_known_texts_do_not_reach_the_model(path: Path) -> None:
    embedder = Counting()
    kept = KeptVectors(embedder, path)
    texts = ["تازه", *KNOWN]

    documents, queries = kept.encode_documents(texts), kept.encode_queries(texts)

    assert embedder.read == ["تازه", "تازه"]
    np.testing.assert_allclose(documents, HashingEmbedder().encode_documents(texts), atol=1e-3)
    np.testing.assert_allclose(queries, HashingEmbedder().encode_queries(texts), atol=1e-3)
    np.testing.assert_allclose(np.linalg.norm(documents, axis=1), 1, atol=1e-6)


def test_known_phrases_are_queries_only(path: Path) -> None:
    embedder = Counting()
    kept = KeptVectors(embedder, path)

    phrase = kept.encode_queries(["کی می‌رسد"])
    assert embedder.read == []
    np.testing.assert_allclose(phrase, HashingEmbedder().encode_queries(["کی می‌رسد"]), atol=1e-2)

    kept.encode_documents(["کی می‌رسد"])
    assert embedder.read == ["کی می‌رسد"]


def test_vectors_of_another_model_are_not_used(path: Path) -> None:
    embedder = Counting(revision="2")

    found = KeptVectors(embedder, path).encode_documents(KNOWN)

    assert embedder.read == KNOWN
    np.testing.assert_array_equal(found, HashingEmbedder(revision="2").encode_documents(KNOWN))


def test_nothing_asked_nothing_answered(path: Path) -> None:
    assert KeptVectors(HashingEmbedder(), path).encode_documents([]).shape == (0, 128)


def test_committed_file_knows_every_text_and_phrase_of_the_sample_data() -> None:
    """A changed text or way of cutting it would quietly cost minutes at the first start."""
    from bahamm.demo.load import _rows
    from marketplace.catalog.models import Solution
    from matching.documents import text_of
    from matching.reasons import Quotable

    fields = ("title", "summary", "description", "tags")
    items = [
        Solution(**{name: row[name] for name in fields})
        for name in ("challenges.jsonl", "unanswered.jsonl", "solutions.jsonl")
        for row in _rows(name)
    ]
    texts = {vectors.digest(text_of(item)) for item in items}
    with np.load(vectors.FILE) as kept:
        assert texts == set(kept["documents_of"].tolist()) == set(kept["queries_of"].tolist())
        known = set(kept["phrases_of"].tolist()) | texts

    assert {vectors.digest(quote) for item in items for quote in Quotable(item).quotes} <= known
