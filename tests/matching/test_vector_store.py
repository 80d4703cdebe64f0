"""One contract for vectors in the memory of a process and for those in PostgreSQL."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.db import connection, transaction

from matching import vector_table
from matching.documents import content_hash
from matching.embedding import pack
from matching.engine import partition, ranking, upkeep, vectors
from matching.engine.admitted import Admitted
from matching.engine.centring import unit
from matching.engine.corpus import Corpus, Document, Filters, Query
from matching.engine.embedders.base import dimension_of
from matching.engine.stores import MemoryStore, Store
from matching.engine.types import ModelMismatch
from matching.enums import Kind
from matching.models import TextEmbedding
from matching.vector_store import PostgresStore
from tests.matching.engine.conftest import random_units
from tests.matching.engine.test_corpus import DIMENSION, KEY, ids, query, random_documents


class Kept:
    """Documents as the product keeps them: their vectors are written once, then each process hears of them."""

    def __init__(self, *, in_database: bool) -> None:
        self._in_database = in_database
        self.corpus = self.reader()

    def store(self, key: str = KEY) -> Store:
        dimension = dimension_of(key)
        return PostgresStore(key, Kind.SOLUTION, dimension) if self._in_database else MemoryStore(dimension)

    def reader(self, key: str = KEY) -> Corpus:
        """Another process."""
        return Corpus(key, self.store(key))

    def write(self, documents: Sequence[Document], key: str = KEY) -> list[Document]:
        """What the worker does; the documents as processes get them."""
        if self._in_database:
            with transaction.atomic():
                vector_table.put(key, Kind.SOLUTION, [row_of(document) for document in documents])
        return [replace(document, version=row_of(document).version) for document in documents]

    def put(self, documents: Sequence[Document], key: str = KEY) -> None:
        self.corpus.upsert(self.write(documents, key))

    def remove(self, ids: Sequence[int]) -> None:
        if self._in_database:
            vector_table.retire(KEY, Kind.SOLUTION, ids)
        self.corpus.remove(ids)


def row_of(document: Document) -> TextEmbedding:
    """The row of the log; a text is known by its words and its vector."""
    digest = content_hash(document.text + document.vector.tobytes().hex())
    return TextEmbedding(
        object_id=document.id, content_hash=digest, language=document.language, vector=pack(document.vector)
    )


@pytest.fixture(params=["memory", "PostgreSQL"])
def kept(request: pytest.FixtureRequest) -> Kept:
    if request.param == "PostgreSQL":
        request.getfixturevalue("pgvector")
    return Kept(in_database=request.param == "PostgreSQL")


@pytest.fixture
def hundreds_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (vectors, partition):
        monkeypatch.setattr(module, "CODED_FROM", 1_000)
    monkeypatch.setattr(ranking, "EXHAUSTIVE", 64)
    monkeypatch.setattr(vectors, "GATHERED", 150)


def found(corpus: Corpus, vector: Any, limit: int = 5) -> list[int]:
    return ids(corpus.rank(Query("", "fa", vector), limit=limit))


def test_empty_corpus_answers_nothing(kept: Kept) -> None:
    assert kept.corpus.rank(query()) == []
    assert kept.corpus.direction_of(1) is None


def test_document_is_found_as_soon_as_it_is_put(kept: Kept) -> None:
    documents = random_documents(40)
    kept.put(documents[:39])
    assert 40 not in found(kept.corpus, documents[39].vector, 40)

    kept.put(documents[39:])

    assert found(kept.corpus, documents[39].vector)[0] == 40


def test_changed_document_is_found_by_what_it_is_now(kept: Kept) -> None:
    documents, (other,) = random_documents(40), random_units(1, DIMENSION, 77)
    kept.put(documents)

    kept.put([replace(documents[6], vector=other)])

    assert found(kept.corpus, other)[0] == 7
    assert found(kept.corpus, documents[6].vector)[0] != 7
    direction = kept.corpus.direction_of(7)
    assert direction is not None
    assert direction @ other > 0.9

    kept.put([documents[6]])

    assert found(kept.corpus, documents[6].vector)[0] == 7


def test_removed_document_never_comes_back(kept: Kept) -> None:
    documents = random_documents(40)
    kept.put(documents)

    kept.remove([7, 8])
    kept.put(documents[8:20])

    assert sorted(found(kept.corpus, documents[6].vector, 40)) == [1, 2, 3, 4, 5, 6, *range(9, 41)]
    assert kept.corpus.direction_of(7) is None

    kept.put(documents[6:7])

    assert found(kept.corpus, documents[6].vector)[0] == 7


def test_document_may_change_its_language(kept: Kept) -> None:
    documents = random_documents(40)
    kept.put(documents)

    kept.put([replace(documents[6], language="en")])

    assert len(kept.corpus) == 40
    asked = Query("", "fa", documents[6].vector)
    assert ids(kept.corpus.rank(asked, filters=Filters(languages=frozenset({"en"})))) == [7]
    assert 7 not in ids(kept.corpus.rank(asked, filters=Filters(languages=frozenset({"fa"})), limit=40))


def test_equal_documents_stand_in_the_order_of_their_ids(kept: Kept) -> None:
    first, *others = random_documents(40)
    kept.put([*others, *(replace(first, id=number) for number in (90, 70, 80))])

    assert found(kept.corpus, first.vector)[:3] == [70, 80, 90]


def test_scores_are_cosines_around_the_centre(kept: Kept) -> None:
    documents = random_documents(200)
    kept.put(documents)
    (asked,) = random_units(1, DIMENSION, 5)
    (own,) = kept.corpus._partitions.values()
    truth = unit(np.stack([document.vector for document in documents]) - own.vectors.centre) @ asked

    assert own.vectors.all_scores(asked) == pytest.approx(truth, abs=1e-5)
    some = np.array([150, 3, 77])
    assert own.vectors.scores(asked, some) == pytest.approx(truth[some], abs=1e-5)
    assert own.vectors.best_of(asked, 3, np.arange(200)).tolist() == np.argsort(-truth)[:3].tolist()


@pytest.mark.usefixtures("hundreds_are_many")
def test_candidates_hold_the_nearest_that_a_filter_admits(kept: Kept) -> None:
    kept.put(random_documents(1_500))
    assert kept.corpus.upkeep.settle(60)
    (own,) = kept.corpus._partitions.values()
    asked, chance = random_units(15, DIMENSION, 11), np.random.default_rng(3).random(1_500)
    scores = [own.vectors.all_scores(vector) for vector in asked]
    for share in (1.0, 0.5, 0.12, 0.03):
        allowed = None if share == 1 else np.flatnonzero(chance < share) + 1
        hits = 0
        for vector, truth in zip(asked, scores, strict=True):
            admitted = Admitted(own, allowed, Filters())
            right = np.flatnonzero(admitted.mask)
            right = right[np.argsort(-truth[right], kind="stable")[:10]]
            candidates = Admitted(own, allowed, Filters()).nearest(vector, 128)
            assert admitted.mask[candidates].all()
            hits += int(np.isin(right, candidates).sum())
        assert hits >= 0.98 * 10 * len(asked), share


@pytest.mark.usefixtures("hundreds_are_many")
def test_ranking_from_candidates_is_that_of_all_rows(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.put(random_documents(1_500))
    assert kept.corpus.upkeep.settle(60)
    lists = [kept.corpus.rank(query(seed), limit=10, filters=Filters(trl_at_least=5)) for seed in range(5)]

    monkeypatch.setattr(ranking, "EXHAUSTIVE", 10_000)
    everything = [kept.corpus.rank(query(seed), limit=10, filters=Filters(trl_at_least=5)) for seed in range(5)]

    same = sum(len(set(ids(some)) & set(ids(all_of_them))) for some, all_of_them in zip(lists, everything, strict=True))
    assert same >= 49


def test_vectors_of_another_length_are_refused(kept: Kept) -> None:
    document = random_documents(1)[0]
    kept.put([document])
    short = replace(document, id=2, vector=np.ones(8, np.float32))

    with pytest.raises(ModelMismatch):
        kept.put([short])
    with pytest.raises(ModelMismatch):
        kept.corpus.rank(Query("", "fa", short.vector))

    assert found(kept.corpus, document.vector) == [1]


def test_vectors_of_another_model_are_not_mixed_in(kept: Kept) -> None:
    other_key = f"other@1/{DIMENSION}"
    documents = random_documents(80)
    kept.put(documents[:40])
    other = kept.reader(other_key)
    other.upsert(kept.write([replace(each, vector=-each.vector) for each in documents], other_key))

    assert found(kept.corpus, documents[6].vector)[0] == 7
    assert len(found(kept.corpus, documents[6].vector, 100)) == 40
    assert found(other, -documents[6].vector)[0] == 7


def test_reader_sees_the_old_document_until_it_hears_of_the_new_one(kept: Kept) -> None:
    documents, (vector,) = random_documents(40), random_units(1, DIMENSION, 77)
    old = kept.write(documents)
    kept.corpus.upsert(old)
    before = kept.corpus.rank(query(), limit=40)

    new = kept.write([replace(documents[6], vector=vector, text="متن تازه")])

    assert kept.corpus.rank(query(), limit=40) == before
    late = kept.reader()
    late.upsert([*old[:6], *new, *old[7:]])
    kept.corpus.upsert(new)
    assert found(kept.corpus, vector)[0] == found(late, vector)[0] == 7


def test_reader_beside_a_writer_sees_old_or_new(kept: Kept) -> None:
    documents, (vector,) = random_documents(40), random_units(1, DIMENSION, 77)
    states = [documents[6], replace(documents[6], vector=vector, text="متن تازه")]
    kept.put(documents)
    asked = Query("متن تازه", "fa", unit(documents[6].vector - vector))
    seen, stop = list[tuple[bool, bool]](), threading.Event()

    def read() -> None:
        while not stop.is_set():
            (entry,) = (each for each in kept.corpus.rank(asked, limit=40) if each.id == 7)
            words = entry.components.get("lexical")
            seen.append((entry.components["dense"].value > 0, words is not None and words.value > 0))
        connection.close()

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        kept.put([states[number % 2]])
    stop.set()
    reader.join()

    # The old one has the meaning, the new one the words.
    assert seen
    assert set(seen) <= {(True, False), (False, True)}


def test_snapshot_answers_as_the_corpus_that_wrote_it(kept: Kept, tmp_path: Path) -> None:
    documents = random_documents(60)
    kept.put(documents)
    kept.remove([3])
    kept.corpus.save(tmp_path / "corpus")

    loaded = Corpus.load(tmp_path / "corpus", model_key=KEY, store=kept.store())

    assert loaded.rank(query(), limit=60) == kept.corpus.rank(query(), limit=60)
    loaded.upsert(kept.write([replace(documents[2], vector=documents[9].vector)]))
    assert sorted(found(loaded, documents[9].vector)[:2]) == [3, 10]


def test_compaction_loses_nothing(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "COMPACT_FROM", 100)
    documents = random_documents(300)
    kept.put(documents)

    kept.remove(range(1, 151))

    (own,) = kept.corpus._partitions.values()
    assert own.rows == 150
    assert found(kept.corpus, documents[200].vector)[0] == 201
    assert len(found(kept.corpus, documents[200].vector, 400)) == 150
