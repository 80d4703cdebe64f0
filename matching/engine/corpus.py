"""The corpus: one side of the marketplace, ready to be ranked for queries of the other side or of its own.

The vectors in the database are the truth; a corpus is a cache of them that follows the change log.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np

from matching.engine import snapshot, weights
from matching.engine.admitted import Admitted
from matching.engine.bands import band_of
from matching.engine.centring import centred_query, shipped_means, unit
from matching.engine.embedders.base import dimension_of
from matching.engine.items import Band, Component, Document, Facets, Filters, Query, Ranked, Relation
from matching.engine.partition import Partition, Prepared
from matching.engine.parts import MAX_QUERY_PHRASES
from matching.engine.ranking import Asked, PartitionRanker, Scored, with_parts
from matching.engine.snapshot_file import Reader
from matching.engine.stores import MemoryStore, Store
from matching.engine.tokens import terms
from matching.engine.turnstile import Turnstile
from matching.engine.types import FloatArray, IntArray, ModelMismatch
from matching.engine.upkeep import Upkeep, compacted_at_once

__all__ = ["Band", "Component", "Corpus", "Document", "Facets", "Filters", "Query", "Ranked", "Relation"]

#: Documents that are added before searches get a turn.
_SLICE = 32
#: Bytes of a snapshot that are read and compared before anything is answered from it.
_VERIFIED_AT_ONCE = 1 << 26
_T = TypeVar("_T")


class Corpus:
    """Documents of one kind, in all languages. Thread-safe: a search sees the state between two changes.

    ``model_key`` is ``id@revision/dimension`` (see :func:`matching.engine.embedders.base.model_key`): the model of
    all vectors. Vectors of another length raise :class:`ModelMismatch` and leave the corpus as it was. ``store``: where
    the vectors lie; by default in the memory of this process.
    """

    def __init__(self, model_key: str, store: Store | None = None) -> None:
        self.model_key = model_key
        self.dimension = dimension_of(model_key)
        self._store = store or MemoryStore(self.dimension)
        #: Rises with every change of the content.
        self.version = 0
        self._shipped = shipped_means(model_key.partition("@")[0])
        self._partitions: dict[str, Partition] = {}
        self._lock = Turnstile()
        #: The file that parts of the corpus lie in, until it is known to be whole.
        self._reader: Reader | None = None
        self.upkeep = Upkeep(self._partitions, self._lock, self._new_partition, self._store.leave)

    # -- content -----------------------------------------------------------------------------
    def __len__(self) -> int:
        with self._lock:
            return sum(len(partition) for partition in self._partitions.values())

    def __contains__(self, document_id: int) -> bool:
        with self._lock:
            return any(document_id in partition for partition in self._partitions.values())

    def ids(self) -> IntArray:
        """Ids of all documents, ascending: int64 [len]."""
        with self._lock:
            parts = [each.ids.slice(0, each.rows)[each.alive] for each in self._partitions.values()]
        return np.sort(np.concatenate([np.zeros(0, np.int64), *parts]))

    def nbytes(self) -> dict[str, int]:
        """Bytes by purpose, over all languages."""
        with self._lock:
            parts = [partition.nbytes for partition in self._partitions.values()]
        return {name: sum(part[name] for part in parts) for name in (parts[0] if parts else ())}

    def upsert(self, documents: Iterable[Document]) -> None:
        """Add documents, each replacing the one of its id; of one id twice, the last counts. Searchable at once.

        Many in one call cost less than one by one; searches get their turn in between.
        """
        latest = {document.id: document for document in documents}
        for document in latest.values():
            self._check_all(document.vector, document.query_vector, document.phrases)
        for some in _slices(latest.values()):
            # Reading the texts takes longest and needs no lock.
            prepared = [Prepared(document, terms(document.text)) for document in some]
            by_language: dict[str, list[Prepared]] = {}
            for each in prepared:
                by_language.setdefault(each.document.language, []).append(each)
            with self._lock:
                self._remove(document.id for document in some)
                for language, group in by_language.items():
                    self._partition(language).add(group)
        if latest:
            self._has_changed()

    def remove(self, ids: Iterable[int]) -> None:
        """Remove documents; unknown ids are ignored. None of them is ever answered again."""
        removed = 0
        for some in _slices(set(ids)):
            with self._lock:
                removed += self._remove(some)
        if removed:
            self._has_changed()

    def _has_changed(self) -> None:
        self.version += 1
        with self._lock:
            compacted_at_once(self._partitions, self._new_partition)
            self.upkeep.look()

    def _remove(self, ids: Iterable[int]) -> int:
        removed = 0
        for document_id in ids:
            for partition in self._partitions.values():
                if document_id in partition:
                    partition.remove(document_id)
                    removed += 1
        return removed

    def _partition(self, language: str) -> Partition:
        if language not in self._partitions:
            self._partitions[language] = self._new_partition(language)
        return self._partitions[language]

    def _new_partition(self, language: str) -> Partition:
        return Partition(language, self.dimension, self._shipped, self._store)

    def _check_all(
        self, vector: FloatArray | None, query_vector: FloatArray | None, phrases: np.ndarray | None
    ) -> None:
        for each in (vector, query_vector, phrases):
            if each is None:
                continue
            if each.shape[-1] != self.dimension or each.ndim != (1 if each is not phrases else 2):
                raise ModelMismatch(f"a vector of shape {each.shape} does not belong to {self.model_key}")
            if not np.isfinite(each).all():
                raise ModelMismatch("a vector holds values that are not numbers")

    # -- questions ---------------------------------------------------------------------------
    @property
    def query_means(self) -> Mapping[str, FloatArray]:
        """Means by language of this corpus' documents as queries: hand them to :meth:`rank` of the other side."""
        with self._lock:
            return {language: partition.query_mean.value() for language, partition in self._partitions.items()}

    def phrases_of(self, document_id: int) -> np.ndarray | None:
        """The centred phrases of a document, as it was given; None when there are none."""
        with self._lock:
            for partition in self._partitions.values():
                if document_id in partition:
                    phrases = partition.phrases_of(document_id)
                    return phrases if len(phrases) else None
        return None

    def direction_of(self, document_id: int) -> FloatArray | None:
        """The centred vector of a document, of length 1: float32 [dimension]; None when it is not here."""
        with self._lock:
            for partition in self._partitions.values():
                if document_id in partition:
                    direction: FloatArray = partition.vectors.vectors(np.array([partition.row_of.get(document_id)]))[0]
                    return direction
        return None

    def rank(
        self,
        query: Query,
        *,
        allowed: Collection[int] | IntArray | None = None,
        filters: Filters | None = None,
        limit: int = 20,
        query_means: Mapping[str, FloatArray] | None = None,
    ) -> list[Ranked]:
        """The ``limit`` best documents, best first; ties by id.

        ``allowed``: only these ids are in question (an int64 array is fastest); None: all. ``query_means``: those of
        the corpus that the query comes from. Without a vector, words alone decide, and only documents that share
        one are answered.
        """
        self._check_all(query.vector, None, query.phrases)
        if limit <= 0:
            return []
        wanted = None if allowed is None else _ids(allowed)
        asked = self._asked(query, query_means)
        with self._lock:
            rankers = self._rankers(asked, wanted, filters or Filters(), limit)
            scored = with_parts(rankers, [ranker.score() for ranker in rankers])
            return _merged(_moved(asked, rankers, scored), rankers, query, limit)

    def _asked(self, query: Query, query_means: Mapping[str, FloatArray] | None) -> Asked:
        if query.vector is None:
            return Asked(query, None, None)
        vector = centred_query(query.vector, query.text, query.language, self._shipped, query_means)
        if query.lean is not None:
            vector = unit(vector + weights.BRIDGE * query.lean)
        if query.phrases is None or not len(query.phrases):
            return Asked(query, vector, None)
        return Asked(query, vector, query.phrases[:MAX_QUERY_PHRASES].astype(np.float32))

    def _rankers(self, asked: Asked, allowed: IntArray | None, filters: Filters, limit: int) -> list[PartitionRanker]:
        return [
            PartitionRanker(partition, asked, Admitted(partition, allowed, filters), limit)
            for language, partition in sorted(self._partitions.items())
            if not filters.languages or language in filters.languages
        ]

    # -- snapshots ---------------------------------------------------------------------------
    def save(self, path: Path) -> None:
        """Write a snapshot; a reader of ``path`` sees the old one or the new one, never a part."""
        snapshot.write(path, self.model_key, self._partitions, self._lock)

    @classmethod
    def load(cls, path: Path, *, model_key: str, store: Store | None = None) -> "Corpus":
        """Open a snapshot. Raises SnapshotDamaged, or ModelMismatch when it holds vectors of another model.

        A large file is only checked at its edges: call :meth:`verify` soon, beside the first answers.
        """
        corpus, reader = cls(model_key, store), Reader(path)
        if reader.size <= _VERIFIED_AT_ONCE:
            reader.verify()
        else:
            corpus._reader = reader
        for partition in snapshot.read(reader, model_key, corpus._new_partition):
            corpus._partitions[partition.language] = partition
        return corpus

    @property
    def is_verified(self) -> bool:
        return self._reader is None

    def verify(self) -> None:
        """Read the whole snapshot that this corpus lies in. Raises SnapshotDamaged: its answers are wrong then."""
        reader = self._reader
        if reader is not None:
            reader.verify()
            self._reader = None


