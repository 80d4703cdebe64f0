"""The documents of one language: vectors, words, facets, phrases, and tombstones.

Rows are numbered in the order of addition; a changed document gets a new row. A removed row keeps its place, unseen,
until the partition is compacted. What depends on all documents at once (the centre, the hubs, codes) is the *frame*:
renewed at once while the partition is small, and in the background (:mod:`matching.engine.upkeep`) while it is large.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from matching.engine.bm25 import Held
from matching.engine.centring import RunningMean, ShippedMeans, document_prior, query_prior
from matching.engine.codes import Codes
from matching.engine.columns import FilterColumns
from matching.engine.hubs import BANK, Bank
from matching.engine.items import Document, Filters
from matching.engine.lexical import LexicalIndex
from matching.engine.parts import PhraseStore
from matching.engine.stores import Store
from matching.engine.tables import Array, Ragged, RowOfId, Rows, extend_by
from matching.engine.types import BoolArray, FloatArray, IntArray
from matching.engine.vectors import CODED_FROM, Gathered

#: Vectors are centred anew when this share of the documents has changed since the last time.
_DRIFT = 0.05
#: The mean of tens of thousands hardly moves.
_LARGE_DRIFT = 0.5
#: Rows on which mean and deviation of a query's scores are measured in a large partition (error about 4 %).
SAMPLE = 512
#: Of the sample, so many rows are compared phrase by phrase and by spelling.
_SMALL_SAMPLE = 128


class Prepared(NamedTuple):
    """A document and the terms of its text, which are found before anything is locked."""

    document: Document
    terms: Sequence[str]


#: What happened to a partition: documents were added, or the one of an id was removed.
Entry = list[Prepared] | int


@dataclass(frozen=True, slots=True)
class Sampled:
    """Living rows, evenly spaced, on which scores are scaled; all of them in a small partition."""

    rows: IntArray
    gathered: Gathered
    prices: FloatArray
    #: Some of them, and of these the ones with phrases: counts, and vectors one after another.
    small: IntArray
    phrase_counts: np.ndarray
    phrases: FloatArray
    #: The words of all of them, and of the small sample.
    held: Held
    small_held: Held
    #: The shares of rows that filters admit, as they are asked for.
    shares: dict[Filters, float] = field(default_factory=dict)

    def closeness(self, query: FloatArray) -> FloatArray:
        """As :meth:`Partition.closeness`, of the sample."""
        return self.gathered.scores(query) - self.prices


@dataclass(frozen=True, slots=True)
class Frame:
    """What depends on all documents at once: the rows of the sample, and the hubs' bank."""

    sample: IntArray
    bank: Bank

    @classmethod
    def none(cls, dimension: int) -> "Frame":
        return cls(np.zeros(0, np.int64), Bank(np.zeros(0, np.int64), np.zeros((0, dimension), np.float32)))


