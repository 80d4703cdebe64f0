"""What goes into a corpus, what is asked of it and what it answers. Plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from matching.engine.fusion import Fusion, built_in
from matching.engine.types import FloatArray


class Relation(StrEnum):
    """How a query stands to the documents: it decides what "mature enough" and "affordable" mean."""

    NEED_TO_OFFER = "need_to_offer"
    OFFER_TO_NEED = "offer_to_need"
    #: Both are of one kind, as when similar challenges are looked for.
    PEERS = "peers"
    #: A few words from a search box, which state no facets.
    SEARCH = "search"


class Band(StrEnum):
    """A coarse, honest grade; there are no calibrated probabilities before there is feedback."""

    STRONG = "strong"
    GOOD = "good"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Facets:
    """What is known of an item besides its text. Empty and None mean "not given", never "none"."""

    goals: frozenset[str] = frozenset()
    dimensions: frozenset[str] = frozenset()
    axes: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    #: Technology readiness level 1…9: offered by a solution, wanted at least by a challenge.
    trl: int | None = None
    #: Budget or price range in rial, both ends included.
    money: tuple[int, int] | None = None
    city: str | None = None
    #: Held by a solution's supplier, required by a challenge.
    credentials: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Document:
    """One item of a corpus. ``vector``: float32 [dimension], length 1, as the embedder gave it for a document."""

    id: int
    text: str
    language: str
    vector: FloatArray
    facets: Facets = field(default=Facets())
    #: The same text embedded as a query, when known: feeds :attr:`Corpus.query_means` for the other side.
    query_vector: FloatArray | None = None
    #: Its phrases, when known: [n, dimension], as :func:`matching.engine.explain.centred` gives them.
    phrases: np.ndarray | None = None
    #: Of the text that ``vector`` is of: a store outside this process finds the vector by it.
    version: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """``vector``: float32 [dimension] as the embedder gave it for a query; None ranks by words alone."""

    text: str
    language: str
    vector: FloatArray | None
    facets: Facets = field(default=Facets())
    relation: Relation = Relation.NEED_TO_OFFER
    #: As in :class:`Document`; without them the text is compared as a whole only.
    phrases: np.ndarray | None = None
    #: Which weights rank: the built-in ones, or a fitted set.
    fusion: Fusion = field(default_factory=built_in)
    #: Where the query leans: a unit vector among centred ones (see :mod:`matching.engine.bridge`).
    lean: FloatArray | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """Hard conditions on documents. What a document does not state excludes it from nothing."""

    languages: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    trl_at_least: int | None = None
    trl_at_most: int | None = None
    #: Rial range that the document's range must meet.
    money: tuple[int, int] | None = None
    #: All of these must be held by the document; here, stating none excludes.
    credentials: frozenset[str] = frozenset()


class Component(NamedTuple):
    """One part of a score: ``value`` (a z-score, or a fit in 0…1) times its published weight is ``contribution``."""

    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close two texts are: the centred cosine, and how far the document stands out from all others (see
    :func:`matching.engine.standard_scores.against_others`) as a whole, phrase by phrase (None where phrases are not
    known) and by words (None where words do not count), before the query moves towards its best answers."""

    cosine: float
    wholes: float
    phrases: float | None
    words: float | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """One answer. ``score`` is exactly the sum of the components' contributions."""

    id: int
    score: float
    #: 1 is the best.
    rank: int
    #: Per cent of the documents that were in question and rank lower, rounded down.
    percentile: int
    band: Band
    components: Mapping[str, Component]
    #: What the band stands on; None without a model.
    closeness: Closeness | None

    def shares(self) -> dict[str, float]:
        """Each component's share of what speaks for the pair; sums to 1 (empty when nothing does)."""
        speaking = {name: part.contribution for name, part in self.components.items() if part.contribution > 0}
        total = sum(speaking.values())
        return {name: contribution / total for name, contribution in speaking.items()}
