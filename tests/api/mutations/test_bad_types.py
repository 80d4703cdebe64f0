"""What is not even the form: dates that are none, values of another type, bodies that are no JSON."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from marketplace.catalog.models import Challenge
from tests.api.client import codes, problems
from tests.api.mutations.conftest import Form, Town, gid
from tests.factories.catalog import ChallengeFactory

Unchanged = Callable[[], AbstractContextManager[None]]


# -- dates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deadline", "code"),
    [
        ("2020-01-01T00:00:00Z", "past_date"),
        ("0001-01-01T00:00:00Z", "past_date"),
        ("9999-12-31T23:59:59Z", "out_of_range"),
    ],
)
def test_deadline_out_of_time_is_refused(town: Town, unchanged: Unchanged, deadline: str, code: str) -> None:
    with unchanged():
        payload = town.give("officer", "CreateChallenge", unit=gid(town.unit), fields={"deadline": deadline})

    assert problems(payload) == [("deadline", code)]


@pytest.mark.parametrize(
    ("deadline", "code"),
    [
        ("2035-01-01T00:00:00", "query.naive_date"),
        ("1405/06/01", "query.invalid_date"),
        ("tomorrow", "query.invalid_date"),
        ("", "query.invalid_date"),
        ("9999-12-31T23:59:59-12:00", "query.invalid_date"),
        ("\x00", "query.invalid_date"),
        (1893456000, "query.invalid_date"),
    ],
)
def test_deadline_that_is_no_date_is_refused(town: Town, unchanged: Unchanged, deadline: Any, code: str) -> None:
    given = {"unit": gid(town.unit), "fields": {"deadline": deadline}}

    with unchanged():
        answer = town.tab("officer").send("CreateChallenge", input=given)

    assert codes(answer) == [code]


def test_deadline_that_passed_since_does_not_stop_other_fields(town: Town) -> None:
    passed = timezone.now() - timedelta(days=1)
    draft = ChallengeFactory(unit=town.unit, deadline=passed)
    fields = {"title": "عنوان تازه", "deadline": passed.isoformat()}

    payload = town.give("officer", "UpdateChallenge", id=gid(draft), revision=1, fields=fields)

    assert (payload["errors"], payload["challenge"]["title"]) == ([], "عنوان تازه")


# -- what is not even the form --------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"title": 7},
        {"title": ["x"]},
        {"title": {"x": 1}},
        {"tags": [7]},
        {"tags": [None]},
        {"language": "DE"},
        {"language": "fa"},
        {"state": "PUBLISHED"},
        {"author": "VXNlcjox"},
        {"isSample": True},
        {"revision": 9},
    ],
)
def test_value_of_another_type_is_refused_before_anything(
    form: Form, unchanged: Unchanged, fields: dict[str, Any]
) -> None:
    with unchanged():
        answer = form.town.tab(form.role).send(form.operation, input=form.given(fields))

    assert "data" not in answer
    assert set(codes(answer)) == {"query.invalid_input"}


def test_lone_surrogate_is_refused_as_no_json(town: Town, unchanged: Unchanged) -> None:
    body = json.dumps({"query": "mutation { x }", "variables": {"a": "\ud800"}})

    with unchanged():
        answer = town.tab("officer").post(body)

    assert (answer.status_code, codes(answer.json())) == (400, ["request.malformed"])


def test_two_mutations_of_one_request_stand_alone(town: Town) -> None:
    query = """
    mutation($unit: ID!) {
      good: createChallenge(input: {unit: $unit, fields: {title: "یک"}}) { challenge { title } errors { code } }
      bad: createChallenge(input: {unit: $unit, fields: {trlMin: 99}}) { challenge { title } errors { code } }
    }
    """

    data = town.tab("officer").get(query, unit=gid(town.unit))

    assert data == {
        "good": {"challenge": {"title": "یک"}, "errors": []},
        "bad": {"challenge": None, "errors": [{"code": "out_of_range"}]},
    }
    assert list(Challenge.objects.values_list("title", flat=True)) == ["یک"]
