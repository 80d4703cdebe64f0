"""Whether reasons are what a score stands on: the deletion test.

If a quoted phrase is why a document ranks where it does, then taking it out of the document must lower the score more
than taking out as many characters somewhere else ("comprehensiveness" of DeYoung et al., ERASER, ACL 2020, against a
random control). Trials are paired, so the p-value is that of a sign-flip randomisation test (Fisher 1935).
"""

from dataclasses import dataclass

import numpy as np

from matching.engine.corpus import Corpus
from matching.engine.embedders.base import Embedder, model_key
from matching.engine.evaluation_data import Dataset, Text
from matching.engine.explain import CentredPhrases, Phrases, align, centred
from matching.engine.items import Document, Query
from matching.engine.phrases import Span, phrase_spans
from matching.engine.types import FloatArray

#: Random places whose mean a trial is compared with.
CONTROLS = 3
_FLIPS = 20_000
_SEED = 1405


@dataclass(frozen=True, slots=True)
class Faithfulness:
    """``quoted``, ``random``: by how much the score falls, one value for each trial [n]."""

    quoted: FloatArray
    random: FloatArray
    #: Quotes that are not found letter by letter in their texts: must be 0.
    invented: int

    @property
    def p_value(self) -> float:
        """One-sided: how often chance alone gives a mean difference as large."""
        differences = (self.quoted - self.random).astype(np.float64)
        if not len(differences):
            return 1.0
        flips = np.random.default_rng(_SEED).choice([-1.0, 1.0], size=(_FLIPS, len(differences)))
        as_large = np.count_nonzero(flips @ differences >= differences.sum() - 1e-12)
        return float((as_large + 1) / (_FLIPS + 1))

    @property
    def share_lower(self) -> float:
        """Share of trials in which the quoted phrase bears more than the random ones."""
        return float(np.mean(self.quoted > self.random)) if len(self.quoted) else 0.0


@dataclass(frozen=True, slots=True)
class _Entry:
    text: Text
    document: Document
    phrases: CentredPhrases


def deletion_test(dataset: Dataset, embedder: Embedder, *, grade: int = 2, limit: int = 150) -> Faithfulness:
    """Delete the best quoted phrase of up to ``limit`` judged pairs of at least ``grade`` from the document's side.

    The score is the product's own, in the corpus of all documents of the data set.
    """
    reader = _Reader(embedder)
    entries = {text.id: reader.entry(number, text) for number, text in enumerate(dataset.documents)}
    corpus = Corpus(model_key(embedder))
    corpus.upsert(entry.document for entry in entries.values())
    chance = np.random.default_rng(_SEED)
    falls: list[tuple[float, float]] = []
    invented = 0
    for query_text, document_id in _pairs(dataset, grade, limit):
        entry, query, phrases = entries[document_id], *reader.query(query_text, dataset)
        found = align(phrases, entry.phrases, limit=1)
        if not found:
            continue
        whole, best = _quotable(entry.text), found[0]
        quote = Span(best.document_start, best.document_end)
        invented += not (whole[quote.start : quote.end].strip() and quote in entry.phrases.spans)
        others = _elsewhere(whole, quote, chance)
        if not others:
            continue
        before = _score(corpus, query, entry.document)
        drops = [before - _score(corpus, query, reader.without(entry, span)) for span in (quote, *others)]
        corpus.upsert([entry.document])
        falls.append((drops[0], float(np.mean(drops[1:]))))
    quoted, random = np.array(falls, np.float32).reshape(-1, 2).T
    return Faithfulness(quoted, random, invented)


def _pairs(dataset: Dataset, grade: int, limit: int) -> list[tuple[Text, str]]:
    """Evenly over all judged pairs, so that no query's weigh more than they are."""
    known = {text.id for text in dataset.documents}
    pairs = [
        (query, document)
        for query in dataset.queries
        for document, given in sorted(dataset.judgements.get(query.id, {}).items())
        if given >= grade and document in known
    ]
    return pairs[:: -(-len(pairs) // limit)] if pairs else []


def _quotable(text: Text) -> str:
    return text.quoted or text.text


def _elsewhere(text: str, quote: Span, chance: np.random.Generator) -> list[Span]:
    """Places as long as the quote that do not touch it, from word to word; none when the text is too short."""
    length = quote.end - quote.start
    starts = [at for at in range(len(text)) if at == 0 or (text[at - 1].isspace() and not text[at].isspace())]
    free = [at for at in starts if at + length <= len(text) and (at + length <= quote.start or at >= quote.end)]
    if not free:
        return []
    picked = chance.choice(free, size=min(CONTROLS, len(free)), replace=False)
    return [Span(int(at), int(at) + length) for at in picked]


def _score(corpus: Corpus, query: Query, document: Document) -> float:
    corpus.upsert([document])
    return corpus.rank(query, allowed=[document.id], limit=1)[0].score


class _Reader:
    """Texts with their vectors; a phrase that was met before is not embedded again."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, FloatArray] = {}
        self._queries: dict[str, tuple[Query, CentredPhrases]] = {}

    def entry(self, number: int, text: Text) -> _Entry:
        phrases = self._phrases(_quotable(text), text.language)
        return _Entry(text, self._document(number, text, text.text, phrases), phrases)

    def query(self, text: Text, dataset: Dataset) -> tuple[Query, CentredPhrases]:
        if text.id not in self._queries:
            phrases = self._phrases(_quotable(text), text.language)
            vector = self._embedder.encode_queries([text.text])[0]
            query = Query(text.text, text.language, vector, text.facets, dataset.relation, phrases.vectors)
            self._queries[text.id] = query, phrases
        return self._queries[text.id]

    def without(self, entry: _Entry, span: Span) -> Document:
        """The document as if ``span`` of its quotable text had never been written."""
        whole = _quotable(entry.text)
        rest = whole[: span.start] + whole[span.end :]
        shown = entry.text.text.replace(whole[span.start : span.end], "", 1)
        return self._document(entry.document.id, entry.text, shown, self._phrases(rest, entry.text.language))

    def _document(self, number: int, text: Text, shown: str, phrases: CentredPhrases) -> Document:
        vector = self._embedder.encode_documents([shown])[0]
        return Document(number, shown, text.language, vector, text.facets, phrases=phrases.vectors)

    def _phrases(self, text: str, language: str) -> CentredPhrases:
        spans = phrase_spans(text)
        quotes = [text[start:end] for start, end in spans]
        fresh = sorted({quote for quote in quotes if quote not in self._known}, key=len)
        if fresh:
            self._known.update(zip(fresh, self._embedder.encode_queries(fresh), strict=True))
        vectors = np.zeros((len(quotes), self._embedder.dimension), np.float32)
        for place, quote in enumerate(quotes):
            vectors[place] = self._known[quote]
        return centred(Phrases(spans, vectors, language), self._embedder.model_id)
