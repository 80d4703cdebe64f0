"""Arrays that grow at the end without copying each time, and large ones without copying at all."""

import mmap
import sys
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

#: From so many bytes on, memory comes from the system in pages, which it moves without copying (Linux' mremap).
_PAGES_FROM = 1 << 25
_CAN_MOVE = sys.platform == "linux"


class GrowingArray:
    """Rows of one dtype and shape; capacity grows by half. Copying a gigabyte would hold all searches up."""

    def __init__(self, dtype: DTypeLike, *shape: int) -> None:
        self._dtype = np.dtype(dtype)
        self._shape = shape
        self._row_bytes = self._dtype.itemsize * int(np.prod(shape))
        self._pages: mmap.mmap | None = None
        self._buffer: NDArray[Any] = np.empty((16, *shape), self._dtype)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def view(self) -> NDArray[Any]:
        """The rows, without a copy; valid until the next :meth:`extend`."""
        return self._buffer[: self._count]

    @property
    def nbytes(self) -> int:
        """Bytes of the rows; what is reserved beyond them is not touched."""
        return self._count * self._row_bytes

    def extend(self, rows: NDArray[Any]) -> None:
        needed = self._count + len(rows)
        if needed > len(self._buffer):
            self._grow(max(needed, len(self._buffer) * 3 // 2))
        self._buffer[self._count : needed] = rows
        self._count = needed

    def _grow(self, capacity: int) -> None:
        size = capacity * self._row_bytes
        if self._pages is not None and self._moved(size):
            return
        pages = None
        if _CAN_MOVE and size >= _PAGES_FROM:
            pages = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        buffer = np.empty((capacity, *self._shape), self._dtype) if pages is None else self._over(pages)
        buffer[: self._count] = self.view
        self._buffer, self._pages = buffer, pages

    def _moved(self, size: int) -> bool:
        """Whether the pages could grow in place: not while somebody holds a view of them."""
        pages = self._pages
        if pages is None:
            return False
        self._buffer = np.empty((0, *self._shape), self._dtype)
        try:
            pages.resize(size)
        except (BufferError, OSError):
            return False
        finally:
            self._buffer = self._over(pages)
        return True

    def _over(self, pages: mmap.mmap) -> NDArray[Any]:
        rows = len(pages) // self._row_bytes
        return np.frombuffer(pages, self._dtype, rows * int(np.prod(self._shape))).reshape(rows, *self._shape)
