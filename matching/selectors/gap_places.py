"""Where the objects of each side stand in the map of goals; the rules are those of :mod:`matching.selectors.gaps`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from marketplace.catalog.models import Challenge, Solution, Taxonomy

#: Primary keys of a dimension and an axis.
Place = tuple[int, int]


class Side:
    """Where the objects of one side stand, read in a few statements."""

    def __init__(self, rows: QuerySet[Any], taxonomy: Taxonomy) -> None:
        self.rows = rows.order_by()
        self.dimensions = {row.pk for row in taxonomy.dimensions.all()}
        self.axes = {row.pk for row in taxonomy.axes.all()}
        self.goals = {goal.pk: goal for goal in taxonomy.goals.all()}
        self.by_goal: defaultdict[int, set[int]] = defaultdict(set)
        self.by_place: defaultdict[Place, set[int]] = defaultdict(set)
        self.ids: set[int] = set()

    def at(self, place: Place) -> set[int]:
        return self.by_place[place]

    def within(self, dimension: int | None, axis: int | None, goal: int | None) -> set[int]:
        """The objects of a goal, or of the cells that are named; all of them when nothing is."""
        if goal is not None:
            return set(self.by_goal.get(goal, ()))
        if dimension is None and axis is None:
            return set(self.ids)
        places = (place for place in self.by_place if dimension in (None, place[0]) and axis in (None, place[1]))
        return set().union(*(self.by_place[place] for place in places))

    def linked(self, through: Any, owner: str, target: str) -> Mapping[int, set[int]]:
        """Targets of the many-to-many relation by owner."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        links = through.objects.filter(**{f"{owner}__in": self.rows.values("pk")})
        for pk, other in links.values_list(f"{owner}_id", f"{target}_id"):
            found[pk].add(other)
        return found

    def put(self, pk: int, goal_ids: Iterable[int], places: Iterable[Place]) -> None:
        self.ids.add(pk)
        for goal_id in goal_ids:
            self.by_goal[goal_id].add(pk)
        for place in places:
            self.by_place[place].add(pk)

    def cells_of(self, goal_ids: Collection[int]) -> set[Place]:
        goals = [self.goals[pk] for pk in goal_ids if pk in self.goals]
        return {(goal.dimension_id, axis.pk) for goal in goals for axis in goal.axes.all()}


class Demand(Side):
    def __init__(self, rows: QuerySet[Challenge], taxonomy: Taxonomy) -> None:
        super().__init__(rows, taxonomy)
        goals = self.linked(Challenge.goals.through, "challenge", "goal")
        for pk, dimension, axis in self.rows.values_list("pk", "dimension_id", "axis_id"):
            self.put(pk, goals.get(pk, ()), self._places(dimension, axis, goals.get(pk, set())))

    def _places(self, dimension: int | None, axis: int | None, goal_ids: Collection[int]) -> set[Place]:
        dimension = dimension if dimension in self.dimensions else None
        axis = axis if axis in self.axes else None
        if dimension is not None and axis is not None:
            return {(dimension, axis)}
        named = [self.goals[pk] for pk in goal_ids if pk in self.goals]
        if axis is not None:  # a goal without axes still names its dimension
            return {(goal.dimension_id, axis) for goal in named}
        cells = self.cells_of(goal_ids)
        return cells if dimension is None else {(dimension, column) for _, column in cells}


class Supply(Side):
    def __init__(self, rows: QuerySet[Solution], taxonomy: Taxonomy) -> None:
        super().__init__(rows, taxonomy)
        goals = self.linked(Solution.goals.through, "solution", "goal")
        dimensions = self.linked(Solution.dimensions.through, "solution", "dimension")
        for pk in self.rows.values_list("pk", flat=True):
            self.put(pk, goals.get(pk, ()), self._places(dimensions.get(pk, set()), goals.get(pk, set())))

    def _places(self, dimensions: set[int], goal_ids: Collection[int]) -> set[Place]:
        cells = self.cells_of(goal_ids)
        whole_rows = (dimensions & self.dimensions) - {dimension for dimension, _ in cells}
        return cells | {(dimension, axis) for dimension in whole_rows for axis in self.axes}
