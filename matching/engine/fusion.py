"""The weights of the published formula as one value, so that a fitted set can stand in for the built-in one."""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.engine import weights


@dataclass(frozen=True, slots=True)
class Fusion:
    """Weights by component. ``version`` names them wherever a score is kept."""

    version: str
    #: Text in the query's language, in another one, and without a model.
    same_language: Mapping[str, float]
    across: Mapping[str, float]
    words: Mapping[str, float]
    structure: Mapping[str, float]

    def text(self, *, has_model: bool, has_words: bool) -> Mapping[str, float]:
        """The weights of the text components; ``has_words``: query and document are of one language and share words."""
        if not has_model:
            return self.words
        return self.same_language if has_words else self.across


def built_in() -> Fusion:
    """The weights of :mod:`matching.engine.weights`."""
    return Fusion(weights.VERSION, weights.SAME_LANGUAGE, weights.DENSE_ONLY, weights.LEXICAL_ONLY, weights.STRUCTURE)
