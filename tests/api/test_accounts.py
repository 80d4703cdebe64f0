"""Organisations, people, invitations, cities and the session over the wire."""

from datetime import UTC, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone
from pytest_django import Settings

from accounts.enums import Role
from accounts.invitation_tokens import hash_of
from accounts.models import Invitation, Membership, Organisation, User
from api.relay import encode_id
from marketplace.notifications.models import Notification
from tests.accounts.conftest import VIEWERS, Town
from tests.api.client import Tab, codes, nodes
from tests.api.world import gid, moment, reference, tab_of
from tests.factories.accounts import (
    CityFactory,
    CredentialFactory,
    MembershipFactory,
    SupplierFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


# -- organisations --------------------------------------------------------------------------


def test_page_of_a_unit_is_whole(town: Town) -> None:
    below = UnitFactory(parent=town.unit, name="ناحیهٔ ۲")
    Organisation.objects.filter(pk=town.unit.pk).update(description="معرفی", website="https://example.org")
    found = tab_of(town.viewers["head"]).data("OrganisationPage", id=gid(town.unit))["organisation"]
    city = town.unit.city

    assert {name: found[name] for name in reference(town.unit)} == reference(town.unit)
    assert (found["description"], found["website"]) == ("معرفی", "https://example.org")
    assert (found["isActive"], found["isSample"]) == (True, False)
    assert found["city"] == {"id": gid(city), "slug": city.slug, "nameFa": city.name_fa, "nameEn": city.name_en}
    assert found["parent"] == reference(town.root)
    assert found["ancestors"] == [reference(town.root)]
    assert found["children"] == [reference(below)]
    assert {action["name"]: action["allowed"] for action in found["allowedActions"]} == {
        "update_organisation": True,
        "invite_member": True,
        "change_membership": True,
        "submit_credential": False,
    }


def test_ancestors_stand_from_the_root_down(anonymous: Tab) -> None:
    line = [UnitFactory()]
    for _ in range(4):
        line.append(UnitFactory(parent=line[-1]))
    found = anonymous.data("OrganisationPage", id=gid(line[-1]))["organisation"]

    assert [item["id"] for item in found["ancestors"]] == [gid(unit) for unit in line[:-1]]


def test_refused_action_says_why(town: Town) -> None:
    found = tab_of(town.viewers["anonymous"]).data("OrganisationPage", id=gid(town.unit))["organisation"]

    assert {(action["code"], action["reason"]) for action in found["allowedActions"]} == {
        ("sign_in_required", "برای این کار باید وارد شوید.")
    }


def test_credential_is_whole(town: Town) -> None:
    until = timezone.now() + timedelta(days=30)
    credential = CredentialFactory(
        organisation=town.supplier,
        stored_status="verified",
        valid_until=until,
        decided_at=timezone.now(),
        note="تأیید شد",
    )
    [found] = tab_of(town.viewers["owner"]).data("OrganisationPage", id=gid(town.supplier))["organisation"][
        "credentials"
    ]

    assert found == {
        "id": gid(credential),
        "kind": "knowledge_based",
        "number": credential.number,
        "issuer": "معاونت علمی",
        "validUntil": moment(until),
        "status": "VERIFIED",
        "note": "تأیید شد",
        "verifiedAt": moment(credential.decided_at),
    }


def test_credential_expires_by_itself(town: Town) -> None:
    CredentialFactory(organisation=town.supplier, stored_status="verified", valid_until=timezone.now())
    own = tab_of(town.viewers["owner"]).data("OrganisationPage", id=gid(town.supplier))["organisation"]["credentials"]
    public = tab_of(town.viewers["nobody"]).data("OrganisationPage", id=gid(town.supplier))["organisation"][
        "credentials"
    ]

    assert ([item["status"] for item in own], public) == (["EXPIRED"], [])


def test_people_of_an_organisation(town: Town) -> None:
    guest = Invitation.objects.create(
        organisation=town.unit,
        email="guest@example.org",
        role=Role.UNIT_OFFICER,
        token_hash="x",
        invited_by=UserFactory(),
        expires_at=timezone.now() + timedelta(days=1),
    )
    found = tab_of(town.viewers["head"]).data("OrganisationMembers", id=gid(town.unit))["organisation"]
    rows = Membership.objects.filter(organisation=town.unit).order_by("joined_at", "pk")

    assert found["memberships"] == [
        {
            "id": gid(row),
            "role": row.role.upper(),
            "email": row.user.email,
            "isActive": True,
            "joinedAt": moment(row.joined_at),
            "user": {"id": gid(row.user), "fullName": row.user.full_name},
        }
        for row in rows
    ]
    assert found["invitations"] == [
        {
            "id": gid(guest),
            "email": "guest@example.org",
            "role": "UNIT_OFFICER",
            "createdAt": moment(guest.created_at),
            "expiresAt": moment(guest.expires_at),
            "status": "pending",
            "organisation": reference(town.unit),
        }
    ]


def test_colleague_reads_names_and_no_addresses(town: Town) -> None:
    found = tab_of(town.viewers["officer"]).data("OrganisationMembers", id=gid(town.unit))["organisation"][
        "memberships"
    ]
    own = encode_id("User", town.viewers["officer"].user_id or 0)

    assert [item["user"]["id"] for item in found if item["email"] is not None] == [own]
    assert len(found) == 3


def test_organisation_is_found_by_its_persian_name_in_addresses(anonymous: Tab) -> None:
    unit = UnitFactory(slug="معاونت-حمل-و-نقل")

    assert anonymous.data("OrganisationPage", slug="معاونت-حمل-و-نقل")["organisation"]["id"] == gid(unit)


@pytest.mark.parametrize("slug", ["", "nothing", "\0", "a\0", "🙂", "x" * 5000])
def test_unknown_slug_is_null(anonymous: Tab, slug: str) -> None:
    assert anonymous.data("OrganisationPage", slug=slug) == {"organisation": None}


def test_id_and_slug_must_be_of_one_organisation(anonymous: Tab) -> None:
    one, other = UnitFactory(), UnitFactory()

    assert anonymous.data("OrganisationPage", id=gid(one), slug=one.slug)["organisation"]["id"] == gid(one)
    assert anonymous.data("OrganisationPage", id=gid(one), slug=other.slug) == {"organisation": None}
    assert anonymous.data("OrganisationPage") == {"organisation": None}


def test_filters_of_organisations(anonymous: Tab) -> None:
    city = CityFactory()
    root = UnitFactory(name="شهرداری", city=city)
    unit = UnitFactory(name="معاونت ترافیک", name_en="Traffic Deputy", parent=root, city=city)
    supplier = SupplierFactory(name="شرکت ترافیک‌یار")
    every = [root, unit, supplier]

    expected: list[tuple[dict[str, Any], list[Organisation]]] = [
        ({}, every),
        ({"search": "ترافيك"}, [unit, supplier]),
        ({"search": "traffic DEPUTY"}, [unit]),
        ({"kind": "SUPPLIER"}, [supplier]),
        ({"city": gid(city)}, [root, unit]),
        ({"parent": gid(root)}, [unit]),
        ({"kind": "SUPPLIER", "city": gid(city)}, []),
        ({"search": None, "kind": None, "city": None}, every),
    ]
    for given, rows in expected:
        page = anonymous.data("OrganisationList", filter=given)["organisations"]
        assert {node["id"] for node in nodes(page)} == {gid(row) for row in rows}, given
        assert page["totalCount"] == len(rows)


def test_cities_are_listed_by_their_persian_names(anonymous: Tab) -> None:
    made = {name: CityFactory(name_fa=name) for name in ("مشهد", "اصفهان", "تهران")}

    assert [city["id"] for city in anonymous.data("Cities")["cities"]] == [
        gid(made[name]) for name in ("اصفهان", "تهران", "مشهد")
    ]


# -- invitations ----------------------------------------------------------------------------


def test_link_of_an_invitation_shows_what_is_offered(anonymous: Tab, town: Town) -> None:
    Invitation.objects.create(
        organisation=town.unit,
        email="guest@example.org",
        role=Role.UNIT_OFFICER,
        token_hash=hash_of("the-token"),
        invited_by=UserFactory(),
        expires_at=timezone.now() - timedelta(days=1),
    )
    found = anonymous.data("InvitationByToken", token="the-token")["invitationByToken"]

    assert (found["email"], found["role"], found["status"]) == ("guest@example.org", "UNIT_OFFICER", "expired")
    assert found["organisation"] == reference(town.unit)


@pytest.mark.parametrize("token", ["", "x", "\0", "🙂", "x" * 100_000, hash_of("the-token")])
def test_unknown_link_shows_nothing(anonymous: Tab, token: str) -> None:
    assert anonymous.data("InvitationByToken", token=token) == {"invitationByToken": None}


# -- the session ----------------------------------------------------------------------------


def test_session_of_nobody(anonymous: Tab) -> None:
    session = anonymous.data("Session")["session"]
    now = session.pop("serverTime")

    assert session == {
        "user": None,
        "email": None,
        "language": "FA",
        "moneyUnit": "TOMAN",
        "calendar": "jalali",
        "memberships": [],
        "activeMembership": None,
        "isSecretariat": False,
        "hasSecondFactor": False,
        "unreadNotifications": 0,
        "isDemo": True,
        "canCreateChallenge": False,
        "canCreateSolution": False,
    }
    assert now.endswith("Z")
    assert abs(timezone.now() - timezone.datetime.fromisoformat(now)) < timedelta(minutes=1)


def test_session_of_a_person_with_two_roles(town: Town) -> None:
    person = UserFactory(language="en", money_unit="rial", calendar="gregorian")
    unit = MembershipFactory(user=person, organisation=town.unit, role=Role.UNIT_OFFICER)
    supplier = MembershipFactory(user=person, organisation=town.supplier, role=Role.SUPPLIER_MEMBER)
    MembershipFactory(user=person, organisation=town.other, role=Role.UNIT_HEAD, is_active=False)
    MembershipFactory(user=person, organisation=town.closed, role=Role.SUPPLIER_OWNER)
    User.objects.filter(pk=person.pk).update(active_membership=supplier)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    Notification.objects.create(recipient=person, sequence=1, kind="x", dedupe_key="1")
    Notification.objects.create(recipient=person, sequence=2, kind="x", dedupe_key="2", read_at=timezone.now())
    session = Tab(person).data("Session")["session"]

    assert session["user"] == {"id": gid(person), "fullName": person.full_name}
    assert (session["email"], session["language"], session["moneyUnit"], session["calendar"]) == (
        person.email,
        "EN",
        "RIAL",
        "gregorian",
    )
    assert {item["id"]: item["organisation"]["id"] for item in session["memberships"]} == {
        gid(unit): gid(town.unit),
        gid(supplier): gid(town.supplier),
    }
    assert session["activeMembership"] == {
        "id": gid(supplier),
        "role": "SUPPLIER_MEMBER",
        "organisation": reference(town.supplier),
    }
    assert (session["hasSecondFactor"], session["unreadNotifications"]) == (True, 1)
    assert (session["canCreateChallenge"], session["canCreateSolution"], session["isSecretariat"]) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize("role", VIEWERS)
def test_session_says_what_each_role_may_begin(town: Town, role: str) -> None:
    session = tab_of(town.viewers[role]).data("Session")["session"]

    assert (session["canCreateChallenge"], session["canCreateSolution"], session["isSecretariat"]) == (
        role in {"officer", "head", "head_above", "head_elsewhere"},
        role in {"owner", "member", "rival_owner"},
        role == "secretariat",
    )


def test_who_never_chose_works_for_the_first(town: Town) -> None:
    person = UserFactory()
    first = MembershipFactory(user=person, organisation=town.unit, role=Role.UNIT_OFFICER)
    session = Tab(person).data("Session")["session"]

    assert session["activeMembership"]["id"] == gid(first)


def test_active_membership_that_has_ended_is_null(town: Town) -> None:
    person = UserFactory()
    ended = MembershipFactory(user=person, organisation=town.unit, role=Role.UNIT_OFFICER, is_active=False)
    User.objects.filter(pk=person.pk).update(active_membership=ended)

    session = Tab(person).data("Session")["session"]
    assert (session["activeMembership"], session["memberships"]) == (None, [])


def test_installation_without_demo_data_says_so(anonymous: Tab, settings: Settings) -> None:
    settings.DEMO_DATA_ALLOWED = False

    assert anonymous.data("Session")["session"]["isDemo"] is False


def test_moments_are_told_in_utc(town: Town) -> None:
    membership = Membership.objects.filter(organisation=town.unit).order_by("pk").first()
    assert membership is not None
    query = "query($id: ID!) { node(id: $id) { ... on Membership { joinedAt } } }"
    found = tab_of(town.viewers["head"]).get(query, id=gid(membership))["node"]["joinedAt"]

    assert timezone.datetime.fromisoformat(found) == membership.joined_at
    assert timezone.datetime.fromisoformat(found).tzinfo == UTC


def test_person_outside_of_sight_is_null(town: Town) -> None:
    stranger = UserFactory()
    query = "query($id: ID!) { node(id: $id) { id } }"

    assert tab_of(town.viewers["head"]).get(query, id=gid(stranger)) == {"node": None}
    assert codes(tab_of(town.viewers["head"]).ask(query, id=encode_id("Session", 1))) == ["invalid_id"]
