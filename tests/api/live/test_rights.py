"""Who may listen: the origin, the credentials, and both of them again while the socket lives."""

import asyncio
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from pytest_django import Settings

from accounts.models import User
from api.live.pool import in_pool
from api.live.socket import LiveApplication, Timing
from tests.accounts.http import ApiClient
from tests.api.live.conftest import TICKED, Ledger
from tests.api.live.sockets import Socket
from tests.factories.accounts import PASSWORD

IMPATIENT = Timing(recheck=0.05, keep_alive=0.05, pong=5)


@pytest.fixture
def application(endpoint: Any) -> LiveApplication:
    return LiveApplication(endpoint)


# -- the origin -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "https://testserver", "http://testserver.evil.example", "http://testserver:81", "null", ""],
)
async def test_foreign_origin_is_refused_at_the_handshake(
    application: LiveApplication, session: str, origin: str
) -> None:
    socket = Socket(application, session=session, origin=origin)

    assert await socket.connect() == {"type": "websocket.close", "code": 4403}

    await socket.leave()


async def test_own_origin_of_a_host_that_is_not_ours_is_refused(application: LiveApplication, session: str) -> None:
    socket = Socket(application, session=session, origin="http://evil.example", host="evil.example")

    assert await socket.connect() == {"type": "websocket.close", "code": 4403}

    await socket.leave()


async def test_trusted_origin_behind_a_proxy_is_ours(
    application: LiveApplication, session: str, settings: Settings
) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://bahamm.example"]
    socket = Socket(application, session=session, origin="https://bahamm.example", host="inner:8000")

    await socket.begin()

    await socket.leave()


async def test_cookie_without_an_origin_is_no_credential(application: LiveApplication, session: str) -> None:
    socket = Socket(application, session=session, origin=None)
    await socket.connect()

    await socket.send("connection_init")

    assert await socket.close_code() == 4403
    await socket.leave()


# -- credentials ----------------------------------------------------------------------------


async def test_unknown_session_closes_4403(application: LiveApplication) -> None:
    socket = Socket(application, session="0123456789abcdefghijklmnopqrstuv")
    await socket.connect()

    await socket.send("connection_init")

    assert await socket.close_code() == 4403
    await socket.leave()


async def test_bearer_token_opens_a_socket_without_an_origin(application: LiveApplication, person: User) -> None:
    client = ApiClient()
    await asyncio.to_thread(_in_thread, lambda: client.sign_in(person.email))
    socket = Socket(application, origin=None)

    await socket.begin({"Authorization": f"Bearer {client.access_token}"})

    await socket.leave()


@pytest.mark.parametrize("authorisation", ["Bearer wrong", "Bearer ", "Basic abc", "", 7, ["Bearer"]])
async def test_false_token_closes_4403_even_with_a_good_cookie(
    application: LiveApplication, session: str, authorisation: Any
) -> None:
    socket = Socket(application, session=session)
    await socket.connect()

    await socket.send("connection_init", payload={"Authorization": authorisation})

    assert await socket.close_code() == 4403
    await socket.leave()


async def test_person_who_was_shut_out_closes_4403(application: LiveApplication, session: str, person: User) -> None:
    await in_pool(lambda: User.objects.filter(pk=person.pk).update(is_active=False))
    socket = Socket(application, session=session)
    await socket.connect()

    await socket.send("connection_init")

    assert await socket.close_code() == 4403
    await socket.leave()


# -- the session while the socket lives -----------------------------------------------------


def _sign_out(person: User) -> None:
    Session.objects.all().delete()


def _new_password(person: User) -> None:
    person.set_password("another-" + PASSWORD)
    person.save()


def _shut_out(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


@pytest.mark.parametrize("end", [_sign_out, _new_password, _shut_out])
async def test_session_that_ends_closes_the_socket_4403(endpoint: Any, session: str, person: User, end: Any) -> None:
    socket = Socket(LiveApplication(endpoint, IMPATIENT), session=session)
    await socket.begin()
    await socket.subscribe("1", TICKED)
    await socket.next_of("1")

    await in_pool(lambda: end(person))

    assert await socket.close_code() == 4403
    await socket.leave()


async def test_living_session_stays_open(endpoint: Any, session: str, ledger: Ledger) -> None:
    socket = Socket(LiveApplication(endpoint, IMPATIENT), session=session)
    await socket.begin()
    await socket.subscribe("1", TICKED)
    await socket.next_of("1")

    for value in range(1, 5):
        await asyncio.sleep(0.06)
        ledger.add(value)
        assert (await socket.next_of("1"))["ticked"]["value"] == value

    await socket.leave()


async def test_session_that_cannot_be_checked_closes_1013(
    endpoint: Any, session: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(_credentials: Any) -> bool:
        raise OSError("the database is away")

    monkeypatch.setattr("api.live.socket.is_still_valid", away)
    socket = Socket(LiveApplication(endpoint, IMPATIENT), session=session)
    await socket.begin()

    assert await socket.close_code() == 1013
    assert "could not be checked" in caplog.text
    await socket.leave()


# -- rights of now --------------------------------------------------------------------------


async def test_subscription_without_the_right_ends_with_a_coded_error(
    application: LiveApplication, session: str, ledger: Ledger
) -> None:
    ledger.is_shut = True
    socket = Socket(application, session=session)
    await socket.begin()

    await socket.subscribe("1", TICKED)
    message = await socket.receive()

    [error] = message.pop("payload")
    assert message == {"type": "error", "id": "1"}
    assert error["extensions"] == {"code": "forbidden", "kind": "permission", "field": None}
    assert error["message"] == "Your role does not allow this."
    await socket.leave()


async def test_right_that_is_lost_ends_the_subscription_and_nothing_else(
    application: LiveApplication, session: str, ledger: Ledger
) -> None:
    socket = Socket(application, session=session)
    await socket.begin()
    await socket.subscribe("1", TICKED)
    await socket.next_of("1")

    ledger.is_shut = True
    ledger.add(7)
    message = await socket.receive()

    assert (message["type"], message["id"]) == ("error", "1")
    assert [error["extensions"]["code"] for error in message["payload"]] == ["forbidden"]
    await socket.subscribe("2", 'query { hello(name: "you") }')
    assert await socket.next_of("2") == {"hello": "hello you"}
    await socket.leave()


async def test_messages_speak_the_persons_language_of_now(
    application: LiveApplication, session: str, ledger: Ledger, person: User
) -> None:
    socket = Socket(application, session=session)
    await socket.begin()
    await in_pool(lambda: User.objects.filter(pk=person.pk).update(language="fa"))
    ledger.is_shut = True

    await socket.subscribe("1", TICKED)

    assert (await socket.receive())["payload"][0]["message"] == "نقش شما اجازهٔ این کار را نمی‌دهد."
    await socket.leave()


def _in_thread(work: Any) -> None:
    """Requests of a client, with the connections of a short-lived thread closed behind it."""
    from django.db import connections

    try:
        work()
    finally:
        connections.close_all()
