"""Who may see a match and judge it. A match belongs to its two sides and to the secretariat, to nobody else."""

from typing import TYPE_CHECKING

from bahamm.kernel.errors import SIGN_IN_REQUIRED, FieldError
from marketplace.catalog.rules import works_in_supplier, works_in_unit
from marketplace.catalog.selectors import can_see_challenge, can_see_solution
from matching.enums import Direction
from matching.errors import NOT_A_SIDE

if TYPE_CHECKING:
    from accounts.viewer import Viewer
    from marketplace.catalog.models import Challenge, Solution


def may_list_for_challenge(viewer: "Viewer", challenge: "Challenge") -> bool:
    """The unit's list: competing suppliers must not read it, not even their own place in it."""
    return can_see_challenge(viewer, challenge) and (
        viewer.is_secretariat or bool(works_in_unit.test(viewer, challenge))
    )


def may_list_for_solution(viewer: "Viewer", solution: "Solution") -> bool:
    return can_see_solution(viewer, solution) and (
        viewer.is_secretariat or bool(works_in_supplier.test(viewer, solution))
    )


def direction_for(viewer: "Viewer", challenge: "Challenge", solution: "Solution") -> Direction | None:
    """From which side ``viewer`` looks at the pair; None when it is none of their business."""
    if not (can_see_challenge(viewer, challenge) and can_see_solution(viewer, solution)):
        return None
    if viewer.is_secretariat or works_in_unit.test(viewer, challenge):
        return Direction.CHALLENGE_TO_SOLUTIONS
    if works_in_supplier.test(viewer, solution):
        return Direction.SOLUTION_TO_CHALLENGES
    return None


def judging_side(viewer: "Viewer", challenge: "Challenge", solution: "Solution") -> Direction | None:
    """Whose verdict the viewer's is; None for everybody who belongs to neither side (the secretariat, too)."""
    if works_in_unit.test(viewer, challenge):
        return Direction.CHALLENGE_TO_SOLUTIONS
    if works_in_supplier.test(viewer, solution):
        return Direction.SOLUTION_TO_CHALLENGES
    return None


def may_judge(viewer: "Viewer", challenge: "Challenge", solution: "Solution") -> FieldError | None:
    if not viewer.is_authenticated:
        return FieldError(SIGN_IN_REQUIRED)
    return None if judging_side(viewer, challenge, solution) else FieldError(NOT_A_SIDE)
