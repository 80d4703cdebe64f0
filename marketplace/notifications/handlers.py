"""Who hears of what. Each handler is safe to repeat, and looks at the present: what is settled already is no news."""

from accounts.enums import CredentialStatus, Role
from accounts.events import CredentialDecided, CredentialSubmitted, InvitationAccepted
from accounts.models import Credential, Invitation, Membership
from bahamm.kernel.events import handles
from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.events import (
    ChallengeApprovalRequested,
    ChallengeApprovedByUnit,
    ChallengeEvent,
    ChallengeMerged,
    ChallengePublished,
    ChallengeReturned,
    ChallengeSentToSecretariat,
)
from marketplace.catalog.models import Challenge
from marketplace.notifications.enums import NewsKind
from marketplace.notifications.rules import approvers, challenge_people, holders, secretariat_people
from marketplace.notifications.services import News, notify


@handles(ChallengeApprovalRequested)
def tell_approvers(event: ChallengeApprovalRequested) -> None:
    challenge = Challenge.objects.filter(pk=event.subject_id, approval_requested_at__isnull=False).first()
    if challenge is not None:
        _tell(event, NewsKind.APPROVAL_REQUESTED, approvers(challenge))


@handles(ChallengeApprovedByUnit)
def tell_approved(event: ChallengeApprovedByUnit) -> None:
    challenge = _still(event, ChallengeState.UNIT_APPROVED)
    if challenge is not None:
        _tell(event, NewsKind.CHALLENGE_APPROVED, challenge_people(challenge))


@handles(ChallengeSentToSecretariat)
def tell_secretariat(event: ChallengeSentToSecretariat) -> None:
    if _still(event, ChallengeState.QUALITY_CHECK) is not None:
        _tell(event, NewsKind.QUALITY_CHECK_WAITING, secretariat_people())


@handles(ChallengeReturned)
def tell_returned(event: ChallengeReturned) -> None:
    challenge = _still(event, ChallengeState.RETURNED)
    if challenge is not None:
        _tell(event, NewsKind.CHALLENGE_RETURNED, challenge_people(challenge))


@handles(ChallengePublished)
def tell_published(event: ChallengePublished) -> None:
    challenge = Challenge.objects.filter(pk=event.subject_id).first()
    if challenge is not None:
        _tell(event, NewsKind.CHALLENGE_PUBLISHED, challenge_people(challenge))


@handles(ChallengeMerged)
def tell_merged(event: ChallengeMerged) -> None:
    challenge = _still(event, ChallengeState.MERGED)
    if challenge is not None:
        _tell(event, NewsKind.CHALLENGE_MERGED, challenge_people(challenge), challenges=[event.merged_into_id])


def _still(event: ChallengeEvent, state: ChallengeState) -> Challenge | None:
    """The challenge, unless it has moved on since."""
    return Challenge.objects.filter(pk=event.subject_id, state=state).first()


def _tell(event: ChallengeEvent, kind: NewsKind, people: set[int], **data: list[int]) -> None:
    key = f"{kind}:{event.subject_id}:{event.revision}"
    news = News(kind=kind, subject=("challenge", event.subject_id), dedupe_key=key, data=dict(data))
    notify(recipients=people - {event.actor_id}, news=news)


@handles(CredentialSubmitted)
def tell_credential_waits(event: CredentialSubmitted) -> None:
    if not Credential.objects.filter(pk=event.subject_id, stored_status=CredentialStatus.PENDING).exists():
        return
    kind = NewsKind.CREDENTIAL_SUBMITTED
    news = News(kind=kind, subject=("credential", event.subject_id), dedupe_key=f"{kind}:{event.subject_id}")
    notify(recipients=secretariat_people() - {event.actor_id}, news=news)


@handles(CredentialDecided)
def tell_credential_decided(event: CredentialDecided) -> None:
    credential = Credential.objects.filter(pk=event.subject_id).first()
    if credential is None:
        return
    kind = NewsKind.CREDENTIAL_DECIDED
    news = News(kind=kind, subject=("credential", credential.pk), dedupe_key=f"{kind}:{credential.pk}")
    notify(recipients=holders([credential.organisation_id], Role.SUPPLIER_OWNER), news=news)


@handles(InvitationAccepted)
def tell_accepted(event: InvitationAccepted) -> None:
    """The inviter hears, if they still belong to those who see the organisation's people."""
    invitation = Invitation.objects.filter(pk=event.subject_id).first()
    if invitation is None or not Membership.objects.filter(pk=event.membership_id).exists():
        return
    kind = NewsKind.INVITATION_ACCEPTED
    news = News(
        kind=kind,
        subject=("organisation", invitation.organisation_id),
        dedupe_key=f"{kind}:{invitation.pk}",
        data={"memberships": [event.membership_id], "role": event.role},
    )
    notify(recipients={invitation.invited_by_id} - {event.actor_id}, news=news)
