"""Global pairing against brute force, capacities over a thousand random instances, the newcomers' floor."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from matching.engine.assignment import PairingProblem, gini, pair

Scores = dict[tuple[int, int], float]


def random_problem(seed: int, *, challenges: int, suppliers: int, density: float = 0.7) -> PairingProblem:
    rng = np.random.default_rng(seed)
    scores: Scores = {
        (challenge, 100 + supplier): round(float(rng.uniform(-0.2, 1)), 3)
        for challenge in range(challenges)
        for supplier in range(suppliers)
        if rng.random() < density
    }
    return PairingProblem(
        scores=scores,
        challenge_capacity={challenge: int(rng.integers(0, 3)) for challenge in range(challenges)},
        supplier_capacity={100 + supplier: int(rng.integers(0, 3)) for supplier in range(suppliers)},
    )


def best_by_trying_everything(problem: PairingProblem) -> float:
    keys = [key for key, score in problem.scores.items() if score > 0]
    best = 0.0
    for size in range(len(keys) + 1):
        for chosen in combinations(keys, size):
            lefts, rights = [c for c, _ in chosen], [s for _, s in chosen]
            if all(lefts.count(pk) <= problem.challenge_capacity[pk] for pk in set(lefts)) and all(
                rights.count(pk) <= problem.supplier_capacity[pk] for pk in set(rights)
            ):
                best = max(best, sum(problem.scores[key] for key in chosen))
    return best


@pytest.mark.parametrize("seed", range(40))
def test_sum_is_the_best_there_is(seed: int) -> None:
    problem = random_problem(seed, challenges=3, suppliers=3)
    result = pair(problem)

    assert sum(item.score for item in result.pairs) == pytest.approx(best_by_trying_everything(problem), abs=1e-5)


def test_capacities_hold_over_a_thousand_random_instances() -> None:
    rng = np.random.default_rng(7)
    for seed in range(1_000):
        problem = random_problem(seed, challenges=int(rng.integers(1, 9)), suppliers=int(rng.integers(1, 9)))
        pairs = pair(problem).pairs
        for side, capacity in ((0, problem.challenge_capacity), (1, problem.supplier_capacity)):
            used = [(item.challenge, item.supplier)[side] for item in pairs]
            assert all(used.count(pk) <= capacity[pk] for pk in set(used)), f"seed {seed}"
        assert len({(item.challenge, item.supplier) for item in pairs}) == len(pairs)
        assert all(problem.scores[item.challenge, item.supplier] > 0 for item in pairs)


def test_order_of_the_input_does_not_matter() -> None:
    problem = random_problem(3, challenges=8, suppliers=8)
    turned = PairingProblem(
        dict(reversed(problem.scores.items())),
        dict(reversed(problem.challenge_capacity.items())),
        dict(reversed(problem.supplier_capacity.items())),
    )
    assert pair(problem) == pair(turned)


def test_reason_names_the_better_ones_that_are_taken() -> None:
    scores = {(1, 10): 0.9, (1, 11): 0.5, (2, 10): 0.8, (2, 11): 0.1}
    result = pair(PairingProblem(scores, {1: 1, 2: 1}, {10: 1, 11: 1}))

    assert [(item.challenge, item.supplier) for item in result.pairs] == [(1, 11), (2, 10)]
    first, second = (item.reason for item in result.pairs)
    assert (first.rank_for_challenge, first.busy_suppliers) == (2, (10,))
    assert (second.rank_for_supplier, second.busy_challenges) == (2, (1,))


def test_challenge_that_nobody_fits_is_unserved() -> None:
    result = pair(PairingProblem({(1, 10): 0.9, (2, 10): -0.1}, {1: 1, 2: 1, 3: 1}, {10: 3}))

    assert result.unserved == (2, 3)


def strong_and_new() -> PairingProblem:
    """One strong supplier fits everything a little better than each of four newcomers."""
    scores = {(c, 10): 1.0 for c in range(10)} | {(c, 11 + n): 0.99 - 0.001 * n for c in range(10) for n in range(4)}
    return PairingProblem(
        scores,
        dict.fromkeys(range(10), 1),
        {10: 10, **dict.fromkeys(range(11, 15), 2)},
        newcomers=frozenset(range(11, 15)),
        newcomers_floor=0.3,
    )


def test_newcomers_get_their_floor_when_it_costs_little() -> None:
    result = pair(strong_and_new())

    assert result.top_k.newcomers_share == 0.0
    assert result.exposure.newcomers_share == 0.3
    assert result.exposure.score >= 0.98 * result.best_score
    assert result.exposure.gini < result.top_k.gini
    assert {item.reason.for_newcomers for item in result.pairs if item.supplier != 10} == {True}


def test_floor_never_costs_more_than_allowed() -> None:
    problem = strong_and_new()
    weak = {key: (0.2 if key[1] > 10 else score) for key, score in problem.scores.items()}
    result = pair(
        PairingProblem(
            weak, problem.challenge_capacity, problem.supplier_capacity, problem.newcomers, problem.newcomers_floor
        )
    )

    assert result.exposure.score >= 0.98 * result.best_score


def test_nothing_to_pair_gives_an_empty_plan() -> None:
    result = pair(PairingProblem({}, {1: 1}, {}))

    assert (result.pairs, result.unserved, result.exposure.newcomers_share) == ((), (1,), None)


@pytest.mark.parametrize(
    ("counts", "expected"), [([], 0.0), ([0, 0], 0.0), ([3, 3, 3], 0.0), ([0, 0, 0, 8], 0.75), ([1, 3], 0.25)]
)
def test_gini_of_known_spreads(counts: list[int], expected: float) -> None:
    assert gini(counts) == pytest.approx(expected)


def test_fixed_pairs_stand_whatever_they_score_and_use_up_capacity() -> None:
    scores = {(1, 10): 0.9, (1, 11): 0.5, (2, 10): 0.8, (2, 11): 0.1}
    result = pair(PairingProblem(scores, {1: 1, 2: 1}, {10: 1, 11: 1}, fixed=frozenset({(2, 11)})))

    assert [(item.challenge, item.supplier, item.reason.is_fixed) for item in result.pairs] == [
        (1, 10, False),
        (2, 11, True),
    ]
    assert result.exposure.score == pytest.approx(1.0)


def test_fixed_newcomers_count_towards_the_floor() -> None:
    problem = strong_and_new()
    fixed = frozenset({(0, 11), (1, 12), (2, 13)})
    result = pair(replace(problem, fixed=fixed))

    newcomers = [item for item in result.pairs if item.supplier in problem.newcomers]
    assert {(item.challenge, item.supplier) for item in newcomers} == fixed
    assert len(result.pairs) == 10


@pytest.mark.parametrize("seed", range(20))
def test_capacities_hold_around_fixed_pairs(seed: int) -> None:
    problem = random_problem(seed, challenges=6, suppliers=5)
    free = pair(problem)
    kept = frozenset((item.challenge, item.supplier) for item in free.pairs[::2])
    again = pair(replace(problem, fixed=kept))

    assert kept <= {(item.challenge, item.supplier) for item in again.pairs}
    assert again.best_score == pytest.approx(free.best_score, abs=1e-4)
