"""Decides what an import would do to each row. Reads the database, writes nothing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from accounts.enums import OrganisationKind
from accounts.models import City, Organisation
from bahamm.kernel.errors import INVALID_CHOICE, REQUIRED, ErrorCode, ErrorCollector
from bahamm.kernel.text import fold
from marketplace.catalog import errors, workflow
from marketplace.catalog.enums import ImportKind
from marketplace.catalog.importing import columns
from marketplace.catalog.importing.report import ImportReport, RawRow, RowError
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.services import editing
from marketplace.catalog.services.editing import CHALLENGE, SOLUTION, Noun


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation that the file names and nobody has registered."""

    name: str
    city: City | None


@dataclass(slots=True)
class Step:
    """What happens with one row: ``item`` is new (no pk) or found by its external id."""

    row: int
    owner: Organisation | NewOrganisation
    item: Any
    values: dict[str, Any]
    changed: list[str]

    @property
    def outcome(self) -> str:
        if self.item.pk is None:
            return "created"
        return "updated" if self.changed else "unchanged"


@dataclass(slots=True)
class Plan:
    noun: Noun
    rows: int
    steps: list[Step] = field(default_factory=list)
    row_errors: list[RowError] = field(default_factory=list)

    def report(self, *, committed: bool) -> ImportReport:
        outcomes = [step.outcome for step in self.steps]
        return ImportReport(
            rows=self.rows,
            valid=len(self.steps),
            created=outcomes.count("created"),
            updated=outcomes.count("updated"),
            unchanged=outcomes.count("unchanged"),
            row_errors=tuple(self.row_errors),
            committed=committed,
        )


