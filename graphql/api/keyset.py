"""Cursor pages over an ordered queryset: the cursor holds the sort values of a row, so pages stay stable."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import DecimalField, ExpressionWrapper, F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy
from moneyed import Money

from api.relay import decode_cursor, encode_cursor, invalid_cursor

#: Longer than any text that a list is sorted by.
_LONGEST = 1_000
_AMOUNT = re.compile(r"-?[0-9]{1,20}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Key:
    """One part of the order, readable on each row as the annotation ``name``."""

    name: str
    expression: Any
    is_descending: bool


class Keyset:
    """The pages of ``queryset``, whose explicit order is total and puts nulls last."""

    def __init__(self, queryset: QuerySet[Any]) -> None:
        model = queryset.model
        self._keys = [_key(model, number, part) for number, part in enumerate(queryset.query.order_by)]
        self._tag = zlib.crc32(repr([(key.expression, key.is_descending) for key in self._keys]).encode())
        self.rows: QuerySet[Any] = queryset.annotate(**{key.name: key.expression for key in self._keys})

    def after(self, cursor: str | None) -> QuerySet[Any]:
        """The rows behind ``cursor``; raises ValidationFailed when it was made for another list or by another."""
        if cursor is None:
            return self.rows
        tag, *values = decode_cursor(cursor, len(self._keys) + 1)
        if tag != self._tag:
            raise invalid_cursor()
        return self.rows.filter(_behind(self._keys, self._parsed(values)))

    def cursor(self, row: Model) -> str:
        return encode_cursor(self._tag, *(_plain(getattr(row, key.name)) for key in self._keys))

    def _parsed(self, values: Sequence[Any]) -> list[Any]:
        annotations = self.rows.query.annotations
        try:
            return [
                None if value is None else _value(annotations[key.name].output_field, value)
                for key, value in zip(self._keys, values, strict=True)
            ]
        except (ValidationError, TypeError, ValueError, ArithmeticError):
            raise invalid_cursor() from None


def _key(model: type[Model], number: int, part: Any) -> _Key:
    if not isinstance(part, OrderBy):
        part = OrderBy(F(part.lstrip("-")), descending=part.startswith("-"))
    return _Key(f"key_{number}", _unlike_column(model, part.expression), bool(part.descending))


def _unlike_column(model: type[Model], expression: Any) -> Any:
    """A bare column is wrapped: Django's sliced prefetch drops an annotation that equals a selected column."""
    if not isinstance(expression, F):
        return expression
    name: str = expression.name  # type: ignore[attr-defined]  # the stubs leave it out
    field: Any = model._meta.pk if name == "pk" else model._meta.get_field(name)
    return ExpressionWrapper(expression, output_field=field)


def _behind(keys: Sequence[_Key], values: Sequence[Any]) -> Q:
    """Behind in the first key, or equal in it and behind in the rest."""
    key, value = keys[0], values[0]
    if value is None:  # nulls come last: nothing but further nulls can follow
        here = Q(**{f"{key.name}__isnull": True})
        return here & _behind(keys[1:], values[1:]) if keys[1:] else Q(pk__in=[])
    beyond = Q(**{f"{key.name}__{'lt' if key.is_descending else 'gt'}": value}) | Q(**{f"{key.name}__isnull": True})
    if not keys[1:]:
        return beyond
    return beyond | (Q(**{key.name: value}) & _behind(keys[1:], values[1:]))


def _value(field: Any, given: Any) -> Any:
    """The value of a cursor's part; ValueError for what :meth:`Keyset.cursor` would not have written.

    A cursor comes from outside: what no column holds (a null byte, a number of a million digits, a date that
    overflows in another time zone) must not reach the database.
    """
    if isinstance(given, str) and (len(given) > _LONGEST or "\0" in given):
        raise ValueError
    if isinstance(field, DecimalField) and not (isinstance(given, str) and _AMOUNT.fullmatch(given)):
        raise ValueError
    value = field.to_python(given)
    if isinstance(value, datetime) and value.utcoffset() != timedelta(0):
        raise ValueError
    if type(_plain(value)) is not type(given) or _plain(value) != given:
        raise ValueError
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        value = value.amount
    if isinstance(value, Decimal):
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else value
