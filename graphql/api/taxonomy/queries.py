from typing import Any

from api.graphene_types import Field, Info, ObjectType, String
from api.nodes import finder
from api.siblings import together
from api.taxonomy.types import Taxonomy
from marketplace.catalog import models
from marketplace.catalog.selectors import active_taxonomy


class Queries(ObjectType):
    taxonomy = Field(
        Taxonomy,
        description="A map of goals; null when there is none of this code.",
        args={"code": String(description="Which one; the one in use when left out.")},
    )

    @staticmethod
    def resolve_taxonomy(_root: Any, _info: Info, code: str | None = None) -> Any:
        if code is not None and "\0" in code:  # no name has one, and PostgreSQL refuses to look
            return None
        found = active_taxonomy(code)
        return None if found is None else together([found])[0]


def _public(model: Any) -> Any:
    return finder(lambda viewer: model.objects.all())


finders = {
    "Dimension": _public(models.Dimension),
    "Axis": _public(models.Axis),
    "Goal": _public(models.Goal),
    "MacroPolicy": _public(models.MacroPolicy),
    "Taxonomy": _public(models.Taxonomy),
}
