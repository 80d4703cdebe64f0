"""graphene with the types that it does not declare: the one place where an untyped base class is allowed."""

from typing import TYPE_CHECKING, Any

import graphene
from graphene_django import DjangoObjectType as _DjangoObjectType
from graphql import GraphQLResolveInfo

Argument: Any = graphene.Argument
Boolean: Any = graphene.Boolean
Field: Any = graphene.Field
Float: Any = graphene.Float
ID: Any = graphene.ID
InputField: Any = graphene.InputField
Int: Any = graphene.Int
List: Any = graphene.List
NonNull: Any = graphene.NonNull
String: Any = graphene.String
UUID: Any = graphene.UUID

Info = GraphQLResolveInfo

if TYPE_CHECKING:

    class ObjectType:
        """Fields are class attributes; an instance takes their values as keywords."""

        def __init__(self, **values: Any) -> None: ...

    class DjangoObjectType(ObjectType):
        _meta: Any

    class InputObjectType(dict[str, Any]):
        """A dictionary of the given fields in snake_case, readable as attributes too."""

        def __getattr__(self, name: str) -> Any: ...

    class Interface: ...

    class Union: ...

    class Scalar:
        def __init__(self, **options: Any) -> None: ...

    class Schema:
        graphql_schema: Any

        def __init__(self, **options: Any) -> None: ...

else:
    InputObjectType = graphene.InputObjectType
    Interface = graphene.Interface
    ObjectType = graphene.ObjectType
    Scalar = graphene.Scalar
    Schema = graphene.Schema
    Union = graphene.Union
    DjangoObjectType = _DjangoObjectType


def listed(of: Any) -> Any:
    """``[of!]!`` — no list of ours is null or holds null."""
    return NonNull(List(NonNull(of)))


def enum(choices: Any, description: str, name: str | None = None) -> Any:
    """A GraphQL enum of Django choices: names are the members, descriptions their labels."""

    def describe(member: Any) -> str:
        return description if member is None else str(member.label)

    return graphene.Enum.from_enum(choices, name=name or choices.__name__, description=describe)
