"""Pushes to connected clients: thin, on commit, best effort. The rows are the promise, the push only wakes.

A message says what changed (``kind``, ``id``, ``version``) to whom (``topic``); the receiver reads the payload
again with its own rights. Transports (the in-process hub, the channel layer) register at start-up.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

logger = logging.getLogger("bahamm.kernel.live")


@dataclass(frozen=True, slots=True)
class Push:
    """``topic`` names the audience (``user:7``, ``challenge:12:matches``); ``version`` only grows per topic and id."""

    topic: str
    kind: str
    id: int
    version: int


Transport = Callable[[Push], None]
_TRANSPORTS: list[Transport] = []


def register_transport(transport: Transport) -> None:
    if transport not in _TRANSPORTS:
        _TRANSPORTS.append(transport)


def push_on_commit(push: Push) -> None:
    """Send ``push`` after the current transaction commits (at once when there is none)."""
    transaction.on_commit(lambda: _send(push))


def _send(push: Push) -> None:
    for transport in _TRANSPORTS:
        try:
            transport(push)
        except Exception:  # best effort by contract: a broken transport must not fail a committed write
            logger.exception("push %s not sent", push)
