"""Bulk import: a dry run names each bad row and why, a commit writes all rows or none."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.viewer import Viewer
from bahamm.kernel.errors import Conflict, PermissionRefused, ValidationFailed
from marketplace.catalog.importing.report import ImportReport
from marketplace.catalog.models import Challenge, ImportRun, Solution
from marketplace.catalog.services import import_catalogue
from tests.accounts.conftest import VIEWERS, Town
from tests.factories.accounts import CityFactory, UnitFactory
from tests.factories.catalog import ChallengeFactory, GoalFactory

pytestmark = pytest.mark.django_db

JSONL = "rows.jsonl"


def lines(*rows: Any) -> bytes:
    return "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows).encode()


def run(actor: Viewer, data: bytes, *, kind: str = "challenges", name: str = JSONL, **options: Any) -> ImportReport:
    return import_catalogue(actor=actor, kind=kind, source=io.BytesIO(data), filename=name, **options)


def row(town: Town, **changes: Any) -> dict[str, Any]:
    return {
        "id": "ch-1",
        "organisation": town.unit.name,
        "language": "fa",
        "title": "صف‌های طولانی اتوبوس",
        "summary": "مردم نمی‌دانند اتوبوس کی می‌رسد.",
        "description": "شرح کوتاه",
        **changes,
    }


def faults(report: ImportReport) -> list[tuple[int, str | None, str]]:
    return [(error.row, error.field, error.code) for error in report.row_errors]


def test_dry_run_says_what_would_happen_and_writes_nothing(town: Town) -> None:
    data = lines(row(town), row(town, id="ch-2", title="", budget_min=9, budget_max=1, trl_min=77), "{broken", "[1]")
    report = run(town.viewers["secretariat"], data)

    assert (report.rows, report.valid, report.created, report.committed) == (4, 1, 1, False)
    assert sorted(faults(report), key=str) == [
        (2, "budget_min", "min_over_max"),
        (2, "title", "required"),
        (2, "trl_min", "out_of_range"),
        (3, None, "import.json"),
        (4, None, "import.not_object"),
    ]
    assert (Challenge.objects.count(), ImportRun.objects.count()) == (0, 0)


def test_commit_with_one_bad_row_writes_nothing(town: Town) -> None:
    report = run(town.viewers["secretariat"], lines(row(town), row(town, id="ch-2", language="xx")), commit=True)

    assert (report.committed, faults(report)) == (False, [(2, "language", "invalid_choice")])
    assert Challenge.objects.count() == 0


def test_commit_creates_and_a_repeat_changes_nothing(town: Town) -> None:
    secretariat, data = town.viewers["secretariat"], lines(row(town), row(town, id="ch-2", title="چالش دوم"))
    first = run(secretariat, data, commit=True)
    again = run(secretariat, data, commit=True)

    assert (first.created, first.committed) == (2, True)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)
    assert list(Challenge.objects.order_by("pk").values_list("title", "state", "unit")) == [
        ("صف‌های طولانی اتوبوس", "draft", town.unit.pk),
        ("چالش دوم", "draft", town.unit.pk),
    ]


def test_changed_row_updates_its_object(town: Town) -> None:
    secretariat = town.viewers["secretariat"]
    run(secretariat, lines(row(town)), commit=True)
    report = run(secretariat, lines(row(town, place="میدان ولیعصر")), commit=True)

    challenge = Challenge.objects.get()
    assert (report.updated, challenge.place, challenge.revision) == (1, "میدان ولیعصر", 2)


def test_published_challenge_is_not_rewritten(town: Town) -> None:
    ChallengeFactory(unit=town.unit, state="published", external_id="ch-1", title="چیز دیگر")
    report = run(town.viewers["secretariat"], lines(row(town)), commit=True)

    assert (report.committed, faults(report)) == (False, [(1, None, "import.not_editable")])
    assert Challenge.objects.get().title == "چیز دیگر"


def test_csv_reads_persian_headers_digits_dates_and_goals(town: Town) -> None:
    goal = GoalFactory(code="D1-99", title_fa="کاهش ترافیک")
    header = "شناسه;واحد متقاضي;عنوان;خلاصه;شرح;زبان;بیشینه بودجه;مهلت;اهداف;برچسب‌ها"
    cells = f"ch-7;{town.unit.name};صف;خلاصه;شرح;fa;۵٬۰۰۰٬۰۰۰;۱۴۰۹/۰۱/۰۱;کاهش ترافيك؛D1-99;اتوبوس|صف"
    report = run(town.viewers["secretariat"], f"\ufeff{header}\n{cells}\n".encode(), name="rows.csv", commit=True)

    assert faults(report) == []
    challenge = Challenge.objects.get()
    assert int(challenge.budget_max.amount) == 5_000_000
    assert challenge.deadline.isoformat() == "2030-03-21T20:29:59+00:00"
    assert (list(challenge.goals.all()), challenge.tags) == ([goal], ["اتوبوس", "صف"])


@pytest.mark.parametrize(
    ("data", "faults_"),
    [
        ("id,title\n1,=HYPERLINK(1)", [(2, "title", "import.formula")]),
        ("id,title\n1,a,b", [(2, None, "import.cells")]),
        ("id,wat\n1,a", [(2, None, "import.unknown_column")]),
        ("id,title,عنوان\n1,a,b", [(2, None, "import.duplicate_column")]),
    ],
)
def test_csv_faults_are_named_by_row(town: Town, data: str, faults_: list[tuple[int, str | None, str]]) -> None:
    report = run(town.viewers["secretariat"], data.encode(), name="rows.csv")

    assert [fault for fault in faults(report) if fault in faults_] == faults_
    assert report.valid == 0


def test_bytes_that_are_no_text_are_named_by_row(town: Town) -> None:
    report = run(town.viewers["secretariat"], b"id,title\n1,\xff\xfe\n", name="rows.csv")
    assert faults(report) == [(2, None, "import.encoding")]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [(b"", JSONL, "import.empty"), (b"\n\n", JSONL, "import.empty"), (b"x", "rows.xlsx", "import.format")],
)
def test_file_that_is_no_list_of_rows_is_refused_whole(town: Town, data: bytes, name: str, code: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        run(town.viewers["secretariat"], data, name=name)

    assert [(error.field, error.code.code) for error in refused.value.errors] == [("upload", code)]


def test_rows_name_an_organisation_that_exists(town: Town) -> None:
    data = lines(row(town, organisation="واحدی که نیست"), row(town, id="2", organisation=""))
    report = run(town.viewers["secretariat"], data)

    assert faults(report) == [
        (1, "organisation", "import.unknown_organisation"),
        (2, "organisation", "required"),
    ]


def test_two_units_of_one_name_are_told_apart_by_city(town: Town) -> None:
    shiraz, tabriz = CityFactory(name_fa="شیراز"), CityFactory(name_fa="تبریز")
    UnitFactory(name="شهرداری منطقهٔ ۱", city=shiraz)
    wanted = UnitFactory(name="شهرداری منطقه ۱", city=tabriz)
    secretariat = town.viewers["secretariat"]

    ambiguous = run(secretariat, lines(row(town, organisation="شهرداری منطقه 1")))
    assert faults(ambiguous) == [(1, "organisation", "import.ambiguous_organisation")]
    run(secretariat, lines(row(town, organisation="شهرداری منطقه 1", city="تبريز")), commit=True)
    assert Challenge.objects.get().unit == wanted


def test_one_id_twice_in_a_file_is_a_fault(town: Town) -> None:
    report = run(town.viewers["secretariat"], lines(row(town), row(town)))
    assert faults(report) == [(2, "id", "import.duplicate_id")]


def test_same_key_gives_what_the_first_call_made(town: Town) -> None:
    secretariat, data = town.viewers["secretariat"], lines(row(town))
    first = run(secretariat, data, commit=True, idempotency_key="k")
    again = run(secretariat, data, commit=True, idempotency_key="k")

    assert first == again
    assert ImportRun.objects.count() == 1
    with pytest.raises(Conflict):
        run(secretariat, lines(row(town, title="چیز دیگر")), commit=True, idempotency_key="k")


@pytest.mark.parametrize("name", VIEWERS)
def test_import_belongs_to_the_secretariat(town: Town, name: str) -> None:
    if name == "secretariat":
        assert run(town.viewers[name], lines(row(town)), commit=True).committed
        return
    with pytest.raises(PermissionRefused):
        run(town.viewers[name], lines(row(town)), commit=True)
    assert Challenge.objects.count() == 0


@pytest.mark.parametrize("option", ["publish", "is_sample"])
def test_publishing_and_labelling_belong_to_the_system(town: Town, option: str) -> None:
    with pytest.raises(PermissionRefused):
        run(town.viewers["secretariat"], lines(row(town)), commit=True, **{option: True})


def test_command_imports_and_publishes(town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "solutions.jsonl"
    file.write_bytes(
        lines(
            {
                "id": "s1",
                "organisation": town.supplier.name,
                "lang": "en",
                "title": "Pump",
                "summary": "x",
                "description": "y",
            }
        )
    )
    call_command("import_catalogue", "solutions", str(file), "--commit", "--publish")

    solution = Solution.objects.get()
    assert (solution.state, solution.supplier) == ("published", town.supplier)
    assert "1 created" in capsys.readouterr().out


def test_command_ends_with_an_error_and_names_the_rows(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "solutions.jsonl"
    file.write_bytes(lines({"id": "s1", "organisation": town.supplier.name, "title": "Pump", "trl": 12}))

    with pytest.raises(CommandError):
        call_command("import_catalogue", "solutions", str(file), "--commit")

    assert "row 1, trl:" in capsys.readouterr().err
    assert Solution.objects.count() == 0
