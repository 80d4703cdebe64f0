"""Writes embeddings, tombstones and snapshots until it is killed, again and again: the other half of
:mod:`tests.matching.test_killed`. Prints kills, differences, starts from a snapshot, and entries of the log.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import Any

import django
import numpy as np
from django.conf import settings

from matching.engine.corpus import Corpus

#: Seconds that a writer has at most.
LONGEST = 0.15


def main(folder: Path, kills: int) -> None:
    settings.DATABASES["default"]["NAME"] = str(folder / "killed.sqlite3")
    settings.MATCHING["SNAPSHOT_DIR"] = str(folder / "index")
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from tests.factories.matching import published_challenge, published_solution

    call_command("migrate", verbosity=0)
    for _ in range(12):
        published_challenge(), published_solution()
    luck, differences, opened = random.Random(1405), 0, 0
    for number in range(kills):
        connections.close_all()
        heard, spoken = os.pipe()
        child = os.fork()
        if child == 0:
            _write(random.Random(number), spoken)
        # Most are killed while they write, some before they have begun.
        if luck.random() < 0.8:
            os.read(heard, 1)
        time.sleep(luck.uniform(0.0, LONGEST))
        os.kill(child, signal.SIGKILL)
        os.close(heard), os.close(spoken)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            raise SystemExit("a writer ended by itself")
        is_same, is_from_snapshot = _compare()
        differences, opened = differences + (not is_same), opened + is_from_snapshot
    from matching.models import IndexState

    print(kills, differences, opened, IndexState.objects.get().last_sequence)


def _write(luck: random.Random, spoken: int) -> None:
    from matching.index import IndexHolder

    try:
        holder = IndexHolder()
        holder.current()
        os.write(spoken, b"1")
        while True:
            if luck.random() < 0.7:
                _change(luck)
            else:
                holder.save_when_due(every=1)
    finally:
        # Only an error leads here, and it must not pass for a kill.
        os._exit(1)


def _change(luck: random.Random) -> None:
    """A new solution, or one that is told anew, published or withdrawn."""
    from marketplace.catalog.enums import SolutionState
    from marketplace.catalog.models import Solution
    from matching.changelog import sync
    from matching.enums import Kind
    from tests.factories.matching import EMBEDDER

    solution = luck.choice(list(Solution.objects.order_by("pk")))
    if luck.random() < 0.3:
        solution.pk = None
    solution.summary = f"خلاصهٔ {luck.random()}"
    solution.state = SolutionState.PUBLISHED if luck.random() < 0.6 else SolutionState.DRAFT
    solution.save()
    sync(Kind.SOLUTION, [solution.pk], embedder=EMBEDDER)


def _compare() -> tuple[bool, bool]:
    """Whether a start finds what the database says, and whether it began with a snapshot."""
    from marketplace.catalog.models import Challenge, Solution
    from matching.catalogue_index import CatalogueIndex
    from matching.changelog import sync
    from matching.documents import indexed_items
    from matching.enums import Kind
    from matching.models import IndexState
    from tests.factories.matching import EMBEDDER

    # What was saved and not yet told to the log is told again: events are delivered until they are handled.
    for kind, model in ((Kind.CHALLENGE, Challenge), (Kind.SOLUTION, Solution)):
        sync(kind, model.objects.values_list("pk", flat=True), embedder=EMBEDDER)
    state = IndexState.objects.get()
    started = CatalogueIndex.build(state.model_key, state.epoch, state.last_sequence)
    truth = CatalogueIndex(state.model_key, state.epoch, {kind: Corpus(state.model_key) for kind in Kind})
    truth.follow(state.last_sequence)
    is_same = all(
        started.corpora[kind].ids().tolist()
        == truth.corpora[kind].ids().tolist()
        == sorted(indexed_items(kind).values_list("pk", flat=True))
        and _contents(started.corpora[kind]) == _contents(truth.corpora[kind])
        for kind in Kind
    )
    return is_same, started.built_from == "snapshot"


def _contents(corpus: Corpus) -> dict[int, tuple[Any, ...]]:
    """All that is known of each document: language, vector, words with counts, and what filters read."""
    found = {}
    for language, partition in corpus._partitions.items():
        words = list(partition.lexical.bm25.vocabulary)
        for row in np.flatnonzero(partition.alive):
            rows = np.array([row])
            _, pairs = partition.lexical.bm25.documents.of(rows)
            held = sorted((words[term], count) for term, count in pairs.tolist())
            facets = (partition.columns.trl(rows).tolist(), *(each.tolist() for each in partition.columns.money(rows)))
            vector = partition.vectors.raw.take(rows).tobytes()
            found[int(partition.ids.take(rows)[0])] = (language, vector, held, facets)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
