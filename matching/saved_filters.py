"""The conditions of a list as they are kept: plain values in a JSON column, and back to the list's own filter."""

import dataclasses
from typing import Any

from django.db.models import QuerySet

from accounts.viewer import Viewer
from bahamm.kernel.idempotency import fingerprint
from marketplace.catalog.selectors import (
    ChallengeFilter,
    SolutionFilter,
    challenges_visible_to,
    filter_challenges,
    filter_solutions,
    solutions_visible_to,
)
from matching.enums import SearchKind
from matching.models import SavedSearch

CatalogueFilter = ChallengeFilter | SolutionFilter


def stored(wanted: CatalogueFilter) -> dict[str, Any]:
    """Only what is given: two filters that ask the same are kept as the same."""
    values: dict[str, Any] = {}
    for field in dataclasses.fields(wanted):
        value = getattr(wanted, field.name)
        if isinstance(value, list | tuple | set | frozenset):
            value = sorted({_plain(item) for item in value})
        elif isinstance(value, str):
            value = str(value).strip()
        if value not in (None, "", []) and value is not False:  # an amount of 0 is a condition
            values[field.name] = _plain(value)
    return values


def _plain(value: Any) -> Any:
    """A word of a vocabulary is kept as its value."""
    return str(value) if isinstance(value, str) else value


def conditions_fingerprint(kind: str, values: dict[str, Any], *, is_semantic: bool) -> str:
    return fingerprint({"kind": str(kind), "filter": values, "is_semantic": is_semantic})


def visible_finds(kind: str, values: dict[str, Any], viewer: Viewer, *, without_text: bool = False) -> QuerySet[Any]:
    """What the list would show ``viewer`` under the kept conditions: the very code of the lists."""
    given = {name: value for name, value in values.items() if not (without_text and name == "search")}
    if kind == SearchKind.CHALLENGES:
        return filter_challenges(challenges_visible_to(viewer), ChallengeFilter(**given), viewer)
    return filter_solutions(solutions_visible_to(viewer), SolutionFilter(**given), viewer)


def finds_of(search: SavedSearch, viewer: Viewer) -> QuerySet[Any]:
    """What meets ``search`` but for a text that is compared by meaning."""
    return visible_finds(search.kind, search.filter, viewer, without_text=search.is_semantic)
