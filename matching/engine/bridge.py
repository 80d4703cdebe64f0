"""Few words find their way over what the other side has written: a search leans towards the needs that resemble it.

"Cars park on the footpath" and a catalogue of solutions have hardly a word in common; a published challenge says the
same at length, in the words of the trade. So a short query for one side moves towards the most similar texts of the
other (query expansion by local feedback, Attar & Fraenkel 1977, with vectors for terms). Only what everybody may read
is in a corpus, so nobody learns of what he may not see.
"""

from dataclasses import replace

import numpy as np

from matching.engine import weights
from matching.engine.centring import unit
from matching.engine.corpus import Corpus
from matching.engine.items import Query, Relation


def leaning(query: Query, other: Corpus) -> Query:
    """``query`` with a lean towards its nearest texts in ``other``; unchanged without a vector or any text."""
    if query.vector is None:
        return query
    nearest = other.rank(replace(query, relation=Relation.PEERS), limit=weights.BRIDGE_TEXTS)
    found = [(entry.score, direction) for entry in nearest if (direction := other.direction_of(entry.id)) is not None]
    if not found:
        return query
    closeness = np.array([score for score, _ in found], np.float32)
    heaviness = np.exp(closeness - closeness.max())
    return replace(query, lean=unit(heaviness @ np.stack([direction for _, direction in found])))
