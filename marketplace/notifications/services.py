"""The only writers of inboxes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.viewer import Viewer
from bahamm.kernel.errors import SIGN_IN_REQUIRED, PermissionRefused
from bahamm.kernel.live import Push, push_on_commit
from marketplace.notifications.enums import NewsKind
from marketplace.notifications.models import Inbox, Notification
from marketplace.notifications.selectors import unread_count

#: Ids in one call; a screen shows far fewer.
MAX_IDS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is told. ``subject`` is ``(type, primary key)``; ``data`` holds ids and words, never titles."""

    kind: NewsKind
    subject: tuple[str, int]
    #: Names the occasion: the same news told again arrives once.
    dedupe_key: str
    data: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def notify(*, recipients: Iterable[int], news: News) -> list[Notification]:
    """Put ``news`` into the inboxes of active people who have not got it yet; returns what was written.

    Inboxes are locked in the order of their owners until commit, so sequences have no gap and no repeat.
    """
    people = User.objects.filter(pk__in=set(recipients), is_active=True).order_by("pk")
    ids = list(people.values_list("pk", flat=True))
    Inbox.objects.bulk_create([Inbox(user_id=pk) for pk in ids], ignore_conflicts=True)
    inboxes = list(Inbox.objects.select_for_update().filter(user_id__in=ids).order_by("user_id"))
    told = Notification.objects.filter(recipient_id__in=ids, dedupe_key=news.dedupe_key)
    known = set(told.values_list("recipient_id", flat=True))
    fresh = [inbox for inbox in inboxes if inbox.user_id not in known]
    for inbox in fresh:
        inbox.last_sequence += 1
    Inbox.objects.bulk_update(fresh, ["last_sequence"])
    rows = Notification.objects.bulk_create([_row(inbox, news) for inbox in fresh])
    for row in rows:
        _wake(row.recipient_id, row.pk, row.sequence)
    return rows


def _row(inbox: Inbox, news: News) -> Notification:
    subject_type, subject_id = news.subject
    return Notification(
        recipient_id=inbox.user_id,
        sequence=inbox.last_sequence,
        kind=news.kind,
        subject_type=subject_type,
        subject_id=subject_id,
        data=news.data,
        dedupe_key=news.dedupe_key,
    )


def _wake(user_id: int, notification_id: int, sequence: int) -> None:
    push_on_commit(Push(topic=f"user:{user_id}", kind="notification", id=notification_id, version=sequence))


def mark_read(*, actor: Viewer, ids: Sequence[int] | None = None, all: bool = False) -> int:
    """Mark the given notifications of ``actor``, or all of them, as read; returns how many stay unread.

    Ids of other people's notifications are ignored, like those that are read already. Other windows of the
    person are woken. Raises PermissionRefused for who is not signed in.
    """
    if actor.user_id is None:
        raise PermissionRefused.of(SIGN_IN_REQUIRED)
    unread = Notification.objects.filter(recipient_id=actor.user_id, read_at__isnull=True)
    if not all:
        unread = unread.filter(pk__in=[pk for pk in list(ids or ())[:MAX_IDS] if 0 < pk < 2**63])
    with transaction.atomic():
        last = unread.order_by("-sequence").values_list("pk", "sequence").first()
        if last is not None and unread.update(read_at=timezone.now()):
            _wake(actor.user_id, *last)
        return unread_count(actor)
