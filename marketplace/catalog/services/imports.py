"""Bulk import: all rows or none. Loading the same file again changes nothing."""

import hashlib
from typing import Any, BinaryIO
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction as database
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from accounts.enums import OrganisationKind, SupplierKind
from accounts.events import OrganisationCreated
from accounts.models import Organisation
from accounts.viewer import Viewer
from bahamm.kernel import events, idempotency
from bahamm.kernel.errors import (
    INVALID_CHOICE,
    INVALID_ID,
    SIGN_IN_REQUIRED,
    PermissionRefused,
    ValidationFailed,
)
from marketplace.catalog import errors
from marketplace.catalog.enums import ImportKind
from marketplace.catalog.events import (
    CatalogueImported,
    ChallengeChanged,
    ChallengeCreated,
    SolutionChanged,
    SolutionCreated,
)
from marketplace.catalog.file_types import safe_name
from marketplace.catalog.importing.planning import NewOrganisation, Plan, Planner, Step
from marketplace.catalog.importing.reading import read_rows
from marketplace.catalog.importing.report import ImportReport
from marketplace.catalog.models import Challenge, ImportRun, Upload
from marketplace.catalog.services import editing, system
from marketplace.catalog.services.challenges import city_of
from marketplace.catalog.services.files import check_size


def import_catalogue(
    *,
    actor: Viewer,
    kind: str,
    source: BinaryIO,
    filename: str,
    organisation_id: int | None = None,
    commit: bool = False,
    idempotency_key: str | None = None,
    create_organisations: bool = False,
    publish: bool = False,
    is_sample: bool = False,
) -> ImportReport:
    """Read challenges or solutions from JSON Lines or CSV; without ``commit`` only say what would happen.

    Rows are found again by their id within their organisation. With any row error nothing is written.
    ``publish`` and ``is_sample`` belong to the system's own loaders (see :mod:`system`). Raises
    PermissionRefused, ValidationFailed for what concerns the whole file, Conflict (key reused).
    """
    _refuse_others(actor)
    if (publish or is_sample) and not system.is_system(actor):
        raise PermissionRefused.of(errors.SYSTEM_ONLY)
    idempotency.check(idempotency_key)
    if kind not in ImportKind.values:
        raise ValidationFailed.of(INVALID_CHOICE, field="kind", value=kind)
    name, data = safe_name(filename), _read(source)
    organisation = _organisation(organisation_id)
    with database.atomic():
        run = _Run(actor, kind, name, data, organisation, create_organisations, publish, is_sample)
        return run.commit(idempotency_key) if commit else run.plan().report(committed=False)


def import_upload(*, actor: Viewer, kind: str, upload_id: UUID, **options: Any) -> ImportReport:
    """:func:`import_catalogue` of a file that the actor sent to ``POST /files/``."""
    _refuse_others(actor)
    upload = Upload.objects.filter(pk=upload_id, owner_id=actor.user_id).first()
    if upload is None:
        raise ValidationFailed.of(errors.UPLOAD_NOT_FOUND, field="upload")
    with default_storage.open(upload.storage_name) as source:
        return import_catalogue(actor=actor, kind=kind, source=source, filename=upload.name, **options)  # type: ignore[arg-type]


def _refuse_others(actor: Viewer) -> None:
    if not actor.is_secretariat:
        signed_in = actor.user_id is not None
        raise PermissionRefused.of(errors.IMPORT_SECRETARIAT_ONLY if signed_in else SIGN_IN_REQUIRED)


def _read(source: BinaryIO) -> bytes:
    from django.conf import settings

    data = source.read(settings.ENVIRONMENT.upload_max_bytes + 1)
    check_size(len(data))
    return data


def _organisation(organisation_id: int | None) -> Organisation | None:
    if organisation_id is None:
        return None
    found: Organisation | None = Organisation.objects.filter(pk=organisation_id, is_active=True).first()
    if found is None:
        raise ValidationFailed.of(INVALID_ID, field="organisation", value=organisation_id)
    return found


