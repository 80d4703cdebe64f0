"""The gap map: every object where the rule puts it, totals equal to the database, a planted gap found."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Axis, Challenge, Dimension, Goal, Solution
from marketplace.catalog.selectors import ChallengeFilter, SolutionFilter, filter_challenges, filter_solutions
from matching.enums import Direction, GapKind, MatchBand
from matching.models import MatchRecord
from matching.selectors.gaps import Cell, GapEntries, GapMap, gap_entries, gap_map
from tests.factories.accounts import CityFactory, SupplierFactory, UnitFactory
from tests.factories.catalog import (
    AxisFactory,
    ChallengeFactory,
    DimensionFactory,
    GoalFactory,
    SolutionFactory,
    TaxonomyFactory,
)
from tests.factories.matching import MatchRecordFactory

pytestmark = pytest.mark.django_db

EVERYBODY = Viewer.anonymous()
PUBLISHED = ChallengeState.PUBLISHED


class World:
    """Two dimensions, two axes, four goals: one in each cell, and the last in a whole row."""

    def __init__(self) -> None:
        self.rows: list[Dimension] = [DimensionFactory(), DimensionFactory()]
        self.columns: list[Axis] = [AxisFactory(), AxisFactory()]
        self.goals: list[Goal] = []
        for row, columns in ((0, [0]), (0, [1]), (1, [0]), (1, [0, 1])):
            goal = GoalFactory(dimension=self.rows[row])
            goal.axes.set([self.columns[column] for column in columns])
            self.goals.append(goal)
        self.unit, self.supplier = UnitFactory(), SupplierFactory()

    def challenge(self, row: int | None = None, column: int | None = None, goals: Any = (), **fields: Any) -> Challenge:
        challenge: Challenge = ChallengeFactory(
            unit=self.unit,
            dimension=None if row is None else self.rows[row],
            axis=None if column is None else self.columns[column],
            goals=[self.goals[at] for at in goals],
            **{"state": PUBLISHED, **fields},
        )
        return challenge

    def solution(self, rows: Any = (), goals: Any = (), **fields: Any) -> Solution:
        solution: Solution = SolutionFactory(
            supplier=self.supplier,
            dimensions=[self.rows[at] for at in rows],
            goals=[self.goals[at] for at in goals],
            **{"state": SolutionState.PUBLISHED, **fields},
        )
        return solution


@pytest.fixture
def world() -> World:
    return World()


def read() -> GapMap:
    found = gap_map()
    assert found is not None
    return found


def cells(name: str) -> list[int]:
    """One figure of the four cells, row by row."""
    return [getattr(cell, name) for cell in read().cells]


def test_challenge_counts_in_the_cell_that_it_states(world: World) -> None:
    world.challenge(0, 1, goals=[2, 3])

    assert cells("demand") == [0, 1, 0, 0]
    assert [each.demand for each in read().goals] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("row", "column", "goals", "expected"),
    [
        (None, None, [0, 2], [1, 0, 1, 0]),
        (None, None, [3], [0, 0, 1, 1]),
        (1, None, [1], [0, 0, 0, 1]),
        (None, 1, [0], [0, 1, 0, 0]),
        (1, None, [], [0, 0, 0, 0]),
        (None, None, [], [0, 0, 0, 0]),
    ],
)
def test_what_a_challenge_does_not_state_comes_from_its_goals(
    world: World, row: int | None, column: int | None, goals: list[int], expected: list[int]
) -> None:
    world.challenge(row, column, goals)

    assert cells("demand") == expected
    assert (read().totals.demand, read().unplaced.demand) == (1, 0 if any(expected) else 1)


@pytest.mark.parametrize(
    ("rows", "goals", "expected"),
    [
        ([], [0, 1], [1, 1, 0, 0]),
        ([1], [], [0, 0, 1, 1]),
        ([0, 1], [2], [1, 1, 1, 0]),
        ([], [], [0, 0, 0, 0]),
    ],
)
def test_solution_counts_in_the_cells_of_its_goals_and_in_rows_that_none_of_them_lies_in(
    world: World, rows: list[int], goals: list[int], expected: list[int]
) -> None:
    world.solution(rows, goals)

    assert cells("supply") == expected
    assert [each.supply for each in read().goals] == [int(at in goals) for at in range(4)]
    assert read().unplaced.supply == (0 if any(expected) else 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": ChallengeState.DRAFT},
        {"state": ChallengeState.QUALITY_CHECK},
        {"state": ChallengeState.SOLVED},
        {"state": ChallengeState.WITHDRAWN},
        {"deadline": timezone.now() - timedelta(days=1)},
    ],
)
def test_only_open_challenges_are_demand(world: World, fields: dict[str, Any]) -> None:
    world.challenge(0, 0, [0], **fields)

    assert (read().totals.demand, cells("demand")) == (0, [0, 0, 0, 0])


@pytest.mark.parametrize("state", [SolutionState.DRAFT, SolutionState.UNPUBLISHED])
def test_only_published_solutions_are_supply(world: World, state: SolutionState) -> None:
    world.solution([0], [0], state=state)

    assert (read().totals.supply, cells("supply")) == (0, [0, 0, 0, 0])


@pytest.mark.parametrize(
    ("change", "matched"),
    [
        ({}, 1),
        ({"band": MatchBand.GOOD}, 1),
        ({"band": MatchBand.POSSIBLE}, 0),
        ({"is_current": False}, 0),
        ({"direction": Direction.SOLUTION_TO_CHALLENGES}, 0),
    ],
)
def test_matched_is_a_current_strong_or_good_match(world: World, change: dict[str, Any], matched: int) -> None:
    challenge, solution = world.challenge(0, 0, [0]), world.solution([0])
    MatchRecordFactory(challenge=challenge, solution=solution, **change)

    cell = read().cells[0]
    assert (cell.matched, cell.unmatched, cell.idle) == (matched, 1 - matched, 1 - matched)
    assert (read().goals[0].matched, read().totals.matched) == (matched, matched)


def test_match_with_what_is_hidden_is_none(world: World) -> None:
    challenge, solution = world.challenge(0, 0), world.solution([0])
    MatchRecordFactory(challenge=challenge, solution=solution)
    Solution.objects.update(state=SolutionState.UNPUBLISHED)

    assert read().cells[0].matched == 0


def test_planted_gaps_are_found(world: World) -> None:
    world.challenge(0, 0)
    world.solution(goals=[2])
    lonely, answered = world.challenge(1, 1), world.challenge(1, 1)
    MatchRecordFactory(challenge=answered, solution=world.solution(goals=[3]))
    assert lonely.pk != answered.pk

    assert [cell.gap for cell in read().cells] == [
        GapKind.DEMAND_WITHOUT_SUPPLY,
        GapKind.EMPTY,
        GapKind.SUPPLY_WITHOUT_DEMAND,
        GapKind.UNMATCHED_DEMAND,
    ]
    MatchRecordFactory(challenge=lonely, solution=world.solution(goals=[3]))
    assert read().cells[3].gap == GapKind.MET


def test_other_taxonomy_is_chosen_by_its_code_and_holds_nothing_of_this_one(world: World) -> None:
    other = TaxonomyFactory(code="other", is_active=False)
    DimensionFactory(taxonomy=other)
    AxisFactory(taxonomy=other)
    world.challenge(0, 0, [0])
    found = gap_map("other")

    assert found is not None
    assert [cell.demand for cell in found.cells] == [0]
    assert (found.totals.demand, found.unplaced.demand) == (1, 1)
    assert gap_map("nowhere") is None


def entries(**place: Any) -> GapEntries:
    found = gap_entries(**place)
    assert found is not None
    return found


def test_city_narrows_the_needs_and_keeps_the_supply(world: World) -> None:
    city = CityFactory()
    world.challenge(0, 0)
    world.unit = UnitFactory(city=city)
    own = world.challenge(0, 0)
    world.solution(goals=[0])
    found = gap_map(city=city.pk)

    assert found is not None
    assert [(cell.demand, cell.supply) for cell in found.cells] == [(1, 1), (0, 0), (0, 0), (0, 0)]
    assert list(entries(city=city.pk).challenges) == [own]
    assert (found.totals.demand, found.totals.supply) == (1, 1)


def test_entries_are_the_objects_behind_the_figures(world: World) -> None:
    stated, by_goal = world.challenge(0, 0), world.challenge(None, None, [3])
    whole_row, one_cell = world.solution(rows=[0]), world.solution(goals=[3])
    rows, columns = ([row.pk for row in side] for side in (world.rows, world.columns))

    assert list(entries(dimension=rows[0], axis=columns[0]).challenges) == [stated]
    assert list(entries(dimension=rows[0], axis=columns[0]).solutions) == [whole_row]
    assert list(entries(dimension=rows[1]).challenges) == [by_goal]
    assert {row.pk for row in entries(axis=columns[1]).solutions} == {whole_row.pk, one_cell.pk}
    assert list(entries(goal=world.goals[3].pk).challenges) == [by_goal]
    assert list(entries(goal=world.goals[3].pk, dimension=rows[0]).solutions) == [one_cell]
    assert entries().tally == read().totals
    assert gap_entries("nowhere") is None


def test_needs_without_a_match_and_idle_solutions_come_first(world: World) -> None:
    soon, late = (timezone.now() + timedelta(days=days) for days in (3, 9))
    matched = world.challenge(0, 0, deadline=soon)
    waiting = world.challenge(0, 0, deadline=late)
    idle, used = world.solution(goals=[0]), world.solution(goals=[0])
    MatchRecordFactory(challenge=matched, solution=used)
    found = entries(goal=None, dimension=world.rows[0].pk)

    assert list(found.challenges) == [waiting, matched]
    assert list(found.solutions) == [idle, used]
    assert (found.tally.unmatched, found.tally.idle) == (1, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_statements_do_not_grow(django_assert_num_queries: DjangoAssertNumQueries, world: World, count: int) -> None:
    for _ in range(count):
        MatchRecordFactory(challenge=world.challenge(0, None, [1, 3]), solution=world.solution([0, 1], [2]))

    with django_assert_num_queries(12):
        gap_map()


PLACES = st.tuples(st.sampled_from([None, 0, 1]), st.sampled_from([None, 0, 1]), st.sets(st.integers(0, 3), max_size=3))
CHALLENGES = st.lists(
    st.tuples(
        PLACES, st.sampled_from([PUBLISHED, ChallengeState.IN_EVENT, ChallengeState.DRAFT, ChallengeState.SOLVED])
    ),
    max_size=6,
)
SOLUTIONS = st.lists(
    st.tuples(st.sets(st.integers(0, 1)), st.sets(st.integers(0, 3), max_size=3), st.sampled_from(list(SolutionState))),
    max_size=6,
)
BANDS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(list(MatchBand))), max_size=6)


@settings(max_examples=8, deadline=None, suppress_health_check=[*HealthCheck])
@given(challenges=CHALLENGES, solutions=SOLUTIONS, bands=BANDS)
def test_totals_and_cells_equal_the_database(world: World, challenges: Any, solutions: Any, bands: Any) -> None:
    MatchRecord.objects.all().delete()
    Challenge.objects.all().delete()
    Solution.objects.all().delete()
    demand = [world.challenge(row, column, goals, state=state) for (row, column, goals), state in challenges]
    supply = [world.solution(rows, goals, state=state) for rows, goals, state in solutions]
    for one, other, band in {(one, other): (one, other, band) for one, other, band in bands}.values():
        if one < len(demand) and other < len(supply):
            MatchRecordFactory(challenge=demand[one], solution=supply[other], band=band)

    found = read()

    open_now = ChallengeFilter(open_only=True)
    listed = filter_challenges(Challenge.objects.all(), open_now, EVERYBODY)
    published = Solution.objects.filter(state=SolutionState.PUBLISHED)
    assert (found.totals.challenges, found.totals.solutions) == (
        set(listed.values_list("pk", flat=True)),
        set(published.values_list("pk", flat=True)),
    )
    assert found.totals.matched == _matched_in_python(listed)
    for each in found.goals:
        by_goal = ChallengeFilter(open_only=True, goals=[each.goal.pk])
        assert each.demand == filter_challenges(Challenge.objects.all(), by_goal, EVERYBODY).count()
        assert each.supply == filter_solutions(published, SolutionFilter(goals=[each.goal.pk]), EVERYBODY).count()
    for cell in found.cells:
        stated = ChallengeFilter(open_only=True, dimension=cell.dimension.pk, axis=cell.axis.pk)
        in_list = set(filter_challenges(Challenge.objects.all(), stated, EVERYBODY).values_list("pk", flat=True))
        assert in_list <= cell.challenges <= found.totals.challenges
        assert cell.matched + cell.unmatched == cell.demand
    assert _placed(found) | found.unplaced.challenges == found.totals.challenges
    assert _placed(found) & found.unplaced.challenges == set()


def _matched_in_python(challenges: Any) -> int:
    return sum(
        any(
            record.band != MatchBand.POSSIBLE and record.solution.state == SolutionState.PUBLISHED
            for record in challenge.match_records.all()
        )
        for challenge in challenges
    )


def _placed(found: GapMap) -> set[int]:
    listed: list[Cell] = found.cells
    return {pk for cell in listed for pk in cell.challenges}
