"""Writing challenges. Autosave is :func:`update_challenge`; every change of state goes through the machine."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction as database
from django.db.models import QuerySet
from django.utils import timezone

from accounts.enums import OrganisationKind
from accounts.models import City, Organisation
from accounts.viewer import Viewer
from bahamm.kernel import events, idempotency
from bahamm.kernel.errors import (
    INVALID_ID,
    SIGN_IN_REQUIRED,
    ErrorCollector,
    PermissionRefused,
    ValidationFailed,
)
from bahamm.kernel.workflow import Machine, advance
from marketplace.catalog import errors, workflow
from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.events import (
    ChallengeApprovalRequested,
    ChallengeChanged,
    ChallengeCreated,
    ChallengeDeleted,
)
from marketplace.catalog.inputs import Text
from marketplace.catalog.models import Challenge
from marketplace.catalog.rules import UNIT_ROLES, permit, works_in_unit
from marketplace.catalog.selectors.visibility import challenges_visible_to
from marketplace.catalog.services import editing
from marketplace.catalog.services.editing import CHALLENGE

may_edit = permit((works_in_unit, errors.NOT_UNIT_MEMBER))
_REASON = Text(2000)


@database.atomic
def create_challenge(
    *, actor: Viewer, unit_id: int, fields: Mapping[str, Any], idempotency_key: str | None = None
) -> Challenge:
    """A new draft of the unit. The same key with the same input returns the draft of the first call.

    Raises PermissionRefused (not an officer or head of the unit), ValidationFailed, Conflict (key reused).
    """
    idempotency.check(idempotency_key)
    if actor.user_id is None:
        raise PermissionRefused.of(SIGN_IN_REQUIRED)
    unit = _unit(actor, unit_id)
    challenge = Challenge(unit=unit, city=city_of(unit), author_id=actor.user_id)
    values = editing.clean_fields(CHALLENGE, challenge, fields)
    claim = idempotency.claim(
        user_id=actor.user_id,
        operation="create_challenge",
        key=idempotency_key,
        parameters={"unit": unit_id, "fields": dict(fields)},
    )
    if claim is not None and claim.result_id is not None:
        return editing.made_before(challenges_visible_to(actor), claim.result_id)  # type: ignore[no-any-return]
    changed = editing.apply(CHALLENGE, challenge, values)
    editing.save(CHALLENGE, challenge, values, changed, author_id=actor.user_id)
    events.record(ChallengeCreated(**_common(challenge, actor)))
    idempotency.complete(claim, result_id=challenge.pk)
    return challenge


def _unit(actor: Viewer, unit_id: int) -> Organisation:
    unit: Organisation | None = Organisation.objects.filter(pk=unit_id, is_active=True).first()
    if unit is None:
        raise ValidationFailed.of(INVALID_ID, field="unit", value=unit_id)
    if unit.kind != OrganisationKind.MUNICIPAL_UNIT:
        raise ValidationFailed.of(errors.NOT_A_UNIT, field="unit")
    if unit.pk not in actor.unit_ids_as(*UNIT_ROLES):
        raise PermissionRefused.of(errors.NOT_UNIT_MEMBER, field="unit")
    return unit


def city_of(unit: Organisation) -> City | None:
    """The city of the unit, or of the nearest unit above that names one."""
    node: Any = unit
    for _ in range(20):
        if node is None or node.city_id is not None:
            break
        node = node.parent
    city: City | None = node.city if node is not None else None
    return city


@database.atomic
def update_challenge(*, actor: Viewer, challenge_id: int, revision: int, fields: Mapping[str, Any]) -> Challenge:
    """Save the given fields of a draft or returned challenge; ``revision`` is the one the actor last saw.

    Saving what is already there changes nothing. Raises NotFound, PermissionRefused, Conflict (state, stale
    revision with the current one), ValidationFailed with every fault.
    """
    challenge = lock_for_editing(actor, challenge_id)
    editing.check_revision(challenge, revision)
    values = editing.clean_fields(CHALLENGE, challenge, fields)
    changed = editing.apply(CHALLENGE, challenge, values)
    if not changed:
        return challenge
    challenge.revision += 1
    editing.save(CHALLENGE, challenge, values, changed, author_id=actor.user_id)
    events.record(ChallengeChanged(**_common(challenge, actor), changed_fields=changed))
    return challenge


def lock_for_editing(actor: Viewer, challenge_id: int) -> Challenge:
    challenge: Challenge = editing.lock_visible(challenges_visible_to(actor), challenge_id)
    refusal = may_edit(actor, challenge)
    if refusal is not None:
        raise PermissionRefused(refusal)
    if challenge.state not in workflow.EDITABLE_STATES:
        raise editing.wrong_state(workflow.CHALLENGE, challenge.state)
    return challenge


@database.atomic
def transition_challenge(
    *,
    actor: Viewer,
    challenge_id: int,
    transition: str,
    reason: str | None = None,
    merge_into: int | None = None,
    waived_hints: Iterable[str] | None = None,
) -> Challenge:
    """Take one step of the machine (or ``request_approval``, which keeps the state).

    Raises NotFound, PermissionRefused, Conflict (state), ValidationFailed (unknown step, guards); then
    nothing has changed. Publication makes ``ChallengePublished`` known, which matching listens to.
    """
    if transition == "request_approval":
        return request_approval(actor=actor, challenge_id=challenge_id)
    if transition not in workflow.CHALLENGE.by_name:
        raise ValidationFailed.of(errors.UNKNOWN_TRANSITION, field="transition", value=transition[:60])
    parameters = _parameters(actor, reason, merge_into, waived_hints)
    return take_step(actor, challenges_visible_to(actor), challenge_id, transition, parameters)


def take_step(
    actor: Viewer,
    visible: QuerySet[Challenge],
    challenge_id: int,
    transition: str,
    parameters: dict[str, Any],
    *,
    machine: Machine[Any] = workflow.CHALLENGE,
) -> Challenge:
    """One step with its revision. ``machine`` differs only for the system's own path of an import."""
    challenge: Challenge = advance(
        machine,
        queryset=visible,
        pk=challenge_id if 0 < challenge_id < 2**63 else 0,
        transition=transition,
        viewer=actor,
        parameters=parameters,
        write=_WRITERS.get(transition, _write),
    )
    editing.record_revision(CHALLENGE, challenge, author_id=actor.user_id, note=transition)
    return challenge


