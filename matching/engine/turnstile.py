"""A lock that lets those who wait go first.

Python's own lock goes to whoever asks at the right moment: a thread that searches all the time would keep a change
waiting for as long as it likes.
"""

import threading
from types import TracebackType


class Turnstile:
    """Mutual exclusion, a context manager. Not reentrant."""

    def __init__(self) -> None:
        self._entrance = threading.Lock()
        self._inside = threading.Lock()

    def __enter__(self) -> None:
        # Whoever has just left finds the entrance taken by the one that waits.
        with self._entrance:
            self._inside.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._inside.release()
