"""State of matching, fitted rankers, kept evaluations. Nothing of it exists for others than the secretariat."""

from typing import Any

from api.connections import PAGE, Slice, paged
from api.context import viewer_in
from api.graphene_types import Field, Info, ObjectType
from api.nodes import finder
from api.operators.types import EvaluationRunConnection, MatchingStatus, RankerConnection
from api.siblings import together
from matching.learning.selectors import evaluations_visible_to, rankers_visible_to
from matching.learning.status import matching_status


class Queries(ObjectType):
    matching_status = Field(MatchingStatus, description="How matching does; null for all but the secretariat.")
    rankers = Field(
        RankerConnection,
        required=True,
        description="Fitted rankers, the newest first; empty for all but the secretariat.",
        args=PAGE,
    )
    evaluation_runs = Field(
        EvaluationRunConnection,
        required=True,
        description="Kept evaluations, the newest first; empty for all but the secretariat.",
        args=PAGE,
    )

    @staticmethod
    def resolve_matching_status(_root: Any, info: Info) -> Any:
        found = matching_status(viewer_in(info))
        if found is not None and found.ranker is not None:
            together([found.ranker])
        return found

    @staticmethod
    def resolve_rankers(_root: Any, info: Info, first: int | None = None, after: str | None = None) -> Slice:
        return paged(rankers_visible_to(viewer_in(info)), first, after)

    @staticmethod
    def resolve_evaluation_runs(_root: Any, info: Info, first: int | None = None, after: str | None = None) -> Slice:
        return paged(evaluations_visible_to(viewer_in(info)), first, after)


finders = {"Ranker": finder(rankers_visible_to), "EvaluationRun": finder(evaluations_visible_to)}
