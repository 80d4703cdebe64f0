from typing import Any

import pytest

from accounts.enums import OrganisationKind, Role, SupplierKind
from accounts.models import Membership, Organisation, User
from accounts.services import create_organisation, update_organisation
from accounts.viewer import Viewer, viewer_for
from bahamm.kernel.errors import Conflict, NotFound, PermissionRefused, ValidationFailed
from bahamm.kernel.models import EventRecord
from tests.accounts.conftest import VIEWERS, Town
from tests.factories.accounts import CityFactory, SupplierFactory, UnitFactory, viewer_with, viewer_without_role

pytestmark = pytest.mark.django_db

STARTUP: dict[str, Any] = {"name": "سبزاندیش", "supplier_kind": "startup"}


def refused_fields(error: Any) -> list[tuple[str | None, str]]:
    return [(item.field, item.code.code) for item in error.value.errors]


def test_a_supplier_registers_itself_and_its_creator_owns_it() -> None:
    actor = viewer_without_role()
    city = CityFactory()
    supplier = create_organisation(
        actor=actor,
        kind=OrganisationKind.SUPPLIER,
        fields={
            "name": "  سبزاندیش\n",
            "name_en": "Sabz Andish",
            "description": "خط یک\r\nخط دو",
            "website": "https://sabz.example",
            "supplier_kind": "startup",
            "city": city.pk,
        },
    )
    supplier.refresh_from_db()
    assert (supplier.name, supplier.name_en, supplier.slug) == ("سبزاندیش", "Sabz Andish", "sabz-andish")
    assert (supplier.description, supplier.website) == ("خط یک\nخط دو", "https://sabz.example")
    assert (supplier.supplier_kind, supplier.city, supplier.is_active) == (SupplierKind.STARTUP, city, True)
    membership = Membership.objects.get(organisation=supplier)
    assert (membership.user_id, membership.role, membership.is_active) == (actor.user_id, Role.SUPPLIER_OWNER, True)
    user = User.objects.get(pk=actor.user_id)
    assert user.active_membership == membership
    assert viewer_for(user).supplier_ids(Role.SUPPLIER_OWNER) == {supplier.pk}
    event = EventRecord.objects.get()
    assert (event.name, event.subject_type, event.subject_id) == ("OrganisationCreated", "organisation", supplier.pk)
    assert (event.actor_id, event.organisation_id, event.data) == (actor.user_id, supplier.pk, {"kind": "supplier"})


def test_a_second_supplier_does_not_switch_the_dashboard() -> None:
    actor = viewer_without_role()
    first = create_organisation(actor=actor, kind="supplier", fields={**STARTUP})  # type: ignore[typeddict-item]
    create_organisation(actor=actor, kind="supplier", fields={**STARTUP})  # type: ignore[typeddict-item]
    membership = User.objects.get(pk=actor.user_id).active_membership
    assert membership is not None
    assert membership.organisation == first


def test_the_same_name_gets_another_address() -> None:
    actor = viewer_without_role()
    slugs = [create_organisation(actor=actor, kind="supplier", fields={**STARTUP}).slug for _ in range(3)]  # type: ignore[typeddict-item]
    assert slugs == ["سبزاندیش", "سبزاندیش-2", "سبزاندیش-3"]


def test_a_name_without_letters_still_gets_an_address() -> None:
    supplier = create_organisation(
        actor=viewer_without_role(), kind="supplier", fields={"name": "🙂", "supplier_kind": "team"}
    )
    assert (supplier.name, supplier.slug) == ("🙂", "supplier")


def test_the_address_of_a_screen_is_nobodys() -> None:
    supplier = create_organisation(
        actor=viewer_without_role(), kind="supplier", fields={"name": "نو", "name_en": "New", "supplier_kind": "team"}
    )
    assert supplier.slug == "new-2"


def test_the_secretariat_makes_units_and_belongs_to_none(town: Town) -> None:
    unit = create_organisation(
        actor=town.viewers["secretariat"],
        kind=OrganisationKind.MUNICIPAL_UNIT,
        fields={"name": "معاونت", "parent": town.root.pk},
    )
    assert (unit.parent, unit.supplier_kind) == (town.root, None)
    assert Membership.objects.filter(organisation=unit).count() == 0


