"""What starts and stops with a web process: the model's warm-up and, on embedded defaults, the worker."""

import logging
import threading
from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings

from bahamm.kernel.worker import TaskWorker
from matching import services as matching_services

logger = logging.getLogger("bahamm.lifespan")

#: Seconds; loading a model takes one or two.
_PATIENCE = 10.0


class Lifespan:
    """The ASGI lifespan protocol."""

    def __init__(self) -> None:
        self.worker: TaskWorker | None = None
        self._warm_up: threading.Thread | None = None

    async def __call__(
        self, receive: Callable[[], Awaitable[dict[str, Any]]], send: Callable[[dict[str, Any]], Awaitable[None]]
    ) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                self.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def start(self) -> None:
        self._warm_up = threading.Thread(target=_warm_up, name="warm-up", daemon=True)
        self._warm_up.start()
        if settings.ENVIRONMENT.embedded_worker:
            self.worker = TaskWorker.embedded()
            self.worker.start()

    def stop(self) -> None:
        if self.worker is not None:
            self.worker.stop()
        if self._warm_up is not None:
            # A process that ends while the model is being loaded aborts in the runtime's own threads.
            self._warm_up.join(_PATIENCE)


def _warm_up() -> None:
    """Load the model and the index before the first visitor needs them; a failure is only logged."""
    try:
        matching_services.warm_up()
    except Exception:  # a boundary: searching without the model is degraded, not broken
        logger.exception("matching is not warmed up")
