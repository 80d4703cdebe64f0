from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from django.test import RequestFactory
from django.utils import timezone

from accounts.enums import CredentialStatus, InvitationStatus, OrganisationKind, Role
from accounts.models import Credential, Invitation, Membership, Organisation, User
from tests.factories.accounts import (
    PASSWORD,
    CityFactory,
    CredentialFactory,
    MembershipFactory,
    SupplierFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_an_email_in_capitals_is_the_same_person() -> None:
    user = User.objects.create_user(" Sara@Example.ORG ", PASSWORD, full_name="سارا")
    assert user.email == "sara@example.org"
    assert User.objects.get_by_natural_key("SARA@example.org") == user


def test_the_database_refuses_a_second_spelling_of_an_email() -> None:
    UserFactory(email="sara@example.org")
    other = UserFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=other.pk).update(email="SARA@example.org")


def test_a_superuser_signs_in_by_email_and_password() -> None:
    admin = User.objects.create_superuser("admin@example.org", PASSWORD, full_name="Admin")
    assert authenticate(RequestFactory().post("/"), username="Admin@example.org", password=PASSWORD) == admin
    assert (admin.is_staff, admin.is_superuser) == (True, True)


def test_a_user_without_email_is_refused() -> None:
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("", PASSWORD)


@pytest.mark.parametrize(
    ("factory", "fields"),
    [
        (UserFactory, {"language": "de"}),
        (UserFactory, {"money_unit": "euro"}),
        (UserFactory, {"calendar": "maya"}),
        (SupplierFactory, {"supplier_kind": None}),
        (SupplierFactory, {"supplier_kind": "bank"}),
        (UnitFactory, {"supplier_kind": "startup"}),
        (UnitFactory, {"kind": "club"}),
        (MembershipFactory, {"role": "king"}),
        (CredentialFactory, {"stored_status": CredentialStatus.EXPIRED}),
    ],
)
def test_the_database_keeps_columns_to_their_vocabulary(factory: Any, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**fields)


def test_only_units_stand_in_a_tree() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SupplierFactory(parent=UnitFactory())


def test_an_organisation_is_not_its_own_parent() -> None:
    unit = UnitFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=unit.pk).update(parent=unit)


def test_one_person_holds_one_role_once_in_an_organisation() -> None:
    membership = MembershipFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(user=membership.user, organisation=membership.organisation, role=membership.role)


def test_a_persons_other_roles_in_the_same_organisation_are_kept() -> None:
    membership = MembershipFactory(role=Role.UNIT_HEAD)
    MembershipFactory(user=membership.user, organisation=membership.organisation, role=Role.EVALUATOR)
    assert Membership.objects.filter(user=membership.user).count() == 2


def test_the_search_text_follows_the_names() -> None:
    unit = UnitFactory(name="مديريت پسماند", name_en="Waste Office")
    unit.name = "مدیریت خيابان"
    unit.save()
    assert Organisation.objects.get(pk=unit.pk).search_text == "مدیریت خیابان waste office"
    assert CityFactory(name_fa="كرج", name_en="Karaj", slug="karaj").search_text == "کرج karaj karaj"


def test_subtree_ids_is_one_statement_for_many_roots_and_skips_inactive_units(django_assert_num_queries: Any) -> None:
    first, second = UnitFactory(), UnitFactory()
    child = UnitFactory(parent=first)
    grandchild = UnitFactory(parent=child)
    UnitFactory(parent=second, is_active=False)
    UnitFactory()
    with django_assert_num_queries(1):
        found = Organisation.objects.subtree_ids([first.pk, second.pk])
    assert found == {first.pk, child.pk, grandchild.pk, second.pk}


def test_subtree_ids_ends_on_a_loop() -> None:
    parent = UnitFactory()
    child = UnitFactory(parent=parent)
    Organisation.objects.filter(pk=parent.pk).update(parent=child)
    assert Organisation.objects.subtree_ids([child.pk]) == {parent.pk, child.pk}


def test_subtree_ids_of_nothing_asks_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert Organisation.objects.subtree_ids([]) == frozenset()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, InvitationStatus.PENDING),
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, InvitationStatus.EXPIRED),
        ({"revoked_at": timezone.now()}, InvitationStatus.REVOKED),
        ({"accepted_at": timezone.now()}, InvitationStatus.ACCEPTED),
    ],
)
def test_the_status_of_an_invitation_follows_its_times(fields: dict[str, Any], status: InvitationStatus) -> None:
    row = {"expires_at": timezone.now() + timedelta(days=1), **fields}
    assert Invitation(**row).status == status


@pytest.mark.parametrize(
    ("stored", "days", "status"),
    [
        ("pending", -1, CredentialStatus.PENDING),
        ("rejected", -1, CredentialStatus.REJECTED),
        ("verified", None, CredentialStatus.VERIFIED),
        ("verified", 1, CredentialStatus.VERIFIED),
        ("verified", -1, CredentialStatus.EXPIRED),
    ],
)
def test_a_verified_credential_expires_by_itself(stored: str, days: int | None, status: CredentialStatus) -> None:
    until = None if days is None else timezone.now() + timedelta(days=days)
    credential = CredentialFactory(stored_status=stored, valid_until=until)
    assert credential.status == status
    in_force = [credential] if status == CredentialStatus.VERIFIED else []
    assert list(Credential.objects.in_force()) == in_force


def test_verified_at_is_the_moment_of_a_positive_decision_only() -> None:
    moment = timezone.now()
    assert CredentialFactory(stored_status="verified", decided_at=moment).verified_at == moment
    assert CredentialFactory(stored_status="rejected", decided_at=moment).verified_at is None


def test_rows_read_well_in_the_admin() -> None:
    user = UserFactory(email="a@example.org")
    unit = UnitFactory(name="پسماند")
    assert str(user) == "a@example.org"
    assert str(unit) == "پسماند"
    assert str(unit.city) == unit.city.name_fa
    assert str(MembershipFactory(user=user, organisation=unit)) == f"{user.pk} unit_head {unit.pk}"
    assert str(CredentialFactory(number="7")) == "knowledge_based 7"
    assert str(Invitation(email="b@example.org", role=Role.EVALUATOR, organisation_id=3)) == "b@example.org evaluator 3"
    assert OrganisationKind(unit.kind).label == "واحد متقاضی / municipal unit"
