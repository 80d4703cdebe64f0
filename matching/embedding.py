"""The embedder of this process: loaded at first use, once, by whichever thread comes first.

When the model cannot be loaded, Bahamm answers from words alone and says so; loading is tried again later.
"""

import hashlib
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import numpy as np
from django.conf import settings
from django.utils.module_loading import import_string

from matching.engine.embedders.base import Embedder, model_key
from matching.engine.types import FloatArray, ModelUnavailable

logger = logging.getLogger("bahamm.matching.embedding")

RETRY_SECONDS = 60.0
#: A text typed into a search box or an editor is read up to here; the rest changes no ranking, only the wait.
MAX_QUERY_CHARACTERS = 8_000
_CACHED_QUERIES = 512


class WordsOnly:
    """Stands in the change log for a model that cannot be loaded: what is published meanwhile is found by its words."""

    model_id = "words"
    revision = "1"
    dimension = 1

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        return np.ones((len(texts), 1), np.float32)

    encode_documents = encode_queries


WORDS: Embedder = WordsOnly()
WORDS_KEY = model_key(WORDS)


class EmbedderHolder:
    """Holds the configured embedder and the last query vectors. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._settings: Any = None
        self._embedder: Embedder | None = None
        self._failed_at: float | None = None
        self._queries: OrderedDict[str, FloatArray] = OrderedDict()

    def get(self) -> Embedder | None:
        """The embedder, or None when it cannot be loaded (logged, tried again after RETRY_SECONDS)."""
        wanted = settings.MATCHING["EMBEDDER"]
        if self._embedder is not None and self._settings == wanted:
            return self._embedder
        with self._lock:
            if self._settings != wanted:
                self._forget(wanted)
            recently = self._failed_at is not None and time.monotonic() - self._failed_at < RETRY_SECONDS
            if self._embedder is None and not recently:
                self._load(wanted)
            return self._embedder

    def is_loaded(self) -> bool:
        return self._embedder is not None and self._settings == settings.MATCHING["EMBEDDER"]

    def has_failed(self) -> bool:
        """Whether the last attempt to load it failed."""
        return self._failed_at is not None and not self.is_loaded()

    def key(self) -> str:
        """The model key of the loaded embedder; empty while none is loaded."""
        embedder = self._embedder if self.is_loaded() else None
        return model_key(embedder) if embedder is not None else ""

    def _forget(self, wanted: Any) -> None:
        self._settings, self._embedder, self._failed_at = wanted, None, None
        self._queries.clear()

    def _load(self, wanted: Any) -> None:
        started = time.monotonic()
        try:
            embedder: Embedder = import_string(wanted["BACKEND"])(**wanted["OPTIONS"])
            embedder.encode_queries(["گرم‌کردن"])  # the first run pays for allocations that no visitor should
        except (ModelUnavailable, ImportError, OSError) as error:
            self._failed_at = time.monotonic()
            logger.error("the model is not available, matching goes by words only: %s", error)
            return
        self._embedder, self._failed_at = embedder, None
        logger.info("model %s loaded in %.1f s", model_key(embedder), time.monotonic() - started)

    def query_vector(self, text: str) -> FloatArray | None:
        """The vector of a typed text (the same text does not reach the model twice); None without a model."""
        embedder = self.get()
        if embedder is None:
            return None
        text = text[:MAX_QUERY_CHARACTERS]
        key = hashlib.sha256(f"{model_key(embedder)}\n{text}".encode(errors="replace")).hexdigest()
        with self._lock:
            if (known := self._queries.get(key)) is not None:
                self._queries.move_to_end(key)
                return known
        try:
            vector: FloatArray = embedder.encode_queries([text])[0]
        except Exception:  # a boundary: whatever the runtime raises, an answer from words beats none
            logger.exception("a query was not embedded")
            return None
        with self._lock:
            self._queries[key] = vector
            while len(self._queries) > _CACHED_QUERIES:
                self._queries.popitem(last=False)
        return vector


holder = EmbedderHolder()


def pack(vector: FloatArray) -> bytes:
    return np.ascontiguousarray(vector, dtype="<f4").tobytes()


def unpack(data: bytes | memoryview) -> FloatArray:
    return np.frombuffer(bytes(data), dtype="<f4").astype(np.float32)
