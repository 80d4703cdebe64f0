"""People who behave by a known law: what they were shown, how far down they looked and what they said of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matching.engine.fusion import Fusion, built_in
from matching.engine.learning.features import feature_names, fusion_of, weights_vector
from matching.engine.learning.split import Shown

#: What the people of these tests look for: words and goals count for much more than the built-in weights think.
TRUE_WEIGHTS = {
    "same.dense": 0.40,
    "same.lexical": 0.50,
    "same.characters": 0.10,
    "across.dense": 0.60,
    "goals": 1.20,
    "dimension": 0.05,
    "axis": 0.05,
    "tags": 0.60,
    "maturity": 0.30,
    "price": 0.05,
}


def true_fusion() -> Fusion:
    return fusion_of([TRUE_WEIGHTS[name] for name in feature_names()], "true")


@dataclass(frozen=True)
class People:
    """``decay``: attention falls as place^-decay; ``complaint``: how often a bad pair that was seen is called bad."""

    decay: float = 1.0
    complaint: float = 0.5
    steepness: float = 2.0
    demand: float = 4.0
    seed: int = 7

    def log(self, lists: int, *, shown: int = 20, ranker: Fusion | None = None, start: int = 0) -> list[Shown]:
        """``lists`` lists of ``shown`` pairs each, in the order of ``ranker``, one after the other in time."""
        chance = np.random.default_rng(self.seed + start)
        ranker = ranker or built_in()
        rows: list[Shown] = []
        for number in range(start, start + lists):
            pool = [_measures(chance) for _ in range(3 * shown)]
            pool.sort(key=lambda each: -score(each, ranker))
            for place, measures in enumerate(pool[:shown], start=1):
                rows.append(
                    Shown(
                        subject=f"challenge:{number}",
                        view=f"view {number}",
                        position=place,
                        measures=measures,
                        grade=self._grade(place, measures, chance),
                        judged_at=float(number),
                    )
                )
        return rows

    def _grade(self, place: int, measures: Mapping[str, float], chance: np.random.Generator) -> int | None:
        seen, good, speaks = chance.random(3)
        if seen > place**-self.decay:
            return None
        if good < self.relevance(measures):
            return 1
        return 0 if speaks < self.complaint else None

    def relevance(self, measures: Mapping[str, float]) -> float:
        return float(1 / (1 + np.exp(self.demand - self.steepness * score(measures, true_fusion()))))


def score(measures: Mapping[str, float], fusion: Fusion) -> float:
    weights = {**fusion.structure, **(fusion.same_language if "lexical" in measures else fusion.across)}
    return sum(weights[name] * value for name, value in measures.items())


def _measures(chance: np.random.Generator) -> dict[str, float]:
    """Components as the engine gives them: z-scores of the text, fits in 0…1, of which some are not known."""
    meaning = float(chance.normal())
    found = {"dense": meaning}
    if chance.random() < 0.6:
        found["lexical"] = float(0.5 * meaning + 0.87 * chance.normal())
        found["characters"] = float(0.5 * found["lexical"] + 0.87 * chance.normal())
    for name in ("goals", "dimension", "axis", "tags", "maturity", "price"):
        if chance.random() < 0.8:
            found[name] = float(chance.random() < 0.4) if name in ("dimension", "axis") else float(chance.random())
    return found


def distance(fusion: Fusion) -> float:
    """How far weights are from those that the people really have."""
    return float(np.linalg.norm(weights_vector(fusion) - weights_vector(true_fusion())))


def order_agreement(fusion: Fusion) -> float:
    """Rank correlation with the order that the people would choose, over pairs of which nobody was shown any."""
    chance = np.random.default_rng(99)
    pool = [_measures(chance) for _ in range(2_000)]
    ranks = [np.argsort(np.argsort([score(each, weights) for each in pool])) for weights in (fusion, true_fusion())]
    return float(np.corrcoef(*ranks)[0, 1])
