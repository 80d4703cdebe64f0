"""Lists and predicates agree for everybody; what each sees is spelled out for the cases that matter."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model, QuerySet
from django.utils import timezone

from accounts import selectors
from accounts.enums import Role
from accounts.models import Credential, Invitation, Membership, Organisation, User
from accounts.viewer import Viewer
from tests.accounts.conftest import VIEWERS, Town
from tests.factories.accounts import (
    CityFactory,
    CredentialFactory,
    MembershipFactory,
    SupplierFactory,
    UnitFactory,
    UserFactory,
    viewer_for,
)

pytestmark = pytest.mark.django_db


def add_invitation(organisation: Organisation, role: str, **fields: Any) -> Invitation:
    number = Invitation.objects.count()
    row = {"email": f"guest{number}@example.org", "expires_at": timezone.now() + timedelta(days=1), **fields}
    return Invitation.objects.create(
        organisation=organisation, role=role, token_hash=f"{number:064}", invited_by=UserFactory(), **row
    )


@pytest.fixture
def full_town(town: Town) -> Town:
    """The town with every state of credential, membership and invitation."""
    now = timezone.now()
    for supplier in (town.supplier, town.closed):
        for status, until in [
            ("pending", None),
            ("rejected", None),
            ("verified", None),
            ("verified", now + timedelta(days=1)),
            ("verified", now - timedelta(days=1)),
        ]:
            CredentialFactory(organisation=supplier, stored_status=status, valid_until=until)
    for organisation in (town.unit, town.root, town.supplier, town.secretariat, town.closed):
        MembershipFactory(organisation=organisation, is_active=False)
        role = Role.SUPPLIER_MEMBER if organisation.kind == "supplier" else Role.EVALUATOR
        add_invitation(organisation, role)
        add_invitation(organisation, role, revoked_at=now)
        add_invitation(organisation, role, expires_at=now)
    return town


PAIRS: list[tuple[type[Model], Callable[[Viewer], QuerySet[Any]], Callable[[Viewer, Any], bool]]] = [
    (Organisation, selectors.organisations_visible_to, selectors.can_see_organisation),
    (Membership, selectors.memberships_visible_to, selectors.can_see_membership),
    (Invitation, selectors.invitations_visible_to, selectors.can_see_invitation),
    (Credential, selectors.credentials_visible_to, selectors.can_see_credential),
]


@pytest.mark.parametrize("name", VIEWERS)
@pytest.mark.parametrize(("model", "visible_to", "can_see"), PAIRS, ids=lambda value: getattr(value, "__name__", ""))
def test_list_and_predicate_agree(
    full_town: Town,
    name: str,
    model: type[Model],
    visible_to: Callable[[Viewer], QuerySet[Any]],
    can_see: Callable[[Viewer, Any], bool],
) -> None:
    viewer = full_town.viewers[name]
    everything = list(model._default_manager.all())
    assert len(everything) > 6
    expected = sorted(row.pk for row in everything if can_see(viewer, row))
    assert sorted(visible_to(viewer).values_list("pk", flat=True)) == expected


def seers(town: Town, can_see: Callable[[Viewer, Any], bool], row: Any) -> set[str]:
    return {name for name, viewer in town.viewers.items() if can_see(viewer, row)}


def test_a_closed_organisation_is_for_the_secretariat_alone(town: Town) -> None:
    assert seers(town, selectors.can_see_organisation, town.closed) == {"secretariat"}
    assert seers(town, selectors.can_see_organisation, town.supplier) == set(VIEWERS)


def test_memberships_are_for_colleagues_heads_above_and_the_secretariat(town: Town) -> None:
    membership = MembershipFactory(organisation=town.unit, role=Role.UNIT_OFFICER)
    expected = {"officer", "head", "head_above", "unit_evaluator", "secretariat"}
    assert seers(town, selectors.can_see_membership, membership) == expected
    membership.is_active = False
    assert seers(town, selectors.can_see_membership, membership) == {"head", "head_above", "secretariat"}
    assert seers(town, selectors.can_see_email, membership) == {"head", "head_above", "secretariat"}


def test_one_sees_ones_own_ended_membership_and_address(town: Town) -> None:
    membership = MembershipFactory(organisation=town.unit, is_active=False)
    own = viewer_for(membership.user)
    assert selectors.can_see_membership(own, membership) is True
    assert selectors.can_see_email(own, membership) is True


def test_whom_a_supplier_invites_is_its_owners_secret(town: Town) -> None:
    assert seers(town, selectors.can_see_invitation, add_invitation(town.supplier, Role.SUPPLIER_MEMBER)) == {"owner"}
    invitation = add_invitation(town.unit, Role.EVALUATOR)
    assert seers(town, selectors.can_see_invitation, invitation) == {"head", "head_above", "secretariat"}


@pytest.mark.parametrize(
    ("status", "days", "expected"),
    [
        ("verified", None, set(VIEWERS)),
        ("verified", 1, set(VIEWERS)),
        ("verified", -1, {"owner", "member", "secretariat"}),
        ("pending", None, {"owner", "member", "secretariat"}),
        ("rejected", None, {"owner", "member", "secretariat"}),
    ],
)
def test_only_credentials_in_force_are_public(town: Town, status: str, days: int | None, expected: set[str]) -> None:
    until = None if days is None else timezone.now() + timedelta(days=days)
    credential = CredentialFactory(organisation=town.supplier, stored_status=status, valid_until=until)
    assert seers(town, selectors.can_see_credential, credential) == expected


def test_the_queue_of_credentials_is_the_secretariats_oldest_first_without_its_own(town: Town) -> None:
    first = CredentialFactory(organisation=town.supplier)
    second = CredentialFactory(organisation=town.rival)
    CredentialFactory(organisation=town.rival, stored_status="verified")
    assert list(selectors.credentials_to_decide(town.viewers["secretariat"])) == [first, second]
    assert list(selectors.credentials_to_decide(town.viewers["owner"])) == []
    user = User.objects.get(pk=town.viewers["secretariat"].user_id)
    MembershipFactory(user=user, organisation=town.supplier, role=Role.SUPPLIER_MEMBER)
    assert list(selectors.credentials_to_decide(viewer_for(user))) == [second]


# -- search ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("پسماند", ["سازمان پَسماندِ تهران"]),
        ("سازمان   پسماند", ["سازمان پَسماندِ تهران"]),
        ("پسماند سازمان", ["سازمان پَسماندِ تهران"]),
        ("WASTE", ["سازمان پَسماندِ تهران"]),
        ("مديريت", ["مدیریت خیابان ۱۲"]),
        ("12", ["مدیریت خیابان ۱۲"]),
        ("سازمان خیابان", []),
        ("%", ["سازمان پَسماندِ تهران", "مدیریت خیابان ۱۲"]),
        ("", ["سازمان پَسماندِ تهران", "مدیریت خیابان ۱۲"]),
    ],
)
def test_organisations_are_found_by_every_word_in_any_spelling(search: str, expected: list[str]) -> None:
    UnitFactory(name="سازمان پَسماندِ تهران", name_en="Waste Organisation")
    UnitFactory(name="مدیریت خیابان ۱۲", name_en="Streets")
    found = selectors.organisations(Viewer.anonymous(), search=search)
    assert [row.name for row in found] == expected


def test_a_search_is_capped_in_length_and_words() -> None:
    unit = UnitFactory(name="یک دو سه چهار پنج شش هفت هشت")
    nine = "یک دو سه چهار پنج شش هفت هشت نبود"
    assert list(selectors.organisations(Viewer.anonymous(), search=nine)) == [unit]
    assert list(selectors.organisations(Viewer.anonymous(), search="یک " + "ب" * 100_000)) == []


def test_organisations_are_filtered_by_kind_city_and_parent(town: Town) -> None:
    def found(**conditions: Any) -> set[Organisation]:
        return set(selectors.organisations(Viewer.anonymous(), **conditions))

    assert found(kind="supplier") == {town.supplier, town.rival}
    assert found(city_id=town.root.city_id) == {town.root, town.unit}
    assert found(parent_id=town.root.pk) == {town.unit}
    assert found(kind="supplier", parent_id=town.root.pk) == set()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fa", ["آب", "پسماند", "شرکت ABB", "گاز", "هوا", "یاوران", "ABB", "zed"]),
        ("en", ["ABB", "یاوران", "هوا", "zed", "آب", "پسماند", "شرکت ABB", "گاز"]),
    ],
)
def test_organisations_in_the_readers_script_come_first(language: str, expected: list[str]) -> None:
    for name in ("zed", "ABB", "گاز", "پسماند", "شرکت ABB", "آب"):
        SupplierFactory(name=name, name_en="")
    SupplierFactory(name="هوا", name_en="Wind")
    SupplierFactory(name="یاوران", name_en="helpers")

    assert [row.name for row in selectors.organisations(Viewer.anonymous(language))] == expected


def test_cities_are_found_in_both_languages() -> None:
    karaj = CityFactory(name_fa="کرج", name_en="Karaj")
    tehran = CityFactory(name_fa="تهران", name_en="Tehran")
    assert list(selectors.cities(search="كرج")) == [karaj]
    assert list(selectors.cities(search="tehr")) == [tehran]
    assert list(selectors.cities()) == [tehran, karaj]


@pytest.mark.parametrize("count", [1, 3])
def test_ancestors_of_many_cost_two_statements(count: int, django_assert_num_queries: Any) -> None:
    root = UnitFactory()
    middle = UnitFactory(parent=root)
    leaves = [UnitFactory(parent=middle) for _ in range(count)]
    with django_assert_num_queries(2):
        found = selectors.ancestors_of([root.pk, *[leaf.pk for leaf in leaves]])
    assert found == {root.pk: [], **{leaf.pk: [root, middle] for leaf in leaves}}


def test_ancestors_end_on_a_loop() -> None:
    parent = UnitFactory()
    child = UnitFactory(parent=parent)
    Organisation.objects.filter(pk=parent.pk).update(parent=child)
    assert len(selectors.ancestors_of([child.pk])[child.pk]) == 50


@pytest.mark.parametrize("count", [1, 3])
def test_credential_kinds_cost_one_statement(count: int, django_assert_num_queries: Any) -> None:
    suppliers = [SupplierFactory() for _ in range(count)]
    for supplier in suppliers:
        CredentialFactory(organisation=supplier, stored_status="verified")
        CredentialFactory(organisation=supplier, kind="iso_9001")
    with django_assert_num_queries(1):
        kinds = selectors.credential_kinds_in_force([supplier.pk for supplier in suppliers])
    assert kinds == {supplier.pk: frozenset({"knowledge_based"}) for supplier in suppliers}


# -- oneself --------------------------------------------------------------------------------


def test_own_memberships_are_those_in_force(town: Town) -> None:
    user = User.objects.get(pk=town.viewers["owner"].user_id)
    MembershipFactory(user=user, is_active=False)
    assert [row.organisation for row in selectors.own_memberships(viewer_for(user))] == [town.supplier]
    assert list(selectors.own_memberships(Viewer.anonymous())) == []


def test_nobody_has_no_account_address_or_second_factor() -> None:
    nobody = Viewer.anonymous()
    assert selectors.user_of(nobody) is None
    assert selectors.verified_emails(nobody) == frozenset()
    assert selectors.has_second_factor(nobody) is False


def test_verified_addresses_leave_out_the_unverified() -> None:
    viewer = viewer_for(UserFactory(email="a@example.org"))
    unverified = viewer_for(UserFactory(email="b@example.org", verified=False))
    assert selectors.verified_emails(viewer) == {"a@example.org"}
    assert selectors.verified_emails(unverified) == frozenset()


def test_an_unknown_token_finds_no_invitation() -> None:
    assert selectors.invitation_by_token("nothing") is None
