"""Is there enough feedback, and which of it is held back to judge a fit?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.engine.learning.features import Vector
from matching.engine.types import EngineError

#: Fewer verdicts fit noise: below that, built-in weights and bands serve better.
NEEDED: Mapping[str, int] = {"useful": 60, "not_useful": 60, "lists": 20}
#: Part of the verdicts that is held back, and how many of each outcome it must hold to say anything.
HELD_BACK = 0.3
_HELD_BACK_EACH = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A pair on a shown page. ``grade``: None without a verdict, 0 not useful, 1 useful, 2 invited, 3 awarded."""

    #: Whose list it is, and which showing of it.
    subject: str
    view: str
    position: int
    measures: Mapping[str, float]
    grade: int | None = None
    #: Seconds since 1970 of the verdict.
    judged_at: float = 0.0


class TooLittleFeedback(EngineError):
    """``missing`` tells what is there and what is needed: name → (have, need)."""

    def __init__(self, missing: Mapping[str, tuple[int, int]]) -> None:
        self.missing = dict(missing)
        super().__init__("; ".join(f"{name}: {have} of {need}" for name, (have, need) in missing.items()))


def counts(rows: Sequence[Shown]) -> dict[str, int]:
    """What :data:`NEEDED` is compared with."""
    judged = [row for row in rows if row.grade is not None]
    return {
        "useful": sum(bool(row.grade) for row in judged),
        "not_useful": sum(not row.grade for row in judged),
        "lists": len({row.subject for row in judged}),
    }


def missing(have: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """What of :data:`NEEDED` is not reached."""
    return {name: (have[name], need) for name, need in NEEDED.items() if have[name] < need}


@dataclass(frozen=True, slots=True)
class Split:
    """Two parts that share no list, the second one later: a ranker is judged on what comes after it."""

    train: list[Shown]
    held_back: list[Shown]


def split(rows: Sequence[Shown]) -> Split:
    """By list and by time. A list belongs to the part in which it was judged first; what was said of a list of the
    first part after the border is left out. Raises TooLittleFeedback.
    """
    if lacking := missing(counts(rows)):
        raise TooLittleFeedback(lacking)
    first: dict[str, float] = {}
    for row in rows:
        if row.grade is not None:
            first[row.subject] = min(first.get(row.subject, row.judged_at), row.judged_at)
    border = _border(rows, first)
    later = {subject for subject, moment in first.items() if moment >= border}
    overdue = {row.view for row in rows if row.grade is not None and row.judged_at >= border}
    train = [row for row in rows if row.subject in first and row.subject not in later and row.view not in overdue]
    held_back = [row for row in rows if row.subject in later]
    for part in (train, held_back):
        have = counts(part)
        if min(have["useful"], have["not_useful"]) < _HELD_BACK_EACH:
            raise TooLittleFeedback(
                {
                    f"{name} on each side of the border": (have[name], _HELD_BACK_EACH)
                    for name in ("useful", "not_useful")
                }
            )
    return Split(train, held_back)


def _border(rows: Sequence[Shown], first: Mapping[str, float]) -> float:
    """The moment from which newly judged lists hold HELD_BACK of the verdicts."""
    subjects = sorted(first, key=lambda subject: (first[subject], subject))
    verdicts = dict.fromkeys(subjects, 0)
    for row in rows:
        if row.grade is not None:
            verdicts[row.subject] += 1
    kept = np.cumsum([verdicts[subject] for subject in subjects])
    wanted = (1 - HELD_BACK) * kept[-1]
    place = min(int(np.searchsorted(kept, wanted)) + 1, len(subjects) - 1)
    return first[subjects[place]]


def judged(rows: Sequence[Shown]) -> tuple[Vector, Vector]:
    """Which rows hold a verdict, and which a good one: two arrays of 0 and 1."""
    known = np.array([row.grade is not None for row in rows], np.float64)
    return known, np.array([bool(row.grade) for row in rows], np.float64)