def _slices(values: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(values)
    while some := list(islice(rest, _SLICE)):
        yield some


def _ids(allowed: Collection[int] | IntArray) -> IntArray:
    if isinstance(allowed, np.ndarray):
        return allowed.astype(np.int64, copy=False)
    return np.fromiter(allowed, np.int64, len(allowed))


def _moved(asked: Asked, rankers: list[PartitionRanker], scored: list[Scored]) -> list[Scored]:
    """All candidates once more, for the query moved towards its best answers in all languages (Rocchio 1971).

    Only documents in question move it: nobody learns of what he may not see.
    """
    enough = [ranker.admitted.count >= weights.FEEDBACK_FROM for ranker in rankers]
    answers = [part.best_answers() for part, many in zip(scored, enough, strict=True) if many]
    known = [answer for answer in answers if answer is not None]
    if asked.vector is None or not known:
        return scored
    moved = unit(asked.vector + weights.FEEDBACK * np.sum(known, axis=0))
    return [ranker.again(part, moved) for ranker, part in zip(rankers, scored, strict=True)]


def _merged(parts: list[Scored], rankers: list[PartitionRanker], query: Query, limit: int) -> list[Ranked]:
    """One list of all partitions' candidates."""
    if not parts:
        return []
    scores = np.concatenate([part.scores for part in parts])
    ids = np.concatenate([part.partition.ids.take(part.rows) for part in parts])
    owners = np.repeat(np.arange(len(parts)), [len(part.rows) for part in parts])
    places = np.concatenate([np.arange(len(part.rows)) for part in parts])
    admitted = sum(ranker.admitted.count for ranker in rankers)
    ranked = []
    for rank, at in enumerate(np.lexsort((ids, -scores))[:limit].tolist(), start=1):
        part, index = parts[owners[at]], int(places[at])
        components = part.components(index, query)
        percentile = 100 * max(admitted - rank, 0) // admitted
        closeness = rankers[owners[at]].closeness(part, index)
        band = band_of(components, closeness, query.relation)
        score = sum(component.contribution for component in components.values())
        ranked.append(Ranked(int(ids[at]), score, rank, percentile, band, components, closeness))
    return ranked
