"""Pieces that never change, merged as in a log-structured tree (O'Neil et al. 1996).

Small merges happen at once, in some milliseconds; a large one is work for the background (:meth:`Runs.due`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from typing import Generic, TypeVar

Piece = TypeVar("Piece", bound=Sized)
#: A piece is merged with the one before it unless that is so many times larger.
_FANOUT = 8
#: Of so many entries a piece is closed: smaller ones after it are merged at once, closed ones in the background, up to
#: the largest.
_CLOSED = 30_000
_LARGEST = 1 << 24


class Runs(Generic[Piece]):
    """Pieces in the order of addition; ``merge`` makes one of several consecutive ones. Not thread-safe."""

    def __init__(self, merge: Callable[[Sequence[Piece]], Piece], pieces: Iterable[Piece] = ()) -> None:
        self.merge = merge
        self._pieces = list(pieces)

    def __len__(self) -> int:
        return len(self._pieces)

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._pieces)

    def append(self, piece: Piece) -> None:
        self._pieces.append(piece)
        while (run := _too_many(self._pieces[self._closed() :])) is not None:
            self.replace(run, self.merge(run))

    def due(self) -> list[Piece] | None:
        """Closed pieces that should be one; None when all is well. No change touches them meanwhile."""
        return _too_many(self._pieces[: self._closed()])

    def replace(self, run: Sequence[Piece], one: Piece) -> None:
        """Put ``one`` in the place of ``run``."""
        start = next(at for at, each in enumerate(self._pieces) if each is run[0])
        self._pieces[start : start + len(run)] = [one]

    def _closed(self) -> int:
        """How many pieces are closed, or stand before one that is."""
        return max((at for at, each in enumerate(self._pieces, start=1) if len(each) >= _CLOSED), default=0)


def _too_many(pieces: Sequence[Piece]) -> list[Piece] | None:
    """The last of ``pieces`` that together are not much smaller than the one before them, and that one."""
    size, run = 0, None
    for start in range(len(pieces) - 1, 0, -1):
        size += len(pieces[start])
        before = len(pieces[start - 1])
        if size + before > _LARGEST:
            break
        if size * _FANOUT >= before:
            run = list(pieces[start - 1 :])
    return run
