"""Evaluators for proposals: nearly the best sum, and nobody's panel much worse than the others'.

A flow gives the best sum of affinities under load caps, conflicts and coverage. It may leave single proposals with
a poor panel, so members are exchanged between panels, the worst panel first, as long as the sum stays within
``least_sum`` of the optimum (an ascent in the spirit of FairIR, Kobren, Saha & McCallum 2019, without its LP).
"""

from dataclasses import dataclass, field

import numpy as np

from matching.engine.assignment.problem import Edges, Infeasible, full_matching
from matching.engine.types import BoolArray, FloatArray, IntArray

#: Best evaluators of each proposal that the flow looks at first; all of them when that is not enough.
CANDIDATES = 30
_MAX_EXCHANGES = 20_000
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class PanelProblem:
    """``affinity`` float32 [evaluators, proposals], 0…1; ``conflict`` bool of the same shape bars a pair."""

    affinity: FloatArray
    conflict: BoolArray
    #: Most proposals of each evaluator: int64 [evaluators].
    load: IntArray
    #: Members of each panel.
    coverage: int = 3
    #: Pairs (evaluator, proposal) that a person decided: kept, or kept out.
    fixed: frozenset[tuple[int, int]] = frozenset()
    barred: frozenset[tuple[int, int]] = frozenset()
    least_sum: float = 0.99


@dataclass(frozen=True, slots=True)
class MemberReason:
    """``rank``: the evaluator's place among all who may judge the proposal. ``busy``: better ones at their load cap."""

    rank: int
    busy: tuple[int, ...]
    is_fixed: bool


@dataclass(frozen=True, slots=True)
class Panels:
    """``members`` int64 [proposals, coverage], ascending in each row. Sums are of affinities."""

    members: IntArray
    total: float
    worst: float
    #: The best sum any assignment reaches.
    best_total: float
    reasons: dict[tuple[int, int], MemberReason] = field(repr=False)


def assign_panels(problem: PanelProblem) -> Panels:
    """The panels; the same problem always gives the same ones.

    Raises :class:`Infeasible` with the proposals that cannot be covered (too many conflicts, or too little load).
    """
    allowed = _allowed(problem)
    members = _by_flow(problem, allowed)
    best_total = _total(problem, members)
    _Exchange(problem, allowed, members, problem.least_sum * best_total).run()
    members.sort(axis=1)
    sums = _sums(problem.affinity, members)
    return Panels(
        members, float(sums.sum()), float(sums.min(initial=np.inf)), best_total, _reasons(problem, allowed, members)
    )


def bound_of_the_worst(problem: PanelProblem) -> float:
    """No assignment has a better worst panel: the best panel of the poorest proposal, if all evaluators were free."""
    allowed = _allowed(problem)
    values = np.where(allowed, problem.affinity, -np.inf)
    best = -np.sort(-values, axis=0)[: problem.coverage]
    return float(best.sum(axis=0).min())


def _allowed(problem: PanelProblem) -> BoolArray:
    allowed = ~problem.conflict
    for evaluator, proposal in problem.barred:
        allowed[evaluator, proposal] = False
    for evaluator, proposal in problem.fixed:
        if problem.conflict[evaluator, proposal]:
            # A person's decision never overrules a conflict of interest.
            raise Infeasible([proposal])
    return allowed


def _by_flow(problem: PanelProblem, allowed: BoolArray) -> IntArray:
    few = _edges(problem, allowed, CANDIDATES)
    try:
        taken = full_matching(few, problem.load, _demand(problem))
    except Infeasible:
        few = _edges(problem, allowed, len(problem.load))
        taken = full_matching(few, problem.load, _demand(problem))
    order = np.lexsort((few.left[taken], few.right[taken]))
    members: IntArray = few.left[taken][order].reshape(-1, problem.coverage).copy()
    return members


def _demand(problem: PanelProblem) -> IntArray:
    return np.full(problem.affinity.shape[1], problem.coverage, np.int64)


def _edges(problem: PanelProblem, allowed: BoolArray, candidates: int) -> Edges:
    """The best ``candidates`` of each proposal and everything that is fixed, which outweighs all else."""
    evaluators = len(problem.load)
    wanted = allowed.copy()
    if candidates < evaluators:
        values = np.where(allowed, problem.affinity, -np.inf)
        cut = -np.partition(-values, candidates - 1, axis=0)[candidates - 1]
        wanted &= values >= cut
    weight = problem.affinity.astype(np.float64, copy=True)
    for evaluator, proposal in problem.fixed:
        wanted[evaluator, proposal] = True
        weight[evaluator, proposal] += problem.affinity.shape[1] * problem.coverage
    left, right = np.nonzero(wanted)
    return Edges(left.astype(np.int64), right.astype(np.int64), weight[left, right].astype(np.float32))


def _sums(affinity: FloatArray, members: IntArray) -> FloatArray:
    sums: FloatArray = affinity[members, np.arange(len(members))[:, None]].sum(axis=1)
    return sums


def _total(problem: PanelProblem, members: IntArray) -> float:
    return float(_sums(problem.affinity, members).sum(dtype=np.float64))


