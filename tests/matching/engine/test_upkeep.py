"""Large partitions: what is made beside the searches changes no answer, whatever happens meanwhile."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matching.engine import partition, ranking, upkeep, vectors
from matching.engine.codes import Codes, make_codes, probe_rows, training_rows
from matching.engine.corpus import Corpus, Filters, Query
from matching.engine.partition import Partition
from matching.engine.turnstile import Turnstile
from matching.engine.types import FloatArray, SnapshotDamaged
from matching.engine.vectors import CentredVectors, InMemory
from tests.matching.engine.conftest import random_units
from tests.matching.engine.test_corpus import KEY, filled, ids, query, random_documents


@pytest.fixture(autouse=True)
def thousands_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (vectors, partition):
        monkeypatch.setattr(module, "CODED_FROM", 1_500)
    monkeypatch.setattr(ranking, "EXHAUSTIVE", 64)
    monkeypatch.setattr(vectors, "GATHERED", 100)


def only(corpus: Corpus) -> Partition:
    (found,) = corpus._partitions.values()
    return found


def clustered(count: int, dimension: int = 256) -> FloatArray:
    """Vectors with structure: fifty subjects."""
    subjects = random_units(50, dimension, 7)[np.arange(count) % 50]
    return (subjects + 0.8 * random_units(count, dimension, 8)).astype(np.float32)


def units(rows: FloatArray) -> FloatArray:
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def codes_of(rows: FloatArray) -> Codes:
    centre = rows.mean(axis=0)

    def blocks() -> Iterator[FloatArray]:
        return (rows[at : at + 500] for at in range(0, len(rows), 500))

    return make_codes(len(rows), centre, rows[training_rows(len(rows))], rows[probe_rows(len(rows))], blocks)


def recall(codes: Codes, rows: FloatArray, mask: np.ndarray | None = None) -> float:
    coded = CentredVectors(rows.shape[1], InMemory(rows.shape[1]))
    coded.centre = codes.centre
    coded.add(rows, np.zeros(len(rows), np.int64))
    coded.codes = codes
    hits, probes = 0, coded.vectors(np.arange(5, len(rows), 97))
    for probe in probes:
        scores = coded.all_scores(probe)
        scores[~mask if mask is not None else []] = -np.inf
        seen = codes.search(probe, codes.plan.depth) if mask is None else coded.nearest(probe, 100, mask)
        hits += len(set(np.argsort(-scores)[:10].tolist()) & set(seen.tolist()))
    return hits / (10 * len(probes))


def test_codes_find_the_neighbours_with_a_part_of_the_lists_where_there_is_structure() -> None:
    rows = units(clustered(6_000))
    codes = codes_of(rows)

    assert 0 < codes.plan.lists < 15
    assert recall(codes, rows) >= 0.99
    assert recall(codes, rows, np.arange(len(rows)) % 10 == 0) >= 0.98


def test_codes_look_further_where_there_is_none() -> None:
    rows = random_units(3_000, 64, 3)
    codes = codes_of(rows)

    assert codes.plan.lists == 0 or codes.plan.lists >= 3_000 // 400
    assert recall(codes, rows) >= 0.98


def test_codes_come_back_from_their_bytes() -> None:
    rows = units(clustered(2_000))
    codes = codes_of(rows)
    again = Codes.restored(codes.stored(), codes.plan, codes.centre)

    assert list(again.search(rows[3], 50)) == list(codes.search(rows[3], 50))
    again.add(rows[:5])
    assert len(again) == len(codes) + 5


@pytest.mark.parametrize(
    "filters", [Filters(), Filters(trl_at_least=7), Filters(cities=frozenset({"مشهد"}), trl_at_most=1)]
)
def test_coded_search_answers_as_an_exact_one(filters: Filters, monkeypatch: pytest.MonkeyPatch) -> None:
    found = random_documents(4_000, seed=11)
    coded = filled(found)
    assert coded.upkeep.settle(60)
    assert only(coded).vectors.codes is not None
    monkeypatch.setattr(Partition, "are_codes_due", False)
    exact = filled(found)
    exact.upkeep.settle(60)
    assert only(exact).vectors.codes is None

    for seed in range(3):
        mine, theirs = (each.rank(query(seed), filters=filters, limit=10) for each in (coded, exact))
        assert len(set(ids(mine)) & set(ids(theirs))) >= 9


def test_everything_that_is_due_gets_done_and_nothing_is_lost() -> None:
    found = random_documents(6_000, seed=2)
    corpus = filled(found)
    corpus.remove(range(1, 2_001))
    assert corpus.upkeep.settle(60)

    whole = only(corpus)
    assert whole.rows < 6_000  # compacted
    assert list(corpus.ids()) == list(range(2_001, 6_001))
    assert whole.vectors.codes is not None
    assert len(whole.vectors.codes) == whole.rows
    assert not whole.is_frame_due()
    assert [runs.due() for runs in whole.lexical.runs] == [None, None]
    for wanted in (2_001, 4_444, 6_000):
        document = found[wanted - 1]
        answer = corpus.rank(Query(document.text, "fa", document.vector, phrases=document.phrases), limit=3)
        assert ids(answer)[0] == wanted


def test_changes_during_a_compaction_are_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    found = random_documents(4_000, seed=4)
    corpus = filled(found)
    assert corpus.upkeep.settle(60)
    began, go_on = threading.Event(), threading.Event()
    made = upkeep.make_codes

    def slow(*arguments: object) -> Codes:
        began.set()
        assert go_on.wait(30)
        return made(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(upkeep, "make_codes", slow)
    corpus.remove(range(1, 1_501))
    assert began.wait(30)
    corpus.remove([1_501, 1_502])
    corpus.upsert([replace(found[1_599], id=1_600, text="واژه‌ای تازه"), replace(found[0], id=9_001)])
    go_on.set()
    assert corpus.upkeep.settle(60)

    assert only(corpus).rows < 4_000
    assert set(corpus.ids().tolist()) == {*range(1_503, 4_001), 9_001}
    assert ids(corpus.rank(Query("تازه", "fa", None)))[0] == 1_600


def test_searches_and_changes_run_beside_the_upkeep() -> None:
    corpus, failures = Corpus(KEY), list[Exception]()
    stop = threading.Event()

    def search() -> None:
        while not stop.is_set():
            try:
                answer = corpus.rank(query(), filters=Filters(trl_at_least=3), limit=5)
                assert all(np.isfinite(each.score) for each in answer)
            except Exception as error:
                failures.append(error)
                return

    searcher = threading.Thread(target=search)
    searcher.start()
    for document in random_documents(3_000, seed=5):
        corpus.upsert([document])
        if document.id % 3 == 0:
            corpus.remove([document.id])
    stop.set()
    searcher.join()
    assert corpus.upkeep.settle(60)

    assert failures == []
    assert list(corpus.ids()) == [number for number in range(1, 3_001) if number % 3]


def test_failed_upkeep_is_logged_and_searches_go_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> Codes:
        raise MemoryError

    monkeypatch.setattr(upkeep, "make_codes", broken)
    corpus = filled(random_documents(2_000))

    assert not corpus.upkeep.settle(30)
    assert "the upkeep of the index failed" in caplog.text
    assert len(corpus.rank(query(), limit=5)) == 5


def test_snapshot_of_a_large_partition_holds_codes_and_is_verified_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = filled(random_documents(3_000))
    corpus.remove([5, 6])
    assert corpus.upkeep.settle(60)
    path = tmp_path / "large.corpus"
    corpus.save(path)
    monkeypatch.setattr("matching.engine.corpus._VERIFIED_AT_ONCE", 0)
    loaded = Corpus.load(path, model_key=KEY)

    assert not loaded.is_verified
    assert loaded.rank(query(), limit=20) == corpus.rank(query(), limit=20)
    loaded.upsert([replace(random_documents(1)[0], id=7_777)])
    loaded.remove([9])
    assert 7_777 in loaded
    assert 9 not in set(ids(loaded.rank(query(), limit=3_000)))
    loaded.verify()
    assert loaded.is_verified

    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(SnapshotDamaged):
        Corpus.load(path, model_key=KEY).verify()


def test_whoever_waits_at_the_turnstile_goes_before_whoever_comes_back() -> None:
    lock, entered = Turnstile(), threading.Event()
    stop = threading.Event()

    def again_and_again() -> None:
        while not stop.is_set():
            with lock:
                entered.set()
                time.sleep(0.002)

    threads = [threading.Thread(target=again_and_again) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert entered.wait(5)
    waited = []
    for _ in range(20):
        started = time.perf_counter()
        with lock:
            waited.append(time.perf_counter() - started)
    stop.set()
    for thread in threads:
        thread.join()

    assert float(np.median(waited)) < 0.05
