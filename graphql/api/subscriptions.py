"""Live events. They are thin: what happened, to what, and a cursor; the rest is read with the rights of now."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from accounts.viewer import Viewer
from api.connections import page_size
from api.context import viewer_in
from api.graphene_types import ID, Argument, Field, Info, Int, ObjectType, String, listed
from api.live.sources import LiveEvent, Source
from api.matching.reading import gathered
from api.relay import decode_cursor, decode_id, encode_cursor, encode_id, invalid_cursor, invalid_id
from api.siblings import together
from bahamm.kernel.errors import NOT_FOUND, SIGN_IN_REQUIRED, NotFound, PermissionRefused
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import challenges_visible_to, solutions_visible_to
from marketplace.notifications import selectors as inbox
from matching.enums import Kind
from matching.results import Match
from matching.selectors.changes import list_digest, watched
from matching.selectors.matches import matches_for_challenge, matches_for_solution

#: Events of one read; whoever missed more reads again.
PAGE = 50
_KINDS = {"Challenge": Kind.CHALLENGE, "Solution": Kind.SOLUTION}


class MatchesChangedEvent(ObjectType):
    """The match list of one challenge or solution is another than it was. The first event tells how it is now."""

    cursor = String(required=True, description="What a reconnecting client passes as `after`.")
    subject_id = ID(required=True, description="The challenge or the solution.")
    challenge = Field("api.catalog.types.Challenge", description="The subject, if it is a challenge.")
    solution = Field("api.catalog.types.Solution", description="The subject, if it is a solution.")
    top_matches = Field(
        listed("api.matching.types.Match"),
        description="The head of the list as it is now.",
        first=Argument(Int, description="How many; at most 100, 20 when left out."),
    )

    @staticmethod
    def resolve_top_matches(event: dict[str, Any], info: Info, first: int | None = None) -> list[Match]:
        size, viewer = page_size(first), viewer_in(info)
        if event["challenge"] is not None:
            return gathered(matches_for_challenge(viewer, event["challenge"], first=size).matches)
        return gathered(matches_for_solution(viewer, event["solution"], first=size).matches)


class ItemChangedEvent(ObjectType):
    """A challenge or solution is another than it was. The first event tells what it is now."""

    cursor = String(required=True, description="What a reconnecting client passes as `after`.")
    subject_id = ID(required=True, description="The challenge or the solution.")
    challenge = Field("api.catalog.types.Challenge", description="The subject, if it is a challenge.")
    solution = Field("api.catalog.types.Solution", description="The subject, if it is a solution.")


class NotificationEvent(ObjectType):
    """Something in the viewer's inbox changed. The first event, and one about reading, carries no notification."""

    cursor = String(required=True, description="What a reconnecting client passes as `after`.")
    notification = Field("api.notifications.types.Notification", description="The news; null when only the count is.")
    unread_count = Int(required=True, description="How many are unread now.")


class _OfItem(ABC):
    """What happens to one challenge or solution. The cursor holds how it stood: the same again is no news."""

    #: Ends the topic, and tells the cursors of one source from those of another.
    suffix: ClassVar[str]

    @abstractmethod
    def find(self, viewer: Viewer, kind: Kind, pk: int) -> Challenge | Solution:
        """Raises DomainError for who may not listen."""

    @abstractmethod
    def standing(self, viewer: Viewer, kind: Kind, item: Challenge | Solution) -> str:
        """Differs whenever something is to be told."""

    def topic(self, viewer: Viewer, arguments: dict[str, Any]) -> str:
        kind, pk = _subject(arguments)
        self.find(viewer, kind, pk)
        return f"{kind.value}:{pk}{self.suffix}"

    def read(self, viewer: Viewer, arguments: dict[str, Any], cursor: str | None) -> Sequence[LiveEvent]:
        kind, pk = _subject(arguments)
        item = self.find(viewer, kind, pk)
        subject = f"{kind.value}:{pk}{self.suffix}"
        seen = None if cursor is None else _seen(cursor, subject)
        standing = self.standing(viewer, kind, item)
        if standing == seen:
            return []
        now = encode_cursor(subject, standing)
        return [LiveEvent(now, _changed(item, now))]


class MatchesChanged(_OfItem):
    """A list that changed and changed back has not changed."""

    suffix = ":matches"

    def find(self, viewer: Viewer, kind: Kind, pk: int) -> Challenge | Solution:
        return watched(viewer, kind, pk)

    def standing(self, viewer: Viewer, kind: Kind, item: Challenge | Solution) -> str:
        return list_digest(viewer, kind, item.pk)


