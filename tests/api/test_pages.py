"""Pages: whatever the order, walking them meets every row once; cursors from outside do no harm."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.utils import timezone
from moneyed import Money

from api.relay import decode_cursor, encode_cursor
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from marketplace.notifications.models import Notification
from tests.accounts.conftest import Town
from tests.api.client import Tab, codes, nodes
from tests.api.world import gid, tab_of
from tests.factories.accounts import SupplierFactory, UnitFactory
from tests.factories.catalog import ChallengeFactory, SolutionFactory

pytestmark = pytest.mark.django_db

CHALLENGES = """query($sort: ChallengeSort, $first: Int, $after: String) {
  challenges(sort: $sort, first: $first, after: $after) {
    edges { cursor node { id } } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""
SOLUTIONS = CHALLENGES.replace("ChallengeSort", "SolutionSort").replace("challenges", "solutions")
CHALLENGE_SORTS = ("NEWEST", "DEADLINE", "BUDGET", "TITLE")
SOLUTION_SORTS = ("NEWEST", "TRL", "PRICE", "TITLE")


def money(amount: int | None) -> Money | None:
    return None if amount is None else Money(amount, "IRR")


@pytest.fixture
def challenges(db: None) -> list[Challenge]:
    """Equal values, missing values and the largest ones, under equal titles."""
    now = timezone.now()
    made = []
    for number, (budget, days) in enumerate(
        [(None, None), (5, 1), (5, 1), (10**15 - 1, None), (None, 2), (0, 3), (7, 3)]
    ):
        fields = {
            "budget_min": None,
            "budget_max": money(budget),
            "title": "عنوان یکسان" if number < 4 else f"ع{number}",
        }
        deadline = None if days is None else now + timedelta(days=days)
        state = ChallengeState.PUBLISHED if number % 2 else ChallengeState.SOLVED
        made.append(ChallengeFactory(state=state, deadline=deadline, published_at=now, **fields))
    Challenge.objects.filter(pk=made[3].pk).update(published_at=None)
    return made


@pytest.fixture
def solutions(db: None) -> list[Solution]:
    made = []
    for trl, low, high in [
        (None, None, None),
        (5, 3, 9),
        (5, 3, None),
        (9, None, 3),
        (1, None, None),
        (9, 10**15 - 1, None),
    ]:
        prices = {"price_min": money(low), "price_max": money(high)}
        made.append(SolutionFactory(state=SolutionState.PUBLISHED, trl=trl, **prices))
    return made


def walked(ask: Callable[..., dict[str, Any]], size: int) -> list[str]:
    """The ids of all pages, one after the other, checking what each says of itself."""
    found: list[str] = []
    after = None
    while True:
        page = ask(first=size, after=after)
        info = page["pageInfo"]
        cursors = [edge["cursor"] for edge in page["edges"]]
        assert (info["startCursor"], info["endCursor"]) == ((cursors[0], cursors[-1]) if cursors else (None, None))
        assert info["hasPreviousPage"] is (after is not None)
        found += [node["id"] for node in nodes(page)]
        assert len(cursors) == size or not info["hasNextPage"]
        if not info["hasNextPage"]:
            assert page["totalCount"] == len(found)
            return found
        after = info["endCursor"]


@pytest.mark.parametrize("sort", CHALLENGE_SORTS)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 20])
def test_pages_of_challenges_meet_every_row_once(
    anonymous: Tab, challenges: list[Challenge], sort: str, size: int
) -> None:
    def ask(**page: Any) -> dict[str, Any]:
        found: dict[str, Any] = anonymous.get(CHALLENGES, sort=sort, **page)["challenges"]
        return found

    whole = [node["id"] for node in nodes(ask(first=100))]
    assert walked(ask, size) == whole
    assert sorted(whole) == sorted(gid(challenge) for challenge in challenges)


@pytest.mark.parametrize("sort", SOLUTION_SORTS)
@pytest.mark.parametrize("size", [1, 2, 5])
def test_pages_of_solutions_meet_every_row_once(
    anonymous: Tab, solutions: list[Solution], sort: str, size: int
) -> None:
    def ask(**page: Any) -> dict[str, Any]:
        found: dict[str, Any] = anonymous.get(SOLUTIONS, sort=sort, **page)["solutions"]
        return found

    assert walked(ask, size) == [node["id"] for node in nodes(ask(first=100))]
    assert len(walked(ask, size)) == len(solutions)


def test_orders_are_what_they_are_called(anonymous: Tab, challenges: list[Challenge]) -> None:
    query = CHALLENGES.replace("node { id }", "node { deadline budgetMax { amount } title publishedAt createdAt }")
    rows = {sort: nodes(anonymous.get(query, sort=sort)["challenges"]) for sort in CHALLENGE_SORTS}

    deadlines = [row["deadline"] for row in rows["DEADLINE"]]
    assert deadlines == [*sorted(filter(None, deadlines)), None, None]
    budgets = [row["budgetMax"] and int(row["budgetMax"]["amount"]) for row in rows["BUDGET"]]
    assert budgets == [10**15 - 1, 7, 5, 5, 0, None, None]
    moments = [row["publishedAt"] or row["createdAt"] for row in rows["NEWEST"]]
    assert moments == sorted(moments, reverse=True)


