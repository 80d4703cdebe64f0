"""BM25 over documents that come and go one at a time.

Scoring is Lucene's variant (Kamphuis et al. 2020, "Which BM25 do you mean?"): idf = ln(1 + (N - df + ½)/(df + ½)),
impact = tf / (tf + k1·(1 - b + b·length/average length)), score = sum of idf · impact over the distinct query terms.
``N``, ``df`` and the average length are always exact.

Documents are kept twice: by document, to score a few, and by term in segments (:mod:`matching.engine.runs`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.engine.growing import GrowingArray
from matching.engine.postings import Segment, build_segment, merge_segments
from matching.engine.runs import Runs
from matching.engine.tables import Ragged, Rows, counts_of, sums
from matching.engine.types import BoolArray, FloatArray, IntArray

K1 = 1.2
B = 0.75
_MAX_COUNT = 65_535


class Held(NamedTuple):
    """Terms of some documents one after another, ``sizes[i]`` of the i-th, and their impacts."""

    sizes: NDArray[np.int32]
    terms: NDArray[np.int32]
    impacts: FloatArray

    def weighted(self, weights: FloatArray) -> FloatArray:
        """Sum of ``weights`` [vocabulary] · impact for each of the documents."""
        return sums(weights.take(self.terms) * self.impacts, self.sizes).astype(np.float32)


class Bm25Index:
    """Rows 0, 1, 2 … in the order of addition. A row can be removed, never changed. Not thread-safe."""

    def __init__(self) -> None:
        self.vocabulary: dict[str, int] = {}
        self.segments = Runs(merge_segments)
        #: By document: (term, count).
        self.documents = Ragged(np.int32, 2)
        self.lengths = Rows(np.float32)
        self._alive = GrowingArray(np.bool_)
        self._frequency = GrowingArray(np.int32)
        self._live = 0
        self._total = 0.0
        #: Room for the scores and places of all rows, left as it was found: zeros.
        self._scores = np.zeros(0, np.float32)
        self._marks = np.zeros(0, np.int32)

    @classmethod
    def restored(cls, words: Sequence[str], segments: list[Segment], stored: dict[str, NDArray[Any]]) -> "Bm25Index":
        """Of what :meth:`tables` and a snapshot hold."""
        index = cls()
        index.vocabulary = {word: term for term, word in enumerate(words)}
        index.segments = Runs(merge_segments, segments)
        index.documents = Ragged(np.int32, 2, counts=stored["words.counts"], values=stored["words.values"])
        index.lengths = Rows(np.float32, base=stored["lengths"])
        index._alive.extend(stored["alive"])
        index._frequency.extend(stored["frequency"])
        index._live = int(np.count_nonzero(stored["alive"]))
        index._total = float(stored["lengths"][stored["alive"]].sum(dtype=np.float64))
        return index

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def live(self) -> int:
        return self._live

    @property
    def alive(self) -> BoolArray:
        """Which rows are not removed; valid until the next addition."""
        alive: BoolArray = self._alive.view
        return alive

    @property
    def frequencies(self) -> NDArray[np.int32]:
        """Live documents with each term of the vocabulary; valid until the next addition."""
        return self._frequency.view

    @property
    def average_length(self) -> float:
        return max(self._total / self._live, 1e-9) if self._live else 1.0

    @property
    def nbytes(self) -> int:
        postings = sum(segment.nbytes for segment in self.segments)
        return postings + self.documents.nbytes + self.lengths.nbytes + self._alive.nbytes + self._frequency.nbytes

    # -- changes -----------------------------------------------------------------------------
    def add(self, documents: Sequence[Sequence[str]]) -> None:
        """Append documents, each given as its terms with repeats."""
        if not documents:
            return
        counted = [Counter(words) for words in documents]
        pairs = [(self._id(word), min(count, _MAX_COUNT)) for counts in counted for word, count in counts.items()]
        values = np.array(pairs, np.int32).reshape(len(pairs), 2)
        self.append(counts_of(counted), values, np.array([len(words) for words in documents], np.float32))

    def append(self, sizes: NDArray[np.int32], values: NDArray[np.int32], lengths: FloatArray) -> None:
        """Append documents by (term, count), ``sizes[i]`` of them for each; the terms are in the vocabulary."""
        first = len(self)
        self.documents.extend(sizes, values)
        self.lengths.extend(lengths)
        self._alive.extend(np.ones(len(sizes), bool))
        self._live += len(sizes)
        self._total += float(lengths.sum(dtype=np.float64))
        terms = np.ascontiguousarray(values[:, 0])
        self._frequency.extend(np.zeros(len(self.vocabulary) - len(self._frequency), np.int32))
        np.add.at(self._frequency.view, terms, np.int32(1))
        self.segments.append(build_segment(first, sizes, terms, values[:, 1]))

    def remove(self, row: int) -> None:
        """Forget ``row``; its number is not used again. Removing it twice changes nothing."""
        if not self.alive[row]:
            return
        rows = np.array([row])
        self._alive.view[row] = False
        self._live -= 1
        self._total -= float(self.lengths.take(rows)[0])
        self._frequency.view[self.documents.of(rows)[1][:, 0]] -= 1

    def _id(self, word: str) -> int:
        return self.vocabulary.setdefault(word, len(self.vocabulary))

    # -- reading -----------------------------------------------------------------------------
    def idf(self, terms: IntArray) -> FloatArray:
        frequency = self._frequency.view[terms]
        idf: FloatArray = np.log1p((self._live - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
        return idf

    def frequency(self, word: str) -> int:
        """Live documents that hold ``word``."""
        term = self.vocabulary.get(word, -1)
        return int(self._frequency.view[term]) if term >= 0 else 0

    def term_ids(self, words: Iterable[str]) -> IntArray:
        """Ids of the distinct ``words`` that some live document holds, in their order."""
        known = (self.vocabulary.get(word, -1) for word in dict.fromkeys(words))
        ids = np.array([term for term in known if term >= 0], np.int64)
        present: IntArray = ids[self._frequency.view[ids] > 0]
        return present

    def _impacts(self, counts: NDArray[Any], lengths: FloatArray) -> FloatArray:
        norms = np.float32(K1 * (1 - B)) + np.float32(K1 * B / self.average_length) * lengths
        counts = counts.astype(np.float32)
        norms += counts
        impacts: FloatArray = np.divide(counts, norms, out=norms)
        return impacts

    def scores(self, terms: IntArray) -> FloatArray:
        """BM25 of all rows for distinct term ids: float32 [rows], 0 for removed rows."""
        scores = np.zeros(len(self), np.float32)
        idf = self.idf(terms)
        for segment in self.segments:
            rows = slice(segment.first, segment.first + segment.size)
            places, counts, sizes = segment.of(terms)
            impacts = self._impacts(counts, self.lengths.slice(rows.start, rows.stop)[places])
            scores[rows] = np.bincount(places, np.repeat(idf, sizes) * impacts, minlength=segment.size)
        scores[~self.alive] = 0
        return scores

    def best(self, terms: IntArray, limit: int, postings: int) -> IntArray:
        """Living rows that promise most, best first: by the rarest terms, of which about so many postings are read.

        What only the common terms of a query tell apart is not found this way; their idf is small.
        """
        order = terms[np.argsort(self._frequency.view[terms], kind="stable")]
        spent = np.cumsum(self._frequency.view[order])
        used = order[: max(1, int(np.searchsorted(spent, postings, side="right")))]
        self._make_room()
        idf, touched = self.idf(used), [np.zeros(0, np.int64)]
        for segment in self.segments:
            places, counts, sizes = segment.of(used)
            if len(places):
                rows = places + np.int64(segment.first)
                impacts = self._impacts(counts, self.lengths.take(rows))
                np.add.at(self._scores, rows, np.repeat(idf, sizes) * impacts)
                touched.append(rows)
        rows = np.concatenate(touched)
        # Each row once: the place that was noted last is the row's own.
        self._marks[rows] = np.arange(len(rows), dtype=np.int32)
        rows = rows[self._marks[rows] == np.arange(len(rows), dtype=np.int32)]
        scores = self._scores[rows]
        self._scores[rows] = 0
        living = self.alive[rows]
        rows, scores = rows[living], scores[living]
        if limit < len(rows):
            top = np.argpartition(-scores, limit - 1)[:limit]
            rows, scores = rows[top], scores[top]
        best: IntArray = rows[np.argsort(-scores, kind="stable")]
        return best

    def _make_room(self) -> None:
        if len(self._scores) < len(self):
            room = len(self) + len(self) // 4
            self._scores, self._marks = np.zeros(room, np.float32), np.zeros(room, np.int32)

    def held(self, rows: IntArray) -> Held:
        """What ``rows`` hold, to be weighed."""
        sizes, pairs = self.documents.of(rows)
        return Held(sizes, pairs[:, 0], self._impacts(pairs[:, 1], np.repeat(self.lengths.take(rows), sizes)))
