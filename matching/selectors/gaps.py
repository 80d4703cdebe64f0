"""The gap map: where is demand without supply, and supply without demand?

What is counted is what everybody may see: open challenges (as the list's filter "open only" finds them) and
published solutions. The counting rules, which the SDL repeats:

- **Challenge, cell.** A challenge counts in the cell of its dimension and axis. What it does not state is taken from
  its goals: without an axis it counts in its dimension's row under each axis of its goals, without a dimension in its
  axis' column beside each dimension of its goals, without both in every cell of its goals.
- **Solution, cell.** A solution counts in every cell of its goals. For a dimension that none of its goals lies in it
  counts in the whole row, since solutions state no axis.
- **Goal.** Both count at exactly the goals that they name.
- An object counts once in each cell or goal, and once in the totals; what has no place in the map is *unplaced*.
- With a **city**, only its challenges are demand; the supply stays whole, since a supplier of any city may answer.
- A challenge is **matched** when its stored list holds a strong or good match that is offered now. A solution is
  **idle** when it is in no such list.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, QuerySet, Value, When

from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeSort
from marketplace.catalog.models import Axis, Challenge, Dimension, Goal, Solution, Taxonomy
from marketplace.catalog.selectors import (
    ChallengeFilter,
    active_taxonomy,
    challenges_visible_to,
    filter_challenges,
    solutions_visible_to,
    sort_challenges,
    sort_solutions,
)
from matching.enums import SURE_BANDS, Direction, GapKind
from matching.models import MatchRecord
from matching.selectors.gap_places import Demand, Supply

EVERYBODY = Viewer.anonymous()


@dataclass(slots=True)
class Tally:
    """The objects of one cell, one goal or the whole."""

    challenges: set[int] = field(default_factory=set)
    solutions: set[int] = field(default_factory=set)
    matched_challenges: frozenset[int] = frozenset()
    used_solutions: frozenset[int] = frozenset()

    @property
    def demand(self) -> int:
        return len(self.challenges)

    @property
    def supply(self) -> int:
        return len(self.solutions)

    @property
    def matched(self) -> int:
        return len(self.challenges & self.matched_challenges)

    @property
    def unmatched(self) -> int:
        return self.demand - self.matched

    @property
    def idle(self) -> int:
        """Solutions that nobody who asks has a strong or good match with."""
        return len(self.solutions - self.used_solutions)

    @property
    def gap(self) -> GapKind:
        if not self.demand:
            return GapKind.SUPPLY_WITHOUT_DEMAND if self.supply else GapKind.EMPTY
        if not self.supply:
            return GapKind.DEMAND_WITHOUT_SUPPLY
        return GapKind.UNMATCHED_DEMAND if self.unmatched else GapKind.MET


@dataclass(slots=True)
class Cell(Tally):
    dimension: Dimension = field(kw_only=True)
    axis: Axis = field(kw_only=True)


@dataclass(slots=True)
class GoalTally(Tally):
    goal: Goal = field(kw_only=True)


@dataclass(slots=True)
class GapMap:
    """``cells`` row by row; ``unplaced``: what is counted in the totals and in no cell."""

    taxonomy: Taxonomy
    cells: list[Cell]
    goals: list[GoalTally]
    totals: Tally
    unplaced: Tally


@dataclass(slots=True)
class GapEntries:
    """What is counted at one place, and the rows of it: needs without a match and idle solutions come first."""

    tally: Tally
    challenges: QuerySet[Challenge]
    solutions: QuerySet[Solution]


def gap_map(code: str | None = None, *, city: int | None = None) -> GapMap | None:
    """The map under the named taxonomy, or the active one; None when there is none. A constant number of statements."""
    taxonomy = active_taxonomy(code)
    if taxonomy is None:
        return None
    demand, supply, known = _counted(taxonomy, city)
    cells = [
        Cell(demand.at((row.pk, column.pk)), supply.at((row.pk, column.pk)), dimension=row, axis=column, **known)
        for row in taxonomy.dimensions.all()
        for column in taxonomy.axes.all()
    ]
    goals = [
        GoalTally(demand.by_goal[goal.pk], supply.by_goal[goal.pk], goal=goal, **known) for goal in taxonomy.goals.all()
    ]
    placed = Tally(
        set().union(*(cell.challenges for cell in cells)), set().union(*(cell.solutions for cell in cells)), **known
    )
    totals = Tally(set(demand.ids), set(supply.ids), **known)
    unplaced = Tally(totals.challenges - placed.challenges, totals.solutions - placed.solutions, **known)
    return GapMap(taxonomy, cells, goals, totals, unplaced)


def gap_entries(
    code: str | None = None,
    *,
    dimension: int | None = None,
    axis: int | None = None,
    goal: int | None = None,
    city: int | None = None,
) -> GapEntries | None:
    """What the map counts at a goal, or in a cell, a row or a column; None without a taxonomy."""
    taxonomy = active_taxonomy(code)
    if taxonomy is None:
        return None
    demand, supply, known = _counted(taxonomy, city)
    place = (dimension, axis, goal)
    tally = Tally(demand.within(*place), supply.within(*place), **known)
    open_needs = demand.rows.filter(pk__in=tally.challenges)
    offers = supply.rows.filter(pk__in=tally.solutions)
    return GapEntries(
        tally,
        _last(sort_challenges(open_needs, ChallengeSort.DEADLINE), tally.matched_challenges),
        _last(sort_solutions(offers), tally.used_solutions),
    )


def _last(rows: QuerySet[Any], keys: Collection[int]) -> QuerySet[Any]:
    """``rows`` in their order, but those of ``keys`` behind the others."""
    if not keys:
        # A constant in ORDER BY is the number of a column to PostgreSQL.
        return rows
    behind = Case(When(pk__in=keys, then=Value(1)), default=Value(0))
    return rows.order_by(behind, *rows.query.order_by)


def _counted(taxonomy: Taxonomy, city: int | None) -> tuple[Demand, Supply, dict[str, Any]]:
    """Both sides with their places, and what a tally has to know of matches."""
    wanted = ChallengeFilter(open_only=True, city=city)
    challenges = filter_challenges(challenges_visible_to(EVERYBODY), wanted, EVERYBODY)
    solutions = solutions_visible_to(EVERYBODY)
    matched, used = _in_lists(challenges, solutions)
    known = {"matched_challenges": matched, "used_solutions": used}
    return Demand(challenges, taxonomy), Supply(solutions, taxonomy), known


def _in_lists(challenges: QuerySet[Challenge], solutions: QuerySet[Solution]) -> tuple[frozenset[int], frozenset[int]]:
    """Challenges with a match that counts, and solutions that such matches name."""
    rows = MatchRecord.objects.filter(
        direction=Direction.CHALLENGE_TO_SOLUTIONS,
        is_current=True,
        band__in=SURE_BANDS,
        challenge__in=challenges.order_by().values("pk"),
        solution__in=solutions.order_by().values("pk"),
    )
    pairs = list(rows.values_list("challenge_id", "solution_id"))
    return frozenset(challenge for challenge, _ in pairs), frozenset(solution for _, solution in pairs)
