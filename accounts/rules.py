"""Who may: each function answers None for yes, or the refusal that says why not. When is not asked here."""

from typing import TYPE_CHECKING

from accounts.enums import OrganisationKind, Role
from accounts.errors import (
    ONLY_LEADER,
    ONLY_SECRETARIAT,
    ONLY_SUPPLIER_OWNER,
    ONLY_SUPPLIERS_HAVE_CREDENTIALS,
    ORGANISATION_INACTIVE,
    OWN_CREDENTIAL,
)
from bahamm.kernel.errors import SIGN_IN_REQUIRED, FieldError

if TYPE_CHECKING:
    from accounts.models import Credential, Membership, Organisation
    from accounts.viewer import Viewer


def runs(viewer: "Viewer", organisation: "Organisation") -> bool:
    """Holds the leading role there; for a unit also in a unit above, for a secretariat in any secretariat."""
    if organisation.kind == OrganisationKind.MUNICIPAL_UNIT:
        return organisation.pk in viewer.unit_ids_as(Role.UNIT_HEAD)
    if organisation.kind == OrganisationKind.SUPPLIER:
        return organisation.pk in viewer.supplier_ids(Role.SUPPLIER_OWNER)
    return viewer.is_secretariat


def may_create_organisation(viewer: "Viewer", kind: str) -> FieldError | None:
    """Anybody signed in registers a supplier; the demand side is made by the secretariat."""
    if not viewer.is_authenticated:
        return FieldError(SIGN_IN_REQUIRED)
    if kind == OrganisationKind.SUPPLIER or viewer.is_secretariat:
        return None
    return FieldError(ONLY_SECRETARIAT, "kind")


def may_update_organisation(viewer: "Viewer", organisation: "Organisation") -> FieldError | None:
    if not viewer.is_authenticated:
        return FieldError(SIGN_IN_REQUIRED)
    return None if viewer.is_secretariat or runs(viewer, organisation) else FieldError(ONLY_LEADER)


def may_move_unit(viewer: "Viewer", organisation: "Organisation", field: str) -> FieldError | None:
    """A unit's place gives rights to the heads above it, so that its own head cannot choose it."""
    if organisation.kind != OrganisationKind.MUNICIPAL_UNIT or viewer.is_secretariat:
        return None
    return FieldError(ONLY_SECRETARIAT, field)


def may_manage_members(viewer: "Viewer", organisation: "Organisation") -> FieldError | None:
    """Suppliers choose their own people: a secretariat that could join a supplier could read its bids."""
    if not viewer.is_authenticated:
        return FieldError(SIGN_IN_REQUIRED)
    if organisation.kind == OrganisationKind.SUPPLIER:
        return None if runs(viewer, organisation) else FieldError(ONLY_SUPPLIER_OWNER)
    if viewer.is_secretariat or runs(viewer, organisation):
        return None
    return FieldError(ONLY_LEADER)


def may_invite_member(viewer: "Viewer", organisation: "Organisation") -> FieldError | None:
    refusal = may_manage_members(viewer, organisation)
    if refusal is None and not organisation.is_active:
        return FieldError(ORGANISATION_INACTIVE)
    return refusal


def may_change_membership(viewer: "Viewer", membership: "Membership", *, only_leaves: bool) -> FieldError | None:
    """Managers change memberships; everybody may end their own."""
    if only_leaves and viewer.is_authenticated and membership.user_id == viewer.user_id:
        return None
    return may_manage_members(viewer, membership.organisation)


def may_submit_credential(viewer: "Viewer", organisation: "Organisation") -> FieldError | None:
    if not viewer.is_authenticated:
        return FieldError(SIGN_IN_REQUIRED)
    if organisation.kind != OrganisationKind.SUPPLIER:
        return FieldError(ONLY_SUPPLIERS_HAVE_CREDENTIALS)
    return None if runs(viewer, organisation) else FieldError(ONLY_SUPPLIER_OWNER)


def may_decide_credential(viewer: "Viewer", credential: "Credential") -> FieldError | None:
    """The secretariat, but never somebody who belongs to the organisation."""
    if not viewer.is_authenticated:
        return FieldError(SIGN_IN_REQUIRED)
    if not viewer.is_secretariat:
        return FieldError(ONLY_SECRETARIAT)
    if credential.organisation_id in viewer.organisation_ids():
        return FieldError(OWN_CREDENTIAL)
    return None