class _Exchange:
    """Raises the worst panel by exchanging one member with another panel or with a free evaluator."""

    def __init__(self, problem: PanelProblem, allowed: BoolArray, members: IntArray, least: float) -> None:
        self.affinity = problem.affinity.astype(np.float64)
        self.allowed, self.members, self.fixed = allowed, members, problem.fixed
        self.sits = np.zeros(allowed.shape, np.bool_)
        self.sits[members, np.arange(len(members))[:, None]] = True
        self.room = problem.load - np.bincount(members.ravel(), minlength=len(problem.load))
        self.sums = _sums(self.affinity, members)  # type: ignore[arg-type]
        self.slack = float(self.sums.sum()) - least
        self.is_fixed = np.zeros(allowed.shape, np.bool_)
        for pair in problem.fixed:
            self.is_fixed[pair] = True

    def run(self) -> None:
        stuck: set[int] = set()
        for _ in range(_MAX_EXCHANGES if len(self.members) else 0):
            waiting = np.ma.masked_array(self.sums, mask=np.isin(np.arange(len(self.sums)), list(stuck)))
            if len(stuck) == len(self.sums):
                return
            worst = int(waiting.argmin())
            if stuck and self.sums[worst] > self.sums[list(stuck)].min() + _EPSILON:
                return  # whoever is worst cannot be helped: helping others would not raise the minimum
            if not self._improve(worst):
                stuck.add(worst)

    def _improve(self, proposal: int) -> bool:
        """Make the best exchange for ``proposal``; False when none raises it above where it stands."""
        best: tuple[float, float, int, int, int, int] | None = None
        for place, mine in enumerate(self.members[proposal]):
            if not self.is_fixed[mine, proposal]:
                for found in (self._with_free(proposal, place, mine), self._with_panel(proposal, place, mine)):
                    if found is not None and (best is None or found[:2] > best[:2]):
                        best = found
        if best is None:
            return False
        self._make(proposal, *best[2:])
        return True

    def _with_free(self, proposal: int, place: int, mine: int) -> tuple[float, float, int, int, int, int] | None:
        open_ = self.allowed[:, proposal] & ~self.sits[:, proposal] & (self.room > 0)
        gains = np.where(open_, self.affinity[:, proposal] - self.affinity[mine, proposal], -np.inf)
        theirs = int(gains.argmax())
        if gains[theirs] <= _EPSILON:
            return None
        return float(self.sums[proposal] + gains[theirs]), float(gains[theirs]), place, theirs, -1, -1

    def _with_panel(self, proposal: int, place: int, mine: int) -> tuple[float, float, int, int, int, int] | None:
        """``mine`` goes to another panel, one of its members comes here."""
        others = np.arange(len(self.members))[:, None]
        theirs = self.members
        gain = self.affinity[theirs, proposal] - self.affinity[mine, proposal]
        loss = self.affinity[theirs, others] - self.affinity[mine, others]
        after_here, after_there = self.sums[proposal] + gain, self.sums[:, None] - loss
        worst = np.minimum(after_here, after_there)
        possible = (
            (gain > _EPSILON)
            & (loss - gain <= self.slack)
            & self.allowed[theirs, proposal]
            & ~self.sits[theirs, proposal]
            & (self.allowed[mine] & ~self.sits[mine])[:, None]
            & ~self.is_fixed[theirs, others]
            & (worst > self.sums[proposal] + _EPSILON)
        )
        if not possible.any():
            return None
        value = np.where(possible, worst + 1e-3 * (gain - loss), -np.inf)
        there, seat = np.unravel_index(int(value.argmax()), value.shape)
        delta = float(gain[there, seat] - loss[there, seat])
        return float(worst[there, seat]), delta, place, int(theirs[there, seat]), int(there), int(seat)

    def _make(self, proposal: int, place: int, theirs: int, there: int, seat: int) -> None:
        mine = int(self.members[proposal, place])
        self.members[proposal, place] = theirs
        self.sits[mine, proposal], self.sits[theirs, proposal] = False, True
        before = self.sums[proposal] + (self.sums[there] if there >= 0 else 0)
        self.sums[proposal] += self.affinity[theirs, proposal] - self.affinity[mine, proposal]
        if there < 0:
            self.room[mine] += 1
            self.room[theirs] -= 1
        else:
            self.members[there, seat] = mine
            self.sits[theirs, there], self.sits[mine, there] = False, True
            self.sums[there] += self.affinity[mine, there] - self.affinity[theirs, there]
        self.slack += self.sums[proposal] + (self.sums[there] if there >= 0 else 0) - before


def _reasons(problem: PanelProblem, allowed: BoolArray, members: IntArray) -> dict[tuple[int, int], MemberReason]:
    room = problem.load - np.bincount(members.ravel(), minlength=len(problem.load))
    values = np.where(allowed, problem.affinity, -np.inf)
    order = np.argsort(-values, axis=0, kind="stable")
    places = np.empty_like(order)
    np.put_along_axis(places, order, np.arange(len(order))[:, None], axis=0)
    reasons = {}
    for proposal, panel in enumerate(members.tolist()):
        for evaluator in panel:
            rank = int(places[evaluator, proposal])
            better = [int(other) for other in order[:rank, proposal] if other not in panel and room[other] <= 0]
            key = (evaluator, proposal)
            reasons[key] = MemberReason(rank + 1, tuple(better[:5]), key in problem.fixed)
    return reasons
