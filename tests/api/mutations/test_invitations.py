"""``inviteMember``, ``revokeInvitation`` and ``acceptInvitation`` through the wire."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.invitation_tokens import token_of
from accounts.models import Invitation, Membership, Organisation, User
from tests.api.client import Tab, codes, data_of, problems
from tests.api.mutations.conftest import Town, gid
from tests.factories.accounts import UserFactory

Unchanged = Callable[[], AbstractContextManager[None]]

GUEST = "guest@example.org"


def invited(town: Town, role: str = "owner", as_role: str = "SUPPLIER_MEMBER", of: Organisation | None = None) -> Any:
    town.give(role, "InviteMember", organisation=gid(of or town.supplier), email=GUEST, role=as_role)
    return Invitation.objects.latest("pk")


# -- inviteMember ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "of", "as_role"),
    [
        ("owner", "supplier", "SUPPLIER_MEMBER"),
        ("owner", "supplier", "SUPPLIER_OWNER"),
        ("head", "unit", "UNIT_OFFICER"),
        ("head_above", "unit", "UNIT_HEAD"),
        ("secretariat", "unit", "EVALUATOR"),
        ("secretariat", "secretariat", "SECRETARIAT"),
    ],
)
def test_who_runs_it_invites(town: Town, role: str, of: str, as_role: str) -> None:
    organisation = getattr(town, of)

    payload = town.give(role, "InviteMember", organisation=gid(organisation), email=" Guest@Example.org ", role=as_role)

    row, invitation = Invitation.objects.get(), payload["invitation"]
    assert payload["errors"] == []
    assert (invitation["id"], invitation["email"], invitation["role"]) == (gid(row), GUEST, as_role)
    assert (row.organisation, row.role, row.invited_by) == (organisation, as_role.lower(), town.people[role])
    assert token_of(row) not in str(payload)


@pytest.mark.parametrize(
    ("role", "of", "code"),
    [
        ("anonymous", "supplier", "sign_in_required"),
        ("nobody", "supplier", "accounts.only_supplier_owner"),
        ("member", "supplier", "accounts.only_supplier_owner"),
        ("rival_owner", "supplier", "accounts.only_supplier_owner"),
        ("secretariat", "supplier", "accounts.only_supplier_owner"),
        ("officer", "unit", "accounts.only_leader"),
        ("head_elsewhere", "unit", "accounts.only_leader"),
        ("head", "root", "accounts.only_leader"),
        ("head", "secretariat", "accounts.only_leader"),
    ],
)
def test_others_invite_nobody(town: Town, unchanged: Unchanged, role: str, of: str, code: str) -> None:
    organisation = getattr(town, of)
    as_role = "SUPPLIER_MEMBER" if of == "supplier" else "UNIT_OFFICER"

    with unchanged():
        payload = town.give(role, "InviteMember", organisation=gid(organisation), email=GUEST, role=as_role)

    assert payload["invitation"] is None
    assert problems(payload) == [(None, code)]


@pytest.mark.parametrize(
    ("email", "as_role", "expected"),
    [
        ("", "SUPPLIER_MEMBER", ("email", "required")),
        ("nobody", "SUPPLIER_MEMBER", ("email", "accounts.email_invalid")),
        ("a\x00b@example.org", "SUPPLIER_MEMBER", ("email", "invalid_characters")),
        ("a@example.org\nBcc: all@example.org", "SUPPLIER_MEMBER", ("email", "accounts.email_invalid")),
        ("x" * 300 + "@example.org", "SUPPLIER_MEMBER", ("email", "too_long")),
        (GUEST, "UNIT_HEAD", ("role", "accounts.role_does_not_fit")),
        (GUEST, "SECRETARIAT", ("role", "accounts.role_does_not_fit")),
    ],
)
def test_bad_invitation_is_told(
    town: Town, unchanged: Unchanged, email: str, as_role: str, expected: tuple[str, str]
) -> None:
    with unchanged():
        payload = town.give("owner", "InviteMember", organisation=gid(town.supplier), email=email, role=as_role)

    assert expected in problems(payload)
    assert {field for field, _ in problems(payload)} == {expected[0]}


def test_member_is_not_invited_again(town: Town, unchanged: Unchanged) -> None:
    email = town.people["member"].email

    with unchanged():
        payload = town.give(
            "owner", "InviteMember", organisation=gid(town.supplier), email=email, role="SUPPLIER_MEMBER"
        )

    assert problems(payload) == [("email", "accounts.already_member")]


def test_inviting_again_replaces_the_open_offer(town: Town) -> None:
    first, second = invited(town), invited(town)

    first.refresh_from_db()
    assert (first.status, second.status) == ("revoked", "pending")


def test_unknown_role_is_refused_before_anything(town: Town, unchanged: Unchanged) -> None:
    given = {"organisation": gid(town.supplier), "email": GUEST, "role": "EMPEROR"}

    with unchanged():
        answer = town.tab("owner").send("InviteMember", input=given)

    assert codes(answer) == ["query.invalid_input"]


# -- revokeInvitation -----------------------------------------------------------------------


def test_open_offer_is_taken_back(town: Town) -> None:
    invitation = invited(town)

    payload = town.give("owner", "RevokeInvitation", id=gid(invitation))

    assert (payload["errors"], payload["invitation"]["status"]) == ([], "revoked")


def test_taking_back_twice_changes_nothing(town: Town, unchanged: Unchanged) -> None:
    invitation = invited(town)
    town.give("owner", "RevokeInvitation", id=gid(invitation))

    with unchanged():
        payload = town.give("owner", "RevokeInvitation", id=gid(invitation))

    assert (payload["errors"], payload["invitation"]["status"]) == ([], "revoked")


@pytest.mark.parametrize("role", ["anonymous", "nobody", "member", "rival_owner", "secretariat", "head"])
def test_others_do_not_find_the_offer(town: Town, unchanged: Unchanged, role: str) -> None:
    invitation = invited(town)

    with unchanged():
        payload = town.give(role, "RevokeInvitation", id=gid(invitation))

    assert problems(payload) == [(None, "not_found")]


# -- acceptInvitation -----------------------------------------------------------------------


@pytest.fixture
def guest(town: Town) -> User:
    return UserFactory(email=GUEST, language="en")


def accept(user: User, token: str) -> dict[str, Any]:
    data = data_of(Tab(user, language="en").send("AcceptInvitation", input={"token": token}))
    payload: dict[str, Any] = data["acceptInvitation"]
    return payload


def test_invited_person_joins(town: Town, guest: User) -> None:
    invitation = invited(town)

    payload = accept(guest, token_of(invitation))

    row = Membership.objects.get(user=guest)
    assert payload["errors"] == []
    assert payload["membership"]["id"] == gid(row)
    assert (row.organisation, row.role, row.is_active) == (town.supplier, Role.SUPPLIER_MEMBER, True)
    assert payload["membership"]["organisation"]["id"] == gid(town.supplier)


def test_accepting_twice_gives_the_same_membership(town: Town, guest: User, unchanged: Unchanged) -> None:
    invitation = invited(town)
    first = accept(guest, token_of(invitation))

    with unchanged():
        second = accept(guest, token_of(invitation))

    assert first == second


def test_accepting_again_after_the_role_changed_is_refused(town: Town, guest: User, unchanged: Unchanged) -> None:
    invitation = invited(town)
    accept(guest, token_of(invitation))
    Membership.objects.filter(user=guest).update(role=Role.SUPPLIER_OWNER)

    with unchanged():
        payload = accept(guest, token_of(invitation))

    assert payload["membership"] is None
    assert problems(payload) == [(None, "accounts.invitation_used")]


def test_token_of_another_address_is_refused(town: Town, unchanged: Unchanged) -> None:
    invitation = invited(town)

    with unchanged():
        payload = accept(town.people["nobody"], token_of(invitation))

    assert problems(payload) == [(None, "accounts.invitation_other_email")]


def test_unverified_address_does_not_join(town: Town, unchanged: Unchanged) -> None:
    guest = UserFactory(email=GUEST, language="en", verified=False)
    invitation = invited(town)

    with unchanged():
        payload = accept(guest, token_of(invitation))

    assert problems(payload) == [(None, "accounts.invitation_other_email")]


def test_who_is_not_signed_in_does_not_join(town: Town, unchanged: Unchanged) -> None:
    invitation = invited(town)

    with unchanged():
        payload = town.give("anonymous", "AcceptInvitation", token=token_of(invitation))

    assert problems(payload) == [(None, "sign_in_required")]


@pytest.mark.parametrize("token", ["", "0" * 64, "\x00", "کلید", "x" * 100_000])
def test_unknown_token_is_not_found(town: Town, guest: User, unchanged: Unchanged, token: str) -> None:
    with unchanged():
        payload = accept(guest, token)

    assert problems(payload) == [("token", "not_found")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"revoked_at": timezone.now()}, "accounts.invitation_revoked"),
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, "accounts.invitation_expired"),
    ],
)
def test_closed_offer_is_refused(
    town: Town, guest: User, unchanged: Unchanged, change: dict[str, Any], code: str
) -> None:
    invitation = invited(town)
    Invitation.objects.update(**change)

    with unchanged():
        payload = accept(guest, token_of(invitation))

    assert problems(payload) == [(None, code)]
