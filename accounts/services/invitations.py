"""Invitations: a role offered by mail to one address."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.enums import ROLES_OF_KIND, InvitationStatus, Role
from accounts.errors import (
    ALREADY_MEMBER,
    INVITATION_EXPIRED,
    INVITATION_LIMIT,
    INVITATION_OTHER_EMAIL,
    INVITATION_REVOKED,
    INVITATION_USED,
    ORGANISATION_INACTIVE,
    ROLE_DOES_NOT_FIT,
)
from accounts.events import InvitationAccepted, InvitationRevoked, MemberInvited
from accounts.invitation_tokens import hash_of, token_of
from accounts.models import Invitation, Membership, Organisation, User
from accounts.rules import may_invite_member, may_manage_members
from accounts.selectors import invitations_visible_to, verified_emails
from accounts.services.common import locked_organisation, person, refuse_unless
from accounts.text import email_address
from accounts.viewer import Viewer
from bahamm.kernel import events
from bahamm.kernel.errors import (
    INVALID_CHOICE,
    NOT_FOUND,
    Conflict,
    ErrorCode,
    ErrorCollector,
    NotFound,
    PermissionRefused,
)

VALID_FOR = timedelta(days=14)
#: An organisation cannot be used to mail the world.
MAX_OPEN = 50


@transaction.atomic
def invite_member(*, actor: Viewer, organisation_id: int, email: str, role: str) -> Invitation:
    """Offer ``role`` to ``email``; an open offer of the same role is replaced. Records MemberInvited (the mail)."""
    user_id = person(actor)
    organisation = locked_organisation(actor, organisation_id)
    refuse_unless(may_invite_member(actor, organisation))
    address = _checked(organisation, email, role)
    _open_invitations(organisation).filter(email=address, role=role).update(revoked_at=timezone.now())
    if _open_invitations(organisation).count() >= MAX_OPEN:
        raise Conflict.of(INVITATION_LIMIT, limit=MAX_OPEN)
    invitation = Invitation(
        organisation=organisation,
        email=address,
        role=role,
        nonce=secrets.token_urlsafe(32),
        invited_by_id=user_id,
        expires_at=timezone.now() + VALID_FOR,
    )
    invitation.token_hash = hash_of(token_of(invitation))
    invitation.save()
    events.record(MemberInvited(subject_id=invitation.pk, actor_id=user_id, organisation_id=organisation.pk, role=role))
    return invitation


@transaction.atomic
def revoke_invitation(*, actor: Viewer, invitation_id: int) -> Invitation:
    """Withdraw an open offer; repeating it changes nothing. Records InvitationRevoked."""
    visible = invitations_visible_to(actor).filter(pk=invitation_id).values("pk")
    invitation = Invitation.objects.select_for_update(of=("self",)).filter(pk__in=visible).first()
    if invitation is None:
        raise NotFound.of(NOT_FOUND)
    refuse_unless(may_manage_members(actor, invitation.organisation))
    if invitation.status == InvitationStatus.ACCEPTED:
        raise Conflict.of(INVITATION_USED)
    if invitation.status != InvitationStatus.REVOKED:
        invitation.revoked_at = timezone.now()
        invitation.save(update_fields=["revoked_at"])
        events.record(
            InvitationRevoked(
                subject_id=invitation.pk,
                actor_id=actor.user_id,
                organisation_id=invitation.organisation_id,
                role=invitation.role,
            )
        )
    return invitation


@transaction.atomic
def accept_invitation(*, actor: Viewer, token: str) -> Membership:
    """Take the offered role. The mail's address must be a verified one of the actor; safe to repeat.

    Records InvitationAccepted.
    """
    user_id = person(actor)
    invitation = Invitation.objects.select_for_update(of=("self",)).filter(token_hash=hash_of(token)).first()
    if invitation is None:
        raise NotFound.of(NOT_FOUND, field="token")
    if invitation.email not in verified_emails(actor):
        raise PermissionRefused.of(INVITATION_OTHER_EMAIL)
    if (made := _made_of(invitation, user_id)) is not None:
        return made
    if (closed := _CLOSED.get(invitation.status)) is not None:
        raise Conflict.of(closed)
    if not invitation.organisation.is_active:
        raise Conflict.of(ORGANISATION_INACTIVE)
    membership = _join(user_id, invitation)
    invitation.accepted_at = timezone.now()
    invitation.accepted_by_id = user_id
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    events.record(
        InvitationAccepted(
            subject_id=invitation.pk,
            actor_id=user_id,
            organisation_id=invitation.organisation_id,
            role=invitation.role,
            membership_id=membership.pk,
        )
    )
    return membership


def _made_of(invitation: Invitation, user_id: int) -> Membership | None:
    """What the same person's first acceptance made, unless it has become another role since."""
    if invitation.accepted_by_id != user_id:
        return None
    return Membership.objects.filter(
        user_id=user_id, organisation_id=invitation.organisation_id, role=invitation.role
    ).first()


_CLOSED: dict[InvitationStatus, ErrorCode] = {
    InvitationStatus.ACCEPTED: INVITATION_USED,
    InvitationStatus.REVOKED: INVITATION_REVOKED,
    InvitationStatus.EXPIRED: INVITATION_EXPIRED,
}


def _checked(organisation: Organisation, email: str, role: str) -> str:
    errors = ErrorCollector()
    address = email_address(email, "email", errors)
    if role not in Role.values:
        errors.add(INVALID_CHOICE, "role", value=role)
    elif role not in ROLES_OF_KIND[organisation.kind]:
        errors.add(ROLE_DOES_NOT_FIT, "role")
    errors.raise_if_any()
    held = Membership.objects.filter(organisation=organisation, role=role, is_active=True, user__email=address)
    if held.exists():
        raise Conflict.of(ALREADY_MEMBER, field="email")
    return address


def _open_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    return Invitation.objects.filter(organisation=organisation, accepted_at=None, revoked_at=None)


def _join(user_id: int, invitation: Invitation) -> Membership:
    membership, is_new = Membership.objects.get_or_create(
        user_id=user_id, organisation_id=invitation.organisation_id, role=invitation.role
    )
    if not is_new and not membership.is_active:
        membership.is_active = True
        membership.save(update_fields=["is_active"])
    User.objects.filter(pk=user_id, active_membership=None).update(active_membership=membership)
    return membership
