from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.enums import CredentialStatus, Role
from accounts.models import Credential, User
from accounts.services import decide_credential, submit_credential
from accounts.viewer import viewer_for
from bahamm.kernel.errors import Conflict, DomainError, NotFound, PermissionRefused, ValidationFailed
from bahamm.kernel.models import EventRecord
from tests.accounts.conftest import VIEWERS, Town
from tests.factories.accounts import CredentialFactory, MembershipFactory

pytestmark = pytest.mark.django_db

CLAIM = {"kind": "knowledge_based", "number": "۱۴۰۵/۷", "issuer": "معاونت علمی"}


def submit(town: Town, name: str = "owner", **change: Any) -> Credential:
    arguments: dict[str, Any] = {**CLAIM, "organisation_id": town.supplier.pk, **change}
    return submit_credential(actor=town.viewers[name], **arguments)


def test_a_claim_waits_for_the_secretariat(town: Town) -> None:
    until = timezone.now() + timedelta(days=365)
    credential = submit(town, valid_until=until)
    credential.refresh_from_db()
    assert (credential.status, credential.number, credential.valid_until) == (
        CredentialStatus.PENDING,
        "۱۴۰۵/۷",
        until,
    )
    assert credential.submitted_by_id == town.viewers["owner"].user_id
    assert [(event.name, event.data) for event in EventRecord.objects.all()] == [
        ("CredentialSubmitted", {"kind": "knowledge_based"})
    ]


@pytest.mark.parametrize("name", sorted(set(VIEWERS) - {"owner"}))
def test_only_the_owner_claims(town: Town, name: str) -> None:
    with pytest.raises(PermissionRefused):
        submit(town, name)
    assert (Credential.objects.count(), EventRecord.objects.count()) == (0, 0)


def test_units_have_no_credentials(town: Town) -> None:
    with pytest.raises(PermissionRefused) as refused:
        submit(town, "head", organisation_id=town.unit.pk)
    assert refused.value.codes == ["accounts.only_suppliers_have_credentials"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"kind": ""}, [("kind", "required")]),
        ({"kind": "دانش‌بنیان"}, [("kind", "accounts.credential_kind_invalid")]),
        ({"kind": "Knowledge Based"}, [("kind", "accounts.credential_kind_invalid")]),
        ({"number": "x" * 81, "issuer": " "}, [("number", "too_long"), ("issuer", "required")]),
        ({"valid_until": timezone.now()}, [("valid_until", "past_date")]),
    ],
)
def test_bad_input_is_refused(town: Town, change: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    with pytest.raises(ValidationFailed) as refused:
        submit(town, **change)
    assert [(error.field, error.code.code) for error in refused.value.errors] == expected
    assert Credential.objects.count() == 0


def test_the_same_number_is_claimed_once_but_again_after_a_rejection(town: Town) -> None:
    first = submit(town)
    with pytest.raises(Conflict) as refused:
        submit(town)
    assert refused.value.codes == ["accounts.credential_exists"]
    decide_credential(actor=town.viewers["secretariat"], credential_id=first.pk, verified=False, note="ناخوانا")
    assert submit(town).status == CredentialStatus.PENDING


def test_the_secretariat_verifies(town: Town) -> None:
    credential = submit(town)
    decided = decide_credential(actor=town.viewers["secretariat"], credential_id=credential.pk, verified=True)
    assert (decided.status, decided.decided_by_id) == (
        CredentialStatus.VERIFIED,
        town.viewers["secretariat"].user_id,
    )
    event = EventRecord.objects.order_by("pk").last()
    assert event is not None
    assert (event.name, event.organisation_id, event.data) == (
        "CredentialDecided",
        town.supplier.pk,
        {"kind": "knowledge_based", "verified": True, "note": ""},
    )


def refused_decision(
    town: Town, credential: Credential, actor: Any, error: type[DomainError], **words: Any
) -> list[str]:
    before = Credential.objects.filter(pk=credential.pk).values().get(), EventRecord.objects.count()
    with pytest.raises(error) as refused:
        decide_credential(actor=actor, credential_id=credential.pk, **{"verified": True, **words})
    assert (Credential.objects.filter(pk=credential.pk).values().get(), EventRecord.objects.count()) == before
    return refused.value.codes


@pytest.mark.parametrize("name", sorted(set(VIEWERS) - {"secretariat"}))
def test_nobody_else_decides(town: Town, name: str) -> None:
    credential = CredentialFactory(organisation=town.supplier)
    codes = refused_decision(town, credential, town.viewers[name], DomainError)
    expected = {
        "anonymous": ["sign_in_required"],
        "owner": ["accounts.only_secretariat"],
        "member": ["accounts.only_secretariat"],
    }
    assert codes == expected.get(name, ["not_found"])


def test_ones_own_organisations_credential_is_left_to_a_colleague(town: Town) -> None:
    user = User.objects.get(pk=town.viewers["secretariat"].user_id)
    MembershipFactory(user=user, organisation=town.supplier, role=Role.SUPPLIER_MEMBER)
    credential = CredentialFactory(organisation=town.supplier)
    codes = refused_decision(town, credential, viewer_for(user), PermissionRefused)
    assert codes == ["accounts.own_credential"]


def test_a_rejection_says_why(town: Town) -> None:
    credential = CredentialFactory(organisation=town.supplier)
    secretariat = town.viewers["secretariat"]
    assert refused_decision(town, credential, secretariat, ValidationFailed, verified=False, note=" ") == [
        "accounts.note_required"
    ]
    rejected = decide_credential(actor=secretariat, credential_id=credential.pk, verified=False, note="شماره نادرست")
    assert (rejected.status, rejected.note) == (CredentialStatus.REJECTED, "شماره نادرست")


def test_a_decision_is_made_once(town: Town) -> None:
    credential = CredentialFactory(organisation=town.supplier, stored_status="verified")
    codes = refused_decision(town, credential, town.viewers["secretariat"], Conflict, verified=False, note="x")
    assert codes == ["accounts.credential_decided"]


def test_an_unknown_credential_is_not_found(town: Town) -> None:
    with pytest.raises(NotFound):
        decide_credential(actor=town.viewers["secretariat"], credential_id=10**9, verified=True)
