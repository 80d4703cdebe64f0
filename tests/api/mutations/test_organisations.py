"""``createOrganisation`` and ``updateOrganisation`` through the wire."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from accounts.models import Membership, Organisation
from tests.api.client import problems
from tests.api.mutations.conftest import Town, gid
from tests.factories.accounts import CityFactory, SupplierFactory, UnitFactory

Unchanged = Callable[[], AbstractContextManager[None]]

UNKNOWN = "T3JnYW5pc2F0aW9uOjk5OTk5OQ"
SUPPLIER = {"name": "شرکت راه‌آور", "nameEn": "Rahavar", "supplierKind": "STARTUP"}


# -- createOrganisation ---------------------------------------------------------------------


@pytest.mark.parametrize("role", ["nobody", "officer", "owner", "secretariat"])
def test_anybody_registers_a_supplier_and_owns_it(town: Town, role: str) -> None:
    city = CityFactory()
    fields = {**SUPPLIER, "description": "حمل‌ونقل هوشمند", "website": "https://rahavar.example", "city": gid(city)}

    payload = town.give(role, "CreateOrganisation", kind="SUPPLIER", fields=fields)

    made = Organisation.objects.latest("pk")
    organisation = payload["organisation"]
    assert payload["errors"] == []
    assert (organisation["id"], organisation["name"], organisation["nameEn"]) == (gid(made), "شرکت راه‌آور", "Rahavar")
    assert (made.kind, made.supplier_kind, made.city, made.slug) == ("supplier", "startup", city, "rahavar")
    assert Membership.objects.get(organisation=made).user == town.people[role]


def test_payload_shows_the_rights_that_the_creator_has_now(town: Town) -> None:
    organisation = town.give("nobody", "CreateOrganisation", kind="SUPPLIER", fields=SUPPLIER)["organisation"]

    allowed = {action["name"]: action["allowed"] for action in organisation["allowedActions"]}
    assert allowed == {
        "update_organisation": True,
        "invite_member": True,
        "change_membership": True,
        "submit_credential": True,
    }
    assert [item["user"]["id"] for item in _memberships(town, "nobody", organisation["id"])] == [
        gid(town.people["nobody"])
    ]


def _memberships(town: Town, role: str, identifier: str) -> list[dict[str, Any]]:
    query = "query($id: ID!) { organisation(id: $id) { memberships { user { id } } } }"
    found: list[dict[str, Any]] = town.tab(role).get(query, id=identifier)["organisation"]["memberships"]
    return found


@pytest.mark.parametrize("kind", ["MUNICIPAL_UNIT", "SECRETARIAT"])
def test_secretariat_makes_the_demand_side(town: Town, kind: str) -> None:
    payload = town.give("secretariat", "CreateOrganisation", kind=kind, fields={"name": "معاونت فنی"})

    made = Organisation.objects.latest("pk")
    assert (payload["errors"], payload["organisation"]["kind"], made.kind) == ([], kind, kind.lower())
    assert Membership.objects.filter(organisation=made).count() == 0


@pytest.mark.parametrize("role", ["nobody", "officer", "head_above", "owner"])
@pytest.mark.parametrize("kind", ["MUNICIPAL_UNIT", "SECRETARIAT"])
def test_others_make_no_demand_side(town: Town, unchanged: Unchanged, role: str, kind: str) -> None:
    with unchanged():
        payload = town.give(role, "CreateOrganisation", kind=kind, fields={"name": "معاونت فنی"})

    assert payload["organisation"] is None
    assert problems(payload) == [("kind", "accounts.only_secretariat")]


def test_who_is_not_signed_in_registers_nothing(town: Town, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("anonymous", "CreateOrganisation", kind="SUPPLIER", fields=SUPPLIER)

    assert problems(payload) == [(None, "sign_in_required")]


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("SUPPLIER", {"supplierKind": "LAB"}, [("name", "required")]),
        ("SUPPLIER", {"name": None, "supplierKind": "LAB"}, [("name", "required")]),
        ("SUPPLIER", {"name": " \u200b\t", "supplierKind": "LAB"}, [("name", "required")]),
        ("SUPPLIER", {"name": "x" * 201, "supplierKind": "LAB"}, [("name", "too_long")]),
        ("SUPPLIER", {"name": "a\x00b", "supplierKind": "LAB"}, [("name", "invalid_characters")]),
        ("SUPPLIER", {"name": "x"}, [("supplierKind", "accounts.supplier_kind_required")]),
        ("SUPPLIER", {**SUPPLIER, "website": "javascript:alert(1)"}, [("website", "accounts.website_invalid")]),
        ("SUPPLIER", {**SUPPLIER, "website": "https://"}, [("website", "accounts.website_invalid")]),
        ("SUPPLIER", {**SUPPLIER, "description": "x" * 5001}, [("description", "too_long")]),
        ("SUPPLIER", {**SUPPLIER, "nameEn": "x" * 201}, [("nameEn", "too_long")]),
        ("SUPPLIER", {**SUPPLIER, "city": "Q2l0eTo5OTk5OTk"}, [("city", "accounts.city_unknown")]),
        ("SUPPLIER", {**SUPPLIER, "city": "nonsense"}, [("city", "invalid_id")]),
        (
            "MUNICIPAL_UNIT",
            {"name": "x", "supplierKind": "LAB"},
            [("supplierKind", "accounts.supplier_kind_forbidden")],
        ),
        (
            "MUNICIPAL_UNIT",
            {"name": "x", "parent": "T3JnYW5pc2F0aW9uOjk5OTk5OQ"},
            [("parent", "accounts.parent_unknown")],
        ),
    ],
)
def test_bad_field_is_told(
    town: Town, unchanged: Unchanged, kind: str, fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    with unchanged():
        payload = town.give("secretariat", "CreateOrganisation", kind=kind, fields=fields)

    assert payload["organisation"] is None
    assert problems(payload) == expected


def test_supplier_has_no_parent(town: Town, unchanged: Unchanged) -> None:
    fields = {**SUPPLIER, "parent": gid(town.unit)}

    with unchanged():
        payload = town.give("owner", "CreateOrganisation", kind="SUPPLIER", fields=fields)

    assert problems(payload) == [("parent", "accounts.parent_forbidden")]


def test_double_submit_with_one_key_registers_once(town: Town) -> None:
    given = {"kind": "SUPPLIER", "fields": SUPPLIER, "idempotencyKey": "form-1"}
    before = Organisation.objects.count()

    first, second = (town.give("nobody", "CreateOrganisation", **given) for _ in range(2))

    assert first["organisation"]["id"] == second["organisation"]["id"]
    assert Organisation.objects.count() == before + 1


def test_key_with_other_input_is_refused(town: Town, unchanged: Unchanged) -> None:
    town.give("nobody", "CreateOrganisation", kind="SUPPLIER", fields=SUPPLIER, idempotencyKey="form-1")

    with unchanged():
        payload = town.give(
            "nobody", "CreateOrganisation", kind="SUPPLIER", fields={**SUPPLIER, "name": "y"}, idempotencyKey="form-1"
        )

    assert problems(payload) == [("idempotencyKey", "idempotency_mismatch")]


def test_name_that_is_taken_gets_another_address(town: Town) -> None:
    slugs = [
        town.give("nobody", "CreateOrganisation", kind="SUPPLIER", fields=SUPPLIER)["organisation"]["slug"]
        for _ in range(2)
    ]

    assert slugs == ["rahavar", "rahavar-2"]


# -- updateOrganisation ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "of"),
    [
        ("owner", "supplier"),
        ("secretariat", "supplier"),
        ("head", "unit"),
        ("head_above", "unit"),
        ("secretariat", "unit"),
        ("secretariat", "secretariat"),
    ],
)
def test_who_runs_it_changes_the_given_fields(town: Town, role: str, of: str) -> None:
    organisation = getattr(town, of)

    payload = town.give(role, "UpdateOrganisation", id=gid(organisation), fields={"description": "متن تازه"})

    row = Organisation.objects.get(pk=organisation.pk)
    assert payload["errors"] == []
    assert payload["organisation"]["description"] == "متن تازه"
    assert (row.description, row.name, row.slug) == ("متن تازه", organisation.name, organisation.slug)


@pytest.mark.parametrize(
    ("role", "of", "code"),
    [
        ("anonymous", "supplier", "sign_in_required"),
        ("nobody", "supplier", "accounts.only_leader"),
        ("member", "supplier", "accounts.only_leader"),
        ("rival_owner", "supplier", "accounts.only_leader"),
        ("head", "supplier", "accounts.only_leader"),
        ("officer", "unit", "accounts.only_leader"),
        ("unit_evaluator", "unit", "accounts.only_leader"),
        ("head_elsewhere", "unit", "accounts.only_leader"),
        ("head", "root", "accounts.only_leader"),
        ("owner", "secretariat", "accounts.only_leader"),
    ],
)
def test_others_change_nothing(town: Town, unchanged: Unchanged, role: str, of: str, code: str) -> None:
    with unchanged():
        payload = town.give(role, "UpdateOrganisation", id=gid(getattr(town, of)), fields={"name": "mine"})

    assert payload["organisation"] is None
    assert problems(payload) == [(None, code)]


@pytest.mark.parametrize("field", ["parent", "city"])
def test_head_does_not_choose_the_units_place(town: Town, unchanged: Unchanged, field: str) -> None:
    target = gid(town.other) if field == "parent" else gid(CityFactory())

    with unchanged():
        payload = town.give("head", "UpdateOrganisation", id=gid(town.unit), fields={field: target})

    assert problems(payload) == [(field, "accounts.only_secretariat")]


def test_unit_tree_makes_no_loop(town: Town, unchanged: Unchanged) -> None:
    below = UnitFactory(parent=town.unit)

    for target in (town.root, town.unit, below):
        with unchanged():
            payload = town.give("secretariat", "UpdateOrganisation", id=gid(town.root), fields={"parent": gid(target)})
        assert problems(payload) == [("parent", "accounts.parent_loop")]


def test_null_empties_texts_and_places(town: Town) -> None:
    fields = {"nameEn": None, "description": None, "website": None, "city": None, "parent": None}

    organisation = town.give("secretariat", "UpdateOrganisation", id=gid(town.unit), fields=fields)["organisation"]

    row = Organisation.objects.get(pk=town.unit.pk)
    assert (organisation["nameEn"], organisation["description"], organisation["city"]) == ("", "", None)
    assert (row.name_en, row.description, row.website, row.city, row.parent) == ("", "", "", None, None)


def test_closed_organisation_does_not_exist_for_its_owner(town: Town, unchanged: Unchanged) -> None:
    Organisation.objects.filter(pk=town.supplier.pk).update(is_active=False)

    with unchanged():
        payload = town.give("owner", "UpdateOrganisation", id=gid(town.supplier), fields={"name": "x"})

    assert problems(payload) == [(None, "not_found")]


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("T3JnYW5pc2F0aW9uOjk5OTk5OQ", (None, "not_found")),
        ("VXNlcjox", ("id", "invalid_id")),
        ("", ("id", "invalid_id")),
    ],
)
def test_wrong_id_is_refused(
    town: Town, unchanged: Unchanged, identifier: str, expected: tuple[str | None, str]
) -> None:
    with unchanged():
        payload = town.give("secretariat", "UpdateOrganisation", id=identifier, fields={"name": "x"})

    assert problems(payload) == [expected]


def test_script_and_emoji_are_kept_as_written(town: Town) -> None:
    name = "<script>alert('😀')</script> و شرکا"

    payload = town.give("owner", "UpdateOrganisation", id=gid(town.supplier), fields={"name": name})

    assert payload["organisation"]["name"] == name
    assert Organisation.objects.get(pk=town.supplier.pk).name == name


def test_similar_names_of_suppliers_do_not_meet(town: Town) -> None:
    other = SupplierFactory(name="شرکت راه‌آور")

    made = town.give("nobody", "CreateOrganisation", kind="SUPPLIER", fields=SUPPLIER)["organisation"]

    assert made["id"] != gid(other)
