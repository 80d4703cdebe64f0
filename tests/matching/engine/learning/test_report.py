"""What is held back, and what is said of a candidate."""

import json
from itertools import product

import numpy as np
import pytest

from matching.engine.fusion import built_in
from matching.engine.learning import measures
from matching.engine.learning.report import learn, measure, worse_of
from matching.engine.learning.split import NEEDED, Shown, TooLittleFeedback, counts, split
from tests.matching.engine.learning.synthetic import People, order_agreement


def test_held_back_lists_are_others_and_later() -> None:
    rows = People(complaint=0.9).log(120)
    parts = split(rows)
    moments = [[row.judged_at for row in part if row.grade is not None] for part in (parts.train, parts.held_back)]

    assert {row.subject for row in parts.train}.isdisjoint(row.subject for row in parts.held_back)
    assert max(moments[0]) < min(moments[1])
    assert len(moments[1]) / len(moments[0] + moments[1]) == pytest.approx(0.3, abs=0.05)


def test_late_verdict_on_an_early_list_is_in_neither_part() -> None:
    rows = People(complaint=0.9).log(120)
    late = Shown("challenge:0", "late view", 1, {"dense": 1.0}, grade=1, judged_at=1e6)
    parts = split([*rows, late])

    assert late not in [*parts.train, *parts.held_back]
    assert any(row.subject == "challenge:0" for row in parts.train)


@pytest.mark.parametrize("lists", [0, 1, 30])
def test_too_little_feedback_says_how_much_is_missing(lists: int) -> None:
    rows = People().log(lists)
    have = counts(rows)
    with pytest.raises(TooLittleFeedback) as refused:
        split(rows)

    assert refused.value.missing == {name: (have[name], need) for name, need in NEEDED.items() if have[name] < need}
    assert refused.value.missing


@pytest.mark.parametrize("seed", [7, 3, 11])
def test_better_ranker_is_found_better_on_what_was_held_back(seed: int) -> None:
    learnt = learn(People(seed=seed).log(500), built_in(), "candidate")
    metrics = learnt.metrics

    assert metrics["worse"] == []
    assert all(metrics["measures"][name]["gain"] > 0 for name in ("ndcg", "auc", "log_loss", "brier"))
    assert metrics["measures"]["log_loss"]["low"] > 0
    assert order_agreement(learnt.fusion) > 0.95
    assert json.loads(json.dumps(metrics)) == metrics


def test_probabilities_hold_on_what_was_held_back() -> None:
    metrics = learn(People().log(1_500), built_in(), "candidate").metrics
    bins = metrics["reliability"]

    assert metrics["measures"]["ece"]["value"] < 0.06
    assert [each["predicted"] for each in bins] == sorted(each["predicted"] for each in bins)
    assert sum(each["count"] for each in bins) == metrics["measured_on"]["verdicts"]


@pytest.mark.parametrize(
    ("gains", "expected"),
    [
        ({"ndcg": 0.0, "log_loss": 0.0}, []),
        ({"ndcg": -0.001, "log_loss": 0.1}, ["ndcg"]),
        ({"ndcg": 0.1, "log_loss": -0.01}, ["log_loss"]),
        ({"ndcg": 0.1, "log_loss": -0.004}, []),
        ({"ndcg": 0.1, "log_loss": 0.1, "dev_ndcg": -0.006}, ["dev_ndcg"]),
        ({"ndcg": 0.1, "log_loss": 0.1, "dev_ndcg": -0.004}, []),
    ],
)
def test_what_makes_a_candidate_worse(gains: dict[str, float], expected: list[str]) -> None:
    assert worse_of({name: {"gain": gain} for name, gain in gains.items()}) == expected


def test_gain_is_counted_so_that_more_is_better() -> None:
    assert measure(0.6, 0.5, higher=True)["gain"] == pytest.approx(0.1)
    assert measure(0.6, 0.5, higher=False)["gain"] == pytest.approx(-0.1)


def test_auc_is_the_share_of_won_duels() -> None:
    chance = np.random.default_rng(2)
    scores, useful = chance.integers(0, 6, 40).astype(np.float64), (chance.random(40) < 0.4).astype(np.float64)
    weights = chance.uniform(0.5, 2.0, 40)
    won = total = 0.0
    for one, other in product(range(40), repeat=2):
        if useful[one] and not useful[other]:
            duel = weights[one] * weights[other]
            total += duel
            won += duel * (0.5 if scores[one] == scores[other] else float(scores[one] > scores[other]))

    assert measures.auc(scores, useful, weights) == pytest.approx(won / total)


def test_ndcg_of_the_ideal_order_is_one() -> None:
    gains = np.array([0.0, 3.0, 1.0])

    assert measures.ndcg(gains, gains) == 1.0
    assert measures.ndcg(-gains, gains) == pytest.approx((1 / np.log2(3) + 3 / 2) / (3 + 1 / np.log2(3)))
