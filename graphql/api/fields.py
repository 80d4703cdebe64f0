"""Fields that follow a relation. Whatever the way to a row, its relations are read for all its siblings at once."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from accounts.viewer import Viewer
from api.context import viewer_in
from api.graphene_types import Field, Info, listed
from api.siblings import many, one


def to_one(of: Any, name: str, description: str, *, required: bool = False) -> Any:
    """The row behind the foreign key ``name``: for keys whose target everybody may see who sees the row."""

    def resolve(row: Any, _info: Info) -> Any:
        return one(row, name)

    return Field(of, required=required, description=description, resolver=resolve)


def to_one_if(of: Any, name: str, description: str, can_see: Callable[[Viewer, Any], bool]) -> Any:
    """The row behind ``name``, null for who may not see it."""

    def resolve(row: Any, info: Info) -> Any:
        target = one(row, name)
        return target if target is not None and can_see(viewer_in(info), target) else None

    return Field(of, description=description, resolver=resolve)


def to_many(of: Any, name: str, description: str) -> Any:
    """The rows of a relation that is as public as the row itself."""

    def resolve(row: Any, _info: Info) -> list[Any]:
        return many(row, name)

    return Field(listed(of), description=description, resolver=resolve)


def to_visible(of: Any, name: str, description: str, visible_to: Callable[[Viewer], QuerySet[Any]]) -> Any:
    """Those rows of a relation that the viewer may see, in the order of ``visible_to``."""

    def resolve(row: Any, info: Info) -> list[Any]:
        return many(row, name, visible_to(viewer_in(info)), key="visible")

    return Field(listed(of), description=description, resolver=resolve)
