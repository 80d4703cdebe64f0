"""What the accounts layer does after its own events and allauth's. Each handler is safe to repeat."""

from typing import Any

from allauth.account.signals import password_reset
from axes.utils import reset
from django.conf import settings
from django.dispatch import receiver

from accounts.enums import InvitationStatus
from accounts.events import MemberInvited
from accounts.invitation_tokens import token_of
from accounts.mail_texts import INVITATION, ROLE_NAMES
from accounts.mails import compose, language_for
from accounts.models import Invitation, User
from bahamm.kernel.events import handles


@handles(MemberInvited)
def send_invitation(event: MemberInvited) -> None:
    """Mail the link, unless the invitation was answered or revoked meanwhile. A mail failure is retried."""
    invitation = Invitation.objects.select_related("organisation", "invited_by").get(pk=event.subject_id)
    if invitation.status != InvitationStatus.PENDING:
        return
    language = language_for(invitation.email, fallback=invitation.invited_by.language)
    organisation = invitation.organisation
    values = {
        "organisation": (organisation.name_en or organisation.name) if language == "en" else organisation.name,
        "inviter": invitation.invited_by.full_name,
        "role": ROLE_NAMES[invitation.role][language],
        "email": invitation.email,
        "expires_at": invitation.expires_at,
    }
    link = f"{settings.BAHAMM_BASE_URL}/invitations/{token_of(invitation)}"  # type: ignore[misc]  # set by configure()
    compose(INVITATION, to=invitation.email, language=language, values=values, link=link).send()


@receiver(password_reset, dispatch_uid="accounts.unlock")
def unlock_after_reset(*, user: User, **kwargs: Any) -> None:
    """Who proved to own the mailbox is no longer locked out."""
    reset(username=user.email)
