"""What a find is measured against before it is called strong or good: the documents that are nearest to the query.

Against a whole catalogue of this and that, everything on the query's subject stands out, whether it answers or not; the
more other subjects there are, the more. Among its nearest neighbours only an answer does.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from matching.engine.standard_scores import Scale
from matching.engine.types import FloatArray

#: Documents of a neighbourhood: about as many as each language of the development set has, by which bands are fitted.
NEIGHBOURS = 150
#: With fewer of them a spread is no spread.
_ENOUGH = 16
_SAME = Scale(0.0, 1.0)
_NO_SPREAD = 1e-9


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Scales of standard scores: how a score among all documents reads among the nearest ``count``."""

    count: int
    wholes: Scale = _SAME
    phrases: Scale = _SAME
    words: Scale = _SAME

    @classmethod
    def of(cls, wholes: FloatArray, phrases: FloatArray | None, words: FloatArray | None) -> "Neighbourhood":
        """Of some documents with their standard scores [n] as wholes, phrase by phrase (not a number where nobody
        compared them) and by words: the nearest as wholes make the neighbourhood."""
        nearest = np.argsort(-wholes, kind="stable")[:NEIGHBOURS]
        return cls(
            NEIGHBOURS, *(_scale(None if scores is None else scores[nearest]) for scores in (wholes, phrases, words))
        )


def _scale(scores: FloatArray | None) -> Scale:
    """Everything stays as it is where too little is known."""
    if scores is None:
        return _SAME
    known = scores[~np.isnan(scores)].astype(np.float64)
    if len(known) < _ENOUGH:
        return _SAME
    mean = float(known.sum()) / len(known)
    variance = float(known @ known) / len(known) - mean**2
    return Scale(mean, sqrt(variance)) if variance > _NO_SPREAD else _SAME
