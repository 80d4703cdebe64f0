"""Saved searches and boards written through the wire."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from api.relay import encode_pair
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from matching.models import PairingPlan, SavedSearch
from tests.api.client import nodes, problems
from tests.api.mutations.conftest import Town, gid
from tests.factories.catalog import ChallengeFactory, GoalFactory, SolutionFactory
from tests.factories.matching import MatchRecordFactory

Unchanged = Callable[[], AbstractContextManager[None]]


def conditions(town: Town) -> dict[str, Any]:
    return {
        "search": "اتوبوس",
        "states": ["PUBLISHED"],
        "unit": gid(town.unit),
        "goals": [gid(GoalFactory())],
        "language": "FA",
        "budgetMin": "0",
        "openOnly": True,
    }


def test_kept_conditions_go_back_into_the_list_as_they_are(town: Town) -> None:
    given = conditions(town)
    payload = town.give("owner", "SaveSearch", kind="CHALLENGES", name="خط‌ها", challengeFilter=given)

    assert payload["errors"] == []
    assert payload["savedSearch"]["filter"] == given
    assert (payload["savedSearch"]["notify"], payload["savedSearch"]["isSemantic"]) == (True, False)
    listed = town.tab("owner").data("ChallengeList", filter=payload["savedSearch"]["filter"])
    assert listed["challenges"]["totalCount"] == 0


def test_search_is_renamed_and_deleted_by_its_owner_alone(town: Town, unchanged: Unchanged) -> None:
    given = {"kind": "SOLUTIONS", "name": "یک", "solutionFilter": {"trlMin": 6}}
    search = town.give("officer", "SaveSearch", **given)["savedSearch"]
    for role in ("anonymous", "head", "secretariat"):
        with unchanged():
            update = town.give(role, "UpdateSavedSearch", id=search["id"], name="دو")
            delete = town.give(role, "DeleteSavedSearch", id=search["id"])
        code = "sign_in_required" if role == "anonymous" else "not_found"
        assert problems(update) == problems(delete) == [(None, code)]

    renamed = town.give("officer", "UpdateSavedSearch", id=search["id"], name="دو", notify=False)["savedSearch"]
    assert (renamed["name"], renamed["notify"]) == ("دو", False)
    assert town.give("officer", "DeleteSavedSearch", id=search["id"])["deletedId"] == search["id"]
    assert nodes(town.tab("officer").data("SavedSearchList")["savedSearches"]) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"name": ""}, ("name", "required")),
        ({"challengeFilter": {"unit": "x"}}, ("filter.unit", "invalid_id")),
        ({"challengeFilter": {"budgetMin": "many"}}, ("filter.budgetMin", "catalog.not_an_amount")),
        ({"isSemantic": True}, ("filter.search", "saved_search.text_required")),
    ],
)
def test_bad_search_is_told(
    town: Town,
    unchanged: Unchanged,
    change: dict[str, Any],
    expected: tuple[str, str],
) -> None:
    with unchanged():
        payload = town.give("officer", "SaveSearch", **{"kind": "CHALLENGES", "name": "یک", **change})

    assert payload["savedSearch"] is None
    assert problems(payload) == [expected]
    assert SavedSearch.objects.count() == 0


class Pair:
    def __init__(self, town: Town) -> None:
        self.challenge: Challenge = ChallengeFactory(unit=town.unit, state=ChallengeState.PUBLISHED)
        self.solution: Solution = SolutionFactory(supplier=town.supplier, state=SolutionState.PUBLISHED)
        MatchRecordFactory(challenge=self.challenge, solution=self.solution)
        self.id = encode_pair("Match", self.challenge.pk, self.solution.pk)


def test_secretariat_makes_decides_changes_and_deletes_a_board(town: Town) -> None:
    pair = Pair(town)
    given = {"name": "بهار", "filter": {"unit": gid(town.unit)}, "idempotencyKey": "k"}
    plan = town.give("secretariat", "CreatePairingPlan", **given)["pairingPlan"]
    assert town.give("secretariat", "CreatePairingPlan", **given)["pairingPlan"] == plan
    assert [(item["solution"]["id"], item["decision"]) for item in plan["pairs"]] == [(gid(pair.solution), None)]
    assert [item["matchId"] for item in plan["pairs"]] == [pair.id]

    plan = town.give("secretariat", "DecidePairing", id=plan["id"], match=pair.id, decision="ACCEPTED")["pairingPlan"]
    assert [item["decision"] for item in plan["pairs"]] == ["ACCEPTED"]
    plan = town.give("secretariat", "DecidePairing", id=plan["id"], match=pair.id, decision="REJECTED")["pairingPlan"]
    assert (plan["pairs"], [item["id"] for item in plan["unserved"]]) == ([], [gid(pair.challenge)])
    rejected = [(item["solution"]["id"], item["matchId"]) for item in plan["rejected"]]
    assert rejected == [(gid(pair.solution), pair.id)]
    plan = town.give("secretariat", "DecidePairing", id=plan["id"], match=pair.id, decision=None)["pairingPlan"]
    assert [item["decision"] for item in plan["pairs"]] == [None]

    change = {"id": plan["id"], "revision": plan["revision"], "challengeCapacity": 5}
    plan = town.give("secretariat", "UpdatePairingPlan", **change)["pairingPlan"]
    assert (plan["challengeCapacity"], plan["supplierCapacity"]) == (5, 3)
    assert problems(town.give("secretariat", "UpdatePairingPlan", **change)) == [("revision", "stale_revision")]
    refreshed = town.give("secretariat", "RefreshPairingPlan", id=plan["id"])
    assert refreshed["errors"] == []
    assert town.give("secretariat", "DeletePairingPlan", id=plan["id"])["deletedId"] == plan["id"]
    assert PairingPlan.objects.count() == 0


@pytest.mark.parametrize("role", ["anonymous", "nobody", "officer", "head", "owner", "unit_evaluator"])
def test_boards_are_the_secretariats(town: Town, unchanged: Unchanged, role: str) -> None:
    pair = Pair(town)
    plan = town.give("secretariat", "CreatePairingPlan", name="بهار")["pairingPlan"]
    code = "sign_in_required" if role == "anonymous" else "pairing.secretariat_only"
    acts: list[tuple[str, dict[str, Any]]] = [
        ("CreatePairingPlan", {"name": "تابستان"}),
        ("UpdatePairingPlan", {"id": plan["id"], "revision": 1, "name": "x"}),
        ("RefreshPairingPlan", {"id": plan["id"]}),
        ("DecidePairing", {"id": plan["id"], "match": pair.id, "decision": "LOCKED"}),
        ("DeletePairingPlan", {"id": plan["id"]}),
    ]
    for operation, given in acts:
        with unchanged():
            payload = town.give(role, operation, **given)
        assert problems(payload) == [(None, code)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"match": "x"}, ("match", "invalid_id")),
        ({"match": encode_pair("Match", 1, 10**9)}, ("match", "pairing.unknown_pair")),
        ({"id": "x"}, ("id", "invalid_id")),
    ],
)
def test_bad_decision_is_told(
    town: Town,
    unchanged: Unchanged,
    change: dict[str, Any],
    expected: tuple[str, str],
) -> None:
    pair = Pair(town)
    plan = town.give("secretariat", "CreatePairingPlan", name="بهار")["pairingPlan"]
    with unchanged():
        payload = town.give("secretariat", "DecidePairing", **{"id": plan["id"], "match": pair.id, **change})

    assert problems(payload) == [expected]
