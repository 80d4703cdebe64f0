"""Moments: read with any offset, never without one, written in UTC."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from graphql import IntValueNode, StringValueNode, Undefined

from api.scalars import JSON, DateTime
from bahamm.kernel.errors import ValidationFailed

TEHRAN = timezone(timedelta(hours=3, minutes=30))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2026-03-21T00:00:00Z", datetime(2026, 3, 21, tzinfo=UTC)),
        ("2026-03-21T03:30:00+03:30", datetime(2026, 3, 21, tzinfo=UTC)),
        ("2026-03-20T20:30:00-03:30", datetime(2026, 3, 21, tzinfo=UTC)),
        ("2026-03-21T00:00:00.123456+00:00", datetime(2026, 3, 21, microsecond=123456, tzinfo=UTC)),
    ],
)
def test_moment_is_read_in_any_offset(given: str, expected: datetime) -> None:
    assert DateTime.parse_value(given) == expected
    assert DateTime.parse_literal(StringValueNode(value=given)) == expected


@pytest.mark.parametrize("given", ["2026-03-21T00:00:00", "2026-03-21"])
def test_moment_without_an_offset_is_refused(given: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        DateTime.parse_value(given)

    assert refused.value.codes == ["query.naive_date"]


@pytest.mark.parametrize(
    "given", ["", "x", "1405/01/01", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "\0", 5, None, True, [], {}]
)
def test_what_is_no_moment_is_refused(given: Any) -> None:
    with pytest.raises(ValidationFailed) as refused:
        DateTime.parse_value(given)

    assert refused.value.codes == ["query.invalid_date"]


def test_moment_is_written_in_utc() -> None:
    assert DateTime.serialize(datetime(2026, 3, 21, 3, 30, tzinfo=TEHRAN)) == "2026-03-21T00:00:00Z"


def test_literal_of_another_kind_is_no_moment() -> None:
    assert DateTime.parse_literal(IntValueNode(value="5")) is Undefined


def test_json_is_written_as_it_is_and_never_read_from_a_document() -> None:
    assert JSON.serialize({"متن": [1, None]}) == {"متن": [1, None]}
    assert JSON.parse_literal(StringValueNode(value="x")) is Undefined
