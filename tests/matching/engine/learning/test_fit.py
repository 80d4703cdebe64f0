"""Weights are learnt from what people said of what they saw, not from where it stood."""

import numpy as np
import pytest

from matching.engine.fusion import built_in
from matching.engine.learning.attention import EVERYTHING_SEEN, Attention
from matching.engine.learning.features import FLOOR, as_json, from_json, fusion_of, rows_of, weights_vector
from matching.engine.learning.fit import Log, fit_weights
from tests.matching.engine.learning.synthetic import People, distance, order_agreement, score, true_fusion


@pytest.mark.parametrize("seed", [7, 8, 9])
@pytest.mark.parametrize("decay", [0.7, 1.0])
def test_true_weights_come_out_of_clicks_with_position_bias(decay: float, seed: int) -> None:
    log = Log.of(People(decay=decay, seed=seed).log(400))
    fitted = fit_weights(log, built_in(), "fitted")
    naive = fit_weights(log, built_in(), "naive", attention=EVERYTHING_SEEN)

    assert order_agreement(fitted.fusion) > 0.95 > order_agreement(naive.fusion) > order_agreement(built_in())
    assert distance(fitted.fusion) < 0.8 * distance(naive.fusion)
    assert distance(fitted.fusion) < 0.65 * distance(built_in())


def test_attention_comes_out_too() -> None:
    looks = fit_weights(Log.of(People(decay=1.2, complaint=0.3).log(800)), built_in(), "fitted").attention

    assert looks.decay == pytest.approx(1.2, abs=0.15)
    assert looks.complaint == pytest.approx(0.3, abs=0.08)


def test_without_position_bias_nothing_is_corrected() -> None:
    log = Log.of(People(decay=0.0).log(150))
    fitted = fit_weights(log, built_in(), "fitted")

    assert fitted.attention.decay < 0.1
    assert order_agreement(fitted.fusion) > 0.99


def test_little_feedback_changes_little_and_the_same_log_gives_the_same() -> None:
    few, many = (Log.of(People().log(lists)) for lists in (3, 600))
    after_few, after_many = (fit_weights(log, built_in(), "fitted").fusion for log in (few, many))
    start = weights_vector(built_in())
    moved = [float(np.linalg.norm(weights_vector(fusion) - start)) for fusion in (after_few, after_many)]

    assert moved[0] < 0.35 * moved[1]
    assert as_json(fit_weights(few, built_in(), "fitted").fusion) == as_json(after_few)


def test_no_weight_is_ever_nothing_or_less_and_scores_keep_their_scale() -> None:
    fusion = fit_weights(Log.of(People().log(300)), built_in(), "fitted").fusion
    vector = weights_vector(fusion)

    assert sum(fusion.same_language.values()) == pytest.approx(1.0)
    assert vector.min() >= FLOOR / 3


def test_known_attention_is_kept() -> None:
    known = Attention(0.5, 1.0, 0.2)

    assert fit_weights(Log.of(People().log(20)), built_in(), "x", attention=known).attention == known


def test_rows_times_weights_are_scores() -> None:
    shown = People().log(5)
    scores = rows_of(row.measures for row in shown) @ weights_vector(true_fusion())

    assert scores == pytest.approx([score(row.measures, true_fusion()) for row in shown])


def test_fusion_survives_being_kept() -> None:
    fusion = fusion_of(weights_vector(true_fusion()), "kept")

    assert from_json(as_json(fusion), "kept") == fusion
