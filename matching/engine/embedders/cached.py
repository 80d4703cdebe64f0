"""An embedder that remembers: unchanged text never reaches the model twice, not even in another process.

For evaluation and experiments, where the same texts are ranked under many settings.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from matching.engine.embedders.base import Embedder, model_key
from matching.engine.types import FloatArray

#: Texts between two commits: what an interrupted run keeps.
_CHUNK = 256
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"


class CachedEmbedder:
    """Wraps an embedder; vectors are kept under model key, side and text in one SQLite file, or (None) in memory."""

    def __init__(self, embedder: Embedder, path: Path | None = None) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._embedder = embedder
        self._key = model_key(embedder)
        self._connection = sqlite3.connect(path or ":memory:", timeout=60.0, check_same_thread=False)
        self._connection.execute(_TABLE)

    @property
    def model_id(self) -> str:
        return self._embedder.model_id

    @property
    def revision(self) -> str:
        return self._embedder.revision

    @property
    def dimension(self) -> int:
        return self._embedder.dimension

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        return self._encode("query", texts, self._embedder.encode_queries)

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        return self._encode("document", texts, self._embedder.encode_documents)

    def close(self) -> None:
        self._connection.close()

    def _encode(self, side: str, texts: Sequence[str], encode: Callable[[Sequence[str]], FloatArray]) -> FloatArray:
        keys = [hashlib.sha256(f"{self._key}\n{side}\n{text}".encode(errors="replace")).digest() for text in texts]
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        missing = []
        for index, key in enumerate(keys):
            row = self._connection.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
            if row is None:
                missing.append(index)
            else:
                vectors[index] = np.frombuffer(row[0], "<f4")
        # Like lengths together: a batch is padded to its longest text.
        missing.sort(key=lambda index: len(texts[index]))
        for start in range(0, len(missing), _CHUNK):
            chunk = missing[start : start + _CHUNK]
            vectors[chunk] = encode([texts[index] for index in chunk])
            with self._connection:
                self._connection.executemany(
                    "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
                    [(keys[index], vectors[index].astype("<f4").tobytes()) for index in chunk],
                )
        return vectors
