"""Bands: how sure a place in the list is. Thresholds stand on the development set, until there is own feedback."""

from collections.abc import Mapping

from matching.engine.items import Band, Component

#: (lowest text score, lowest centred cosine)
_STRONG = (2.2, 0.25)
_GOOD = (1.4, 0.12)


def band_of(components: Mapping[str, Component], cosine: float, *, has_model: bool) -> Band:
    """By the text part of the score and, with a model, the centred cosine: a list of bad answers has no strong one."""
    score = sum(components[name].contribution for name in ("dense", "lexical", "characters") if name in components)
    for band, (lowest_score, lowest_cosine) in ((Band.STRONG, _STRONG), (Band.GOOD, _GOOD)):
        if score >= lowest_score and (cosine >= lowest_cosine or not has_model):
            return band
    return Band.POSSIBLE
