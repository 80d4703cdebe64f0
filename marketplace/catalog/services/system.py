"""The system's own path: what a loader of whole catalogues publishes without the people whose acts these are.

The states are walked one by one through the same machine rows, only without the people and the guards; each
step leaves its event with no actor, so the history shows that the system did it. No request reaches this.
"""

from dataclasses import replace
from typing import Any

from accounts.enums import OrganisationKind, Role
from accounts.viewer import HeldRole, Viewer
from bahamm.kernel.workflow import Machine
from marketplace.catalog import workflow
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.services import challenges, solutions

#: Acts for the command line: the secretariat's sight, nobody's name.
SYSTEM = Viewer(
    user_id=None,
    memberships=(HeldRole(0, 0, OrganisationKind.SECRETARIAT, Role.SECRETARIAT),),
)


def is_system(actor: Viewer) -> bool:
    return actor is SYSTEM


def _unattended(machine: Machine[Any]) -> Machine[Any]:
    rows = tuple(replace(row, who=lambda viewer, _: None, guards=()) for row in machine.transitions)
    return Machine(name=machine.name, states=machine.states, transitions=rows)


_CHALLENGE = _unattended(workflow.CHALLENGE)
_SOLUTION = _unattended(workflow.SOLUTION)


def publish_imported(item: Challenge | Solution) -> None:
    """Walk a freshly imported draft to publication. Runs inside the import's transaction."""
    if isinstance(item, Challenge):
        for name in ("approve_by_unit", "send_to_secretariat", "publish"):
            challenges.take_step(SYSTEM, Challenge.objects.all(), item.pk, name, {"reason": ""}, machine=_CHALLENGE)
    else:
        solutions.take_step(SYSTEM, Solution.objects.all(), item.pk, "publish", {"reason": ""}, machine=_SOLUTION)
