"""The whole match of :mod:`bench.match` with its vectors in PostgreSQL, against the same match with them in memory.

The server runs on this machine and speaks through a socket: a network adds its own time, some three round trips for
each language. Recall counts the ten nearest by centred cosine, found through the index, against all rows compared.
"""

import time
from functools import partial

from django.db import connections

from bench.catalogue import DIMENSION, MODEL, Catalogue
from bench.figures import in_turn, line, table
from bench.large import recalls
from bench.match import FILTERS, QUERIES, WARM, whole_match
from matching import vector_table
from matching.embedding import pack
from matching.engine.corpus import Corpus
from matching.enums import Kind
from matching.models import IndexState, TextEmbedding
from matching.vector_store import PostgresStore
from tests.pgvector_server import empty_database, pgvector_server

SIZE = 50_000


def main() -> None:
    with pgvector_server() as url, empty_database(url):
        vector_table.prepare(print)
        catalogue = Catalogue()
        memory, remote = Corpus(MODEL), Corpus(MODEL, PostgresStore(MODEL, Kind.SOLUTION, DIMENSION))
        IndexState.objects.create(model_key=MODEL)
        started = time.perf_counter()
        for first, vectors in catalogue.batches(SIZE, 5_000):
            _put(first, vectors)
        put = time.perf_counter() - started
        vector_table.prepare(print)
        indexed = time.perf_counter() - started - put
        for corpus in (memory, remote):
            same = Catalogue()
            for first, vectors in same.batches(SIZE, 5_000):
                same.fill(corpus, vectors, first)
            if not corpus.upkeep.settle(600):
                raise SystemExit("the upkeep did not end in time")
        table([("vectors put into the tables", put, "s"), ("centred and indexed", indexed, "s")])
        for name, corpus in (("memory", memory), ("PostgreSQL", remote)):
            table(
                [(f"vectors in {name}: in this process", corpus.nbytes()["vectors"] / SIZE, "bytes for each document")]
            )
            table([(f"{label}, {name}", value, "") for label, value in recalls(corpus, catalogue)])
        asked = catalogue.queries(QUERIES + WARM)
        for name, filters in FILTERS.items():
            works = [partial(whole_match, corpus, asked, filters) for corpus in (memory, remote)]
            kept, read = in_turn(works, len(asked), warm=WARM)
            line(f"{SIZE:>9,} solutions, {name}: in memory", kept)
            line(f"{SIZE:>9,} solutions, {name}: in PostgreSQL", read, kept)
        connections.close_all()


def _put(first: int, vectors: object) -> None:
    """Documents ``first …`` as the change log has them: a document's number is its id and its version."""
    from bench.catalogue import _language

    rows = [
        TextEmbedding(
            object_id=first + at, content_hash=f"{first + at:016x}", vector=pack(vector), language=_language(first + at)
        )
        for at, vector in enumerate(vectors)
    ]
    for start in range(0, len(rows), 500):
        vector_table.put(MODEL, Kind.SOLUTION, rows[start : start + 500], in_bulk=True)
