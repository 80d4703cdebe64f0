"""Challenges and solutions: one by its id, and lists with filters and sorting."""

from typing import Any

from api.catalog.filters import ChallengeFilter, SolutionFilter, challenge_filter, solution_filter
from api.catalog.types import (
    Challenge,
    ChallengeConnection,
    ChallengeSort,
    Solution,
    SolutionConnection,
    SolutionSort,
)
from api.connections import PAGE, Slice, paged
from api.context import viewer_in
from api.graphene_types import ID, Field, Info, ObjectType
from api.nodes import finder
from api.relay import pk_of
from marketplace.catalog import enums, selectors

find_challenge = finder(selectors.challenges_visible_to)
find_solution = finder(selectors.solutions_visible_to)


class Queries(ObjectType):
    challenge = Field(
        Challenge,
        description="One challenge; null when there is none or the viewer may not see it.",
        args={"id": ID(required=True, description="Its id.")},
    )
    challenges = Field(
        ChallengeConnection,
        required=True,
        description="The challenges that the viewer may see.",
        args={
            "filter": ChallengeFilter(description="Which ones."),
            "sort": ChallengeSort(default_value=enums.ChallengeSort.NEWEST, description="In which order."),
            **PAGE,
        },
    )
    solution = Field(
        Solution,
        description="One solution; null when there is none or the viewer may not see it.",
        args={"id": ID(required=True, description="Its id.")},
    )
    solutions = Field(
        SolutionConnection,
        required=True,
        description="The solutions that the viewer may see.",
        args={
            "filter": SolutionFilter(description="Which ones."),
            "sort": SolutionSort(default_value=enums.SolutionSort.NEWEST, description="In which order."),
            **PAGE,
        },
    )

    @staticmethod
    def resolve_challenge(_root: Any, info: Info, id: str) -> Any:
        return find_challenge(viewer_in(info), pk_of(id, "Challenge", "id"))

    @staticmethod
    def resolve_challenges(
        _root: Any,
        info: Info,
        filter: Any = None,
        sort: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Slice:
        viewer = viewer_in(info)
        visible = selectors.challenges_visible_to(viewer)
        rows = selectors.filter_challenges(visible, challenge_filter(filter), viewer)
        return paged(selectors.sort_challenges(rows, sort or enums.ChallengeSort.NEWEST), first, after)

    @staticmethod
    def resolve_solution(_root: Any, info: Info, id: str) -> Any:
        return find_solution(viewer_in(info), pk_of(id, "Solution", "id"))

    @staticmethod
    def resolve_solutions(
        _root: Any,
        info: Info,
        filter: Any = None,
        sort: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Slice:
        viewer = viewer_in(info)
        visible = selectors.solutions_visible_to(viewer)
        rows = selectors.filter_solutions(visible, solution_filter(filter), viewer)
        return paged(selectors.sort_solutions(rows, sort or enums.SolutionSort.NEWEST), first, after)


finders = {
    "Challenge": find_challenge,
    "Solution": find_solution,
    "Attachment": finder(selectors.attachments_visible_to),
}
