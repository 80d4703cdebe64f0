"""From the filters of the API to those of the catalogue: ids decoded, amounts read, every bad value told."""

from typing import Any

from api.accounts.types import Language
from api.catalog.types import ChallengeState, SolutionState
from api.graphene_types import ID, Boolean, InputObjectType, Int, List, NonNull, String
from api.relay import pk_or_none, pks_of
from bahamm.kernel.errors import ErrorCollector
from marketplace.catalog import selectors
from marketplace.catalog.inputs import Rial

_amount = Rial()


class ChallengeFilter(InputObjectType):
    """Every given condition must hold."""

    search = String(description="Words of the text or of the unit's name, in any spelling variant.")
    states = List(NonNull(ChallengeState), description="Any of these states.")
    unit = ID(description="The unit, or one below it.")
    city = ID(description="The city.")
    dimension = ID(description="The smart-city dimension.")
    axis = ID(description="The strategic axis.")
    goals = List(NonNull(ID), description="Any of these goals.")
    language = Language(description="The language it is written in.")
    budget_min = String(description="Rials: budgets that reach this much.")
    budget_max = String(description="Rials: budgets that begin below this.")
    open_only = Boolean(description="Only those that can be answered now.")
    mine = Boolean(description="Only those of the viewer's units.")


class SolutionFilter(InputObjectType):
    """Every given condition must hold."""

    search = String(description="Words of the text or of the supplier's name, in any spelling variant.")
    states = List(NonNull(SolutionState), description="Any of these states.")
    supplier = ID(description="The supplier.")
    dimension = ID(description="One of its smart-city dimensions.")
    goals = List(NonNull(ID), description="Any of these goals.")
    language = Language(description="The language it is written in.")
    trl_min = Int(description="At least this mature.")
    price_max = String(description="Rials: prices that begin below this.")
    mine = Boolean(description="Only those of the viewer's suppliers.")


def challenge_filter(given: Any) -> selectors.ChallengeFilter:
    """Raises ValidationFailed for an id of another type and for what is no amount."""
    wanted = dict(given or {})
    return selectors.ChallengeFilter(
        **{
            **wanted,
            "unit": pk_or_none(wanted.get("unit"), "Organisation", "filter.unit"),
            "city": pk_or_none(wanted.get("city"), "City", "filter.city"),
            "dimension": pk_or_none(wanted.get("dimension"), "Dimension", "filter.dimension"),
            "axis": pk_or_none(wanted.get("axis"), "Axis", "filter.axis"),
            "goals": pks_of(wanted.get("goals"), "Goal", "filter.goals"),
            **_amounts(wanted, "budget_min", "budget_max"),
        }
    )


def solution_filter(given: Any) -> selectors.SolutionFilter:
    wanted = dict(given or {})
    return selectors.SolutionFilter(
        **{
            **wanted,
            "supplier": pk_or_none(wanted.get("supplier"), "Organisation", "filter.supplier"),
            "dimension": pk_or_none(wanted.get("dimension"), "Dimension", "filter.dimension"),
            "goals": pks_of(wanted.get("goals"), "Goal", "filter.goals"),
            **_amounts(wanted, "price_max"),
        }
    )


def _amounts(wanted: dict[str, Any], *names: str) -> dict[str, int | None]:
    collector = ErrorCollector()
    read = {name: _amount(wanted.get(name), f"filter.{name}", collector) for name in names}
    collector.raise_if_any()
    return {name: None if money is None else int(money.amount) for name, money in read.items()}
