"""Reading one's inbox."""

from typing import Any

from accounts.viewer import Viewer
from api.graphene_types import ID, Boolean, InputObjectType, Int, List, NonNull, ObjectType
from api.payloads import mutation
from api.relay import pks_of
from marketplace.notifications import selectors, services


class MarkNotificationsReadInput(InputObjectType):
    """Which of one's own notifications are read now; what is read stays read."""

    ids = List(NonNull(ID), description="These.")
    all = Boolean(description="Every one.")


def mark_notifications_read(viewer: Viewer, given: Any) -> dict[str, Any]:
    ids = pks_of(given.get("ids"), "Notification", "ids")
    return {"unread_count": services.mark_read(actor=viewer, ids=ids, all=bool(given.get("all")))}


def _unread(viewer: Viewer) -> dict[str, Any]:
    return {"unread_count": selectors.unread_count(viewer)}


class Mutations(ObjectType):
    mark_notifications_read = mutation(
        MarkNotificationsReadInput,
        mark_notifications_read,
        "Mark one's own notifications as read.",
        when_refused=_unread,
        unread_count=Int(required=True, description="How many of the viewer's notifications are unread now."),
    )
