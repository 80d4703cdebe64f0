"""What may be written into a field. Drafts may be incomplete, never malformed; all faults are told at once."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Protocol

from django.db import models
from django.utils import timezone
from moneyed import Money

from accounts.enums import Language
from bahamm.kernel.errors import (
    INVALID_CHARACTERS,
    INVALID_CHOICE,
    INVALID_ID,
    MIN_OVER_MAX,
    OUT_OF_RANGE,
    PAST_DATE,
    REQUIRED,
    TOO_LONG,
    WRONG_CURRENCY,
    ErrorCollector,
)
from bahamm.kernel.text import clean_user_text, fold, has_forbidden_characters
from marketplace.catalog.errors import NAIVE_DATE, NOT_AN_AMOUNT, TOO_MANY, WRONG_TYPE
from marketplace.catalog.models import Axis, Dimension, Goal
from marketplace.catalog.models.columns import MAX_AMOUNT

CURRENCY = "IRR"
FURTHEST_DEADLINE = timedelta(days=10 * 365)
MAX_GOALS, MAX_DIMENSIONS, MAX_TAGS, MAX_CREDENTIALS = 5, 6, 12, 10
_BIGGEST_ID = 2**63 - 1
_AMOUNT = re.compile(r"-?\d{1,30}")


class Cleaner(Protocol):
    """Turns one input value into what the column holds; adds to ``errors`` what is wrong with it."""

    def __call__(self, value: Any, field: str, errors: ErrorCollector) -> Any: ...


@dataclass(frozen=True, slots=True)
class Text:
    """Stored as typed (NFC only); a one-line text has no line breaks."""

    limit: int
    is_line: bool = False

    def __call__(self, value: Any, field: str, errors: ErrorCollector) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            errors.add(WRONG_TYPE, field)
            return ""
        if has_forbidden_characters(value):
            errors.add(INVALID_CHARACTERS, field)
            return ""
        text = clean_user_text(value)
        if self.is_line:
            text = text.replace("\n", " ")
        if len(text) > self.limit:
            errors.add(TOO_LONG, field, limit=self.limit, actual=len(text))
        return text


@dataclass(frozen=True, slots=True)
class Choice:
    values: tuple[str, ...]

    def __call__(self, value: Any, field: str, errors: ErrorCollector) -> str:
        if value in (None, ""):
            errors.add(REQUIRED, field)
        elif value not in self.values:
            errors.add(INVALID_CHOICE, field, value=_shown(value))
        return str(value)


@dataclass(frozen=True, slots=True)
class Choices:
    """At least one of a few; repeated ones count once."""

    values: tuple[str, ...]

    def __call__(self, value: Any, field: str, errors: ErrorCollector) -> list[str]:
        if not isinstance(value, list | tuple):
            errors.add(REQUIRED if value is None else WRONG_TYPE, field)
            return []
        unknown = [item for item in value if item not in self.values]
        if unknown:
            errors.add(INVALID_CHOICE, field, value=_shown(unknown[0]))
        elif not value:
            errors.add(REQUIRED, field)
        return [choice for choice in self.values if choice in value]


@dataclass(frozen=True, slots=True)
class Integer:
    minimum: int
    maximum: int

    def __call__(self, value: Any, field: str, errors: ErrorCollector) -> int | None:
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            errors.add(WRONG_TYPE, field)
            return None
        if not self.minimum <= value <= self.maximum:
            errors.add(OUT_OF_RANGE, field, minimum=self.minimum, maximum=self.maximum)
        return value


@dataclass(frozen=True, slots=True)
class Flag:
    def __call__(self, value: Any, field: str, errors: ErrorCollector) -> bool:
        if value is not None and not isinstance(value, bool):
            errors.add(WRONG_TYPE, field)
        return bool(value)


@dataclass(frozen=True, slots=True)
class Rial:
    """Whole rials: an int, digits in any script, :class:`Money`, or ``{"amount": …, "currency": …}``."""

    def __call__(self, value: Any, field: str, errors: ErrorCollector) -> Money | None:
        if isinstance(value, Money):
            value = {"amount": value.amount, "currency": value.currency.code}
        if isinstance(value, Mapping):
            currency = value.get("currency") or CURRENCY
            if currency != CURRENCY:
                errors.add(WRONG_CURRENCY, field, value=_shown(currency))
                return None
            value = value.get("amount")
        if value is None or value == "":
            return None
        amount = _whole(value)
        if amount is None:
            errors.add(NOT_AN_AMOUNT, field)
        elif not 0 <= amount <= MAX_AMOUNT:
            errors.add(OUT_OF_RANGE, field, minimum=0, maximum=MAX_AMOUNT)
        else:
            return Money(amount, CURRENCY)
        return None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A moment in the future, not further than ten years."""

    def __call__(self, value: Any, field: str, errors: ErrorCollector) -> datetime | None:
        if value is None:
            return None
        if not isinstance(value, datetime):
            errors.add(WRONG_TYPE, field)
            return None
        if timezone.is_naive(value):
            errors.add(NAIVE_DATE, field)
            return None
        now = timezone.now()
        if value <= now:
            errors.add(PAST_DATE, field)
        elif value > now + FURTHEST_DEADLINE:
            latest = (now + FURTHEST_DEADLINE).date().isoformat()
            errors.add(OUT_OF_RANGE, field, minimum=now.date().isoformat(), maximum=latest)
        return value


