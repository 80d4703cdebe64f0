"""``activateRanker`` and ``rollBackRanker`` through the wire."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from api.relay import encode_id
from matching.models import RankerVersion
from tests.api.client import problems
from tests.api.mutations.conftest import Town
from tests.factories.matching import published_challenge
from tests.matching.conftest import own_index  # noqa: F401  each test searches its own objects
from tests.matching.learning.world import ranker, worse_ranker

Unchanged = Callable[[], AbstractContextManager[None]]


def rid(row: Any) -> str:
    return encode_id("Ranker", row.pk)


def states() -> list[str]:
    return list(RankerVersion.objects.order_by("pk").values_list("state", flat=True))


def test_secretariat_activates_and_takes_back(town: Town) -> None:
    published_challenge()
    row = ranker()
    done = town.give("secretariat", "ActivateRanker", id=rid(row), idempotencyKey="one")
    assert done["errors"] == []
    assert (done["ranker"]["state"], done["status"]["rankerVersion"]) == ("ACTIVE", row.version)
    assert done["ranker"]["activatedBy"]["id"] == encode_id("User", town.people["secretariat"].pk)

    undone = town.give("secretariat", "RollBackRanker", id=rid(row), idempotencyKey="two")
    assert undone["errors"] == []
    assert (undone["ranker"], undone["status"]["ranker"]) == (None, None)
    assert undone["status"]["rankerVersion"] == "fusion-2"
    assert states() == ["retired"]


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("anonymous", "sign_in_required"),
        ("nobody", "forbidden"),
        ("officer", "forbidden"),
        ("head", "forbidden"),
        ("unit_evaluator", "forbidden"),
        ("owner", "forbidden"),
        ("member", "forbidden"),
    ],
)
@pytest.mark.parametrize("operation", ["ActivateRanker", "RollBackRanker"])
def test_others_are_refused(town: Town, unchanged: Unchanged, role: str, code: str, operation: str) -> None:
    published_challenge()
    row = ranker()
    with unchanged():
        payload = town.give(role, operation, id=rid(row))

    assert (payload["ranker"], payload["status"]) == (None, None)
    assert problems(payload) == [(None, code)]


def test_worse_ranker_is_refused_in_words(town: Town, unchanged: Unchanged) -> None:
    published_challenge()
    row = worse_ranker()
    with unchanged():
        payload = town.give("secretariat", "ActivateRanker", id=rid(row))

    assert problems(payload) == [("id", "ranker.worse")]
    assert payload["errors"][0]["message"].startswith("On held-back feedback this candidate is worse")


def test_repeated_key_does_it_once_and_another_ranker_under_it_is_refused(town: Town) -> None:
    published_challenge()
    row = ranker()
    first = town.give("secretariat", "ActivateRanker", id=rid(row), idempotencyKey="one")
    again = town.give("secretariat", "ActivateRanker", id=rid(row), idempotencyKey="one")
    other = town.give("secretariat", "ActivateRanker", id=rid(ranker(compared_with=row)), idempotencyKey="one")

    assert first["ranker"]["activatedAt"] == again["ranker"]["activatedAt"]
    assert problems(other) == [("idempotencyKey", "idempotency_mismatch")]
    assert states() == ["active", "candidate"]


def test_second_rollback_of_the_same_ranker_takes_back_nothing_more(town: Town) -> None:
    published_challenge()
    first = ranker()
    town.give("secretariat", "ActivateRanker", id=rid(first))
    second = ranker(compared_with=first)
    town.give("secretariat", "ActivateRanker", id=rid(second))
    town.give("secretariat", "RollBackRanker", id=rid(second))
    payload = town.give("secretariat", "RollBackRanker", id=rid(second))

    assert problems(payload) == [("id", "ranker.active_changed")]
    assert states() == ["active", "retired"]


def test_without_the_csrf_header_nothing_is_done(town: Town, unchanged: Unchanged) -> None:
    published_challenge()
    row = ranker()
    tab = town.tab("secretariat")
    query = "mutation($input: ActivateRankerInput!) { activateRanker(input: $input) { ranker { id } } }"
    with unchanged():
        answer = tab.post({"query": query, "variables": {"input": {"id": rid(row)}}}, **{"X-CSRFToken": "stale"})

    assert answer.status_code == 403
    assert states() == ["candidate"]


@pytest.mark.parametrize("wrong", ["", "nonsense", encode_id("Challenge", 1)])
@pytest.mark.parametrize("operation", ["ActivateRanker", "RollBackRanker"])
def test_id_of_something_else_is_refused(town: Town, operation: str, wrong: str) -> None:
    assert problems(town.give("secretariat", operation, id=wrong)) == [("id", "invalid_id")]
