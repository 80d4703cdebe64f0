"""Metrics against values computed by hand."""

import math

import numpy as np
import pytest

from matching.engine.evaluation import RetrievalEvaluation, bootstrap, ndcg, recall, reciprocal

GRADES = {"a": 3, "b": 2, "c": 1}


def test_ndcg_gains_two_to_the_grade_less_one() -> None:
    # Gains 1, 0, 7 at places 1, 2, 3; ideal 7, 3, 1.
    expected = (1 + 7 / 2) / (7 + 3 / math.log2(3) + 1 / 2)

    assert ndcg(["c", "x", "a"], GRADES) == pytest.approx(expected)
    assert ndcg(["a", "b", "c"], GRADES) == pytest.approx(1.0)
    assert ndcg(["x"] * 10 + ["a"], GRADES) == 0.0
    assert ndcg(["a"], {}) == 0.0


def test_ideal_is_cut_at_the_depth_too() -> None:
    many = {str(number): 1 for number in range(30)}

    assert ndcg([str(number) for number in range(10)], many) == pytest.approx(1.0)


def test_recall_counts_every_grade_above_zero() -> None:
    grades = {**GRADES, "judged irrelevant": 0}
    ranking = ["a", *["x"] * 9, "b", "judged irrelevant"]

    assert recall(ranking, grades) == pytest.approx(1 / 3)
    assert recall(ranking, grades, at=20) == pytest.approx(2 / 3)


@pytest.mark.parametrize(("place", "value"), [(1, 1.0), (4, 0.25), (10, 0.1), (11, 0.0)])
def test_reciprocal_is_of_the_first_relevant_place(place: int, value: float) -> None:
    assert reciprocal(["x"] * (place - 1) + ["c", "a"], GRADES) == pytest.approx(value)


def test_evaluation_leaves_out_queries_without_answers_and_counts_silence_as_zero() -> None:
    evaluation = RetrievalEvaluation({"q1": {"a": 1}, "q2": {"a": 0}, "q3": {"b": 2}})

    figures = evaluation.measure({"q1": ["a"], "q2": ["a"]})
    assert evaluation.queries == ["q1", "q3"]
    assert figures.means() == {"ndcg@10": 0.5, "recall@10": 0.5, "recall@20": 0.5, "mrr@10": 0.5}
    assert evaluation.measure({}).means()["ndcg@10"] == 0.0
    assert RetrievalEvaluation({}).measure({}).means()["ndcg@10"] == 0.0


def test_bootstrap_holds_the_mean_and_repeats() -> None:
    values = np.random.default_rng(3).random(200)

    interval = bootstrap(values)
    assert interval.low < values.mean() < interval.high
    # The normal approximation of the same interval.
    assert interval.high - interval.low == pytest.approx(2 * 1.96 * values.std() / math.sqrt(200), rel=0.1)
    assert bootstrap(values) == interval
    assert bootstrap(np.zeros(0)) == (0.0, 0.0)


def test_gain_is_paired() -> None:
    evaluation = RetrievalEvaluation({str(number): {"a": 1} for number in range(40)})
    worse = evaluation.measure({str(number): ["x", "a"] if number % 2 else ["x"] * 3 for number in range(40)})
    better = evaluation.measure({str(number): ["a"] if number % 2 else ["x", "x", "a"] for number in range(40)})

    assert better.gain(worse).low > 0.3
    assert worse.gain(better).high < -0.3
    assert better.gain(better) == (0.0, 0.0)
