"""Columns and constraints that challenges and solutions share."""

from typing import Any

from django.db import models
from djmoney.models.fields import MoneyField

from bahamm.kernel.workflow import Machine

#: SQLite reads decimals back with fifteen digits; a thousand trillion rial is above any city's pilot.
MAX_AMOUNT = 10**15 - 1


def rial() -> Any:
    """An optional amount of whole rials."""
    field: Any = MoneyField
    return field(max_digits=20, decimal_places=0, default_currency="IRR", null=True, blank=True, default=None)


def state_is_known(machine: Machine[Any], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(state__in=[state.name for state in machine.states]), name=name)


def amounts_are_sound(low: str, high: str, name: str) -> list[models.CheckConstraint]:
    """Not negative, not beyond exact arithmetic, in rial, the lower not above the higher."""
    bounds = models.Q(**{f"{low}_currency": "IRR", f"{high}_currency": "IRR"})
    for column in (low, high):
        within = models.Q(**{f"{column}__gte": 0, f"{column}__lte": MAX_AMOUNT})
        bounds &= models.Q(**{f"{column}__isnull": True}) | within
    order = (
        models.Q(**{f"{low}__isnull": True})
        | models.Q(**{f"{high}__isnull": True})
        | models.Q(**{f"{low}__lte": models.F(high)})
    )
    return [
        models.CheckConstraint(condition=bounds, name=f"{name}_bounds"),
        models.CheckConstraint(condition=order, name=f"{name}_order"),
    ]


def readiness_is_sound(column: str, name: str) -> models.CheckConstraint:
    in_scale = models.Q(**{f"{column}__gte": 1, f"{column}__lte": 9})
    return models.CheckConstraint(condition=models.Q(**{f"{column}__isnull": True}) | in_scale, name=name)
