"""Writing the change log of the index: the only writer of :class:`TextEmbedding` and :class:`IndexState`.

Encoding happens outside the lock (it takes the time), writing inside it (it decides the order). What is written
is checked against the catalogue under the lock, so that a slow "publish" never overtakes an "unpublish".
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.db import transaction
from django.db.models.functions import Length
from django.utils import timezone

from matching import vector_table
from matching.documents import (
    Item,
    content_hash,
    document_hash,
    indexed_items,
    is_indexed,
    language_of,
    text_of,
    with_facets,
)
from matching.embedding import WORDS_KEY, pack
from matching.engine.embedders.base import Embedder, model_key
from matching.engine.types import FloatArray
from matching.enums import Kind
from matching.models import IndexState, SentenceVectors, TextEmbedding

logger = logging.getLogger("bahamm.matching.changelog")

#: Objects in one transaction of a bulk run: an interruption loses at most this much work.
BATCH = 64
Progress: TypeAlias = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Synced:
    """What one synchronisation did, as ids of the kind it was called for."""

    changed: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    encoded: int = 0


@dataclass(frozen=True, slots=True)
class _Vectors:
    content_hash: str
    document: bytes
    query: bytes


def sync(kind: str, object_ids: Iterable[int], *, embedder: Embedder | None) -> Synced:
    """Bring the log in line with the catalogue for some objects; repeating it changes nothing.

    Live objects are embedded (only those whose text changed), others get a tombstone under every model.
    Without an embedder only the tombstones are written; :func:`missing_ids` finds the rest later.
    Must not run inside a transaction that is slow to commit: the head of the log stays locked until then.
    """
    wanted = sorted(set(object_ids))
    removed = bury(kind, wanted)
    if embedder is None:
        return Synced(removed=tuple(removed))
    key = model_key(embedder)
    vectors, encoded = _vectors(kind, _indexed(kind, wanted), key, embedder)
    with transaction.atomic():
        state = _lock(key)
        # Read again: what was hidden or rewritten while the model worked belongs to a later call.
        fresh = [
            item
            for item in _indexed(kind, wanted)
            if item.pk in vectors and vectors[item.pk].content_hash == content_hash(text_of(item))
        ]
        changed = _write(kind, fresh, vectors, state)
    return Synced(tuple(changed), tuple(removed), encoded)


def _indexed(kind: str, object_ids: Sequence[int]) -> list[Item]:
    return [item for item in with_facets(kind).filter(pk__in=object_ids).order_by("pk") if is_indexed(item)]


def _vectors(kind: str, items: Sequence[Item], key: str, embedder: Embedder) -> tuple[dict[int, "_Vectors"], int]:
    """Vectors of all ``items``: those that are known, and those of changed texts, encoded in batches."""
    known = TextEmbedding.objects.filter(kind=kind, model_key=key, object_id__in=[item.pk for item in items])
    rows = {row.object_id: row for row in known}
    found: dict[int, _Vectors] = {}
    missing: list[tuple[Item, str, str]] = []
    for item in items:
        text = text_of(item)
        digest = content_hash(text)
        row = rows.get(item.pk)
        if row is not None and row.content_hash == digest:
            found[item.pk] = _Vectors(digest, bytes(row.vector), bytes(row.query_vector))
        else:
            missing.append((item, text, digest))
    missing.sort(key=lambda entry: len(entry[1]))
    if missing:
        texts = [text for _, text, _ in missing]
        documents, queries = encode(embedder, texts)
        for (item, _, digest), document, query in zip(missing, documents, queries, strict=True):
            found[item.pk] = _Vectors(digest, pack(document), pack(query))
    return found, len(missing)


def encode(embedder: Embedder, texts: Sequence[str]) -> tuple[FloatArray, FloatArray]:
    """Each text as a document and as a query."""
    return embedder.encode_documents(texts), embedder.encode_queries(texts)


def _lock(key: str) -> IndexState:
    if not IndexState.objects.filter(model_key=key).exists():
        # The first model of a database serves at once: there is no older index that would be more complete.
        ready = None if IndexState.objects.exists() else timezone.now()
        IndexState.objects.get_or_create(model_key=key, defaults={"is_ready": ready is not None, "ready_at": ready})
    return IndexState.held(key)


def _write(kind: str, items: Sequence[Item], vectors: dict[int, _Vectors], state: IndexState) -> list[int]:
    existing = {
        row.object_id: row
        for row in TextEmbedding.objects.filter(
            kind=kind, model_key=state.model_key, object_id__in=[item.pk for item in items]
        ).defer("vector", "query_vector")
    }
    rows = []
    for item in items:
        digest = document_hash(item)
        old = existing.get(item.pk)
        if old is not None and old.is_live and old.document_hash == digest:
            continue
        state.last_sequence += 1
        rows.append(_row(kind, item, digest, vectors[item.pk], state))
    if rows:
        columns = ["content_hash", "document_hash", "language", "vector", "query_vector", "sequence", "is_live"]
        TextEmbedding.objects.bulk_create(
            rows,
            update_conflicts=True,
            update_fields=[*columns, "updated_at"],
            unique_fields=["kind", "object_id", "model_key"],
            batch_size=200,
        )
        if vector_table.is_chosen(state.model_key):
            vector_table.put(state.model_key, kind, rows)
        state.save(update_fields=["last_sequence"])
    return [row.object_id for row in rows]


def _row(kind: str, item: Item, digest: str, vectors: _Vectors, state: IndexState) -> TextEmbedding:
    return TextEmbedding(
        kind=kind,
        object_id=item.pk,
        model_key=state.model_key,
        content_hash=vectors.content_hash,
        document_hash=digest,
        language=language_of(item),
        vector=vectors.document,
        query_vector=vectors.query,
        sequence=state.last_sequence,
        is_live=True,
        updated_at=timezone.now(),
    )


def bury(kind: str, object_ids: Sequence[int]) -> list[int]:
    """Tombstones for those of the objects that left the catalogue, under every model: an older index may serve.

    One model after another, each in a transaction of its own: two locks are never held at once.
    """
    live = TextEmbedding.objects.filter(kind=kind, object_id__in=object_ids, is_live=True)
    buried: set[int] = set()
    for key in sorted(set(live.order_by().values_list("model_key", flat=True))):
        with transaction.atomic():
            state = _lock(key)
            gone = set(object_ids) - {item.pk for item in _indexed(kind, object_ids)}
            rows = live.filter(model_key=key, object_id__in=gone).defer("vector", "query_vector")
            for row in rows.order_by("object_id"):
                state.last_sequence += 1
                row.sequence, row.is_live, row.document_hash = state.last_sequence, False, ""
                row.save(update_fields=["sequence", "is_live", "document_hash", "updated_at"])
                buried.add(row.object_id)
            if vector_table.is_chosen(key):
                vector_table.retire(key, kind, sorted(gone))
            state.save(update_fields=["last_sequence"])
    SentenceVectors.objects.filter(kind=kind, object_id__in=buried).delete()
    return sorted(buried)


def touch(kind: str, object_ids: Sequence[int], key: str) -> None:
    """Move live rows to the head of the log, so that every process reads these objects again."""
    if not object_ids or not IndexState.objects.filter(model_key=key).exists():
        return
    with transaction.atomic():
        state = _lock(key)
        rows = TextEmbedding.objects.filter(kind=kind, model_key=key, object_id__in=object_ids, is_live=True)
        moved = []
        for row in rows.only("pk").order_by("object_id"):
            state.last_sequence += 1
            row.sequence = state.last_sequence
            moved.append(row)
        TextEmbedding.objects.bulk_update(moved, ["sequence"], batch_size=200)
        state.save(update_fields=["last_sequence"])


def missing_ids(kind: str, key: str) -> list[int]:
    """Objects that belong into the index and have no live row under ``key``, like lengths together."""
    live = TextEmbedding.objects.filter(kind=kind, model_key=key, is_live=True).values("object_id")
    return list(
        indexed_items(kind)
        .prefetch_related(None)
        .exclude(pk__in=live)
        .order_by(Length("description"), "pk")
        .values_list("pk", flat=True)
    )


def embed_missing(embedder: Embedder, *, limit: int | None = None, progress: Progress = _silent) -> int:
    """Embed what is missing, in batches that each commit; returns how many still are. Safe to interrupt.

    With nothing left the model's key becomes ready: from then on it serves instead of an older one.
    """
    key = model_key(embedder)
    missing = [(kind, pk) for kind in Kind for pk in missing_ids(kind, key)]
    done = 0
    for start in range(0, len(missing[:limit]), BATCH):
        part = missing[:limit][start : start + BATCH]
        for kind in Kind:
            if ids := [pk for part_kind, pk in part if part_kind == kind]:
                sync(kind, ids, embedder=embedder)
        done += len(part)
        progress(done, len(missing))
    left = len(missing) - done
    if left == 0:
        mark_ready(key)
    return left


def mark_ready(key: str) -> None:
    with transaction.atomic():
        state = _lock(key)
        newer = IndexState.objects.exclude(pk=state.pk).filter(is_ready=True)
        if not state.is_ready or newer.filter(ready_at__gt=state.ready_at).exists():
            state.is_ready, state.ready_at = True, timezone.now()
            state.save(update_fields=["is_ready", "ready_at"])
            logger.info("the index of %s is complete and serves from now on", key)
    if key != WORDS_KEY and IndexState.objects.filter(model_key=WORDS_KEY).exists():
        # A model is there again and has everything: words alone have served their time.
        with transaction.atomic():
            _lock(WORDS_KEY)
            TextEmbedding.objects.filter(model_key=WORDS_KEY).delete()
            IndexState.objects.filter(model_key=WORDS_KEY).delete()
