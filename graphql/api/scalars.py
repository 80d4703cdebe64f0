"""Scalars of our own: moments in UTC, JSON as it is."""

from datetime import UTC, datetime
from typing import Any

from graphql import StringValueNode, Undefined

from api.errors import INVALID_DATE, NAIVE_DATE
from api.graphene_types import Scalar
from bahamm.kernel.errors import ValidationFailed


class DateTime(Scalar):
    """A moment as ISO 8601. Written in UTC (`2026-03-21T00:00:00Z`); read with any offset, never without one."""

    @staticmethod
    def serialize(value: datetime) -> str:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")

    @staticmethod
    def parse_value(value: Any) -> datetime:
        try:
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is not None:
                return moment.astimezone(UTC)
        except (TypeError, ValueError, OverflowError):
            raise ValidationFailed.of(INVALID_DATE, value=str(value)[:40]) from None
        raise ValidationFailed.of(NAIVE_DATE)

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> Any:
        return cls.parse_value(node.value) if isinstance(node, StringValueNode) else Undefined


class JSON(Scalar):
    """Any JSON value. Only ever an answer, never an input."""

    @staticmethod
    def serialize(value: Any) -> Any:
        return value

    @staticmethod
    def parse_value(value: Any) -> Any:
        return value

    @staticmethod
    def parse_literal(_node: Any, _variables: Any = None) -> Any:
        return Undefined