@dataclass(frozen=True, slots=True)
class Words:
    """A few short texts; blank ones and those that differ only in spelling variants are dropped."""

    limit: int
    length: int

    def __call__(self, value: Any, field: str, errors: ErrorCollector) -> list[str]:
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            errors.add(WRONG_TYPE, field)
            return []
        line = Text(self.length, is_line=True)
        words: dict[str, str] = {}
        for position, item in enumerate(value[: self.limit * 4]):
            word = line(item, f"{field}.{position}", errors).strip()
            words.setdefault(fold(word), word)
        words.pop("", None)
        if max(len(words), len(value) if len(value) > self.limit * 4 else 0) > self.limit:
            errors.add(TOO_MANY, field, limit=self.limit, actual=len(value))
        return list(words.values())


@dataclass(frozen=True, slots=True)
class One:
    """One row of a vocabulary, by primary key."""

    model: type[models.Model]

    def __call__(self, value: Any, field: str, errors: ErrorCollector) -> models.Model | None:
        if value is None:
            return None
        found = _rows(self.model, [value], field, errors)
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Several:
    """Rows of a vocabulary, by primary key, each once, in the given order."""

    model: type[models.Model]
    limit: int

    def __call__(self, value: Any, field: str, errors: ErrorCollector) -> list[models.Model]:
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            errors.add(WRONG_TYPE, field)
            return []
        wanted = list(dict.fromkeys(value)) if all(isinstance(item, int) for item in value) else list(value)
        if len(wanted) > self.limit:
            errors.add(TOO_MANY, field, limit=self.limit, actual=len(wanted))
            return []
        return _rows(self.model, wanted, field, errors)


def _rows(model: type[models.Model], keys: Iterable[Any], field: str, errors: ErrorCollector) -> list[models.Model]:
    keys = list(keys)
    valid = [key for key in keys if isinstance(key, int) and not isinstance(key, bool) and 0 < key <= _BIGGEST_ID]
    found = model._default_manager.in_bulk(valid) if valid else {}
    for key in keys:
        if key not in found:
            errors.add(INVALID_ID, field, value=_shown(key))
    return [found[key] for key in keys if key in found]


def _whole(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, Decimal):
        return int(value) if value.is_finite() and value == value.to_integral_value() else None
    if isinstance(value, int):
        return value
    text = fold(value) if isinstance(value, str) else ""
    return int(text) if _AMOUNT.fullmatch(text) else None


def _shown(value: Any) -> str:
    """A piece of foreign input that is safe to repeat in a message."""
    text = str(value)[:60]
    return "…" if has_forbidden_characters(text) else text


_LANGUAGES = tuple(Language.values)

CHALLENGE_CLEANERS: Mapping[str, Cleaner] = {
    "language": Choice(_LANGUAGES),
    "title": Text(200, is_line=True),
    "summary": Text(600),
    "description": Text(20_000),
    "owner_name": Text(200, is_line=True),
    "place": Text(300, is_line=True),
    "baseline": Text(4_000),
    "success_measures": Text(4_000),
    "shareable_data": Text(4_000),
    "pilot_site": Text(1_000),
    "constraints": Text(4_000),
    "budget_min": Rial(),
    "budget_max": Rial(),
    "budget_source": Text(500),
    "has_no_budget": Flag(),
    "trl_min": Integer(1, 9),
    "deadline": Ahead(),
    "dimension": One(Dimension),
    "axis": One(Axis),
    "goals": Several(Goal, MAX_GOALS),
    "tags": Words(MAX_TAGS, 60),
    "required_credentials": Words(MAX_CREDENTIALS, 60),
    "accepts_languages": Choices(_LANGUAGES),
}
SOLUTION_CLEANERS: Mapping[str, Cleaner] = {
    "language": Choice(_LANGUAGES),
    "title": Text(200, is_line=True),
    "summary": Text(600),
    "description": Text(20_000),
    "evidence": Text(8_000),
    "integration_needs": Text(4_000),
    "trl": Integer(1, 9),
    "price_min": Rial(),
    "price_max": Rial(),
    "price_note": Text(500),
    "dimensions": Several(Dimension, MAX_DIMENSIONS),
    "goals": Several(Goal, MAX_GOALS),
    "tags": Words(MAX_TAGS, 60),
}

#: Reads the present value of a field, so that what does not change is not judged again.
Current = Callable[[str], Any]


def clean(
    fields: Mapping[str, Any],
    cleaners: Mapping[str, Cleaner],
    *,
    amounts: tuple[str, str],
    current: Current = lambda _: None,
    errors: ErrorCollector | None = None,
) -> dict[str, Any]:
    """The values to write. Raises :class:`ValidationFailed` with every fault (unless the caller collects them)."""
    collector = ErrorCollector() if errors is None else errors
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in cleaners:
            collector.add(INVALID_CHOICE, name, value=_shown(name))
        elif isinstance(value, datetime) and value == current(name):
            # A deadline that passed since it was written does not stop the saving of the other fields.
            values[name] = value
        else:
            values[name] = cleaners[name](value, name, collector)
    low, high = (values.get(name, current(name)) for name in amounts)
    if low is not None and high is not None and low > high:
        collector.add(MIN_OVER_MAX, amounts[0] if amounts[0] in values else amounts[1])
    if errors is None:
        collector.raise_if_any()
    return values
