"""Solutions: a published one stays complete; taking it down and putting it back is the supplier's own act."""

from typing import Any

import pytest

from bahamm.kernel.errors import Conflict, DomainError, NotFound, PermissionRefused, ValidationFailed
from bahamm.kernel.models import EventRecord
from marketplace.catalog.models import Solution
from marketplace.catalog.services import create_solution, delete_solution_draft, transition_solution, update_solution
from tests.accounts.conftest import VIEWERS, Town
from tests.factories.catalog import DimensionFactory, GoalFactory, SolutionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", VIEWERS)
def test_create_solution_role_by_role(town: Town, name: str) -> None:
    def create() -> Solution:
        return create_solution(actor=town.viewers[name], supplier_id=town.supplier.pk, fields={"title": "پمپ هوشمند"})

    if name in {"owner", "member"}:
        assert (create().supplier, Solution.objects.count()) == (town.supplier, 1)
        return
    with pytest.raises(PermissionRefused):
        create()
    assert (Solution.objects.count(), EventRecord.objects.count()) == (0, 0)


@pytest.mark.parametrize("organisation", ["unit", "closed"])
def test_create_solution_refuses_what_is_no_open_supplier(town: Town, organisation: str) -> None:
    actor = town.viewers["owner_of_closed" if organisation == "closed" else "owner"]
    with pytest.raises(ValidationFailed) as refused:
        create_solution(actor=actor, supplier_id=getattr(town, organisation).pk, fields={})

    assert [error.field for error in refused.value.errors] == ["supplier"]


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"trl": 10}, "trl", "out_of_range"),
        ({"price_min": 10, "price_max": 9}, "price_min", "min_over_max"),
        ({"price_max": {"amount": "5", "currency": "EUR"}}, "price_max", "wrong_currency"),
        ({"evidence": "x" * 8001}, "evidence", "too_long"),
        ({"integration_needs": "\x00"}, "integration_needs", "invalid_characters"),
        ({"dimensions": [2**62]}, "dimensions", "invalid_id"),
        ({"deadline": None}, "deadline", "invalid_choice"),
    ],
)
def test_bad_field_is_refused(town: Town, fields: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        create_solution(actor=town.viewers["owner"], supplier_id=town.supplier.pk, fields=fields)

    assert [(error.field, error.code.code) for error in refused.value.errors] == [(field, code)]
    assert Solution.objects.count() == 0


def test_update_solution_writes_links_and_revision(town: Town) -> None:
    solution = SolutionFactory(supplier=town.supplier)
    dimensions, goal = [DimensionFactory(), DimensionFactory()], GoalFactory()
    saved = update_solution(
        actor=town.viewers["member"],
        solution_id=solution.pk,
        revision=1,
        fields={"dimensions": [row.pk for row in dimensions], "goals": [goal.pk], "trl": 9},
    )

    assert set(saved.dimensions.all()) == set(dimensions)
    assert (list(saved.goals.all()), saved.trl, saved.revision) == ([goal], 9, 2)


def test_published_solution_cannot_lose_what_publication_needs(town: Town) -> None:
    solution = SolutionFactory(supplier=town.supplier, state="published")

    with pytest.raises(ValidationFailed) as refused:
        update_solution(actor=town.viewers["owner"], solution_id=solution.pk, revision=1, fields={"summary": " "})

    solution.refresh_from_db()
    assert [error.field for error in refused.value.errors] == ["summary"]
    assert solution.summary.strip()


def test_publish_asks_for_the_texts(town: Town) -> None:
    solution = SolutionFactory(supplier=town.supplier, summary="", description="")

    with pytest.raises(ValidationFailed) as refused:
        transition_solution(actor=town.viewers["owner"], solution_id=solution.pk, transition="publish")

    assert [error.field for error in refused.value.errors] == ["summary", "description"]


def test_stale_revision_is_refused(town: Town) -> None:
    solution = SolutionFactory(supplier=town.supplier)
    update_solution(actor=town.viewers["owner"], solution_id=solution.pk, revision=1, fields={"title": "یک"})

    with pytest.raises(Conflict):
        update_solution(actor=town.viewers["member"], solution_id=solution.pk, revision=1, fields={"title": "دو"})

    solution.refresh_from_db()
    assert solution.title == "یک"


def test_rival_finds_no_draft_to_write_into(town: Town) -> None:
    solution = SolutionFactory(supplier=town.supplier)

    with pytest.raises(NotFound):
        update_solution(actor=town.viewers["rival_owner"], solution_id=solution.pk, revision=1, fields={"title": "x"})


def test_rival_is_refused_on_a_published_solution(town: Town) -> None:
    solution = SolutionFactory(supplier=town.supplier, state="published")

    with pytest.raises(PermissionRefused):
        update_solution(actor=town.viewers["rival_owner"], solution_id=solution.pk, revision=1, fields={"title": "x"})


def test_only_drafts_are_deleted(town: Town) -> None:
    draft = SolutionFactory(supplier=town.supplier)
    down = SolutionFactory(supplier=town.supplier, state="unpublished")

    delete_solution_draft(actor=town.viewers["owner"], solution_id=draft.pk)
    with pytest.raises(DomainError):
        delete_solution_draft(actor=town.viewers["owner"], solution_id=down.pk)
    assert list(Solution.objects.all()) == [down]
