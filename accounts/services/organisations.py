"""Organisations: registered by their owners (suppliers) or made by the secretariat (units, secretariats)."""

from typing import Any, TypedDict

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from accounts.enums import OrganisationKind, Role, SupplierKind
from accounts.errors import (
    CITY_UNKNOWN,
    PARENT_FORBIDDEN,
    PARENT_LOOP,
    PARENT_UNKNOWN,
    SUPPLIER_KIND_FORBIDDEN,
    SUPPLIER_KIND_REQUIRED,
)
from accounts.events import OrganisationCreated, OrganisationUpdated
from accounts.models import City, Membership, Organisation, User
from accounts.rules import may_create_organisation, may_move_unit, may_update_organisation
from accounts.services.common import locked_organisation, person, refuse_unless
from accounts.text import line, paragraph, website
from accounts.viewer import Viewer
from bahamm.kernel import events, idempotency
from bahamm.kernel.errors import INVALID_CHOICE, REQUIRED, ErrorCollector, PermissionRefused, ValidationFailed


class OrganisationFields(TypedDict, total=False):
    """What a form may send; what is absent stays as it is."""

    name: str
    name_en: str
    description: str
    website: str
    supplier_kind: str | None
    city: int | None
    parent: int | None


@transaction.atomic
def create_organisation(
    *, actor: Viewer, kind: str, fields: OrganisationFields, idempotency_key: str | None = None
) -> Organisation:
    """Register an organisation; the creator of a supplier becomes its owner. Records OrganisationCreated."""
    user_id = person(actor)
    if kind not in OrganisationKind.values:
        raise ValidationFailed.of(INVALID_CHOICE, "kind", value=kind)
    refuse_unless(may_create_organisation(actor, kind))
    parameters = {"kind": kind, "fields": dict(fields)}
    claimed = idempotency.claim(
        user_id=user_id, operation="create_organisation", key=idempotency_key, parameters=parameters
    )
    if claimed is not None and claimed.result_id is not None:
        made: Organisation = Organisation.objects.get(pk=claimed.result_id)
        return made
    organisation = Organisation(kind=kind)
    errors = ErrorCollector()
    if "name" not in fields:
        errors.add(REQUIRED, "name")
    _apply(organisation, fields, errors)
    errors.raise_if_any()
    _save_with_free_slug(organisation)
    if kind == OrganisationKind.SUPPLIER:
        _make_owner(user_id, organisation)
    events.record(
        OrganisationCreated(subject_id=organisation.pk, actor_id=user_id, organisation_id=organisation.pk, kind=kind)
    )
    idempotency.complete(claimed, result_id=organisation.pk)
    return organisation


@transaction.atomic
def update_organisation(*, actor: Viewer, organisation_id: int, fields: OrganisationFields) -> Organisation:
    """Change the given fields; records OrganisationUpdated when something really changed."""
    organisation = locked_organisation(actor, organisation_id)
    refuse_unless(may_update_organisation(actor, organisation))
    before = _snapshot(organisation)
    errors = ErrorCollector()
    _apply(organisation, fields, errors)
    errors.raise_if_any()
    changed = sorted(name for name, value in _snapshot(organisation).items() if value != before[name])
    for name in ("parent", "city"):
        if name in changed and (refusal := may_move_unit(actor, organisation, name)):
            raise PermissionRefused(refusal)
    if changed:
        organisation.save()
        events.record(
            OrganisationUpdated(
                subject_id=organisation.pk,
                actor_id=actor.user_id,
                organisation_id=organisation.pk,
                changed_fields=changed,
            )
        )
    return organisation


def _snapshot(organisation: Organisation) -> dict[str, Any]:
    columns = {"city": "city_id", "parent": "parent_id"}
    return {name: getattr(organisation, columns.get(name, name)) for name in OrganisationFields.__annotations__}


def _apply(organisation: Organisation, fields: OrganisationFields, errors: ErrorCollector) -> None:
    """Write the given fields onto ``organisation`` (not yet saved), collecting what is wrong."""
    if "name" in fields:
        organisation.name = line(fields["name"], "name", errors, limit=200)
    if "name_en" in fields:
        organisation.name_en = line(fields["name_en"], "name_en", errors, limit=200, required=False)
    if "description" in fields:
        organisation.description = paragraph(fields["description"], "description", errors, limit=5000)
    if "website" in fields:
        organisation.website = website(fields["website"], "website", errors)
    if "city" in fields:
        _apply_city(organisation, fields["city"], errors)
    if "parent" in fields:
        _apply_parent(organisation, fields["parent"], errors)
    _apply_supplier_kind(organisation, fields, errors)


def _apply_supplier_kind(organisation: Organisation, fields: OrganisationFields, errors: ErrorCollector) -> None:
    kind = fields.get("supplier_kind", organisation.supplier_kind)
    if organisation.kind != OrganisationKind.SUPPLIER:
        if kind is not None:
            errors.add(SUPPLIER_KIND_FORBIDDEN, "supplier_kind")
        return
    if kind is None:
        errors.add(SUPPLIER_KIND_REQUIRED, "supplier_kind")
    elif kind not in SupplierKind.values:
        errors.add(INVALID_CHOICE, "supplier_kind", value=kind)
    organisation.supplier_kind = kind


def _apply_city(organisation: Organisation, city_id: int | None, errors: ErrorCollector) -> None:
    if city_id is not None and not City.objects.filter(pk=city_id).exists():
        errors.add(CITY_UNKNOWN, "city")
        return
    organisation.city_id = city_id


def _apply_parent(organisation: Organisation, parent_id: int | None, errors: ErrorCollector) -> None:
    """The whole tree is locked: two moves at once could each be right and together make a loop."""
    if parent_id is not None and organisation.kind != OrganisationKind.MUNICIPAL_UNIT:
        errors.add(PARENT_FORBIDDEN, "parent")
        return
    if parent_id is not None and parent_id != organisation.parent_id:
        units = Organisation.objects.filter(kind=OrganisationKind.MUNICIPAL_UNIT, is_active=True)
        known = set(units.select_for_update().order_by("pk").values_list("pk", flat=True))
        if parent_id not in known:
            errors.add(PARENT_UNKNOWN, "parent")
            return
        if organisation.pk is not None and parent_id in Organisation.objects.subtree_ids([organisation.pk]):
            errors.add(PARENT_LOOP, "parent")
            return
    organisation.parent_id = parent_id


#: Addresses below /organisations/ that are screens.
RESERVED_SLUGS = frozenset({"new"})


def _save_with_free_slug(organisation: Organisation) -> None:
    """Save under the first free slug; another registration of the same name at the same moment is stepped over."""
    base = _slug_of(organisation)
    taken = RESERVED_SLUGS | set(Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number = 1
    while True:
        organisation.slug = base if number == 1 else f"{base}-{number}"
        number += 1
        if organisation.slug in taken:
            continue
        try:
            with transaction.atomic():
                organisation.save()
        except IntegrityError:
            if not Organisation.objects.filter(slug=organisation.slug).exists():
                raise
            continue
        return


def _slug_of(organisation: Organisation) -> str:
    source = (organisation.name_en or organisation.name).replace("\u200c", "-")
    return slugify(source, allow_unicode=True)[:100].strip("-") or organisation.kind.replace("_", "-")


def _make_owner(user_id: int, organisation: Organisation) -> None:
    membership = Membership.objects.create(user_id=user_id, organisation=organisation, role=Role.SUPPLIER_OWNER)
    User.objects.filter(pk=user_id, active_membership=None).update(active_membership=membership)
