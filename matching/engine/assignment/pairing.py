"""Pairs for a whole set of challenges and suppliers: the best sum under capacities, with room for newcomers.

Plain top-k lists send every challenge to the same few strong suppliers. Here each supplier serves at most as many
challenges as it can, and newcomers get at least a floor of the pairs as long as that costs little (policy P08: a
cap for the strong, a floor for newcomers, at most 2 % of the score).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matching.engine.assignment import exposure
from matching.engine.assignment.exposure import ExposureReport
from matching.engine.assignment.problem import Edges, Floor, best_matching
from matching.engine.types import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class PairingProblem:
    """``scores``: {(challenge id, supplier id): score}; absent pairs are not admissible, scores <= 0 never taken."""

    scores: Mapping[tuple[int, int], float]
    challenge_capacity: Mapping[int, int]
    supplier_capacity: Mapping[int, int]
    newcomers: frozenset[int] = frozenset()
    #: At least this share of the pairs should go to newcomers, 0…1 …
    newcomers_floor: float = 0.0
    #: … as long as the sum of scores stays above this share of the best one.
    least_score: float = 0.98
    #: Pairs that stand whatever they score, such as hand-made ones; they use up capacity like any other.
    fixed: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class PairReason:
    """Why these two: their places on each other's lists, and who stood before them but was taken.

    ``busy_suppliers`` fit the challenge better and are at capacity; ``busy_challenges`` fit the supplier better and
    are served. ``for_newcomers``: the pair exists because of the newcomers' floor; ``is_fixed``: it was given.
    """

    rank_for_challenge: int
    rank_for_supplier: int
    busy_suppliers: tuple[int, ...]
    busy_challenges: tuple[int, ...]
    for_newcomers: bool
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    challenge: int
    supplier: int
    score: float
    reason: PairReason


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs by challenge, then by score. ``top_k`` is what plain lists of the same length would expose."""

    pairs: tuple[Pair, ...]
    exposure: ExposureReport
    top_k: ExposureReport
    #: Largest sum under the capacities alone: the floor never costs more than ``1 - least_score`` of it.
    best_score: float
    unserved: tuple[int, ...]


def pair(problem: PairingProblem) -> Pairing:
    """The pairing; the same problem always gives the same one."""
    instance = _Instance(problem)
    best = instance.solve()
    chosen = instance.with_newcomers(best)
    return instance.result(best, chosen)


