"""One hub for each process: topics, who listens to them, and one execution for everybody who would see the same.

A push only wakes. What is sent is read from the rows behind the listener's cursor, so a lost or doubled push
loses and doubles nothing, and a reconnecting client takes the same path as a live one.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Hashable
from typing import Any

#: Pushes are best effort: now and then a listener looks by itself.
LOOK_EVERY_SECONDS = 60.0
#: Rights may change without a wake: what was made for somebody earlier is not given to a newcomer for longer.
SHARED_FOR_SECONDS = 1.0
#: A broker that went away is asked again after this time.
COME_BACK_SECONDS = 2.0


class _Audience:
    """Listeners of one topic who see the same: the last thing that was made for them, and from which wake."""

    __slots__ = ("cursor", "future", "generation", "listeners", "made_at")

    def __init__(self) -> None:
        self.listeners = 0
        self.generation = -1
        self.cursor: str | None = None
        self.future: asyncio.Future[Any] | None = None
        self.made_at = 0.0

    def fits(self, generation: int, cursor: str | None) -> bool:
        if self.future is None or (self.generation, self.cursor) != (generation, cursor):
            return False
        return not self.future.done() or time.monotonic() - self.made_at < SHARED_FOR_SECONDS


class _Topic:
    __slots__ = ("audiences", "generation", "listeners")

    def __init__(self) -> None:
        self.generation = 0
        self.listeners: set[Listener] = set()
        self.audiences: defaultdict[Hashable, _Audience] = defaultdict(_Audience)


class Hub:
    """Lives on one event loop; only :meth:`wake_from_any_thread` may be called from elsewhere."""

    def __init__(self) -> None:
        self._topics: dict[str, _Topic] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listening: asyncio.Task[None] | None = None

    def attach(self, listen: Callable[[], Awaitable[None]] | None = None) -> None:
        """Use the running loop; ``listen`` brings the pushes of other processes and runs once per loop."""
        loop = asyncio.get_running_loop()
        if self._loop is loop:
            return
        self._loop, self._topics = loop, {}
        self._listening = loop.create_task(_forever(listen)) if listen else None

    def wake_from_any_thread(self, topic: str) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self.wake, topic)

    def wake(self, topic: str) -> None:
        found = self._topics.get(topic)
        if found is not None:
            found.generation += 1
            for listener in found.listeners:
                listener.woken.set()

    def listen(self, topic: str, audience: Hashable) -> "Listener":
        return Listener(self, topic, audience)

    def _join(self, listener: "Listener") -> _Topic:
        topic = self._topics.setdefault(listener.topic, _Topic())
        topic.listeners.add(listener)
        topic.audiences[listener.audience].listeners += 1
        return topic

    def _leave(self, listener: "Listener") -> None:
        topic = self._topics[listener.topic]
        topic.listeners.discard(listener)
        audience = topic.audiences[listener.audience]
        audience.listeners -= 1
        if not audience.listeners:
            del topic.audiences[listener.audience]
        if not topic.listeners:
            del self._topics[listener.topic]

    @property
    def topics(self) -> dict[str, int]:
        """How many listen to what: empty again when everybody has left."""
        return {name: len(topic.listeners) for name, topic in self._topics.items()}


class Listener:
    """One operation's ear: a context manager, so that it never outlives its operation."""

    def __init__(self, hub: Hub, topic: str, audience: Hashable) -> None:
        self._hub, self.topic, self.audience = hub, topic, audience
        self.woken = asyncio.Event()
        self._heard: _Topic | None = None

    def __enter__(self) -> "Listener":
        self._heard = self._hub._join(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._hub._leave(self)

    async def wait(self) -> None:
        """Until the topic is woken (at once when it was since the last wait), or it is time to look."""
        try:
            async with asyncio.timeout(LOOK_EVERY_SECONDS):
                await self.woken.wait()
        except TimeoutError:
            if self._heard is not None:
                self._heard.generation += 1
        self.woken.clear()

    async def shared(self, cursor: str | None, make: Callable[[], Awaitable[Any]]) -> Any:
        """What ``make`` gives; called once per wake for all listeners of the audience that stand at ``cursor``."""
        assert self._heard is not None  # noqa: S101  it is entered
        audience = self._heard.audiences[self.audience]
        generation = self._heard.generation
        if audience.future is None or not audience.fits(generation, cursor):
            audience.generation, audience.cursor, audience.made_at = generation, cursor, time.monotonic()
            audience.future = asyncio.ensure_future(make())
        # One listener's departure must not cancel what the others wait for.
        return await asyncio.shield(audience.future)


async def _forever(listen: Callable[[], Awaitable[None]]) -> None:
    """Keep listening until cancelled: when the broker goes away, come back to it."""
    task = asyncio.current_task()
    while task is not None and not task.cancelling():
        try:
            await listen()
        except Exception:  # a broker's outage is not ours: the rows are still there and are looked at by time
            await asyncio.sleep(0 if task.cancelling() else COME_BACK_SECONDS)


hub = Hub()
