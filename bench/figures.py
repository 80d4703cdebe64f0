"""Timing and printing shared by the benches."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Taken:
    """Milliseconds of each call, by the clock on the wall and by the processor time of the calling thread.

    On a busy machine only the second tells anything of work that takes longer than one turn on a core.
    """

    wall: np.ndarray
    cpu: np.ndarray


def in_turn(works: Sequence[Callable[[int], object]], times: int, *, warm: int) -> list[Taken]:
    """Times of each of ``works``, one after another for each number: all meet the same load. The first ``warm`` numbers
    do not count."""
    wall, used = np.zeros((len(works), times)), np.zeros((len(works), times))
    for number in range(times):
        for place, work in enumerate(works):
            started, begun = time.perf_counter(), time.thread_time()
            work(number)
            used[place, number] = (time.thread_time() - begun) * 1000
            wall[place, number] = (time.perf_counter() - started) * 1000
    return [Taken(wall[place, warm:], used[place, warm:]) for place in range(len(works))]


def cpu(work: Callable[[int], object], times: int) -> float:
    """Median CPU milliseconds of one call."""
    taken = []
    for number in range(times):
        started = time.process_time()
        work(number)
        taken.append((time.process_time() - started) * 1000)
    return float(np.median(taken))


def line(name: str, taken: Taken, base: Taken | None = None, *, than: str = "the raw search") -> float:
    """Print one row; the ratio of processor times to ``base`` (1 without)."""
    p50, p99 = np.percentile(taken.wall, [50, 99])
    ratio = 1.0 if base is None else float(np.median(taken.cpu) / np.median(base.cpu))
    by_wall = 1.0 if base is None else float(p50 / np.median(base.wall))
    told = "" if base is None else f"   {ratio:6.2f} x {than} ({by_wall:.2f} by the wall clock)"
    print(f"{name:<46} cpu {np.median(taken.cpu):8.2f} ms   wall p50 {p50:8.2f}   p99 {p99:8.2f}{told}", flush=True)
    return ratio


def table(rows: Sequence[tuple[str, float, str]]) -> None:
    for name, value, unit in rows:
        print(f"{name:<44} {value:10.2f} {unit}", flush=True)
