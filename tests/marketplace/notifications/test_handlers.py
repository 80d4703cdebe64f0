"""From events to inboxes: the right people, once, and only while it is news."""

from typing import Any

import pytest

from accounts import services as accounts
from accounts.enums import Role
from accounts.invitation_tokens import token_of
from accounts.models import Organisation
from accounts.viewer import Viewer, viewer_for
from bahamm.kernel import events
from bahamm.kernel.models import EventRecord
from bahamm.kernel.worker import run_pending
from marketplace.catalog import services as catalog
from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.models import Challenge
from marketplace.notifications.models import Notification
from tests.factories.accounts import (
    SecretariatFactory,
    SupplierFactory,
    UnitFactory,
    UserFactory,
    member_with,
)
from tests.factories.catalog import ChallengeFactory

#: The worker closes its connection after each task, as it does in production.
pytestmark = pytest.mark.django_db(transaction=True)


class Town:
    """A unit with two officers and a head, and a secretariat of two."""

    def __init__(self) -> None:
        self.unit = UnitFactory()
        office = SecretariatFactory()
        self.author, self.officer = (member_with(Role.UNIT_OFFICER, self.unit) for _ in range(2))
        self.head = member_with(Role.UNIT_HEAD, self.unit)
        self.clerk, self.colleague = (member_with(Role.SECRETARIAT, office) for _ in range(2))

    def challenge(self, state: str) -> Challenge:
        challenge: Challenge = ChallengeFactory(unit=self.unit, author=self.author, state=state)
        return challenge


@pytest.fixture
def town() -> Town:
    return Town()


def inboxes() -> dict[str, list[int]]:
    """Who was told what: people by kind of news."""
    told: dict[str, list[int]] = {}
    for row in Notification.objects.exclude(kind__startswith="new_").order_by("recipient_id"):
        told.setdefault(row.kind, []).append(row.recipient_id)
    return told


def step(person: Any, challenge: Challenge, transition: str, **values: Any) -> None:
    catalog.transition_challenge(actor=viewer_for(person), challenge_id=challenge.pk, transition=transition, **values)
    run_pending()


def again() -> None:
    """Deliver every event of the log a second time."""
    for row in EventRecord.objects.order_by("pk"):
        event = events.load(row)
        for name in list(events._HANDLERS[row.name]):
            handler = events.handler_named(row.name, name)
            assert handler is not None
            handler(event)


def test_requested_approval_reaches_the_head(town: Town) -> None:
    challenge = town.challenge(ChallengeState.DRAFT)
    catalog.request_approval(actor=viewer_for(town.author), challenge_id=challenge.pk)
    run_pending()
    again()

    assert inboxes() == {"approval_requested": [town.head.pk]}


def test_request_that_was_answered_before_delivery_is_no_news(town: Town) -> None:
    challenge = town.challenge(ChallengeState.DRAFT)
    catalog.request_approval(actor=viewer_for(town.author), challenge_id=challenge.pk)
    step(town.head, challenge, "approve_by_unit")

    assert inboxes() == {"challenge_approved": [town.author.pk, town.officer.pk]}


def test_approval_reaches_the_unit_but_not_who_approved(town: Town) -> None:
    step(town.head, town.challenge(ChallengeState.DRAFT), "approve_by_unit")
    again()

    assert inboxes() == {"challenge_approved": [town.author.pk, town.officer.pk]}


def test_challenge_for_the_quality_check_reaches_the_secretariat(town: Town) -> None:
    step(town.author, town.challenge(ChallengeState.UNIT_APPROVED), "send_to_secretariat")
    again()

    assert inboxes() == {"quality_check_waiting": [town.clerk.pk, town.colleague.pk]}


def test_returned_challenge_reaches_the_whole_unit(town: Town) -> None:
    step(town.clerk, town.challenge(ChallengeState.QUALITY_CHECK), "return", reason="خط پایه ندارد.")
    again()

    assert inboxes() == {"challenge_returned": [town.author.pk, town.officer.pk, town.head.pk]}


def test_second_return_is_news_again(town: Town) -> None:
    challenge = town.challenge(ChallengeState.QUALITY_CHECK)
    step(town.clerk, challenge, "return", reason="خط پایه ندارد.")
    step(town.head, challenge, "approve_by_unit")
    step(town.author, challenge, "send_to_secretariat")
    step(town.clerk, challenge, "return", reason="خط پایه هنوز عدد ندارد.")

    assert Notification.objects.filter(kind="challenge_returned", recipient=town.officer).count() == 2


def test_published_challenge_reaches_the_whole_unit(town: Town) -> None:

    challenge = town.challenge(ChallengeState.QUALITY_CHECK)
    hints = [hint.code for hint in catalog.assess_quality(challenge).hints if hint.is_blocking]
    step(town.clerk, challenge, "publish", waived_hints=hints, reason="نمونه" if hints else None)
    again()

    assert inboxes() == {"challenge_published": [town.author.pk, town.officer.pk, town.head.pk]}


def test_merged_challenge_names_where_it_went(town: Town) -> None:
    target = ChallengeFactory(state=ChallengeState.PUBLISHED)
    challenge = town.challenge(ChallengeState.QUALITY_CHECK)
    step(town.clerk, challenge, "merge", merge_into=target.pk, reason="همان موضوع است.")
    again()

    assert inboxes() == {"challenge_merged": [town.author.pk, town.officer.pk, town.head.pk]}
    assert {tuple(row.data["challenges"]) for row in Notification.objects.all()} == {(target.pk,)}


def owner_of(supplier: Organisation) -> Viewer:
    return viewer_for(member_with(Role.SUPPLIER_OWNER, supplier))


def test_submitted_credential_reaches_the_secretariat_and_the_decision_the_owners(town: Town) -> None:
    supplier = SupplierFactory()
    owner = owner_of(supplier)
    member_with(Role.SUPPLIER_MEMBER, supplier)
    credential = accounts.submit_credential(
        actor=owner, organisation_id=supplier.pk, kind="knowledge_based", number="1", issuer="معاونت علمی"
    )
    run_pending()
    assert inboxes() == {"credential_submitted": [town.clerk.pk, town.colleague.pk]}

    accounts.decide_credential(actor=viewer_for(town.clerk), credential_id=credential.pk, verified=True)
    run_pending()
    again()

    assert inboxes() == {
        "credential_submitted": [town.clerk.pk, town.colleague.pk],
        "credential_decided": [owner.user_id],
    }


def test_accepted_invitation_reaches_the_inviter() -> None:
    supplier = SupplierFactory()
    owner = owner_of(supplier)
    guest = UserFactory(email="guest@example.org")
    invitation = accounts.invite_member(
        actor=owner, organisation_id=supplier.pk, email="guest@example.org", role=Role.SUPPLIER_MEMBER
    )
    membership = accounts.accept_invitation(actor=viewer_for(guest), token=token_of(invitation))
    run_pending()
    again()

    assert inboxes() == {"invitation_accepted": [owner.user_id]}
    row = Notification.objects.get()
    assert (row.subject_type, row.subject_id) == ("organisation", supplier.pk)
    assert row.data == {"memberships": [membership.pk], "role": "supplier_member"}


def test_events_of_deleted_objects_tell_nobody(town: Town) -> None:
    challenge = town.challenge(ChallengeState.DRAFT)
    catalog.request_approval(actor=viewer_for(town.author), challenge_id=challenge.pk)
    catalog.delete_challenge_draft(actor=viewer_for(town.author), challenge_id=challenge.pk)
    run_pending()

    assert Notification.objects.count() == 0
