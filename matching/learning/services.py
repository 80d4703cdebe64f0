"""Writes of learning: put a fitted ranker in force or take it back, keep an evaluation.

An actor of None is the command line: whoever may run commands on the server operates the matching.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.viewer import Viewer
from bahamm.kernel import idempotency
from bahamm.kernel.errors import NOT_FOUND, Conflict, NotFound, PermissionRefused
from matching.enums import RankerState
from matching.learning.errors import ACTIVE_CHANGED, NOTHING_TO_ROLL_BACK
from matching.learning.rules import may_operate
from matching.learning.selectors import activation_refusal
from matching.models import EvaluationRun, RankerVersion
from matching.services.running import embed_in_background


@transaction.atomic
def activate_ranker(*, actor: Viewer | None, ranker_id: int, idempotency_key: str | None = None) -> RankerVersion:
    """Let a fitted ranker rank from now on; stored lists follow in the background.

    Raises NotFound, PermissionRefused, Conflict (it is worse than the active one, or was measured against another one,
    or for another model; there is no way around that but a new fit).
    """
    person = operator_of(actor)
    claim = _claim(person, "activate_ranker", idempotency_key, {"ranker": ranker_id})
    if claim is not None and claim.result_id is not None:
        return RankerVersion.objects.get(pk=claim.result_id)
    active = _lock_active()
    row = (
        RankerVersion.objects.select_for_update(of=("self",)).filter(pk=ranker_id).first() if _fits(ranker_id) else None
    )
    if row is None:
        raise NotFound.of(NOT_FOUND, "id")
    refusal = activation_refusal(row, active)
    if refusal is not None:
        raise Conflict.of(refusal.code, "id", **refusal.parameters)
    _retire(active)
    row.previous = active
    _activate(row, person)
    idempotency.complete(claim, result_id=row.pk)
    return row


@transaction.atomic
def roll_back_ranker(
    *, actor: Viewer | None, ranker_id: int | None = None, idempotency_key: str | None = None
) -> RankerVersion | None:
    """Take the active ranker back; what ranked before it does so again: returned, None for the built-in weights.

    ``ranker_id`` names the one that the actor wants to take back. Raises PermissionRefused, Conflict (none is active,
    or another one).
    """
    person = operator_of(actor)
    claim = _claim(person, "roll_back_ranker", idempotency_key, {"ranker": ranker_id})
    if claim is not None and claim.result_id is not None:
        return RankerVersion.objects.get(pk=claim.result_id).previous
    active = _lock_active()
    if active is None:
        raise Conflict.of(NOTHING_TO_ROLL_BACK, "id")
    if ranker_id is not None and active.pk != ranker_id:
        raise Conflict.of(ACTIVE_CHANGED, "id")
    before = active.previous
    _retire(active)
    if before is not None:
        _activate(before, person)
    else:
        embed_in_background.enqueue()
    idempotency.complete(claim, result_id=active.pk)
    return before


def keep_evaluation(*, figures: Mapping[str, Any], model_key: str, ranker_version: str) -> EvaluationRun:
    """Keep what ``evaluate-matching`` printed, for the operators' page."""
    return EvaluationRun.objects.create(
        dataset=str(figures["dataset"])[:120],
        split=str(figures["split"])[:20],
        model_key=model_key,
        ranker_version=ranker_version,
        figures=dict(figures),
    )


def operator_of(actor: Viewer | None) -> int | None:
    """The person's primary key; None for the command line."""
    if actor is None:
        return None
    refusal = may_operate(actor)
    if refusal is not None:
        raise PermissionRefused(refusal)
    return actor.user_id


def _claim(person: int | None, operation: str, key: str | None, parameters: dict[str, Any]) -> Any:
    if person is None:
        return None
    return idempotency.claim(user_id=person, operation=operation, key=key, parameters=parameters)


def _fits(pk: int) -> bool:
    return 0 < pk < 2**63


def _lock_active() -> RankerVersion | None:
    """One change at a time: every row is locked, since none may be active yet."""
    rows = list(RankerVersion.objects.select_for_update(of=("self",)).order_by("pk"))
    return next((row for row in rows if row.state == RankerState.ACTIVE), None)


def _retire(row: RankerVersion | None) -> None:
    if row is not None:
        row.state, row.retired_at = RankerState.RETIRED, timezone.now()
        row.save(update_fields=["state", "retired_at"])


def _activate(row: RankerVersion, person: int | None) -> None:
    row.state, row.activated_by_id, row.activated_at, row.retired_at = RankerState.ACTIVE, person, timezone.now(), None
    row.save(update_fields=["state", "previous", "activated_by", "activated_at", "retired_at"])
    embed_in_background.enqueue()
