"""Cities, organisations, and the offer behind an invitation's link."""

from typing import Any

from accounts import selectors
from api.accounts.types import City, Invitation, Organisation, OrganisationConnection, OrganisationKind
from api.connections import PAGE, Slice, paged
from api.context import viewer_in
from api.graphene_types import ID, Field, Info, InputObjectType, ObjectType, String, listed
from api.nodes import finder
from api.relay import pk_of, pk_or_none
from api.siblings import together


class OrganisationFilter(InputObjectType):
    """Every given condition must hold."""

    search = String(description="Words of the name, in any spelling variant.")
    kind = OrganisationKind(description="The side on which it stands.")
    city = ID(description="The city it belongs to.")
    parent = ID(description="The unit directly above.")


class Queries(ObjectType):
    cities = Field(listed(City), description="All cities, by Persian name.")
    organisation = Field(
        Organisation,
        description="One organisation, by its id or its name in addresses; null when the viewer may not see it.",
        args={"id": ID(description="Its id."), "slug": String(description="Its name in addresses.")},
    )
    organisations = Field(
        OrganisationConnection,
        required=True,
        description="Organisations by name, those named in the script of the viewer's language first.",
        args={"filter": OrganisationFilter(description="Which ones."), **PAGE},
    )
    invitation_by_token = Field(
        Invitation,
        description="What the link in the mail offers; null when there is no such offer.",
        args={"token": String(required=True, description="From the link.")},
    )

    @staticmethod
    def resolve_cities(_root: Any, _info: Info) -> list[Any]:
        return together(selectors.cities())

    @staticmethod
    def resolve_organisation(_root: Any, info: Info, id: str | None = None, slug: str | None = None) -> Any:
        rows = selectors.organisations_visible_to(viewer_in(info))
        if id is not None:
            rows = rows.filter(pk=pk_of(id, "Organisation", "id"))
        if slug is not None:
            # No slug has a null byte, and PostgreSQL refuses to look for one.
            rows = rows.none() if "\0" in slug else rows.filter(slug=slug)
        return None if id is None and slug is None else next(iter(together(rows[:1])), None)

    @staticmethod
    def resolve_organisations(
        _root: Any,
        info: Info,
        filter: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Slice:
        wanted = filter or {}
        rows = selectors.organisations(
            viewer_in(info),
            search=wanted.get("search") or "",
            kind=wanted.get("kind"),
            city_id=pk_or_none(wanted.get("city"), "City", "filter.city"),
            parent_id=pk_or_none(wanted.get("parent"), "Organisation", "filter.parent"),
        )
        return paged(rows, first, after)

    @staticmethod
    def resolve_invitation_by_token(_root: Any, _info: Info, token: str) -> Any:
        found = selectors.invitation_by_token(token)
        return None if found is None else together([found])[0]


finders = {
    "City": finder(lambda viewer: selectors.cities()),
    "User": finder(selectors.users_visible_to),
    "Membership": finder(selectors.memberships_visible_to),
    "Invitation": finder(selectors.invitations_visible_to),
    "Credential": finder(selectors.credentials_visible_to),
    "Organisation": finder(selectors.organisations_visible_to),
}
