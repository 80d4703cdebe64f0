"""Standard scores that hold for a handful of documents as for many."""

import numpy as np
import pytest

from matching.engine.standard_scores import Prior, against_others, scale_of

NO_PRIOR = Prior(count=0.0, deviation=0.0)


@pytest.mark.parametrize("count", [4, 10, 1000])
def test_against_others_is_the_score_without_oneself(count: int) -> None:
    scores = np.random.default_rng(5).normal(size=count).astype(np.float32)
    scores[0] = 3.0
    z = float(scale_of(scores, NO_PRIOR).z(scores)[0])

    others = scale_of(scores[1:], NO_PRIOR)

    assert against_others(z, count) == pytest.approx((3.0 - others.mean) / others.deviation, rel=1e-4)


def test_one_of_many_stands_out_as_its_score_says() -> None:
    assert against_others(3.0, 1e6) == pytest.approx(3.0, rel=1e-4)
    assert against_others(-3.0, 1e6) == pytest.approx(-3.0, rel=1e-4)


def test_no_sample_makes_it_infinite() -> None:
    assert against_others(100.0, 9.0) > against_others(2.8, 9.0) > 2.8
