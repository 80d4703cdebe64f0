"""``createChallenge``, ``updateChallenge`` and ``deleteDraft`` through the wire."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from bahamm.kernel.models import EventRecord
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, ChallengeRevision, Solution
from tests.api.client import problems
from tests.api.mutations.conftest import Town, gid
from tests.factories.catalog import (
    AxisFactory,
    ChallengeFactory,
    DimensionFactory,
    GoalFactory,
    SolutionFactory,
)

Unchanged = Callable[[], AbstractContextManager[None]]

STRANGERS = ("nobody", "head_elsewhere", "unit_evaluator", "owner", "secretariat")


def whole(**changes: Any) -> dict[str, Any]:
    """Every field of the form."""
    return {
        "language": "FA",
        "title": "صف‌های طولانی ایستگاه اتوبوس",
        "summary": "مسافران نمی‌دانند اتوبوس کی می‌رسد.",
        "description": "در ۱۴ ایستگاه پرتردد، صف اتوبوس تا ۲۵ دقیقه طول می‌کشد.",
        "ownerName": "معاونت حمل‌ونقل",
        "place": "میدان ولیعصر",
        "baseline": "میانگین انتظار ۲۵ دقیقه",
        "successMeasures": "میانگین انتظار زیر ۱۲ دقیقه",
        "shareableData": "دادهٔ مکان‌یابی ناوگان",
        "pilotSite": "خط ۷",
        "constraints": "بدون خرید ناوگان",
        "budgetMin": {"amount": "1000000000"},
        "budgetMax": {"amount": "۵۰۰۰۰۰۰۰۰۰", "currency": "IRR"},
        "budgetSource": "بودجهٔ مصوب ۱۴۰۵",
        "hasNoBudget": False,
        "trlMin": 6,
        "deadline": "2035-06-01T12:00:00+03:30",
        "dimension": gid(DimensionFactory()),
        "axis": gid(AxisFactory()),
        "goals": [gid(GoalFactory()), gid(GoalFactory())],
        "tags": ["اتوبوس", "real time"],
        "requiredCredentials": ["knowledge_based"],
        "acceptsLanguages": ["FA", "EN"],
        **changes,
    }


# -- createChallenge ------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["officer", "head", "head_above"])
def test_people_of_the_unit_begin_a_draft(town: Town, role: str) -> None:
    payload = town.give(role, "CreateChallenge", unit=gid(town.unit), fields={"title": "صف اتوبوس"})

    row = Challenge.objects.get()
    assert payload["errors"] == []
    assert payload["challenge"]["id"] == gid(row)
    assert (payload["challenge"]["state"], payload["challenge"]["title"]) == ("DRAFT", "صف اتوبوس")
    assert (row.unit, row.city, row.author) == (town.unit, town.unit.city, town.people[role])


def test_every_field_is_stored_as_it_was_sent(town: Town) -> None:
    fields = whole(deadline=(timezone.now() + timedelta(days=90)).isoformat())

    challenge = town.give("officer", "CreateChallenge", unit=gid(town.unit), fields=fields)["challenge"]

    written = {name: challenge[name] for name in fields if isinstance(fields[name], str | int)}
    assert {**written, "deadline": fields["deadline"]} == {
        name: value for name, value in fields.items() if isinstance(value, str | int)
    } | {"dimension": challenge["dimension"], "axis": challenge["axis"]}
    assert challenge["dimension"]["id"] == fields["dimension"]
    assert challenge["axis"]["id"] == fields["axis"]
    assert [goal["id"] for goal in challenge["goals"]] == fields["goals"]
    assert challenge["budgetMin"] == {"amount": "1000000000", "currency": "IRR"}
    assert challenge["budgetMax"] == {"amount": "5000000000", "currency": "IRR"}
    assert challenge["tags"] == ["اتوبوس", "real time"]
    assert challenge["requiredCredentials"] == ["knowledge_based"]
    assert challenge["acceptsLanguages"] == ["FA", "EN"]
    assert Challenge.objects.get().deadline == datetime.fromisoformat(fields["deadline"]).astimezone(UTC)


@pytest.mark.parametrize("role", STRANGERS)
def test_strangers_begin_nothing_in_the_unit(town: Town, unchanged: Unchanged, role: str) -> None:
    with unchanged():
        payload = town.give(role, "CreateChallenge", unit=gid(town.unit), fields={"title": "x"})

    assert payload["challenge"] is None
    assert problems(payload) == [("unit", "challenge.not_unit_member")]


def test_who_is_not_signed_in_begins_nothing(town: Town, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("anonymous", "CreateChallenge", unit=gid(town.unit), fields={"title": "x"})

    assert payload == {
        "challenge": None,
        "errors": [{"field": None, "code": "sign_in_required", "message": "Please sign in to do this."}],
    }


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        (lambda town: gid(town.supplier), "challenge.not_a_unit"),
        (lambda town: gid(town.people["officer"]), "invalid_id"),
        (lambda town: "T3JnYW5pc2F0aW9uOjk5OTk5OQ", "invalid_id"),
        (lambda town: "", "invalid_id"),
        (lambda town: "\x00", "invalid_id"),
        (lambda town: "1", "invalid_id"),
        (lambda town: gid(town.other), "challenge.not_unit_member"),
    ],
)
def test_unit_must_be_one_of_the_actors(town: Town, unchanged: Unchanged, unit: Any, code: str) -> None:
    with unchanged():
        payload = town.give("officer", "CreateChallenge", unit=unit(town), fields={"title": "x"})

    assert problems(payload) == [("unit", code)]


def test_double_submit_with_one_key_makes_one_draft(town: Town) -> None:
    given = {"unit": gid(town.unit), "fields": whole(), "idempotencyKey": "form-1"}

    first = town.give("officer", "CreateChallenge", **given)
    second = town.give("officer", "CreateChallenge", **given)

    assert first["challenge"] == second["challenge"]
    assert second["errors"] == []
    assert Challenge.objects.count() == 1
    assert EventRecord.objects.filter(name="ChallengeCreated").count() == 1


def test_key_with_other_input_is_refused(town: Town, unchanged: Unchanged) -> None:
    town.give("officer", "CreateChallenge", unit=gid(town.unit), fields={"title": "a"}, idempotencyKey="form-1")

    with unchanged():
        payload = town.give(
            "officer", "CreateChallenge", unit=gid(town.unit), fields={"title": "b"}, idempotencyKey="form-1"
        )

    assert payload["challenge"] is None
    assert problems(payload) == [("idempotencyKey", "idempotency_mismatch")]


def test_key_belongs_to_one_person(town: Town) -> None:
    given = {"unit": gid(town.unit), "fields": {"title": "a"}, "idempotencyKey": "form-1"}

    first = town.give("officer", "CreateChallenge", **given)
    second = town.give("head", "CreateChallenge", **given)

    assert first["challenge"]["id"] != second["challenge"]["id"]


def test_without_a_key_each_submit_makes_a_draft(town: Town) -> None:
    for _ in range(2):
        town.give("officer", "CreateChallenge", unit=gid(town.unit), fields={"title": "a"})

    assert Challenge.objects.count() == 2


# -- updateChallenge ------------------------------------------------------------------------


@pytest.fixture
def draft(town: Town) -> Challenge:
    return ChallengeFactory(unit=town.unit, author=town.people["officer"])


@pytest.mark.parametrize("role", ["officer", "head", "head_above"])
def test_only_the_given_fields_change(town: Town, draft: Challenge, role: str) -> None:
    before = Challenge.objects.filter(pk=draft.pk).values().get()

    payload = town.give(
        role, "UpdateChallenge", id=gid(draft), revision=draft.revision, fields={"place": "میدان آزادی"}
    )

    after = Challenge.objects.filter(pk=draft.pk).values().get()
    assert payload["errors"] == []
    assert (payload["challenge"]["place"], payload["challenge"]["revision"]) == ("میدان آزادی", 2)
    assert {name for name in after if after[name] != before[name]} - {"search_text", "updated_at"} == {
        "place",
        "revision",
    }


def test_null_empties_a_field(town: Town, draft: Challenge) -> None:
    fields = {"place": None, "budgetMax": None, "deadline": None, "goals": None, "trlMin": None, "dimension": None}

    challenge = town.give("officer", "UpdateChallenge", id=gid(draft), revision=draft.revision, fields=fields)[
        "challenge"
    ]

    assert {name: challenge[name] for name in fields} == {
        "place": "",
        "budgetMax": None,
        "deadline": None,
        "goals": [],
        "trlMin": None,
        "dimension": None,
    }


@pytest.mark.parametrize("role", ["anonymous", *STRANGERS])
def test_draft_does_not_exist_for_strangers(town: Town, draft: Challenge, unchanged: Unchanged, role: str) -> None:
    with unchanged():
        payload = town.give(role, "UpdateChallenge", id=gid(draft), revision=draft.revision, fields={"title": "mine"})

    assert payload["challenge"] is None
    assert problems(payload) == [(None, "not_found")]


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("anonymous", "sign_in_required"),
        ("nobody", "challenge.not_unit_member"),
        ("owner", "challenge.not_unit_member"),
        ("secretariat", "challenge.not_unit_member"),
        ("officer", "wrong_state"),
        ("head", "wrong_state"),
    ],
)
def test_published_challenge_is_edited_by_nobody(town: Town, unchanged: Unchanged, role: str, code: str) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=ChallengeState.PUBLISHED)

    with unchanged():
        payload = town.give(role, "UpdateChallenge", id=gid(challenge), revision=1, fields={"title": "other"})

    assert problems(payload) == [(None, code)]


def test_stale_revision_is_refused_with_the_current_one(town: Town, draft: Challenge, unchanged: Unchanged) -> None:
    town.give("head", "UpdateChallenge", id=gid(draft), revision=1, fields={"title": "نوشتهٔ همکار"})

    with unchanged():
        payload = town.give("officer", "UpdateChallenge", id=gid(draft), revision=1, fields={"title": "نوشتهٔ من"})

    assert payload["challenge"] is None
    assert problems(payload) == [(None, "stale_revision")]
    assert "(2)" in payload["errors"][0]["message"]


@pytest.mark.parametrize("revision", [0, -1, 2, 2**31 - 1])
def test_revision_that_never_was_is_refused(town: Town, draft: Challenge, unchanged: Unchanged, revision: int) -> None:
    with unchanged():
        payload = town.give("officer", "UpdateChallenge", id=gid(draft), revision=revision, fields={"title": "x"})

    assert problems(payload) == [(None, "stale_revision")]


def test_saving_the_same_again_changes_nothing(town: Town, draft: Challenge, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("officer", "UpdateChallenge", id=gid(draft), revision=1, fields={"title": draft.title})

    assert payload["errors"] == []
    assert payload["challenge"]["revision"] == 1


def test_one_bad_field_keeps_the_good_ones_out(town: Town, draft: Challenge, unchanged: Unchanged) -> None:
    fields = {"title": "خوب", "trlMin": 12, "goals": ["bad"], "axis": gid(town.unit)}

    with unchanged():
        payload = town.give("officer", "UpdateChallenge", id=gid(draft), revision=1, fields=fields)

    assert problems(payload) == [("axis", "invalid_id"), ("goals", "invalid_id")]


@pytest.mark.parametrize(
    "identifier",
    ["", "Q2hhbGxlbmdlOjA", "Q2hhbGxlbmdlOjk5OTk5OTk5OTk5OTk5OTk5OTk", "Q2hhbGxlbmdlOjE=", "💥", "a" * 5000],
)
def test_malformed_id_is_refused(town: Town, unchanged: Unchanged, identifier: str) -> None:
    with unchanged():
        payload = town.give("officer", "UpdateChallenge", id=identifier, revision=1, fields={"title": "x"})

    assert problems(payload) == [("id", "invalid_id")]
    assert len(payload["errors"][0]["message"]) < 120


def test_unknown_id_is_not_found(town: Town, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("officer", "UpdateChallenge", id="Q2hhbGxlbmdlOjk5OTk5OQ", revision=1, fields={})

    assert problems(payload) == [(None, "not_found")]


# -- deleteDraft ----------------------------------------------------------------------------


def test_draft_is_deleted_with_its_history(town: Town, draft: Challenge) -> None:
    payload = town.give("officer", "DeleteDraft", id=gid(draft))

    assert payload == {"deletedId": gid(draft), "errors": []}
    assert (Challenge.objects.count(), ChallengeRevision.objects.count()) == (0, 0)


def test_draft_of_a_solution_is_deleted(town: Town) -> None:
    draft = SolutionFactory(supplier=town.supplier)

    payload = town.give("member", "DeleteDraft", id=gid(draft))

    assert payload == {"deletedId": gid(draft), "errors": []}
    assert Solution.objects.count() == 0


@pytest.mark.parametrize("role", ["anonymous", *STRANGERS])
def test_strangers_delete_no_draft(town: Town, draft: Challenge, unchanged: Unchanged, role: str) -> None:
    with unchanged():
        payload = town.give(role, "DeleteDraft", id=gid(draft))

    assert payload["deletedId"] is None
    assert problems(payload) == [(None, "not_found")]


@pytest.mark.parametrize("role", ["anonymous", "nobody", "officer", "rival_owner", "secretariat"])
def test_strangers_delete_no_draft_of_a_solution(town: Town, unchanged: Unchanged, role: str) -> None:
    draft = SolutionFactory(supplier=town.supplier)

    with unchanged():
        payload = town.give(role, "DeleteDraft", id=gid(draft))

    assert problems(payload) == [(None, "not_found")]


@pytest.mark.parametrize(
    ("state", "code"),
    [(ChallengeState.RETURNED, "catalog.not_a_draft"), (ChallengeState.PUBLISHED, "wrong_state")],
)
def test_what_was_sent_is_not_deleted(town: Town, unchanged: Unchanged, state: str, code: str) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=state)

    with unchanged():
        payload = town.give("head", "DeleteDraft", id=gid(challenge))

    assert problems(payload) == [(None, code)]


def test_published_solution_is_not_deleted(town: Town, unchanged: Unchanged) -> None:
    solution = SolutionFactory(supplier=town.supplier, state=SolutionState.PUBLISHED)

    with unchanged():
        payload = town.give("owner", "DeleteDraft", id=gid(solution))

    assert problems(payload) == [(None, "catalog.not_a_draft")]


def test_deleting_twice_finds_nothing(town: Town, draft: Challenge, unchanged: Unchanged) -> None:
    town.give("officer", "DeleteDraft", id=gid(draft))

    with unchanged():
        payload = town.give("officer", "DeleteDraft", id=gid(draft))

    assert problems(payload) == [(None, "not_found")]


def test_only_challenges_and_solutions_have_drafts(town: Town, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("officer", "DeleteDraft", id=gid(town.unit))

    assert problems(payload) == [("id", "invalid_id")]
