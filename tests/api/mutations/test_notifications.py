"""``markNotificationsRead`` through the wire."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from marketplace.notifications.enums import NewsKind
from marketplace.notifications.models import Notification
from marketplace.notifications.services import News, notify
from tests.api.client import problems
from tests.api.mutations.conftest import Town, gid

Unchanged = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def news(town: Town) -> list[Notification]:
    """Three for the officer, one for the head."""
    told = [_tell(town, "officer", number) for number in range(3)]
    _tell(town, "head", 9)
    return told


def _tell(town: Town, role: str, number: int) -> Notification:
    [row] = notify(
        recipients=[town.people[role].pk],
        news=News(kind=NewsKind.CHALLENGE_PUBLISHED, subject=("challenge", number), dedupe_key=f"test:{number}"),
    )
    return row


def unread(town: Town, role: str) -> list[int]:
    rows = Notification.objects.filter(recipient=town.people[role], read_at=None).order_by("sequence")
    return list(rows.values_list("sequence", flat=True))


def test_given_ones_are_read(town: Town, news: list[Notification]) -> None:
    payload = town.give("officer", "MarkNotificationsRead", ids=[gid(news[0]), gid(news[2])])

    assert payload == {"unreadCount": 1, "errors": []}
    assert (unread(town, "officer"), unread(town, "head")) == ([2], [1])


def test_all_are_read(town: Town, news: list[Notification]) -> None:
    payload = town.give("officer", "MarkNotificationsRead", all=True)

    assert payload == {"unreadCount": 0, "errors": []}
    assert (unread(town, "officer"), unread(town, "head")) == ([], [1])


def test_reading_twice_changes_nothing(town: Town, news: list[Notification], unchanged: Unchanged) -> None:
    town.give("officer", "MarkNotificationsRead", ids=[gid(news[0])])

    with unchanged():
        payload = town.give("officer", "MarkNotificationsRead", ids=[gid(news[0])])

    assert payload == {"unreadCount": 2, "errors": []}


@pytest.mark.parametrize("given", [{}, {"ids": None}, {"ids": []}, {"all": False}, {"all": None}])
def test_naming_nothing_reads_nothing(
    town: Town, news: list[Notification], unchanged: Unchanged, given: dict[str, Any]
) -> None:
    with unchanged():
        payload = town.give("officer", "MarkNotificationsRead", **given)

    assert payload == {"unreadCount": 3, "errors": []}


@pytest.mark.parametrize("role", ["head", "head_above", "secretariat", "nobody"])
def test_nobody_reads_anothers(town: Town, news: list[Notification], unchanged: Unchanged, role: str) -> None:
    before = len(unread(town, role))

    with unchanged():
        payload = town.give(role, "MarkNotificationsRead", ids=[gid(row) for row in news])

    assert payload == {"unreadCount": before, "errors": []}


def test_who_is_not_signed_in_reads_nothing(town: Town, news: list[Notification], unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("anonymous", "MarkNotificationsRead", all=True)

    assert payload["unreadCount"] == 0
    assert problems(payload) == [(None, "sign_in_required")]


@pytest.mark.parametrize("identifier", ["", "nonsense", "Q2hhbGxlbmdlOjE", "\x00"])
def test_id_of_another_type_is_refused(
    town: Town, news: list[Notification], unchanged: Unchanged, identifier: str
) -> None:
    with unchanged():
        payload = town.give("officer", "MarkNotificationsRead", ids=[gid(news[0]), identifier])

    assert payload["unreadCount"] == 3
    assert problems(payload) == [("ids", "invalid_id")]
