"""Who runs the matching: the secretariat. Nobody else sees its figures or changes its weights."""

from typing import TYPE_CHECKING

from bahamm.kernel.errors import FORBIDDEN, SIGN_IN_REQUIRED, FieldError

if TYPE_CHECKING:
    from accounts.viewer import Viewer


def may_operate(viewer: "Viewer") -> FieldError | None:
    """Why not; None allows it."""
    if not viewer.is_authenticated:
        return FieldError(SIGN_IN_REQUIRED)
    return None if viewer.is_secretariat else FieldError(FORBIDDEN)
