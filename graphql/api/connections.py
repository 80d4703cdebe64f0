"""Connections: every list has a capped page, a cursor for each edge, and a count of what the viewer may see."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.db.models import Count, Prefetch, QuerySet, prefetch_related_objects

from api import errors
from api.graphene_types import Boolean, Field, Int, NonNull, ObjectType, String, listed
from api.keyset import Keyset
from api.limits import limit
from api.relay import decode_cursor, encode_cursor, invalid_cursor
from api.siblings import for_each, together
from bahamm.kernel.errors import ValidationFailed

#: The arguments of every connection.
PAGE = {
    "first": Int(description="Page size; at most 100, 20 when left out."),
    "after": String(description="The cursor behind which the page starts."),
}


class PageInfo(ObjectType):
    """Where this page stands in the list."""

    has_next_page = Boolean(required=True, description="Whether more follows.")
    has_previous_page = Boolean(required=True, description="Whether the page was asked for by a cursor.")
    start_cursor = String(description="The first edge's cursor.")
    end_cursor = String(description="The last edge's cursor: pass it as `after` to get the next page.")


def connection(noun: str, node: str, **extra: Any) -> Any:
    """``NounConnection`` with ``NounEdge`` over the type at the dotted path ``node``."""
    fields = {
        "__doc__": f"One entry of a list of {noun} objects.",
        "cursor": String(required=True, description="Points behind this entry."),
        "node": Field(node, required=True, description="The entry itself."),
    }
    edge = type(f"{noun}Edge", (ObjectType,), fields)
    whole = {
        "__doc__": f"A page of {noun} objects.",
        "edges": NonNull(listed(edge).of_type, description="The entries of this page."),
        "page_info": Field(PageInfo, required=True, description="Where the page stands."),
        "total_count": Int(required=True, description="How many there are in all, of what the viewer may see."),
        **extra,
    }
    return type(f"{noun}Connection", (ObjectType,), whole)


def page_size(first: int | None) -> int:
    """The checked page size; raises ValidationFailed beyond the cap."""
    if first is None:
        return int(limit("PAGE_SIZE"))
    if first < 0:
        raise ValidationFailed.of(errors.PAGE_NEGATIVE, field="first")
    if first > limit("MAX_PAGE_SIZE"):
        raise ValidationFailed.of(errors.PAGE_TOO_LARGE, field="first", limit=limit("MAX_PAGE_SIZE"))
    return first


class Edge:
    __slots__ = ("_cursor", "node")

    def __init__(self, node: Any, cursor: Callable[[Any], str]) -> None:
        self.node, self._cursor = node, cursor

    @property
    def cursor(self) -> str:
        return self._cursor(self.node)


class Slice:
    """One page; reads rows and count only when they are asked for."""

    def __init__(
        self,
        *,
        read: Callable[[], Sequence[Any]],
        first: int,
        count: Callable[[], int],
        cursor: Callable[[Any], str],
        is_first_page: bool,
    ) -> None:
        """``read`` gives up to one row more than ``first``: that one tells whether a next page exists."""
        self._read, self._first, self._count, self._cursor = read, first, count, cursor
        self.has_previous_page = not is_first_page

    @cached_property
    def _found(self) -> Sequence[Any]:
        return self._read()

    @cached_property
    def edges(self) -> list[Edge]:
        return [Edge(row, self._cursor) for row in self._found[: self._first]]

    @property
    def page_info(self) -> "Slice":
        return self

    @property
    def has_next_page(self) -> bool:
        return len(self._found) > self._first

    @property
    def start_cursor(self) -> str | None:
        return self.edges[0].cursor if self.edges else None

    @property
    def end_cursor(self) -> str | None:
        return self.edges[-1].cursor if self.edges else None

    @cached_property
    def total_count(self) -> int:
        return self._count()


def paged(rows: QuerySet[Any], first: int | None, after: str | None) -> Slice:
    """A page of an ordered queryset that is already limited to what the viewer may see."""
    size, keyset = page_size(first), Keyset(rows)
    wanted = keyset.after(after)
    return Slice(
        read=lambda: _page(list(wanted[: size + 1]), size),
        first=size,
        count=lambda: rows.order_by().count(),
        cursor=keyset.cursor,
        is_first_page=after is None,
    )


def _page(rows: list[Any], size: int) -> list[Any]:
    """The row beyond the page only proves that there is more: it must not load anything of its own."""
    together(rows[:size])
    return rows


def paged_under(row: Any, name: str, rows: QuerySet[Any], first: int | None, after: str | None) -> Slice:
    """A page of the to-many relation ``name`` of ``row``: one statement for the pages of all siblings, one to count."""
    size, keyset = page_size(first), Keyset(rows)
    wanted = keyset.after(after)
    column = type(row)._meta.get_field(name).field.attname

    def pages(parents: list[Any]) -> dict[int, list[Any]]:
        prefetch_related_objects(parents, Prefetch(name, queryset=wanted[: size + 1], to_attr="_page_rows"))
        found = {parent.pk: parent.__dict__.pop("_page_rows") for parent in parents}
        together(item for items in found.values() for item in items[:size])
        return found

    def counts(parents: list[Any]) -> dict[int, int]:
        mine = rows.order_by().filter(**{f"{column}__in": [parent.pk for parent in parents]})
        return dict(mine.values_list(column).annotate(Count("pk")))

    return Slice(
        read=lambda: for_each(row, ("page", name, size, after), pages) or [],
        first=size,
        count=lambda: for_each(row, ("count", name), counts) or 0,
        cursor=keyset.cursor,
        is_first_page=after is None,
    )


def paged_by_offset(
    read: Callable[[int, int], tuple[Sequence[Any], int]], first: int | None, after: str | None
) -> Slice:
    """A page of a ranking: ``read(first, offset)`` gives rows and the total. The cursor is the place in the ranking."""
    size = page_size(first)
    offset = 0 if after is None else _place(after)
    rows, total = read(size + 1, offset)
    places = {id(row): offset + number for number, row in enumerate(rows, start=1)}
    return Slice(
        read=lambda: rows,
        first=size,
        count=lambda: total,
        cursor=lambda row: encode_cursor("place", places[id(row)]),
        is_first_page=after is None,
    )


def _place(cursor: str) -> int:
    tag, place = decode_cursor(cursor, 2)
    if tag != "place" or type(place) is not int or not 0 < place < 2**31:
        raise invalid_cursor()
    return int(place)
