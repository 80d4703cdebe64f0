from typing import Any

import pytest

from accounts.enums import OrganisationKind, Role
from accounts.models import Membership, User
from accounts.services import change_membership, switch_membership
from accounts.viewer import Viewer, viewer_for
from bahamm.kernel.errors import Conflict, DomainError, NotFound, PermissionRefused, ValidationFailed
from bahamm.kernel.models import EventRecord
from tests.accounts.conftest import VIEWERS, Town
from tests.factories.accounts import FACTORY_OF_KIND, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def refused(actor: Viewer, membership: Membership, error: type[DomainError], **change: Any) -> list[str]:
    """The codes of the refusal; the row and the log stay as they were."""
    before = Membership.objects.filter(pk=membership.pk).values().get(), EventRecord.objects.count()
    with pytest.raises(error) as caught:
        change_membership(actor=actor, membership_id=membership.pk, **change)
    assert (Membership.objects.filter(pk=membership.pk).values().get(), EventRecord.objects.count()) == before
    return caught.value.codes


def test_an_owner_promotes_ends_and_restores(town: Town) -> None:
    membership = MembershipFactory(organisation=town.supplier, role=Role.SUPPLIER_MEMBER)
    owner = town.viewers["owner"]
    change_membership(actor=owner, membership_id=membership.pk, role=Role.SUPPLIER_OWNER)
    change_membership(actor=owner, membership_id=membership.pk, is_active=False)
    changed = change_membership(actor=owner, membership_id=membership.pk, is_active=True)
    assert (changed.role, changed.is_active) == (Role.SUPPLIER_OWNER, True)
    assert [event.data for event in EventRecord.objects.order_by("pk")] == [
        {"user_id": membership.user_id, "role": "supplier_owner", "is_active": True},
        {"user_id": membership.user_id, "role": "supplier_owner", "is_active": False},
        {"user_id": membership.user_id, "role": "supplier_owner", "is_active": True},
    ]


def test_the_same_again_is_no_event(town: Town) -> None:
    membership = MembershipFactory(organisation=town.supplier, role=Role.SUPPLIER_MEMBER)
    change_membership(actor=town.viewers["owner"], membership_id=membership.pk, is_active=True)
    assert EventRecord.objects.count() == 0


@pytest.mark.parametrize("name", sorted(set(VIEWERS) - {"head", "head_above", "secretariat"}))
def test_others_cannot_change_a_units_people(town: Town, name: str) -> None:
    membership = MembershipFactory(organisation=town.unit, role=Role.UNIT_OFFICER)
    codes = refused(town.viewers[name], membership, DomainError, is_active=False)
    expected = {
        "anonymous": ["sign_in_required"],
        "officer": ["accounts.only_leader"],
        "unit_evaluator": ["accounts.only_leader"],
    }
    assert codes == expected.get(name, ["not_found"])


def test_the_secretariat_does_not_choose_a_suppliers_people(town: Town) -> None:
    membership = MembershipFactory(organisation=town.supplier, role=Role.SUPPLIER_MEMBER)
    codes = refused(town.viewers["secretariat"], membership, PermissionRefused, role=Role.SUPPLIER_OWNER)
    assert codes == ["accounts.only_supplier_owner"]


def test_a_member_leaves_but_neither_rises_nor_returns(town: Town) -> None:
    membership = MembershipFactory(organisation=town.supplier, role=Role.SUPPLIER_MEMBER)
    viewer = viewer_for(membership.user)
    assert refused(viewer, membership, PermissionRefused, role=Role.SUPPLIER_OWNER) == ["accounts.only_supplier_owner"]
    assert change_membership(actor=viewer, membership_id=membership.pk, is_active=False).is_active is False
    left = viewer_for(membership.user)
    assert refused(left, membership, PermissionRefused, is_active=True) == ["accounts.only_supplier_owner"]


