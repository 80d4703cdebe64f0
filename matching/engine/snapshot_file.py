"""A file of named arrays that is written in one pass, whole or not at all, and read by mapping it into memory.

Layout: magic, arrays at multiples of 64 bytes, a JSON header (with the SHA-256 of each array and of the padding before
it), the header's length and its SHA-256, magic. Header and length of the file are checked when it is opened; the
arrays by :meth:`Reader.verify`, which reads all of it. Nothing in the file is executable.
"""

import hashlib
import json
import mmap
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.engine.types import SnapshotDamaged

_MAGIC = b"BAHAMM-CORPUS-3\n"
_ALIGNED = 64
_DIGEST = 32
_TRAILER = 8 + _DIGEST + len(_MAGIC)
_BLOCK = 1 << 22


class Writer:
    """Writes ``path`` anew: within the context arrays are appended, at its end the file takes its name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._arrays: dict[str, Any] = {}
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, self._temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        self._file = os.fdopen(handle, "wb")
        self._file.write(_MAGIC)
        self.header: dict[str, Any] = {}

    def append(self, name: str, dtype: Any, shape: tuple[int, ...], blocks: Iterable[NDArray[Any]]) -> None:
        """Append one array, which comes in blocks of rows."""
        padding = b"\0" * (-self._file.tell() % _ALIGNED)
        self._file.write(padding)
        start, digest, size = self._file.tell(), hashlib.sha256(padding), 0
        for block in blocks:
            data = np.ascontiguousarray(block, dtype).reshape(-1).view(np.uint8).data
            digest.update(data)
            self._file.write(data)
            size += len(data)
        if size != int(np.prod(shape)) * np.dtype(dtype).itemsize:
            raise ValueError(f"{name}: {size} bytes instead of {shape} of {dtype}")
        self._arrays[name] = [np.dtype(dtype).str, list(shape), start, digest.hexdigest()]

    def put(self, name: str, array: NDArray[Any]) -> None:
        self.append(name, array.dtype, array.shape, [array])

    def __enter__(self) -> "Writer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._finish()
        finally:
            self._file.close()
            if os.path.exists(self._temporary):
                os.unlink(self._temporary)

    def _finish(self) -> None:
        header = json.dumps({**self.header, "arrays": self._arrays}, ensure_ascii=False).encode()
        self._file.write(header)
        self._file.write(len(header).to_bytes(8, "little") + hashlib.sha256(header).digest() + _MAGIC)
        self._file.flush()
        os.fsync(self._file.fileno())
        os.replace(self._temporary, self._path)


class Reader:
    """An open file. Arrays are views of it: they stay good when the file is replaced or deleted."""

    def __init__(self, path: Path) -> None:
        """Raises SnapshotDamaged when the file is missing, cut, or no such file."""
        self._name = path.name
        try:
            with path.open("rb") as file:
                self._pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise SnapshotDamaged(f"{path.name} cannot be read: {error}") from error
        self.header = self._read_header()
        self._arrays: dict[str, Any] = self.header["arrays"]

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return len(self._pages)

    def _read_header(self) -> dict[str, Any]:
        pages, size = self._pages, len(self._pages)
        trailer = pages[max(size - _TRAILER, 0) :]
        whole = pages[: len(_MAGIC)] == _MAGIC and trailer.endswith(_MAGIC) and len(trailer) == _TRAILER
        length = int.from_bytes(trailer[:8], "little") if whole else 0
        if not whole or length > size - _TRAILER - len(_MAGIC):
            raise SnapshotDamaged(f"{self._name} is not a whole snapshot")
        header = pages[size - _TRAILER - length : size - _TRAILER]
        if hashlib.sha256(header).digest() != trailer[8 : 8 + _DIGEST]:
            raise SnapshotDamaged(f"the header of {self._name} is damaged")
        found: dict[str, Any] = json.loads(header)
        return found

    def array(self, name: str) -> NDArray[Any]:
        dtype, shape, start, _ = self._arrays[name]
        count = int(np.prod(shape))
        return np.frombuffer(self._pages, dtype, count, start).reshape(shape)

    def verify(self) -> None:
        """Read everything and compare the digests. Raises SnapshotDamaged."""
        view, before = memoryview(self._pages), len(_MAGIC)
        for name, (dtype, shape, start, expected) in self._arrays.items():
            end, digest = start + int(np.prod(shape)) * np.dtype(dtype).itemsize, hashlib.sha256()
            for at in range(before, end, _BLOCK):
                digest.update(view[at : min(at + _BLOCK, end)])
            if digest.hexdigest() != expected:
                raise SnapshotDamaged(f"{name} in {self._name} is damaged")
            before = end
