"""Writes of the accounts layer. Signing in and up is not here: that is the headless API's business."""

from typing import Any

from accounts import services
from accounts.viewer import Viewer
from api.accounts.types import OrganisationKind, Role, SupplierKind
from api.graphene_types import ID, Boolean, Field, InputField, InputObjectType, ObjectType, String
from api.inputs import plain
from api.payloads import key_field, mutation
from api.relay import pk_of
from api.scalars import DateTime

_FIELD_IDS = {"city": "City", "parent": "Organisation"}
_TEXTS = frozenset({"name", "name_en", "description", "website"})


class OrganisationFields(InputObjectType):
    """A field that is left out stays as it is."""

    name = String(description="Its name, at most 200 characters.")
    name_en = String(description="Its English name.")
    description = String(description="What it does, at most 5,000 characters.")
    website = String(description="An address with http:// or https://.")
    supplier_kind = InputField(SupplierKind, description="What kind of supplier; suppliers only, and they need one.")
    city = ID(description="The city it belongs to.")
    parent = ID(description="The unit directly above; municipal units only.")


class CreateOrganisationInput(InputObjectType):
    """A supplier registers itself; units and secretariats are made by the secretariat."""

    kind = InputField(OrganisationKind, required=True, description="The side on which it stands.")
    fields = InputField(OrganisationFields, required=True, description="At least the name.")
    idempotency_key = key_field()


class UpdateOrganisationInput(InputObjectType):
    """Only the given fields change."""

    id = ID(required=True, description="The organisation.")
    fields = InputField(OrganisationFields, required=True, description="What changes.")


class InviteMemberInput(InputObjectType):
    """An offer of a role to one address."""

    organisation = ID(required=True, description="Who invites.")
    email = String(required=True, description="Who is invited.")
    role = InputField(Role, required=True, description="The role that is offered.")


class RevokeInvitationInput(InputObjectType):
    """Takes an open offer back."""

    id = ID(required=True, description="The invitation.")


class AcceptInvitationInput(InputObjectType):
    """Takes the offered role."""

    token = String(required=True, description="From the link in the mail.")


class ChangeMembershipInput(InputObjectType):
    """What is left out stays as it is."""

    id = ID(required=True, description="The membership.")
    role = InputField(Role, description="The new role.")
    is_active = Boolean(description="False ends the membership, true brings it back.")


class SubmitCredentialInput(InputObjectType):
    """A claim that the secretariat will check."""

    organisation = ID(required=True, description="The supplier.")
    kind = String(required=True, description="Such as `knowledge_based`.")
    number = String(required=True, description="The number on the certificate.")
    issuer = String(required=True, description="Who issued it.")
    valid_until = InputField(DateTime, description="When it ends by itself; a moment ahead.")


class DecideCredentialInput(InputObjectType):
    """The secretariat's decision."""

    id = ID(required=True, description="The credential.")
    verified = Boolean(required=True, description="Whether the claim is true.")
    note = String(description="For the supplier; a rejection needs one.")


def create_organisation(viewer: Viewer, given: Any) -> dict[str, Any]:
    organisation = services.create_organisation(
        actor=viewer,
        kind=given.kind.value,
        fields=_organisation_fields(given),
        idempotency_key=given.get("idempotency_key"),
    )
    return {"organisation": organisation}


def update_organisation(viewer: Viewer, given: Any) -> dict[str, Any]:
    organisation = services.update_organisation(
        actor=viewer, organisation_id=pk_of(given.id, "Organisation", "id"), fields=_organisation_fields(given)
    )
    return {"organisation": organisation}


def _organisation_fields(given: Any) -> services.OrganisationFields:
    """Null empties a text, as leaving the box empty does."""
    values = plain(given.fields, **_FIELD_IDS)
    empty = {name: "" for name, value in values.items() if value is None and name in _TEXTS}
    return services.OrganisationFields(**{**values, **empty})  # type: ignore[typeddict-item]


