"""A client of the socket that speaks frame by frame, over the raw ASGI application."""

import asyncio
import json
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from accounts.models import User

SUBPROTOCOL = "graphql-transport-ws"
PATIENCE = 10.0


class Closed(AssertionError):
    """The server closed the socket where the test waited for a message."""

    def __init__(self, code: int, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(f"closed with {code} {reason}")


class Socket:
    """One connection. ``answers_pings`` is what every client does; a test of the window does not."""

    def __init__(
        self,
        application: Any,
        *,
        session: str | None = None,
        origin: str | None = "http://testserver",
        host: str = "testserver",
        path: str = "/ws/graphql/",
        subprotocols: Sequence[str] = (SUBPROTOCOL,),
        answers_pings: bool = True,
    ) -> None:
        headers = [(b"host", host.encode())]
        if origin is not None:
            headers.append((b"origin", origin.encode()))
        self._cookies = {settings.SESSION_COOKIE_NAME: session} if session else {}
        self._answers_pings = answers_pings
        self.pings: list[dict[str, Any]] = []
        scope = {
            "type": "websocket",
            "scheme": "ws",
            "path": path,
            "headers": headers,
            "cookies": self._cookies,
            "subprotocols": list(subprotocols),
        }
        self._wire = ApplicationCommunicator(application, scope)

    async def connect(self) -> dict[str, Any]:
        """The server's answer to the handshake: accepted, or closed before that (HTTP 403)."""
        await self._wire.send_input({"type": "websocket.connect"})
        return await self._output()

    async def begin(self, payload: dict[str, Any] | None = None) -> None:
        """Connect, initialise, expect the acknowledgement."""
        assert await self.connect() == {"type": "websocket.accept", "subprotocol": SUBPROTOCOL}
        await self.send("connection_init", payload=payload)
        assert await self.receive() == {"type": "connection_ack"}

    async def send(self, kind: str, identifier: str | None = None, payload: Any = None) -> None:
        message = {"type": kind, "id": identifier, "payload": payload}
        await self.send_text(json.dumps({name: value for name, value in message.items() if value is not None}))

    async def send_text(self, text: str) -> None:
        await self._wire.send_input({"type": "websocket.receive", "text": text})

    async def send_bytes(self, data: bytes) -> None:
        await self._wire.send_input({"type": "websocket.receive", "bytes": data})

    async def subscribe(self, identifier: str, query: str, **variables: Any) -> None:
        await self.send("subscribe", identifier, {"query": query, "variables": variables})

    async def receive(self) -> dict[str, Any]:
        """The next message that is no ping of the server's; raises :class:`Closed`."""
        while True:
            event = await self._output()
            if event["type"] == "websocket.close":
                raise Closed(event["code"], event.get("reason", ""))
            message: dict[str, Any] = json.loads(event["text"])
            if message["type"] != "ping":
                return message
            self.pings.append(message)
            if self._answers_pings:
                await self.pong(message)

    async def next_ping(self) -> dict[str, Any]:
        """The server's ping, which must be the next message."""
        ping: dict[str, Any] = json.loads((await self._output())["text"])
        assert ping["type"] == "ping", ping
        self.pings.append(ping)
        return ping

    async def pong(self, ping: dict[str, Any]) -> None:
        await self.send("pong", payload=ping.get("payload"))

    async def next_of(self, identifier: str) -> Any:
        """The data of the next event of one operation."""
        message = await self.receive()
        assert (message["type"], message["id"]) == ("next", identifier), message
        assert "errors" not in message["payload"], message
        return message["payload"]["data"]

    async def close_code(self) -> int:
        """The code with which the server closes; what it says before is dropped."""
        try:
            while True:
                await self.receive()
        except Closed as closed:
            return closed.code

    async def is_silent(self, seconds: float = 0.1) -> bool:
        return bool(await self._wire.receive_nothing(seconds, interval=0.01))

    async def leave(self) -> None:
        """Hang up, and wait until the server has let go of everything."""
        await self._wire.send_input({"type": "websocket.disconnect", "code": 1000})
        await self._wire.wait(PATIENCE)

    async def _output(self) -> dict[str, Any]:
        output: dict[str, Any] = await self._wire.receive_output(PATIENCE)
        return output


async def until(condition: Any, seconds: float = 5.0) -> None:
    """Wait for what another task or thread brings about."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


def session_of(person: User) -> str:
    """The key of a signed-in session, as the cookie carries it."""
    store: Any = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return str(store.session_key)
