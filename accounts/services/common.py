"""What the services of this layer share."""

from accounts.models import Organisation
from accounts.selectors import organisations_visible_to
from accounts.viewer import Viewer
from bahamm.kernel.errors import NOT_FOUND, SIGN_IN_REQUIRED, FieldError, NotFound, PermissionRefused


def refuse_unless(permission: FieldError | None) -> None:
    if permission is not None:
        raise PermissionRefused(permission)


def person(actor: Viewer) -> int:
    """The id of the signed-in actor; raises when nobody is signed in."""
    if actor.user_id is None:
        raise PermissionRefused.of(SIGN_IN_REQUIRED)
    return actor.user_id


def locked_organisation(actor: Viewer, organisation_id: int) -> Organisation:
    """The organisation, if ``actor`` may see it, locked until the end of the transaction."""
    visible = organisations_visible_to(actor).filter(pk=organisation_id).values("pk")
    organisation: Organisation | None = (
        Organisation.objects.select_for_update(of=("self",)).filter(pk__in=visible).first()
    )
    if organisation is None:
        raise NotFound.of(NOT_FOUND)
    return organisation