def _parameters(
    actor: Viewer, reason: str | None, merge_into: int | None, waived_hints: Iterable[str] | None
) -> dict[str, Any]:
    collector = ErrorCollector()
    target = None
    if merge_into is not None:
        target = challenges_visible_to(actor).filter(pk=merge_into if 0 < merge_into < 2**63 else 0).first()
        if target is None:
            collector.add(INVALID_ID, "merge_into", value=merge_into)
    parameters = {
        "reason": _REASON(reason, "reason", collector).strip(),
        "merge_into": target,
        "waived_hints": sorted(set(waived_hints or ())),
    }
    collector.raise_if_any()
    return parameters


def _write(challenge: Challenge, parameters: dict[str, Any]) -> dict[str, Any]:
    """Columns that every step sets; returns the further values of the event."""
    challenge.state_reason = ""
    challenge.approval_requested_at = None
    reason = parameters.get("reason", "")
    return {"organisation_id": challenge.unit_id, "revision": challenge.revision + 1, "reason": reason}


def _write_reason(challenge: Challenge, parameters: dict[str, Any]) -> dict[str, Any]:
    extra = _write(challenge, parameters)
    challenge.state_reason = parameters["reason"]
    return extra


def _write_publication(challenge: Challenge, parameters: dict[str, Any]) -> dict[str, Any]:
    challenge.published_at = timezone.now()
    return {**_write(challenge, parameters), "waived_hints": parameters.get("waived_hints", [])}


def _write_republication(challenge: Challenge, parameters: dict[str, Any]) -> dict[str, Any]:
    challenge.published_at = timezone.now()
    return _write_reason(challenge, parameters)


def _write_merge(challenge: Challenge, parameters: dict[str, Any]) -> dict[str, Any]:
    challenge.merged_into = parameters["merge_into"]
    return {**_write_reason(challenge, parameters), "merged_into_id": parameters["merge_into"].pk}


_WRITERS = {
    "return": _write_reason,
    "withdraw": _write_reason,
    "publish": _write_publication,
    "republish": _write_republication,
    "merge": _write_merge,
}


@database.atomic
def request_approval(*, actor: Viewer, challenge_id: int) -> Challenge:
    """An officer says that the draft is ready: the heads are told. Asking twice tells them once.

    Raises what :func:`update_challenge` raises, PermissionRefused for a head who may approve it herself, and
    ValidationFailed with everything a head could not approve.
    """
    challenge = lock_for_editing(actor, challenge_id)
    refusal = workflow.may_ask_for_approval(actor, challenge)
    if refusal is not None:
        raise PermissionRefused(refusal)
    gaps = workflow.approval_gaps(challenge)
    if gaps:
        raise ValidationFailed(*gaps)
    if challenge.approval_requested_at is None:
        challenge.approval_requested_at = timezone.now()
        challenge.save(update_fields=["approval_requested_at"])
        editing.tell_open_pages(CHALLENGE, challenge)
        events.record(ChallengeApprovalRequested(**_common(challenge, actor)))
    return challenge


@database.atomic
def delete_challenge_draft(*, actor: Viewer, challenge_id: int) -> int:
    """Delete a draft with its files; returns its id. Raises NotFound, PermissionRefused, Conflict."""
    challenge = lock_for_editing(actor, challenge_id)
    if challenge.state != ChallengeState.DRAFT:
        raise ValidationFailed.of(errors.NOT_A_DRAFT)
    events.record(ChallengeDeleted(**_common(challenge, actor), title=challenge.title))
    editing.forget_files(challenge)
    challenge.delete()
    return challenge_id


def _common(challenge: Challenge, actor: Viewer) -> dict[str, Any]:
    return {
        "subject_id": challenge.pk,
        "actor_id": actor.user_id,
        "organisation_id": challenge.unit_id,
        "revision": challenge.revision,
    }
