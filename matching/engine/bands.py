"""Bands: how sure a place in the list is. Thresholds stand on the development set, until there is own feedback.

Whether an offer answers a need is a logistic regression that ``python -m matching.engine.bands_fit`` fits: over lists
of the whole development set, also with everything relevant taken away, and over corpora of 1, 3, 10 and 30 documents
drawn from it, since a new installation has few. In a corpus of many thousands the best of the rest stand out more than
here; what bands promise there was not measured.

With left-out challenges in five folds 84 of 87 strong pairs are relevant (grade 2 or 3) and 125 of 150 strong and
good ones, which are 79 % of what is relevant in the first twenty; where everything relevant is taken away, 10 of 83
challenges keep a good match. From a solution's side, nothing refitted: 86 of 90, 121 of 157, 76 %, and 15 of 186. When
there is one document only, 62 to 66 % of the answers are called good or strong, and nothing else.
"""

from collections.abc import Mapping
from math import exp
from operator import mul

from matching.engine.items import Band, Closeness, Component, Relation

#: Lowest chance of being relevant.
STRONG_CHANCE = 0.8
GOOD_CHANCE = 0.28
#: Of the fit of the dimension, as long as one side does not state it.
_UNKNOWN_FIT = 0.5
#: Phrases stand out about so much on average, for each unit by which the whole does.
_PHRASES_FROM_WHOLES = 0.7
#: A document stands out by no more and no less than this.
_LOWEST, _HIGHEST = -3.0, 8.0
#: Of cosine, wholes, phrases, fit of the dimension, words, and the constant; see :mod:`matching.engine.bands_fit`.
WITH_WORDS = (0.93, 1.13, 0.91, 3.09, 0.83, -12.33)
WITHOUT_WORDS = (1.52, 1.69, 1.33, 1.68, -10.05)
#: For texts of one kind, and for searches: (lowest text score, lowest centred cosine).
_STRONG_LIKENESS = (2.2, 0.25)
_GOOD_LIKENESS = (1.4, 0.12)


def band_of(components: Mapping[str, Component], closeness: Closeness | None, relation: Relation) -> Band:
    """``closeness`` is None without a model: then words alone decide."""
    if closeness is None or relation is Relation.PEERS:
        return _band_of_likeness(components, closeness)
    chance = chance_of(components, closeness)
    return Band.STRONG if chance >= STRONG_CHANCE else Band.GOOD if chance >= GOOD_CHANCE else Band.POSSIBLE


def chance_of(components: Mapping[str, Component], closeness: Closeness) -> float:
    """Of a need and an offer being relevant to each other, as the development set was judged; 0…1."""
    coefficients = WITHOUT_WORDS if closeness.words is None else WITH_WORDS
    logit = sum(map(mul, coefficients, features(components, closeness)))
    return 1 / (1 + exp(-logit))


def features(components: Mapping[str, Component], closeness: Closeness) -> list[float]:
    """What the chance is counted from; the words last before the constant, where they count."""
    dimension = components["dimension"].value if "dimension" in components else _UNKNOWN_FIT
    phrases = _PHRASES_FROM_WHOLES * closeness.wholes if closeness.phrases is None else closeness.phrases
    words = [] if closeness.words is None else [_within(closeness.words)]
    return [closeness.cosine, _within(closeness.wholes), _within(phrases), dimension, *words, 1.0]


def _within(standing: float) -> float:
    return max(_LOWEST, min(standing, _HIGHEST))


def _band_of_likeness(components: Mapping[str, Component], closeness: Closeness | None) -> Band:
    """By the text part of the score and the cosine: a list of bad answers has no strong one."""
    score = sum(components[name].contribution for name in ("dense", "lexical", "characters") if name in components)
    for band, (lowest_score, lowest_cosine) in ((Band.STRONG, _STRONG_LIKENESS), (Band.GOOD, _GOOD_LIKENESS)):
        if score >= lowest_score and (closeness is None or closeness.cosine >= lowest_cosine):
            return band
    return Band.POSSIBLE
