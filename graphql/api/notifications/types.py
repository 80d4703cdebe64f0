"""What a person is told."""

from typing import Any

from accounts.viewer import Viewer
from api.connections import connection
from api.context import viewer_in
from api.graphene_types import Field, Info, Int, String
from api.nodes import RowType
from api.relay import encode_id
from api.scalars import JSON, DateTime
from api.siblings import for_each
from marketplace.notifications import models
from marketplace.notifications.rendering import Rendered, render
from marketplace.notifications.selectors import unread_count

#: Stored primary keys, which leave as ids.
_IDS = {"challenges": "Challenge", "solutions": "Solution", "memberships": "Membership"}


class Notification(RowType):
    """One piece of news for one person, told in their language and with the titles of today."""

    class Meta:
        model = models.Notification

    sequence = Int(required=True, description="Counts up by one for each person, without a gap.")
    kind = String(required=True, description="What happened, such as `new_solutions`.")
    created_at = DateTime(required=True, description="When.")
    read_at = DateTime(description="When it was read; null until then.")
    title = String(required=True, description="What happened, in a line.")
    body = String(required=True, description="The rest; may be empty.")
    link = String(required=True, description="Where to go on in the web application; empty when it is gone.")
    data = JSON(required=True, description="The ids and words behind the text.")

    @staticmethod
    def resolve_title(row: models.Notification, info: Info) -> str:
        return _rendered(row, viewer_in(info)).title

    @staticmethod
    def resolve_body(row: models.Notification, info: Info) -> str:
        return _rendered(row, viewer_in(info)).body

    @staticmethod
    def resolve_link(row: models.Notification, info: Info) -> str:
        return _rendered(row, viewer_in(info)).link

    @staticmethod
    def resolve_data(row: models.Notification, _info: Info) -> dict[str, Any]:
        ids = {name: [encode_id(_IDS[name], pk) for pk in row.data[name]] for name in _IDS.keys() & row.data.keys()}
        return {**row.data, **ids}


def _rendered(row: models.Notification, viewer: Viewer) -> Rendered:
    """The text, made for the whole page at once."""

    def load(rows: list[models.Notification]) -> dict[int, Rendered]:
        return {item.pk: text for item, text in zip(rows, render(viewer, rows), strict=True)}

    return for_each(row, "rendered", load) or Rendered("", "", "")


NotificationConnection = connection(
    "Notification",
    "api.notifications.types.Notification",
    unread_count=Field(
        Int,
        required=True,
        description="How many are unread in all.",
        resolver=lambda _page, info: unread_count(viewer_in(info)),
    ),
)
