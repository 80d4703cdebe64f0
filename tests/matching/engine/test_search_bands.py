"""What a search promises of its finds: short, partly colloquial queries of the development set."""

from pathlib import Path

import pytest

from bahamm.demo.load import DATA
from bahamm.demo.vectors import KeptVectors
from matching.engine.corpus import Corpus
from matching.engine.embedders.base import model_key
from matching.engine.evaluation_data import Dataset, read_own
from matching.engine.evaluation_report import report
from matching.engine.evaluation_systems import bridge_of, documents_of, embed, search_query
from matching.engine.items import Band

QUERIES = Path(__file__).parent / "data" / "queries.jsonl"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    files = (DATA / f"{name}.jsonl" for name in ("challenges", "solutions", "qrels"))
    return read_own(*files, QUERIES).short()


def test_short_queries_reach_their_floor(dataset: Dataset, model: KeptVectors) -> None:
    assert report(dataset, model)["systems"]["bahamm"]["ndcg@10"] >= 0.6


def test_close_finds_are_mostly_meant_and_most_that_is_meant_is_close(dataset: Dataset, model: KeptVectors) -> None:
    queries, documents = embed(dataset, model)
    corpus, others = Corpus(model_key(model)), bridge_of(dataset, model)
    assert others is not None
    corpus.upsert(documents_of(dataset.documents, documents, documents.vectors, documents.crossed))
    found = []
    for number, text in enumerate(dataset.queries):
        query = search_query(dataset, queries, number, others)
        grades = dataset.judgements.get(text.id, {})
        for each in corpus.rank(query, limit=20):
            found.append((each.band, grades.get(dataset.documents[each.id].id, 0) >= 2))
    strong = [is_meant for band, is_meant in found if band is Band.STRONG]
    close = [is_meant for band, is_meant in found if band is not Band.POSSIBLE]

    assert sum(strong) > 0.7 * len(strong)
    assert sum(close) > 0.4 * len(close)
    assert sum(close) > 0.5 * sum(is_meant for _, is_meant in found)
