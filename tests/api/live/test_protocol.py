"""The rules of ``graphql-transport-ws`` (graphql-ws, PROTOCOL.md), one test for each."""

import asyncio
from typing import Any

import pytest

from api.live.hub import hub
from api.live.socket import LiveApplication, Timing
from tests.api.live.conftest import TICKED, TOPIC, Ledger
from tests.api.live.sockets import Socket, until

HELLO = "query($name: String!) { hello(name: $name) }"


@pytest.fixture
def application(endpoint: Any) -> LiveApplication:
    return LiveApplication(endpoint)


@pytest.fixture
def socket(application: LiveApplication, session: str) -> Socket:
    return Socket(application, session=session)


# -- the handshake --------------------------------------------------------------------------


async def test_handshake_selects_the_subprotocol(socket: Socket) -> None:
    assert await socket.connect() == {"type": "websocket.accept", "subprotocol": "graphql-transport-ws"}

    await socket.leave()


@pytest.mark.parametrize("offered", [(), ("graphql-ws",), ("json", "soap")])
async def test_unknown_subprotocol_closes_4406(application: LiveApplication, session: str, offered: tuple[str]) -> None:
    socket = Socket(application, session=session, subprotocols=offered)

    await socket.connect()

    assert await socket.close_code() == 4406
    await socket.leave()


async def test_subprotocol_is_found_among_others(application: LiveApplication, session: str) -> None:
    socket = Socket(application, session=session, subprotocols=("graphql-ws", "graphql-transport-ws"))

    assert (await socket.connect())["subprotocol"] == "graphql-transport-ws"

    await socket.leave()


# -- initialisation -------------------------------------------------------------------------


async def test_connection_init_is_acknowledged(socket: Socket) -> None:
    await socket.begin()

    await socket.leave()


async def test_second_connection_init_closes_4429(socket: Socket) -> None:
    await socket.begin()

    await socket.send("connection_init")

    assert await socket.close_code() == 4429
    await socket.leave()


async def test_late_connection_init_closes_4408(endpoint: Any, session: str) -> None:
    socket = Socket(LiveApplication(endpoint, Timing(initialisation=0.05)), session=session)

    await socket.connect()

    assert await socket.close_code() == 4408
    await socket.leave()


async def test_connection_without_a_person_closes_4403(application: LiveApplication) -> None:
    socket = Socket(application)
    await socket.connect()

    await socket.send("connection_init")

    assert await socket.close_code() == 4403
    await socket.leave()


async def test_subscribe_before_acknowledgement_closes_4401(socket: Socket) -> None:
    await socket.connect()

    await socket.subscribe("1", HELLO, name="you")

    assert await socket.close_code() == 4401
    await socket.leave()


# -- ping and pong --------------------------------------------------------------------------


async def test_ping_is_answered_with_its_payload(socket: Socket) -> None:
    await socket.begin()

    await socket.send("ping", payload={"any": ["thing", 1]})

    assert await socket.receive() == {"type": "pong", "payload": {"any": ["thing", 1]}}
    await socket.leave()


async def test_ping_is_answered_before_initialisation(socket: Socket) -> None:
    await socket.connect()

    await socket.send("ping")

    assert await socket.receive() == {"type": "pong"}
    await socket.leave()


@pytest.mark.parametrize("payload", [None, {}, {"sent": 10**9}, {"sent": "many"}, {"sent": -1}, ["odd"]])
async def test_pong_that_nobody_asked_for_is_ignored(socket: Socket, payload: Any) -> None:
    await socket.begin()

    await socket.send("pong", payload=payload)
    await socket.subscribe("1", HELLO, name="you")

    assert await socket.next_of("1") == {"hello": "hello you"}
    await socket.leave()


# -- invalid messages -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '"text"',
        "{}",
        '{"type": "start"}',
        '{"type": 7}',
        '{"type": "subscribe"}',
        '{"type": "subscribe", "id": "1"}',
        '{"type": "subscribe", "id": "", "payload": {"query": "{ hello }"}}',
        '{"type": "subscribe", "id": 1, "payload": {"query": "{ hello }"}}',
        '{"type": "subscribe", "id": "1", "payload": "{ hello }"}',
        '{"type": "subscribe", "id": "' + "x" * 101 + '", "payload": {"query": "{ hello }"}}',
        '{"type": "complete"}',
        '{"type": "complete", "id": 7}',
        '{"type": "ping", "payload": "\\ud800"}',
        '{"type": "ping", "payload": "' + "x" * (256 * 1024) + '"}',
    ],
)
async def test_invalid_message_closes_4400(socket: Socket, text: str) -> None:
    await socket.begin()

    await socket.send_text(text)

    assert await socket.close_code() == 4400
    await socket.leave()


async def test_binary_message_closes_4400(socket: Socket) -> None:
    await socket.begin()

    await socket.send_bytes(b'{"type": "ping"}')

    assert await socket.close_code() == 4400
    await socket.leave()


async def test_nothing_is_heard_after_closing(socket: Socket) -> None:
    await socket.begin()
    await socket.send_text("{")
    assert await socket.close_code() == 4400

    await socket.send("ping")

    assert await socket.is_silent()
    await socket.leave()


# -- operations -----------------------------------------------------------------------------


async def test_query_gives_one_next_and_completes(socket: Socket) -> None:
    await socket.begin()

    await socket.subscribe("1", HELLO, name="دنیا")

    assert await socket.receive() == {"type": "next", "id": "1", "payload": {"data": {"hello": "hello دنیا"}}}
    assert await socket.receive() == {"type": "complete", "id": "1"}
    await socket.leave()


