"""What writing a challenge and writing a solution have in common: fields, revisions, locks, repeats."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone
from moneyed import Money

from bahamm.kernel.errors import (
    NOT_FOUND,
    STALE_REVISION,
    WRONG_STATE,
    Conflict,
    ErrorCollector,
    NotFound,
)
from bahamm.kernel.live import Push, push_on_commit
from bahamm.kernel.workflow import Machine
from marketplace.catalog.inputs import CHALLENGE_CLEANERS, SOLUTION_CLEANERS, Cleaner, clean
from marketplace.catalog.models import Challenge, ChallengeRevision, Solution, SolutionRevision

#: Typing of one author within this time is one entry of the history.
COALESCE_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Noun:
    """How a kind of object is edited."""

    name: str
    revisions: type[models.Model]
    cleaners: Mapping[str, Cleaner]
    amounts: tuple[str, str]
    #: Many-to-many fields, written after the row.
    links: tuple[str, ...]


CHALLENGE = Noun("challenge", ChallengeRevision, CHALLENGE_CLEANERS, ("budget_min", "budget_max"), ("goals",))
SOLUTION = Noun("solution", SolutionRevision, SOLUTION_CLEANERS, ("price_min", "price_max"), ("dimensions", "goals"))


def lock_visible(visible: models.QuerySet[Any], pk: int) -> Any:
    """The object, locked until the transaction ends. What the viewer may not see does not exist."""
    if not 0 < pk < 2**63:
        raise NotFound.of(NOT_FOUND)
    manager = visible.model._default_manager
    row = manager.select_for_update(of=("self",)).filter(pk__in=visible.filter(pk=pk).values("pk")).first()
    if row is None:
        raise NotFound.of(NOT_FOUND)
    return row


def made_before(visible: models.QuerySet[Any], pk: int) -> Any:
    """What the first call with an idempotency key made; it may have been deleted since."""
    row = visible.filter(pk=pk).first()
    if row is None:
        raise NotFound.of(NOT_FOUND)
    return row


def check_revision(item: Challenge | Solution, revision: int) -> None:
    if item.revision != revision:
        raise Conflict.of(STALE_REVISION, current=item.revision)


def wrong_state(machine: Machine[Any], name: str) -> Conflict:
    state = machine.state(name)
    return Conflict.of(WRONG_STATE, state_fa=state.fa, state_en=state.en)


def clean_fields(
    noun: Noun, item: Any, fields: Mapping[str, Any], *, errors: ErrorCollector | None = None
) -> dict[str, Any]:
    """The values to write; raises ValidationFailed with every fault, or collects them in ``errors``."""
    return clean(fields, noun.cleaners, amounts=noun.amounts, current=lambda name: getattr(item, name), errors=errors)


def apply(noun: Noun, item: Any, values: Mapping[str, Any]) -> list[str]:
    """Set the columns of ``item`` (not saved); the names of those that differ, links included."""
    changed = differences(noun, item, values)
    for name in changed:
        if name not in noun.links:
            setattr(item, name, values[name])
    return changed


def differences(noun: Noun, item: Any, values: Mapping[str, Any]) -> list[str]:
    return [name for name, value in values.items() if _differs(noun, item, name, value)]


def _differs(noun: Noun, item: Any, name: str, value: Any) -> bool:
    if name in noun.links:
        present = {row.pk for row in getattr(item, name).all()} if item.pk else set()
        return present != {row.pk for row in value}
    return bool(getattr(item, name) != value)


def save(noun: Noun, item: Any, values: Mapping[str, Any], changed: list[str], *, author_id: int | None) -> None:
    """Write the row, its links and its revision; wake who is looking at it."""
    item.refresh_search()
    item.save()
    for name in noun.links:
        if name in changed:
            getattr(item, name).set(values[name])
    record_revision(noun, item, author_id=author_id, changed_fields=changed)


def record_revision(
    noun: Noun, item: Any, *, author_id: int | None, changed_fields: list[str] | None = None, note: str = ""
) -> None:
    """Keep a snapshot: a new entry for each step and each author, one entry for one author's typing."""
    changed = changed_fields or []
    rows: Any = noun.revisions._default_manager
    last = rows.filter(**{noun.name: item}).order_by("-number").first()
    values = {"number": item.revision, "snapshot": snapshot(noun, item)}
    if last is not None and not note and _continues(last, author_id):
        merged = list(dict.fromkeys([*last.changed_fields, *changed]))
        rows.filter(pk=last.pk).update(changed_fields=merged, updated_at=timezone.now(), **values)
    else:
        rows.create(**{noun.name: item}, author_id=author_id, changed_fields=changed, note=note, **values)
    tell_open_pages(noun, item)


def tell_open_pages(noun: Noun, item: Any) -> None:
    """Whoever has the object open reads it again."""
    push_on_commit(Push(topic=f"{noun.name}:{item.pk}", kind=noun.name, id=item.pk, version=item.revision))


def _continues(last: Any, author_id: int | None) -> bool:
    return bool(not last.note and last.author_id == author_id and last.created_at > timezone.now() - COALESCE_WITHIN)


def snapshot(noun: Noun, item: Any) -> dict[str, Any]:
    """Every field as JSON, readable without the database: codes for references, strings for amounts."""
    values = {name: _plain(getattr(item, name)) for name in noun.cleaners if name not in noun.links}
    for name in noun.links:
        values[name] = [row.code for row in getattr(item, name).order_by("position", "pk")]
    return {"state": item.state, **values}


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return {"amount": str(int(value.amount)), "currency": value.currency.code}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, models.Model):
        return value.code  # type: ignore[attr-defined]
    return value


def forget_files(item: Any) -> None:
    """The bytes of the object's files go when its deletion commits."""
    stored = list(item.attachments.values_list("storage_name", flat=True))
    for name in stored:
        transaction.on_commit(partial(default_storage.delete, name))
