"""A small deterministic embedder with the real interface: the fake that other layers' tests run on."""

import hashlib
from collections.abc import Sequence

import numpy as np

from bahamm.kernel.text import fold
from matching.engine.types import FloatArray


class HashingEmbedder:
    """Hashed character n-grams (3–5) of the folded text: texts that share words get similar vectors.

    The hashing trick of Weinberger et al. 2009. It knows nothing across languages.
    """

    model_id = "hashing-n-grams"

    def __init__(self, *, dimension: int = 128, revision: str = "1") -> None:
        self.dimension = dimension
        self.revision = revision

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        return self._encode(texts)

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> FloatArray:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            vectors[row, 0] = 1e-3  # an empty text, too, has a direction
            for word in fold(text).split():
                padded = f" {word} "
                for size in (3, 4, 5):
                    for start in range(len(padded) - size + 1):
                        slot, sign = self._slot(padded[start : start + size])
                        vectors[row, slot] += sign
        unit: FloatArray = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return unit

    def _slot(self, gram: str) -> tuple[int, float]:
        digest = hashlib.blake2b(f"{self.revision}:{gram}".encode(), digest_size=8).digest()
        number = int.from_bytes(digest, "little")
        return number % self.dimension, 1.0 if number >> 63 else -1.0
