"""``createSolution``, ``updateSolution`` and ``transitionSolution`` through the wire."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from bahamm.kernel.models import EventRecord
from marketplace.catalog.enums import SolutionState as State
from marketplace.catalog.models import Solution
from tests.api.client import problems
from tests.api.mutations.conftest import Town, gid
from tests.factories.catalog import DimensionFactory, GoalFactory, SolutionFactory

Unchanged = Callable[[], AbstractContextManager[None]]

SUPPLIER = ("owner", "member")
STRANGERS = ("nobody", "officer", "head", "rival_owner", "secretariat")


def whole(**changes: Any) -> dict[str, Any]:
    return {
        "language": "EN",
        "title": "Bus arrival prediction",
        "summary": "Tells passengers when the bus comes.",
        "description": "Learns from the positions of the fleet.",
        "evidence": "Six months on three lines, 90 s error",
        "integrationNeeds": "GTFS-RT feed",
        "trl": 7,
        "priceMin": {"amount": "2000000000"},
        "priceMax": {"amount": "3000000000", "currency": "IRR"},
        "priceNote": "per line",
        "dimensions": [gid(DimensionFactory()), gid(DimensionFactory())],
        "goals": [gid(GoalFactory())],
        "tags": ["bus", "prediction"],
        **changes,
    }


@pytest.fixture
def draft(town: Town) -> Solution:
    return SolutionFactory(supplier=town.supplier, author=town.people["member"])


# -- createSolution -------------------------------------------------------------------------


@pytest.mark.parametrize("role", SUPPLIER)
def test_members_of_the_supplier_begin_a_draft(town: Town, role: str) -> None:
    fields = whole()

    payload = town.give(role, "CreateSolution", supplier=gid(town.supplier), fields=fields)

    row, solution = Solution.objects.get(), payload["solution"]
    plain = {name: value for name, value in fields.items() if isinstance(value, str | int)}
    assert payload["errors"] == []
    assert (row.supplier, row.author, row.state) == (town.supplier, town.people[role], State.DRAFT)
    assert {name: solution[name] for name in plain} == plain
    assert (solution["id"], solution["tags"]) == (gid(row), ["bus", "prediction"])
    assert [item["id"] for item in solution["dimensions"]] == fields["dimensions"]
    assert [item["id"] for item in solution["goals"]] == fields["goals"]
    assert (solution["priceMin"]["amount"], solution["priceMax"]["amount"]) == ("2000000000", "3000000000")


@pytest.mark.parametrize("role", STRANGERS)
def test_strangers_begin_nothing_for_the_supplier(town: Town, unchanged: Unchanged, role: str) -> None:
    with unchanged():
        payload = town.give(role, "CreateSolution", supplier=gid(town.supplier), fields={"title": "x"})

    assert payload["solution"] is None
    assert problems(payload) == [("supplier", "solution.not_supplier_member")]


def test_who_is_not_signed_in_begins_nothing(town: Town, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("anonymous", "CreateSolution", supplier=gid(town.supplier), fields={"title": "x"})

    assert problems(payload) == [(None, "sign_in_required")]


@pytest.mark.parametrize(
    ("supplier", "code"),
    [
        (lambda town: gid(town.unit), "solution.not_a_supplier"),
        (lambda town: gid(town.people["owner"]), "invalid_id"),
        (lambda town: "T3JnYW5pc2F0aW9uOjk5OTk5OQ", "invalid_id"),
        (lambda town: gid(town.rival), "solution.not_supplier_member"),
    ],
)
def test_supplier_must_be_the_actors(town: Town, unchanged: Unchanged, supplier: Any, code: str) -> None:
    with unchanged():
        payload = town.give("owner", "CreateSolution", supplier=supplier(town), fields={"title": "x"})

    assert problems(payload) == [("supplier", code)]


def test_closed_supplier_takes_no_solution(town: Town, unchanged: Unchanged) -> None:
    town.supplier.is_active = False
    town.supplier.save()

    with unchanged():
        payload = town.give("owner", "CreateSolution", supplier=gid(town.supplier), fields={"title": "x"})

    assert problems(payload) == [("supplier", "invalid_id")]


def test_double_submit_with_one_key_makes_one_draft(town: Town) -> None:
    given = {"supplier": gid(town.supplier), "fields": whole(), "idempotencyKey": "form-1"}

    first, second = (town.give("owner", "CreateSolution", **given) for _ in range(2))

    assert first["solution"] == second["solution"]
    assert Solution.objects.count() == 1
    assert EventRecord.objects.filter(name="SolutionCreated").count() == 1


def test_key_with_other_input_is_refused(town: Town, unchanged: Unchanged) -> None:
    given = {"supplier": gid(town.supplier), "idempotencyKey": "form-1"}
    town.give("owner", "CreateSolution", fields={"title": "a"}, **given)

    with unchanged():
        payload = town.give("owner", "CreateSolution", fields={"title": "b"}, **given)

    assert problems(payload) == [("idempotencyKey", "idempotency_mismatch")]


# -- updateSolution -------------------------------------------------------------------------


@pytest.mark.parametrize("role", SUPPLIER)
@pytest.mark.parametrize("state", [State.DRAFT, State.PUBLISHED, State.UNPUBLISHED])
def test_members_edit_in_every_state(town: Town, role: str, state: str) -> None:
    solution = SolutionFactory(supplier=town.supplier, state=state)

    payload = town.give(role, "UpdateSolution", id=gid(solution), revision=1, fields={"trl": 9})

    row = Solution.objects.get()
    assert payload["errors"] == []
    assert (row.trl, row.revision, row.state, row.title) == (9, 2, state, solution.title)


@pytest.mark.parametrize("role", ["anonymous", *STRANGERS])
def test_draft_does_not_exist_for_strangers(town: Town, draft: Solution, unchanged: Unchanged, role: str) -> None:
    with unchanged():
        payload = town.give(role, "UpdateSolution", id=gid(draft), revision=1, fields={"title": "mine"})

    assert payload["solution"] is None
    assert problems(payload) == [(None, "not_found")]


@pytest.mark.parametrize(
    ("role", "code"),
    [("anonymous", "sign_in_required"), *((role, "solution.not_supplier_member") for role in STRANGERS)],
)
def test_published_solution_is_edited_by_no_stranger(town: Town, unchanged: Unchanged, role: str, code: str) -> None:
    solution = SolutionFactory(supplier=town.supplier, state=State.PUBLISHED)

    with unchanged():
        payload = town.give(role, "UpdateSolution", id=gid(solution), revision=1, fields={"title": "mine"})

    assert problems(payload) == [(None, code)]


def test_stale_revision_is_refused_with_the_current_one(town: Town, draft: Solution, unchanged: Unchanged) -> None:
    town.give("member", "UpdateSolution", id=gid(draft), revision=1, fields={"title": "a colleague's"})

    with unchanged():
        payload = town.give("owner", "UpdateSolution", id=gid(draft), revision=1, fields={"title": "mine"})

    assert problems(payload) == [(None, "stale_revision")]
    assert "(2)" in payload["errors"][0]["message"]


def test_published_solution_stays_complete(town: Town, unchanged: Unchanged) -> None:
    solution = SolutionFactory(supplier=town.supplier, state=State.PUBLISHED)

    with unchanged():
        payload = town.give(
            "owner", "UpdateSolution", id=gid(solution), revision=1, fields={"title": " ", "summary": None}
        )

    assert problems(payload) == [("title", "solution.field_required"), ("summary", "solution.field_required")]


def test_null_empties_a_field(town: Town, draft: Solution) -> None:
    fields = {"trl": None, "priceMin": None, "priceMax": None, "evidence": None, "tags": None, "dimensions": None}

    solution = town.give("owner", "UpdateSolution", id=gid(draft), revision=1, fields=fields)["solution"]

    assert {name: solution[name] for name in fields} == {
        "trl": None,
        "priceMin": None,
        "priceMax": None,
        "evidence": "",
        "tags": [],
        "dimensions": [],
    }


# -- transitionSolution ---------------------------------------------------------------------


@pytest.mark.parametrize("role", SUPPLIER)
@pytest.mark.parametrize(
    ("transition", "source", "target"),
    [
        ("publish", State.DRAFT, "PUBLISHED"),
        ("publish", State.UNPUBLISHED, "PUBLISHED"),
        ("unpublish", State.PUBLISHED, "UNPUBLISHED"),
    ],
)
def test_members_publish_and_take_down(town: Town, role: str, transition: str, source: str, target: str) -> None:
    solution = SolutionFactory(supplier=town.supplier, state=source)

    payload = town.give(role, "TransitionSolution", id=gid(solution), transition=transition)

    assert (payload["errors"], payload["solution"]["state"]) == ([], target)
    assert Solution.objects.get().state == target.lower()


@pytest.mark.parametrize(
    ("role", "transition", "source", "code"),
    [
        *((role, "publish", State.DRAFT, "not_found") for role in ("anonymous", *STRANGERS)),
        ("anonymous", "unpublish", State.PUBLISHED, "sign_in_required"),
        *((role, "unpublish", State.PUBLISHED, "solution.not_supplier_member") for role in STRANGERS),
        ("secretariat", "publish", State.UNPUBLISHED, "solution.not_supplier_member"),
        ("rival_owner", "publish", State.UNPUBLISHED, "not_found"),
        ("owner", "publish", State.PUBLISHED, "wrong_state"),
        ("owner", "unpublish", State.DRAFT, "wrong_state"),
    ],
)
def test_step_is_refused(town: Town, unchanged: Unchanged, role: str, transition: str, source: str, code: str) -> None:
    solution = SolutionFactory(supplier=town.supplier, state=source)

    with unchanged():
        payload = town.give(role, "TransitionSolution", id=gid(solution), transition=transition)

    assert payload["solution"] is None
    assert problems(payload) == [(None, code)]


def test_incomplete_solution_is_not_published(town: Town, unchanged: Unchanged) -> None:
    solution = SolutionFactory(supplier=town.supplier, title="", summary=" ", description="")

    with unchanged():
        payload = town.give("owner", "TransitionSolution", id=gid(solution), transition="publish")

    assert problems(payload) == [
        ("title", "solution.field_required"),
        ("summary", "solution.field_required"),
        ("description", "solution.field_required"),
    ]


def test_publishing_twice_publishes_once(town: Town, draft: Solution, unchanged: Unchanged) -> None:
    town.give("owner", "TransitionSolution", id=gid(draft), transition="publish")

    with unchanged():
        payload = town.give("member", "TransitionSolution", id=gid(draft), transition="publish")

    assert problems(payload) == [(None, "wrong_state")]


@pytest.mark.parametrize("transition", ["", "withdraw", "a\x00b", "x" * 500])
def test_unknown_step_is_refused(town: Town, draft: Solution, unchanged: Unchanged, transition: str) -> None:
    with unchanged():
        payload = town.give("owner", "TransitionSolution", id=gid(draft), transition=transition)

    assert problems(payload) == [("transition", "catalog.unknown_transition")]


def test_id_of_a_challenge_is_refused(town: Town, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("owner", "TransitionSolution", id="Q2hhbGxlbmdlOjEy", transition="publish")

    assert problems(payload) == [("id", "invalid_id")]
