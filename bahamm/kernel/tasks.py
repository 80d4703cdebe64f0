"""Delivery of events: at least once, with back-off, and a parking place for what keeps failing."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from bahamm.kernel import events
from bahamm.kernel.models import EventRecord, ParkedDelivery

logger = logging.getLogger("bahamm.kernel.tasks")

MAX_ATTEMPTS = 6
BACK_OFF_SECONDS = (1, 5, 30, 300, 1800)


@task()
def deliver(event_id: int, handler_name: str, attempt: int) -> None:
    """Call one handler with one event; a failure is retried later, the last one parks it."""
    row = EventRecord.objects.get(pk=event_id)
    handler = events.handler_named(row.name, handler_name)
    event = events.load(row)
    if handler is None or event is None:
        # A handler that a newer version removed: nothing owes this delivery any more.
        logger.warning("no handler %s for %s", handler_name, row)
        return
    try:
        handler(event)
    except Exception as error:  # a process boundary: whatever failed must neither be lost nor block the queue
        logger.exception("delivery of %s to %s failed (attempt %d)", row, handler_name, attempt)
        _retry_or_park(row, handler_name, attempt, error)


def _retry_or_park(row: EventRecord, handler_name: str, attempt: int, error: Exception) -> None:
    if attempt >= MAX_ATTEMPTS:
        ParkedDelivery.objects.update_or_create(
            event=row, handler=handler_name, defaults={"attempts": attempt, "error": repr(error)[:4000]}
        )
        return
    later = timezone.now() + timedelta(seconds=BACK_OFF_SECONDS[attempt - 1])
    with transaction.atomic():
        deliver.using(run_after=later).enqueue(row.pk, handler_name, attempt + 1)
