"""Ids and cursors: what we made is read, everything else is refused by name."""

from base64 import urlsafe_b64encode

import pytest

from api.relay import (
    decode_cursor,
    decode_id,
    decode_pair,
    encode_cursor,
    encode_id,
    encode_pair,
    is_pair,
    pair_of,
    pk_of,
)
from bahamm.kernel.errors import ValidationFailed


def raw(text: str) -> str:
    return urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


@pytest.mark.parametrize("pk", [1, 12, 2**63 - 1])
def test_id_is_read_back(pk: int) -> None:
    assert decode_id(encode_id("Challenge", pk)) == ("Challenge", pk)


def test_pair_is_read_back() -> None:
    value = encode_pair("Match", 12, 7)

    assert (decode_pair(value), pair_of(value, "Match"), is_pair(value)) == (("Match", (12, 7)), (12, 7), True)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "1",
        "Challenge:1",
        "شناسه",
        "\0",
        "🙂",
        encode_id("Challenge", 1) + "=",
        encode_id("Challenge", 1) + "\n",
        " " + encode_id("Challenge", 1),
        raw("Challenge:0"),
        raw("Challenge:-1"),
        raw("Challenge:01"),
        raw("Challenge:1.0"),
        raw("Challenge:۱"),
        raw("Challenge:9223372036854775808"),
        raw("Challenge:" + "9" * 200),
        raw("challenge:1"),
        raw("Challenge"),
        raw("Challenge:1\n"),
        raw("Challenge:1-2"),
        raw(":1"),
        "A" * 100_000,
    ],
)
def test_what_is_no_id_is_refused(value: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        decode_id(value, "id")

    assert [(error.code.code, error.field) for error in refused.value.errors] == [("invalid_id", "id")]


@pytest.mark.parametrize(
    "value",
    [
        encode_id("Match", 1),
        raw("Match:1-"),
        raw("Match:-1"),
        raw("Match:0-1"),
        raw("Match:1-02"),
        raw("Match:1-2-3"),
        raw("Match:1-9223372036854775808"),
        encode_pair("Match", 1, 2) + "=",
    ],
)
def test_what_is_no_pair_is_refused(value: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        decode_pair(value, "match")

    assert [(error.code.code, error.field) for error in refused.value.errors] == [("invalid_id", "match")]


def test_id_of_another_type_is_refused() -> None:
    with pytest.raises(ValidationFailed) as refused:
        pk_of(encode_id("Solution", 1), "Challenge", "id")
    with pytest.raises(ValidationFailed) as refused_pair:
        pair_of(encode_pair("Challenge", 1, 2), "Match", "id")

    assert (refused.value.codes, refused_pair.value.codes) == (["invalid_id"], ["invalid_id"])


def test_refusal_shows_the_beginning_of_the_value_without_its_markup() -> None:
    with pytest.raises(ValidationFailed) as refused:
        decode_id("<script>alert(1)</script>" + "x" * 1000)

    assert refused.value.errors[0].parameters == {"value": "·script·alert·1···script·" + "x" * 15}


def test_cursor_is_read_back() -> None:
    assert decode_cursor(encode_cursor(7, "متن", None), 3) == [7, "متن", None]


@pytest.mark.parametrize(
    "value", ["", "x", "🙂", encode_cursor(1), encode_cursor(1, 2, 3), raw('{"a":1}'), raw("[1,2")]
)
def test_what_is_no_cursor_of_this_length_is_refused(value: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        decode_cursor(value, 2)

    assert [(error.code.code, error.field) for error in refused.value.errors] == [("page.invalid_cursor", "after")]