def invite_member(viewer: Viewer, given: Any) -> dict[str, Any]:
    invitation = services.invite_member(
        actor=viewer,
        organisation_id=pk_of(given.organisation, "Organisation", "organisation"),
        email=given.email,
        role=given.role.value,
    )
    return {"invitation": invitation}


def revoke_invitation(viewer: Viewer, given: Any) -> dict[str, Any]:
    pk = pk_of(given.id, "Invitation", "id")
    return {"invitation": services.revoke_invitation(actor=viewer, invitation_id=pk)}


def accept_invitation(viewer: Viewer, given: Any) -> dict[str, Any]:
    return {"membership": services.accept_invitation(actor=viewer, token=given.token)}


def change_membership(viewer: Viewer, given: Any) -> dict[str, Any]:
    values = plain(given, id="Membership")
    membership = services.change_membership(
        actor=viewer, membership_id=values["id"], role=values.get("role"), is_active=values.get("is_active")
    )
    return {"membership": membership}


def submit_credential(viewer: Viewer, given: Any) -> dict[str, Any]:
    credential = services.submit_credential(
        actor=viewer,
        organisation_id=pk_of(given.organisation, "Organisation", "organisation"),
        kind=given.kind,
        number=given.number,
        issuer=given.issuer,
        valid_until=given.get("valid_until"),
    )
    return {"credential": credential}


def decide_credential(viewer: Viewer, given: Any) -> dict[str, Any]:
    credential = services.decide_credential(
        actor=viewer,
        credential_id=pk_of(given.id, "Credential", "id"),
        verified=given.verified,
        note=given.get("note") or "",
    )
    return {"credential": credential}


_ORGANISATION = Field("api.accounts.types.Organisation", description="The organisation as it stands now.")
_INVITATION = Field("api.accounts.types.Invitation", description="The invitation as it stands now.")
_MEMBERSHIP = Field("api.accounts.types.Membership", description="The membership as it stands now.")
_CREDENTIAL = Field("api.accounts.types.Credential", description="The credential as it stands now.")


class Mutations(ObjectType):
    """What the root takes from here."""

    create_organisation = mutation(
        CreateOrganisationInput,
        create_organisation,
        "Register an organisation. Suppliers by anybody, who becomes the owner; the rest by the secretariat.",
        changes_rights=True,
        organisation=_ORGANISATION,
    )
    update_organisation = mutation(
        UpdateOrganisationInput,
        update_organisation,
        "Change an organisation. For who runs it and the secretariat; only the latter moves units.",
        changes_rights=True,
        organisation=_ORGANISATION,
    )
    invite_member = mutation(
        InviteMemberInput,
        invite_member,
        "Offer a role by e-mail; an open offer of the same role is replaced. For who runs the organisation.",
        invitation=_INVITATION,
    )
    revoke_invitation = mutation(
        RevokeInvitationInput,
        revoke_invitation,
        "Take an open offer back. For who runs the organisation.",
        invitation=_INVITATION,
    )
    accept_invitation = mutation(
        AcceptInvitationInput,
        accept_invitation,
        "Take the offered role. For who holds the address that was invited.",
        changes_rights=True,
        membership=_MEMBERSHIP,
    )
    change_membership = mutation(
        ChangeMembershipInput,
        change_membership,
        "Change a role, end a membership or bring it back. For who runs the organisation; one's own anybody may end.",
        changes_rights=True,
        membership=_MEMBERSHIP,
    )
    submit_credential = mutation(
        SubmitCredentialInput,
        submit_credential,
        "Claim a credential. For owners of the supplier.",
        credential=_CREDENTIAL,
    )
    decide_credential = mutation(
        DecideCredentialInput,
        decide_credential,
        "Verify or reject a waiting claim. For the secretariat, never for one's own organisation.",
        credential=_CREDENTIAL,
    )