class Partition:
    """Not thread-safe: the corpus locks."""

    def __init__(self, language: str, dimension: int, shipped: ShippedMeans, store: Store) -> None:
        self.language = language
        self.dimension = dimension
        self._store = store
        self.lexical = LexicalIndex()
        self.mean: RunningMean = document_prior(shipped, language, dimension)
        self.query_mean: RunningMean = query_prior(shipped, language, dimension)
        self.columns = FilterColumns()
        self.phrases = PhraseStore(dimension)
        self.row_of = RowOfId()
        self.ids = Rows(np.int64)
        self.vectors = store.vectors(language, self.row_of)
        # Half precision: they only feed a mean, and what is taken away is exactly what was added.
        self.query_vectors = Rows(np.float16, dimension)
        self.prices = Rows(np.float32)
        self.frame = Frame.none(dimension)
        self.vectors.centre = self.mean.value()
        #: Changes since the frame was made.
        self.drift = 0
        #: Rows for which codes were last made.
        self.coded = 0
        #: While a compaction is under way: what happened since it began.
        self.journal: list[Entry] | None = None
        self._sampled: Sampled | None = None

    # -- what is in it -----------------------------------------------------------------------
    def __len__(self) -> int:
        """Living documents."""
        return len(self.row_of)

    def __contains__(self, document_id: int) -> bool:
        return self.row_of.get(document_id) >= 0

    @property
    def rows(self) -> int:
        """Rows, dead ones included."""
        return len(self.ids)

    @property
    def is_large(self) -> bool:
        """Whether a pass over all rows would keep searches waiting."""
        return self.rows >= CODED_FROM

    @property
    def alive(self) -> BoolArray:
        return self.lexical.bm25.alive

    @property
    def nbytes(self) -> dict[str, int]:
        """Bytes by purpose."""
        return {
            "vectors": self.vectors.nbytes,
            "query vectors": self.query_vectors.nbytes,
            "phrases": self.phrases.nbytes,
            "words": self.lexical.bm25.nbytes,
            "facets": self.columns.nbytes + self.ids.nbytes + self.prices.nbytes,
        }

    def tables(self) -> dict[str, Rows | Ragged]:
        """All tables with a row for each row, by name."""
        return {
            "ids": self.ids,
            "vectors": self.vectors.raw.table,
            "scales": self.vectors.scales,
            "prices": self.prices,
            "query_vectors": self.query_vectors,
            "phrases": self.phrases.table,
            "words": self.lexical.bm25.documents,
            "lengths": self.lexical.bm25.lengths,
            **{f"facets.{name}": table for name, table in self.columns.tables().items()},
        }

    # -- changes -----------------------------------------------------------------------------
    def add(self, prepared: Sequence[Prepared]) -> None:
        """Append documents, none of which is here."""
        documents = [document for document, _ in prepared]
        self.columns.add([document.facets for document in documents])
        self.lexical.add([terms for _, terms in prepared])
        self.phrases.add([self._phrases(document) for document in documents])
        if self.journal is not None:
            self.journal.append(list(prepared))
        self.enter(
            np.array([document.id for document in documents], np.int64),
            np.stack([document.vector for document in documents]).astype(np.float32),
            np.stack([_query_vector(document) for document in documents]),
            np.array([document.version for document in documents], np.int64),
        )

    def enter(self, ids: IntArray, vectors: FloatArray, query_vectors: np.ndarray, versions: IntArray) -> None:
        """Append rows whose words, facets and phrases are here already."""
        rows = np.arange(self.rows, self.rows + len(ids))
        self.row_of.put(ids, rows)
        self.ids.extend(ids)
        self.query_vectors.extend(query_vectors)
        self.mean.add(vectors)
        self.query_mean.add(query_vectors[query_vectors.any(axis=1)].astype(np.float32))
        self.vectors.add(vectors, versions)
        self.prices.extend(self.frame.bank.prices(rows, self.vectors.directions(vectors)))
        self._changed(len(ids))

    def follow(self, other: "Partition") -> None:
        """Be an empty copy of ``other``: the same words and names by number, the same centre."""
        self.lexical.share_words(other.lexical)
        self.columns.share_names(other.columns)
        self.vectors.centre = other.vectors.centre

    def adopt(self, other: "Partition", rows: IntArray) -> None:
        """Append ``rows`` of ``other``, which this one follows; the frame is to be renewed then."""
        theirs = other.tables()
        self.lexical.bm25.append(*other.lexical.bm25.documents.of(rows), other.lexical.bm25.lengths.take(rows))
        first = self.rows
        for name, table in self.tables().items():
            if name not in ("words", "lengths"):
                extend_by(table, theirs[name], rows)
        added = np.arange(first, self.rows)
        self.row_of.put(self.ids.take(added), added)
        self.mean.add(self.vectors.raw.take(added))
        query_vectors = self.query_vectors.take(added)
        self.query_mean.add(query_vectors[query_vectors.any(axis=1)].astype(np.float32))

    def _phrases(self, document: Document) -> np.ndarray:
        if document.phrases is None or not len(document.phrases):
            return np.zeros((0, self.dimension), np.float32)
        return document.phrases

    def remove(self, document_id: int) -> None:
        row = self.row_of.pop(document_id)
        self.lexical.remove(row)
        rows = np.array([row])
        vector = self.vectors.raw.take(rows)[0]
        # A vector that the store has let go leaves the mean where it is.
        self.mean.remove(vector if vector.any() else self.mean.average())
        query_vector = self.query_vectors.take(rows)[0]
        if query_vector.any():
            self.query_mean.remove(query_vector.astype(np.float32))
        if self.journal is not None:
            self.journal.append(document_id)
        if row in self.frame.sample:
            self._sampled = None
        self._changed(1)

    def _changed(self, count: int) -> None:
        """Centre anew when enough has changed."""
        self.drift += count
        if len(self) <= SAMPLE:
            self._sampled = None
        if self.is_frame_due() and not self.is_large:
            self.renew_frame()

    def renew_frame(self) -> None:
        """Centre and hubs anew, at once: a pass over all rows."""
        self.vectors.move_centre(self.mean.value())
        frame, prices = self.new_frame(), Rows(np.float32)
        every = np.arange(self.rows)
        prices.extend(frame.bank.prices(every, self.vectors.vectors(every)))
        self.take_frame(frame, prices)

    def is_frame_due(self) -> bool:
        return self.drift > len(self) * (_LARGE_DRIFT if self.is_large else _DRIFT)

    def new_frame(self) -> Frame:
        """A frame of the documents as they are, around the present centre."""
        living = np.flatnonzero(self.alive)
        bank = living[:: max(1, -(-len(living) // BANK))]
        return Frame(living[:: max(1, len(living) // SAMPLE)], Bank(bank, self.vectors.vectors(bank)))

    def take_frame(self, frame: Frame, prices: Rows) -> None:
        self.frame, self.prices, self.drift, self._sampled = frame, prices, 0, None

    @property
    def are_codes_due(self) -> bool:
        return self.vectors.needs_codes and self.is_large and self.rows >= 2 * self.coded

    def take_codes(self, codes: Codes) -> None:
        self.vectors.codes, self.coded = codes, len(codes)

    def take_vectors(self, table: Array, scales: Array, centre: FloatArray) -> None:
        """Be about the vectors that a snapshot knows of."""
        self.vectors = self._store.vectors(self.language, self.row_of, table, scales)
        self.vectors.centre = centre

    # -- reading -----------------------------------------------------------------------------
    def sampled(self) -> Sampled:
        if self._sampled is None:
            rows = self.frame.sample[self.alive[self.frame.sample]]
            if len(self) <= SAMPLE:
                rows = np.flatnonzero(self.alive)
            small = rows[:: max(1, len(rows) // _SMALL_SAMPLE)]
            counts, phrases = self.phrases.of(small[self.phrases.has(small)])
            held, small_held = self.lexical.held(rows), self.lexical.held(small)
            gathered, prices = self.vectors.gather(rows), self.prices.take(rows)
            self._sampled = Sampled(rows, gathered, prices, small, counts, phrases, held, small_held)
        return self._sampled

    def phrases_of(self, document_id: int) -> np.ndarray:
        """Centred phrases of a document that is here; none when they are not known."""
        return self.phrases.of(np.array([self.row_of.get(document_id)]))[1]


def _query_vector(document: Document) -> np.ndarray:
    if document.query_vector is None:
        return np.zeros(len(document.vector), np.float16)
    return document.query_vector.astype(np.float16)
