"""Stored match lists: computed when something changes on either side, told to people once for each pair."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from accounts.viewer import Viewer
from bahamm.kernel.live import Push, push_on_commit
from marketplace.catalog.models import Challenge, Solution
from matching import changelog
from matching.documents import OPEN_CHALLENGES, Item, is_indexed, kind_of, with_facets
from matching.embedding import WORDS, holder
from matching.enums import SURE_BANDS, Direction, Kind
from matching.index import Hit, Probe
from matching.models import MatchRecord
from matching.notices import tell_supplier, tell_unit
from matching.reasons import remember
from matching.selectors.matches import OTHER, ranked_for

#: A stored list is this long; deeper ranks are computed when somebody pages there.
STORED = 20
#: Scores are relative to the whole corpus and move a little with every text that enters it.
SAME_SCORE = 1e-3
#: People are told of a pair only when it is sure and among the first of the list.
TOLD_RANK = 5
#: One list speaks up so often within QUIET; what comes then is told together later. An import of hundreds of objects
#: would otherwise write hundreds of messages to one person.
BURST = 3
QUIET = timedelta(minutes=10)

#: Lists are computed of what everybody may see.
EVERYBODY = Viewer.anonymous()

MODELS: dict[str, Any] = {Kind.CHALLENGE: Challenge, Kind.SOLUTION: Solution}


def refresh_matches(kind: str, object_id: int) -> None:
    """Make one object searchable (or not), recompute its list and those it enters or leaves, tell the people.

    Safe to repeat: the second run finds the same lists and everybody told.
    """
    changelog.sync(kind, [object_id], embedder=holder.get() or WORDS)
    item: Item | None = with_facets(kind).filter(pk=object_id).first()
    if item is None or not is_offered(item):
        _retire(kind, object_id)
        return
    # Its phrases count in the ranking, so they come first; it is searchable already.
    remember([item])
    hits = ranked_for(EVERYBODY, item, Probe.of(item))[:STORED]
    affected = [hit.object_id for hit in hits]
    leaving = set(_listed_in(kind, object_id)) - set(affected)
    store_list(item, hits)
    others = with_facets(OTHER[Kind(kind)]).filter(pk__in={*affected, *leaving}).order_by("pk")
    for other in others:
        if is_offered(other):
            found = ranked_for(EVERYBODY, other, Probe.of(other))[:STORED]
            if other.pk in leaving or any(hit.object_id == object_id for hit in found):
                store_list(other, found, only=object_id)


def refresh_list(kind: str, object_id: int, *, announce: bool) -> None:
    """Recompute the list of one object alone."""
    item: Item | None = with_facets(kind).filter(pk=object_id).first()
    if item is None or not is_offered(item):
        _retire(kind, object_id)
    else:
        store_list(item, ranked_for(EVERYBODY, item, Probe.of(item))[:STORED], announce=announce)


def outdated_subjects(key: str, version: str, *, limit: int) -> list[tuple[Kind, int]]:
    """Subjects whose stored list another model (or none), or another ranker ranked."""
    found: list[tuple[Kind, int]] = []
    for kind in Kind:
        direction, mine, _ = _columns(kind)
        rows = MatchRecord.objects.filter(direction=direction, is_current=True)
        rows = rows.exclude(model_key=key, ranker_version=version)
        found += [(kind, pk) for pk in rows.order_by(mine).values_list(mine, flat=True).distinct()[:limit]]
    return found[:limit]


def is_offered(item: Item) -> bool:
    """Whether the object stands in match lists: open challenges and published solutions."""
    return item.state in OPEN_CHALLENGES if isinstance(item, Challenge) else is_indexed(item)


def _listed_in(kind: str, object_id: int) -> list[int]:
    """Subjects of the other side whose current list holds the object."""
    direction, mine, theirs = _columns(OTHER[Kind(kind)])
    rows = MatchRecord.objects.filter(**{theirs: object_id}, direction=direction, is_current=True)
    return list(rows.values_list(mine, flat=True))


def _columns(subject_kind: str) -> tuple[Direction, str, str]:
    """Direction, the subject's column and the listed object's column of a list."""
    if subject_kind == Kind.CHALLENGE:
        return Direction.CHALLENGE_TO_SOLUTIONS, "challenge_id", "solution_id"
    return Direction.SOLUTION_TO_CHALLENGES, "solution_id", "challenge_id"


def _retire(kind: str, object_id: int) -> None:
    """Take the object's list and its places in other lists back; what was announced stays announced."""
    column = f"{kind}_id"
    rows = MatchRecord.objects.filter(**{column: object_id}, is_current=True)
    other = OTHER[Kind(kind)]
    with transaction.atomic():
        subjects = sorted(set(rows.exclude(direction=Direction(kind)).values_list(f"{other}_id", flat=True)))
        rows.update(is_current=False)
        for subject_id in subjects:
            push_matches(other, subject_id)
        if MODELS[kind].objects.filter(pk=object_id).exists():
            push_matches(kind, object_id)


