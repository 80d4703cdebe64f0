import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from accounts import handlers
from accounts.enums import ROLES_OF_KIND, InvitationStatus, OrganisationKind, Role
from accounts.events import MemberInvited
from accounts.invitation_tokens import hash_of, token_of
from accounts.models import Invitation, Membership, Organisation, User
from accounts.selectors import invitation_by_token
from accounts.services import accept_invitation, invite_member, revoke_invitation
from accounts.services.invitations import MAX_OPEN
from accounts.viewer import Viewer, viewer_for
from bahamm.kernel.errors import Conflict, DomainError, NotFound, PermissionRefused, ValidationFailed
from bahamm.kernel.models import EventRecord
from tests.accounts.conftest import VIEWERS, Town
from tests.factories.accounts import (
    FACTORY_OF_KIND,
    MembershipFactory,
    UserFactory,
    viewer_with,
)

pytestmark = pytest.mark.django_db


def invite(town: Town, email: str = "guest@example.org", role: str = Role.UNIT_OFFICER) -> Invitation:
    return invite_member(actor=town.viewers["head"], organisation_id=town.unit.pk, email=email, role=role)


def names() -> list[str]:
    return list(EventRecord.objects.order_by("pk").values_list("name", flat=True))


def test_an_invitation_keeps_the_hash_of_its_token_only(town: Town) -> None:
    invitation = invite(town, " Guest@Example.org ")
    token = token_of(invitation)
    assert (invitation.email, invitation.role, invitation.status) == (
        "guest@example.org",
        Role.UNIT_OFFICER,
        InvitationStatus.PENDING,
    )
    assert invitation.token_hash == hash_of(token)
    row = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert [name for name, value in row.items() if value == token] == []
    event = EventRecord.objects.get()
    assert (event.name, event.organisation_id, event.data) == ("MemberInvited", town.unit.pk, {"role": "unit_officer"})


@pytest.mark.parametrize("kind", OrganisationKind.values)
@pytest.mark.parametrize("role", Role.values)
def test_a_role_is_offered_only_where_it_exists(town: Town, kind: str, role: str) -> None:
    organisation = FACTORY_OF_KIND[OrganisationKind(kind)]()
    leader = viewer_with(Role.SUPPLIER_OWNER, organisation) if kind == "supplier" else town.viewers["secretariat"]
    arguments: dict[str, Any] = {"actor": leader, "organisation_id": organisation.pk, "email": "a@example.org"}
    if role in ROLES_OF_KIND[kind]:
        assert invite_member(**arguments, role=role).role == role
    else:
        with pytest.raises(ValidationFailed) as refused:
            invite_member(**arguments, role=role)
        assert refused.value.codes == ["accounts.role_does_not_fit"]
        assert Invitation.objects.count() == 0


@pytest.mark.parametrize("name", sorted(set(VIEWERS) - {"head", "head_above", "secretariat"}))
def test_others_invite_nobody_into_a_unit(town: Town, name: str) -> None:
    with pytest.raises(PermissionRefused):
        invite_member(
            actor=town.viewers[name], organisation_id=town.unit.pk, email="a@example.org", role=Role.UNIT_HEAD
        )
    assert (Invitation.objects.count(), names()) == (0, [])


def test_the_secretariat_cannot_place_people_in_a_supplier(town: Town) -> None:
    with pytest.raises(PermissionRefused) as refused:
        invite_member(
            actor=town.viewers["secretariat"],
            organisation_id=town.supplier.pk,
            email="spy@example.org",
            role=Role.SUPPLIER_OWNER,
        )
    assert refused.value.codes == ["accounts.only_supplier_owner"]
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize(
    ("email", "role", "codes"),
    [
        ("", Role.UNIT_OFFICER, ["required"]),
        ("nobody", Role.UNIT_OFFICER, ["accounts.email_invalid"]),
        ("a@example.org\x00", Role.UNIT_OFFICER, ["invalid_characters"]),
        ("a@example.org\nBcc: b@example.org", Role.UNIT_OFFICER, ["accounts.email_invalid"]),
        (f"{'a' * 250}@example.org", Role.UNIT_OFFICER, ["too_long"]),
        ("nobody", "king", ["accounts.email_invalid", "invalid_choice"]),
    ],
)
def test_bad_input_is_refused(town: Town, email: str, role: str, codes: list[str]) -> None:
    with pytest.raises(ValidationFailed) as refused:
        invite(town, email, role)
    assert refused.value.codes == codes
    assert Invitation.objects.count() == 0


