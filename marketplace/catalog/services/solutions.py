"""Writing solutions. A published one may be edited: ``SolutionChanged`` lets matching read it again."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction as database
from django.db.models import QuerySet
from django.utils import timezone

from accounts.enums import OrganisationKind
from accounts.models import Organisation
from accounts.viewer import Viewer
from bahamm.kernel import events, idempotency
from bahamm.kernel.errors import INVALID_ID, SIGN_IN_REQUIRED, ErrorCollector, PermissionRefused, ValidationFailed
from bahamm.kernel.workflow import Machine, advance
from marketplace.catalog import errors, workflow
from marketplace.catalog.enums import SolutionState
from marketplace.catalog.events import SolutionChanged, SolutionCreated, SolutionDeleted
from marketplace.catalog.inputs import Text
from marketplace.catalog.models import Solution
from marketplace.catalog.rules import SUPPLIER_ROLES, permit, works_in_supplier
from marketplace.catalog.selectors.visibility import solutions_visible_to
from marketplace.catalog.services import editing
from marketplace.catalog.services.editing import SOLUTION

may_edit = permit((works_in_supplier, errors.NOT_SUPPLIER_MEMBER))
_REASON = Text(2000)


@database.atomic
def create_solution(
    *, actor: Viewer, supplier_id: int, fields: Mapping[str, Any], idempotency_key: str | None = None
) -> Solution:
    """A new draft of the supplier. The same key with the same input returns the draft of the first call.

    Raises PermissionRefused (not a member of the supplier), ValidationFailed, Conflict (key reused).
    """
    idempotency.check(idempotency_key)
    if actor.user_id is None:
        raise PermissionRefused.of(SIGN_IN_REQUIRED)
    solution = Solution(supplier=_supplier(actor, supplier_id), author_id=actor.user_id)
    values = editing.clean_fields(SOLUTION, solution, fields)
    claim = idempotency.claim(
        user_id=actor.user_id,
        operation="create_solution",
        key=idempotency_key,
        parameters={"supplier": supplier_id, "fields": dict(fields)},
    )
    if claim is not None and claim.result_id is not None:
        return editing.made_before(solutions_visible_to(actor), claim.result_id)  # type: ignore[no-any-return]
    changed = editing.apply(SOLUTION, solution, values)
    editing.save(SOLUTION, solution, values, changed, author_id=actor.user_id)
    events.record(SolutionCreated(**_common(solution, actor)))
    idempotency.complete(claim, result_id=solution.pk)
    return solution


def _supplier(actor: Viewer, supplier_id: int) -> Organisation:
    supplier: Organisation | None = Organisation.objects.filter(pk=supplier_id, is_active=True).first()
    if supplier is None:
        raise ValidationFailed.of(INVALID_ID, field="supplier", value=supplier_id)
    if supplier.kind != OrganisationKind.SUPPLIER:
        raise ValidationFailed.of(errors.NOT_A_SUPPLIER, field="supplier")
    if supplier.pk not in actor.supplier_ids(*SUPPLIER_ROLES):
        raise PermissionRefused.of(errors.NOT_SUPPLIER_MEMBER, field="supplier")
    return supplier


@database.atomic
def update_solution(*, actor: Viewer, solution_id: int, revision: int, fields: Mapping[str, Any]) -> Solution:
    """Save the given fields; ``revision`` is the one the actor last saw. A published solution stays complete.

    Raises NotFound, PermissionRefused, Conflict (stale revision with the current one), ValidationFailed.
    """
    solution = lock_for_editing(actor, solution_id)
    editing.check_revision(solution, revision)
    values = editing.clean_fields(SOLUTION, solution, fields)
    changed = editing.apply(SOLUTION, solution, values)
    if not changed:
        return solution
    if solution.state == SolutionState.PUBLISHED:
        gaps = workflow.publication_gaps(solution)
        if gaps:
            raise ValidationFailed(*gaps)
    solution.revision += 1
    editing.save(SOLUTION, solution, values, changed, author_id=actor.user_id)
    events.record(SolutionChanged(**_common(solution, actor), changed_fields=changed))
    return solution


def lock_for_editing(actor: Viewer, solution_id: int) -> Solution:
    solution: Solution = editing.lock_visible(solutions_visible_to(actor), solution_id)
    refusal = may_edit(actor, solution)
    if refusal is not None:
        raise PermissionRefused(refusal)
    return solution


@database.atomic
def transition_solution(*, actor: Viewer, solution_id: int, transition: str, reason: str | None = None) -> Solution:
    """Publish or unpublish. Raises NotFound, PermissionRefused, Conflict (state), ValidationFailed."""
    if transition not in workflow.SOLUTION.by_name:
        raise ValidationFailed.of(errors.UNKNOWN_TRANSITION, field="transition", value=transition[:60])
    collector = ErrorCollector()
    parameters = {"reason": _REASON(reason, "reason", collector).strip()}
    collector.raise_if_any()
    return take_step(actor, solutions_visible_to(actor), solution_id, transition, parameters)


def take_step(
    actor: Viewer,
    visible: QuerySet[Solution],
    solution_id: int,
    transition: str,
    parameters: dict[str, Any],
    *,
    machine: Machine[Any] = workflow.SOLUTION,
) -> Solution:
    """One step with its revision. ``machine`` differs only for the system's own path of an import."""
    solution: Solution = advance(
        machine,
        queryset=visible,
        pk=solution_id if 0 < solution_id < 2**63 else 0,
        transition=transition,
        viewer=actor,
        parameters=parameters,
        write=_write_publication if transition == "publish" else _write,
    )
    editing.record_revision(SOLUTION, solution, author_id=actor.user_id, note=transition)
    return solution


def _write(solution: Solution, parameters: dict[str, Any]) -> dict[str, Any]:
    reason = parameters.get("reason", "")
    return {"organisation_id": solution.supplier_id, "revision": solution.revision + 1, "reason": reason}


def _write_publication(solution: Solution, parameters: dict[str, Any]) -> dict[str, Any]:
    solution.published_at = timezone.now()
    return _write(solution, parameters)


@database.atomic
def delete_solution_draft(*, actor: Viewer, solution_id: int) -> int:
    """Delete a draft with its files; returns its id. Raises NotFound, PermissionRefused, ValidationFailed."""
    solution = lock_for_editing(actor, solution_id)
    if solution.state != SolutionState.DRAFT:
        raise ValidationFailed.of(errors.NOT_A_DRAFT)
    events.record(SolutionDeleted(**_common(solution, actor), title=solution.title))
    editing.forget_files(solution)
    solution.delete()
    return solution_id


def _common(solution: Solution, actor: Viewer) -> dict[str, Any]:
    return {
        "subject_id": solution.pk,
        "actor_id": actor.user_id,
        "organisation_id": solution.supplier_id,
        "revision": solution.revision,
    }
