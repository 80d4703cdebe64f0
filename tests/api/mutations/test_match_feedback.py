"""``giveMatchFeedback`` through the wire."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from api.relay import encode_pair
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from marketplace.notifications.models import Notification
from matching.models import MatchFeedback
from tests.api.client import problems
from tests.api.mutations.conftest import Town, gid
from tests.factories.matching import published_challenge, published_solution
from tests.matching.conftest import own_index  # noqa: F401  each test searches its own objects

Unchanged = Callable[[], AbstractContextManager[None]]


class Pair:
    def __init__(self, town: Town) -> None:
        self.challenge: Challenge = published_challenge(unit=town.unit)
        self.solution: Solution = published_solution(supplier=town.supplier)
        self.id = encode_pair("Match", self.challenge.pk, self.solution.pk)


@pytest.fixture
def pair(town: Town) -> Pair:
    return Pair(town)


def current() -> list[tuple[str, str]]:
    """Side and verdict of what is in force."""
    rows = MatchFeedback.objects.filter(is_current=True).order_by("pk")
    return list(rows.values_list("direction", "verdict"))


@pytest.mark.parametrize(
    ("role", "side"),
    [
        ("officer", "challenge"),
        ("head", "challenge"),
        ("head_above", "challenge"),
        ("owner", "solution"),
        ("member", "solution"),
    ],
)
@pytest.mark.parametrize("verdict", ["USEFUL", "NOT_USEFUL"])
def test_both_sides_judge_for_themselves(town: Town, pair: Pair, role: str, side: str, verdict: str) -> None:
    payload = town.give(
        role, "GiveMatchFeedback", match=pair.id, verdict=verdict, position=3, comment="به درد ما می‌خورد"
    )

    row = MatchFeedback.objects.get()
    assert payload["errors"] == []
    assert payload["match"] == {
        "id": pair.id,
        "myFeedback": verdict,
        "feedbackCounts": [{"verdict": verdict, "count": 1}],
    }
    assert (row.direction, row.verdict, row.position, row.comment) == (side, verdict.lower(), 3, "به درد ما می‌خورد")
    assert row.user == town.people[role]


@pytest.mark.parametrize("role", ["officer", "head"])
def test_unit_invites_and_the_supplier_is_told_once(town: Town, pair: Pair, role: str) -> None:
    for verdict in ("INVITED", "USEFUL", "INVITED"):
        payload = town.give(role, "GiveMatchFeedback", match=pair.id, verdict=verdict)
        assert payload["errors"] == []

    told = Notification.objects.filter(kind="invited").order_by("recipient_id")
    assert [row.recipient for row in told] == sorted(
        [town.people["owner"], town.people["member"]], key=lambda person: person.pk
    )
    assert current() == [("challenge", "invited")]


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("anonymous", "sign_in_required"),
        ("nobody", "match.not_a_side"),
        ("head_elsewhere", "match.not_a_side"),
        ("unit_evaluator", "match.not_a_side"),
        ("rival_owner", "match.not_a_side"),
        ("secretariat", "match.not_a_side"),
    ],
)
def test_others_judge_nothing(town: Town, pair: Pair, unchanged: Unchanged, role: str, code: str) -> None:
    with unchanged():
        payload = town.give(role, "GiveMatchFeedback", match=pair.id, verdict="USEFUL")

    assert payload["match"] is None
    assert problems(payload) == [(None, code)]


def test_supplier_does_not_invite_itself(town: Town, pair: Pair, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("owner", "GiveMatchFeedback", match=pair.id, verdict="INVITED")

    assert problems(payload) == [("verdict", "match.only_unit_invites")]


def test_nobody_is_invited_to_a_closed_challenge(town: Town, pair: Pair, unchanged: Unchanged) -> None:
    Challenge.objects.update(state=ChallengeState.WITHDRAWN)

    with unchanged():
        payload = town.give("head", "GiveMatchFeedback", match=pair.id, verdict="INVITED")

    assert problems(payload) == [("verdict", "match.challenge_closed")]


def test_pair_with_what_was_taken_down_is_not_found(town: Town, pair: Pair, unchanged: Unchanged) -> None:
    Solution.objects.update(state=SolutionState.UNPUBLISHED)

    with unchanged():
        payload = town.give("head", "GiveMatchFeedback", match=pair.id, verdict="INVITED")

    assert problems(payload) == [(None, "not_found")]


def test_double_submit_is_one_verdict(town: Town, pair: Pair, unchanged: Unchanged) -> None:
    town.give("officer", "GiveMatchFeedback", match=pair.id, verdict="USEFUL")

    with unchanged():
        payload = town.give("officer", "GiveMatchFeedback", match=pair.id, verdict="USEFUL")

    assert payload["errors"] == []


def test_null_takes_the_verdict_back_and_keeps_the_history(town: Town, pair: Pair) -> None:
    town.give("officer", "GiveMatchFeedback", match=pair.id, verdict="USEFUL")

    payload = town.give("officer", "GiveMatchFeedback", match=pair.id, verdict=None)

    assert payload["match"] == {"id": pair.id, "myFeedback": None, "feedbackCounts": []}
    assert list(MatchFeedback.objects.order_by("pk").values_list("verdict", flat=True)) == ["useful", "retracted"]


def test_supplier_learns_of_the_invitation_and_of_nothing_else(town: Town, pair: Pair) -> None:
    town.give("officer", "GiveMatchFeedback", match=pair.id, verdict="NOT_USEFUL")
    before = town.give("owner", "GiveMatchFeedback", match=pair.id, verdict="USEFUL")
    town.give("officer", "GiveMatchFeedback", match=pair.id, verdict="INVITED")
    after = town.give("owner", "GiveMatchFeedback", match=pair.id, verdict="USEFUL")

    assert before["match"]["feedbackCounts"] == [{"verdict": "USEFUL", "count": 1}]
    assert after["match"]["feedbackCounts"] == [{"verdict": "USEFUL", "count": 1}, {"verdict": "INVITED", "count": 1}]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"position": 0}, ("position", "match.position_invalid")),
        ({"position": 2**31 - 1}, ("position", "match.position_invalid")),
        ({"comment": "x" * 2001}, ("comment", "too_long")),
        ({"comment": "a\x00b"}, ("comment", "invalid_characters")),
        ({"match": ""}, ("match", "invalid_id")),
        ({"match": "Q2hhbGxlbmdlOjE"}, ("match", "invalid_id")),
        ({"match": encode_pair("Match", 2**63 - 1, 1)}, (None, "not_found")),
        ({"match": encode_pair("Pair", 1, 1)}, ("match", "invalid_id")),
    ],
)
def test_bad_verdict_is_told(
    town: Town, pair: Pair, unchanged: Unchanged, change: dict[str, Any], expected: tuple[str | None, str]
) -> None:
    with unchanged():
        payload = town.give("officer", "GiveMatchFeedback", **{"match": pair.id, "verdict": "USEFUL", **change})

    assert payload["match"] is None
    assert problems(payload) == [expected]


def test_script_in_a_comment_is_kept_as_written(town: Town, pair: Pair) -> None:
    comment = "<img src=x onerror=alert(1)> 👍"

    town.give("officer", "GiveMatchFeedback", match=pair.id, verdict="USEFUL", comment=comment)

    assert MatchFeedback.objects.get().comment == comment


def test_verdict_on_a_challenge_names_the_challenge_of_the_pair(town: Town, pair: Pair) -> None:
    other = published_challenge(unit=town.unit)

    town.give("officer", "GiveMatchFeedback", match=pair.id, verdict="USEFUL")

    row = MatchFeedback.objects.get()
    assert (row.challenge, row.solution) == (pair.challenge, pair.solution)
    assert gid(row.challenge) != gid(other)
