"""``notificationReceived`` over a real socket: one's own news, each once, in order, and the count of the unread."""

import asyncio
from typing import Any

import pytest

from accounts.models import User
from api.live.hub import hub
from api.live.pool import in_pool
from api.relay import encode_cursor
from api.subscriptions import PAGE
from marketplace.notifications.enums import NewsKind
from marketplace.notifications.services import News, mark_read, notify
from tests.api.live.sockets import until
from tests.api.live.stage import INBOX, MATCHES, Stage, refusal, viewer
from tests.api.mutations.conftest import gid
from tests.matching.conftest import own_index  # noqa: F401  each test searches its own objects


def _tell(stage: Stage, role: str, *numbers: int) -> None:
    for number in numbers:
        notify(
            recipients=[stage.town.people[role].pk],
            news=News(
                kind=NewsKind.CHALLENGE_PUBLISHED,
                subject=("challenge", stage.challenge.pk),
                dedupe_key=f"test:{number}",
            ),
        )


async def test_first_event_tells_the_count_of_now(stage: Stage, opened: Any) -> None:
    await in_pool(lambda: _tell(stage, "nobody", 1, 2))

    async with opened("nobody") as socket:
        await socket.subscribe("1", INBOX)
        event = (await socket.next_of("1"))["notificationReceived"]
        assert await socket.is_silent()

    assert (event["unreadCount"], event["notification"]) == (2, None)


async def test_news_are_heard_at_once_and_read_in_the_persons_language(stage: Stage, opened: Any) -> None:
    async with opened("nobody") as socket:
        await socket.subscribe("1", INBOX)
        await socket.next_of("1")

        await in_pool(lambda: _tell(stage, "nobody", 1))
        english = (await socket.next_of("1"))["notificationReceived"]
        # A look for more may still be under way, with the language of before.
        assert await socket.is_silent()
        await in_pool(lambda: User.objects.filter(pk=stage.town.people["nobody"].pk).update(language="fa"))
        await in_pool(lambda: _tell(stage, "nobody", 2))
        persian = (await socket.next_of("1"))["notificationReceived"]

    assert [event["notification"]["sequence"] for event in (english, persian)] == [1, 2]
    assert [event["unreadCount"] for event in (english, persian)] == [1, 2]
    assert english["notification"]["title"].startswith("The challenge ")
    assert persian["notification"]["title"].startswith("چالش ")


async def test_nobody_hears_anothers_news(stage: Stage, opened: Any) -> None:
    async with opened("nobody") as socket:
        await socket.subscribe("1", INBOX)
        await socket.next_of("1")

        await in_pool(lambda: _tell(stage, "officer", 1))

        assert await socket.is_silent(0.3)


async def test_reconnecting_client_gets_every_missed_one_once_in_order(stage: Stage, opened: Any) -> None:
    async with opened("nobody") as socket:
        await socket.subscribe("1", INBOX)
        await socket.next_of("1")
        await in_pool(lambda: _tell(stage, "nobody", 1))
        cursor = (await socket.next_of("1"))["notificationReceived"]["cursor"]
    count = PAGE + 5
    await in_pool(lambda: _tell(stage, "nobody", *range(2, count + 2)))

    async with opened("nobody") as socket:
        await socket.subscribe("1", INBOX, after=cursor)
        events = [(await socket.next_of("1"))["notificationReceived"] for _ in range(count)]
        await in_pool(lambda: _tell(stage, "nobody", 1000))
        live = (await socket.next_of("1"))["notificationReceived"]
        assert await socket.is_silent()

    assert [event["notification"]["sequence"] for event in events] == list(range(2, count + 2))
    assert (live["notification"]["sequence"], live["unreadCount"]) == (count + 2, count + 2)


async def test_news_of_many_writers_at_once_arrive_once_each(stage: Stage, opened: Any) -> None:
    async with opened("nobody") as socket:
        await socket.subscribe("1", INBOX)
        await socket.next_of("1")

        writes = [in_pool(lambda number=number: _tell(stage, "nobody", number)) for number in range(12)]  # type: ignore[misc]
        await asyncio.gather(*writes)
        events = [(await socket.next_of("1"))["notificationReceived"] for _ in range(12)]

    assert [event["notification"]["sequence"] for event in events] == list(range(1, 13))


async def test_reading_in_another_window_changes_the_count_here(stage: Stage, opened: Any) -> None:
    await in_pool(lambda: _tell(stage, "nobody", 1, 2, 3))
    person = await in_pool(lambda: viewer(stage, "nobody"))

    async with opened("nobody") as socket:
        await socket.subscribe("1", INBOX)
        first = (await socket.next_of("1"))["notificationReceived"]
        await in_pool(lambda: mark_read(actor=person, all=True))
        event = (await socket.next_of("1"))["notificationReceived"]
    async with opened("nobody") as socket:
        await socket.subscribe("1", INBOX, after=first["cursor"])
        again = (await socket.next_of("1"))["notificationReceived"]
        assert await socket.is_silent()

    assert (event["unreadCount"], event["notification"]) == (0, None)
    assert again == event


@pytest.mark.parametrize(
    "cursor",
    ["", "nonsense", encode_cursor("inbox", -1, 0), encode_cursor("inbox", "1", 0), encode_cursor("challenge:1", "0")],
)
async def test_cursor_that_is_none_of_the_inbox_is_refused(stage: Stage, opened: Any, cursor: str) -> None:
    async with opened("nobody") as socket:
        await socket.subscribe("1", INBOX, after=cursor)
        assert await refusal(socket, "1") == "page.invalid_cursor"


# -- over HTTP and beside each other --------------------------------------------------------


async def test_both_subscriptions_share_a_socket(stage: Stage, opened: Any) -> None:
    async with opened("officer") as socket:
        await socket.subscribe("inbox", INBOX)
        await socket.next_of("inbox")
        await socket.subscribe("matches", MATCHES, subject=gid(stage.challenge))
        await socket.next_of("matches")
        await until(lambda: len(hub.topics) == 2)

        await in_pool(lambda: _tell(stage, "officer", 1))
        assert (await socket.next_of("inbox"))["notificationReceived"]["notification"]["kind"] == "challenge_published"

    assert hub.topics == {}


def test_subscription_over_http_names_the_right_address(stage: Stage) -> None:
    answer = stage.town.tab("officer").send("NotificationReceived")

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["query.subscription_over_http"]
