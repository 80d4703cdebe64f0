"""People, organisations and what ties them together."""

from typing import Any

from accounts import enums, models, selectors
from api.connections import PAGE, Slice, connection, paged_under
from api.context import viewer_in
from api.fields import to_one, to_one_if, to_visible
from api.graphene_types import Boolean, Field, Info, String, enum, listed
from api.nodes import RowType
from api.scalars import DateTime
from api.siblings import for_each, one, together
from api.values import AllowedAction
from bahamm.kernel.actions import AllowedAction as Action
from marketplace.catalog.selectors import challenges_visible_to, solutions_visible_to, sort_challenges, sort_solutions

Language = enum(enums.Language, "A language of the product and of its texts.")
MoneyUnit = enum(enums.MoneyUnit, "How amounts are shown; they are always stored in rial.")
OrganisationKind = enum(enums.OrganisationKind, "The side on which an organisation stands.")
SupplierKind = enum(enums.SupplierKind, "What kind of supplier it is.")
Role = enum(enums.Role, "What a person is in an organisation.")
CredentialStatus = enum(enums.CredentialStatus, "How far the check of a credential is.")


class City(RowType):
    """A city of this installation."""

    class Meta:
        model = models.City

    slug = String(required=True, description="Its name in addresses.")
    name_fa = String(required=True, description="Persian name.")
    name_en = String(required=True, description="English name.")


class User(RowType):
    """A person, as others see them."""

    class Meta:
        model = models.User

    full_name = String(required=True, description="The name that the person gave.")


class Membership(RowType):
    """One role of one person in one organisation."""

    class Meta:
        model = models.Membership

    role = Role(required=True, description="What the person is there.")
    organisation = to_one("api.accounts.types.Organisation", "organisation", "Where.", required=True)
    user = to_one(User, "user", "Who.", required=True)
    email = String(description="For the person, who runs the organisation, and the secretariat; null for others.")
    is_active = Boolean(required=True, description="Ended memberships stay, inactive.")
    joined_at = DateTime(required=True, description="Since when.")

    @staticmethod
    def resolve_email(row: models.Membership, info: Info) -> str | None:
        return one(row, "user").email if selectors.can_see_email(viewer_in(info), row) else None


class Invitation(RowType):
    """An offer of a role that was sent by e-mail."""

    class Meta:
        model = models.Invitation

    email = String(required=True, description="The address it was sent to; only it can accept.")
    role = Role(required=True, description="The role that is offered.")
    organisation = to_one("api.accounts.types.Organisation", "organisation", "Who invites.", required=True)
    created_at = DateTime(required=True, description="When it was sent.")
    expires_at = DateTime(required=True, description="Until when it can be accepted.")
    status = String(required=True, description="`pending`, `accepted`, `revoked` or `expired`.")


class Credential(RowType):
    """A supplier's claim (such as knowledge-based company status) that the secretariat verifies."""

    class Meta:
        model = models.Credential

    kind = String(required=True, description="A word of the city's vocabulary, such as `knowledge_based`.")
    number = String(required=True, description="The number on the certificate.")
    issuer = String(required=True, description="Who issued it.")
    valid_until = DateTime(description="When it ends by itself; null when it does not.")
    status = CredentialStatus(required=True, description="What it is worth now.")
    note = String(required=True, description="The secretariat's note, for the supplier; empty for others.")
    verified_at = DateTime(description="When the secretariat verified it.")

    @staticmethod
    def resolve_note(row: models.Credential, info: Info) -> str:
        return str(row.note) if selectors.can_see_note(viewer_in(info), row) else ""


class Organisation(RowType):
    """A municipal unit (in a tree, in a city), a supplier, or a secretariat."""

    class Meta:
        model = models.Organisation

    kind = OrganisationKind(required=True, description="The side on which it stands.")
    name = String(required=True, description="Its name.")
    name_en = String(required=True, description="Its English name; empty when none was given.")
    slug = String(required=True, description="Its name in addresses.")
    description = String(required=True, description="What it does, in its own words.")
    website = String(required=True, description="Its address on the web; empty when none was given.")
    supplier_kind = SupplierKind(description="What kind of supplier; null for the demand side.")
    city = to_one(City, "city", "The city it belongs to.")
    parent = to_one_if(
        "api.accounts.types.Organisation", "parent", "The unit directly above.", selectors.can_see_organisation
    )
    children = to_visible(
        "api.accounts.types.Organisation",
        "children",
        "The units directly below, by name.",
        lambda viewer: selectors.by_name(viewer, selectors.organisations_visible_to(viewer)),
    )
    ancestors = Field(
        listed("api.accounts.types.Organisation"), description="The units above, from the root of the tree down."
    )
    is_active = Boolean(required=True, description="Closed organisations are seen by the secretariat only.")
    is_sample = Boolean(required=True, description="Whether it is invented demonstration data.")
    credentials = to_visible(
        Credential,
        "credentials",
        "Those in force, for everybody; all of them for the supplier and the secretariat.",
        lambda viewer: selectors.credentials_visible_to(viewer).order_by("-submitted_at", "-pk"),
    )
    memberships = to_visible(
        Membership,
        "memberships",
        "Its people. Only members and the secretariat see these.",
        lambda viewer: selectors.memberships_visible_to(viewer).order_by("joined_at", "pk"),
    )
    invitations = to_visible(
        Invitation,
        "invitations",
        "Whom it invited, the latest first; for those who manage its people.",
        lambda viewer: selectors.invitations_visible_to(viewer).order_by("-created_at", "-pk"),
    )
    challenges = Field(
        "api.catalog.types.ChallengeConnection",
        required=True,
        description="Its challenges, the newest first.",
        args=PAGE,
    )
    solutions = Field(
        "api.catalog.types.SolutionConnection",
        required=True,
        description="Its solutions, the newest first.",
        args=PAGE,
    )
    allowed_actions = Field(listed(AllowedAction), description="What the viewer may do with it now.")

    @staticmethod
    def resolve_ancestors(row: models.Organisation, info: Info) -> list[models.Organisation]:
        above = for_each(row, "ancestors", _ancestors) or []
        return [item for item in above if selectors.can_see_organisation(viewer_in(info), item)]

    @staticmethod
    def resolve_challenges(row: Any, info: Info, first: int | None = None, after: str | None = None) -> Slice:
        return paged_under(row, "challenges", sort_challenges(challenges_visible_to(viewer_in(info))), first, after)

    @staticmethod
    def resolve_solutions(row: Any, info: Info, first: int | None = None, after: str | None = None) -> Slice:
        return paged_under(row, "solutions", sort_solutions(solutions_visible_to(viewer_in(info))), first, after)

    @staticmethod
    def resolve_allowed_actions(row: models.Organisation, info: Info) -> list[Action]:
        return selectors.allowed_actions(viewer_in(info), row)


def _ancestors(rows: list[models.Organisation]) -> dict[int, list[models.Organisation]]:
    found = selectors.ancestors_of([row.pk for row in rows])
    together({item.pk: item for chain in found.values() for item in chain}.values())
    return found


OrganisationConnection = connection("Organisation", "api.accounts.types.Organisation")
