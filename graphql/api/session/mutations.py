"""What people choose for themselves. Signing in and out is the headless API's business."""

from typing import Any

from accounts import services
from accounts.viewer import Viewer
from api.accounts.types import Language, MoneyUnit
from api.graphene_types import ID, Field, InputField, InputObjectType, ObjectType, String
from api.inputs import plain
from api.payloads import mutation
from api.relay import pk_of
from api.session.types import SessionRoot


class SwitchMembershipInput(InputObjectType):
    """Chooses which organisation “my” pages show; rights do not change."""

    membership = ID(required=True, description="One of the viewer's own.")


class UpdateProfileInput(InputObjectType):
    """What people set for themselves; what is left out stays as it is."""

    full_name = String(description="The name that others see.")
    language = InputField(Language, description="Of pages, mails and messages.")
    money_unit = InputField(MoneyUnit, description="How amounts are shown.")
    calendar = String(description="`jalali` or `gregorian`.")


def switch_membership(viewer: Viewer, given: Any) -> dict[str, Any]:
    services.switch_membership(actor=viewer, membership_id=pk_of(given.membership, "Membership", "membership"))
    return {"session": SessionRoot()}


def update_profile(viewer: Viewer, given: Any) -> dict[str, Any]:
    services.update_profile(actor=viewer, **plain(given))
    return {"session": SessionRoot()}


_SESSION = Field("api.session.types.Session", description="The session as it stands now.")


class Mutations(ObjectType):
    """What the root takes from here."""

    switch_membership = mutation(
        SwitchMembershipInput,
        switch_membership,
        "Choose which of one's organisations “my” pages show.",
        changes_rights=True,
        session=_SESSION,
    )
    update_profile = mutation(
        UpdateProfileInput, update_profile, "Change one's own settings.", changes_rights=True, session=_SESSION
    )
