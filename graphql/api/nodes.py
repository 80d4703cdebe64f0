"""Objects with an id of their own: the ``Node`` interface, the types of database rows, and ``node(id)``."""

from collections.abc import Callable, Mapping
from typing import Any

from graphene_django.registry import get_global_registry

from accounts.viewer import Viewer
from api.context import viewer_in
from api.graphene_types import ID, DjangoObjectType, Field, Info, Interface, ObjectType
from api.relay import decode_id, decode_pair, encode_id, invalid_id, is_pair
from api.siblings import together

#: Finds the object of a key (one primary key, or a pair of them) for who may see it, else None.
Find = Callable[[Viewer, Any], Any]


class Node(Interface):
    """An object with an opaque, global id. What one may not see has none: `node` then gives null."""

    id = ID(required=True, description="Opaque and stable; valid everywhere where this type's id is asked for.")

    @staticmethod
    def resolve_id(row: Any, info: Info) -> str:
        return encode_id(info.parent_type.name, row.pk)

    @staticmethod
    def resolve_type(row: Any, _info: Info) -> Any:
        return type_of(row)


#: The types of values that are no rows.
_OTHERS: dict[type, type[ObjectType]] = {}


def is_node(value: type, served_as: type[ObjectType]) -> None:
    """Values of this class, which are no rows, are served as the given type."""
    _OTHERS[value] = served_as


def type_of(value: Any) -> Any:
    return _OTHERS.get(type(value)) or get_global_registry().get_type_for_model(type(value))


class RowType(DjangoObjectType):
    """The type of one model's rows. No column is shown unless a field says so."""

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        super().__init_subclass_with_meta__(fields=(), interfaces=(Node,), **options)  # type: ignore[misc]

    @staticmethod
    def resolve_id(row: Any, info: Info) -> str:
        return encode_id(info.parent_type.name, row.pk)


def node_field(finders: Mapping[str, Find]) -> Any:
    """``node(id)`` over the types that ``finders`` names."""

    def resolve(_root: None, info: Info, id: str) -> Any:
        name, key = decode_pair(id, "id") if is_pair(id) else decode_id(id, "id")
        if name not in finders:
            raise invalid_id(id, "id")
        return finders[name](viewer_in(info), key)

    return Field(
        Node,
        description="Any object by its id; null when there is none or the viewer may not see it.",
        args={"id": ID(required=True, description="The object's id.")},
        resolver=resolve,
    )


def finder(visible_to: Callable[[Viewer], Any]) -> Find:
    """Finds one row in what the viewer may see."""

    def find(viewer: Viewer, pk: int) -> Any:
        found = visible_to(viewer).filter(pk=pk)[:1]
        return next(iter(together(found)), None)

    return find
