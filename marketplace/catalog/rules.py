"""Who may: predicates over (viewer, object), composed with ``&``, ``|`` and ``~``. When is the workflow's matter."""

from typing import TYPE_CHECKING, Any

from rules.predicates import Predicate

from accounts.enums import Role
from bahamm.kernel.errors import SIGN_IN_REQUIRED, ErrorCode, FieldError
from bahamm.kernel.workflow import Permission

if TYPE_CHECKING:
    from accounts.viewer import Viewer
    from marketplace.catalog.models import Challenge, Solution

UNIT_ROLES = (Role.UNIT_OFFICER, Role.UNIT_HEAD)
SUPPLIER_ROLES = (Role.SUPPLIER_OWNER, Role.SUPPLIER_MEMBER)


def _works_in_unit(viewer: "Viewer", challenge: "Challenge") -> bool:
    return challenge.unit_id in viewer.unit_ids_as(*UNIT_ROLES)


def _heads_unit(viewer: "Viewer", challenge: "Challenge") -> bool:
    return challenge.unit_id in viewer.unit_ids_as(Role.UNIT_HEAD)


def _is_author(viewer: "Viewer", item: "Challenge | Solution") -> bool:
    return viewer.user_id is not None and item.author_id == viewer.user_id


def _works_in_supplier(viewer: "Viewer", solution: "Solution") -> bool:
    return solution.supplier_id in viewer.supplier_ids(*SUPPLIER_ROLES)


def _is_secretariat(viewer: "Viewer", _: object) -> bool:
    return viewer.is_secretariat


works_in_unit = Predicate(_works_in_unit)
#: The head of the unit or of a unit above it.
heads_unit = Predicate(_heads_unit)
is_author = Predicate(_is_author)
works_in_supplier = Predicate(_works_in_supplier)
is_secretariat = Predicate(_is_secretariat)


def permit(*requirements: tuple[Any, ErrorCode]) -> Permission:
    """A permission that names the first requirement ``(predicate, code)`` the viewer does not meet."""

    def permission(viewer: Any, subject: Any) -> FieldError | None:
        if not viewer.is_authenticated:
            return FieldError(SIGN_IN_REQUIRED)
        return next((FieldError(code) for predicate, code in requirements if not predicate.test(viewer, subject)), None)

    return permission
