"""``submitCredential`` and ``decideCredential`` through the wire."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.enums import CredentialStatus, Role
from accounts.models import Credential
from tests.api.client import problems
from tests.api.mutations.conftest import Town, gid
from tests.factories.accounts import CredentialFactory, MembershipFactory

Unchanged = Callable[[], AbstractContextManager[None]]


CLAIM = {"kind": "knowledge_based", "number": "KB-۱۲", "issuer": "معاونت علمی"}


def test_owner_claims_a_credential(town: Town) -> None:
    until = (timezone.now() + timedelta(days=300)).isoformat()

    payload = town.give("owner", "SubmitCredential", organisation=gid(town.supplier), validUntil=until, **CLAIM)

    row, credential = Credential.objects.get(), payload["credential"]
    assert payload["errors"] == []
    assert (credential["id"], credential["status"], credential["number"]) == (gid(row), "PENDING", "KB-۱۲")
    assert (row.organisation, row.kind, row.issuer) == (town.supplier, "knowledge_based", "معاونت علمی")


@pytest.mark.parametrize(
    ("role", "of_kind", "code"),
    [
        ("anonymous", "supplier", "sign_in_required"),
        ("nobody", "supplier", "accounts.only_supplier_owner"),
        ("member", "supplier", "accounts.only_supplier_owner"),
        ("rival_owner", "supplier", "accounts.only_supplier_owner"),
        ("secretariat", "supplier", "accounts.only_supplier_owner"),
        ("head", "unit", "accounts.only_suppliers_have_credentials"),
    ],
)
def test_others_claim_nothing(town: Town, unchanged: Unchanged, role: str, of_kind: str, code: str) -> None:
    with unchanged():
        payload = town.give(role, "SubmitCredential", organisation=gid(getattr(town, of_kind)), **CLAIM)

    assert payload["credential"] is None
    assert problems(payload) == [(None, code)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"kind": ""}, ("kind", "required")),
        ({"kind": "Knowledge Based"}, ("kind", "accounts.credential_kind_invalid")),
        ({"number": "x" * 81}, ("number", "too_long")),
        ({"issuer": "a\x00"}, ("issuer", "invalid_characters")),
        ({"validUntil": "2020-01-01T00:00:00Z"}, ("validUntil", "past_date")),
    ],
)
def test_bad_claim_is_told(town: Town, unchanged: Unchanged, change: dict[str, Any], expected: tuple[str, str]) -> None:
    with unchanged():
        payload = town.give("owner", "SubmitCredential", organisation=gid(town.supplier), **{**CLAIM, **change})

    assert problems(payload) == [expected]


def test_same_claim_twice_is_refused(town: Town, unchanged: Unchanged) -> None:
    town.give("owner", "SubmitCredential", organisation=gid(town.supplier), **CLAIM)

    with unchanged():
        payload = town.give("owner", "SubmitCredential", organisation=gid(town.supplier), **CLAIM)

    assert problems(payload) == [("number", "accounts.credential_exists")]


@pytest.fixture
def claim(town: Town) -> Credential:
    return CredentialFactory(organisation=town.supplier)


@pytest.mark.parametrize(("verified", "status"), [(True, "VERIFIED"), (False, "REJECTED")])
def test_secretariat_decides(town: Town, claim: Credential, verified: bool, status: str) -> None:
    payload = town.give("secretariat", "DecideCredential", id=gid(claim), verified=verified, note="بررسی شد")

    row = Credential.objects.get()
    assert (payload["errors"], payload["credential"]["status"], payload["credential"]["note"]) == (
        [],
        status,
        "بررسی شد",
    )
    assert (row.stored_status, row.decided_by) == (status.lower(), town.people["secretariat"])


def test_rejection_needs_a_reason(town: Town, claim: Credential, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("secretariat", "DecideCredential", id=gid(claim), verified=False, note=None)

    assert problems(payload) == [("note", "accounts.note_required")]


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("anonymous", "not_found"),
        ("nobody", "not_found"),
        ("rival_owner", "not_found"),
        ("head", "not_found"),
        ("owner", "accounts.only_secretariat"),
        ("member", "accounts.only_secretariat"),
    ],
)
def test_others_decide_nothing(town: Town, claim: Credential, unchanged: Unchanged, role: str, code: str) -> None:
    with unchanged():
        payload = town.give(role, "DecideCredential", id=gid(claim), verified=True)

    expected = "sign_in_required" if role == "anonymous" else code
    assert problems(payload) == [(None, expected)]


def test_own_organisation_is_decided_by_a_colleague(town: Town, claim: Credential, unchanged: Unchanged) -> None:
    MembershipFactory(user=town.people["secretariat"], organisation=town.supplier, role=Role.SUPPLIER_MEMBER)

    with unchanged():
        payload = town.give("secretariat", "DecideCredential", id=gid(claim), verified=True)

    assert problems(payload) == [(None, "accounts.own_credential")]


def test_decision_is_made_once(town: Town, unchanged: Unchanged) -> None:
    claim = CredentialFactory(organisation=town.supplier, stored_status=CredentialStatus.VERIFIED)

    with unchanged():
        payload = town.give("secretariat", "DecideCredential", id=gid(claim), verified=False, note="دیر شد")

    assert problems(payload) == [(None, "accounts.credential_decided")]