class ItemChanged(_OfItem):
    """What was written twice meanwhile is told once, as it is now."""

    suffix = ""

    def find(self, viewer: Viewer, kind: Kind, pk: int) -> Challenge | Solution:
        seen: Any = challenges_visible_to(viewer) if kind == Kind.CHALLENGE else solutions_visible_to(viewer)
        item: Challenge | Solution | None = seen.filter(pk=pk).first()
        if item is None:
            raise NotFound.of(NOT_FOUND, field="subject")
        return item

    def standing(self, viewer: Viewer, kind: Kind, item: Challenge | Solution) -> str:
        return f"{item.revision} {item.state} {getattr(item, 'approval_requested_at', None)}"


class NotificationReceived:
    """The cursor holds the number of the last notification and the count that was told with it."""

    def topic(self, viewer: Viewer, arguments: dict[str, Any]) -> str:
        return f"user:{_person(viewer)}"

    def read(self, viewer: Viewer, arguments: dict[str, Any], cursor: str | None) -> Sequence[LiveEvent]:
        _person(viewer)
        last, told = (inbox.last_sequence(viewer), None) if cursor is None else _place(cursor)
        rows = [] if cursor is None else together(inbox.notifications_after(viewer, last)[:PAGE])
        # What arrives meanwhile is counted when it is told: a count alone only ever tells of reading.
        newest = rows[-1].sequence if rows else last
        unread = inbox.notifications_of(viewer, unread_only=True).filter(sequence__lte=newest).count()
        if rows:
            return [_notified(row.sequence, unread, row) for row in rows]
        return [] if unread == told else [_notified(last, unread)]


def _subject(arguments: dict[str, Any]) -> tuple[Kind, int]:
    name, pk = decode_id(arguments["subject"], "subject")
    if name not in _KINDS:
        raise invalid_id(arguments["subject"], "subject")
    return _KINDS[name], pk


def _seen(cursor: str, subject: str) -> str:
    """The digest of a cursor that was given out for this very subject."""
    found, digest = decode_cursor(cursor, 2)
    if found != subject or not isinstance(digest, str):
        raise invalid_cursor()
    return digest


def _changed(item: Challenge | Solution, cursor: str) -> dict[str, Any]:
    return {
        "cursor": cursor,
        "subject_id": encode_id(type(item).__name__, item.pk),
        "challenge": item if isinstance(item, Challenge) else None,
        "solution": item if isinstance(item, Solution) else None,
    }


def _person(viewer: Viewer) -> int:
    if viewer.user_id is None:
        raise PermissionRefused.of(SIGN_IN_REQUIRED)
    return viewer.user_id


def _place(cursor: str) -> tuple[int, int]:
    tag, last, told = decode_cursor(cursor, 3)
    if tag != "inbox" or type(last) is not int or type(told) is not int or not 0 <= last < 2**63:
        raise invalid_cursor()
    return last, told


def _notified(sequence: int, unread: int, notification: Any = None) -> LiveEvent:
    cursor = encode_cursor("inbox", sequence, unread)
    return LiveEvent(cursor, {"cursor": cursor, "notification": notification, "unread_count": unread})


def _event(event: dict[str, Any], _info: Info, **_arguments: Any) -> dict[str, Any]:
    return event


_AFTER = Argument(String, description="The cursor of the last event that the client has; without it, how it is now.")


class Subscription(ObjectType):
    """Served over WebSocket (`graphql-transport-ws`) at `/ws/graphql/`."""

    matches_changed = Field(
        MatchesChangedEvent,
        required=True,
        description="When the match list of one's challenge or solution changes. For its side and the secretariat.",
        subject=Argument(ID, required=True, description="The challenge or the solution."),
        after=_AFTER,
        resolver=_event,
    )
    item_changed = Field(
        ItemChangedEvent,
        required=True,
        description="When a challenge or solution is written or takes a step. For everybody who may see it.",
        subject=Argument(ID, required=True, description="The challenge or the solution."),
        after=_AFTER,
        resolver=_event,
    )
    notification_received = Field(
        NotificationEvent,
        required=True,
        description="When one's own inbox changes.",
        after=_AFTER,
        resolver=_event,
    )


sources: dict[str, Source] = {
    "itemChanged": ItemChanged(),
    "matchesChanged": MatchesChanged(),
    "notificationReceived": NotificationReceived(),
}
