"""Domain events: recorded in the transaction that caused them, delivered to handlers after it.

``record(event)`` writes one :class:`EventRecord` (the log that audit and history read) and one task for
each handler, in the caller's transaction. A worker then calls the handler *at least once*; handlers are
therefore safe to repeat. News travel up the layers this way: ``marketplace`` records
``ChallengePublished`` and never learns who listens.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from django.db import transaction

if TYPE_CHECKING:
    from bahamm.kernel.models import EventRecord


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Base of all events: thin facts, primitive values only. ``subject`` is ``(type, primary key)``."""

    subject_type: ClassVar[str] = ""
    subject_id: int
    actor_id: int | None
    organisation_id: int | None = None

    @classmethod
    def event_name(cls) -> str:
        return cls.__name__


EventT = TypeVar("EventT", bound=Event)
Handler = Callable[[Any], None]

_HANDLERS: dict[str, dict[str, Handler]] = defaultdict(dict)
_TYPES: dict[str, type[Event]] = {}
_COMMON = ("subject_id", "actor_id", "organisation_id")


def handles(*event_types: type[EventT]) -> Callable[[Callable[[EventT], None]], Callable[[EventT], None]]:
    """Register a durable handler (in an app's ``handlers.py``, imported by its ``AppConfig.ready``)."""

    def register(handler: Callable[[EventT], None]) -> Callable[[EventT], None]:
        name = f"{handler.__module__}.{handler.__qualname__}"
        for event_type in event_types:
            _TYPES[event_type.event_name()] = event_type
            _HANDLERS[event_type.event_name()][name] = handler
        return handler

    return register


def record(event: Event) -> "EventRecord":
    """Write the event and the deliveries it owes. Must run inside ``transaction.atomic``."""
    from bahamm.kernel.models import EventRecord
    from bahamm.kernel.tasks import deliver

    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is recorded in the transaction that caused it")
    values = asdict(event)
    common = {name: values.pop(name) for name in _COMMON}
    row = EventRecord.objects.create(name=event.event_name(), subject_type=event.subject_type, data=values, **common)
    for handler_name in _HANDLERS[event.event_name()]:
        deliver.enqueue(row.pk, handler_name, 1)
    return row


def load(row: "EventRecord") -> Event | None:
    """The typed event of a stored row; None when nobody registered its type in this process."""
    event_type = _TYPES.get(row.name)
    if event_type is None:
        return None
    common = {name: getattr(row, name) for name in _COMMON}
    return event_type(**common, **row.data)


def handler_named(event_name: str, handler_name: str) -> Handler | None:
    return _HANDLERS[event_name].get(handler_name)
