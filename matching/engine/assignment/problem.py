"""Weighted b-matching as a minimum-cost flow (Ahuja, Magnanti & Orlin 1993, ch. 12), solved by OR-tools."""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow

from matching.engine.types import BoolArray, EngineError, FloatArray, IntArray

#: Weights become integers: differences below a millionth decide nothing.
_SCALE = 1_000_000


class Infeasible(EngineError):
    """The demands cannot be met under the capacities; ``short`` lists the right-hand rows that fall short."""

    def __init__(self, short: list[int]) -> None:
        self.short = short
        super().__init__(f"{len(short)} row(s) cannot be served")


@dataclass(frozen=True, slots=True)
class Edges:
    """Admissible pairs: ``left`` and ``right`` int64 [m], ``weight`` float [m]. Order decides between equals."""

    left: IntArray
    right: IntArray
    weight: FloatArray


@dataclass(frozen=True, slots=True)
class Floor:
    """At least ``count`` edges should end in rows of ``group`` (bool [right rows]), before any weight counts."""

    group: BoolArray
    count: int


def best_matching(
    edges: Edges, left_capacity: IntArray, right_capacity: IntArray, floor: Floor | None = None
) -> IntArray:
    """Indices of the edges of the heaviest matching under both capacities; an edge of weight <= 0 is never taken.

    With ``floor`` the heaviest among those that come closest to it.
    """
    useful = np.flatnonzero(np.rint(edges.weight * _SCALE) > 0)
    if not len(useful):
        return np.zeros(0, np.int64)
    network = _Network(edges, useful, left_capacity, right_capacity, floor)
    supply = int(left_capacity.sum())
    # Whoever is better off alone goes straight to the sink, at no cost.
    network.flow.add_arc_with_capacity_and_unit_cost(network.source, network.sink, supply, 0)
    network.flow.set_node_supply(network.source, supply)
    network.flow.set_node_supply(network.sink, -supply)
    if network.flow.solve() != network.flow.OPTIMAL:  # the detour makes every instance feasible
        raise EngineError("the flow solver found no optimum")
    return network.taken()


def full_matching(edges: Edges, left_capacity: IntArray, right_demand: IntArray) -> IntArray:
    """Indices of the edges of the heaviest matching that meets every demand; raises :class:`Infeasible`."""
    network = _Network(edges, np.arange(len(edges.left)), left_capacity, right_demand)
    demand = int(right_demand.sum())
    network.flow.set_node_supply(network.source, demand)
    network.flow.set_node_supply(network.sink, -demand)
    if int(left_capacity.sum()) >= demand and network.flow.solve() == network.flow.OPTIMAL:
        return network.taken()
    raise Infeasible(_short(edges, left_capacity, right_demand))


class _Network:
    """source -> left -> right -> sink; rows of the floor's group pass a node of their own, whose first units pay."""

    def __init__(
        self,
        edges: Edges,
        chosen: IntArray,
        left_capacity: IntArray,
        right_capacity: IntArray,
        floor: Floor | None = None,
    ) -> None:
        self.flow = min_cost_flow.SimpleMinCostFlow()
        lefts, rights = len(left_capacity), len(right_capacity)
        self.source, self.sink = lefts + rights, lefts + rights + 1
        self._chosen = chosen
        costs = -np.rint(edges.weight[chosen] * _SCALE).astype(np.int64)
        ones = np.ones(len(chosen), np.int64)
        self._arcs = self.flow.add_arcs_with_capacity_and_unit_cost(
            edges.left[chosen], edges.right[chosen] + lefts, ones, costs
        )
        self._add(np.full(lefts, self.source), np.arange(lefts), left_capacity)
        ends = np.full(rights, self.sink)
        if floor is not None:
            ends[floor.group] = self._gate(floor, int(-costs.min(initial=0)), int(left_capacity.sum()))
        self._add(np.arange(rights) + lefts, ends, right_capacity)

    def _gate(self, floor: Floor, heaviest: int, most: int) -> int:
        """Each of the first ``count`` units saves more than all weights together could: the floor comes first."""
        gate = self.sink + 1
        reward = heaviest * (most + 1)
        self.flow.add_arc_with_capacity_and_unit_cost(gate, self.sink, floor.count, -reward)
        self.flow.add_arc_with_capacity_and_unit_cost(gate, self.sink, most, 0)
        return gate

    def _add(self, tails: IntArray, heads: IntArray, capacity: IntArray) -> None:
        self.flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacity, np.zeros(len(tails), np.int64))

    def taken(self) -> IntArray:
        taken: IntArray = self._chosen[np.asarray(self.flow.flows(self._arcs)) > 0]
        return taken


def _short(edges: Edges, left_capacity: IntArray, right_demand: IntArray) -> list[int]:
    """Rows that stay short even when as many demands as possible are met."""
    equal = Edges(edges.left, edges.right, np.ones(len(edges.left), np.float32))
    taken = best_matching(equal, left_capacity, right_demand)
    served = np.bincount(edges.right[taken], minlength=len(right_demand))
    return [int(row) for row in np.flatnonzero(served < right_demand)]
