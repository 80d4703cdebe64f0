"""Inboxes: numbered without a gap, told once, read by their owner only."""

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from accounts.viewer import Viewer, viewer_for
from bahamm.kernel.errors import PermissionRefused
from bahamm.kernel.live import Push
from marketplace.notifications.enums import NewsKind
from marketplace.notifications.models import Inbox, Notification
from marketplace.notifications.selectors import (
    last_sequence,
    notifications_after,
    notifications_of,
    unread_count,
)
from marketplace.notifications.services import News, mark_read, notify
from tests.factories.accounts import UserFactory


def news(key: str = "a", **changes: Any) -> News:
    return News(kind=NewsKind.INVITED, subject=("challenge", 1), dedupe_key=key, **changes)


def sequences(user: Any) -> list[int]:
    return list(Notification.objects.filter(recipient=user).order_by("pk").values_list("sequence", flat=True))


@pytest.mark.django_db
def test_each_inbox_counts_by_itself() -> None:
    one, other = UserFactory(), UserFactory()
    notify(recipients=[one.pk], news=news("a"))
    notify(recipients=[other.pk, one.pk, one.pk], news=news("b"))

    assert (sequences(one), sequences(other)) == ([1, 2], [1])
    assert dict(Inbox.objects.values_list("user_id", "last_sequence")) == {one.pk: 2, other.pk: 1}


@pytest.mark.django_db
def test_same_news_arrives_once_and_leaves_no_gap() -> None:
    user, late = UserFactory(), UserFactory()
    notify(recipients=[user.pk], news=news("a"))

    written = notify(recipients=[user.pk, late.pk], news=news("a"))
    notify(recipients=[user.pk], news=news("b"))

    assert [row.recipient_id for row in written] == [late.pk]
    assert sequences(user) == [1, 2]


@pytest.mark.django_db
def test_row_holds_what_was_told() -> None:
    user = UserFactory()
    notify(recipients=[user.pk], news=news("a", data={"solutions": [3]}))

    row = Notification.objects.get()
    assert (row.kind, row.subject_type, row.subject_id, row.data, row.read_at) == (
        "invited", "challenge", 1, {"solutions": [3]}, None,
    )  # fmt: skip


@pytest.mark.django_db
def test_inactive_and_unknown_people_get_nothing() -> None:
    notify(recipients=[UserFactory(is_active=False).pk, 999_999], news=news())

    assert (Notification.objects.count(), Inbox.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_push_leaves_on_commit_with_the_sequence_as_version(pushes: list[Push]) -> None:
    user = UserFactory()
    with transaction.atomic():
        (row,) = notify(recipients=[user.pk], news=news())
        assert pushes == []

    assert pushes == [Push(topic=f"user:{user.pk}", kind="notification", id=row.pk, version=1)]


@pytest.mark.django_db(transaction=True)
def test_rolled_back_news_wakes_nobody_and_takes_no_number(pushes: list[Push]) -> None:
    user = UserFactory()
    with transaction.atomic():
        notify(recipients=[user.pk], news=news("a"))
        transaction.set_rollback(True)
    notify(recipients=[user.pk], news=news("b"))

    assert sequences(user) == [1]
    assert [push.version for push in pushes] == [1]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer: nothing happens at once")
@pytest.mark.django_db(transaction=True)
def test_sequence_is_gapless_when_many_tell_at_once() -> None:
    """Threads tell overlapping people; every message also comes twice. Each inbox counts 1, 2, 3 … without a gap."""
    people = [UserFactory().pk for _ in range(3)]
    failures: list[BaseException] = []

    def tell(worker: int) -> None:
        try:
            for number in range(5):
                recipients = people if worker % 2 else list(reversed(people))
                notify(recipients=recipients, news=news(f"{worker // 2}-{number}"))
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=tell, args=(worker,)) for worker in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    for user in people:
        rows = Notification.objects.filter(recipient=user).order_by("sequence").values_list("sequence", "dedupe_key")
        assert [sequence for sequence, _ in rows] == list(range(1, 16))
        assert len({key for _, key in rows}) == 15


@pytest.mark.django_db
def test_reading_some_and_all() -> None:
    user, other = UserFactory(), UserFactory()
    rows = [notify(recipients=[user.pk, other.pk], news=news(key)) for key in "abc"]
    viewer = viewer_for(user)
    mine, theirs = (
        [row.pk for pair in rows for row in pair if row.recipient_id == person.pk] for person in (user, other)
    )

    assert mark_read(actor=viewer, ids=[mine[0], *theirs, 0, -5, 2**70]) == 2
    assert mark_read(actor=viewer, ids=[mine[0]]) == 2
    assert mark_read(actor=viewer) == 2
    assert mark_read(actor=viewer, all=True) == 0
    assert unread_count(viewer_for(other)) == 3


@pytest.mark.django_db
def test_first_reading_time_stays() -> None:
    user = UserFactory()
    (row,) = notify(recipients=[user.pk], news=news())
    mark_read(actor=viewer_for(user), all=True)
    before = Notification.objects.get().read_at

    mark_read(actor=viewer_for(user), ids=[row.pk])

    assert Notification.objects.get().read_at == before


@pytest.mark.django_db(transaction=True)
def test_reading_wakes_the_other_windows_once(pushes: list[Push]) -> None:
    user = UserFactory()
    rows = [notify(recipients=[user.pk], news=news(key))[0] for key in "ab"]
    pushes.clear()

    mark_read(actor=viewer_for(user), all=True)
    mark_read(actor=viewer_for(user), all=True)

    assert pushes == [Push(topic=f"user:{user.pk}", kind="notification", id=rows[1].pk, version=2)]


@pytest.mark.django_db
def test_nobody_reads_without_signing_in() -> None:
    with pytest.raises(PermissionRefused) as refused:
        mark_read(actor=Viewer.anonymous(), all=True)

    assert refused.value.codes == ["sign_in_required"]


@pytest.mark.django_db
def test_lists_hold_ones_own_news_newest_first() -> None:
    user, other = UserFactory(), UserFactory()
    for key in "abc":
        notify(recipients=[user.pk], news=news(key))
    notify(recipients=[other.pk], news=news("a"))
    viewer = viewer_for(user)
    first = Notification.objects.get(recipient=user, sequence=1)
    mark_read(actor=viewer, ids=[first.pk])

    assert [row.sequence for row in notifications_of(viewer)] == [3, 2, 1]
    assert [row.sequence for row in notifications_of(viewer, unread_only=True)] == [3, 2]
    assert [row.sequence for row in notifications_after(viewer, 1)] == [2, 3]
    assert (unread_count(viewer), last_sequence(viewer)) == (2, 3)


@pytest.mark.django_db
def test_visitor_has_an_empty_inbox() -> None:
    viewer = Viewer.anonymous()

    assert list(notifications_of(viewer)) == list(notifications_after(viewer, 0)) == []
    assert (unread_count(viewer), last_sequence(viewer)) == (0, 0)
