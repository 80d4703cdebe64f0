"""What people were shown, kept beside the reading: a read never waits for it and never fails because of it.

A page is noted in memory and written by a thread within a second, many at once; when the writer cannot keep up, or
writing fails, notes are dropped. They are a sample to learn from, not a book of account.
"""

import hashlib
import hmac
import logging
import threading
import uuid
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections, transaction
from django.utils import timezone
from django.utils.encoding import force_bytes

from accounts.viewer import Viewer
from marketplace.catalog.models import Challenge, Solution
from matching.documents import kind_of
from matching.enums import Direction
from matching.models import MatchFeedback, MatchImpression, MatchView
from matching.results import Match
from matching.rules import judging_side

logger = logging.getLogger("bahamm.matching.learning")

#: Pages without a verdict say little after that long.
KEPT_DAYS = 400
#: Notes in memory; more are dropped.
_WAITING = 2_000
_SECONDS = 1.0
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Note:
    """One shown page, ready to be written."""

    view: MatchView
    impressions: tuple[MatchImpression, ...]


def note_of(viewer: Viewer, direction: Direction, matches: Sequence[Match]) -> Note | None:
    """What a page says to learning; None when the viewer does not belong to the side that the list is for, when it is
    empty, or when words alone ranked it.
    """
    if not matches or viewer.user_id is None or any(not match.model_key or not match.rank for match in matches):
        return None
    first = matches[0]
    if judging_side(viewer, first.challenge, first.solution) != direction:
        return None
    is_challenge = direction == Direction.CHALLENGE_TO_SOLUTIONS
    subject = first.challenge.pk if is_challenge else first.solution.pk
    view = MatchView(
        id=_key(viewer.user_id, direction, subject, matches),
        direction=direction,
        subject_id=subject,
        organisation_id=first.challenge.unit_id if is_challenge else first.solution.supplier_id,
        model_key=first.model_key,
        ranker_version=first.ranker_version,
        shown_at=timezone.now(),
    )
    return Note(view, tuple(_impression(view, match) for match in matches))


def keep_shown(viewer: Viewer, subject: Challenge | Solution, matches: Sequence[Match]) -> None:
    """Note that ``matches`` of the list of ``subject`` are being shown. Never waits and never raises."""
    try:
        direction = Direction(kind_of(subject))
        if (note := note_of(viewer, direction, matches)) is not None:
            recorder.add(note)
    except Exception:  # a boundary: whatever is wrong with the log, people get their list
        logger.exception("a shown page was not noted")


def _key(user_id: int, direction: str, subject: int, matches: Sequence[Match]) -> uuid.UUID:
    """Of person, list and order, under the installation's secret."""
    order = ",".join(f"{match.rank}:{match.challenge.pk}-{match.solution.pk}" for match in matches)
    text = f"{user_id}/{direction}/{subject}/{matches[0].model_key}/{matches[0].ranker_version}/{order}"
    digest = hmac.new(force_bytes(settings.SECRET_KEY), f"shown/{text}".encode(), hashlib.sha256).digest()
    return uuid.UUID(bytes=digest[:16])


def _impression(view: MatchView, match: Match) -> MatchImpression:
    return MatchImpression(
        view=view,
        challenge_id=match.challenge.pk,
        solution_id=match.solution.pk,
        position=match.rank,
        score=match.score,
        measures={component.name: round(component.measure, 6) for component in match.components},
    )


