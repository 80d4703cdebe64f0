"""Nothing grows without a bound: operations, messages under way, work for many listeners. And nothing is lost."""

import asyncio
from typing import Any

import pytest

from accounts.models import User
from api.limits import limit
from api.live import protocol
from api.live.hub import hub
from api.live.pool import in_pool
from api.live.socket import LiveApplication, Timing
from tests.api.live.conftest import TICKED, TOPIC, Ledger
from tests.api.live.sockets import Socket, session_of, until

# -- the cap on operations ------------------------------------------------------------------


async def test_operation_over_the_cap_is_refused_and_the_socket_stays(endpoint: Any, session: str) -> None:
    socket = Socket(LiveApplication(endpoint, Timing(operations=2)), session=session)
    await socket.begin()
    for number in ("1", "2"):
        await socket.subscribe(number, TICKED)
        await socket.next_of(number)

    await socket.subscribe("3", TICKED)
    message = await socket.receive()

    assert (message["type"], message["id"]) == ("error", "3")
    assert message["payload"][0]["extensions"] == {"code": "live.too_many", "kind": "rate_limited", "field": None}
    await socket.send("complete", "1")
    await socket.subscribe("3", TICKED)
    assert await socket.next_of("3") == {"ticked": {"cursor": "0", "value": 0}}
    await socket.leave()


