"""Bands: how sure a place in the list is. Thresholds stand on the development set, until there is own feedback.

Whether an offer answers a need is a logistic regression that ``python -m matching.engine.bands_fit`` fits: over lists
of the whole development set, also with everything relevant taken away, and over corpora of 1, 3, 10 and 30 documents
drawn from it, since a new installation has few. A large corpus is seen through the neighbourhood of the query
(:mod:`matching.engine.neighbourhood`), as large as these were; see below for what that keeps.

With left-out challenges in five folds 84 of 87 strong pairs are relevant (grade 2 or 3) and 125 of 150 strong and
good ones, which are 79 % of what is relevant in the first twenty; where everything relevant is taken away, 10 of 83
challenges keep a good match. From a solution's side, nothing refitted: 86 of 90, 121 of 157, 76 %, and 15 of 186.
Without dimensions: 83 of 86, 125 of 147, 79 %, and 10; 85 of 89, 119 of 155, 75 %, and 17. When there is one document
only, 54 to 66 % of the answers are called good or strong, and one of 83 strangers at most.

Among 3,000 texts on other subjects (news, encyclopaedia) 95 of 107 strong pairs are relevant and 114 of 189 strong and
good ones; against the whole corpus it would be 114 of 208 and 144 of 519. Without an answer, 59 of 83 lists keep a good
match then (77 against the whole corpus). How a large catalogue of nothing but city solutions behaves was not measured.

A search of few words promises less. Of 83 short queries, in five folds, 27 of 36 strong finds are of grade 2 or 3, and
80 of 186 strong and good ones, which are 56 % of what is relevant in the first twenty; with everything relevant taken
away, 50 of 83 keep a good find. (The likeness that ranked them before called 650 finds good, of which 122 were
relevant.)
"""

from collections.abc import Mapping
from math import exp

from matching.engine.items import Band, Closeness, Component, Relation

#: Lowest chance of being relevant.
STRONG_CHANCE = 0.8
GOOD_CHANCE = 0.28
#: Phrases stand out about so much on average, for each unit by which the whole does.
_PHRASES_FROM_WHOLES = 0.7
#: A document stands out by no more and no less than this.
_LOWEST, _HIGHEST = -3.0, 8.0
#: By whether both state a dimension, and whether words count; see :mod:`matching.engine.bands_fit`.
COEFFICIENTS: Mapping[tuple[bool, bool], Mapping[str, float]] = {
    (True, True): {"cosine": 0.93, "wholes": 1.13, "phrases": 0.91, "dimension": 3.09, "words": 0.83, "1": -12.33},
    (True, False): {"cosine": 1.52, "wholes": 1.69, "phrases": 1.33, "dimension": 1.68, "1": -10.05},
    (False, True): {"cosine": 1.0, "wholes": 1.28, "phrases": 1.08, "words": 0.8, "1": -10.16},
    (False, False): {"cosine": 1.72, "wholes": 1.79, "phrases": 1.42, "1": -9.02},
}
#: Lowest chance of a find being what a search means. Few words promise less than a whole text.
STRONG_SEARCH = 0.5
GOOD_SEARCH = 0.1
#: By whether words count.
SEARCH_COEFFICIENTS: Mapping[bool, Mapping[str, float]] = {
    True: {"wholes": 1.22, "words": 0.33, "1": -6.14},
    False: {"wholes": 1.81, "1": -6.52},
}
#: For texts of one kind, and for searches without a model: (lowest text score, lowest centred cosine).
_STRONG_LIKENESS = (2.2, 0.25)
_GOOD_LIKENESS = (1.4, 0.12)


def band_of(components: Mapping[str, Component], closeness: Closeness | None, relation: Relation) -> Band:
    """``closeness`` is None without a model: then words alone decide."""
    if closeness is None or relation is Relation.PEERS:
        return _band_of_likeness(components, closeness)
    if relation is Relation.SEARCH:
        chance = search_chance_of(closeness)
        return Band.STRONG if chance >= STRONG_SEARCH else Band.GOOD if chance >= GOOD_SEARCH else Band.POSSIBLE
    chance = chance_of(components, closeness)
    return Band.STRONG if chance >= STRONG_CHANCE else Band.GOOD if chance >= GOOD_CHANCE else Band.POSSIBLE


def chance_of(components: Mapping[str, Component], closeness: Closeness) -> float:
    """Of a need and an offer being relevant to each other, as the development set was judged; 0…1."""
    known = features(components, closeness)
    coefficients = COEFFICIENTS["dimension" in known, "words" in known]
    return _logistic(coefficients, known)


def search_chance_of(closeness: Closeness) -> float:
    """Of a document being what a search means, as the development set's short queries were judged; 0…1."""
    known = search_features(closeness)
    return _logistic(SEARCH_COEFFICIENTS["words" in known], known)


def search_features(closeness: Closeness) -> dict[str, float]:
    """As :func:`features`: few words are one phrase at most, and state neither goals nor dimensions."""
    known = {"wholes": _within(closeness.wholes)}
    if closeness.words is not None:
        known["words"] = _within(closeness.words)
    return {**known, "1": 1.0}


def _logistic(coefficients: Mapping[str, float], known: Mapping[str, float]) -> float:
    return 1 / (1 + exp(-sum(coefficients[name] * value for name, value in known.items())))


def features(components: Mapping[str, Component], closeness: Closeness) -> dict[str, float]:
    """What the chance is counted from, as far as it is known; "1" is the constant."""
    phrases = _PHRASES_FROM_WHOLES * closeness.wholes if closeness.phrases is None else closeness.phrases
    known = {"cosine": closeness.cosine, "wholes": _within(closeness.wholes), "phrases": _within(phrases)}
    if "dimension" in components:
        known["dimension"] = components["dimension"].value
    if closeness.words is not None:
        known["words"] = _within(closeness.words)
    return {**known, "1": 1.0}


def _within(standing: float) -> float:
    return max(_LOWEST, min(standing, _HIGHEST))


def _band_of_likeness(components: Mapping[str, Component], closeness: Closeness | None) -> Band:
    """By the text part of the score and the cosine: a list of bad answers has no strong one."""
    score = sum(components[name].contribution for name in ("dense", "lexical", "characters") if name in components)
    for band, (lowest_score, lowest_cosine) in ((Band.STRONG, _STRONG_LIKENESS), (Band.GOOD, _GOOD_LIKENESS)):
        if score >= lowest_score and (closeness is None or closeness.cosine >= lowest_cosine):
            return band
    return Band.POSSIBLE
