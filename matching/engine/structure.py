"""Fit beyond the text: each kind of it a value in 0…1 for every candidate, not a number where a side does not state it.

Need and offer are told apart: an offer may be more mature, cheaper and broader than what is asked for.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matching.engine.items import Facets, Relation
from matching.engine.types import IntArray

Fits = NDArray[np.float64]
#: A missing readiness level costs half, two cost three quarters …
_PER_MISSING_LEVEL = 0.5


class Stated(Protocol):
    """What the documents state, as :class:`matching.engine.columns.FilterColumns` keeps it, read for some rows."""

    def shared(self, name: str, wanted: frozenset[str], rows: IntArray) -> tuple[IntArray, IntArray]:
        """How many of ``wanted`` each row states, and how many it states at all."""

    def trl(self, rows: IntArray) -> NDArray[np.int8]:
        """0 where none is stated."""

    def money(self, rows: IntArray) -> tuple[IntArray, IntArray, NDArray[np.bool_]]:
        """Lowest, highest, and whether they are stated."""


def structured_fits(query: Facets, documents: Stated, rows: IntArray, relation: Relation) -> dict[str, Fits]:
    """The fits by name, for each of ``rows``; a kind that the query does not state is left out."""
    sets = {"goals": query.goals, "dimension": query.dimensions, "axis": query.axes, "tags": query.tags}
    fits: dict[str, Fits] = {}
    for name, wanted in sets.items():
        if wanted:
            both, stated = documents.shared(name, wanted, rows)
            whole = _whole(relation if name != "tags" else Relation.PEERS, len(wanted), stated, both)
            fits[name] = np.where(stated > 0, both / np.maximum(whole, 1), np.nan)
    if query.trl is not None:
        offered = documents.trl(rows).astype(np.int64)
        missing = _missing_levels(relation, query.trl, offered)
        fits["maturity"] = np.where(offered > 0, _PER_MISSING_LEVEL ** missing.astype(np.float64), np.nan)
    if query.money is not None:
        lowest, highest, is_stated = documents.money(rows)
        fits["price"] = np.where(is_stated, _affordability(relation, query.money, lowest, highest), np.nan)
    return fits


def _whole(relation: Relation, wanted: int, stated: IntArray, both: IntArray) -> IntArray:
    """What the overlap is a part of: the need, or among peers all that either names (Jaccard)."""
    wholes: dict[Relation, Callable[[], IntArray]] = {
        Relation.NEED_TO_OFFER: lambda: np.full(len(stated), wanted),
        Relation.OFFER_TO_NEED: lambda: stated,
        Relation.PEERS: lambda: stated + wanted - both,
        Relation.SEARCH: lambda: stated + wanted - both,
    }
    return wholes[relation]()


def _missing_levels(relation: Relation, asked: int, stated: IntArray) -> IntArray:
    """Levels by which the offer is not mature enough; among peers, by which the two differ."""
    if relation is Relation.PEERS:
        return np.abs(stated - asked)
    missing: IntArray = asked - stated if relation is Relation.NEED_TO_OFFER else stated - asked
    return np.maximum(missing, 0)


def _affordability(relation: Relation, asked: tuple[int, int], lowest: IntArray, highest: IntArray) -> Fits:
    """1 when the lowest price is within the budget, else budget / price. Being cheaper than planned costs nothing."""
    prices = np.full(len(lowest), asked[0]) if relation is Relation.OFFER_TO_NEED else lowest
    budgets = highest if relation is Relation.OFFER_TO_NEED else np.full(len(lowest), asked[1])
    fits: Fits = np.where(prices <= budgets, 1.0, np.maximum(budgets, 0) / np.maximum(prices, 1).astype(np.float64))
    return fits