def test_who_holds_the_role_is_not_invited_again(town: Town) -> None:
    membership = MembershipFactory(organisation=town.unit, role=Role.UNIT_OFFICER)
    with pytest.raises(Conflict) as refused:
        invite(town, membership.user.email.upper())
    assert refused.value.codes == ["accounts.already_member"]


def test_a_second_invitation_replaces_the_first(town: Town) -> None:
    first, second = invite(town), invite(town)
    first.refresh_from_db()
    assert (first.status, second.status) == (InvitationStatus.REVOKED, InvitationStatus.PENDING)
    assert token_of(first) != token_of(second)


def test_an_organisation_cannot_mail_the_world(town: Town) -> None:
    for number in range(MAX_OPEN):
        invite(town, f"guest{number}@example.org")
    with pytest.raises(Conflict) as refused:
        invite(town, "one-more@example.org")
    assert refused.value.codes == ["accounts.invitation_limit"]
    assert Invitation.objects.count() == MAX_OPEN
    assert invite(town, "guest3@example.org").status == InvitationStatus.PENDING


# -- the mail -------------------------------------------------------------------------------


def deliver(invitation: Invitation) -> None:
    handlers.send_invitation(
        MemberInvited(
            subject_id=invitation.pk,
            actor_id=invitation.invited_by_id,
            organisation_id=invitation.organisation_id,
            role=invitation.role,
        )
    )


def test_the_mail_speaks_the_invited_persons_language_and_carries_the_link(town: Town, settings: Any) -> None:
    UserFactory(email="guest@example.org", language="en")
    Organisation.objects.filter(pk=town.unit.pk).update(name_en="Waste Office")
    invitation = invite(town)
    deliver(invitation)
    [message] = mail.outbox
    assert (message.to, message.subject) == (["guest@example.org"], "Invitation to join Waste Office")
    [link] = re.findall(r"http\S+", str(message.body))
    assert link == f"{settings.BAHAMM_BASE_URL}/invitations/{token_of(invitation)}"
    assert invitation_by_token(link.rsplit("/", 1)[1]) == invitation


def test_strangers_are_written_to_in_the_inviters_language(town: Town) -> None:
    deliver(invite(town))
    assert mail.outbox[0].subject == f"دعوت به همکاری در «{town.unit.name}»"


def test_nothing_is_mailed_when_the_invitation_was_withdrawn_meanwhile(town: Town) -> None:
    invitation = invite(town)
    revoke_invitation(actor=town.viewers["head"], invitation_id=invitation.pk)
    deliver(invitation)
    assert mail.outbox == []


# -- revoke ---------------------------------------------------------------------------------


def test_revoking_twice_records_once(town: Town) -> None:
    invitation = invite(town)
    for _ in range(2):
        assert (
            revoke_invitation(actor=town.viewers["head_above"], invitation_id=invitation.pk).status
            == InvitationStatus.REVOKED
        )
    assert names() == ["MemberInvited", "InvitationRevoked"]


@pytest.mark.parametrize("name", sorted(set(VIEWERS) - {"head", "head_above", "secretariat"}))
def test_others_cannot_even_see_what_they_would_revoke(town: Town, name: str) -> None:
    invitation = invite(town)
    with pytest.raises(NotFound):
        revoke_invitation(actor=town.viewers[name], invitation_id=invitation.pk)
    invitation.refresh_from_db()
    assert (invitation.status, names()) == (InvitationStatus.PENDING, ["MemberInvited"])


def test_an_accepted_invitation_is_not_revoked(town: Town) -> None:
    invitation = invite(town)
    accept_invitation(actor=viewer_for(UserFactory(email="guest@example.org")), token=token_of(invitation))
    with pytest.raises(Conflict) as refused:
        revoke_invitation(actor=town.viewers["head"], invitation_id=invitation.pk)
    assert refused.value.codes == ["accounts.invitation_used"]
    assert Invitation.objects.get(pk=invitation.pk).status == InvitationStatus.ACCEPTED


