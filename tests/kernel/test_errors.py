"""Refusals carry a code, a field and a text in the reader's language."""

import pytest
from django.utils import translation

from bahamm.kernel.errors import REQUIRED, TOO_LONG, ErrorCode, ErrorCollector, FieldError, ValidationFailed


def test_text_follows_the_active_language() -> None:
    error = FieldError(TOO_LONG, "title", {"limit": 200, "actual": 201})

    with translation.override("fa"):
        assert error.text() == "حداکثر ۲۰۰ نویسه؛ اکنون ۲۰۱ نویسه است."
    with translation.override("en"):
        assert error.text() == "At most 200 characters; it has 201."


def test_a_code_cannot_be_declared_twice_with_other_words() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        ErrorCode("required", fa="چیز دیگر", en="something else")


def test_collector_raises_everything_at_once() -> None:
    collector = ErrorCollector()
    collector.raise_if_any()
    collector.add(REQUIRED, "title")
    collector.add(TOO_LONG, "summary", limit=600, actual=700)

    with pytest.raises(ValidationFailed) as refused:
        collector.raise_if_any()

    assert [(error.field, error.code.code) for error in refused.value.errors] == [
        ("title", "required"),
        ("summary", "too_long"),
    ]
