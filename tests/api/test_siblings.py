"""Rows that were listed together read their relations together, and keep what was found."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.siblings import for_each, many, one, together
from marketplace.catalog.models import Challenge, Goal
from tests.factories.catalog import ChallengeFactory, GoalFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> list[Challenge]:
    """Read anew: nothing is remembered of how they were made."""
    made = [ChallengeFactory(goals=[GoalFactory(), GoalFactory()]) for _ in range(3)]
    return list(Challenge.objects.filter(pk__in=[row.pk for row in made]).order_by("pk"))


def test_first_that_asks_for_a_relation_reads_it_for_all(rows: list[Challenge]) -> None:
    together(rows)
    with CaptureQueriesContext(connection) as captured:
        units = [one(row, "unit") for row in rows]
        goals = [many(row, "goals") for row in rows]

    assert [unit.pk for unit in units] == [row.unit_id for row in rows]
    assert [len(found) for found in goals] == [2, 2, 2]
    assert len(captured) == 2


def test_rows_of_a_relation_are_siblings_again(rows: list[Challenge]) -> None:
    together(rows)
    goals = [goal for row in rows for goal in many(row, "goals")]
    with CaptureQueriesContext(connection) as captured:
        dimensions = [one(goal, "dimension").pk for goal in goals]

    assert dimensions == [goal.dimension_id for goal in goals]
    assert len(captured) == 1


def test_row_that_came_alone_reads_for_itself(rows: list[Challenge]) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert one(rows[0], "unit").pk == rows[0].unit_id

    assert len(captured) == 1
    assert "unit" not in rows[1]._state.fields_cache


def test_empty_foreign_key_is_none(rows: list[Challenge]) -> None:
    together(rows)

    assert [one(row, "merged_into") for row in rows] == [None, None, None]


def test_limited_relation_is_kept_apart_from_the_whole(rows: list[Challenge]) -> None:
    together(rows)
    first = many(rows[0], "goals")[0]
    limited = many(rows[0], "goals", Goal.objects.filter(pk=first.pk), key="one")

    assert ([goal.pk for goal in limited], len(many(rows[0], "goals"))) == ([first.pk], 2)
    assert many(rows[1], "goals", Goal.objects.filter(pk=first.pk), key="one") == []


def test_value_is_computed_once_for_all(rows: list[Challenge]) -> None:
    calls: list[int] = []

    def load(found: list[Challenge]) -> dict[int, int]:
        calls.append(len(found))
        return {row.pk: row.pk * 2 for row in found[:2]}

    together(rows)
    assert [for_each(row, "double", load) for row in rows] == [rows[0].pk * 2, rows[1].pk * 2, None]
    assert calls == [3]


def test_rows_of_two_models_are_two_groups(rows: list[Challenge]) -> None:
    together([rows[0], rows[0].unit, rows[1]])
    seen: list[list[object]] = []
    for_each(rows[0], "seen", lambda found: seen.append(found) or {})  # type: ignore[func-returns-value]

    assert seen == [[rows[0], rows[1]]]


def test_row_that_is_met_again_keeps_its_siblings_and_what_was_found(rows: list[Challenge]) -> None:
    together(rows)
    for_each(rows[0], "key", lambda found: {row.pk: len(found) for row in found})
    together([rows[0], rows[1]])
    together([rows[0]])

    assert [for_each(row, "key", lambda found: {}) for row in rows] == [3, 3, 3]


def test_same_row_listed_twice_is_one_sibling(rows: list[Challenge]) -> None:
    together([rows[0], rows[0], rows[1]])

    assert for_each(rows[0], "key", lambda found: {rows[0].pk: len(found)}) == 2