@pytest.mark.parametrize("kind", [OrganisationKind.MUNICIPAL_UNIT, OrganisationKind.SECRETARIAT])
@pytest.mark.parametrize("name", sorted(set(VIEWERS) - {"secretariat"}))
def test_the_demand_side_is_refused_to_everybody_else(town: Town, name: str, kind: str) -> None:
    before = Organisation.objects.count()
    with pytest.raises(PermissionRefused):
        create_organisation(actor=town.viewers[name], kind=kind, fields={"name": "واحد من"})
    assert (Organisation.objects.count(), EventRecord.objects.count()) == (before, 0)


def test_nobody_registers_nothing() -> None:
    with pytest.raises(PermissionRefused) as refused:
        create_organisation(actor=Viewer.anonymous(), kind="supplier", fields={**STARTUP})  # type: ignore[typeddict-item]
    assert refused.value.codes == ["sign_in_required"]
    assert Organisation.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [("name", "required"), ("supplier_kind", "accounts.supplier_kind_required")]),
        ({**STARTUP, "name": " \u00a0\n"}, [("name", "required")]),
        ({**STARTUP, "name": "ا" * 201}, [("name", "too_long")]),
        ({**STARTUP, "name": "a\x00b"}, [("name", "invalid_characters")]),
        ({**STARTUP, "supplier_kind": None}, [("supplier_kind", "accounts.supplier_kind_required")]),
        ({**STARTUP, "supplier_kind": "bank"}, [("supplier_kind", "invalid_choice")]),
        ({**STARTUP, "website": "javascript:alert(1)"}, [("website", "accounts.website_invalid")]),
        ({**STARTUP, "website": "sabz"}, [("website", "accounts.website_invalid")]),
        ({**STARTUP, "city": 10**9}, [("city", "accounts.city_unknown")]),
        ({**STARTUP, "description": "x" * 5001}, [("description", "too_long")]),
    ],
)
def test_bad_input_names_every_field_and_writes_nothing(
    fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    with pytest.raises(ValidationFailed) as refused:
        create_organisation(actor=viewer_without_role(), kind="supplier", fields=fields)  # type: ignore[arg-type]
    assert refused_fields(refused) == expected
    assert (Organisation.objects.count(), Membership.objects.count(), EventRecord.objects.count()) == (0, 0, 0)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValidationFailed) as refused:
        create_organisation(actor=viewer_without_role(), kind="club", fields={"name": "x"})
    assert refused_fields(refused) == [("kind", "invalid_choice")]


def test_a_supplier_has_no_parent_and_a_unit_no_supplier_kind(town: Town) -> None:
    with pytest.raises(ValidationFailed) as refused:
        create_organisation(actor=viewer_without_role(), kind="supplier", fields={**STARTUP, "parent": town.root.pk})  # type: ignore[typeddict-item]
    assert refused_fields(refused) == [("parent", "accounts.parent_forbidden")]
    with pytest.raises(ValidationFailed) as refused:
        create_organisation(actor=town.viewers["secretariat"], kind="municipal_unit", fields={**STARTUP})  # type: ignore[typeddict-item]
    assert refused_fields(refused) == [("supplier_kind", "accounts.supplier_kind_forbidden")]


def test_a_double_click_registers_once() -> None:
    actor = viewer_without_role()
    first = create_organisation(actor=actor, kind="supplier", fields={**STARTUP}, idempotency_key="k1")  # type: ignore[typeddict-item]
    second = create_organisation(actor=actor, kind="supplier", fields={**STARTUP}, idempotency_key="k1")  # type: ignore[typeddict-item]
    assert first == second
    assert (Organisation.objects.count(), EventRecord.objects.count()) == (1, 1)


def test_one_key_with_other_input_is_refused() -> None:
    actor = viewer_without_role()
    create_organisation(actor=actor, kind="supplier", fields={**STARTUP}, idempotency_key="k1")  # type: ignore[typeddict-item]
    with pytest.raises(Conflict) as refused:
        create_organisation(
            actor=actor,
            kind="supplier",
            fields={**STARTUP, "name": "دیگری"},
            idempotency_key="k1",  # type: ignore[typeddict-item]
        )
    assert refused.value.codes == ["idempotency_mismatch"]
    assert Organisation.objects.count() == 1


# -- update ---------------------------------------------------------------------------------