class _Instance:
    """The problem as arrays, in the order of ids, so that the result does not depend on the order of a mapping."""

    def __init__(self, problem: PairingProblem) -> None:
        self.problem = problem
        self.challenges = sorted(problem.challenge_capacity)
        self.suppliers = sorted(problem.supplier_capacity)
        row = {pk: index for index, pk in enumerate(self.challenges)}
        column = {pk: index for index, pk in enumerate(self.suppliers)}
        keys = sorted(key for key in problem.scores if key[0] in row and key[1] in column)
        self.edges = Edges(
            np.array([row[challenge] for challenge, _ in keys], np.int64),
            np.array([column[supplier] for _, supplier in keys], np.int64),
            np.array([problem.scores[key] for key in keys], np.float32),
        )
        self.capacity = (
            np.array([max(problem.challenge_capacity[pk], 0) for pk in self.challenges], np.int64),
            np.array([max(problem.supplier_capacity[pk], 0) for pk in self.suppliers], np.int64),
        )
        self.newcomer: BoolArray = np.array([pk in problem.newcomers for pk in self.suppliers], np.bool_)
        self.is_fixed: BoolArray = np.array([key in problem.fixed for key in keys], np.bool_)
        self.fixed: IntArray = np.flatnonzero(self.is_fixed)
        #: What is left to choose: fixed pairs are taken already, and an edge without weight is never taken.
        self.open = Edges(self.edges.left, self.edges.right, np.where(self.is_fixed, 0, self.edges.weight))
        self.room = (
            np.maximum(self.capacity[0] - np.bincount(self.edges.left[self.fixed], minlength=len(self.challenges)), 0),
            np.maximum(self.capacity[1] - np.bincount(self.edges.right[self.fixed], minlength=len(self.suppliers)), 0),
        )

    def solve(self, newcomers: int = 0) -> IntArray:
        """The best sum with at least so many pairs for newcomers, as far as they can be had."""
        wanted = newcomers - self.newcomers(self.fixed)
        floor = Floor(self.newcomer, wanted) if wanted > 0 else None
        return np.union1d(self.fixed, best_matching(self.open, *self.room, floor))

    def score(self, taken: IntArray) -> float:
        return float(self.edges.weight[taken].sum(dtype=np.float64))

    def newcomers(self, taken: IntArray) -> int:
        return int(np.count_nonzero(self.newcomer[self.edges.right[taken]]))

    def with_newcomers(self, best: IntArray) -> IntArray:
        """The best sum with the floor, or with as many newcomers as the score allows (fewer cost less: bisection)."""
        least = self.problem.least_score * self.score(best)
        low, high = self.newcomers(best), math.ceil(self.problem.newcomers_floor * len(best))
        chosen = best
        wanted = high
        while low < wanted:
            taken = self.solve(wanted)
            if self.score(taken) >= least:
                chosen, low = taken, wanted
            else:
                high = wanted - 1
            wanted = (low + high + 1) // 2
        return chosen

    # -- the result ------------------------------------------------------------------------
    def result(self, best: IntArray, chosen: IntArray) -> Pairing:
        served = np.bincount(self.edges.left[chosen], minlength=len(self.challenges))
        lists = self._top_k()
        return Pairing(
            pairs=self._pairs(best, chosen),
            exposure=self._report(chosen),
            top_k=self._report(lists),
            best_score=self.score(best),
            unserved=tuple(pk for pk, count in zip(self.challenges, served, strict=True) if not count),
        )

    def _report(self, taken: IntArray) -> ExposureReport:
        return exposure.report(self.edges.right[taken], self.edges.weight[taken].tolist(), self.newcomer)

    def _top_k(self) -> IntArray:
        """What each challenge would list by itself: as many as it has room for, whoever else wants them."""
        ranks = _ranks(self.edges.left, self.edges.weight)
        wanted: IntArray = np.flatnonzero((ranks <= self.capacity[0][self.edges.left]) & (self.edges.weight > 0))
        return wanted

    def _pairs(self, best: IntArray, chosen: IntArray) -> tuple[Pair, ...]:
        by_challenge = _ranks(self.edges.left, self.edges.weight)
        by_supplier = _ranks(self.edges.right, self.edges.weight)
        without_floor = set(best.tolist())
        full = self._full(chosen)
        order = np.lexsort((-self.edges.weight[chosen], self.edges.left[chosen]))
        return tuple(
            Pair(
                challenge=self.challenges[self.edges.left[edge]],
                supplier=self.suppliers[self.edges.right[edge]],
                score=float(self.edges.weight[edge]),
                reason=PairReason(
                    rank_for_challenge=int(by_challenge[edge]),
                    rank_for_supplier=int(by_supplier[edge]),
                    busy_suppliers=self._before(edge, chosen, full[1], of_challenge=True),
                    busy_challenges=self._before(edge, chosen, full[0], of_challenge=False),
                    for_newcomers=edge not in without_floor and bool(self.newcomer[self.edges.right[edge]]),
                    is_fixed=bool(self.is_fixed[edge]),
                ),
            )
            for edge in chosen[order].tolist()
        )

    def _full(self, chosen: IntArray) -> tuple[BoolArray, BoolArray]:
        counts = (
            np.bincount(self.edges.left[chosen], minlength=len(self.challenges)),
            np.bincount(self.edges.right[chosen], minlength=len(self.suppliers)),
        )
        return counts[0] >= self.capacity[0], counts[1] >= self.capacity[1]

    def _before(self, edge: int, chosen: IntArray, full: BoolArray, *, of_challenge: bool) -> tuple[int, ...]:
        """Those on the other side that fit better, are not paired with this one and have no room left."""
        mine, theirs = (self.edges.left, self.edges.right) if of_challenge else (self.edges.right, self.edges.left)
        names = self.suppliers if of_challenge else self.challenges
        better = np.flatnonzero((mine == mine[edge]) & (self.edges.weight > self.edges.weight[edge]))
        better = np.setdiff1d(better, chosen)
        better = better[np.argsort(-self.edges.weight[better], kind="stable")]
        return tuple(names[index] for index in theirs[better].tolist() if full[index])


def _ranks(groups: IntArray, weights: FloatArray) -> IntArray:
    """The place of each edge within its group, 1 for the heaviest; ties by position."""
    order = np.lexsort((np.arange(len(groups)), -weights, groups))
    positions = np.arange(len(groups))
    is_first = np.diff(groups[order], prepend=-1) != 0
    ranks = np.empty(len(groups), np.int64)
    ranks[order] = positions - np.maximum.accumulate(np.where(is_first, positions, 0)) + 1
    return ranks
