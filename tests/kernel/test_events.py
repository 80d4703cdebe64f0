"""Events are recorded with their cause and delivered at least once; what keeps failing is parked, never lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bahamm.kernel import events
from bahamm.kernel.models import EventRecord, ParkedDelivery
from bahamm.kernel.tasks import MAX_ATTEMPTS, deliver
from bahamm.kernel.worker import recover_stuck_tasks, run_pending

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class BellRung(events.Event):
    subject_type = "bell"
    times: int


heard: list[BellRung] = []
broken = False


def listen(event: BellRung) -> None:
    if broken:
        raise RuntimeError("deaf")
    heard.append(event)


@pytest.fixture(autouse=True)
def listener() -> Iterator[str]:
    global broken
    heard.clear()
    broken = False
    events.handles(BellRung)(listen)
    yield f"{listen.__module__}.{listen.__qualname__}"
    events._HANDLERS.pop("BellRung")
    events._TYPES.pop("BellRung")


def ring(times: int = 3) -> EventRecord:
    with transaction.atomic():
        return events.record(BellRung(subject_id=7, actor_id=None, times=times))


def test_record_refuses_to_run_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError):
        events.record(BellRung(subject_id=7, actor_id=None, times=1))

    assert EventRecord.objects.count() == 0


def test_worker_hands_the_typed_event_to_the_handler() -> None:
    row = ring()
    run_pending()

    assert heard == [BellRung(subject_id=7, actor_id=None, times=3)]
    assert (row.name, row.subject_type, row.data) == ("BellRung", "bell", {"times": 3})


def test_rolled_back_cause_leaves_neither_event_nor_delivery() -> None:
    with transaction.atomic():
        events.record(BellRung(subject_id=7, actor_id=None, times=1))
        transaction.set_rollback(True)

    assert (EventRecord.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_failed_delivery_is_queued_again_for_later() -> None:
    global broken
    broken = True
    ring()
    run_pending()

    [retry] = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    assert retry.args_kwargs["args"][2] == 2
    assert retry.run_after > timezone.now()
    assert ParkedDelivery.objects.count() == 0


def test_delivery_that_failed_every_attempt_is_parked(listener: str) -> None:
    global broken
    broken = True
    row = ring()
    deliver.func(row.pk, listener, MAX_ATTEMPTS)

    [parked] = ParkedDelivery.objects.all()
    assert (parked.event, parked.handler, parked.attempts) == (row, listener, MAX_ATTEMPTS)
    assert parked.error == "RuntimeError('deaf')"


def test_delivery_to_a_handler_that_is_gone_is_settled() -> None:
    row = ring()
    deliver.func(row.pk, "somewhere.gone", 1)

    assert (heard, ParkedDelivery.objects.count()) == ([], 0)


def test_task_of_a_killed_worker_goes_back_to_the_queue() -> None:
    ring()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=timezone.now() - timedelta(minutes=11))

    assert recover_stuck_tasks(timedelta(minutes=10)) == 1
    run_pending()
    assert len(heard) == 1


def test_running_task_is_left_alone_while_it_may_still_run() -> None:
    ring()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=timezone.now() - timedelta(minutes=9))

    assert recover_stuck_tasks(timedelta(minutes=10)) == 0
