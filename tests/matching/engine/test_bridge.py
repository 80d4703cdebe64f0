"""A few words reach solutions over what units have written of the same need."""

from dataclasses import replace

import numpy as np
import pytest

from matching.engine.bridge import leaning
from matching.engine.corpus import Corpus
from matching.engine.embedders.base import model_key
from matching.engine.embedders.hashing import HashingEmbedder
from matching.engine.items import Document, Query

EMBEDDER = HashingEmbedder()
ASKED = "cars on the footpath"
NEED = "cars on the footpath: enforcement by cameras of illegal parking along the boulevard"
ANSWER = "enforcement cameras against illegal parking, for any boulevard"
OTHERS = ["sorting waste at the kerb", "watering trees with grey water", "the footpath lamps are switched by motion"]


def corpus_of(texts: list[str]) -> Corpus:
    corpus = Corpus(model_key(EMBEDDER))
    vectors = EMBEDDER.encode_documents(texts)
    corpus.upsert(Document(at, text, "en", vectors[at]) for at, text in enumerate(texts))
    return corpus


@pytest.fixture
def query() -> Query:
    return Query(ASKED, "en", EMBEDDER.encode_queries([ASKED])[0])


def closeness(query: Query) -> float:
    ranked = {entry.id: entry for entry in corpus_of([ANSWER, *OTHERS]).rank(query)}
    return ranked[0].components["dense"].value


def test_answer_comes_nearer_by_way_of_the_need(query: Query) -> None:
    assert closeness(leaning(query, corpus_of([NEED]))) > closeness(query)


def test_lean_is_a_direction_towards_the_nearest(query: Query) -> None:
    needs = corpus_of([NEED, *OTHERS])
    lean = leaning(query, needs).lean
    nearest = needs.direction_of(0)

    assert lean is not None
    assert nearest is not None
    assert np.linalg.norm(lean) == pytest.approx(1, abs=1e-5)
    assert lean @ nearest > 0.5


def test_nothing_to_lean_on_leaves_the_query(query: Query) -> None:
    assert leaning(query, corpus_of([])) is query
    words = replace(query, vector=None)
    assert leaning(words, corpus_of([NEED])) is words
    assert corpus_of([NEED]).direction_of(7) is None
