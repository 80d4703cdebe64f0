"""``changeMembership``, ``switchMembership`` and ``updateProfile`` through the wire."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from accounts.enums import Role
from accounts.models import Membership, User
from tests.api.client import problems
from tests.api.mutations.conftest import Town, gid
from tests.factories.accounts import MembershipFactory

Unchanged = Callable[[], AbstractContextManager[None]]


# -- changeMembership -----------------------------------------------------------------------


def of(town: Town, role: str) -> Membership:
    return Membership.objects.get(user=town.people[role])


@pytest.mark.parametrize(
    ("role", "target", "change"),
    [
        ("owner", "member", {"role": "SUPPLIER_OWNER"}),
        ("owner", "member", {"isActive": False}),
        ("head", "officer", {"role": "UNIT_HEAD"}),
        ("head_above", "head", {"isActive": False}),
        ("secretariat", "officer", {"role": "EVALUATOR"}),
        ("member", "member", {"isActive": False}),
    ],
)
def test_who_may_changes_a_membership(town: Town, role: str, target: str, change: dict[str, Any]) -> None:
    membership = of(town, target)

    payload = town.give(role, "ChangeMembership", id=gid(membership), **change)

    row = Membership.objects.get(pk=membership.pk)
    assert payload["errors"] == []
    assert {name: payload["membership"][name] for name in change} == change
    assert (row.role, row.is_active) == (
        change.get("role", membership.role).lower(),
        change.get("isActive", membership.is_active),
    )


@pytest.mark.parametrize(
    ("role", "target", "code"),
    [
        ("anonymous", "member", "not_found"),
        ("nobody", "member", "not_found"),
        ("rival_owner", "member", "not_found"),
        ("head_elsewhere", "officer", "not_found"),
        ("member", "owner", "accounts.only_supplier_owner"),
        ("secretariat", "member", "accounts.only_supplier_owner"),
        ("officer", "head", "accounts.only_leader"),
        ("head", "head_above", "not_found"),
    ],
)
def test_others_change_no_membership(town: Town, unchanged: Unchanged, role: str, target: str, code: str) -> None:
    with unchanged():
        payload = town.give(role, "ChangeMembership", id=gid(of(town, target)), isActive=False)

    assert payload["membership"] is None
    expected = "sign_in_required" if role == "anonymous" else code
    assert problems(payload) == [(None, expected)]


@pytest.mark.parametrize(
    ("role", "target", "change", "expected"),
    [
        ("owner", "owner", {"isActive": False}, (None, "accounts.last_leader")),
        ("owner", "owner", {"role": "SUPPLIER_MEMBER"}, (None, "accounts.last_leader")),
        ("owner", "member", {"role": "UNIT_HEAD"}, ("role", "accounts.role_does_not_fit")),
        ("member", "member", {"role": "SUPPLIER_OWNER"}, (None, "accounts.only_supplier_owner")),
    ],
)
def test_forbidden_change_is_told(
    town: Town, unchanged: Unchanged, role: str, target: str, change: dict[str, Any], expected: tuple[str | None, str]
) -> None:
    with unchanged():
        payload = town.give(role, "ChangeMembership", id=gid(of(town, target)), **change)

    assert problems(payload) == [expected]


def test_changing_nothing_changes_nothing(town: Town, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("owner", "ChangeMembership", id=gid(of(town, "member")), role=None, isActive=None)

    assert payload["errors"] == []


# -- switchMembership and updateProfile -----------------------------------------------------


def test_person_switches_between_their_organisations(town: Town) -> None:
    second = MembershipFactory(user=town.people["officer"], organisation=town.supplier, role=Role.SUPPLIER_MEMBER)

    payload = town.give("officer", "SwitchMembership", membership=gid(second))

    assert payload["errors"] == []
    assert payload["session"]["activeMembership"]["id"] == gid(second)
    assert User.objects.get(pk=town.people["officer"].pk).active_membership == second


@pytest.mark.parametrize(
    ("membership", "expected"),
    [
        (lambda town: gid(of(town, "owner")), ("membership", "accounts.membership_not_yours")),
        (lambda town: "TWVtYmVyc2hpcDo5OTk5OTk", ("membership", "accounts.membership_not_yours")),
        (lambda town: gid(town.unit), ("membership", "invalid_id")),
    ],
)
def test_membership_of_somebody_else_is_not_chosen(
    town: Town, unchanged: Unchanged, membership: Any, expected: tuple[str, str]
) -> None:
    with unchanged():
        payload = town.give("officer", "SwitchMembership", membership=membership(town))

    assert payload["session"] is None
    assert problems(payload) == [expected]


def test_profile_is_changed_and_the_payload_shows_it(town: Town) -> None:
    change = {"fullName": "نرگس کریمی", "language": "FA", "moneyUnit": "RIAL", "calendar": "gregorian"}

    payload = town.give("nobody", "UpdateProfile", **change)

    row, session = User.objects.get(pk=town.people["nobody"].pk), payload["session"]
    assert payload["errors"] == []
    assert (session["user"]["fullName"], session["language"]) == ("نرگس کریمی", "FA")
    assert (session["moneyUnit"], session["calendar"]) == ("RIAL", "gregorian")
    assert (row.full_name, row.language, row.money_unit, row.calendar) == ("نرگس کریمی", "fa", "rial", "gregorian")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"fullName": ""}, ("fullName", "required")),
        ({"fullName": "x" * 121}, ("fullName", "too_long")),
        ({"fullName": "a\x00b"}, ("fullName", "invalid_characters")),
        ({"calendar": "mayan"}, ("calendar", "invalid_choice")),
    ],
)
def test_bad_profile_is_told(
    town: Town, unchanged: Unchanged, change: dict[str, Any], expected: tuple[str, str]
) -> None:
    with unchanged():
        payload = town.give("nobody", "UpdateProfile", moneyUnit="RIAL", **change)

    assert problems(payload) == [expected]


@pytest.mark.parametrize(
    ("operation", "given"),
    [("UpdateProfile", {"language": "EN"}), ("SwitchMembership", {"membership": "TWVtYmVyc2hpcDox"})],
)
def test_who_is_not_signed_in_has_no_profile(
    town: Town, unchanged: Unchanged, operation: str, given: dict[str, Any]
) -> None:
    with unchanged():
        payload = town.give("anonymous", operation, **given)

    assert payload["session"] is None
    assert problems(payload) == [(None, "sign_in_required")]
