"""The whole match of :mod:`bench.match` with its vectors in PostgreSQL, against the same match with them in memory.

The server runs on this machine and is asked through a socket; a network adds its own time to some five questions for
each language. The processor time is this process's alone, the wall clock counts the server as well. Recall counts the
ten nearest by centred cosine, found through the index, against all rows compared.
"""

import time
from functools import partial

import numpy as np

from bench.catalogue import DIMENSION, MODEL, Catalogue, language_of
from bench.figures import in_turn, line, table
from bench.large import recalls
from bench.match import FILTERS, QUERIES, WARM, whole_match
from matching.engine.corpus import Corpus

SIZE, _BATCH = 50_000, 500


def main() -> None:
    import django

    django.setup()
    from tests.pgvector_server import database, make_tables, pgvector_server

    with pgvector_server() as url, database(url):
        make_tables()
        _compare()


def _compare() -> None:
    from matching import vector_table
    from matching.enums import Kind
    from matching.models import IndexState
    from matching.vector_store import PostgresStore

    IndexState.objects.create(model_key=MODEL)
    memory, remote = Corpus(MODEL), Corpus(MODEL, PostgresStore(MODEL, Kind.SOLUTION, DIMENSION))
    started = time.perf_counter()
    for first, vectors in Catalogue().batches(SIZE):
        _put(first, vectors)
    put = time.perf_counter() - started
    vector_table.prepare(print)
    table([("vectors put into the tables", put, "s")])
    table([("indexed", time.perf_counter() - started - put, "s")])
    for name, corpus in (("memory", memory), ("PostgreSQL", remote)):
        catalogue, started = Catalogue(), time.perf_counter()
        for first, vectors in catalogue.batches(SIZE):
            catalogue.fill(corpus, vectors, first)
        if not corpus.upkeep.settle(600):
            raise SystemExit("the upkeep did not end in time")
        table([(f"{name}: corpus built", time.perf_counter() - started, "s")])
        table([(f"{name}: vectors in this process", corpus.nbytes()["vectors"] / SIZE, "bytes for each document")])
        table([(f"{name}: all in this process", sum(corpus.nbytes().values()) / SIZE, "bytes for each document")])
        table([(f"{name}: {label}", recall, "") for label, recall in recalls(corpus, catalogue)])
    asked = Catalogue(seed=7).queries(QUERIES + WARM)
    for label, filters in FILTERS.items():
        works = [partial(whole_match, corpus, asked, filters) for corpus in (memory, remote)]
        kept, read = in_turn(works, len(asked), warm=WARM)
        line(f"{SIZE:>9,} solutions, {label}: in memory", kept)
        line(f"{SIZE:>9,} solutions, {label}: in PostgreSQL", read, kept, than="in memory")


def _put(first: int, vectors: np.ndarray) -> None:
    """Documents ``first …`` as the change log has them: a document's number is its id and its version."""
    from matching import vector_table
    from matching.embedding import pack
    from matching.enums import Kind
    from matching.models import TextEmbedding

    rows = [
        TextEmbedding(
            object_id=number, content_hash=f"{number:016x}", vector=pack(vector), language=language_of(number)
        )
        for number, vector in enumerate(vectors, start=first)
    ]
    for start in range(0, len(rows), _BATCH):
        vector_table.put(MODEL, Kind.SOLUTION, rows[start : start + _BATCH], in_bulk=True)
