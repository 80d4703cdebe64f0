"""Bands: how sure a place in the list is. Thresholds stand on the development set, until there is own feedback.

A need and an offer are compared by a logistic regression on what does not depend on who else is in the list. On the
development set, left-out challenges by left-out challenges, 96 % of the strong pairs are relevant (grade 2 or 3) and
80 % of the strong and good ones; when everything relevant is taken away, 13 of 76 challenges keep a good match. The
same numbers hold from a solution's side (93 %, 79 %, 12 of 186).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from matching.engine.items import Band, Component, Relation

#: Lowest chance of being relevant.
_STRONG_CHANCE = 0.8
_GOOD_CHANCE = 0.4
#: Of the fit of the dimension, as long as one side does not state it.
_UNKNOWN_FIT = 0.5
#: Phrases are about so close on average, for each unit of "dense".
_PHRASES_FROM_DENSE = 0.7
#: For texts of one kind, and for searches: (lowest text score, lowest centred cosine).
_STRONG_LIKENESS = (2.2, 0.25)
_GOOD_LIKENESS = (1.4, 0.12)


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close the texts are by meaning: the centred cosine, and standard scores before the query moves towards its
    best answers (which lifts them all): "dense", and its phrase by phrase part (None where phrases are not known)."""

    cosine: float
    dense: float
    phrases: float | None


def band_of(components: Mapping[str, Component], closeness: Closeness | None, relation: Relation) -> Band:
    """``closeness`` is None without a model: then words alone decide."""
    if closeness is None or relation is Relation.PEERS:
        return _band_of_likeness(components, closeness)
    chance = chance_of(components, closeness)
    return Band.STRONG if chance >= _STRONG_CHANCE else Band.GOOD if chance >= _GOOD_CHANCE else Band.POSSIBLE


def chance_of(components: Mapping[str, Component], closeness: Closeness) -> float:
    """Of a need and an offer being relevant to each other, as the development set was judged; 0…1."""
    dimension = components["dimension"].value if "dimension" in components else _UNKNOWN_FIT
    phrases = _PHRASES_FROM_DENSE * closeness.dense if closeness.phrases is None else closeness.phrases
    if "lexical" in components:
        words = components["lexical"].value
        logit = 7.5 * closeness.cosine + 0.9 * phrases + 1.5 * words + 2.75 * dimension - 11.4
    else:
        logit = 3.0 * closeness.cosine + 1.3 * phrases + 2.35 * closeness.dense + 1.7 * dimension - 10.65
    return 1 / (1 + exp(-max(min(logit, 60.0), -60.0)))


def _band_of_likeness(components: Mapping[str, Component], closeness: Closeness | None) -> Band:
    """By the text part of the score and the cosine: a list of bad answers has no strong one."""
    score = sum(components[name].contribution for name in ("dense", "lexical", "characters") if name in components)
    for band, (lowest_score, lowest_cosine) in ((Band.STRONG, _STRONG_LIKENESS), (Band.GOOD, _GOOD_LIKENESS)):
        if score >= lowest_score and (closeness is None or closeness.cosine >= lowest_cosine):
            return band
    return Band.POSSIBLE
