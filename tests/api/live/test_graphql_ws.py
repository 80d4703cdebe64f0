"""The real npm client against the served product: uvicorn, a TCP socket, Node."""

import json
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any, cast

import pytest
import uvicorn

from accounts.models import User
from accounts.viewer import Viewer, viewer_for
from bahamm.kernel.worker import run_pending
from marketplace.catalog.models import Solution
from marketplace.catalog.services import transition_solution
from marketplace.notifications.enums import NewsKind
from marketplace.notifications.services import News, notify
from tests.api.client import documents
from tests.api.live.sockets import session_of
from tests.api.mutations.conftest import Town, gid
from tests.factories.catalog import SolutionFactory
from tests.factories.matching import published_challenge
from tests.matching.conftest import own_index  # noqa: F401  each test searches its own objects

ROOT = Path(__file__).resolve().parents[3]
FRONTEND = ROOT / "frontend"
SCRIPT = Path(__file__).with_name("graphql_ws_client.mjs")
PATIENCE = 20.0

pytestmark = pytest.mark.skipif(
    os.environ.get("CI") != "true"
    and (shutil.which("node") is None or not (FRONTEND / "node_modules/graphql-ws").is_dir()),
    reason="needs Node and frontend/node_modules",
)


class NodeClient:
    """The process with the client in it."""

    def __init__(self, port: int, session: str, *, origin: str | None = None) -> None:
        address = f"127.0.0.1:{port}"
        arguments = [
            str(FRONTEND),
            f"ws://{address}/ws/graphql/",
            f"sessionid={session}",
            origin or f"http://{address}",
        ]
        self._process = subprocess.Popen(
            ["node", "--no-warnings", "--experimental-websocket", str(SCRIPT), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._events: Queue[dict[str, Any]] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._events.put(json.loads(line))

    def tell(self, command: str, **given: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"command": command, **given}) + "\n")
        self._process.stdin.flush()

    def subscribe(self, identifier: str, operation: str, **variables: Any) -> None:
        self.tell("subscribe", id=identifier, query=documents()[operation], variables=variables)

    def hears(self) -> dict[str, Any]:
        return self._events.get(timeout=PATIENCE)

    def next_of(self, identifier: str) -> dict[str, Any]:
        event = self.hears()
        assert (event["kind"], event.get("id")) == ("next", identifier), event
        assert "errors" not in event, event
        [data] = event["data"].values()
        return cast(dict[str, Any], data)

    def is_silent(self, seconds: float = 0.5) -> bool:
        try:
            pytest.fail(f"heard {self._events.get(timeout=seconds)}")
        except Empty:
            return True

    def end(self) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()


@pytest.fixture
def port(transactional_db: None) -> Iterator[int]:
    """The product, served by uvicorn in a thread, over the test's own database."""
    from bahamm.asgi import application

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            cast(Any, application), ws="wsproto", lifespan="off", log_level="warning", timeout_graceful_shutdown=2
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + PATIENCE
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        yield int(listening.getsockname()[1])
        server.should_exit = True
        thread.join(PATIENCE)


@pytest.fixture
def town(transactional_db: None) -> Town:
    return Town()


@pytest.fixture
def clients() -> Iterator[list[NodeClient]]:
    opened: list[NodeClient] = []
    yield opened
    for client in opened:
        client.end()


@pytest.fixture
def client(port: int, town: Town, clients: list[NodeClient]) -> NodeClient:
    clients.append(NodeClient(port, session_of(town.people["officer"])))
    return clients[-1]


def as_viewer(person: User) -> Viewer:
    return viewer_for(User.objects.get(pk=person.pk))


def publish(town: Town) -> Solution:
    """As the supplier does it, with the worker's part."""
    solution: Solution = SolutionFactory(supplier=town.supplier)
    transition_solution(actor=as_viewer(town.people["owner"]), solution_id=solution.pk, transition="publish")
    run_pending()
    return solution


def tell(town: Town, *numbers: int) -> None:
    for number in numbers:
        notify(
            recipients=[town.people["officer"].pk],
            news=News(kind=NewsKind.CHALLENGE_PUBLISHED, subject=("challenge", 1), dedupe_key=f"test:{number}"),
        )