@pytest.mark.parametrize("kind", OrganisationKind.values)
def test_the_last_leader_cannot_go_and_the_second_last_can(kind: str) -> None:
    organisation = FACTORY_OF_KIND[OrganisationKind(kind)]()
    last = MembershipFactory(organisation=organisation)
    viewer = viewer_for(last.user)
    assert refused(viewer, last, Conflict, is_active=False) == ["accounts.last_leader"]
    other = MembershipFactory(organisation=organisation)
    assert change_membership(actor=viewer, membership_id=last.pk, is_active=False).is_active is False
    assert refused(viewer_for(other.user), other, Conflict, is_active=False) == ["accounts.last_leader"]


def test_the_last_owner_cannot_become_a_member(town: Town) -> None:
    membership = Membership.objects.get(user_id=town.viewers["owner"].user_id)
    assert refused(town.viewers["owner"], membership, Conflict, role=Role.SUPPLIER_MEMBER) == ["accounts.last_leader"]


def test_a_colleague_whose_account_is_closed_does_not_count_as_a_leader(town: Town) -> None:
    MembershipFactory(organisation=town.supplier, role=Role.SUPPLIER_OWNER, user=UserFactory(is_active=False))
    membership = Membership.objects.get(user_id=town.viewers["owner"].user_id)
    assert refused(town.viewers["owner"], membership, Conflict, is_active=False) == ["accounts.last_leader"]


@pytest.mark.parametrize("name", ["head_above", "secretariat"])
def test_a_units_last_head_is_replaced_from_above(town: Town, name: str) -> None:
    membership = Membership.objects.get(user_id=town.viewers["head"].user_id)
    changed = change_membership(actor=town.viewers[name], membership_id=membership.pk, is_active=False)
    assert changed.is_active is False


@pytest.mark.parametrize(
    ("role", "error", "code"),
    [
        ("king", ValidationFailed, "invalid_choice"),
        (Role.SUPPLIER_OWNER, ValidationFailed, "accounts.role_does_not_fit"),
        (Role.EVALUATOR, Conflict, "accounts.already_member"),
    ],
)
def test_a_role_fits_and_is_held_once(town: Town, role: str, error: type[DomainError], code: str) -> None:
    membership = MembershipFactory(organisation=town.unit, role=Role.UNIT_OFFICER)
    MembershipFactory(organisation=town.unit, role=Role.EVALUATOR, user=membership.user, is_active=False)
    assert refused(town.viewers["head"], membership, error, role=role) == [code]


def test_an_unknown_membership_is_not_found(town: Town) -> None:
    with pytest.raises(NotFound):
        change_membership(actor=town.viewers["secretariat"], membership_id=10**9, is_active=False)


# -- switch ---------------------------------------------------------------------------------


def test_switching_chooses_the_dashboard_and_no_right() -> None:
    user = UserFactory()
    MembershipFactory(user=user)
    second = MembershipFactory(user=user)
    before = viewer_for(user)
    switched = switch_membership(actor=before, membership_id=second.pk)
    after = viewer_for(User.objects.get(pk=user.pk))
    assert (switched.active_membership, after.active_membership_id) == (second, second.pk)
    assert after.memberships == before.memberships


@pytest.mark.parametrize("case", ["ended", "closed", "somebody else's", "unknown"])
def test_one_switches_to_ones_own_memberships_in_force_only(town: Town, case: str) -> None:
    user = UserFactory()
    pk = {
        "ended": lambda: MembershipFactory(user=user, is_active=False).pk,
        "closed": lambda: MembershipFactory(user=user, organisation=town.closed).pk,
        "somebody else's": lambda: MembershipFactory().pk,
        "unknown": lambda: 10**9,
    }[case]()
    with pytest.raises(NotFound) as caught:
        switch_membership(actor=viewer_for(user), membership_id=pk)
    assert caught.value.codes == ["accounts.membership_not_yours"]
    assert User.objects.get(pk=user.pk).active_membership is None


def test_nobody_switches_nothing() -> None:
    with pytest.raises(PermissionRefused):
        switch_membership(actor=Viewer.anonymous(), membership_id=1)
