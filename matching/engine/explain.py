"""Reasons: pairs of phrases of two texts that say the same, also across languages. Spans are verbatim.

Phrases are embedded, centred by language and aligned greedily by mutual similarity, to which is added how much each
phrase bears on the other text as a whole: a quoted phrase should be one that the score stands on, not any
resemblance. Measured as faithfulness in :mod:`matching.engine.faithfulness`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from bahamm.kernel.text import detect_language
from matching.engine.centring import short_mean, unit
from matching.engine.embedders.base import Embedder
from matching.engine.phrases import Span, phrase_spans
from matching.engine.types import FloatArray

#: Less similar phrases (centred cosine) are not shown as a reason.
MIN_SIMILARITY = 0.25
#: A phrase is answered by nothing when all phrases of the other text are less similar: in its language, in another.
#: On the development set 6 % of the phrases of success measures are then missing in solutions of grade 3, 18 % in
#: those of grade 2, and 33 % in solutions that nobody judged relevant.
ANSWERED_FROM, ANSWERED_FROM_ABROAD = 0.25, 0.19
#: A fragment of a sentence asks for nothing of its own.
_ASKS_FROM_WORDS = 3
#: How much a phrase's bearing on the whole other text counts beside its likeness to one phrase.
_BEARING = 0.5


class PhrasePair(NamedTuple):
    """``query_text[query_start:query_end]`` says what ``document_text[document_start:document_end]`` says."""

    query_start: int
    query_end: int
    document_start: int
    document_end: int
    #: Centred cosine of the two phrases, at most 1.
    similarity: float


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one text: spans [n] and vectors float32 [n, dimension] of length 1, not centred. Cacheable
    under the text, the model key and :data:`matching.engine.phrases.VERSION`; half precision is enough."""

    spans: Sequence[Span]
    vectors: FloatArray
    language: str


@dataclass(frozen=True)
class CentredPhrases:
    """:class:`Phrases` less the mean of short texts in their language, of length 1: how phrases are compared, here and
    in a corpus. Worth keeping while a text is compared with several others."""

    spans: Sequence[Span]
    vectors: FloatArray
    language: str

    @cached_property
    def whole(self) -> FloatArray:
        """The direction of the text as a whole: float32 [dimension]."""
        return unit(self.vectors.sum(axis=0))


def embed_phrases(texts: Sequence[str], embedder: Embedder) -> list[Phrases]:
    """Phrases of several texts, with one call of the embedder. Phrases are short, hence embedded as queries."""
    spans = [phrase_spans(text) for text in texts]
    quotes = [text[start:end] for text, found in zip(texts, spans, strict=True) for start, end in found]
    vectors = embedder.encode_queries(quotes) if quotes else np.zeros((0, embedder.dimension), np.float32)
    borders = np.cumsum([len(found) for found in spans])[:-1]
    parts = np.split(vectors, borders)
    return [Phrases(found, part, detect_language(text)) for text, found, part in zip(texts, spans, parts, strict=True)]


def explain(query_text: str, document_text: str, embedder: Embedder, *, limit: int = 3) -> list[PhrasePair]:
    """The ``limit`` best pairs of phrases, best first; no phrase twice. Empty when nothing is similar enough."""
    query, document = (
        centred(phrases, embedder.model_id) for phrases in embed_phrases([query_text, document_text], embedder)
    )
    return align(query, document, limit=limit)


def align(query: CentredPhrases, document: CentredPhrases, *, limit: int = 3) -> list[PhrasePair]:
    """As :func:`explain`, for phrases that are embedded already."""
    if not len(query.spans) or not len(document.spans):
        return []
    ours, theirs = query.vectors, document.vectors
    similarity = ours @ theirs.T
    bearing = (ours @ document.whole)[:, None] + (theirs @ query.whole)[None]
    worth = similarity + _BEARING * bearing
    worth[similarity < MIN_SIMILARITY] = -np.inf
    pairs: list[PhrasePair] = []
    while len(pairs) < limit:
        one, other = divmod(int(worth.argmax()), len(theirs))
        if worth[one, other] == -np.inf:
            break
        alike = min(float(similarity[one, other]), 1.0)
        pairs.append(PhrasePair(*query.spans[one], *document.spans[other], alike))
        worth[one, :] = worth[:, other] = -np.inf
    return pairs


def unanswered(query: CentredPhrases, query_text: str, documents: Sequence[CentredPhrases]) -> list[Span]:
    """Phrases of the query that nothing in ``documents`` (the parts of one other text) answers, in their order.

    Empty when the other text has no phrases at all: of what cannot be read nothing is known.
    """
    read = [document for document in documents if len(document.spans)]
    if not len(query.spans) or not read:
        return []
    answered = np.zeros(len(query.spans), bool)
    for document in read:
        enough = ANSWERED_FROM if document.language == query.language else ANSWERED_FROM_ABROAD
        answered |= (query.vectors @ document.vectors.T).max(axis=1) >= enough
    return [
        span
        for span, has_answer in zip(query.spans, answered, strict=True)
        if not has_answer and len(query_text[span.start : span.end].split()) >= _ASKS_FROM_WORDS
    ]


def centred(phrases: Phrases, model_id: str) -> CentredPhrases:
    vectors = phrases.vectors.astype(np.float32)
    moved = unit(vectors - short_mean(model_id, phrases.language, vectors.shape[1]))
    return CentredPhrases(phrases.spans, moved, phrases.language)
