"""Who may what, as a table: every viewer of the town against every kind of organisation."""

import pytest

from accounts import rules
from accounts.enums import LEADING_ROLE, ROLES_OF_KIND, OrganisationKind, Role
from accounts.selectors import allowed_actions
from tests.accounts.conftest import VIEWERS, Town
from tests.factories.accounts import CredentialFactory, MembershipFactory, UserFactory, viewer_for

ALL = set(VIEWERS)
SIGNED_IN = ALL - {"anonymous"}


def test_every_role_exists_in_some_kind_and_every_kind_has_a_leader() -> None:
    assert set(ROLES_OF_KIND) == set(OrganisationKind.values)
    assert frozenset().union(*ROLES_OF_KIND.values()) == set(Role.values)
    assert all(LEADING_ROLE[kind] in roles for kind, roles in ROLES_OF_KIND.items())


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        (OrganisationKind.SUPPLIER, SIGNED_IN),
        (OrganisationKind.MUNICIPAL_UNIT, {"secretariat"}),
        (OrganisationKind.SECRETARIAT, {"secretariat"}),
    ],
)
def test_who_creates_an_organisation(town: Town, kind: str, allowed: set[str]) -> None:
    able = {name for name, viewer in town.viewers.items() if rules.may_create_organisation(viewer, kind) is None}
    assert able == allowed


#: action → organisation of the town → who may.
TABLE: dict[str, dict[str, set[str]]] = {
    "update_organisation": {
        "unit": {"head", "head_above", "secretariat"},
        "root": {"head_above", "secretariat"},
        "supplier": {"owner", "secretariat"},
        "secretariat": {"secretariat"},
        "closed": {"secretariat"},
    },
    "invite_member": {
        "unit": {"head", "head_above", "secretariat"},
        "root": {"head_above", "secretariat"},
        "supplier": {"owner"},
        "secretariat": {"secretariat"},
        "closed": set(),
    },
    "change_membership": {
        "unit": {"head", "head_above", "secretariat"},
        "root": {"head_above", "secretariat"},
        "supplier": {"owner"},
        "secretariat": {"secretariat"},
        "closed": set(),
    },
    "submit_credential": {
        "unit": set(),
        "root": set(),
        "supplier": {"owner"},
        "secretariat": set(),
        "closed": set(),
    },
}


@pytest.mark.parametrize("organisation_name", ["unit", "root", "supplier", "secretariat", "closed"])
def test_what_is_allowed_with_an_organisation(town: Town, organisation_name: str) -> None:
    organisation = getattr(town, organisation_name)
    able: dict[str, set[str]] = {action: set() for action in TABLE}
    for name, viewer in town.viewers.items():
        for action in allowed_actions(viewer, organisation):
            assert action.allowed is (action.refusal is None)
            if action.allowed:
                able[action.name].add(name)
    assert able == {action: row[organisation_name] for action, row in TABLE.items()}


def test_a_refusal_says_who_could(town: Town) -> None:
    def codes(viewer: str) -> list[str | None]:
        actions = allowed_actions(town.viewers[viewer], town.supplier)
        return [action.refusal.code.code if action.refusal else None for action in actions]

    assert codes("anonymous") == ["sign_in_required"] * 4
    assert codes("secretariat") == [None, *["accounts.only_supplier_owner"] * 3]
    assert codes("member") == ["accounts.only_leader", *["accounts.only_supplier_owner"] * 3]


def test_a_closed_organisation_invites_nobody(town: Town) -> None:
    town.unit.is_active = False
    refusal = rules.may_invite_member(town.viewers["secretariat"], town.unit)
    assert refusal is not None
    assert refusal.code.code == "accounts.organisation_inactive"


def test_everybody_may_leave_but_not_promote_themselves(town: Town) -> None:
    membership = MembershipFactory(organisation=town.supplier, role=Role.SUPPLIER_MEMBER)
    viewer = viewer_for(membership.user)
    assert rules.may_change_membership(viewer, membership, only_leaves=True) is None
    refusal = rules.may_change_membership(viewer, membership, only_leaves=False)
    assert refusal is not None
    assert refusal.code.code == "accounts.only_supplier_owner"


def test_a_credential_is_decided_by_the_secretariat_but_not_by_a_member_of_the_supplier(town: Town) -> None:
    credential = CredentialFactory(organisation=town.supplier)
    able = {name for name, viewer in town.viewers.items() if rules.may_decide_credential(viewer, credential) is None}
    assert able == {"secretariat"}
    both = UserFactory()
    MembershipFactory(user=both, organisation=town.secretariat, role=Role.SECRETARIAT)
    MembershipFactory(user=both, organisation=town.supplier, role=Role.SUPPLIER_MEMBER)
    refusal = rules.may_decide_credential(viewer_for(both), credential)
    assert refusal is not None
    assert refusal.code.code == "accounts.own_credential"


def test_only_the_secretariat_moves_a_unit_while_suppliers_choose_their_city(town: Town) -> None:
    assert rules.may_move_unit(town.viewers["secretariat"], town.unit, "parent") is None
    assert rules.may_move_unit(town.viewers["owner"], town.supplier, "city") is None
    refusal = rules.may_move_unit(town.viewers["head_above"], town.unit, "parent")
    assert refusal is not None
    assert (refusal.code.code, refusal.field) == ("accounts.only_secretariat", "parent")
