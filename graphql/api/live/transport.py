"""How a push leaves a process: to the hub of this one and, over Redis, to the hubs of the others."""

import asyncio
import logging
import threading
import uuid
from contextlib import suppress
from typing import Any

from channels.layers import get_channel_layer
from django.conf import settings

from api.live.hub import hub
from bahamm.kernel.live import Push

logger = logging.getLogger("bahamm.api.live")

GROUP = "bahamm.live"
#: Tells a process its own messages from those of others.
ORIGIN = uuid.uuid4().hex


def publish(push: Push) -> None:
    """The transport that the kernel calls after each commit, from any thread: never blocks, never raises."""
    hub.wake_from_any_thread(push.topic)
    if crosses_processes():
        _sender.send(push.topic)


def crosses_processes() -> bool:
    return not settings.CHANNEL_LAYERS["default"]["BACKEND"].endswith("InMemoryChannelLayer")  # type: ignore[misc]  # follows from the environment


class _Sender:
    """One loop in one thread for all sends of a process: Redis connections belong to a loop, and workers have none."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def send(self, topic: str) -> None:
        future = asyncio.run_coroutine_threadsafe(_group_send(topic), self._running())
        future.add_done_callback(_log_failure)

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="live-sender", daemon=True).start()
            return self._loop


_sender = _Sender()


async def _group_send(topic: str) -> None:
    message = {"type": "live.wake", "topic": topic, "origin": ORIGIN}
    await get_channel_layer().group_send(GROUP, message)


def _log_failure(future: Any) -> None:
    if not future.cancelled() and future.exception() is not None:
        logger.warning("a live push did not reach the other processes: %r", future.exception())


async def listen() -> None:
    """Wake this process's hub for the pushes of the others, until cancelled."""
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add(GROUP, channel)
    try:
        while not _is_being_cancelled():
            message = await layer.receive(channel)
            if message.get("origin") != ORIGIN:
                hub.wake(message["topic"])
    finally:
        with suppress(Exception):  # the broker may be what ends us
            await layer.group_discard(GROUP, channel)


def _is_being_cancelled() -> bool:
    """The Redis client loses a cancellation that comes while it connects: waiting on would never end the process."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
