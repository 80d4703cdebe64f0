"""The second engine: any sentence-transformers model, by hub name or folder. Needs the extra of that name."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from matching.engine.embedders.spelling import document_spelling, query_spelling
from matching.engine.types import FloatArray, ModelUnavailable


class SentenceTransformerEmbedder:
    """Wraps ``SentenceTransformer``. Importing torch takes seconds: load it in workers, never at web start."""

    def __init__(self, name_or_folder: str, *, device: str | None = None, batch_size: int = 16) -> None:
        try:
            from sentence_transformers import SentenceTransformer

            self._model: Any = SentenceTransformer(name_or_folder, device=device)
        except Exception as error:  # ImportError, OSError and the hub's own exceptions
            raise ModelUnavailable(f"{name_or_folder!r} cannot be loaded: {error}") from error
        self._name = name_or_folder
        self._batch_size = batch_size
        self._revision = _fingerprint(name_or_folder, self._model)

    @property
    def model_id(self) -> str:
        return Path(self._name).name if Path(self._name).is_dir() else self._name

    @property
    def revision(self) -> str:
        return self._revision

    @property
    def dimension(self) -> int:
        return int(self._model.get_sentence_embedding_dimension())

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        return self._encode(self._model.encode_query, [query_spelling(text) for text in texts])

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        return self._encode(self._model.encode_document, [document_spelling(text) for text in texts])

    def _encode(self, encode: Any, texts: Sequence[str]) -> FloatArray:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        vectors: FloatArray = encode(
            list(texts),
            batch_size=self._batch_size,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        ).astype(np.float32)
        return vectors


def _fingerprint(name_or_folder: str, model: Any) -> str:
    """A folder is identified by its weights; a hub model by the commit that was loaded."""
    folder = Path(name_or_folder)
    if not folder.is_dir():
        config = model[0].auto_model.config
        return str(getattr(config, "_commit_hash", None) or "unknown")
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.safetensors")):
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
    return digest.hexdigest()[:16]
