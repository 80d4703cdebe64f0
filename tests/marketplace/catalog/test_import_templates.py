"""The templates of the web application are what the columns say, and the importer reads them without a fault."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.viewer import Viewer
from marketplace.catalog.importing import templates
from marketplace.catalog.importing.columns import canonical, columns_of
from marketplace.catalog.services import import_catalogue
from tests.factories.accounts import SupplierFactory, UnitFactory, secretariat_viewer

KINDS = ("challenges", "solutions")


@pytest.fixture
def secretariat() -> Viewer:
    UnitFactory(name="نام واحد", name_en="Name of the unit")
    SupplierFactory(name="نام شرکت", name_en="Name of the company")
    return secretariat_viewer()


def test_committed_files_are_up_to_date() -> None:
    call_command("export_import_templates", check=True)


@pytest.mark.parametrize("kind", KINDS)
def test_persian_names_are_read_as_the_columns_they_stand_for(kind: str) -> None:
    named = {canonical(templates.persian_name(kind, name), kind): name for name in columns_of(kind)}

    assert named == {name: name for name in columns_of(kind)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", [path for path, _ in templates.template_files() if path != templates.LIST], ids=lambda path: path.name
)
def test_example_rows_pass_the_dry_run(path: Path, secretariat: Viewer) -> None:
    kind = path.name.split(".")[0]
    report = import_catalogue(actor=secretariat, kind=kind, source=io.BytesIO(path.read_bytes()), filename=path.name)

    assert [error.text("en") for error in report.row_errors] == []
    assert report.created == report.rows == (2 if path.suffix == ".jsonl" else 1)


@pytest.mark.django_db
def test_check_finds_a_file_that_is_out_of_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "FILES", tmp_path)
    with pytest.raises(CommandError, match=r"challenges\.fa\.csv"):
        call_command("export_import_templates", check=True)
    assert list(tmp_path.iterdir()) == []
