"""The words of ``graphql-transport-ws`` (graphql-ws, PROTOCOL.md)."""

from typing import Any, Final

import orjson

SUBPROTOCOL: Final = "graphql-transport-ws"

BAD_REQUEST: Final = 4400
UNAUTHORIZED: Final = 4401
FORBIDDEN: Final = 4403
NOT_FOUND: Final = 4404
SUBPROTOCOL_NOT_ACCEPTABLE: Final = 4406
INITIALISATION_TIMEOUT: Final = 4408
SUBSCRIBER_EXISTS: Final = 4409
TOO_MANY_INITIALISATIONS: Final = 4429
#: Ours: the client does not read what it asked for.
SLOW_CONSUMER: Final = 4008
#: Of the WebSocket registry: a fault of ours, which clients take as a reason to come back.
TRY_AGAIN_LATER: Final = 1013


def message(kind: str, identifier: str | None = None, payload: Any = None) -> str:
    parts: dict[str, Any] = {"type": kind}
    if identifier is not None:
        parts["id"] = identifier
    if payload is not None:
        parts["payload"] = payload
    return orjson.dumps(parts).decode()


def next_message(identifier: str, payload: bytes) -> str:
    """A ``next`` around a payload that was serialised once for everybody."""
    return f'{{"type":"next","id":{orjson.dumps(identifier).decode()},"payload":{payload.decode()}}}'