def store_list(subject: Item, hits: Sequence[Hit], *, only: int | None = None, announce: bool = True) -> bool:
    """Write the list of ``subject``; True when it differs from the stored one.

    New strong and good pairs are announced to the subject's people (only those with ``only``, if given); with
    ``announce`` false they count as announced: a bulk load must not flood anybody.
    """
    kind = kind_of(subject)
    direction, mine, theirs = _columns(kind)
    now = timezone.now()
    with transaction.atomic():
        # One writer of a list at a time, or two workers would both find a pair unannounced.
        MODELS[kind].objects.select_for_update(of=("self",), no_key=True).filter(pk=subject.pk).first()
        stored = {
            getattr(row, theirs): row for row in MatchRecord.objects.filter(**{mine: subject.pk}, direction=direction)
        }
        rows = [
            _record(hit, rank, stored.get(hit.object_id), mine, theirs, subject.pk) for rank, hit in enumerate(hits, 1)
        ]
        changed = [row for row in rows if _differs(row, stored.get(getattr(row, theirs)))]
        kept = {getattr(row, theirs) for row in rows}
        gone = [row.pk for key, row in stored.items() if row.is_current and key not in kept]
        fresh = [row for row in rows if _is_news(row) and only in (None, getattr(row, theirs))]
        if announce and fresh and _has_spoken_enough(stored.values(), now):
            _announce_later(kind, subject.pk, now + QUIET)
            fresh = []
        for row in fresh:
            row.announced_at = now
        changed += [row for row in fresh if row not in changed]
        if not changed and not gone:
            return False
        MatchRecord.objects.filter(pk__in=gone).update(is_current=False)
        _upsert(changed, direction, now)
        if announce and fresh:
            _tell(subject, [getattr(row, theirs) for row in fresh])
        push_matches(kind, subject.pk)
    return True


def _has_spoken_enough(stored: Iterable[MatchRecord], now: datetime) -> bool:
    told = {row.announced_at for row in stored if row.announced_at is not None and row.announced_at > now - QUIET}
    return len(told) >= BURST


def _announce_later(kind: str, object_id: int, moment: datetime) -> None:
    """Queue one later announcement of a list, however often it is asked for."""
    arguments = {"args": [str(kind), object_id], "kwargs": {}}
    queued = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=announce_later.module_path, args_kwargs=arguments
    )
    if not queued.exists():
        announce_later.using(run_after=moment).enqueue(str(kind), object_id)


@task()
def announce_later(kind: str, object_id: int) -> None:
    """Tell together what a list kept back; nothing when it was told or has left the list meanwhile."""
    refresh_list(kind, object_id, announce=True)


def _record(hit: Hit, rank: int, old: MatchRecord | None, mine: str, theirs: str, subject_id: int) -> MatchRecord:
    return MatchRecord(
        **{mine: subject_id, theirs: hit.object_id},
        rank=rank,
        score=hit.score,
        percentile=hit.percentile,
        band=hit.band,
        components=[asdict(component) for component in hit.components],
        model_key=hit.model_key,
        ranker_version=hit.ranker_version,
        is_current=True,
        announced_at=old.announced_at if old else None,
    )


_COMPARED = ("rank", "percentile", "band", "model_key", "ranker_version", "is_current")


def _differs(row: MatchRecord, old: MatchRecord | None) -> bool:
    if old is None or abs(row.score - old.score) > SAME_SCORE:
        return True
    return any(getattr(row, name) != getattr(old, name) for name in _COMPARED)


def _is_news(row: MatchRecord) -> bool:
    return row.announced_at is None and row.rank <= TOLD_RANK and row.band in SURE_BANDS


def _upsert(rows: Iterable[MatchRecord], direction: Direction, now: Any) -> None:
    listed = list(rows)
    for row in listed:
        row.direction, row.computed_at = direction, now
    columns = ["rank", "score", "percentile", "band", "components", "model_key", "ranker_version"]
    MatchRecord.objects.bulk_create(
        listed,
        update_conflicts=True,
        update_fields=[*columns, "is_current", "computed_at", "announced_at"],
        unique_fields=["challenge", "solution", "direction"],
    )


def _tell(subject: Item, ids: Sequence[int]) -> None:
    if isinstance(subject, Challenge):
        solutions = Solution.objects.in_bulk(ids)
        tell_unit(subject, [solutions[pk] for pk in ids if pk in solutions])
    else:
        challenges = Challenge.objects.in_bulk(ids)
        tell_supplier(subject, [challenges[pk] for pk in ids if pk in challenges])


def push_matches(kind: str, object_id: int) -> None:
    """Wake whoever watches this list. The version is the clock's: it only grows."""
    version = int(time.time() * 1000)
    push_on_commit(Push(topic=f"{kind}:{object_id}:matches", kind="matches", id=object_id, version=version))
