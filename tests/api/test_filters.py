"""Filters over the wire: what each finds, and every bad value told by its place."""

from typing import Any

import pytest
from django.utils import timezone
from moneyed import Money

from api.relay import encode_id
from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.models import Challenge
from tests.accounts.conftest import Town
from tests.api.client import Tab, codes, nodes
from tests.api.world import gid, offered, published, tab_of
from tests.factories.accounts import SupplierFactory, UnitFactory
from tests.factories.catalog import (
    AxisFactory,
    ChallengeFactory,
    DimensionFactory,
    GoalFactory,
)

pytestmark = pytest.mark.django_db


# -- filters --------------------------------------------------------------------------------


def listed(tab: Tab, noun: str, **given: Any) -> list[str]:
    operation = {"challenges": "ChallengeList", "solutions": "SolutionList"}[noun]
    page = tab.data(operation, filter=given)[noun]
    assert page["totalCount"] == len(page["edges"])
    return sorted(node["id"] for node in nodes(page))


def test_filters_of_challenges(anonymous: Tab) -> None:
    above = UnitFactory()
    below = UnitFactory(parent=above)
    first = published(unit=below, dimension=DimensionFactory(), axis=AxisFactory(), title="سامانهٔ پارکینگ")
    second = ChallengeFactory(
        state=ChallengeState.SOLVED, language="en", budget_min=None, budget_max=Money(500, "IRR"), title="Parking"
    )
    goals = [gid(goal) for goal in first.goals.all()]
    one, both = [gid(first)], sorted([gid(first), gid(second)])

    expected: list[tuple[dict[str, Any], list[str]]] = [
        ({}, both),
        ({"search": ""}, both),
        ({"search": "پاركينگ"}, one),
        ({"search": "PARKING"}, [gid(second)]),
        ({"search": "پارکینگ parking"}, []),
        ({"states": ["PUBLISHED"]}, one),
        ({"states": ["PUBLISHED", "SOLVED"]}, both),
        ({"states": []}, both),
        ({"unit": gid(above)}, one),
        ({"unit": gid(below)}, one),
        ({"city": gid(below.city)}, one),
        ({"dimension": gid(first.dimension)}, one),
        ({"axis": gid(first.axis)}, one),
        ({"goals": goals}, one),
        ({"goals": []}, both),
        ({"language": "EN"}, [gid(second)]),
        ({"budgetMin": "501"}, one),
        ({"budgetMax": "۵۰۰"}, [gid(second)]),
        ({"openOnly": True}, one),
        ({"mine": True}, []),
        ({"unit": None, "states": None, "goals": None, "openOnly": None}, both),
        ({"unit": gid(above), "language": "EN"}, []),
    ]
    assert [(given, listed(anonymous, "challenges", **given)) for given, _ in expected] == expected


def test_filters_of_solutions(anonymous: Tab) -> None:
    first = offered(dimensions=[DimensionFactory()], goals=[GoalFactory()], title="حسگر هوا")
    second = offered(language="en", trl=3, price_min=None, price_max=Money(500, "IRR"), title="Air sensor")
    one, both = [gid(first)], sorted([gid(first), gid(second)])

    expected: list[tuple[dict[str, Any], list[str]]] = [
        ({}, both),
        ({"search": "حسگر"}, one),
        ({"states": ["PUBLISHED"]}, both),
        ({"states": ["DRAFT"]}, []),
        ({"supplier": gid(first.supplier)}, one),
        ({"dimension": gid(first.dimensions.get())}, one),
        ({"goals": [gid(first.goals.get())]}, one),
        ({"language": "EN"}, [gid(second)]),
        ({"trlMin": 4}, one),
        ({"trlMin": 2**31 - 1}, []),
        ({"priceMax": "500"}, [gid(second)]),
        ({"mine": True}, []),
    ]
    assert [(given, listed(anonymous, "solutions", **given)) for given, _ in expected] == expected


def test_mine_are_those_of_the_own_units(town: Town) -> None:
    own, _ = published(unit=town.unit), published(unit=town.other)
    draft = ChallengeFactory(unit=town.unit)
    offer, _ = offered(supplier=town.supplier), offered(supplier=town.rival)

    assert listed(tab_of(town.viewers["officer"]), "challenges", mine=True) == sorted([gid(own), gid(draft)])
    assert listed(tab_of(town.viewers["owner"]), "solutions", mine=True) == [gid(offer)]


def test_unknown_ids_in_a_filter_find_nothing(anonymous: Tab) -> None:
    published()
    for name, kind in [("unit", "Organisation"), ("city", "City"), ("dimension", "Dimension"), ("axis", "Axis")]:
        assert listed(anonymous, "challenges", **{name: encode_id(kind, 2**63 - 1)}) == []
    assert listed(anonymous, "challenges", goals=[encode_id("Goal", 2**63 - 1)]) == []


@pytest.mark.parametrize(
    "search",
    [
        "\0",
        "a\0b",
        "🙂",
        "%",
        "_",
        "\\",
        "'",
        '"',
        "<script>",
        "ي ك ۀ",
        " " * 5000,
        "اتوبوس " * 2000,
        "\u200c",
        "((",
        "*",
    ],
)
def test_any_search_is_answered(anonymous: Tab, search: str) -> None:
    published()
    query = """query($text: String!) { challenges(filter: {search: $text}) { totalCount edges { node { id } } }
      solutions(filter: {search: $text}) { totalCount } organisations(filter: {search: $text}) { totalCount } }"""

    data = anonymous.get(query, text=search)
    assert len(data["challenges"]["edges"]) == data["challenges"]["totalCount"]


