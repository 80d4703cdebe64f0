"""Has a match list changed since somebody looked? A digest of what its watcher may know, and of nothing else."""

import hashlib
from collections.abc import Iterable
from typing import Any

import orjson

from accounts.viewer import Viewer
from bahamm.kernel.errors import FORBIDDEN, NOT_FOUND, NotFound, PermissionRefused
from marketplace.catalog.selectors import challenges_visible_to, solutions_visible_to
from matching.documents import Item
from matching.enums import Direction, FeedbackVerdict, Kind
from matching.models import MatchFeedback, MatchRecord
from matching.rules import may_list_for_challenge, may_list_for_solution

#: Finer differences of score are noise of the corpus; they do not wake anybody.
_DIGITS = 3


def watched(viewer: Viewer, kind: str, pk: int) -> Item:
    """The object whose list ``viewer`` may watch. Raises NotFound (unseen) or PermissionRefused (somebody else's)."""
    item: Item | None
    if kind == Kind.CHALLENGE:
        item = challenges_visible_to(viewer).filter(pk=pk).first()
        may_list = item is not None and may_list_for_challenge(viewer, item)
    else:
        item = solutions_visible_to(viewer).filter(pk=pk).first()
        may_list = item is not None and may_list_for_solution(viewer, item)
    if item is None:
        raise NotFound.of(NOT_FOUND, field="subject")
    if not may_list:
        raise PermissionRefused.of(FORBIDDEN, field="subject")
    return item


def list_digest(viewer: Viewer, kind: str, pk: int) -> str:
    """Changes whenever the stored list or a verdict that ``viewer`` may know changes; the same otherwise."""
    rows = [*_listed(kind, pk), *_verdicts(viewer, kind, pk)]
    return hashlib.blake2b(orjson.dumps(rows), digest_size=12).hexdigest()


def _listed(kind: str, pk: int) -> Iterable[Any]:
    direction, mine, theirs = _columns(kind)
    rows = MatchRecord.objects.filter(**{mine: pk}, direction=direction, is_current=True).order_by("rank", theirs)
    for other, rank, score, band, percentile in rows.values_list(theirs, "rank", "score", "band", "percentile"):
        yield [other, rank, round(score, _DIGITS), band, percentile]


def _verdicts(viewer: Viewer, kind: str, pk: int) -> Iterable[Any]:
    """Of the own side; of both for the secretariat. A supplier also learns of an invitation, and only of that."""
    direction, mine, theirs = _columns(kind)
    rows = MatchFeedback.objects.filter(**{mine: pk}).order_by("pk")
    invited = set()
    for row in rows.values("pk", theirs, "direction", "verdict", "is_current"):
        if row["is_current"] and (viewer.is_secretariat or row["direction"] == direction):
            yield ["verdict", row["pk"]]
        if kind == Kind.SOLUTION and row["verdict"] == FeedbackVerdict.INVITED:
            invited.add(row[theirs])
    yield ["invited", sorted(invited)]


def _columns(kind: str) -> tuple[Direction, str, str]:
    if kind == Kind.CHALLENGE:
        return Direction.CHALLENGE_TO_SOLUTIONS, "challenge_id", "solution_id"
    return Direction.SOLUTION_TO_CHALLENGES, "solution_id", "challenge_id"
