"""What the viewer may do with an object now, from the same tables that the services obey."""

from accounts.viewer import Viewer
from bahamm.kernel.actions import AllowedAction
from bahamm.kernel.errors import WRONG_STATE, FieldError
from bahamm.kernel.workflow import Machine, Permission
from marketplace.catalog import errors, workflow
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.rules import permit, works_in_supplier, works_in_unit

_may_edit_challenge = permit((works_in_unit, errors.NOT_UNIT_MEMBER))
_may_edit_solution = permit((works_in_supplier, errors.NOT_SUPPLIER_MEMBER))


def allowed_actions(viewer: Viewer, item: Challenge | Solution) -> list[AllowedAction]:
    """Every action on ``item`` with its refusal (None allows). What is given with a step is judged by the step.

    Reads ``item.goals``: prefetch it for lists.
    """
    return _on_challenge(viewer, item) if isinstance(item, Challenge) else _on_solution(viewer, item)


def _on_challenge(viewer: Viewer, challenge: Challenge) -> list[AllowedAction]:
    editing = _in_states(_may_edit_challenge, viewer, challenge, workflow.CHALLENGE, workflow.EDITABLE_STATES)
    drafts = frozenset({ChallengeState.DRAFT})
    deleting = _in_states(_may_edit_challenge, viewer, challenge, workflow.CHALLENGE, drafts)
    asking = editing or workflow.may_ask_for_approval(viewer, challenge)
    gaps = [] if asking else workflow.approval_gaps(challenge)
    return [
        AllowedAction("update_challenge", editing),
        AllowedAction("attach_file", editing),
        AllowedAction("delete_draft", deleting),
        AllowedAction("request_approval", asking or next(iter(gaps), None)),
        *_steps(workflow.CHALLENGE, viewer, challenge),
    ]


def _on_solution(viewer: Viewer, solution: Solution) -> list[AllowedAction]:
    editing = _may_edit_solution(viewer, solution)
    drafts = frozenset({SolutionState.DRAFT})
    return [
        AllowedAction("update_solution", editing),
        AllowedAction("attach_file", editing),
        AllowedAction("delete_draft", _in_states(_may_edit_solution, viewer, solution, workflow.SOLUTION, drafts)),
        *_steps(workflow.SOLUTION, viewer, solution),
    ]


def _in_states(
    may: Permission, viewer: Viewer, item: Challenge | Solution, machine: Machine[Challenge], states: frozenset[str]
) -> FieldError | None:
    refusal = may(viewer, item)
    if refusal is not None or item.state in states:
        return refusal
    state = machine.state(item.state)
    return FieldError(WRONG_STATE, parameters={"state_fa": state.fa, "state_en": state.en})


def _steps(machine: Machine[Challenge], viewer: Viewer, item: Challenge | Solution) -> list[AllowedAction]:
    actions = []
    for row in machine.transitions:
        refusal = workflow.refusal_without_input(machine, row, viewer, item)
        actions.append(AllowedAction(row.name, refusal.errors[0] if refusal else None))
    return actions
