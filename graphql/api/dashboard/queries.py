from typing import Any

from api.dashboard.types import Dashboard, Desk, PublicFigures
from api.graphene_types import ID, Field, Info, ObjectType
from api.relay import pk_or_none
from marketplace.catalog import selectors


class Queries(ObjectType):
    dashboard = Field(
        Dashboard,
        required=True,
        description="What waits for the viewer; empty where they belong to nothing.",
        args={"organisation": ID(description="One of the viewer's organisations; all of them when left out.")},
    )
    public_figures = Field(PublicFigures, required=True, description="Figures for everybody.")

    @staticmethod
    def resolve_dashboard(_root: Any, _info: Info, organisation: str | None = None) -> Desk:
        return Desk(pk_or_none(organisation, "Organisation", "organisation"))

    @staticmethod
    def resolve_public_figures(_root: Any, _info: Info) -> selectors.PublicFigures:
        return selectors.public_figures()
