"""Both corpora of the marketplace under one model, following the change log. The database is the truth."""

import logging
import threading
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from matching.documents import Item, document_hash, document_of, with_facets
from matching.embedding import unpack
from matching.engine.corpus import Corpus, Document
from matching.engine.types import FloatArray, SnapshotDamaged
from matching.enums import Kind
from matching.kept_phrases import phrases_for_ranking
from matching.models import TextEmbedding
from matching.snapshots import forget_snapshot, load_snapshot, save_snapshot
from matching.vector_store import store_of

logger = logging.getLogger("bahamm.matching.index")

#: Log rows in one read.
PAGE = 500


@dataclass(slots=True)
class CatalogueIndex:
    """How far in the log of ``key`` the corpora are. Searches may run at any time; :meth:`follow` one at a time."""

    key: str
    epoch: uuid.UUID
    corpora: dict[str, Corpus]
    sequence: int = 0
    saved_sequence: int = 0
    built_at: float = field(default_factory=time.time)
    built_from: str = "database"
    #: Objects that were newer than their log row when it was applied: read again until both agree.
    unsettled: set[tuple[str, int]] = field(default_factory=set)
    #: Whether the file that it lies in turned out to be damaged: its answers may be wrong, and it is to be replaced.
    is_damaged: bool = False

    @classmethod
    def build(cls, key: str, epoch: uuid.UUID, head: int) -> "CatalogueIndex":
        """From the snapshot, if there is a good one, and the rest of the log; else from the database alone."""
        return cls.opened(key, epoch, head) or cls._followed(
            cls(key, epoch, {kind: Corpus(key, store_of(key, kind)) for kind in Kind}), head
        )

    @classmethod
    def opened(cls, key: str, epoch: uuid.UUID, head: int) -> "CatalogueIndex | None":
        """From the snapshot and the rest of the log; None when there is no good one.

        A large snapshot answers at once and is read through beside; see :attr:`is_damaged`.
        """
        snapshot = load_snapshot(key, epoch, head)
        if snapshot is None:
            return None
        corpora, sequence = snapshot
        opened = cls(key, epoch, corpora, sequence=sequence, saved_sequence=sequence, built_from="snapshot")
        if not all(corpus.is_verified for corpus in corpora.values()):
            threading.Thread(target=opened._verify, name="snapshot-verification", daemon=True).start()
        return cls._followed(opened, head)

    @staticmethod
    def _followed(built: "CatalogueIndex", head: int) -> "CatalogueIndex":
        started = time.monotonic()
        built.follow(head)
        count, seconds = sum(len(corpus) for corpus in built.corpora.values()), time.monotonic() - started
        logger.info("index of %s: %d objects from the %s in %.2f s", built.key, count, built.built_from, seconds)
        return built

    def _verify(self) -> None:
        """Read the whole snapshot; a damaged one is forgotten, and this index with it."""
        try:
            for corpus in self.corpora.values():
                corpus.verify()
        except SnapshotDamaged as error:
            logger.error("the snapshot of %s is damaged, the index is built from the database: %s", self.key, error)
            self.is_damaged = True
            forget_snapshot(self.key)

    def follow(self, head: int) -> None:
        """Apply the log up to (at least) ``head``, page by page."""
        if self.unsettled:
            self._settle()
        while self.sequence < head:
            rows = list(
                TextEmbedding.objects.filter(model_key=self.key, sequence__gt=self.sequence).order_by("sequence")[:PAGE]
            )
            if not rows:
                # The head moved but its rows were moved on by later writers: the log is compacted.
                self.sequence = head
                return
            self._apply(rows)
            self.sequence = rows[-1].sequence

    def _settle(self) -> None:
        waiting, self.unsettled = self.unsettled, set()
        for kind in Kind:
            ids = [object_id for of_kind, object_id in waiting if of_kind == kind]
            self._apply(list(TextEmbedding.objects.filter(model_key=self.key, kind=kind, object_id__in=ids)))

    def _apply(self, rows: Sequence[TextEmbedding]) -> None:
        for kind in Kind:
            mine = [row for row in rows if row.kind == kind]
            if not mine:
                continue
            living = [row.object_id for row in mine if row.is_live]
            items: dict[int, Item] = {item.pk: item for item in with_facets(kind).filter(pk__in=living)}
            corpus = self.corpora[kind]
            corpus.remove(row.object_id for row in mine if row.object_id not in items)
            phrases = phrases_for_ranking(items.values(), self.key)
            corpus.upsert(
                self._document(row, items[row.object_id], phrases.get(row.object_id))
                for row in mine
                if row.object_id in items
            )

    def _document(self, row: TextEmbedding, item: Item, phrases: FloatArray | None) -> Document:
        if document_hash(item) != row.document_hash:
            self.unsettled.add((row.kind, row.object_id))
        return document_of(item, row.language, unpack(row.vector), unpack(row.query_vector), phrases, row.version)

    def save(self) -> None:
        """Write the snapshot; a start reads it instead of every row."""
        sequence = self.sequence
        if not self.unsettled and save_snapshot(self.key, self.epoch, self.corpora, sequence):
            self.saved_sequence = sequence
