"""A hundred thousand and a million documents: recall under filters, a whole match, changes beside searches, a start.

The catalogue is made up (:mod:`bench.catalogue`); building the million takes some minutes and 8 GB. Recall counts the
ten nearest by centred cosine in each language, found through the codes, against all rows compared exactly.
"""

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np

from bench.catalogue import MODEL, Catalogue
from bench.figures import Taken, line, table
from bench.match import QUERIES, USUAL, WARM, flat_index, measure, whole_match
from matching.engine.admitted import Admitted
from matching.engine.corpus import Corpus, Filters, Query

SIZES = (100_000, 1_000_000)
SHARES = {100: 1_000, 50: 500, 10: 100, 1: 10, 0.1: 1}
_PROBES, _NEAREST, _CHANGES = 60, 10, 100


def main() -> None:
    for size in SIZES:
        catalogue, corpus, flat = Catalogue(), Corpus(MODEL), flat_index()
        started = time.perf_counter()
        for first, vectors in catalogue.batches(size):
            flat.add(vectors)
            catalogue.fill(corpus, vectors, first)
        ready = corpus.upkeep.settle(3_600)
        print(
            f"\n{size:,} documents in {time.perf_counter() - started:.0f} s, upkeep {'done' if ready else 'not done'}"
        )
        _memory(corpus, size)
        table([(label, share, "") for label, share in recalls(corpus, catalogue)])
        measure(corpus, flat, catalogue.queries(QUERIES + WARM), f"{size:>9,}")
        _changes(corpus, catalogue, size)
        with tempfile.TemporaryDirectory() as folder:
            _start(corpus, Path(folder) / "catalogue.corpus")


def _memory(corpus: Corpus, size: int) -> None:
    parts = corpus.nbytes()
    table([(f"memory, {name}", count / size, "bytes for each document") for name, count in parts.items()])
    table([("memory, all of it", sum(parts.values()) / size, "bytes for each document")])


def recalls(corpus: Corpus, catalogue: Catalogue) -> list[tuple[str, float]]:
    """Recall@10 by the share of rows that a filter admits."""
    hits, wanted = dict.fromkeys(SHARES, 0), dict.fromkeys(SHARES, 0)
    vectors = catalogue.vectors(0, _PROBES)
    for number in range(_PROBES):
        for language, partition in corpus._partitions.items():
            if (language == "en") != (number % 4 == 0):
                continue
            query = vectors[number] - partition.mean.value()
            query /= np.linalg.norm(query)
            scores = partition.vectors.all_scores(query)
            for share, cities in SHARES.items():
                filters = Filters() if share == 100 else Filters(cities=frozenset(f"c{at}" for at in range(cities)))
                admitted = Admitted(partition, None, filters)
                right = np.flatnonzero(admitted.mask)
                right = right[np.argsort(-scores[right], kind="stable")[:_NEAREST]]
                found = Admitted(partition, None, filters).nearest(query, 128)
                hits[share] += int(np.isin(right, found).sum())
                wanted[share] += len(right)
    return [(f"recall@10, {share} % of the rows admitted", hits[share] / wanted[share]) for share in SHARES]


def _changes(corpus: Corpus, catalogue: Catalogue, size: int) -> None:
    """Documents that come and go while somebody searches all the time."""
    asked, stop, searches = catalogue.queries(32), threading.Event(), list[float]()

    def search() -> None:
        number = 0
        while not stop.is_set():
            begun = time.perf_counter()
            whole_match(corpus, asked, USUAL, number % len(asked))
            searches.append((time.perf_counter() - begun) * 1000)
            number += 1

    searcher = threading.Thread(target=search)
    searcher.start()
    time.sleep(2)
    alone = np.array(searches)
    searches.clear()
    wall, used = np.zeros((2, _CHANGES)), np.zeros((2, _CHANGES))
    vectors = catalogue.vectors(0, _CHANGES)
    for at in range(_CHANGES):
        number = size + at * 4
        document = catalogue.document(number, vectors[at], catalogue.text(number))
        for deed, work in enumerate((lambda: corpus.upsert([document]), lambda: corpus.remove([number]))):  # noqa: B023
            begun, started = time.thread_time(), time.perf_counter()
            work()
            seen = number in corpus
            used[deed, at], wall[deed, at] = (time.thread_time() - begun) * 1000, (time.perf_counter() - started) * 1000
            if seen is bool(deed):
                raise SystemExit("a change is not visible")
            query = Query(document.text, document.language, document.vector)
            if any(entry.id == number for entry in corpus.rank(query, limit=5)) is bool(deed):
                raise SystemExit("a search does not see a change")
    stop.set()
    searcher.join()
    line("upsert until visible, searches beside", Taken(wall[0], used[0]))
    line("delete until visible, searches beside", Taken(wall[1], used[1]))
    print(f"{'longest of them':<46} {wall.max():8.2f} ms by the wall clock, {used.max():.2f} ms of processor time")
    beside = np.array(searches)
    print(
        f"{'searches beside: p50 and longest':<46} {np.median(beside):8.2f} and {beside.max():.2f} ms"
        f" (without changes {np.median(alone):.2f} and {alone.max():.2f})"
    )


def _start(corpus: Corpus, path: Path) -> None:
    started = time.perf_counter()
    corpus.save(path)
    saved = time.perf_counter() - started
    done = subprocess.run(
        [sys.executable, "-m", "bench.start", str(path)], capture_output=True, text=True, check=True, timeout=600
    )
    opened, answered, verified, used = map(float, done.stdout.split())
    table(
        [
            ("snapshot", path.stat().st_size / 2**20, "megabytes"),
            ("snapshot written, searches may go on", saved, "s"),
            ("start: opened in a fresh process", opened, "s"),
            ("start: first answer, since the beginning", answered, f"s ({used:.2f} s of processor time)"),
            ("start: whole file verified beside", verified, "s"),
        ]
    )
