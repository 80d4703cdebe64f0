"""Gap map, suggested goals, duplicates and boards over the wire: who gets what, in how many statements."""

from typing import Any

import pytest

from accounts.enums import Role
from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.selectors import ChallengeFilter
from matching.services import create_pairing_plan, save_search
from tests.accounts.conftest import VIEWERS, Town
from tests.api.client import Tab, codes, nodes
from tests.api.world import gid, rich_challenge, rich_goal, rich_solution, rich_supplier, statements, tab_of
from tests.factories.accounts import CityFactory, viewer_with
from tests.factories.catalog import ChallengeFactory, SolutionFactory
from tests.factories.matching import MatchRecordFactory, embedded, published_challenge
from tests.matching.conftest import own_index  # noqa: F401  each test searches its own objects

pytestmark = pytest.mark.django_db

SIZES = pytest.mark.parametrize("size", [1, 3])


def test_gap_map_is_the_same_for_everybody(town: Town, anonymous: Tab) -> None:
    goal = rich_goal()
    axis = goal.axes.first()
    challenge = ChallengeFactory(
        unit=town.unit, state=ChallengeState.PUBLISHED, dimension=goal.dimension, axis=axis, goals=[goal]
    )
    ChallengeFactory(unit=town.unit, state=ChallengeState.QUALITY_CHECK, dimension=goal.dimension, axis=axis)
    MatchRecordFactory(challenge=challenge, solution=SolutionFactory(state="published", goals=[goal]))
    expected = {"demand": 1, "supply": 1, "matched": 1, "unmatched": 0, "idle": 0, "gap": "MET"}

    answers = [tab_of(town.viewers[role]).data("GapMap")["gapMap"] for role in VIEWERS]
    found = anonymous.data("GapMap")["gapMap"]

    assert all(answer == found for answer in answers)
    place = (gid(goal.dimension), gid(axis))
    (cell,) = [cell for cell in found["cells"] if (cell["dimension"]["id"], cell["axis"]["id"]) == place]
    assert {name: cell[name] for name in expected} == expected
    assert [(item["goal"]["id"], item["demand"]) for item in found["goals"] if item["demand"]] == [(gid(goal), 1)]
    assert found["totals"] == expected
    assert found["unplaced"] == {name: "EMPTY" if name == "gap" else 0 for name in expected}


@pytest.mark.parametrize("code", ["nowhere", "", "a\x00b"])
def test_unknown_taxonomy_has_no_gap_map(anonymous: Tab, code: str) -> None:
    assert anonymous.data("GapMap", taxonomy=code) == {"gapMap": None}


@SIZES
def test_statements_of_the_gap_map_do_not_grow(anonymous: Tab, size: int) -> None:
    for _ in range(size):
        MatchRecordFactory(challenge=rich_challenge(indexed=False), solution=rich_solution(indexed=False))
    count, _ = statements(anonymous, "GapMap")

    assert count == 12


def test_entries_of_the_map_are_told_to_everybody_as_they_are_counted(town: Town, anonymous: Tab) -> None:
    goal = rich_goal()
    challenge = ChallengeFactory(unit=town.unit, state=ChallengeState.PUBLISHED, goals=[goal])
    ChallengeFactory(unit=town.unit, state=ChallengeState.QUALITY_CHECK, goals=[goal])
    idle, used = (SolutionFactory(state="published", goals=[goal]) for _ in range(2))
    MatchRecordFactory(challenge=challenge, solution=used)

    for place in ({"goal": gid(goal)}, {"dimension": gid(goal.dimension)}, {"axis": gid(goal.axes.first())}):
        for tab in (anonymous, tab_of(town.viewers["secretariat"])):
            found = tab.data("GapEntries", **place)["gapEntries"]
            needs = [(each["challenge"]["id"], each["isMatched"]) for each in found["challenges"]]
            assert needs == [(gid(challenge), True)]
            offers = [(each["solution"]["id"], each["isIdle"]) for each in found["solutions"]]
            assert offers == [(gid(idle), True), (gid(used), False)]
            assert (found["figures"]["demand"], found["figures"]["supply"]) == (1, 2)
    assert anonymous.data("GapEntries", city=gid(CityFactory()))["gapEntries"]["challenges"] == []
    assert codes(anonymous.send("GapEntries", goal=gid(challenge))) == ["invalid_id"]
    assert codes(anonymous.send("GapEntries", first=101)) == ["page.too_large"]


@SIZES
def test_statements_of_the_entries_do_not_grow(anonymous: Tab, size: int) -> None:
    for _ in range(size):
        MatchRecordFactory(challenge=rich_challenge(indexed=False), solution=rich_solution(indexed=False))
    count, found = statements(anonymous, "GapEntries")

    assert (count, len(found["gapEntries"]["challenges"])) == (21, size)


def test_goals_are_suggested_to_everybody(anonymous: Tab) -> None:
    goal = rich_goal()
    published_challenge(goals=[goal])
    found = anonymous.data("SuggestGoals", language="FA", text="صف‌های طولانی ایستگاه اتوبوس شهری")["suggestGoals"]

    assert [item["goal"]["id"] for item in found][:1] == [gid(goal)]
    assert anonymous.data("SuggestGoals", language="FA", text="صف") == {"suggestGoals": []}
    assert codes(anonymous.send("SuggestGoals", language="FA", text="صف اتوبوس", first=-1)) == ["page.negative"]


