"""The WebSocket addresses; ``bahamm.asgi`` serves them."""

from django.urls import path

from api.live.operations import Endpoint
from api.live.socket import LiveApplication


def _endpoint() -> Endpoint:
    from api.schema import documents
    from api.subscriptions import sources

    return Endpoint(documents, sources)


websocket_urlpatterns = [path("ws/graphql/", LiveApplication(_endpoint))]  # type: ignore[arg-type]