async def test_mutation_gives_one_next_and_completes(socket: Socket) -> None:
    await socket.begin()

    await socket.subscribe("1", 'mutation { greet(name: "you") }')

    assert await socket.next_of("1") == {"greet": "greeted you"}
    assert await socket.receive() == {"type": "complete", "id": "1"}
    await socket.leave()


async def test_operation_name_chooses_among_several(socket: Socket) -> None:
    await socket.begin()
    query = 'query A { hello(name: "a") } query B { hello(name: "b") }'

    await socket.send("subscribe", "1", {"query": query, "operationName": "B"})

    assert await socket.next_of("1") == {"hello": "hello b"}
    await socket.leave()


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ nothing }", "query.invalid"),
        ("{", "query.invalid"),
        ("subscription($note: Int) { ticked(note: $note) { value } }", "query.invalid"),
        ('subscription { ticked(note: "x") @skip(if: true) { value } }', "query.invalid"),
        ("subscription { ticked { value } other: ticked { value } }", "query.invalid"),
        ("subscription { __typename }", "query.invalid"),
    ],
)
async def test_operation_that_cannot_begin_ends_with_error_alone(socket: Socket, query: str, code: str) -> None:
    await socket.begin()

    await socket.subscribe("1", query)
    message = await socket.receive()

    assert {error["extensions"]["code"] for error in message.pop("payload")} == {code}
    assert message == {"type": "error", "id": "1"}
    assert await socket.is_silent()
    await socket.leave()


async def test_wrong_variables_are_told_as_a_result_without_data(socket: Socket) -> None:
    await socket.begin()

    await socket.subscribe("1", HELLO)
    message = await socket.receive()

    [error] = message["payload"].pop("errors")
    assert error["extensions"]["code"] == "query.invalid_input"
    assert message == {"type": "next", "id": "1", "payload": {}}
    assert await socket.receive() == {"type": "complete", "id": "1"}
    await socket.leave()


async def test_wrong_variables_of_a_subscription_end_it_with_error(socket: Socket) -> None:
    await socket.begin()

    await socket.subscribe("1", "subscription($note: String!) { ticked(note: $note) { value } }")
    message = await socket.receive()

    assert [error["extensions"]["code"] for error in message.pop("payload")] == ["query.invalid_input"]
    assert message == {"type": "error", "id": "1"}
    await socket.leave()


async def test_fault_of_a_resolver_is_masked(socket: Socket, caplog: pytest.LogCaptureFixture) -> None:
    await socket.begin()

    await socket.subscribe("1", "{ broken }")
    payload = (await socket.receive())["payload"]

    [error] = payload["errors"]
    assert payload["data"] is None
    assert error["extensions"]["code"] == "internal"
    assert "division" not in str(error)
    assert error["extensions"]["reference"] in caplog.text
    await socket.leave()


async def test_error_frees_the_id(socket: Socket) -> None:
    await socket.begin()
    await socket.subscribe("1", "{ nothing }")
    assert (await socket.receive())["type"] == "error"

    await socket.subscribe("1", HELLO, name="again")

    assert await socket.next_of("1") == {"hello": "hello again"}
    await socket.leave()


async def test_id_in_use_closes_4409(socket: Socket) -> None:
    await socket.begin()
    await socket.subscribe("1", TICKED)
    await socket.next_of("1")

    await socket.subscribe("1", TICKED)

    assert await socket.close_code() == 4409
    await socket.leave()


async def test_id_is_free_again_after_completion(socket: Socket) -> None:
    await socket.begin()
    await socket.subscribe("1", HELLO, name="one")
    assert [(await socket.receive())["type"] for _ in range(2)] == ["next", "complete"]

    await socket.subscribe("1", HELLO, name="two")

    assert await socket.next_of("1") == {"hello": "hello two"}
    await socket.leave()


async def test_subscription_streams_until_the_client_completes(socket: Socket, ledger: Ledger) -> None:
    await socket.begin()
    await socket.subscribe("1", TICKED)
    assert await socket.next_of("1") == {"ticked": {"cursor": "0", "value": 0}}

    ledger.add(7)
    assert await socket.next_of("1") == {"ticked": {"cursor": "1", "value": 7}}
    await socket.send("complete", "1")
    await until(lambda: hub.topics == {})
    ledger.add(8)

    assert await socket.is_silent()
    await socket.leave()


async def test_id_is_free_again_after_the_client_completed(socket: Socket, ledger: Ledger) -> None:
    await socket.begin()
    await socket.subscribe("1", TICKED)
    await socket.next_of("1")

    await socket.send("complete", "1")
    await socket.subscribe("1", TICKED, after="0")
    ledger.add(7)

    assert await socket.next_of("1") == {"ticked": {"cursor": "1", "value": 7}}
    await socket.leave()


async def test_completing_what_is_not_running_is_ignored(socket: Socket) -> None:
    await socket.begin()

    await socket.send("complete", "never")
    await socket.subscribe("1", HELLO, name="you")

    assert await socket.next_of("1") == {"hello": "hello you"}
    await socket.leave()


async def test_operations_run_beside_each_other(socket: Socket, ledger: Ledger) -> None:
    await socket.begin()
    await socket.subscribe("live", TICKED)
    await socket.next_of("live")

    await socket.subscribe("1", HELLO, name="you")
    assert await socket.next_of("1") == {"hello": "hello you"}
    assert await socket.receive() == {"type": "complete", "id": "1"}
    ledger.add(7)

    assert await socket.next_of("live") == {"ticked": {"cursor": "1", "value": 7}}
    await socket.leave()


async def test_closing_ends_every_operation(socket: Socket) -> None:
    await socket.begin()
    for number in range(3):
        await socket.subscribe(str(number), TICKED)
        await socket.next_of(str(number))
    assert hub.topics == {TOPIC: 3}

    await socket.leave()

    assert hub.topics == {}
    assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task() and "Socket" in repr(task)] == []
