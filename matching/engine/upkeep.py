"""Work on large partitions that would keep searches waiting: done by a thread of its own, in short locked steps.

Codes, the frame, merged postings and compaction are all made beside the ones in use and put in their place in one
step. Rows never change, so that what is copied in pieces is as good as what would be copied at once; what is added or
removed meanwhile is added or removed again at the end.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator, MutableMapping
from functools import partial
from typing import Any

import numpy as np

from matching.engine.codes import make_codes, probe_rows, training_rows
from matching.engine.hubs import Bank
from matching.engine.partition import Entry, Frame, Partition
from matching.engine.runs import Runs
from matching.engine.tables import Rows
from matching.engine.turnstile import Turnstile
from matching.engine.types import FloatArray, IntArray
from matching.engine.vectors import scales_of

logger = logging.getLogger("bahamm.matching.index")

#: A partition is rewritten without its dead rows when they are so many, and a quarter of all.
COMPACT_FROM = 1_024
#: Rows that are read in one locked step (a few milliseconds).
_STEP = 2_048
#: Entries of a journal that are repeated in one locked step.
_REPEATED = 16
#: After a failure nothing is tried for so many seconds.
_REST = 60.0

Partitions = MutableMapping[str, Partition]
NewPartition = Callable[[str], Partition]


def compacted_at_once(partitions: Partitions, new_partition: NewPartition) -> None:
    """Rewrite small partitions without their dead rows, if it is time."""
    for language, partition in list(partitions.items()):
        if _is_compaction_due(partition) and not partition.is_large:
            fresh = new_partition(language)
            fresh.follow(partition)
            fresh.adopt(partition, np.flatnonzero(partition.alive))
            fresh.renew_frame()
            partitions[language] = fresh


def _is_compaction_due(partition: Partition) -> bool:
    dead = partition.rows - len(partition)
    return dead >= COMPACT_FROM and dead * 4 >= partition.rows


class Upkeep:
    """The background work of one corpus. The thread lives as long as there is something to do."""

    def __init__(
        self, partitions: Partitions, lock: Turnstile, new_partition: NewPartition, leave: Callable[[], None]
    ) -> None:
        self._partitions = partitions
        self._lock = lock
        self._new_partition = new_partition
        #: Called by the thread when it ends.
        self._leave = leave
        self._thread: threading.Thread | None = None
        self._failed_at = -_REST

    def look(self) -> None:
        """Begin if something is due. Called with the lock held."""
        rested = time.monotonic() - self._failed_at >= _REST
        if rested and (self._thread is None or not self._thread.is_alive()) and self._next() is not None:
            self._thread = threading.Thread(target=self._work, name="corpus-upkeep", daemon=True)
            self._thread.start()

    def settle(self, timeout: float | None = None) -> bool:
        """Wait until nothing is left to do; whether that was reached."""
        with self._lock:
            self.look()
            thread = self._thread
        if thread is not None:
            thread.join(timeout)
        with self._lock:
            return self._next() is None

    def _work(self) -> None:
        try:
            self._work_through()
        finally:
            self._leave()

    def _work_through(self) -> None:
        while True:
            with self._lock:
                work = self._next()
                if work is None:
                    self._thread = None
                    return
            try:
                work()
            except Exception:  # a thread's boundary: searches go on with what there is
                logger.exception("the upkeep of the index failed and will be tried again")
                self._failed_at = time.monotonic()
                self._thread = None
                return

    def _next(self) -> Callable[[], None] | None:
        for each in self._partitions.values():
            partition = each
            if partition.is_large and _is_compaction_due(partition):
                return lambda: self._compact(partition)
            if partition.are_codes_due:
                return lambda: self._encode(partition)
            if partition.is_large and partition.is_frame_due():
                return lambda: self._renew_frame(partition)
            for runs in partition.lexical.runs:
                if runs.due() is not None:
                    return partial(self._merge, runs)
        return None

    # -- the works ---------------------------------------------------------------------------
    def _merge(self, runs: Runs[Any]) -> None:
        with self._lock:
            run = runs.due()
        if run is not None:
            one = runs.merge(run)
            with self._lock:
                runs.replace(run, one)

    def _encode(self, partition: Partition) -> None:
        with self._lock:
            count, centre = partition.rows, partition.vectors.centre
        codes = make_codes(
            count,
            centre,
            self._taken(partition, training_rows(count)),
            self._taken(partition, probe_rows(count)),
            lambda: self._blocks(partition, 0, count),
        )
        while not self._is_last(partition, len(codes)):
            for block in self._blocks(partition, len(codes), partition.rows):
                codes.add(block)
        with self._lock:
            rest = partition.vectors.raw.slice(len(codes), partition.rows)
            if len(rest):
                codes.add(rest)
            partition.take_codes(codes)

    def _renew_frame(self, partition: Partition) -> None:
        with self._lock:
            centre, drift, frame = partition.mean.value(), partition.drift, partition.new_frame()
        rows = frame.bank.rows
        raw = self._taken(partition, rows)
        frame = Frame(frame.sample, Bank(rows, (raw - centre) * scales_of(raw, centre)[:, None]))
        scales, prices = Rows(np.float32), Rows(np.float32)

        def take(block: FloatArray) -> None:
            if len(block):
                numbers = np.arange(len(scales), len(scales) + len(block))
                own = scales_of(block, centre)
                scales.extend(own)
                prices.extend(frame.bank.prices(numbers, (block - centre) * own[:, None]))

        while not self._is_last(partition, len(scales)):
            for block in self._blocks(partition, len(scales), partition.rows):
                take(block)
        with self._lock:
            take(partition.vectors.raw.slice(len(scales), partition.rows))
            partition.vectors.centre, partition.vectors.scales = centre, scales
            drift = partition.drift - drift
            partition.take_frame(frame, prices)
            partition.drift = drift

    def _compact(self, partition: Partition) -> None:
        fresh, journal = self._new_partition(partition.language), list[Entry]()
        with self._lock:
            living = np.flatnonzero(partition.alive)
            partition.journal = journal
            fresh.follow(partition)
        try:
            for start in range(0, len(living), _STEP):
                with self._lock:
                    fresh.adopt(partition, living[start : start + _STEP])
            fresh.take_frame(fresh.new_frame(), fresh.prices)
            if fresh.are_codes_due:
                # Nobody else knows of it yet: no lock.
                count, raw = fresh.rows, fresh.vectors.raw
                blocks = lambda: (raw.slice(at, at + _STEP) for at in range(0, count, _STEP))  # noqa: E731
                some, probes = raw.take(training_rows(count)), raw.take(probe_rows(count))
                fresh.take_codes(make_codes(count, fresh.vectors.centre, some, probes, blocks))
            while True:
                with self._lock:
                    for entry in journal[:_REPEATED]:
                        _repeat(fresh, entry)
                    del journal[:_REPEATED]
                    if not journal:
                        self._partitions[partition.language] = fresh
                        return
        finally:
            partition.journal = None

    # -- reading in steps --------------------------------------------------------------------
    def _is_last(self, partition: Partition, done: int) -> bool:
        """Whether so little is left that it can be done in one locked step."""
        return partition.rows - done <= _STEP // 4

    def _blocks(self, partition: Partition, start: int, stop: int) -> Iterator[FloatArray]:
        for at in range(start, stop, _STEP):
            with self._lock:
                block = partition.vectors.raw.slice(at, min(at + _STEP, stop))
            yield block

    def _taken(self, partition: Partition, rows: IntArray) -> FloatArray:
        taken = []
        for start in range(0, len(rows), _STEP):
            with self._lock:
                taken.append(partition.vectors.raw.take(rows[start : start + _STEP]))
        return np.concatenate(taken)


def _repeat(partition: Partition, entry: Entry) -> None:
    """Do to a compacted partition what was done to the old one meanwhile."""
    if isinstance(entry, int):
        if entry in partition:
            partition.remove(entry)
    else:
        partition.add(entry)
