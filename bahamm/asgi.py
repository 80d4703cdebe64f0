"""The ASGI application: HTTP by Django, WebSocket by the API, the embedded worker by the lifespan."""

import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

_GRAPHQL = Path(__file__).resolve().parents[1] / "graphql"
if (_GRAPHQL / "api").is_dir() and str(_GRAPHQL) not in sys.path:
    sys.path.append(str(_GRAPHQL))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bahamm.settings.local")

from django.core.asgi import get_asgi_application  # noqa: E402

http = get_asgi_application()  # sets Django up; what follows may import models

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.sessions import CookieMiddleware  # noqa: E402

from api.routing import websocket_urlpatterns  # noqa: E402
from bahamm.lifespan import Lifespan  # noqa: E402

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

# The socket asks for itself who is there (and again while it lives): it only needs the cookies.
_protocols = ProtocolTypeRouter({"http": http, "websocket": CookieMiddleware(URLRouter(websocket_urlpatterns))})
_lifespan = Lifespan()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    else:
        await _protocols(scope, receive, send)
