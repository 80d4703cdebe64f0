"""The task worker: a thread beside the web server on embedded defaults, a process of its own beyond.

The loop is django-tasks-db's; what it lacks is added here: tasks that a killed worker left "running"
go back to the queue, finished ones are swept.
"""

import logging
import threading
from datetime import timedelta
from typing import Self

from django.db import close_old_connections, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger("bahamm.kernel.worker")

POLL_SECONDS = 0.2
#: No task runs this long; one that seems to was orphaned by a killed worker.
STUCK_AFTER = timedelta(minutes=10)
KEEP_FINISHED = timedelta(days=2)


class TaskWorker:
    """Runs queued tasks until stopped."""

    def __init__(self, *, stuck_after: timedelta = STUCK_AFTER) -> None:
        self._worker = Worker(
            queue_names=["*"],
            interval=POLL_SECONDS,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(16),
            excluded_queue_names=[],
        )
        self._stuck_after = stuck_after
        self._thread: threading.Thread | None = None

    @classmethod
    def embedded(cls) -> Self:
        """The only worker of a one-process installation: whatever is "running" at its start is orphaned."""
        return cls(stuck_after=timedelta(0))

    def start(self) -> None:
        self._thread = threading.Thread(target=self.run, name="task-worker", daemon=True)
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """End after the running task; a task cut off by the timeout is taken up again at the next start."""
        self._worker.running = False
        if self._thread is not None:
            self._thread.join(timeout)

    def configure_signals(self) -> None:
        self._worker.configure_signals()

    def run(self) -> None:
        try:
            recover_stuck_tasks(self._stuck_after)
            sweep_finished_tasks()
            self._worker.run()
        except SystemExit:
            pass
        except Exception:  # the thread's boundary: without a line in the log it would die in silence
            logger.exception("the task worker stopped")
        finally:
            close_old_connections()


def recover_stuck_tasks(older_than: timedelta) -> int:
    """Put tasks that have been "running" for longer than ``older_than`` back to the queue; how many."""
    with transaction.atomic():
        stuck = DBTaskResult.objects.running().filter(started_at__lte=timezone.now() - older_than)
        recovered: int = stuck.update(status=TaskResultStatus.READY, started_at=None)
    if recovered:
        logger.warning("%d orphaned task(s) put back to the queue", recovered)
    return recovered


def sweep_finished_tasks() -> None:
    DBTaskResult.objects.successful().filter(finished_at__lte=timezone.now() - KEEP_FINISHED).delete()


def run_pending() -> None:
    """Run everything that is ready now, in this thread (set-up, tests)."""
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(16),
        excluded_queue_names=[],
    ).run()
