"""Corpora of the sample texts, under a fake embedder and under the bundled model."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bahamm.demo.load import DATA
from bahamm.demo.vectors import KeptVectors
from matching.engine.corpus import Corpus, Document
from matching.engine.embedders.base import Embedder, model_key
from matching.engine.embedders.hashing import HashingEmbedder
from matching.engine.embedders.onnx import OnnxEmbedder
from matching.engine.embedders.spelling import document_spelling, query_spelling
from matching.engine.items import Facets
from matching.engine.model_build import build_model
from matching.engine.types import FloatArray


class SpellingEmbedder(HashingEmbedder):
    """The fake, reading texts in the spelling in which a real model reads them."""

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        return super().encode_queries([query_spelling(text) for text in texts])

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        return super().encode_documents([document_spelling(text) for text in texts])


@pytest.fixture(scope="session")
def fake() -> SpellingEmbedder:
    return SpellingEmbedder()


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> KeptVectors:
    """The bundled model; the sample texts need no computing."""
    return KeptVectors(OnnxEmbedder(build_model(tmp_path_factory.mktemp("model") / "model")))


@pytest.fixture(scope="session")
def solution_texts() -> list[str]:
    return sample_texts("solutions")


@pytest.fixture(scope="session")
def challenge_texts() -> list[str]:
    return sample_texts("challenges")


def sample_rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def sample_texts(name: str) -> list[str]:
    return ["\n".join([row["title"], row["summary"], row["description"]]) for row in sample_rows(name)]


def documents(texts: Sequence[str], embedder: Embedder, facets: Sequence[Facets] | None = None) -> list[Document]:
    """Persian documents 1, 2, 3 … of ``texts``."""
    vectors = embedder.encode_documents(texts)
    known = facets or [Facets()] * len(texts)
    return [Document(index + 1, text, "fa", vectors[index], known[index]) for index, text in enumerate(texts)]


def corpus_of(texts: Sequence[str], embedder: Embedder) -> Corpus:
    corpus = Corpus(model_key(embedder))
    corpus.upsert(documents(texts, embedder))
    return corpus


def random_units(count: int, dimension: int, seed: int) -> FloatArray:
    vectors = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


QRELS: Path = DATA / "qrels.jsonl"
