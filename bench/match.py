"""A whole match (filters, fusion, phrases, structured fit, reasons of the first ten) against one raw single-thread
exact FAISS search of the same vectors, in turn, so that both meet the same load. The catalogue: :mod:`bench.catalogue`.
"""

from functools import partial
from typing import Any

import faiss

from bench.catalogue import DIMENSION, MODEL, Asked, Catalogue
from bench.figures import in_turn, line
from matching.engine.corpus import Corpus, Filters
from matching.engine.explain import align, centred

QUERIES, WARM, LIMIT = 80, 16, 20
#: As a challenge filters: readiness, and a budget that meets the price. Cities narrow it down.
USUAL = Filters(trl_at_least=4, money=(0, 10**10))
FILTERS = {
    "usual filters": USUAL,
    "no filter": Filters(),
    "10 % of the cities": Filters(cities=frozenset(f"c{number}" for number in range(100))),
    "1 % of the cities": Filters(cities=frozenset(f"c{number}" for number in range(10))),
    "0.1 % of the cities": Filters(cities=frozenset({"c7"})),
}


def main() -> None:
    for size in (10_000, 100_000):
        catalogue, corpus = Catalogue(), Corpus(MODEL)
        flat = flat_index()
        for first, vectors in catalogue.batches(size):
            flat.add(vectors)
            catalogue.fill(corpus, vectors, first)
        if not corpus.upkeep.settle(600):
            raise SystemExit("the codes were not ready in time")
        measure(corpus, flat, catalogue.queries(QUERIES + WARM), f"{size:>9,}")


def flat_index() -> Any:
    faiss.omp_set_num_threads(1)
    return faiss.IndexFlatIP(DIMENSION)


def measure(corpus: Corpus, flat: Any, asked: list[Asked], label: str) -> float:
    """Print figures by filter; the ratio under the usual ones."""
    ratios = []
    for name, filters in FILTERS.items():
        works = [partial(raw_search, flat, asked), partial(whole_match, corpus, asked, filters)]
        raw, match = in_turn(works, len(asked), warm=WARM)
        if not ratios:
            line(f"{label} solutions: raw exact search", raw)
        ratios.append(line(f"{label} solutions: match, {name}", match, raw))
    return ratios[0]


def raw_search(flat: Any, asked: list[Asked], at: int) -> Any:
    faiss.omp_set_num_threads(1)
    return flat.search(asked[at].query.vector[None], 10)


def whole_match(corpus: Corpus, asked: list[Asked], filters: Filters, at: int) -> None:
    found = corpus.rank(asked[at].query, filters=filters, limit=LIMIT)
    model_id = MODEL.partition("@")[0]
    ours = centred(asked[at].phrases, model_id)
    for entry in found[:10]:
        align(ours, centred(asked[entry.id % len(asked)].phrases, model_id))