async def test_requests_of_a_minute_are_counted_here_too(
    endpoint: Any, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.limits.limit", lambda name: 1 if name == "REQUESTS_PER_MINUTE" else limit(name))
    socket = Socket(LiveApplication(endpoint), session=session)
    await socket.begin()
    await socket.subscribe("1", 'query { hello(name: "you") }')
    assert [(await socket.receive())["type"] for _ in range(2)] == ["next", "complete"]

    await socket.subscribe("2", 'query { hello(name: "you") }')
    message = await socket.receive()

    assert (message["type"], message["payload"][0]["extensions"]["code"]) == ("error", "rate_limited")
    await socket.leave()


# -- the credit window ----------------------------------------------------------------------


async def test_reader_who_acknowledges_gets_everything_in_order(endpoint: Any, session: str, ledger: Ledger) -> None:
    socket = Socket(LiveApplication(endpoint, Timing(window=8, outbox=4)), session=session)
    ledger.values = list(range(1, 201))
    await socket.begin()

    await socket.subscribe("1", TICKED, after="0")
    values = [(await socket.next_of("1"))["ticked"]["value"] for _ in range(200)]

    assert values == list(range(1, 201))
    await socket.leave()


async def test_reader_who_does_not_acknowledge_gets_one_window(endpoint: Any, session: str, ledger: Ledger) -> None:
    application = LiveApplication(endpoint, Timing(window=8, outbox=4, send=60))
    socket = Socket(application, session=session, answers_pings=False)
    ledger.values = list(range(1, 201))
    await socket.begin()  # the acknowledgement is the first message of the window

    await socket.subscribe("1", TICKED, after="0")
    values = [(await socket.next_of("1"))["ticked"]["value"] for _ in range(7)]

    assert values == list(range(1, 8))
    await socket.next_ping()
    assert await socket.is_silent(0.3)
    assert [ping["payload"] for ping in socket.pings] == [{"sent": 4}, {"sent": 8}]
    # What waits is bounded, too: the source was read once, not to its end.
    assert ledger.reads == 1
    await socket.pong(socket.pings[-1])
    assert (await socket.next_of("1"))["ticked"]["value"] == 8
    await socket.leave()


async def test_pong_without_a_payload_acknowledges_the_oldest_ping(endpoint: Any, session: str, ledger: Ledger) -> None:
    socket = Socket(LiveApplication(endpoint, Timing(window=4, outbox=4)), session=session, answers_pings=False)
    ledger.values = [1, 2, 3, 4, 5, 6]
    await socket.begin()
    await socket.subscribe("1", TICKED, after="0")
    assert [(await socket.next_of("1"))["ticked"]["value"] for _ in range(3)] == [1, 2, 3]
    await socket.next_ping()
    assert await socket.is_silent()

    await socket.send("pong")

    assert [(await socket.next_of("1"))["ticked"]["value"] for _ in range(2)] == [4, 5]
    await socket.next_ping()
    assert await socket.is_silent()
    await socket.leave()


async def test_reader_who_stays_silent_is_closed_as_a_slow_consumer(
    endpoint: Any, session: str, ledger: Ledger
) -> None:
    application = LiveApplication(endpoint, Timing(window=4, outbox=2, send=0.2))
    socket = Socket(application, session=session, answers_pings=False)
    ledger.values = list(range(1, 50))
    await socket.begin()

    await socket.subscribe("1", TICKED, after="0")

    assert await socket.close_code() == protocol.SLOW_CONSUMER
    await until(lambda: hub.topics == {})
    await socket.leave()


async def test_flood_of_pings_is_closed_as_a_slow_consumer(endpoint: Any, session: str) -> None:
    application = LiveApplication(endpoint, Timing(window=4, outbox=2, send=60))
    socket = Socket(application, session=session, answers_pings=False)
    await socket.begin()

    for _ in range(20):
        await socket.send("ping")

    assert await socket.close_code() == protocol.SLOW_CONSUMER
    await socket.leave()


async def test_client_that_answers_no_ping_is_closed(endpoint: Any, session: str) -> None:
    application = LiveApplication(endpoint, Timing(keep_alive=0.05, pong=0.1))
    socket = Socket(application, session=session, answers_pings=False)
    await socket.begin()

    assert await socket.close_code() == protocol.INITIALISATION_TIMEOUT
    await socket.leave()


# -- once for everybody ---------------------------------------------------------------------


async def test_event_is_made_once_for_all_who_see_the_same(endpoint: Any, session: str, ledger: Ledger) -> None:
    application = LiveApplication(endpoint)
    sockets = [Socket(application, session=session) for _ in range(3)]
    for socket in sockets:
        await socket.begin()
        await socket.subscribe("1", TICKED, after="0")
    await until(lambda: hub.topics == {TOPIC: 3})
    await asyncio.sleep(0.1)
    before = ledger.reads

    ledger.add(7)

    assert [await socket.next_of("1") for socket in sockets] == [{"ticked": {"cursor": "1", "value": 7}}] * 3
    await asyncio.sleep(0.1)
    # One read for the event, one that finds nothing behind it.
    assert ledger.reads - before == 2
    for socket in sockets:
        await socket.leave()


async def test_others_get_an_event_of_their_own(endpoint: Any, session: str, ledger: Ledger, stranger: User) -> None:
    application = LiveApplication(endpoint)
    other = await in_pool(lambda: session_of(stranger))
    sockets = [Socket(application, session=session), Socket(application, session=other)]
    for socket in sockets:
        await socket.begin()
        await socket.subscribe("1", TICKED, after="0")
    await until(lambda: hub.topics == {TOPIC: 2})
    await asyncio.sleep(0.1)
    before = ledger.reads

    ledger.add(7)
    for socket in sockets:
        await socket.next_of("1")
    await asyncio.sleep(0.1)

    assert ledger.reads - before == 4
    for socket in sockets:
        await socket.leave()


async def test_one_listeners_departure_leaves_the_others_theirs(endpoint: Any, session: str, ledger: Ledger) -> None:
    application = LiveApplication(endpoint)
    leaving, staying = Socket(application, session=session), Socket(application, session=session)
    for socket in (leaving, staying):
        await socket.begin()
        await socket.subscribe("1", TICKED, after="0")
    await until(lambda: hub.topics == {TOPIC: 2})

    ledger.lock.acquire()
    try:
        ledger.add(7)
        await asyncio.sleep(0.05)
        await leaving.leave()
    finally:
        ledger.lock.release()

    assert await staying.next_of("1") == {"ticked": {"cursor": "1", "value": 7}}
    await staying.leave()
    assert hub.topics == {}


# -- coming back ----------------------------------------------------------------------------


async def test_reconnecting_client_gets_exactly_what_it_missed(endpoint: Any, session: str, ledger: Ledger) -> None:
    application = LiveApplication(endpoint)
    first = Socket(application, session=session)
    await first.begin()
    await first.subscribe("1", TICKED)
    await first.next_of("1")
    ledger.add(1)
    cursor = (await first.next_of("1"))["ticked"]["cursor"]
    await first.leave()
    ledger.add(*range(2, 121))  # more than a page of a read

    second = Socket(application, session=session)
    await second.begin()
    await second.subscribe("1", TICKED, after=cursor)
    missed = [(await second.next_of("1"))["ticked"]["value"] for _ in range(119)]
    ledger.add(121)

    assert missed == list(range(2, 121))
    assert (await second.next_of("1"))["ticked"]["value"] == 121
    assert await second.is_silent()
    await second.leave()


async def test_wake_without_news_sends_nothing(endpoint: Any, session: str, ledger: Ledger) -> None:
    socket = Socket(LiveApplication(endpoint), session=session)
    await socket.begin()
    await socket.subscribe("1", TICKED)
    await socket.next_of("1")

    ledger.add()
    ledger.add()

    assert await socket.is_silent()
    await socket.leave()


async def test_rows_without_a_wake_are_found_by_looking(
    endpoint: Any, session: str, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.live.hub.LOOK_EVERY_SECONDS", 0.05)
    socket = Socket(LiveApplication(endpoint), session=session)
    await socket.begin()
    await socket.subscribe("1", TICKED)
    await socket.next_of("1")

    ledger.values.append(7)  # its push was lost

    assert await socket.next_of("1") == {"ticked": {"cursor": "1", "value": 7}}
    await socket.leave()