def solutions_of(event: dict[str, Any]) -> list[str]:
    return sorted(match["solution"]["id"] for match in event["topMatches"])


def test_matches_are_heard_after_a_publication(town: Town, client: NodeClient) -> None:
    challenge = published_challenge(unit=town.unit)
    client.subscribe("matches", "MatchesChanged", subject=gid(challenge))
    assert client.hears() == {"kind": "connected", "wasRetry": False}
    assert client.next_of("matches")["topMatches"] == []

    solution = publish(town)

    event = client.next_of("matches")
    assert (event["subjectId"], solutions_of(event)) == (gid(challenge), [gid(solution)])


def test_news_are_heard_at_once(town: Town, client: NodeClient) -> None:
    client.subscribe("inbox", "NotificationReceived")
    assert client.hears()["kind"] == "connected"
    assert client.next_of("inbox")["unreadCount"] == 0

    tell(town, 1)

    event = client.next_of("inbox")
    assert (event["unreadCount"], event["notification"]["kind"]) == (1, "challenge_published")


def test_reconnecting_client_misses_nothing_and_hears_nothing_twice(town: Town, client: NodeClient) -> None:
    client.subscribe("inbox", "NotificationReceived")
    assert client.hears()["kind"] == "connected"
    client.next_of("inbox")
    tell(town, 1)
    assert client.next_of("inbox")["notification"]["sequence"] == 1

    client.tell("drop")
    assert client.hears()["kind"] == "closed"
    tell(town, 2, 3, 4)
    client.tell("resume")
    assert client.hears() == {"kind": "connected", "wasRetry": True}

    assert [client.next_of("inbox")["notification"]["sequence"] for _ in range(3)] == [2, 3, 4]
    tell(town, 5)
    assert client.next_of("inbox")["notification"]["sequence"] == 5
    assert client.is_silent()


def test_reconnecting_client_hears_that_the_list_changed_once(town: Town, client: NodeClient) -> None:
    challenge = published_challenge(unit=town.unit)
    client.subscribe("matches", "MatchesChanged", subject=gid(challenge))
    assert client.hears()["kind"] == "connected"
    client.next_of("matches")

    client.tell("drop")
    assert client.hears()["kind"] == "closed"
    found = sorted(gid(publish(town)) for _ in range(2))
    client.tell("resume")
    assert client.hears()["kind"] == "connected"

    assert solutions_of(client.next_of("matches")) == found
    assert client.is_silent()


def test_client_without_a_session_is_closed_4403(port: int, town: Town, clients: list[NodeClient]) -> None:
    clients.append(NodeClient(port, "0" * 32))

    clients[-1].subscribe("inbox", "NotificationReceived")

    assert clients[-1].hears() == {"kind": "closed", "code": 4403}


def test_client_of_another_site_is_refused_at_the_handshake(port: int, town: Town, clients: list[NodeClient]) -> None:
    session = session_of(town.people["officer"])
    clients.append(NodeClient(port, session, origin="http://evil.example"))

    clients[-1].subscribe("inbox", "NotificationReceived")

    assert clients[-1].hears()["kind"] != "connected"
    assert handshake(port, session, "http://evil.example") == "HTTP/1.1 403"
    assert handshake(port, session, f"http://127.0.0.1:{port}") == "HTTP/1.1 101"


def handshake(port: int, session: str, origin: str) -> str:
    """The status that a browser's request for the socket gets."""
    lines = [
        "GET /ws/graphql/ HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: {origin}",
        f"Cookie: sessionid={session}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: graphql-transport-ws",
    ]
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as wire:
        wire.sendall("\r\n".join([*lines, "", ""]).encode())
        return wire.recv(1024)[:12].decode()


def test_list_of_somebody_else_ends_with_a_coded_error(town: Town, client: NodeClient) -> None:
    challenge = published_challenge()

    client.subscribe("matches", "MatchesChanged", subject=gid(challenge))
    assert client.hears()["kind"] == "connected"

    event = client.hears()
    assert (event["kind"], event["id"]) == ("error", "matches")
    assert [problem["extensions"]["code"] for problem in event["problem"]] == ["forbidden"]
