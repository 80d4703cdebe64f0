"""Rows that one answer lists together, so that what one of them needs is read for all of them at once.

Resolvers see one row at a time. A row that came with others remembers them (:func:`together`); the first that
asks for a relation or a computed value loads it for the whole group in one statement, and the rows that it
loads are a group again. The number of statements therefore follows the shape of the query and never the length
of a list, whatever way (fragments, aliases, unions) a field was reached. Nothing is read that is not resolved.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects

RowT = TypeVar("RowT", bound=Model)
ValueT = TypeVar("ValueT")

_ATTRIBUTE = "_siblings"


class Siblings:
    """Rows of one model and what has been found for them."""

    __slots__ = ("found", "rows")

    def __init__(self, rows: list[Any]) -> None:
        self.rows = rows
        self.found: dict[Hashable, Any] = {}


def together(rows: Iterable[RowT]) -> list[RowT]:
    """Make ``rows`` siblings, by model; returns them as a list.

    A row that is met again on another way (a goal's dimension whose goals were listed) keeps its siblings and what
    was found for them: a new group would read everything once more.
    """
    listed = list(rows)
    by_model: dict[type[Any], dict[int, Any]] = {}
    for row in listed:
        if not _is_settled(row):
            by_model.setdefault(type(row), {})[id(row)] = row
    for members in by_model.values():
        group = Siblings(list(members.values()))
        for row in members.values():
            row.__dict__[_ATTRIBUTE] = group
    return listed


def _is_settled(row: Any) -> bool:
    group: Siblings | None = row.__dict__.get(_ATTRIBUTE)
    return group is not None and (len(group.rows) > 1 or bool(group.found))


def siblings_of(row: Any) -> Siblings:
    group: Siblings | None = row.__dict__.get(_ATTRIBUTE)
    if group is None:
        group = row.__dict__[_ATTRIBUTE] = Siblings([row])
    return group


def for_each(row: Any, key: Hashable, load: Callable[[list[Any]], Mapping[int, ValueT]]) -> ValueT | None:
    """What ``load`` finds for ``row``: it is called once, with all siblings, and answers by primary key."""
    group = siblings_of(row)
    if key not in group.found:
        group.found[key] = load(group.rows)
    found: Mapping[int, ValueT] = group.found[key]
    return found.get(row.pk)


def one(row: Any, name: str) -> Any:
    """The row behind a foreign key, or None."""
    group = siblings_of(row)
    key = ("one", name)
    if key not in group.found:
        prefetch_related_objects(group.rows, name)
        group.found[key] = True
        together(target for item in group.rows if (target := _cached(item, name)) is not None)
    return _cached(row, name)


def many(row: Any, name: str, queryset: QuerySet[Any] | None = None, key: Hashable = None) -> list[Any]:
    """The rows of a to-many relation, limited to ``queryset`` (then ``key`` tells it from other limits)."""

    def load(rows: list[Any]) -> dict[int, list[Any]]:
        if queryset is None:
            prefetch_related_objects(rows, name)
            found = {item.pk: list(getattr(item, name).all()) for item in rows}
        else:
            attribute = f"_many_{name}_{key}"
            prefetch_related_objects(rows, Prefetch(name, queryset=queryset, to_attr=attribute))
            found = {item.pk: getattr(item, attribute) for item in rows}
        together(target for targets in found.values() for target in targets)
        return found

    return for_each(row, ("many", name, key), load) or []


def _cached(row: Any, name: str) -> Any:
    return row._state.fields_cache.get(name)
