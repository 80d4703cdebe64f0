"""Panels: coverage, caps and conflicts always hold; the sum is nearly the best, the worst nearly the bound."""

import numpy as np
import pytest

from matching.engine.assignment import Infeasible, PanelProblem, Panels, assign_panels, bound_of_the_worst


def random_problem(seed: int, evaluators: int = 30, proposals: int = 150, coverage: int = 3) -> PanelProblem:
    """Evaluators and proposals with a few topics each, so that some proposals have few fitting evaluators."""
    rng = np.random.default_rng(seed)
    skills = rng.dirichlet(np.full(8, 0.3), evaluators)
    topics = rng.dirichlet(np.full(8, 0.3), proposals)
    fit = skills @ topics.T
    affinity = (0.2 + 0.7 * fit / fit.max() + 0.1 * rng.random(fit.shape)).astype(np.float32)
    load = np.full(evaluators, int(np.ceil(proposals * coverage / evaluators * 1.15)))
    return PanelProblem(affinity, rng.random(fit.shape) < 0.06, load, coverage)


def check(problem: PanelProblem, panels: Panels) -> None:
    proposals = problem.affinity.shape[1]
    assert panels.members.shape == (proposals, problem.coverage)
    assert all(len(set(panel)) == problem.coverage for panel in panels.members.tolist())
    used = np.bincount(panels.members.ravel(), minlength=len(problem.load))
    assert (used <= problem.load).all()
    pairs = {(evaluator, proposal) for proposal, panel in enumerate(panels.members.tolist()) for evaluator in panel}
    assert not any(problem.conflict[pair] for pair in pairs)
    assert problem.fixed <= pairs
    assert not problem.barred & pairs
    assert set(panels.reasons) == pairs


@pytest.mark.parametrize("seed", range(12))
def test_sum_is_nearly_the_best_and_the_worst_panel_nearly_the_bound(seed: int) -> None:
    problem = random_problem(seed)
    panels = assign_panels(problem)

    check(problem, panels)
    assert panels.total >= 0.99 * panels.best_total
    assert panels.worst >= 0.97 * bound_of_the_worst(problem)


def test_same_problem_gives_the_same_panels() -> None:
    first, second = assign_panels(random_problem(5)), assign_panels(random_problem(5))
    assert (first.members == second.members).all()


def test_hand_made_changes_are_kept() -> None:
    problem = random_problem(2)
    before = assign_panels(problem)
    out = (int(before.members[7, 0]), 7)
    free = next(e for e in range(30) if e not in before.members[8] and not problem.conflict[e, 8])
    changed = PanelProblem(
        problem.affinity, problem.conflict, problem.load, problem.coverage, frozenset({(free, 8)}), frozenset({out})
    )
    panels = assign_panels(changed)

    check(changed, panels)
    assert panels.reasons[free, 8].is_fixed
    assert panels.total >= 0.98 * before.total


def test_conflict_cannot_be_overruled_by_hand() -> None:
    problem = random_problem(1)
    evaluator, proposal = (int(found[0]) for found in np.nonzero(problem.conflict))

    with pytest.raises(Infeasible) as refused:
        assign_panels(
            PanelProblem(problem.affinity, problem.conflict, problem.load, 3, frozenset({(evaluator, proposal)}))
        )
    assert refused.value.short == [proposal]


def test_proposal_that_all_are_in_conflict_with_is_named() -> None:
    problem = random_problem(1)
    problem.conflict[:-2, 9] = True

    with pytest.raises(Infeasible) as refused:
        assign_panels(problem)
    assert refused.value.short == [9]


def test_too_little_load_is_infeasible() -> None:
    problem = random_problem(1)

    with pytest.raises(Infeasible):
        assign_panels(PanelProblem(problem.affinity, problem.conflict, np.ones(30, np.int64)))


def test_far_candidates_are_used_when_the_near_ones_are_not_enough() -> None:
    """Everybody likes the same few evaluators; their load forces most panels beyond the first candidates."""
    affinity = np.tile(np.linspace(1, 0.1, 60, dtype=np.float32)[:, None], (1, 100))
    problem = PanelProblem(affinity, np.zeros((60, 100), np.bool_), np.full(60, 5, np.int64))

    check(problem, assign_panels(problem))


def test_reason_names_better_evaluators_at_their_cap() -> None:
    affinity = np.array([[0.9, 0.9], [0.5, 0.4]], np.float32)
    problem = PanelProblem(affinity, np.zeros((2, 2), np.bool_), np.array([1, 1]), coverage=1, least_sum=1.0)
    panels = assign_panels(problem)

    assert panels.members.tolist() == [[1], [0]]
    assert (panels.reasons[1, 0].rank, panels.reasons[1, 0].busy) == (2, (0,))
