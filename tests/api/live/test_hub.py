"""The hub alone: who is woken, who shares what, what is left when everybody has gone."""

import asyncio
import threading

import pytest

from api.live.hub import Hub


async def heard(hub: Hub, topic: str) -> bool:
    """Whether a wake reaches a listener of ``topic``."""
    with hub.listen(topic, "audience") as listener:
        await asyncio.wait_for(listener.wait(), 2)
        return not listener.woken.is_set()


@pytest.fixture
async def hub() -> Hub:
    made = Hub()
    made.attach()
    return made


async def test_wake_reaches_the_listeners_of_its_topic_only(hub: Hub) -> None:
    with hub.listen("a", 1) as first, hub.listen("a", 2) as second, hub.listen("b", 1) as other:
        hub.wake("a")

        assert (first.woken.is_set(), second.woken.is_set(), other.woken.is_set()) == (True, True, False)


async def test_wake_from_another_thread_arrives(hub: Hub) -> None:
    listening = asyncio.create_task(heard(hub, "a"))
    await asyncio.sleep(0)

    threading.Thread(target=hub.wake_from_any_thread, args=("a",)).start()

    assert await listening


async def test_wake_before_the_wait_is_not_lost(hub: Hub) -> None:
    with hub.listen("a", 1) as listener:
        hub.wake("a")

        await asyncio.wait_for(listener.wait(), 0.5)


async def test_nobody_listening_is_no_fault(hub: Hub) -> None:
    hub.wake("a")
    Hub().wake_from_any_thread("a")

    assert hub.topics == {}


async def test_topics_are_forgotten_with_their_last_listener(hub: Hub) -> None:
    with hub.listen("a", 1):
        with hub.listen("a", 1), hub.listen("b", 1):
            assert hub.topics == {"a": 2, "b": 1}
        assert hub.topics == {"a": 1}

    assert hub.topics == {}


async def test_one_audience_shares_what_is_made_for_a_wake(hub: Hub) -> None:
    made: list[int] = []

    async def make() -> int:
        made.append(len(made))
        await asyncio.sleep(0)
        return made[-1]

    with hub.listen("a", 1) as first, hub.listen("a", 1) as second, hub.listen("a", 2) as other:
        assert await asyncio.gather(first.shared(None, make), second.shared(None, make)) == [0, 0]
        assert await other.shared(None, make) == 1
        assert await first.shared("later", make) == 2
        hub.wake("a")
        assert await second.shared("later", make) == 3


async def test_what_was_made_long_ago_is_made_anew(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.live.hub.SHARED_FOR_SECONDS", 0.0)
    made: list[int] = []

    async def make() -> int:
        made.append(len(made))
        return made[-1]

    with hub.listen("a", 1) as listener:
        assert [await listener.shared(None, make) for _ in range(2)] == [0, 1]


async def test_fault_of_the_making_reaches_everybody(hub: Hub) -> None:
    async def make() -> int:
        raise OSError("the database is away")

    with hub.listen("a", 1) as first, hub.listen("a", 1) as second:
        results = await asyncio.gather(first.shared(None, make), second.shared(None, make), return_exceptions=True)

    assert [type(result) for result in results] == [OSError, OSError]


async def test_departure_does_not_cancel_what_others_wait_for(hub: Hub) -> None:
    ready = asyncio.Event()

    async def make() -> str:
        await ready.wait()
        return "made"

    with hub.listen("a", 1) as leaving, hub.listen("a", 1) as staying:
        tasks = [asyncio.create_task(listener.shared(None, make)) for listener in (leaving, staying)]
        await asyncio.sleep(0)
        tasks[0].cancel()
        ready.set()

        assert await tasks[1] == "made"


async def test_broker_that_went_away_is_listened_to_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.live.hub.COME_BACK_SECONDS", 0.01)
    hub, attempts = Hub(), 0

    async def listen() -> None:
        nonlocal attempts
        attempts += 1
        if attempts < 3:
            raise OSError("the broker is away")
        hub.wake("a")
        await asyncio.Event().wait()

    hub.attach(listen)

    assert await heard(hub, "a")
    assert attempts == 3


async def test_listening_that_fails_while_it_is_ended_ends() -> None:
    hub, started = Hub(), asyncio.Event()

    async def listen() -> None:
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            raise OSError("the broker is away, too")

    hub.attach(listen)
    await started.wait()
    assert hub._listening is not None
    hub._listening.cancel()

    await asyncio.wait_for(asyncio.shield(hub._listening), 1)


async def test_attaching_twice_listens_once() -> None:
    hub, attempts = Hub(), 0

    async def listen() -> None:
        nonlocal attempts
        attempts += 1
        await asyncio.Event().wait()

    for _ in range(3):
        hub.attach(listen)
    await asyncio.sleep(0.01)

    assert attempts == 1