# -- accept ---------------------------------------------------------------------------------


def test_accepting_gives_the_role_and_may_be_repeated(town: Town) -> None:
    invitation = invite(town)
    guest = UserFactory(email="guest@example.org")
    first = accept_invitation(actor=viewer_for(guest), token=token_of(invitation))
    second = accept_invitation(actor=viewer_for(guest), token=token_of(invitation))
    assert first == second
    assert viewer_for(guest).unit_ids_as(Role.UNIT_OFFICER) == {town.unit.pk}
    assert User.objects.get(pk=guest.pk).active_membership == first
    invitation.refresh_from_db()
    assert (invitation.status, invitation.accepted_by) == (InvitationStatus.ACCEPTED, guest)
    assert names() == ["MemberInvited", "InvitationAccepted"]


def test_any_verified_address_of_the_person_counts(town: Town) -> None:
    guest = UserFactory(email="home@example.org")
    EmailAddress.objects.create(user=guest, email="guest@example.org", verified=True, primary=False)
    assert accept_invitation(actor=viewer_for(guest), token=token_of(invite(town))).user == guest


def test_an_ended_membership_comes_back(town: Town) -> None:
    guest = UserFactory(email="guest@example.org")
    ended = MembershipFactory(user=guest, organisation=town.unit, role=Role.UNIT_OFFICER, is_active=False)
    membership = accept_invitation(actor=viewer_for(guest), token=token_of(invite(town)))
    assert (membership, membership.is_active) == (ended, True)


def test_repeating_does_not_undo_a_later_dismissal(town: Town) -> None:
    guest = UserFactory(email="guest@example.org")
    token = token_of(invite(town))
    membership = accept_invitation(actor=viewer_for(guest), token=token)
    Membership.objects.filter(pk=membership.pk).update(is_active=False)
    assert accept_invitation(actor=viewer_for(guest), token=token).is_active is False


def refused_acceptance(invitation: Invitation, actor: Viewer) -> list[str]:
    before = Membership.objects.count(), Invitation.objects.filter(pk=invitation.pk).values().get()
    with pytest.raises(DomainError) as refused:
        accept_invitation(actor=actor, token=token_of(invitation))
    assert (Membership.objects.count(), Invitation.objects.filter(pk=invitation.pk).values().get()) == before
    return refused.value.codes


def test_nobody_else_accepts(town: Town) -> None:
    invitation = invite(town)
    assert refused_acceptance(invitation, Viewer.anonymous()) == ["sign_in_required"]
    assert refused_acceptance(invitation, viewer_for(UserFactory())) == ["accounts.invitation_other_email"]
    unverified = UserFactory(email="guest@example.org", verified=False)
    assert refused_acceptance(invitation, viewer_for(unverified)) == ["accounts.invitation_other_email"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, "accounts.invitation_expired"),
        ({"revoked_at": timezone.now()}, "accounts.invitation_revoked"),
    ],
)
def test_a_closed_invitation_is_refused(town: Town, change: dict[str, Any], code: str) -> None:
    invitation = invite(town)
    Invitation.objects.filter(pk=invitation.pk).update(**change)
    assert refused_acceptance(invitation, viewer_for(UserFactory(email="guest@example.org"))) == [code]


def test_an_invitation_that_somebody_else_used_is_refused(town: Town) -> None:
    invitation = invite(town)
    Invitation.objects.filter(pk=invitation.pk).update(accepted_at=timezone.now(), accepted_by=UserFactory())
    guest = viewer_for(UserFactory(email="guest@example.org"))
    assert refused_acceptance(invitation, guest) == ["accounts.invitation_used"]


def test_a_closed_organisation_is_not_joined(town: Town) -> None:
    invitation = invite(town)
    Organisation.objects.filter(pk=town.unit.pk).update(is_active=False)
    guest = viewer_for(UserFactory(email="guest@example.org"))
    assert refused_acceptance(invitation, guest) == ["accounts.organisation_inactive"]


@pytest.mark.parametrize("token", ["", "x", "\x00", "а" * 5000])
def test_a_made_up_token_is_not_found(token: str) -> None:
    with pytest.raises(NotFound):
        accept_invitation(actor=viewer_for(UserFactory()), token=token)
