"""Who is signed in, and what the screens need to know of them."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts import enums, models, selectors
from accounts.viewer import Viewer
from api.accounts.types import Language, Membership, MoneyUnit, User
from api.context import viewer_in
from api.graphene_types import Boolean, Field, Info, Int, ObjectType, String, listed
from api.scalars import DateTime
from api.siblings import together
from marketplace.catalog.rules import SUPPLIER_ROLES, UNIT_ROLES
from marketplace.notifications.selectors import unread_count


class SessionRoot:
    """Stands for the session of whoever asks; reads the person and their roles once."""

    def __init__(self) -> None:
        self._user: models.User | None = None
        self._memberships: list[Any] | None = None

    def user(self, viewer: Viewer) -> models.User | None:
        if self._user is None and viewer.is_authenticated:
            self._user = selectors.user_of(viewer)
        return self._user

    def memberships(self, viewer: Viewer) -> list[Any]:
        if self._memberships is None:
            self._memberships = together(selectors.own_memberships(viewer))
        return self._memberships


class Session(ObjectType):
    """The viewer's own view of themselves; the same shape for everybody, signed in or not."""

    user = Field(User, description="Null when nobody is signed in.")
    email = String(description="The person's own address.")
    language = Language(required=True, description="The language of texts and errors.")
    money_unit = MoneyUnit(required=True, description="How amounts are shown.")
    calendar = String(required=True, description="`jalali` or `gregorian`.")
    memberships = Field(listed(Membership), description="Roles in force.")
    active_membership = Field(Membership, description="Chooses the desk; gives no rights.")
    is_secretariat = Boolean(required=True, description="Whether the viewer works in the secretariat.")
    has_second_factor = Boolean(required=True, description="Whether signing in asks for a one-time code.")
    unread_notifications = Int(required=True, description="How many notifications are unread.")
    server_time = DateTime(required=True, description="The server's clock, for countdowns.")
    is_demo = Boolean(required=True, description="Whether this installation may hold invented data.")
    can_create_challenge = Boolean(required=True, description="Whether the viewer works in a unit.")
    can_create_solution = Boolean(required=True, description="Whether the viewer works for a supplier.")

    @staticmethod
    def resolve_user(root: SessionRoot, info: Info) -> models.User | None:
        return root.user(viewer_in(info))

    @staticmethod
    def resolve_email(root: SessionRoot, info: Info) -> str | None:
        user = root.user(viewer_in(info))
        return None if user is None else user.email

    @staticmethod
    def resolve_language(_root: SessionRoot, info: Info) -> str:
        return viewer_in(info).language

    @staticmethod
    def resolve_money_unit(root: SessionRoot, info: Info) -> str:
        user = root.user(viewer_in(info))
        return enums.MoneyUnit.TOMAN.value if user is None else user.money_unit

    @staticmethod
    def resolve_calendar(root: SessionRoot, info: Info) -> str:
        user = root.user(viewer_in(info))
        return enums.CalendarKind.JALALI.value if user is None else user.calendar

    @staticmethod
    def resolve_memberships(root: SessionRoot, info: Info) -> list[Any]:
        return root.memberships(viewer_in(info))

    @staticmethod
    def resolve_active_membership(root: SessionRoot, info: Info) -> Any:
        viewer = viewer_in(info)
        rows = root.memberships(viewer)
        # Who never chose works for the first, which is the only one of most people.
        return next((row for row in rows if row.pk == viewer.active_membership_id), rows[0] if rows else None)

    @staticmethod
    def resolve_is_secretariat(_root: SessionRoot, info: Info) -> bool:
        return viewer_in(info).is_secretariat

    @staticmethod
    def resolve_has_second_factor(_root: SessionRoot, info: Info) -> bool:
        return selectors.has_second_factor(viewer_in(info))

    @staticmethod
    def resolve_unread_notifications(_root: SessionRoot, info: Info) -> int:
        return unread_count(viewer_in(info))

    @staticmethod
    def resolve_server_time(_root: SessionRoot, _info: Info) -> datetime:
        return timezone.now()

    @staticmethod
    def resolve_is_demo(_root: SessionRoot, _info: Info) -> bool:
        return bool(settings.DEMO_DATA_ALLOWED)

    @staticmethod
    def resolve_can_create_challenge(_root: SessionRoot, info: Info) -> bool:
        return bool(viewer_in(info).unit_ids_as(*UNIT_ROLES))

    @staticmethod
    def resolve_can_create_solution(_root: SessionRoot, info: Info) -> bool:
        return bool(viewer_in(info).supplier_ids(*SUPPLIER_ROLES))