def test_an_owner_changes_only_what_was_given() -> None:
    supplier = SupplierFactory(name="نام کهنه", description="شرح")
    update_organisation(
        actor=viewer_with(Role.SUPPLIER_OWNER, supplier), organisation_id=supplier.pk, fields={"name": "نام تازه"}
    )
    supplier.refresh_from_db()
    assert (supplier.name, supplier.description) == ("نام تازه", "شرح")
    assert supplier.search_text.startswith("نام تازه")
    assert [event.data for event in EventRecord.objects.all()] == [{"changed_fields": ["name"]}]


def test_the_same_values_again_are_no_event() -> None:
    supplier = SupplierFactory()
    update_organisation(
        actor=viewer_with(Role.SUPPLIER_OWNER, supplier), organisation_id=supplier.pk, fields={"name": supplier.name}
    )
    assert EventRecord.objects.count() == 0


@pytest.mark.parametrize("name", sorted(set(VIEWERS) - {"owner", "secretariat"}))
def test_a_supplier_is_changed_by_nobody_else(town: Town, name: str) -> None:
    with pytest.raises(PermissionRefused):
        update_organisation(
            actor=town.viewers[name], organisation_id=town.supplier.pk, fields={"name": "ربوده", "website": ""}
        )
    assert Organisation.objects.get(pk=town.supplier.pk).name == town.supplier.name
    assert EventRecord.objects.count() == 0


@pytest.mark.parametrize("name", ["owner_of_closed", "owner", "anonymous"])
def test_a_closed_organisation_does_not_exist_for_others(town: Town, name: str) -> None:
    with pytest.raises(NotFound):
        update_organisation(actor=town.viewers[name], organisation_id=town.closed.pk, fields={"name": "x"})


def test_an_unknown_organisation_is_not_found(town: Town) -> None:
    with pytest.raises(NotFound):
        update_organisation(actor=town.viewers["secretariat"], organisation_id=10**9, fields={"name": "x"})


@pytest.mark.parametrize("field", ["parent", "city"])
def test_a_head_cannot_move_the_unit(town: Town, field: str) -> None:
    target = town.other.pk if field == "parent" else CityFactory().pk
    with pytest.raises(PermissionRefused) as refused:
        update_organisation(
            actor=town.viewers["head"],
            organisation_id=town.unit.pk,
            fields={"name": "x", field: target},  # type: ignore[misc]
        )
    assert refused_fields(refused) == [(field, "accounts.only_secretariat")]
    unit = Organisation.objects.get(pk=town.unit.pk)
    assert (unit.name, unit.parent, unit.city) == (town.unit.name, town.root, town.unit.city)


def test_a_head_may_repeat_the_place_the_unit_already_has(town: Town) -> None:
    fields: Any = {"name": "تازه", "parent": town.root.pk, "city": town.unit.city_id}
    unit = update_organisation(actor=town.viewers["head"], organisation_id=town.unit.pk, fields=fields)
    assert unit.name == "تازه"


def test_the_secretariat_moves_a_unit_and_takes_it_out(town: Town) -> None:
    actor = town.viewers["secretariat"]
    assert (
        update_organisation(actor=actor, organisation_id=town.unit.pk, fields={"parent": town.other.pk}).parent
        == town.other
    )
    assert update_organisation(actor=actor, organisation_id=town.unit.pk, fields={"parent": None}).parent is None


@pytest.mark.parametrize("case", ["itself", "child", "grandchild"])
def test_a_unit_cannot_stand_below_itself(town: Town, case: str) -> None:
    grandchild = UnitFactory(parent=town.unit)
    parent = {"itself": town.root, "child": town.unit, "grandchild": grandchild}[case]
    with pytest.raises(ValidationFailed) as refused:
        update_organisation(
            actor=town.viewers["secretariat"], organisation_id=town.root.pk, fields={"parent": parent.pk}
        )
    assert refused_fields(refused) == [("parent", "accounts.parent_loop")]
    assert Organisation.objects.get(pk=town.root.pk).parent is None


@pytest.mark.parametrize("case", ["supplier", "inactive", "unknown"])
def test_a_parent_is_an_active_unit(town: Town, case: str) -> None:
    pk = {"supplier": town.supplier.pk, "inactive": UnitFactory(is_active=False).pk, "unknown": 10**9}[case]
    with pytest.raises(ValidationFailed) as refused:
        update_organisation(actor=town.viewers["secretariat"], organisation_id=town.unit.pk, fields={"parent": pk})
    assert refused_fields(refused) == [("parent", "accounts.parent_unknown")]
    assert Organisation.objects.get(pk=town.unit.pk).parent == town.root
