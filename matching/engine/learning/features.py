"""Weights as a vector, and shown pairs as rows that it is multiplied with.

A text component has a weight of its own for each of the two cases of the formula, so there are more features than
components: ``same.dense``, ``same.lexical`` … for a document in the query's language, ``across.dense`` for another one,
and the structured fits, which weigh the same in both.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.engine.fusion import Fusion, built_in
from matching.engine.types import EngineError

Vector = NDArray[np.float64]

#: No component is ever weighed with nothing: what is not measured in the lists could not be learnt again.
FLOOR = 0.005
_GROUPS = ("same_language", "across", "structure")
_PREFIX = {"same_language": "same.", "across": "across.", "structure": ""}


class BadWeights(EngineError):
    """Stored weights do not belong to the formula in use."""


def feature_names(fusion: Fusion | None = None) -> list[str]:
    """Names of all features of the formula, in the order of every vector here."""
    fusion = fusion or built_in()
    return [
        f"{_PREFIX[group]}{name}" for group in _GROUPS for name, weight in getattr(fusion, group).items() if weight > 0
    ]


def weights_vector(fusion: Fusion) -> Vector:
    """``fusion`` as float64 [features], in the order of :func:`feature_names`."""
    by_name = {
        f"{_PREFIX[group]}{name}": weight for group in _GROUPS for name, weight in getattr(fusion, group).items()
    }
    return np.array([by_name[name] for name in feature_names()], np.float64)


def fusion_of(vector: Sequence[float] | Vector, version: str) -> Fusion:
    """The fusion that a vector of weights stands for, scaled as the built-in one: text in one language sums to 1.

    Bands and thresholds are told from scores, so their scale must not depend on who fitted the weights.
    """
    base, names = built_in(), feature_names()
    values = dict(zip(names, (float(value) for value in vector), strict=True))
    scale = sum(value for name, value in values.items() if name.startswith(_PREFIX["same_language"]))
    if scale <= 0:
        raise BadWeights("no text component has a weight")
    groups = {
        group: {
            name: values[f"{_PREFIX[group]}{name}"] / scale if weight > 0 else 0.0
            for name, weight in getattr(base, group).items()
        }
        for group in _GROUPS
    }
    return Fusion(version, words=base.words, **groups)


def as_json(fusion: Fusion) -> dict[str, dict[str, float]]:
    """What a fitted fusion is kept as."""
    return {group: dict(getattr(fusion, group)) for group in _GROUPS}


def from_json(kept: Mapping[str, Mapping[str, float]], version: str) -> Fusion:
    """Raises BadWeights when the formula has gained or lost a component since."""
    base = built_in()
    groups: dict[str, Any] = {}
    for group in _GROUPS:
        given, known = kept.get(group, {}), getattr(base, group)
        if set(given) != set(known):
            raise BadWeights(f"{group}: {sorted(given)} instead of {sorted(known)}")
        groups[group] = {name: float(value) for name, value in given.items()}
    return Fusion(version, words=base.words, **groups)


def rows_of(measures: Iterable[Mapping[str, float]]) -> Vector:
    """Measures of shown pairs as float64 [pairs, features]; what was not known of a pair counts as 0, as in a score."""
    names = feature_names()
    columns = {name: place for place, name in enumerate(names)}
    text = set(built_in().same_language)
    rows = []
    for each in measures:
        row = np.zeros(len(names))
        prefix = _PREFIX["same_language" if set(each) & (text - {"dense"}) else "across"]
        for name, value in each.items():
            place = columns.get(f"{prefix}{name}" if name in text else name)
            if place is not None:
                row[place] = value
        rows.append(row)
    return np.array(rows, np.float64).reshape(len(rows), len(names))
