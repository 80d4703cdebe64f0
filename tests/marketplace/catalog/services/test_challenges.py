"""Drafts: what may be written, by whom, against which revision; what is refused leaves nothing behind."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from bahamm.kernel.errors import Conflict, DomainError, NotFound, PermissionRefused, ValidationFailed
from bahamm.kernel.models import EventRecord
from marketplace.catalog.models import Challenge, ChallengeRevision
from marketplace.catalog.services import (
    create_challenge,
    delete_challenge_draft,
    request_approval,
    update_challenge,
)
from tests.accounts.conftest import VIEWERS, Town
from tests.factories.catalog import ChallengeFactory, GoalFactory, complete_fields

pytestmark = pytest.mark.django_db


def nothing_written() -> bool:
    return (Challenge.objects.count(), ChallengeRevision.objects.count(), EventRecord.objects.count()) == (0, 0, 0)


def test_create_challenge_keeps_what_was_typed(town: Town) -> None:
    goal = GoalFactory()
    officer = town.viewers["officer"]
    challenge = create_challenge(actor=officer, unit_id=town.unit.pk, fields=complete_fields(goal))

    challenge.refresh_from_db()
    assert (challenge.state, challenge.revision, challenge.author_id) == ("draft", 1, officer.user_id)
    assert (challenge.unit, challenge.city) == (town.unit, town.unit.city)
    assert list(challenge.goals.all()) == [goal]
    assert int(challenge.budget_max.amount) == 5_000_000_000
    assert challenge.revisions.get().snapshot["title"] == complete_fields(goal)["title"]
    assert [record.name for record in EventRecord.objects.all()] == ["ChallengeCreated"]


@pytest.mark.parametrize("name", VIEWERS)
def test_create_challenge_belongs_to_those_who_work_in_the_unit(town: Town, name: str) -> None:
    def create() -> Challenge:
        return create_challenge(actor=town.viewers[name], unit_id=town.unit.pk, fields={"title": "آب"})

    if name in {"officer", "head", "head_above"}:
        assert create().unit == town.unit
        return
    with pytest.raises(PermissionRefused):
        create()
    assert nothing_written()


@pytest.mark.parametrize("organisation", ["supplier", "closed", "unknown"])
def test_create_challenge_refuses_what_is_no_unit(town: Town, organisation: str) -> None:
    pk = 2**62 if organisation == "unknown" else getattr(town, organisation).pk

    with pytest.raises(ValidationFailed) as refused:
        create_challenge(actor=town.viewers["officer"], unit_id=pk, fields={})

    assert [error.field for error in refused.value.errors] == ["unit"]
    assert nothing_written()


def test_same_key_with_the_same_input_creates_once(town: Town) -> None:
    officer = town.viewers["officer"]
    first, again = (
        create_challenge(actor=officer, unit_id=town.unit.pk, fields={"title": "آب"}, idempotency_key="k-1")
        for _ in range(2)
    )

    assert first == again
    assert Challenge.objects.count() == 1
    with pytest.raises(Conflict) as refused:
        create_challenge(actor=officer, unit_id=town.unit.pk, fields={"title": "خاک"}, idempotency_key="k-1")
    assert refused.value.codes == ["idempotency_mismatch"]
    assert Challenge.objects.count() == 1


NOW = timezone.now()
BAD_FIELDS: list[tuple[str, Any, str]] = [
    ("title", "آ" * 201, "too_long"),
    ("title", "آب\x00", "invalid_characters"),
    ("title", 5, "catalog.wrong_type"),
    ("summary", "x" * 601, "too_long"),
    ("description", "د" * 20_001, "too_long"),
    ("description", "\ud800", "invalid_characters"),
    ("language", "de", "invalid_choice"),
    ("language", "", "required"),
    ("trl_min", 0, "out_of_range"),
    ("trl_min", 10, "out_of_range"),
    ("trl_min", True, "catalog.wrong_type"),
    ("budget_min", {"amount": "10", "currency": "USD"}, "wrong_currency"),
    ("budget_min", {"amount": "ده", "currency": "IRR"}, "catalog.not_an_amount"),
    ("budget_min", {"amount": "1.5"}, "catalog.not_an_amount"),
    ("budget_min", -1, "out_of_range"),
    ("budget_min", 10**30, "out_of_range"),
    ("deadline", NOW - timedelta(seconds=1), "past_date"),
    ("deadline", NOW + timedelta(days=11 * 365), "out_of_range"),
    ("deadline", datetime(2030, 1, 1), "catalog.naive_date"),  # noqa: DTZ001
    ("deadline", "1405/01/01", "catalog.wrong_type"),
    ("goals", [2**62], "invalid_id"),
    ("goals", ["1"], "invalid_id"),
    ("goals", "1", "catalog.wrong_type"),
    ("axis", -1, "invalid_id"),
    ("tags", ["x" * 61], "too_long"),
    ("tags", [str(number) for number in range(13)], "catalog.too_many"),
    ("accepts_languages", [], "required"),
    ("accepts_languages", ["fa", "tlh"], "invalid_choice"),
    ("has_no_budget", "yes", "catalog.wrong_type"),
    ("state", "published", "invalid_choice"),
    ("revision", 7, "invalid_choice"),
    ("unit", 1, "invalid_choice"),
]


@pytest.mark.parametrize(("field", "value", "code"), BAD_FIELDS)
def test_bad_field_is_refused_by_name_and_nothing_is_written(town: Town, field: str, value: Any, code: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        create_challenge(actor=town.viewers["officer"], unit_id=town.unit.pk, fields={"title": "آب", field: value})

    assert {(error.field or "").split(".")[0] for error in refused.value.errors} == {field}
    assert code in refused.value.codes
    assert nothing_written()


def test_every_fault_is_told_at_once(town: Town) -> None:
    fields = {"title": "x" * 300, "budget_min": 10, "budget_max": 9, "trl_min": 99}

    with pytest.raises(ValidationFailed) as refused:
        create_challenge(actor=town.viewers["officer"], unit_id=town.unit.pk, fields=fields)

    assert sorted((error.field, error.code.code) for error in refused.value.errors) == [
        ("budget_min", "min_over_max"),
        ("title", "too_long"),
        ("trl_min", "out_of_range"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "🚌 اتوبوس 👩\u200d💻",
        "سامانه IoT برای «کیفیت هوا» (PM2.5)",
        "كيفيت هواي تهران",
        "'; DROP TABLE catalog_challenge; --",
        "\u2067متن\u2069",
    ],
)
def test_legitimate_text_is_stored_faithfully(town: Town, title: str) -> None:
    challenge = create_challenge(actor=town.viewers["officer"], unit_id=town.unit.pk, fields={"title": title})

    challenge.refresh_from_db()
    assert challenge.title == title


def test_decomposed_persian_is_stored_composed(town: Town) -> None:
    fields = {"title": "ا\u0653ب", "description": "سطر اول\r\nسطر دوم"}
    challenge = create_challenge(actor=town.viewers["officer"], unit_id=town.unit.pk, fields=fields)

    assert (challenge.title, challenge.description) == ("آب", "سطر اول\nسطر دوم")


@pytest.mark.parametrize("digits", ["۵۰۰۰۰۰۰۰", "٥٠٠٠٠٠٠٠", "50000000"])
def test_amount_is_read_in_any_digits(town: Town, digits: str) -> None:
    fields = {"budget_max": {"amount": digits, "currency": "IRR"}}
    challenge = create_challenge(actor=town.viewers["officer"], unit_id=town.unit.pk, fields=fields)

    assert int(challenge.budget_max.amount) == 50_000_000


def test_update_challenge_changes_the_given_fields_only(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit)
    before = challenge.summary
    saved = update_challenge(
        actor=town.viewers["officer"], challenge_id=challenge.pk, revision=1, fields={"title": "عنوان تازه"}
    )

    assert (saved.title, saved.summary, saved.revision) == ("عنوان تازه", before, 2)
    assert "عنوان تازه" in saved.search_text


def test_update_with_what_is_there_changes_nothing(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit)
    saved = update_challenge(
        actor=town.viewers["officer"], challenge_id=challenge.pk, revision=1, fields={"title": challenge.title}
    )

    assert saved.revision == 1
    assert EventRecord.objects.count() == 0


def test_stale_revision_is_refused_with_the_current_one(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit)
    update_challenge(actor=town.viewers["head"], challenge_id=challenge.pk, revision=1, fields={"title": "از همکار"})

    with pytest.raises(Conflict) as refused:
        update_challenge(
            actor=town.viewers["officer"], challenge_id=challenge.pk, revision=1, fields={"title": "از من"}
        )

    challenge.refresh_from_db()
    assert refused.value.codes == ["stale_revision"]
    assert refused.value.errors[0].parameters == {"current": 2}
    assert challenge.title == "از همکار"


@pytest.mark.parametrize("name", VIEWERS)
def test_update_challenge_role_by_role(town: Town, name: str) -> None:
    challenge = ChallengeFactory(unit=town.unit)
    before = challenge.title

    def update() -> None:
        update_challenge(actor=town.viewers[name], challenge_id=challenge.pk, revision=1, fields={"title": "تازه"})

    if name in {"officer", "head", "head_above"}:
        update()
        challenge.refresh_from_db()
        assert challenge.title == "تازه"
        return
    with pytest.raises(NotFound):
        update()
    challenge.refresh_from_db()
    assert (challenge.title, challenge.revision) == (before, 1)


@pytest.mark.parametrize("state", ["unit_approved", "quality_check", "published", "withdrawn"])
def test_update_challenge_is_closed_outside_drafts(town: Town, state: str) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=state)

    with pytest.raises(Conflict) as refused:
        update_challenge(actor=town.viewers["officer"], challenge_id=challenge.pk, revision=1, fields={"title": "تازه"})

    assert refused.value.codes == ["wrong_state"]


def test_passed_deadline_does_not_stop_the_saving_of_other_fields(town: Town) -> None:
    past = timezone.now() - timedelta(days=1)
    challenge = ChallengeFactory(unit=town.unit, deadline=past)
    saved = update_challenge(
        actor=town.viewers["officer"], challenge_id=challenge.pk, revision=1, fields={"title": "تازه", "deadline": past}
    )

    assert saved.title == "تازه"


def test_typing_of_one_author_is_one_entry_of_the_history(town: Town) -> None:
    officer, head = town.viewers["officer"], town.viewers["head"]
    challenge = create_challenge(actor=officer, unit_id=town.unit.pk, fields={"title": "آ"})
    for revision, title in enumerate(["آب", "آب و", "آب و خاک"], start=1):
        update_challenge(actor=officer, challenge_id=challenge.pk, revision=revision, fields={"title": title})
    update_challenge(actor=head, challenge_id=challenge.pk, revision=4, fields={"place": "تهران"})

    rows = list(challenge.revisions.order_by("number"))
    assert [(row.number, row.author_id, row.snapshot["title"]) for row in rows] == [
        (4, officer.user_id, "آب و خاک"),
        (5, head.user_id, "آب و خاک"),
    ]


def test_request_approval_tells_once(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit)
    for _ in range(2):
        request_approval(actor=town.viewers["officer"], challenge_id=challenge.pk)

    assert [record.name for record in EventRecord.objects.all()] == ["ChallengeApprovalRequested"]


def test_request_approval_names_what_is_missing(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit, place="")

    with pytest.raises(ValidationFailed) as refused:
        request_approval(actor=town.viewers["officer"], challenge_id=challenge.pk)

    assert [error.field for error in refused.value.errors] == ["place"]


def test_only_drafts_are_deleted(town: Town) -> None:
    draft, published = ChallengeFactory(unit=town.unit), ChallengeFactory(unit=town.unit, state="published")
    officer = town.viewers["officer"]

    assert delete_challenge_draft(actor=officer, challenge_id=draft.pk) == draft.pk
    with pytest.raises(DomainError):
        delete_challenge_draft(actor=officer, challenge_id=published.pk)
    assert list(Challenge.objects.all()) == [published]


@pytest.mark.parametrize("pk", [0, -1, 2**63, 2**80])
def test_ids_beyond_the_database_are_unknown_not_errors(town: Town, pk: int) -> None:
    with pytest.raises(NotFound):
        update_challenge(actor=town.viewers["officer"], challenge_id=pk, revision=1, fields={})
