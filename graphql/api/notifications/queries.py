from typing import Any

from api.connections import PAGE, Slice, paged
from api.context import viewer_in
from api.graphene_types import Boolean, Field, Info, ObjectType
from api.nodes import finder
from api.notifications.types import NotificationConnection
from marketplace.notifications.selectors import notifications_of


class Queries(ObjectType):
    notifications = Field(
        NotificationConnection,
        required=True,
        description="The viewer's own inbox, the newest first; empty for who is not signed in.",
        args={"unread_only": Boolean(description="Only what is unread."), **PAGE},
    )

    @staticmethod
    def resolve_notifications(
        _root: Any, info: Info, unread_only: bool | None = None, first: int | None = None, after: str | None = None
    ) -> Slice:
        return paged(notifications_of(viewer_in(info), unread_only=bool(unread_only)), first, after)


finders = {"Notification": finder(notifications_of)}