def twins(town: Town) -> tuple[Any, Any]:
    title = "صف‌های طولانی ایستگاه اتوبوس"
    return rich_challenge(town.unit, title=title), rich_challenge(title=title)


@pytest.mark.parametrize("role", ["officer", "head", "secretariat"])
def test_duplicates_are_told_to_those_who_run_the_challenge(town: Town, role: str) -> None:
    mine, twin = twins(town)
    found = tab_of(town.viewers[role]).data("DuplicateCandidates", challenge=gid(mine))["duplicateCandidates"]
    (candidate,) = found["candidates"]

    assert (candidate["challenge"]["id"], candidate["isProbable"], candidate["isOtherCity"]) == (gid(twin), True, True)
    assert candidate["suggestion"]["reasons"] == ["PUBLISHED_EARLIER"]
    assert {candidate["suggestion"][name]["id"] for name in ("keep", "merge")} == {gid(mine), gid(twin)}
    assert {pair["field"] for pair in candidate["phrases"]} <= {"title", "summary", "description"}
    assert (found["solvedElsewhere"], found["isLexicalOnly"]) == ([], False)


@pytest.mark.parametrize("role", ["anonymous", "owner"])
def test_duplicates_are_nobody_elses_business(town: Town, role: str) -> None:
    mine, _ = twins(town)
    tab = tab_of(town.viewers[role])

    assert tab.data("DuplicateCandidates", challenge=gid(mine)) == {"duplicateCandidates": None}
    assert tab.data("DuplicatePairs") == {"duplicatePairs": []}


def test_secretariat_lists_probable_pairs(town: Town) -> None:
    mine, twin = twins(town)
    (pair,) = tab_of(town.viewers["secretariat"]).data("DuplicatePairs")["duplicatePairs"]

    assert (pair["first"]["id"], pair["second"]["id"]) == (gid(mine), gid(twin))


def test_statements_of_duplicates_do_not_grow(town: Town) -> None:
    """Compared with each other: how many a search itself takes is the index' own matter."""
    title = "صف‌های طولانی ایستگاه اتوبوس"
    mine = rich_challenge(town.unit, title=title)
    tab, counts = tab_of(town.viewers["secretariat"]), []
    for more in (1, 2):
        for _ in range(more):
            rich_challenge(title=title)
            embedded(ChallengeFactory(title=title, state=ChallengeState.SOLVED))
        count, data = statements(tab, "DuplicateCandidates", challenge=gid(mine))
        counts.append((count, len(data["duplicateCandidates"]["candidates"])))

    (at_one, two), (at_three, six) = counts
    assert (two, six) == (2, 6)
    assert at_one == at_three


# -- boards ----------------------------------------------------------------------------------
def board(town: Town, size: int = 1) -> Any:
    for _ in range(size):
        challenge = rich_challenge(town.unit, indexed=False)
        for score in (3.0, 2.0):
            MatchRecordFactory(challenge=challenge, solution=rich_solution(rich_supplier(), indexed=False), score=score)
    viewer = town.viewers["secretariat"]
    return create_pairing_plan(actor=viewer, name="بهار", filter=ChallengeFilter(unit=town.unit.pk))


def test_secretariat_reads_a_board(town: Town) -> None:
    plan = board(town)
    tab = tab_of(town.viewers["secretariat"])
    found = tab.data("PairingPlanPage", id=gid(plan))["pairingPlan"]

    assert [pair["rankForChallenge"] for pair in found["pairs"]] == [1, 2]
    assert found["filter"] == {"unit": gid(town.unit)}
    assert (found["unserved"], found["rejected"], found["isOutdated"]) == ([], [], False)
    assert [node["id"] for node in nodes(tab.data("PairingPlanList")["pairingPlans"])] == [gid(plan)]
    assert tab.get("query($id: ID!) { node(id: $id) { id } }", id=gid(plan)) == {"node": {"id": gid(plan)}}


@pytest.mark.parametrize("role", ["anonymous", "officer", "head", "owner"])
def test_board_does_not_exist_for_others(town: Town, role: str) -> None:
    plan = board(town)
    tab = tab_of(town.viewers[role])

    assert tab.data("PairingPlanPage", id=gid(plan)) == {"pairingPlan": None}
    assert tab.data("PairingPlanList")["pairingPlans"]["totalCount"] == 0
    assert tab.get("query($id: ID!) { node(id: $id) { id } }", id=gid(plan)) == {"node": None}


@SIZES
def test_statements_of_a_board_do_not_grow(town: Town, size: int) -> None:
    plan = board(town, size)
    count, data = statements(tab_of(town.viewers["secretariat"]), "PairingPlanPage", id=gid(plan))

    assert len(data["pairingPlan"]["pairs"]) == 2 * size
    assert count == 13


# -- saved searches --------------------------------------------------------------------------
@SIZES
def test_saved_searches_are_ones_own_in_constant_statements(town: Town, size: int) -> None:
    viewer = town.viewers["officer"]
    for number in range(size):
        save_search(actor=viewer, kind="challenges", name=f"{number}", filter=ChallengeFilter(budget_min=number))
    count, data = statements(tab_of(viewer), "SavedSearchList")
    other = tab_of(viewer_with(Role.UNIT_OFFICER, town.unit)).data("SavedSearchList")["savedSearches"]

    assert [node["filter"] for node in nodes(data["savedSearches"])] == [
        {"budgetMin": str(number)} for number in reversed(range(size))
    ]
    assert other == {"edges": [], "pageInfo": {"hasNextPage": False, "endCursor": None}, "totalCount": 0}
    assert count == 5
