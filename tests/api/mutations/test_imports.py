"""``importCatalogue`` through the wire: a dry run names each bad row, a commit writes all rows or none."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from marketplace.catalog.models import Challenge, ImportRun, Solution
from tests.api.client import problems
from tests.api.mutations.conftest import Town, gid
from tests.api.mutations.test_files import sent

Unchanged = Callable[[], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def lines(*rows: dict[str, Any]) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


GOOD = lines(
    {"id": "c1", "title": "صف اتوبوس", "language": "fa"}, {"id": "c2", "title": "Noise at night", "language": "en"}
)
BAD = lines(
    {"id": "c1", "title": "صف اتوبوس", "language": "fa"},
    {"id": "c2", "title": "x" * 300, "language": "fr", "budget_min": "9", "budget_max": "1"},
    {"id": "c1", "title": "again", "language": "fa"},
)


def run(
    town: Town, content: bytes, role: str = "secretariat", name: str = "rows.jsonl", **given: Any
) -> dict[str, Any]:
    upload = sent(town, role, name, content)
    return town.give(role, "ImportCatalogue", **{"kind": "CHALLENGES", "upload": upload, "commit": True, **given})


def test_dry_run_says_what_would_happen_and_writes_nothing(town: Town, unchanged: Unchanged) -> None:
    upload = sent(town, "secretariat", "rows.jsonl", GOOD)

    with unchanged():
        payload = town.give(
            "secretariat",
            "ImportCatalogue",
            kind="CHALLENGES",
            upload=upload,
            organisation=gid(town.unit),
            commit=False,
        )

    assert payload == {
        "report": {
            "rows": 2,
            "valid": 2,
            "created": 2,
            "updated": 0,
            "unchanged": 0,
            "rowErrors": [],
            "committed": False,
        },
        "errors": [],
    }


def test_commit_writes_every_row(town: Town) -> None:
    report = run(town, GOOD, organisation=gid(town.unit))["report"]

    assert (report["created"], report["committed"]) == (2, True)
    assert list(Challenge.objects.order_by("pk").values_list("title", "unit", "state")) == [
        ("صف اتوبوس", town.unit.pk, "draft"),
        ("Noise at night", town.unit.pk, "draft"),
    ]


def test_same_file_again_changes_nothing(town: Town) -> None:
    run(town, GOOD, organisation=gid(town.unit))

    report = run(town, GOOD, organisation=gid(town.unit))["report"]

    assert (report["created"], report["updated"], report["unchanged"]) == (0, 0, 2)
    assert Challenge.objects.count() == 2


@pytest.mark.parametrize("commit", [False, True])
def test_bad_rows_are_named_and_nothing_is_written(town: Town, unchanged: Unchanged, commit: bool) -> None:
    upload = sent(town, "secretariat", "rows.jsonl", BAD)

    with unchanged():
        payload = town.give(
            "secretariat",
            "ImportCatalogue",
            kind="CHALLENGES",
            upload=upload,
            organisation=gid(town.unit),
            commit=commit,
        )

    report = payload["report"]
    assert (payload["errors"], report["committed"], report["rows"], report["valid"]) == ([], False, 3, 1)
    assert [(item["row"], item["field"], item["code"]) for item in report["rowErrors"]] == [
        (2, "title", "too_long"),
        (2, "language", "invalid_choice"),
        (2, "budgetMin", "min_over_max"),
        (3, "id", "import.duplicate_id"),
    ]


def test_solutions_come_from_a_table(town: Town) -> None:
    table = "شناسه,عنوان,زبان,سطح آمادگی فناوری\ns1,سامانهٔ پیش‌بینی,fa,7\n".encode()

    report = run(town, table, name="rows.csv", kind="SOLUTIONS", organisation=gid(town.supplier))["report"]

    assert (report["created"], report["rowErrors"]) == (1, [])
    assert list(Solution.objects.values_list("title", "trl", "supplier")) == [("سامانهٔ پیش‌بینی", 7, town.supplier.pk)]


def test_double_submit_with_one_key_imports_once(town: Town) -> None:
    given = {"organisation": gid(town.unit), "idempotencyKey": "import-1"}

    first, second = (run(town, GOOD, **given)["report"] for _ in range(2))

    assert first == second
    assert (Challenge.objects.count(), ImportRun.objects.count()) == (2, 1)


def test_key_with_another_file_is_refused(town: Town) -> None:
    run(town, GOOD, organisation=gid(town.unit), idempotencyKey="import-1")

    payload = run(town, lines({"title": "other"}), organisation=gid(town.unit), idempotencyKey="import-1")

    assert payload["report"] is None
    assert problems(payload) == [("idempotencyKey", "idempotency_mismatch")]
    assert Challenge.objects.count() == 2


@pytest.mark.parametrize("role", ["nobody", "officer", "head", "owner"])
@pytest.mark.parametrize("commit", [False, True])
def test_only_the_secretariat_imports(town: Town, unchanged: Unchanged, role: str, commit: bool) -> None:
    upload = sent(town, role, "rows.jsonl", GOOD)

    with unchanged():
        payload = town.give(
            role, "ImportCatalogue", kind="CHALLENGES", upload=upload, organisation=gid(town.unit), commit=commit
        )

    assert payload["report"] is None
    assert problems(payload) == [(None, "import.secretariat_only")]


def test_who_is_not_signed_in_imports_nothing(town: Town, unchanged: Unchanged) -> None:
    upload = sent(town, "secretariat", "rows.jsonl", GOOD)

    with unchanged():
        payload = town.give("anonymous", "ImportCatalogue", kind="CHALLENGES", upload=upload, commit=True)

    assert problems(payload) == [(None, "sign_in_required")]


def test_upload_of_a_colleague_is_not_found(town: Town, unchanged: Unchanged) -> None:
    upload = sent(town, "head", "rows.jsonl", GOOD)

    with unchanged():
        payload = town.give("secretariat", "ImportCatalogue", kind="CHALLENGES", upload=upload, commit=True)

    assert problems(payload) == [("upload", "file.upload_not_found")]


@pytest.mark.parametrize(
    ("organisation", "code"),
    [("T3JnYW5pc2F0aW9uOjk5OTk5OQ", "invalid_id"), ("VXNlcjox", "invalid_id"), ("", "invalid_id")],
)
def test_unknown_organisation_is_refused(town: Town, organisation: str, code: str) -> None:
    payload = run(town, GOOD, organisation=organisation)

    assert problems(payload) == [("organisation", code)]
    assert Challenge.objects.count() == 0


def test_file_without_rows_is_refused(town: Town) -> None:
    payload = run(town, b" \n\n", organisation=gid(town.unit))

    assert [found for _, found in problems(payload)] == ["import.empty"]
    assert Challenge.objects.count() == 0
