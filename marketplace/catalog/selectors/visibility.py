"""Who sees what: each list has a predicate that says the same of one object (a test compares the two)."""

from django.db.models import Q, QuerySet

from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Attachment, Challenge, Solution
from marketplace.catalog.rules import SUPPLIER_ROLES, UNIT_ROLES, works_in_supplier, works_in_unit
from marketplace.catalog.workflow import PUBLIC_STATES


def challenges_visible_to(viewer: Viewer) -> QuerySet[Challenge]:
    """Published ones to everybody, own ones to the unit, those under way to the secretariat."""
    visible = Q(state__in=PUBLIC_STATES)
    if viewer.is_secretariat:
        visible |= ~Q(state=ChallengeState.DRAFT)
    units = viewer.unit_ids_as(*UNIT_ROLES)
    if units:
        visible |= Q(unit_id__in=units)
    return Challenge.objects.filter(visible)


def can_see_challenge(viewer: Viewer, challenge: Challenge) -> bool:
    if challenge.state in PUBLIC_STATES:
        return True
    if viewer.is_secretariat and challenge.state != ChallengeState.DRAFT:
        return True
    return bool(works_in_unit.test(viewer, challenge))


def can_see_challenge_record(viewer: Viewer, challenge: Challenge) -> bool:
    """Whether the viewer sees versions, people and unpublished reasons: the unit and the secretariat."""
    return can_see_challenge(viewer, challenge) and (
        viewer.is_secretariat or bool(works_in_unit.test(viewer, challenge))
    )


def solutions_visible_to(viewer: Viewer) -> QuerySet[Solution]:
    """Published ones to everybody, own ones to the supplier; the secretariat also sees what was taken down."""
    visible = Q(state=SolutionState.PUBLISHED)
    if viewer.is_secretariat:
        visible |= Q(state=SolutionState.UNPUBLISHED)
    suppliers = viewer.supplier_ids(*SUPPLIER_ROLES)
    if suppliers:
        visible |= Q(supplier_id__in=suppliers)
    return Solution.objects.filter(visible)


def can_see_solution(viewer: Viewer, solution: Solution) -> bool:
    if solution.state == SolutionState.PUBLISHED:
        return True
    if viewer.is_secretariat and solution.state == SolutionState.UNPUBLISHED:
        return True
    return bool(works_in_supplier.test(viewer, solution))


def can_see_solution_record(viewer: Viewer, solution: Solution) -> bool:
    return can_see_solution(viewer, solution) and (
        viewer.is_secretariat or bool(works_in_supplier.test(viewer, solution))
    )


def attachments_visible_to(viewer: Viewer) -> QuerySet[Attachment]:
    """Files of the objects that the viewer sees."""
    return Attachment.objects.filter(
        Q(challenge__in=challenges_visible_to(viewer)) | Q(solution__in=solutions_visible_to(viewer))
    )


def can_see_attachment(viewer: Viewer, attachment: Attachment) -> bool:
    if attachment.challenge is not None:
        return can_see_challenge(viewer, attachment.challenge)
    return attachment.solution is not None and can_see_solution(viewer, attachment.solution)
