"""One WebSocket that speaks ``graphql-transport-ws``: an ASGI application with a small method for each message."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings

from api import errors, execution
from api.live import protocol, transport
from api.live.hub import hub
from api.live.identity import Credentials, has_origin, identify, is_own_origin, is_still_valid
from api.live.operations import Answer, Endpoint, Failure, Plan, begin
from api.live.pool import in_pool

logger = logging.getLogger("bahamm.api.live")

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Timing:
    """Patience and sizes; seconds and messages."""

    initialisation: float = 10.0
    keep_alive: float = 20.0
    pong: float = 15.0
    recheck: float = 30.0
    send: float = 15.0
    operations: int = 20
    message_bytes: int = 256 * 1024
    outbox: int = 32
    #: Messages that the client may leave unacknowledged: servers do not push back, so without it a client that
    #: stops reading would grow our memory.
    window: int = 64


class LiveApplication:
    """The ASGI application of the route: one :class:`_Socket` for each connection."""

    def __init__(self, endpoint: Callable[[], Endpoint], timing: Timing | None = None) -> None:
        self._endpoint, self._timing = endpoint, timing or Timing()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        hub.attach(transport.listen if transport.crosses_processes() else None)
        await _Socket(self._endpoint(), self._timing, scope, receive, send).run()


class _Socket:
    def __init__(self, endpoint: Endpoint, timing: Timing, scope: Scope, receive: Receive, send: Send) -> None:
        self._endpoint, self._timing, self._scope = endpoint, timing, scope
        self._receive, self._send = receive, send
        self._outbox: asyncio.Queue[tuple[str, bool]] = asyncio.Queue()
        self._room = asyncio.Semaphore(timing.outbox)
        self._operations: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._known: asyncio.Future[Credentials] = asyncio.get_running_loop().create_future()
        self._is_initialised = self._is_closing = False
        self._sent = self._acknowledged = 0
        self._marks: deque[int] = deque()
        self._credit = asyncio.Event()
        self._last_pong = time.monotonic()

    # -- life cycle ------------------------------------------------------------------------

    async def run(self) -> None:
        await self._receive()  # websocket.connect
        headers = dict(self._scope["headers"])
        is_own = is_own_origin(headers, is_secure=self._scope.get("scheme") == "wss")
        if has_origin(headers) and not is_own:
            await self._send({"type": "websocket.close", "code": protocol.FORBIDDEN})  # refused at the handshake
            return
        if protocol.SUBPROTOCOL not in self._scope.get("subprotocols", []):
            await self._send({"type": "websocket.accept"})
            await self._close(protocol.SUBPROTOCOL_NOT_ACCEPTABLE, "Subprotocol not acceptable")
            return
        await self._send({"type": "websocket.accept", "subprotocol": protocol.SUBPROTOCOL})
        # A cookie counts only from our own pages; a client without an origin brings a token.
        self._session_key = self._cookies().get(settings.SESSION_COOKIE_NAME) if is_own else None
        self._spawn(self._sender())
        self._spawn(self._watchdog())
        try:
            await self._read()
        finally:
            await self._end()

    def _cookies(self) -> dict[str, str]:
        cookies: dict[str, str] = self._scope.get("cookies") or {}
        return cookies

    async def _read(self) -> None:
        while True:
            event = await self._receive()
            if event["type"] == "websocket.disconnect":
                return
            if not self._is_closing:
                await self._on_message(event.get("text"))

    async def _end(self) -> None:
        """Nothing outlives the socket: every task is cancelled and awaited."""
        self._is_closing = True
        self._operations.clear()
        waiting = list(self._tasks)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _close(self, code: int, reason: str) -> None:
        """Say why, and do no more: the operations end here, everything else with the server's disconnect."""
        if not self._is_closing:
            self._is_closing = True
            for task in self._operations.values():
                task.cancel()
            await self._send({"type": "websocket.close", "code": code, "reason": reason})

    # -- outgoing --------------------------------------------------------------------------

    async def _say(self, text: str) -> None:
        """Queue data; waits while the outbox is full, so that the operation stops pulling its source."""
        await self._room.acquire()
        self._outbox.put_nowait((text, True))

    async def _reply(self, text: str) -> None:
        """Queue a word of the protocol. Never waits: the reading side must go on to hear the pongs."""
        if self._outbox.qsize() > self._timing.outbox * 2:
            await self._close(protocol.SLOW_CONSUMER, "Slow consumer")
        else:
            self._outbox.put_nowait((text, False))

    async def _sender(self) -> None:
        """The one writer: keeps the window of unacknowledged messages with pings that carry its mark."""
        window = self._timing.window
        while True:
            text, is_data = await self._outbox.get()
            if self._is_closing:
                return
            try:
                async with asyncio.timeout(self._timing.send):
                    await self._send({"type": "websocket.send", "text": text})
                    self._sent += 1
                    if self._sent % (window // 2) == 0:
                        await self._ping()
                    while self._sent - self._acknowledged >= window:
                        self._credit.clear()
                        await self._credit.wait()
            except TimeoutError:
                await self._close(protocol.SLOW_CONSUMER, "Slow consumer")
                return
            if is_data:
                self._room.release()

    async def _ping(self) -> None:
        self._marks.append(self._sent)
        await self._send({"type": "websocket.send", "text": protocol.message("ping", payload={"sent": self._sent})})

    async def _watchdog(self) -> None:
        """Ends what nobody initialised, what does not answer, and what lost its session."""
        timing = self._timing
        try:
            credentials = await asyncio.wait_for(asyncio.shield(self._known), timing.initialisation)
        except TimeoutError:
            await self._close(protocol.INITIALISATION_TIMEOUT, "Connection initialisation timeout")
            return
        checked = time.monotonic()
        while True:
            await asyncio.sleep(min(timing.keep_alive, timing.recheck))
            try:
                async with asyncio.timeout(timing.send):
                    await self._ping()
            except TimeoutError:
                await self._close(protocol.SLOW_CONSUMER, "Slow consumer")
                return
            if time.monotonic() - self._last_pong > timing.keep_alive + timing.pong:
                await self._close(protocol.INITIALISATION_TIMEOUT, "Pong timeout")
                return
            if time.monotonic() - checked >= timing.recheck:
                checked = time.monotonic()
                await self._check_credentials(credentials)

    async def _check_credentials(self, credentials: Credentials) -> None:
        try:
            if not await in_pool(lambda: is_still_valid(credentials)):
                await self._close(protocol.FORBIDDEN, "Forbidden")
        except Exception:  # who cannot be checked must not listen on; the client comes back by itself
            logger.exception("the session of a socket could not be checked")
            await self._close(protocol.TRY_AGAIN_LATER, "Try again later")

    # -- incoming --------------------------------------------------------------------------

    async def _on_message(self, text: str | None) -> None:
        message = _parsed(text, self._timing.message_bytes)
        handlers = {
            "connection_init": self._on_connection_init,
            "ping": self._on_ping,
            "pong": self._on_pong,
            "subscribe": self._on_subscribe,
            "complete": self._on_complete,
        }
        handler = handlers.get(message.get("type", "")) if message else None
        if message is None or handler is None:
            await self._close(protocol.BAD_REQUEST, "Invalid message")
            return
        await handler(message)

    async def _on_connection_init(self, message: dict[str, Any]) -> None:
        if self._is_initialised:
            await self._close(protocol.TOO_MANY_INITIALISATIONS, "Too many initialisation requests")
            return
        self._is_initialised = True
        given = message.get("payload")
        parameters = given if isinstance(given, dict) else {}
        credentials = await in_pool(lambda: identify(self._session_key, parameters))
        if credentials is None:
            await self._close(protocol.FORBIDDEN, "Forbidden")
            return
        self._known.set_result(credentials)
        self._last_pong = time.monotonic()
        await self._reply(protocol.message("connection_ack"))

    async def _on_ping(self, message: dict[str, Any]) -> None:
        await self._reply(protocol.message("pong", payload=message.get("payload")))

    async def _on_pong(self, message: dict[str, Any]) -> None:
        """A pong acknowledges what was sent before its ping; one without our mark answers the oldest ping."""
        self._last_pong = time.monotonic()
        payload = message.get("payload")
        mark = payload.get("sent") if isinstance(payload, dict) else None
        if type(mark) is not int:
            mark = self._marks[0] if self._marks else self._acknowledged
        while self._marks and self._marks[0] <= mark:
            self._marks.popleft()
        if self._acknowledged < mark <= self._sent:
            self._acknowledged = mark
            self._credit.set()

    async def _on_subscribe(self, message: dict[str, Any]) -> None:
        if not self._known.done():
            await self._close(protocol.UNAUTHORIZED, "Unauthorized")
            return
        identifier, payload = message.get("id"), message.get("payload")
        if not isinstance(identifier, str) or not 0 < len(identifier) <= 100 or not isinstance(payload, dict):
            await self._close(protocol.BAD_REQUEST, "Invalid message")
            return
        if identifier in self._operations:
            await self._close(protocol.SUBSCRIBER_EXISTS, f"Subscriber for {identifier} already exists")
            return
        if len(self._operations) >= self._timing.operations:
            told = execution.told(errors.TOO_MANY_SUBSCRIPTIONS, "rate_limited", limit=self._timing.operations)
            await self._reply(protocol.message("error", identifier, [told]))
            return
        work = self._operate(identifier, self._known.result().user_id, payload)
        self._operations[identifier] = self._spawn(work)

    async def _on_complete(self, message: dict[str, Any]) -> None:
        """The client has heard enough. What has already ended is no fault: the two words may cross."""
        identifier = message.get("id")
        if not isinstance(identifier, str):
            await self._close(protocol.BAD_REQUEST, "Invalid message")
            return
        task = self._operations.pop(identifier, None)
        if task is not None:
            task.cancel()

    # -- operations ------------------------------------------------------------------------

    async def _operate(self, identifier: str, user_id: int, payload: dict[str, Any]) -> None:
        try:
            begun = await in_pool(lambda: begin(self._endpoint, user_id, payload))
            if isinstance(begun, Plan):
                failure = await self._follow(identifier, begun)
            elif isinstance(begun, Answer):
                await self._say(protocol.next_message(identifier, begun.payload))
                failure = None
            else:
                failure = begun
        except Exception as fault:  # the process boundary of an operation
            failure = Failure([execution.told_fault(fault)])
        ending = protocol.message("error", identifier, failure.errors) if failure else None
        await self._say(ending or protocol.message("complete", identifier))
        self._operations.pop(identifier, None)

    async def _follow(self, identifier: str, plan: Plan) -> Failure | None:
        """Send what lies behind the cursor, wait to be woken, again. Ears first: nothing falls in between."""
        cursor = plan.after
        with hub.listen(plan.topic, plan.audience) as listener:
            while True:
                events = await listener.shared(cursor, _maker(plan, cursor))
                if isinstance(events, Failure):
                    return events
                for position, payload in events:
                    await self._say(protocol.next_message(identifier, payload))
                    cursor = position
                if not events:
                    await listener.wait()


def _maker(plan: Plan, cursor: str | None) -> Callable[[], Awaitable[Any]]:
    async def make() -> Any:
        return await in_pool(lambda: plan.events(cursor))

    return make


def _parsed(text: str | None, limit: int) -> dict[str, Any] | None:
    if text is None or len(text) > limit:
        return None
    try:
        message = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return message if isinstance(message, dict) else None
