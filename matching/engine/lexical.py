"""Ranking by words within one language: exact terms (BM25) and similarly spelt ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import numpy as np

from matching.engine.bm25 import Bm25Index, Held
from matching.engine.colloquial import written
from matching.engine.runs import Runs
from matching.engine.similar_words import SimilarWords
from matching.engine.tokens import content_words, stem
from matching.engine.types import FloatArray, IntArray

#: Rarest terms of a query that count; a whole brief has hundreds, of which the common ones only cost time.
MAX_TERMS = 96
#: Letters of the shorter part of a compound.
_MIN_PART = 2
#: Letters of the longest word that may be a compound: what is longer is no word, and all its cuts would fill memory.
_MAX_COMPOUND = 40
#: Rarest terms that are also matched by spelling.
MAX_SOFT_TERMS = 24
#: Postings that are read to find the best of a large partition.
POSTINGS = 6_000


@dataclass(frozen=True, slots=True)
class LexicalQuery:
    """A query as one partition reads it: term ids, and weights for every word of the vocabulary."""

    terms: IntArray
    #: Of the query's own words, and of these with all that are spelt alike.
    exact: FloatArray
    weights: FloatArray

    @property
    def is_blank(self) -> bool:
        """Whether no word of the query, however spelt, occurs."""
        return not self.weights.any()


class LexicalIndex:
    """The words of one partition; rows as in :class:`~matching.engine.bm25.Bm25Index`."""

    def __init__(self, bm25: Bm25Index | None = None, similar: SimilarWords | None = None) -> None:
        self.bm25 = bm25 or Bm25Index()
        self.similar = similar or SimilarWords()

    @property
    def runs(self) -> tuple[Runs[Any], ...]:
        """What the background merges."""
        return self.bm25.segments, self.similar.tables

    def add(self, documents: Sequence[Sequence[str]]) -> None:
        """Append documents, each given as its terms (:func:`~matching.engine.tokens.terms`)."""
        self.bm25.add(documents)
        self.follow_vocabulary()

    def share_words(self, other: "LexicalIndex") -> None:
        """Know every word by the number that ``other`` knows it by, from now on."""
        self.bm25.vocabulary, self.similar = other.bm25.vocabulary, other.similar

    def follow_vocabulary(self) -> None:
        """Learn the spelling of words that came since the last call."""
        fresh = len(self.bm25.vocabulary) - len(self.similar)
        if fresh:
            self.similar.add(list(islice(reversed(self.bm25.vocabulary), fresh))[::-1])

    def remove(self, row: int) -> None:
        self.bm25.remove(row)

    def read(self, text: str) -> LexicalQuery:
        spoken = content_words(written(text))
        words = list(dict.fromkeys([*map(stem, spoken), *self._compounds(spoken)]))
        known = self._rarest(self.bm25.term_ids(words), MAX_TERMS)
        exact = np.zeros(len(self.bm25.vocabulary), np.float32)
        exact[known] = self.bm25.idf(known)
        weights = exact.copy()
        found = self.similar.similar(self._soft_words(words))
        if found:
            alike = np.concatenate([each for each, _ in found])
            np.maximum.at(weights, alike, np.concatenate([like for _, like in found]) * self.bm25.idf(alike))
        return LexicalQuery(known, exact, weights)

    def _compounds(self, words: Sequence[str]) -> Iterator[str]:
        """Persian compounds as the documents spell them: joined where the query parts them, parted where it joins."""
        if len(words) > MAX_SOFT_TERMS:
            return  # a whole brief says everything in more than one way
        for one, other in pairwise(words):
            if self._knows(joined := stem(one + other)):
                yield joined
        for word in words:
            if not self._knows(stem(word)):
                yield from self._parted(word)

    def _parted(self, word: str) -> tuple[str, str] | tuple[()]:
        """The two known words that ``word`` is made of; of several cuts the one with the rarer commoner part."""
        if len(word) > _MAX_COMPOUND:
            return ()
        cuts = [(stem(word[:at]), stem(word[at:])) for at in range(_MIN_PART, len(word) - _MIN_PART + 1)]
        known = [cut for cut in cuts if all(map(self._knows, cut))]
        return min(known, key=lambda cut: max(map(self.bm25.frequency, cut)), default=())

    def _knows(self, word: str) -> bool:
        return self.bm25.frequency(word) > 0

    def _rarest(self, ids: IntArray, limit: int) -> IntArray:
        if len(ids) <= limit:
            return ids
        rarest: IntArray = ids[np.sort(np.argsort(-self.bm25.idf(ids), kind="stable")[:limit])]
        return rarest

    def _soft_words(self, words: Sequence[str]) -> list[str]:
        """Words that nobody uses first (they have only neighbours), then the rarest."""
        frequency = self.bm25.frequency
        return sorted(words, key=frequency)[:MAX_SOFT_TERMS]

    def exact(self, query: LexicalQuery) -> FloatArray:
        """BM25 of all rows."""
        return self.bm25.scores(query.terms)

    def held(self, rows: IntArray) -> Held:
        """The words of ``rows``."""
        return self.bm25.held(rows)

    def by_words(self, query: LexicalQuery, held: Held) -> FloatArray:
        """BM25 of documents that hold ``held``."""
        return held.weighted(query.exact)

    def by_spelling(self, query: LexicalQuery, held: Held) -> FloatArray:
        """Scores by spelling of documents that hold ``held``."""
        return held.weighted(query.weights)

    def best(self, query: LexicalQuery, limit: int) -> IntArray:
        """Living rows that share the rarest words of the query, the most promising first."""
        return self.bm25.best(query.terms, limit, POSTINGS)