def test_null_sort_is_the_usual_one(anonymous: Tab) -> None:
    made = [published(), published()]
    solution = offered()

    found = anonymous.data("ChallengeList", sort=None, filter=None, first=None, after=None)["challenges"]
    assert [node["id"] for node in nodes(found)] == [gid(row) for row in reversed(made)]
    assert nodes(anonymous.data("SolutionList", sort=None)["solutions"])[0]["id"] == gid(solution)


# -- bad values -----------------------------------------------------------------------------

CHALLENGES = "query($filter: ChallengeFilter) { challenges(filter: $filter) { totalCount } }"
SOLUTIONS = "query($filter: SolutionFilter) { solutions(filter: $filter) { totalCount } }"
ORGANISATIONS = "query($filter: OrganisationFilter) { organisations(filter: $filter) { totalCount } }"


@pytest.mark.parametrize(
    ("query", "given", "field"),
    [
        *((CHALLENGES, {name: "x"}, name) for name in ("unit", "city", "dimension", "axis")),
        (CHALLENGES, {"goals": [encode_id("Goal", 1), "x"]}, "goals"),
        (CHALLENGES, {"unit": encode_id("City", 1)}, "unit"),
        (CHALLENGES, {"unit": ""}, "unit"),
        *((SOLUTIONS, {name: "x"}, name) for name in ("supplier", "dimension")),
        (SOLUTIONS, {"goals": [encode_id("Axis", 1)]}, "goals"),
        *((ORGANISATIONS, {name: "x"}, name) for name in ("city", "parent")),
    ],
)
def test_bad_id_in_a_filter_is_told_by_its_place(anonymous: Tab, query: str, given: dict[str, Any], field: str) -> None:
    answer = anonymous.ask(query, filter=given)

    assert (codes(answer), answer["errors"][0]["extensions"]["field"]) == (["invalid_id"], f"filter.{field}")


@pytest.mark.parametrize("amount", ["x", "-1", "1.5", "1e9", str(10**15), "9" * 5000, "NaN", "\0", "۱٫۵"])
def test_bad_amount_in_a_filter_is_told_by_its_place(anonymous: Tab, amount: str) -> None:
    answer = anonymous.ask(CHALLENGES, filter={"budgetMin": amount, "budgetMax": amount})
    price = anonymous.ask(SOLUTIONS, filter={"priceMax": amount})

    assert [error["extensions"]["field"] for error in answer["errors"]] == ["filter.budgetMin", "filter.budgetMax"]
    assert [error["extensions"]["field"] for error in price["errors"]] == ["filter.priceMax"]
    assert set(codes(answer) + codes(price)) <= {"catalog.not_an_amount", "not_an_amount", "out_of_range"}


@pytest.mark.parametrize(
    ("query", "argument"),
    [
        ("query($value: ID!) { challenge(id: $value) { id } }", "id"),
        ("query($value: ID!) { solution(id: $value) { id } }", "id"),
        ("query($value: ID!) { match(id: $value) { id } }", "id"),
        ("query($value: ID!) { node(id: $value) { id } }", "id"),
        ("query($value: ID!) { organisation(id: $value) { id } }", "id"),
        ("query($value: ID!) { dashboard(organisation: $value) { nextDeadlines { id } } }", "organisation"),
    ],
)
@pytest.mark.parametrize(
    "value", ["", "x", "1", 1, "🙂", "\0", encode_id("Nothing", 1), encode_id("Challenge", 1) + "=", "A" * 5000]
)
def test_bad_id_is_told_by_its_argument(anonymous: Tab, query: str, argument: str, value: Any) -> None:
    answer = anonymous.ask(query, value=value)

    assert (codes(answer), answer["errors"][0]["extensions"]["field"]) == (["invalid_id"], argument)


@pytest.mark.parametrize("operation", ["ChallengePage", "ChallengeMatches", "ChallengeRevisions", "ChallengeEdit"])
def test_unknown_challenge_is_null(anonymous: Tab, operation: str) -> None:
    assert anonymous.data(operation, id=encode_id("Challenge", 2**63 - 1)) == {"challenge": None}


def test_id_of_another_kind_is_no_id(anonymous: Tab) -> None:
    challenge, solution = published(), offered()

    assert codes(anonymous.send("ChallengePage", id=gid(solution))) == ["invalid_id"]
    assert codes(anonymous.send("SolutionPage", id=gid(challenge))) == ["invalid_id"]
    assert codes(anonymous.send("MatchPage", id=gid(challenge))) == ["invalid_id"]
    assert anonymous.data("OrganisationPage", id=gid(SupplierFactory()))["organisation"]["kind"] == "SUPPLIER"


def test_published_at_decides_what_is_newest(anonymous: Tab) -> None:
    now = timezone.now()
    old, new = published(), published()
    Challenge.objects.filter(pk=old.pk).update(published_at=now)
    Challenge.objects.filter(pk=new.pk).update(published_at=now.replace(year=2020))

    assert [node["id"] for node in nodes(anonymous.data("ChallengeList")["challenges"])] == [gid(old), gid(new)]