class _Run:
    """One import inside one transaction."""

    def __init__(
        self,
        actor: Viewer,
        kind: str,
        filename: str,
        data: bytes,
        organisation: Organisation | None,
        create_organisations: bool,
        publish: bool,
        is_sample: bool,
    ) -> None:
        self._actor, self._kind, self._filename, self._data = actor, kind, filename, data
        self._organisation, self._create_organisations = organisation, create_organisations
        self._publish, self._is_sample = publish, is_sample
        self._made: dict[NewOrganisation, Organisation] = {}

    def plan(self) -> Plan:
        rows = read_rows(self._data, self._filename, self._kind)
        planner = Planner(self._kind, organisation=self._organisation, create_organisations=self._create_organisations)
        return planner.plan(rows)

    def commit(self, idempotency_key: str | None) -> ImportReport:
        digest = hashlib.sha256(self._data).hexdigest()
        claim = self._claim(idempotency_key, digest)
        if claim is not None and claim.result_id is not None:
            return ImportReport(**ImportRun.objects.get(pk=claim.result_id).report, committed=True)
        plan = self.plan()
        report = plan.report(committed=not plan.row_errors)
        if plan.row_errors:
            # Nothing was done, so the key stays free for the corrected file.
            if claim is not None:
                claim.delete()
            return report
        for step in plan.steps:
            self._write(plan, step)
        run = ImportRun.objects.create(
            actor_id=self._actor.user_id,
            kind=self._kind,
            filename=self._filename,
            sha256=digest,
            report=report.counts(),
        )
        self._record(run, report)
        idempotency.complete(claim, result_id=run.pk)
        return report

    def _claim(self, key: str | None, digest: str) -> Any:
        if self._actor.user_id is None:
            return None
        organisation = self._organisation.pk if self._organisation else None
        parameters = {"kind": self._kind, "sha256": digest, "organisation": organisation}
        return idempotency.claim(
            user_id=self._actor.user_id, operation="import_catalogue", key=key, parameters=parameters
        )

    def _record(self, run: ImportRun, report: ImportReport) -> None:
        events.record(
            CatalogueImported(
                subject_id=run.pk,
                actor_id=self._actor.user_id,
                organisation_id=self._organisation.pk if self._organisation else None,
                kind=self._kind,
                created=report.created,
                updated=report.updated,
            )
        )

    def _write(self, plan: Plan, step: Step) -> None:
        item = step.item
        outcome = step.outcome
        if outcome == "unchanged":
            return
        if outcome == "created":
            self._complete_new(item, step)
        else:
            item.revision += 1
        editing.apply(plan.noun, item, step.values)
        editing.save(plan.noun, item, step.values, step.changed, author_id=self._actor.user_id)
        events.record(_event(item, outcome, self._actor, step.changed))
        if outcome == "created" and self._publish:
            system.publish_imported(item)

    def _complete_new(self, item: Any, step: Step) -> None:
        owner = step.owner
        if isinstance(owner, NewOrganisation):
            owner = self._made.get(owner) or self._make(owner)
        item.author_id = self._actor.user_id
        item.is_sample = self._is_sample
        if isinstance(item, Challenge):
            item.unit, item.city = owner, city_of(owner)
        else:
            item.supplier = owner

    def _make(self, wanted: NewOrganisation) -> Organisation:
        is_unit = self._kind == ImportKind.CHALLENGES
        organisation: Organisation = Organisation.objects.create(
            kind=OrganisationKind.MUNICIPAL_UNIT if is_unit else OrganisationKind.SUPPLIER,
            supplier_kind=None if is_unit else SupplierKind.COMPANY,
            name=wanted.name,
            slug=f"{slugify(wanted.name, allow_unicode=True)[:100]}-{get_random_string(6).lower()}",
            city=wanted.city,
            is_sample=self._is_sample,
        )
        self._made[wanted] = organisation
        events.record(
            OrganisationCreated(
                subject_id=organisation.pk,
                actor_id=self._actor.user_id,
                organisation_id=organisation.pk,
                kind=organisation.kind,
            )
        )
        return organisation


def _event(item: Any, outcome: str, actor: Viewer, changed: list[str]) -> events.Event:
    is_challenge = isinstance(item, Challenge)
    common = {
        "subject_id": item.pk,
        "actor_id": actor.user_id,
        "organisation_id": item.unit_id if is_challenge else item.supplier_id,
        "revision": item.revision,
    }
    if outcome == "created":
        return ChallengeCreated(**common) if is_challenge else SolutionCreated(**common)
    kind = ChallengeChanged if is_challenge else SolutionChanged
    return kind(**common, changed_fields=changed)
