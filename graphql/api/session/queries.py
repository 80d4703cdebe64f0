from typing import Any

from api.graphene_types import Field, Info, ObjectType
from api.session.types import Session, SessionRoot


class Queries(ObjectType):
    session = Field(Session, required=True, description="The viewer's own view of themselves.")

    @staticmethod
    def resolve_session(_root: Any, _info: Info) -> SessionRoot:
        return SessionRoot()