def test_row_that_arrives_meanwhile_neither_repeats_nor_hides_others(
    anonymous: Tab, challenges: list[Challenge]
) -> None:
    first = anonymous.get(CHALLENGES, sort="NEWEST", first=3)["challenges"]
    ChallengeFactory(state=ChallengeState.PUBLISHED)
    Challenge.objects.filter(pk=challenges[-1].pk).update(state=ChallengeState.DRAFT)
    rest = anonymous.get(CHALLENGES, sort="NEWEST", first=100, after=first["pageInfo"]["endCursor"])["challenges"]
    before = {node["id"] for node in nodes(first)}

    assert before & {node["id"] for node in nodes(rest)} == set()
    assert before | {node["id"] for node in nodes(rest)} == {gid(challenge) for challenge in challenges}


def test_empty_page_has_no_cursors(anonymous: Tab, challenges: list[Challenge]) -> None:
    page = anonymous.get(CHALLENGES, first=0)["challenges"]

    assert page == {
        "edges": [],
        "totalCount": 7,
        "pageInfo": {"hasNextPage": True, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
    }


def test_page_holds_twenty_when_nothing_is_said(anonymous: Tab) -> None:
    ChallengeFactory.create_batch(21, state=ChallengeState.PUBLISHED, goals=[])
    page = anonymous.get(CHALLENGES)["challenges"]

    assert (len(page["edges"]), page["totalCount"], page["pageInfo"]["hasNextPage"]) == (20, 21, True)


# -- cursors from outside -------------------------------------------------------------------


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "🙂", "\0", "null", "W10", encode_cursor(), encode_cursor(1, 2), encode_cursor("place", 1), "A" * 10_000],
)
def test_foreign_cursor_is_refused(anonymous: Tab, challenges: list[Challenge], cursor: str) -> None:
    answer = anonymous.ask(CHALLENGES, after=cursor)

    assert (codes(answer), answer["errors"][0]["extensions"]["field"]) == (["page.invalid_cursor"], "after")


def test_cursor_of_another_order_is_refused(anonymous: Tab, challenges: list[Challenge]) -> None:
    cursor = anonymous.get(CHALLENGES, sort="DEADLINE", first=1)["challenges"]["pageInfo"]["endCursor"]

    assert codes(anonymous.ask(CHALLENGES, sort="BUDGET", after=cursor)) == ["page.invalid_cursor"]


HOSTILE = [
    *(True, [], {}, 1.5, -1, 2**63, -(2**63) - 1, 2**62),
    *("", "x", "\0", "a\0b", "0", "-0", "+1", "1_0", "١٢", "1" * 21, "1" * 100_000, "NaN", "Infinity", "1e400", "1.5"),
    *("2026-01-01", "2026-01-01T00:00:00", "2026-01-01T00:00:00+03:30", "0001-01-01T00:00:00+14:00"),
    *("9999-12-31T23:59:59-12:00", "2026-13-01T00:00:00+00:00", "🙂"),
]


@pytest.mark.parametrize("sort", CHALLENGE_SORTS)
def test_forged_values_in_a_cursor_do_no_harm(anonymous: Tab, challenges: list[Challenge], sort: str) -> None:
    """Each part is replaced by what its column may not hold: refused, or an ordinary page; never a fault."""
    cursor = anonymous.get(CHALLENGES, sort=sort, first=2)["challenges"]["pageInfo"]["endCursor"]
    parts = decode_cursor(cursor, 3)
    forged = [[*parts[:place], value, *parts[place + 1 :]] for place in (1, 2) for value in HOSTILE]
    answers = [codes(anonymous.ask(CHALLENGES, sort=sort, after=_forged(values))) for values in forged]

    assert [found for found in answers if found not in ([], ["page.invalid_cursor"])] == []
    assert sum(found == ["page.invalid_cursor"] for found in answers) >= len(HOSTILE)


def _forged(parts: list[Any]) -> str:
    return urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def test_forged_place_in_a_ranking_is_refused(town: Town) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=ChallengeState.PUBLISHED)
    query = "query($id: ID!, $after: String) { challenge(id: $id) { matches(after: $after) { totalCount } } }"
    tab = tab_of(town.viewers["officer"])
    places: list[Any] = [0, -1, 2**31, True, "1", None, 1.0]
    answers = [codes(tab.ask(query, id=gid(challenge), after=encode_cursor("place", place))) for place in places]

    assert answers == [["page.invalid_cursor"]] * len(places)
    assert codes(tab.ask(query, id=gid(challenge), after=encode_cursor("place", 5))) == []


def test_deeply_nested_cursor_is_refused(anonymous: Tab) -> None:
    raw = urlsafe_b64encode(b"[" * 50_000).decode().rstrip("=")

    assert codes(anonymous.ask(CHALLENGES, after=raw)) == ["page.invalid_cursor"]


