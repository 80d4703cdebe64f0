"""Reads of one's own inbox: nobody reads another's, the secretariat neither."""

from django.db.models import QuerySet

from accounts.viewer import Viewer
from marketplace.notifications.models import Notification


def notifications_of(viewer: Viewer, *, unread_only: bool = False) -> QuerySet[Notification]:
    """The viewer's news, the newest first; none for who is not signed in."""
    if viewer.user_id is None:
        return Notification.objects.none()
    rows = Notification.objects.filter(recipient_id=viewer.user_id).order_by("-sequence")
    return rows.filter(read_at__isnull=True) if unread_only else rows


def notifications_after(viewer: Viewer, sequence: int) -> QuerySet[Notification]:
    """What arrived behind ``sequence``, oldest first: what a reconnecting client missed."""
    return notifications_of(viewer).filter(sequence__gt=sequence).order_by("sequence")


def unread_count(viewer: Viewer) -> int:
    return notifications_of(viewer, unread_only=True).count()


def last_sequence(viewer: Viewer) -> int:
    """The number of the viewer's newest notification; 0 for an empty inbox."""
    return notifications_of(viewer).values_list("sequence", flat=True).first() or 0
