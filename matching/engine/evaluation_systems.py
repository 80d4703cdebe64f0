"""The rankers that an evaluation compares: the product's own corpus, and the two that it must beat."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.engine.bm25 import Bm25Index
from matching.engine.bridge import leaning
from matching.engine.corpus import Corpus
from matching.engine.embedders.base import Embedder, model_key
from matching.engine.evaluation import DEPTH, Run
from matching.engine.evaluation_data import Dataset, Text
from matching.engine.explain import centred, embed_phrases
from matching.engine.fusion import Fusion, built_in
from matching.engine.items import Document, Filters, Query, Relation
from matching.engine.tokens import terms
from matching.engine.types import FloatArray

#: Ranks the documents of one language (None: of all) for every query.
Ranker = Callable[[str | None], Run]

SYSTEMS = ("bahamm", "bm25", "dense")


@dataclass(frozen=True, slots=True)
class Embedded:
    """One side of a data set, embedded once for all systems."""

    vectors: FloatArray
    phrases: Sequence[FloatArray]
    #: The same texts in the other role (queries as documents, documents as queries); None when queries are no items.
    crossed: FloatArray | None


def embed(dataset: Dataset, embedder: Embedder) -> tuple[Embedded, Embedded]:
    """Queries and documents."""
    roles = (
        (dataset.queries, embedder.encode_queries, embedder.encode_documents),
        (dataset.documents, embedder.encode_documents, embedder.encode_queries),
    )
    sides = []
    for side, encode, cross in roles:
        texts = [each.text for each in side]
        phrases = [
            centred(each, embedder.model_id).vectors
            for each in embed_phrases([each.quoted or each.text for each in side], embedder)
        ]
        sides.append(Embedded(encode(texts), phrases, cross(texts) if dataset.queries_are_items else None))
    return sides[0], sides[1]


def rankers(dataset: Dataset, embedder: Embedder, *, depth: int = DEPTH) -> Mapping[str, Ranker]:
    """All systems by name; each answers with ``depth`` documents."""
    queries, documents = embed(dataset, embedder)
    return {
        "bahamm": product_ranker(
            dataset, queries, documents, model_key(embedder), depth, bridge=bridge_of(dataset, embedder)
        ),
        "bm25": _scored(dataset, _bm25_scores(dataset), depth),
        "dense": _scored(dataset, queries.vectors @ documents.vectors.T, depth),
    }


def product_ranker(
    dataset: Dataset,
    queries: Embedded,
    documents: Embedded,
    key: str,
    depth: int,
    fusion: Fusion | None = None,
    bridge: Corpus | None = None,
) -> Ranker:
    """The corpus that serves the product, filled with the documents of the data set; ``fusion``: other weights.

    ``bridge``: what a search leans on.
    """
    corpus = Corpus(key)
    corpus.upsert(documents_of(dataset.documents, documents, documents.vectors, documents.crossed))
    query_means, weights = None, fusion or built_in()
    if queries.crossed is not None:
        other = Corpus(key)
        other.upsert(documents_of(dataset.queries, queries, queries.crossed, queries.vectors))
        query_means = other.query_means

    def rank(language: str | None) -> Run:
        filters = Filters(languages=frozenset({language}) if language else frozenset())
        run = {}
        for text, vector, phrases in zip(dataset.queries, queries.vectors, queries.phrases, strict=True):
            query = Query(text.text, text.language, vector, text.facets, dataset.relation, phrases, weights)
            query = query if bridge is None else leaning(query, bridge)
            ranked = corpus.rank(query, filters=filters, limit=depth + 1, query_means=query_means)
            run[text.id] = _without_itself(text, [dataset.documents[each.id].id for each in ranked], depth)
        return run

    return rank


def bridge_of(dataset: Dataset, embedder: Embedder) -> Corpus | None:
    """What searches of ``dataset`` lean on, as in the product; None when it holds nothing of the kind."""
    if not dataset.bridge:
        return None
    corpus = Corpus(model_key(embedder))
    vectors = embedder.encode_documents([text.text for text in dataset.bridge])
    corpus.upsert(
        Document(index, text.text, text.language, vectors[index]) for index, text in enumerate(dataset.bridge)
    )
    return corpus


def search_query(dataset: Dataset, queries: Embedded, number: int, bridge: Corpus | None) -> Query:
    """The ``number``-th text of ``dataset`` as the search box asks: what is one phrase is compared as one, too."""
    text, phrases = dataset.queries[number], queries.phrases[number]
    query = Query(
        text.text,
        text.language,
        queries.vectors[number],
        relation=Relation.SEARCH,
        phrases=phrases if len(phrases) == 1 else None,
    )
    return query if bridge is None else leaning(query, bridge)


def documents_of(
    texts: Sequence[Text], side: Embedded, vectors: FloatArray, as_queries: FloatArray | None
) -> list[Document]:
    return [
        Document(
            index,
            text.text,
            text.language,
            vectors[index],
            text.facets,
            None if as_queries is None else as_queries[index],
            side.phrases[index],
        )
        for index, text in enumerate(texts)
    ]


def _scored(dataset: Dataset, scores: FloatArray, depth: int) -> Ranker:
    """A ranker by a matrix of scores [queries, documents]; ties by place."""
    languages = np.array([document.language for document in dataset.documents])
    ids = [document.id for document in dataset.documents]

    def rank(language: str | None) -> Run:
        admitted = np.flatnonzero(languages == language) if language else np.arange(len(ids))
        run = {}
        for row, query in enumerate(dataset.queries):
            order = np.argsort(-scores[row, admitted], kind="stable")[: depth + 1]
            run[query.id] = _without_itself(query, [ids[admitted[place]] for place in order.tolist()], depth)
        return run

    return rank


def _bm25_scores(dataset: Dataset) -> FloatArray:
    index = Bm25Index()
    index.add([terms(document.text) for document in dataset.documents])
    return np.stack([index.scores(index.term_ids(terms(query.text))) for query in dataset.queries])


def _without_itself(query: Text, ranking: list[str], depth: int) -> list[str]:
    return [document for document in ranking if document != query.itself][:depth]