class ShownRecorder:
    """Takes notes of one process and writes them. Thread-safe."""

    def __init__(self, *, writes_itself: bool = True) -> None:
        self.writes_itself = writes_itself
        self._notes: deque[Note] = deque()
        self._lock = threading.Lock()
        self._has_work = threading.Event()
        self._writer: threading.Thread | None = None
        self._is_stopped = False

    def add(self, note: Note) -> None:
        """Returns at once. With ``settings.MATCHING["KEEP_SHOWN"]`` false nothing is kept."""
        if not settings.MATCHING["KEEP_SHOWN"]:
            return
        if len(self._notes) < _WAITING:
            self._notes.append(note)
        if self.writes_itself:
            self._wake_writer()

    def _wake_writer(self) -> None:
        with self._lock:
            if self._writer is None or not self._writer.is_alive():
                self._writer = threading.Thread(target=self._write_on, name="shown", daemon=True)
                self._writer.start()
        self._has_work.set()

    def flush(self) -> None:
        """Write what waits, in the caller's transaction if there is one; what cannot be written is dropped."""
        while notes := self._taken():
            try:
                with transaction.atomic():
                    _write(notes)
            except DatabaseError:
                logger.exception("%d shown pages were not kept", len(notes))

    def stop(self) -> None:
        """Let the writer end after what it has begun."""
        self._is_stopped = True
        self._has_work.set()
        if self._writer is not None:
            self._writer.join()

    def _taken(self) -> list[Note]:
        found: list[Note] = []
        while self._notes and len(found) < _AT_ONCE:
            try:
                found.append(self._notes.popleft())
            except IndexError:  # another thread was faster
                break
        return found

    def _write_on(self) -> None:
        while not self._is_stopped:
            self._has_work.wait()
            # A breath, so that what is shown in one second is written in one transaction.
            threading.Event().wait(_SECONDS)
            self._has_work.clear()
            try:
                self.flush()
            except Exception:  # a thread's boundary: the next page finds it alive
                logger.exception("shown pages were not kept")
            finally:
                # It may sleep for hours: a connection must not wait with it.
                connections.close_all()


def _write(notes: Sequence[Note]) -> None:
    """New pages with their pairs; known ones, and such whose objects are gone meanwhile, are left out."""
    by_key = {note.view.pk: note for note in notes}
    for known in MatchView.objects.filter(pk__in=by_key).values_list("pk", flat=True):
        del by_key[known]
    rows = [impression for note in by_key.values() for impression in note.impressions]
    challenges = _existing(Challenge, (row.challenge_id for row in rows))
    solutions = _existing(Solution, (row.solution_id for row in rows))
    MatchView.objects.bulk_create([note.view for note in by_key.values()], ignore_conflicts=True)
    MatchImpression.objects.bulk_create(
        [row for row in rows if row.challenge_id in challenges and row.solution_id in solutions],
        ignore_conflicts=True,
        batch_size=500,
    )


def _existing(model: Any, ids: Iterable[int]) -> set[int]:
    return set(model.objects.filter(pk__in=set(ids)).values_list("pk", flat=True))


def last_impression(
    *, challenge_id: int, solution_id: int, direction: str, organisation_id: int, before: datetime
) -> MatchImpression | None:
    """The last time that somebody of the organisation was shown the pair in its list."""
    recorder.flush()
    rows = MatchImpression.objects.filter(
        challenge_id=challenge_id,
        solution_id=solution_id,
        view__direction=direction,
        view__organisation_id=organisation_id,
        view__shown_at__lte=before,
    )
    return rows.order_by("-view__shown_at", "-pk").first()


def link_late() -> int:
    """Give verdicts without a showing the one that another process had not written yet when they came; how many."""
    linked = 0
    waiting = MatchFeedback.objects.filter(is_current=True, impression=None).exclude(model_key="").order_by("pk")
    for row in waiting.iterator(chunk_size=500):
        found = last_impression(
            challenge_id=row.challenge_id,
            solution_id=row.solution_id,
            direction=row.direction,
            organisation_id=row.organisation_id,
            before=row.created_at,
        )
        if found is not None:
            linked += MatchFeedback.objects.filter(pk=row.pk).update(impression=found)
    return linked


def forget_shown(*, older_than: timedelta) -> int:
    """Delete pages that are so old and hold no verdict; how many."""
    old = MatchView.objects.filter(shown_at__lt=timezone.now() - older_than)
    judged = MatchFeedback.objects.filter(impression__isnull=False).values("impression__view")
    _, deleted = old.exclude(pk__in=judged).delete()
    return deleted.get("matching.MatchView", 0)


recorder = ShownRecorder()
