"""What happened to an object: steps of the machine from the event log, versions from the snapshots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from accounts.viewer import Viewer
from bahamm.kernel.models import EventRecord
from marketplace.catalog import workflow
from marketplace.catalog.events import ChallengeApprovalRequested, ChallengeCreated, SolutionCreated
from marketplace.catalog.models import Challenge, ChallengeRevision, Solution, SolutionRevision
from marketplace.catalog.selectors.visibility import can_see_challenge_record, can_see_solution_record

_STEPS = {
    "challenge": {row.event.event_name(): row.name for row in workflow.CHALLENGE.transitions}
    | {ChallengeCreated.event_name(): "create", ChallengeApprovalRequested.event_name(): "request_approval"},
    "solution": {row.event.event_name(): row.name for row in workflow.SOLUTION.transitions}
    | {SolutionCreated.event_name(): "create"},
}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step. ``actor`` and unpublished reasons are empty for those who may not see the record."""

    name: str
    at: datetime
    actor: User | None
    source: str | None
    target: str | None
    reason: str


def history_of(viewer: Viewer, item: Challenge | Solution) -> list[HistoryEntry]:
    return histories_of(viewer, [item])[item.pk]


def histories_of(viewer: Viewer, items: Sequence[Challenge | Solution]) -> dict[int, list[HistoryEntry]]:
    """The history of each item (all of one kind), oldest first: one statement for any number."""
    found: dict[int, list[HistoryEntry]] = {item.pk: [] for item in items}
    if not items:
        return found
    noun = "challenge" if isinstance(items[0], Challenge) else "solution"
    seen_whole = {item.pk for item in items if _sees_record(viewer, item)}
    for record in _records(noun, found):
        entry = _entry(noun, record, whole=record.subject_id in seen_whole)
        if entry is not None:
            found[record.subject_id].append(entry)
    return found


def _sees_record(viewer: Viewer, item: Challenge | Solution) -> bool:
    see = can_see_challenge_record if isinstance(item, Challenge) else can_see_solution_record
    return see(viewer, item)  # type: ignore[arg-type]


def _records(noun: str, ids: Iterable[int]) -> Iterable[EventRecord]:
    rows = EventRecord.objects.filter(subject_type=noun, subject_id__in=list(ids), name__in=list(_STEPS[noun]))
    return rows.select_related("actor").order_by("pk")


def _entry(noun: str, record: EventRecord, *, whole: bool) -> HistoryEntry | None:
    name = _STEPS[noun][record.name]
    target = record.data.get("target")
    if not whole and (target is None or not _is_public(noun, target)):
        return None
    reason = record.data.get("reason", "")
    return HistoryEntry(
        name=name,
        at=record.created_at,
        actor=record.actor if whole else None,
        # Where it came from tells the public only that it was not public before.
        source=record.data.get("source") if whole or _is_public(noun, record.data["source"]) else None,
        target=target,
        reason=reason if whole or name in workflow.PUBLIC_REASONS else "",
    )


def _is_public(noun: str, state: str) -> bool:
    machine = workflow.CHALLENGE if noun == "challenge" else workflow.SOLUTION
    return machine.state(state).is_public


def revisions_of(viewer: Viewer, item: Challenge | Solution) -> list[ChallengeRevision] | list[SolutionRevision]:
    """The versions, newest first; none for those who may not see the record."""
    if not _sees_record(viewer, item):
        return []
    if isinstance(item, Challenge):
        return list(ChallengeRevision.objects.filter(challenge=item).select_related("author").order_by("-number"))
    return list(SolutionRevision.objects.filter(solution=item).select_related("author").order_by("-number"))
