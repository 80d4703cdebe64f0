"""Probabilities: rising, never sure, and kept as they are."""

import numpy as np
import pytest

from matching.engine.learning import calibration
from matching.engine.learning.calibration import ISOTONIC_FROM, Sigmoid, Steps, calibrate
from matching.engine.learning.features import BadWeights, Vector


def verdicts(count: int, seed: int = 5) -> tuple[Vector, Vector, Vector]:
    """Scores, and how they were found: useful with the chance 1 / (1 + exp(1 - 1.5 · score))."""
    chance = np.random.default_rng(seed)
    scores = chance.normal(1.0, 1.0, count)
    useful = (chance.random(count) < 1 / (1 + np.exp(1 - 1.5 * scores))).astype(np.float64)
    return scores, useful, chance.uniform(0.5, 2.0, count)


def test_few_verdicts_give_a_sigmoid_near_the_truth() -> None:
    found = calibrate(*verdicts(900))

    assert isinstance(found, Sigmoid)
    assert (found.slope, found.intercept) == (pytest.approx(1.5, abs=0.3), pytest.approx(-1.0, abs=0.35))


def test_many_verdicts_give_steps_near_the_truth() -> None:
    found = calibrate(*verdicts(20_000))
    at = np.linspace(-0.5, 2.5, 13)

    assert isinstance(found, Steps)
    assert found.probabilities(at) == pytest.approx(1 / (1 + np.exp(1 - 1.5 * at)), abs=0.06)


@pytest.mark.parametrize("count", [60, ISOTONIC_FROM, 5_000])
def test_probability_never_falls_with_the_score_and_is_never_sure(count: int) -> None:
    values = calibrate(*verdicts(count)).probabilities(np.linspace(-50, 50, 400))

    assert (np.diff(values) >= 0).all()
    assert 0 < values[0] < values[-1] < 1


def test_isotonic_is_the_best_rising_fit() -> None:
    """Against the min-max formula of isotonic regression, computed by brute force."""
    scores, useful, weights = verdicts(ISOTONIC_FROM)
    order = np.argsort(scores)
    y, w = useful[order], weights[order]
    sums, totals = np.append(0, np.cumsum(w * y)), np.append(0, np.cumsum(w))
    starts, ends = np.arange(len(y))[:, None], np.arange(1, len(y) + 1)[None, :]
    means = np.where(
        ends > starts, (sums[ends] - sums[starts]) / np.maximum(totals[ends] - totals[starts], 1e-12), np.inf
    )
    lowest = np.minimum.accumulate(means[:, ::-1], axis=1)[:, ::-1]
    best = np.array([lowest[: place + 1, place].max() for place in range(len(y))])
    found = calibrate(scores, useful, weights)
    assert isinstance(found, Steps)
    pools = np.searchsorted(np.unique(best.round(9)), best.round(9))
    middles = [
        float((w * scores[order])[pools == pool].sum() / w[pools == pool].sum()) for pool in range(pools.max() + 1)
    ]

    assert found.scores == pytest.approx(middles)
    assert found.values == pytest.approx(np.clip(np.unique(best.round(9)), 1 / 1002, 1 - 1 / 1002), abs=1e-6)


def test_score_that_tells_nothing_gives_the_base_rate() -> None:
    scores = np.array([3.0, 2.0, 1.0, 0.0] * 30)
    useful = np.array([0.0, 0.0, 1.0, 1.0] * 30)
    found = calibrate(scores, useful, np.ones(120))

    assert found.probabilities(np.array([-9.0, 9.0])) == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize("count", [60, ISOTONIC_FROM])
def test_calibration_survives_being_kept(count: int) -> None:
    found = calibrate(*verdicts(count))

    assert calibration.read(found.as_json()) == found


@pytest.mark.parametrize(
    "kept", [{}, {"kind": "guess"}, {"kind": "sigmoid"}, {"kind": "isotonic", "scores": [], "values": []}]
)
def test_what_is_no_calibration_is_refused(kept: dict[str, object]) -> None:
    with pytest.raises(BadWeights):
        calibration.read(kept)
