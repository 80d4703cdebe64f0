from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from accounts.enums import Role
from accounts.models import Membership
from accounts.viewer import Viewer, viewer_for, viewer_of
from tests.factories.accounts import (
    MembershipFactory,
    SecretariatFactory,
    SupplierFactory,
    UnitFactory,
    UserFactory,
    member_with,
    viewer_with,
)

pytestmark = pytest.mark.django_db


def test_nobody_holds_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        viewer = viewer_for(AnonymousUser(), language="en")
    assert viewer == Viewer.anonymous("en")
    assert viewer.is_authenticated is False
    assert (viewer.organisation_ids(), viewer.unit_ids_as(), viewer.supplier_ids()) == (frozenset(),) * 3


def test_a_deactivated_account_is_nobody() -> None:
    user = member_with(Role.SECRETARIAT, is_active=False)
    assert viewer_for(user) == Viewer.anonymous()


def test_a_superuser_has_no_business_right() -> None:
    viewer = viewer_for(UserFactory(is_superuser=True, is_staff=True))
    assert (viewer.is_superuser, viewer.is_secretariat, viewer.organisation_ids()) == (True, False, frozenset())


def test_rights_are_the_union_of_memberships() -> None:
    user = UserFactory()
    unit, supplier, secretariat = UnitFactory(), SupplierFactory(), SecretariatFactory()
    MembershipFactory(user=user, organisation=unit, role=Role.UNIT_OFFICER)
    MembershipFactory(user=user, organisation=supplier, role=Role.SUPPLIER_MEMBER)
    MembershipFactory(user=user, organisation=secretariat, role=Role.EVALUATOR)
    viewer = viewer_for(user)
    assert viewer.organisation_ids() == {unit.pk, supplier.pk, secretariat.pk}
    assert viewer.organisation_ids(Role.UNIT_OFFICER, Role.EVALUATOR) == {unit.pk, secretariat.pk}
    assert viewer.unit_ids_as(Role.UNIT_OFFICER) == {unit.pk}
    assert viewer.unit_ids_as(Role.UNIT_HEAD) == frozenset()
    assert viewer.supplier_ids() == {supplier.pk}
    assert viewer.supplier_ids(Role.SUPPLIER_OWNER) == frozenset()
    assert viewer.is_secretariat is False


def test_ended_memberships_and_closed_organisations_give_no_right() -> None:
    user = UserFactory()
    MembershipFactory(user=user, is_active=False)
    MembershipFactory(user=user, organisation=SupplierFactory(is_active=False))
    assert viewer_for(user).memberships == ()


def test_a_head_acts_in_every_unit_below() -> None:
    root = UnitFactory()
    child = UnitFactory(parent=root)
    grandchild = UnitFactory(parent=child)
    UnitFactory()
    viewer = viewer_with(Role.UNIT_HEAD, root)
    assert viewer.unit_ids_as(Role.UNIT_HEAD) == {root.pk, child.pk, grandchild.pk}
    assert viewer.unit_ids_as() == {root.pk, child.pk, grandchild.pk}
    assert viewer.organisation_ids() == {root.pk}


def test_a_head_below_does_not_act_above_and_an_officer_only_at_home() -> None:
    root = UnitFactory()
    child = UnitFactory(parent=root)
    assert viewer_with(Role.UNIT_HEAD, child).unit_ids_as(Role.UNIT_HEAD) == {child.pk}
    assert viewer_with(Role.UNIT_OFFICER, root).unit_ids_as(Role.UNIT_OFFICER, Role.UNIT_HEAD) == {root.pk}


@pytest.mark.parametrize("count", [1, 3])
def test_a_viewer_costs_two_statements_however_many_memberships(count: int, django_assert_num_queries: Any) -> None:
    user = UserFactory()
    for _ in range(count):
        UnitFactory(parent=MembershipFactory(user=user).organisation)
    with django_assert_num_queries(2):
        viewer = viewer_for(user)
    assert len(viewer.headed_unit_ids) == 2 * count


def test_the_active_membership_is_forgotten_when_it_ends() -> None:
    membership = MembershipFactory()
    user = membership.user
    user.active_membership = membership
    user.save()
    assert viewer_for(user).active_membership_id == membership.pk
    Membership.objects.filter(pk=membership.pk).update(is_active=False)
    assert viewer_for(user).active_membership_id is None


def test_the_viewer_of_a_request_is_read_once_and_again_after_signing_in(django_assert_num_queries: Any) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    request.LANGUAGE_CODE = "en"
    assert viewer_of(request) == Viewer.anonymous("en")
    request.user = member_with(Role.UNIT_HEAD, language="fa")
    with django_assert_num_queries(2):
        first = viewer_of(request)
        assert viewer_of(request) is first
    assert (first.user_id, first.language) == (request.user.pk, "fa")


def test_a_request_without_a_user_is_nobody() -> None:
    assert viewer_of(RequestFactory().get("/")) == Viewer.anonymous()
