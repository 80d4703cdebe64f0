"""Binding files. They go up by ``POST /files/`` (multipart, CSRF), which answers with the upload's id."""

from typing import Any

from accounts.viewer import Viewer
from api.graphene_types import ID, UUID, Field, InputObjectType, ObjectType
from api.payloads import mutation
from api.relay import decode_id, invalid_id, pk_of
from marketplace.catalog import services


class AttachFileInput(InputObjectType):
    """Binds an uploaded file."""

    subject = ID(required=True, description="The challenge or the solution.")
    upload = UUID(required=True, description="What `POST /files/` answered.")


class RemoveAttachmentInput(InputObjectType):
    """Takes a file off; its bytes are deleted."""

    id = ID(required=True, description="The attachment.")


def attach_file(viewer: Viewer, given: Any) -> dict[str, Any]:
    kind, pk = decode_id(given.subject, "subject")
    if kind not in ("Challenge", "Solution"):
        raise invalid_id(given.subject, "subject")
    target = {"challenge_id": pk} if kind == "Challenge" else {"solution_id": pk}
    return {"attachment": services.attach_file(actor=viewer, upload_id=given.upload, **target)}


def remove_attachment(viewer: Viewer, given: Any) -> dict[str, Any]:
    services.remove_attachment(actor=viewer, attachment_id=pk_of(given.id, "Attachment", "id"))
    return {"deleted_id": given.id}


class FileMutations(ObjectType):
    attach_file = mutation(
        AttachFileInput,
        attach_file,
        "Bind one's own upload to an object that one may edit.",
        attachment=Field("api.catalog.types.Attachment", description="The file as it hangs there now."),
    )
    remove_attachment = mutation(
        RemoveAttachmentInput,
        remove_attachment,
        "Remove a file from an object that one may edit.",
        deleted_id=ID(description="The id of what is gone."),
    )