class Planner:
    """Plans the rows of one file. ``organisation`` limits them to one organisation and the units below it."""

    def __init__(self, kind: str, *, organisation: Organisation | None, create_organisations: bool) -> None:
        self._is_challenges = kind == ImportKind.CHALLENGES
        self._noun = CHALLENGE if self._is_challenges else SOLUTION
        self._model: Any = Challenge if self._is_challenges else Solution
        self._owner_field = "unit" if self._is_challenges else "supplier"
        self._organisation = organisation
        self._create_organisations = create_organisations
        self._vocabulary = columns.Vocabulary()
        self._by_name = self._organisations()
        self._seen: dict[tuple[Any, str], int] = {}
        self._existing: dict[tuple[int, str], Any] = {}

    def plan(self, rows: Sequence[RawRow]) -> Plan:
        self._existing = self._find_existing(rows)
        plan = Plan(noun=self._noun, rows=len(rows))
        for row in rows:
            collector = ErrorCollector()
            step = self._step(row, collector) if not row.errors else None
            faults = [*row.errors, *(RowError(row.number, error) for error in collector.errors)]
            if step is not None and not faults:
                plan.steps.append(step)
            plan.row_errors.extend(faults)
        return plan

    def _organisations(self) -> dict[str, list[Organisation]]:
        kind = OrganisationKind.MUNICIPAL_UNIT if self._is_challenges else OrganisationKind.SUPPLIER
        rows = Organisation.objects.filter(kind=kind, is_active=True).select_related("city").order_by("pk")
        if self._organisation is not None:
            rows = rows.filter(pk__in=Organisation.objects.subtree_ids([self._organisation.pk]))
        found: defaultdict[str, list[Organisation]] = defaultdict(list)
        for row in rows:
            for name in {fold(row.name), fold(row.name_en)} - {""}:
                found[name].append(row)
        return found

    def _find_existing(self, rows: Sequence[RawRow]) -> dict[tuple[int, str], Any]:
        ids = {str(row.cells["id"]).strip() for row in rows if isinstance(row.cells.get("id"), str | int)}
        found: dict[tuple[int, str], Any] = {}
        wanted = sorted(item for item in ids if item and "\x00" not in item)
        for start in range(0, len(wanted), 500):
            matches = self._model.objects.filter(external_id__in=wanted[start : start + 500])
            for item in matches.select_related(self._owner_field).prefetch_related(*self._noun.links):
                found[getattr(item, f"{self._owner_field}_id"), item.external_id] = item
        return found

    def _step(self, row: RawRow, collector: ErrorCollector) -> Step | None:
        owner = self._owner(row, collector)
        external_id = columns.external_id(row.cells, collector)
        fields = columns.input_fields(row.cells, self._vocabulary, collector)
        self._note_duplicate(row, owner, external_id, collector)
        item = self._item(owner, external_id)
        self._check_required(item, fields, collector)
        if item.pk is not None and "deadline_days" in row.cells and "deadline" not in row.cells:
            # Counted from the first import: loading the file again does not move the deadline.
            fields.pop("deadline", None)
        values = editing.clean_fields(self._noun, item, fields, errors=collector)
        if collector.errors or owner is None:
            return None
        changed = editing.differences(self._noun, item, values)
        self._check_editable(item, changed, collector)
        return Step(row.number, owner, item, values, changed)

    def _owner(self, row: RawRow, collector: ErrorCollector) -> Organisation | NewOrganisation | None:
        name = row.cells.get("organisation")
        if name in (None, "") and self._organisation is not None:
            return self._organisation
        if not isinstance(name, str) or not name.strip():
            collector.add(REQUIRED, "organisation")
            return None
        city = self._city(row, collector)
        found = self._by_name.get(fold(name), [])
        if len(found) > 1 and city is not None:
            found = [organisation for organisation in found if organisation.city_id == city.pk]
        if len(found) == 1:
            return found[0]
        return self._missing(name, city, len(found), collector)

    def _missing(self, name: str, city: City | None, count: int, collector: ErrorCollector) -> NewOrganisation | None:
        if not count and self._create_organisations and self._organisation is None and len(name) <= 200:
            return NewOrganisation(" ".join(name.split()), city)
        code: ErrorCode = errors.IMPORT_UNKNOWN_ORGANISATION
        if count:
            code = errors.IMPORT_AMBIGUOUS_ORGANISATION
        elif self._organisation is not None:
            code = errors.IMPORT_OTHER_ORGANISATION
        collector.add(code, "organisation", value=name[:80])
        return None

    def _city(self, row: RawRow, collector: ErrorCollector) -> City | None:
        name = row.cells.get("city")
        if name in (None, ""):
            return None
        city = self._vocabulary.cities.get(fold(name)) if isinstance(name, str) else None
        if city is None:
            collector.add(INVALID_CHOICE, "city", value=str(name)[:60])
        return city

    def _note_duplicate(self, row: RawRow, owner: Any, external_id: str, collector: ErrorCollector) -> None:
        key = (owner.pk if isinstance(owner, Organisation) else owner, external_id)
        first = self._seen.setdefault(key, row.number)
        if external_id and owner is not None and first != row.number:
            collector.add(errors.IMPORT_DUPLICATE_ID, "id", value=external_id, first=first)

    def _item(self, owner: Organisation | NewOrganisation | None, external_id: str) -> Any:
        if isinstance(owner, Organisation):
            found = self._existing.get((owner.pk, external_id))
            if found is not None:
                return found
            return self._model(**{self._owner_field: owner}, external_id=external_id)
        return self._model(external_id=external_id)

    def _check_required(self, item: Any, fields: dict[str, Any], collector: ErrorCollector) -> None:
        if item.pk is None:
            for name in columns.REQUIRED_COLUMNS:
                if not fields.get(name):
                    collector.add(REQUIRED, name)
                    fields.pop(name, None)

    def _check_editable(self, item: Any, changed: list[str], collector: ErrorCollector) -> None:
        is_closed = self._is_challenges and item.state not in workflow.EDITABLE_STATES
        if item.pk is not None and changed and is_closed:
            state = workflow.CHALLENGE.state(item.state)
            collector.add(errors.IMPORT_NOT_EDITABLE, None, state_fa=state.fa, state_en=state.en)
