"""Who hears of what, by role in force."""

import pytest

from accounts.enums import Role
from accounts.models import Membership
from marketplace.notifications.rules import (
    approvers,
    challenge_people,
    secretariat_people,
    supplier_people,
    unit_people,
)
from tests.factories.accounts import MembershipFactory, SecretariatFactory, SupplierFactory, UnitFactory, member_with
from tests.factories.catalog import ChallengeFactory

pytestmark = pytest.mark.django_db


def test_people_of_a_unit_are_its_officers_and_heads() -> None:
    city = UnitFactory()
    unit = UnitFactory(parent=city)
    officer, head = member_with(Role.UNIT_OFFICER, unit), member_with(Role.UNIT_HEAD, unit)
    member_with(Role.EVALUATOR, unit)
    member_with(Role.UNIT_HEAD, city)

    assert unit_people(unit.pk) == {officer.pk, head.pk}


def test_ended_memberships_and_inactive_organisations_hear_nothing() -> None:
    unit = UnitFactory()
    Membership.objects.filter(user=member_with(Role.UNIT_OFFICER, unit)).update(is_active=False)
    closed = UnitFactory(is_active=False)
    member_with(Role.UNIT_HEAD, closed)

    assert unit_people(unit.pk) == unit_people(closed.pk) == set()


def test_people_of_a_supplier_and_of_the_secretariat() -> None:
    supplier, office = SupplierFactory(), SecretariatFactory()
    people = {member_with(role, supplier).pk for role in (Role.SUPPLIER_OWNER, Role.SUPPLIER_MEMBER)}
    clerk = member_with(Role.SECRETARIAT, office)
    member_with(Role.EVALUATOR, office)

    assert supplier_people(supplier.pk) == people
    assert secretariat_people() == {clerk.pk}


def test_author_who_moved_on_still_hears_of_the_text() -> None:
    challenge = ChallengeFactory()
    officer = member_with(Role.UNIT_OFFICER, challenge.unit)

    assert challenge_people(challenge) == {officer.pk, challenge.author_id}
    challenge.author = None
    assert challenge_people(challenge) == {officer.pk}


def test_approval_goes_to_the_units_own_head() -> None:
    city = UnitFactory()
    unit = UnitFactory(parent=city)
    member_with(Role.UNIT_HEAD, city)
    head = member_with(Role.UNIT_HEAD, unit)

    assert approvers(ChallengeFactory(unit=unit)) == {head.pk}


def test_approval_goes_up_to_the_nearest_head_who_is_not_the_author() -> None:
    city = UnitFactory()
    district = UnitFactory(parent=city)
    unit = UnitFactory(parent=district)
    mayor, deputy = member_with(Role.UNIT_HEAD, city), member_with(Role.UNIT_HEAD, district)
    author = MembershipFactory(organisation=unit, role=Role.UNIT_HEAD).user

    assert approvers(ChallengeFactory(unit=unit, author=author)) == {deputy.pk}
    assert approvers(ChallengeFactory(unit=district, author=deputy)) == {mayor.pk}
    assert approvers(ChallengeFactory(unit=city, author=mayor)) == set()
