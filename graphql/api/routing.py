"""The WebSocket addresses; ``bahamm.asgi`` serves them."""

from django.urls import path, re_path

from api.live import protocol
from api.live.operations import Endpoint
from api.live.socket import LiveApplication, Receive, Scope, Send


def _endpoint() -> Endpoint:
    from api.schema import documents
    from api.subscriptions import sources

    return Endpoint(documents, sources)


async def _not_found(_scope: Scope, receive: Receive, send: Send) -> None:
    """Refuse the handshake (HTTP 403): for a path without a route, Channels would raise."""
    await receive()  # websocket.connect
    await send({"type": "websocket.close", "code": protocol.NOT_FOUND})


websocket_urlpatterns = [
    path("ws/graphql/", LiveApplication(_endpoint)),  # type: ignore[arg-type]
    re_path("", _not_found),  # type: ignore[arg-type]
]