# -- pages under a row ----------------------------------------------------------------------

NESTED = """query($first: Int, $after: String) {
  organisations(filter: {kind: MUNICIPAL_UNIT}) {
    edges { node { name challenges(first: $first, after: $after) {
      edges { cursor node { id } } totalCount pageInfo { hasNextPage endCursor }
    } } }
  }
}"""


def test_each_organisation_has_its_own_page_and_count(anonymous: Tab) -> None:
    counts = {"الف": 0, "ب": 1, "پ": 3}
    made = {name: UnitFactory(name=name) for name in counts}
    for name, count in counts.items():
        ChallengeFactory.create_batch(count, unit=made[name], state=ChallengeState.PUBLISHED, goals=[])
        ChallengeFactory(unit=made[name], state=ChallengeState.DRAFT, goals=[])
    found = {node["name"]: node["challenges"] for node in nodes(anonymous.get(NESTED, first=2)["organisations"])}

    shape = {
        name: (len(page["edges"]), page["totalCount"], page["pageInfo"]["hasNextPage"]) for name, page in found.items()
    }
    assert shape == {"الف": (0, 0, False), "ب": (1, 1, False), "پ": (2, 3, True)}


def test_pages_under_a_row_meet_every_row_once(anonymous: Tab) -> None:
    unit = UnitFactory()
    made = ChallengeFactory.create_batch(5, unit=unit, state=ChallengeState.PUBLISHED, goals=[])
    query = """query($id: ID!, $first: Int, $after: String) { organisation(id: $id) {
      challenges(first: $first, after: $after) { edges { cursor node { id } } totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""

    def ask(**page: Any) -> dict[str, Any]:
        found: dict[str, Any] = anonymous.get(query, id=gid(unit), **page)["organisation"]["challenges"]
        return found

    assert walked(ask, 2) == [gid(challenge) for challenge in reversed(made)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fa", ["آب", "پسماند", "پسماند", "گاز", "یاوران", "ABB", "zed"]),
        ("en", ["ABB", "یاوران", "zed", "آب", "پسماند", "پسماند", "گاز"]),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 100])
def test_pages_of_organisations_follow_the_readers_alphabet(language: str, expected: list[str], size: int) -> None:
    for name in ("zed", "گاز", "پسماند", "ABB", "آب", "پسماند"):
        SupplierFactory(name=name, name_en="")
    SupplierFactory(name="یاوران", name_en="Helpers")
    tab, after, names = Tab(language=language), None, []
    while True:
        page = tab.data("OrganisationList", filter={}, first=size, after=after)["organisations"]
        names += [edge["node"]["name"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert names == expected


def test_organisation_cursor_of_the_other_language_is_refused(anonymous: Tab) -> None:
    for name in ("آب", "گاز"):
        SupplierFactory(name=name)
    page = Tab(language="en").data("OrganisationList", filter={}, first=1)["organisations"]

    answer = Tab(language="fa").send("OrganisationList", filter={}, after=page["pageInfo"]["endCursor"])

    assert codes(answer) == ["page.invalid_cursor"]


def test_aliases_with_other_pages_do_not_mix(anonymous: Tab) -> None:
    unit = UnitFactory()
    made = ChallengeFactory.create_batch(3, unit=unit, state=ChallengeState.PUBLISHED, goals=[])
    query = """query($id: ID!) { organisation(id: $id) {
      one: challenges(first: 1) { edges { node { id } } totalCount }
      two: challenges(first: 2) { edges { node { id } } totalCount } } }"""
    found = anonymous.get(query, id=gid(unit))["organisation"]

    ids = [gid(challenge) for challenge in reversed(made)]
    assert [node["id"] for node in nodes(found["one"])] == ids[:1]
    assert [node["id"] for node in nodes(found["two"])] == ids[:2]
    assert (found["one"]["totalCount"], found["two"]["totalCount"]) == (3, 3)


def test_inbox_is_paged_by_its_numbers(town: Town) -> None:
    person = town.viewers["officer"].user_id
    rows = [Notification(recipient_id=person, sequence=n, kind="x", dedupe_key=str(n)) for n in range(1, 6)]
    Notification.objects.bulk_create(rows)
    query = """query($first: Int, $after: String) { notifications(first: $first, after: $after) {
      edges { cursor node { id sequence } } totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    tab = tab_of(town.viewers["officer"])

    def ask(**page: Any) -> dict[str, Any]:
        found: dict[str, Any] = tab.get(query, **page)["notifications"]
        return found

    assert [node["sequence"] for node in nodes(ask(first=100))] == [5, 4, 3, 2, 1]
    assert walked(ask, 2) == [node["id"] for node in nodes(ask(first=100))]


def test_cursors_are_json_that_nobody_needs_to_read(anonymous: Tab, challenges: list[Challenge]) -> None:
    cursor = anonymous.get(CHALLENGES, first=1)["challenges"]["pageInfo"]["endCursor"]

    assert cursor == encode_cursor(*decode_cursor(cursor, 3))
    assert len(orjson.dumps(cursor)) < 120
