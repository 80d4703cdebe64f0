"""What filters and structured fits read of the documents, as columns: no Python for each row."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.engine.items import Facets, Filters
from matching.engine.tables import Ragged, Rows, counts_of, sums
from matching.engine.types import BoolArray, IntArray

_UNKNOWN = 0
_ANY_MONEY = (0, np.iinfo(np.int64).max)
_MAX_KINDS = 63
#: Set-valued facets by the name of their fit.
_SETS = {"goals": "goals", "dimension": "dimensions", "axis": "axes", "tags": "tags"}
_NAMED = ("city", "credentials", *_SETS)


class _Names:
    """Numbers for strings, from 1; 0 is "not given"."""

    def __init__(self, names: Sequence[str]) -> None:
        self.numbers = {name: number for number, name in enumerate(names, start=1)}

    def number(self, name: str | None) -> int:
        return _UNKNOWN if name is None else self.numbers.setdefault(name, len(self.numbers) + 1)

    def known(self, names: Collection[str]) -> list[int]:
        return [self.numbers[name] for name in names if name in self.numbers]


class FilterColumns:
    """Columns over the rows of one partition. ``stored`` and ``names``: what :meth:`tables` and :meth:`names` said."""

    def __init__(
        self, stored: dict[str, NDArray[Any]] | None = None, names: dict[str, Sequence[str]] | None = None
    ) -> None:
        stored, names = stored or {}, names or {}
        self._names = {name: _Names(names.get(name, ())) for name in _NAMED}
        self._trl = Rows(np.int8, base=stored.get("trl"))
        self._lowest = Rows(np.int64, base=stored.get("lowest"))
        self._highest = Rows(np.int64, base=stored.get("highest"))
        self._city = Rows(np.int32, base=stored.get("city"))
        self._credentials = Rows(np.uint64, base=stored.get("credentials"))
        self._sets = {
            name: Ragged(np.int32, counts=stored.get(f"{name}.counts"), values=stored.get(f"{name}.values"))
            for name in _SETS
        }

    def tables(self) -> dict[str, Rows | Ragged]:
        """All columns by name."""
        plain = {"trl": self._trl, "lowest": self._lowest, "highest": self._highest, "city": self._city}
        return {**plain, "credentials": self._credentials, **self._sets}

    def names(self) -> dict[str, list[str]]:
        """What the numbers in the columns stand for."""
        return {name: list(known.numbers) for name, known in self._names.items()}

    @property
    def nbytes(self) -> int:
        return sum(table.nbytes for table in self.tables().values())

    def add(self, facets: Sequence[Facets]) -> None:
        """Append a row for each of ``facets``. Raises ValueError, and appends nothing, for too many credentials."""
        credentials = np.array([self._bits(each.credentials) for each in facets], np.uint64)
        money = [each.money or _ANY_MONEY for each in facets]
        self._credentials.extend(credentials)
        self._trl.extend(np.array([each.trl or _UNKNOWN for each in facets], np.int8))
        self._lowest.extend(np.array([lowest for lowest, _ in money], np.int64))
        self._highest.extend(np.array([highest for _, highest in money], np.int64))
        self._city.extend(np.array([self._names["city"].number(each.city) for each in facets], np.int32))
        for name, field in _SETS.items():
            number = self._names[name].number
            numbers = [[number(each) for each in sorted(getattr(one, field))] for one in facets]
            values = [value for some in numbers for value in some]
            self._sets[name].extend(counts_of(numbers), np.array(values, np.int32))

    def share_names(self, other: "FilterColumns") -> None:
        """Mean by every number what ``other`` means, from now on."""
        self._names = other._names

    def _bits(self, credentials: Collection[str]) -> int:
        bits = 0
        for name in credentials:
            number = self._names["credentials"].number(name)
            if number > _MAX_KINDS:
                raise ValueError(f"more than {_MAX_KINDS} kinds of credentials")
            bits |= 1 << number
        return bits

    # -- filters -----------------------------------------------------------------------------
    def mask(self, filters: Filters) -> BoolArray:
        """All rows: which satisfy ``filters`` (all but the language, which is the partition's)."""
        return self._admitted(filters, lambda column, test: column.mapped(test), np.ones(len(self._trl), bool))

    def admits(self, filters: Filters, rows: IntArray) -> BoolArray:
        """:meth:`mask` of ``rows`` only."""
        return self._admitted(filters, lambda column, test: test(column.take(rows)), np.ones(len(rows), bool))

    def _admitted(
        self, filters: Filters, tested: Callable[[Rows, Callable[[Any], BoolArray]], BoolArray], mask: BoolArray
    ) -> BoolArray:
        lowest, highest, cities = filters.trl_at_least, filters.trl_at_most, self._names["city"].known(filters.cities)
        if lowest is not None:
            mask &= tested(self._trl, lambda trl: (trl == _UNKNOWN) | (trl >= lowest))
        if highest is not None:
            mask &= tested(self._trl, lambda trl: (trl == _UNKNOWN) | (trl <= highest))
        if filters.money is not None:
            least, most = filters.money
            mask &= tested(self._lowest, lambda value: value <= most)
            mask &= tested(self._highest, lambda value: value >= least)
        if filters.cities:
            is_wanted = np.zeros(len(self._names["city"].numbers) + 1, bool)
            is_wanted[[_UNKNOWN, *cities]] = True
            mask &= tested(self._city, is_wanted.take)
        if filters.credentials:
            known = self._names["credentials"].known(filters.credentials)
            if len(known) < len(filters.credentials):
                mask[:] = False
            bits = np.uint64(sum(1 << number for number in known))
            mask &= tested(self._credentials, lambda held: (held & bits) == bits)
        return mask

    # -- what a fit reads --------------------------------------------------------------------
    def shared(self, name: str, wanted: frozenset[str], rows: IntArray) -> tuple[IntArray, IntArray]:
        """How many of ``wanted`` each of ``rows`` states under ``name``, and how many it states at all."""
        counts, values = self._sets[name].of(rows)
        is_wanted = np.zeros(len(self._names[name].numbers) + 1, bool)
        is_wanted[self._names[name].known(wanted)] = True
        return sums(is_wanted[values], counts).astype(np.int64), counts.astype(np.int64)

    def trl(self, rows: IntArray) -> NDArray[np.int8]:
        """Readiness levels; 0 where none is stated."""
        return self._trl.take(rows)

    def money(self, rows: IntArray) -> tuple[IntArray, IntArray, BoolArray]:
        """Lowest and highest price or budget, and whether they are stated."""
        highest = self._highest.take(rows)
        return self._lowest.take(rows), highest, highest != _ANY_MONEY[1]
