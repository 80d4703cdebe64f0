"""Where live events come from. A subscription field names its topic and reads its rows; the hub does the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from accounts.viewer import Viewer


@dataclass(frozen=True, slots=True)
class LiveEvent:
    """One event: ``root`` is what the subscription's field resolves to."""

    cursor: str
    root: Any


class Source(Protocol):
    """One subscription field. Methods run in the pool, each time with the rights that the viewer has then."""

    def topic(self, viewer: Viewer, arguments: dict[str, Any]) -> str:
        """The topic of :class:`bahamm.kernel.live.Push` to listen to. Raises DomainError for who may not."""
        ...

    def read(self, viewer: Viewer, arguments: dict[str, Any], cursor: str | None) -> Sequence[LiveEvent]:
        """What happened behind ``cursor``, oldest first, at most a page of it.

        Without a cursor: one event with the present state, so that a client starts with a cursor and cannot miss
        what happens between its query and its subscription. Raises DomainError when the rights are gone or the
        cursor is not one of ours.
        """
        ...
