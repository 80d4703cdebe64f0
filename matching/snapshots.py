"""Snapshots of the index: what shortens a start, and may be deleted at any time.

One folder for each model holds the two corpora and a manifest that names them. The manifest is replaced in one
step after its files are whole, so a reader finds the old pair or the new one. Whatever is missing, damaged, of another
model, of another database or ahead of its log is refused, logged, and built anew from the database. Files are mapped:
a process that searches in one keeps it, even after it was replaced and deleted.
"""

import hashlib
import json
import logging
import os
import tempfile
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings

from matching.engine import weights
from matching.engine.corpus import Corpus
from matching.engine.types import ModelMismatch, SnapshotDamaged
from matching.enums import Kind
from matching.vector_store import store_of
from matching.vector_table import is_chosen

logger = logging.getLogger("bahamm.matching.snapshots")

#: Rises when documents are read differently from the catalogue: older snapshots hold other words.
FORMAT = f"1/{weights.VERSION}"
_MANIFEST = "manifest.json"


def snapshot_folder(key: str) -> Path:
    """The folder of one model's snapshot; model ids hold slashes, so it is named by a digest."""
    return Path(str(settings.MATCHING["SNAPSHOT_DIR"])) / hashlib.sha256(key.encode()).hexdigest()[:16]


def _format(key: str) -> str:
    """A snapshot with the vectors is of no use without, and the other way round."""
    return f"{FORMAT}/pgvector" if is_chosen(key) else FORMAT


def load_snapshot(key: str, epoch: uuid.UUID, head: int) -> tuple[dict[str, Corpus], int] | None:
    """The corpora and the log position they stand for; None (with a line in the log) when they are of no use."""
    folder = snapshot_folder(key)
    try:
        manifest = _manifest(folder)
        if manifest is None:
            return None
        _check(manifest, key, epoch, head)
        corpora = {
            str(kind): Corpus.load(folder / manifest["files"][kind], model_key=key, store=store_of(key, kind))
            for kind in Kind
        }
    except (SnapshotDamaged, ModelMismatch) as error:
        logger.warning("the snapshot of %s is not used, the index is built from the database: %s", key, error)
        return None
    return corpora, manifest["sequence"]


def _manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest; None when no snapshot was ever written."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        files = {str(kind): str(manifest["files"][kind]) for kind in Kind}
        return {**{name: str(manifest[name]) for name in ("format", "model_key", "epoch")}, "files": files} | {
            "sequence": int(manifest["sequence"])
        }
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SnapshotDamaged(f"the manifest cannot be read: {error!r}") from error


def _check(manifest: dict[str, Any], key: str, epoch: uuid.UUID, head: int) -> None:
    if manifest["format"] != _format(key):
        raise SnapshotDamaged(f"format {manifest['format']} instead of {_format(key)}")
    if manifest["model_key"] != key:
        raise ModelMismatch(f"it is of {manifest['model_key']}")
    if manifest["epoch"] != str(epoch):
        raise SnapshotDamaged("it belongs to another database")
    if manifest["sequence"] > head:
        raise SnapshotDamaged(f"it is ahead of the log ({manifest['sequence']} > {head})")


def save_snapshot(key: str, epoch: uuid.UUID, corpora: dict[str, Corpus], sequence: int) -> bool:
    """Write the corpora, then switch the manifest to them. A full or read-only disk is logged, not raised.

    The corpora may be newer than ``sequence`` says, never older: what the log then repeats changes nothing.
    """
    folder = snapshot_folder(key)
    # A name of its own for each writer: two processes never write into one file.
    stamp = f"{sequence}-{uuid.uuid4().hex[:8]}"
    files = {str(kind): f"{kind}-{stamp}.corpus" for kind in Kind}
    manifest = {"format": _format(key), "model_key": key, "epoch": str(epoch), "sequence": sequence, "files": files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in Kind:
            corpora[kind].save(folder / files[kind])
        _switch(folder, manifest)
        _sweep(folder, set(files.values()))
    except OSError as error:
        logger.error("the snapshot of %s was not written: %s", key, error)
        return False
    return True


def forget_snapshot(key: str) -> None:
    """Let the next start build from the database. A snapshot that another process writes meanwhile is lost too: it is
    written again."""
    (snapshot_folder(key) / _MANIFEST).unlink(missing_ok=True)


def _switch(folder: Path, manifest: dict[str, Any]) -> None:
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{_MANIFEST}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(manifest, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(folder / _MANIFEST)


def _sweep(folder: Path, kept: set[str]) -> None:
    """Delete what no manifest names. A reader that loses its file to this builds from the database."""
    for path in folder.glob("*.corpus"):
        if path.name not in kept:
            path.unlink(missing_ok=True)
