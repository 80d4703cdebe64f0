"""Status, rankers and evaluations over the wire: who gets what, in how many statements."""

from typing import Any

import pytest

from api.relay import encode_id
from matching.index import index
from matching.learning.services import activate_ranker, keep_evaluation
from tests.accounts.conftest import VIEWERS, Town
from tests.api.client import nodes
from tests.api.world import gid, moment, statements, tab_of
from tests.factories.matching import published_challenge, published_solution
from tests.matching.conftest import own_index  # noqa: F401  each test searches its own objects
from tests.matching.learning.world import ranker, worse_ranker

pytestmark = pytest.mark.django_db

OTHERS = [role for role in VIEWERS if role != "secretariat"]
SIZES = pytest.mark.parametrize("size", [1, 3])


def rid(row: Any) -> str:
    return encode_id("Ranker", row.pk)


def evaluation(number: int = 1) -> Any:
    figures = {"dataset": f"dev {number}", "split": "all", "systems": {"bahamm": {"ndcg@10": 0.91}}}
    return keep_evaluation(figures=figures, model_key="hashing-n-grams@1/128", ranker_version="fusion-2")


def test_secretariat_sees_how_matching_does(town: Town) -> None:
    published_challenge(unit=town.unit)
    index.current()
    row = activate_ranker(actor=town.viewers["secretariat"], ranker_id=ranker().pk)
    run = evaluation()
    found = tab_of(town.viewers["secretariat"]).data("MatchingStatus")["matchingStatus"]

    assert found["model"]["key"] == "hashing-n-grams@1/128"
    assert (found["index"]["sequence"], found["index"]["head"], found["index"]["lag"]) == (1, 1, 0)
    assert found["documents"] == [{"kind": "CHALLENGE", "language": "FA", "count": 1}]
    assert (found["rankerVersion"], found["builtInVersion"]) == (row.version, "fusion-2")
    assert found["ranker"]["id"] == rid(row)
    assert found["ranker"]["reliability"] == [
        {"predicted": 0.25, "observed": 0.2, "count": 45},
        {"predicted": 0.75, "observed": 0.8, "count": 45},
    ]
    assert found["lastEvaluation"] == {
        "id": gid(run),
        "dataset": "dev 1",
        "split": "all",
        "modelKey": "hashing-n-grams@1/128",
        "rankerVersion": "fusion-2",
        "figures": {"dataset": "dev 1", "split": "all", "systems": {"bahamm": {"ndcg@10": 0.91}}},
        "createdAt": moment(run.created_at),
    }
    assert found["feedback"]["needs"][0] == {"name": "useful", "have": 0, "need": 60}


def test_what_is_degraded_is_told_in_the_viewers_language(town: Town) -> None:
    found = tab_of(town.viewers["secretariat"]).data("MatchingStatus")["matchingStatus"]

    assert found["degraded"] == [{"code": "matching.no_index", "message": "هنوز چیزی نمایه نشده است؛ تطبیق‌ها خالی‌اند."}]


@pytest.mark.parametrize("role", OTHERS)
def test_nothing_of_it_exists_for_others(town: Town, role: str) -> None:
    published_challenge(unit=town.unit)
    row, run = ranker(), evaluation()
    tab = tab_of(town.viewers[role])

    assert tab.data("MatchingStatus") == {"matchingStatus": None}
    for operation, field in (("RankerList", "rankers"), ("EvaluationRunList", "evaluationRuns")):
        assert tab.data(operation)[field] == {
            "edges": [],
            "pageInfo": {"hasNextPage": False, "endCursor": None},
            "totalCount": 0,
        }
    for node in (rid(row), gid(run)):
        assert tab.get("query($id: ID!) { node(id: $id) { id } }", id=node) == {"node": None}


def test_rankers_say_what_may_be_done_with_them(town: Town) -> None:
    published_challenge()
    first = activate_ranker(actor=town.viewers["secretariat"], ranker_id=ranker().pk)
    good, bad = ranker(compared_with=first), worse_ranker(compared_with=first)
    tab = tab_of(town.viewers["secretariat"])
    listed = {node["id"]: node for node in nodes(tab.data("RankerList")["rankers"])}
    actions = {
        name: [(action["name"], action["code"]) for action in listed[rid(row)]["allowedActions"]]
        for name, row in (("active", first), ("good", good), ("bad", bad))
    }

    assert list(listed) == [rid(bad), rid(good), rid(first)]
    assert actions == {
        "active": [("activate_ranker", "ranker.already_active"), ("roll_back_ranker", None)],
        "good": [("activate_ranker", None), ("roll_back_ranker", "ranker.not_active")],
        "bad": [("activate_ranker", "ranker.worse"), ("roll_back_ranker", "ranker.not_active")],
    }
    assert listed[rid(first)]["activatedBy"]["id"] == encode_id("User", town.viewers["secretariat"].user_id or 0)
    assert (listed[rid(bad)]["worse"], listed[rid(good)]["worse"]) == (["ndcg"], [])
    goals = [weight for weight in listed[rid(good)]["weights"] if weight["name"] == "goals"]
    assert goals == [{"group": "structure", "name": "goals", "value": 5.0, "builtIn": 0.3}]


@SIZES
def test_statements_do_not_grow(town: Town, size: int) -> None:
    published_challenge()
    for number in range(size):
        ranker()
        evaluation(number)
    tab = tab_of(town.viewers["secretariat"])
    rankers, listed = statements(tab, "RankerList")
    runs, _ = statements(tab, "EvaluationRunList")
    whole, _ = statements(tab, "MatchingStatus")

    assert len(listed["rankers"]["edges"]) == size
    assert (rankers, runs, whole) == (6, 5, 15)


def test_match_carries_a_probability_only_while_a_calibrated_ranker_is_active(town: Town) -> None:
    challenge = published_challenge(unit=town.unit)
    published_solution()
    tab = tab_of(town.viewers["officer"])

    def shown() -> list[float | None]:
        page = tab.data("ChallengeMatches", id=gid(challenge))["challenge"]["matches"]
        return [node["probability"] for node in nodes(page)]

    assert shown() == [None]
    activate_ranker(actor=town.viewers["secretariat"], ranker_id=ranker().pk)
    (probability,) = shown()
    assert probability is not None
    assert 0 < probability < 1
