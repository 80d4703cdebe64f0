"""How far down people look: the chance that a shown place is looked at, and how often a bad pair is called bad."""

from dataclasses import dataclass

import numpy as np

from matching.engine.learning.features import Vector

#: Places deeper than that are looked at as often as this one; inverse propensities stay bounded.
MAX_PLACE = 50
_CAP = 0.98
_MAX_DECAY = 3.0
_HALVINGS = 7
#: Nobody counts for more than this many of the first place: the deepest verdicts would drown all others.
_MAX_WEIGHT = 10.0


@dataclass(frozen=True, slots=True)
class Attention:
    """P(looked at | place k) = first · k^-decay (position-based model, Craswell et al. 2008).

    Whoever looks at a good pair says so; of a bad one with the chance ``complaint``. So silence speaks a little against
    what was probably seen, and not against what probably was not.
    """

    first: float = 0.9
    decay: float = 0.5
    complaint: float = 0.5

    def seen(self, positions: Vector) -> Vector:
        places = np.clip(positions, 1, MAX_PLACE)
        chance: Vector = np.minimum(self.first * places**-self.decay, _CAP)
        return chance

    def likelihood(self, said: Vector, positions: Vector, relevance: Vector) -> float:
        """Of what was said of pairs that are good with the chance ``relevance``."""
        seen = self.seen(positions)
        bad = self.complaint * (1 - relevance)
        chance = np.where(said > 0, seen * relevance, np.where(said < 0, seen * bad, 1 - seen * (relevance + bad)))
        return float(np.log(chance).sum())

    def moved(self, first: float, decay: float, complaint: float) -> "Attention":
        """A neighbour within the bounds."""
        return Attention(
            float(np.clip(self.first + first, 0.05, _CAP)),
            float(np.clip(self.decay + decay, 0.0, _MAX_DECAY)),
            float(np.clip(self.complaint + complaint, 0.01, 0.99)),
        )

    def inverse(self, positions: Vector) -> Vector:
        """Inverse propensities relative to the first place, so that verdicts count as if all places had been seen."""
        weights: Vector = np.minimum(np.clip(positions, 1, MAX_PLACE) ** self.decay, _MAX_WEIGHT)
        return weights


#: What a reader of the log assumes who does not know of position bias: everything shown was looked at.
EVERYTHING_SEEN = Attention(first=_CAP, decay=0.0)


def most_likely(said: Vector, positions: Vector, relevance: Vector, start: Attention) -> Attention:
    """The attention under which what was said (1 good, -1 bad, 0 nothing) is most likely, by pattern search."""
    best, found = start.likelihood(said, positions, relevance), start
    steps = [0.2, 0.4, 0.2]
    for _ in range(_HALVINGS):
        for way in (*np.diag(steps), *-np.diag(steps)):
            there = found.moved(*way.tolist())
            value = there.likelihood(said, positions, relevance)
            if value > best:
                best, found = value, there
        steps = [step / 2 for step in steps]
    return found
