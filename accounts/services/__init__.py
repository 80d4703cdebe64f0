"""Writes. Each public function is one atomic block: lock, read, check, write, record the event."""

from accounts.services.credentials import decide_credential, submit_credential
from accounts.services.invitations import accept_invitation, invite_member, revoke_invitation
from accounts.services.memberships import change_membership, switch_membership
from accounts.services.organisations import OrganisationFields, create_organisation, update_organisation
from accounts.services.profile import update_profile

__all__ = [
    "OrganisationFields",
    "accept_invitation",
    "change_membership",
    "create_organisation",
    "decide_credential",
    "invite_member",
    "revoke_invitation",
    "submit_credential",
    "switch_membership",
    "update_organisation",
    "update_profile",
]
