"""Files: taken in, checked by content, bound to an object, removed. Bytes lie in the default storage."""

import hashlib
import uuid
from datetime import timedelta
from typing import Any, BinaryIO

from django.conf import settings
from django.core.cache import cache
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction as database
from django.utils import timezone

from accounts.viewer import Viewer
from bahamm.kernel import events
from bahamm.kernel.errors import (
    NOT_FOUND,
    RATE_LIMITED,
    SIGN_IN_REQUIRED,
    NotFound,
    PermissionRefused,
    RateLimited,
    ValidationFailed,
)
from marketplace.catalog import errors
from marketplace.catalog.events import ChallengeChanged, SolutionChanged
from marketplace.catalog.file_types import TYPES, identify, safe_name
from marketplace.catalog.models import Attachment, Challenge, Solution, Upload
from marketplace.catalog.selectors.visibility import attachments_visible_to
from marketplace.catalog.services import challenges, solutions

MAX_ATTACHMENTS = 10
UPLOADS_PER_WINDOW = 60
WINDOW_SECONDS = 600
KEEP_UPLOADS = timedelta(days=1)


def save_upload(*, actor: Viewer, name: str, content: BinaryIO, size: int) -> Upload:
    """Check a file and keep it for its owner until it is bound (a day at most).

    Raises PermissionRefused, RateLimited, ValidationFailed (size, type, name); then nothing is kept.
    """
    if actor.user_id is None:
        raise PermissionRefused.of(SIGN_IN_REQUIRED)
    _count_upload(actor.user_id)
    check_size(size)
    shown = safe_name(name)
    kind = identify(shown, content)
    key = uuid.uuid4()
    digest = _digest(content)
    content.seek(0)
    stored = default_storage.save(f"files/{key.hex[:2]}/{key.hex}", File(content))
    try:
        return Upload.objects.create(
            id=key,
            owner_id=actor.user_id,
            name=shown,
            size=size,
            content_type=kind.content_type,
            sha256=digest,
            storage_name=stored,
        )
    except BaseException:
        default_storage.delete(stored)
        raise


def check_size(size: int) -> None:
    limit = settings.ENVIRONMENT.upload_max_bytes
    if size > limit:
        raise ValidationFailed.of(errors.FILE_TOO_LARGE, field="file", limit_mb=limit // 1024 // 1024)


def _count_upload(user_id: int) -> None:
    key = f"catalog:uploads:{user_id}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        count = cache.incr(key)
    except ValueError:  # it expired between the two calls: a new window begins
        count = 1
    if count > UPLOADS_PER_WINDOW:
        raise RateLimited.of(RATE_LIMITED, seconds=WINDOW_SECONDS)


def _digest(content: BinaryIO) -> str:
    content.seek(0)
    digest = hashlib.sha256()
    while block := content.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


@database.atomic
def attach_file(
    *, actor: Viewer, upload_id: uuid.UUID, challenge_id: int | None = None, solution_id: int | None = None
) -> Attachment:
    """Bind the actor's own upload to one challenge or one solution that they may edit.

    Raises NotFound, PermissionRefused, Conflict (state), ValidationFailed (upload gone, kind, too many).
    """
    item = _lock_parent(actor, challenge_id, solution_id)
    upload = Upload.objects.select_for_update().filter(pk=upload_id, owner_id=actor.user_id).first()
    if upload is None:
        raise ValidationFailed.of(errors.UPLOAD_NOT_FOUND, field="upload")
    if not next(kind for kind in TYPES if kind.content_type == upload.content_type).is_attachable:
        raise ValidationFailed.of(errors.FILE_TYPE_REFUSED, field="upload")
    if item.attachments.count() >= MAX_ATTACHMENTS:
        raise ValidationFailed.of(errors.TOO_MANY_ATTACHMENTS, field="upload", limit=MAX_ATTACHMENTS)
    attachment = Attachment.objects.create(
        challenge_id=challenge_id,
        solution_id=solution_id,
        name=upload.name,
        size=upload.size,
        content_type=upload.content_type,
        sha256=upload.sha256,
        storage_name=upload.storage_name,
        uploaded_by_id=actor.user_id,
    )
    upload.delete()
    _record_change(actor, item)
    return attachment


@database.atomic
def remove_attachment(*, actor: Viewer, attachment_id: int) -> int:
    """Take a file off; its bytes go when this commits. Raises NotFound, PermissionRefused, Conflict."""
    attachment = attachments_visible_to(actor).filter(pk=attachment_id if 0 < attachment_id < 2**63 else 0).first()
    if attachment is None:
        raise NotFound.of(NOT_FOUND)
    item = _lock_parent(actor, attachment.challenge_id, attachment.solution_id)
    stored = attachment.storage_name
    attachment.delete()
    _record_change(actor, item)
    database.on_commit(lambda: default_storage.delete(stored))
    return attachment_id


def sweep_uploads() -> int:
    """Delete uploads that nobody bound within a day; how many."""
    stale = list(Upload.objects.filter(created_at__lt=timezone.now() - KEEP_UPLOADS))
    for upload in stale:
        stored = upload.storage_name
        upload.delete()
        default_storage.delete(stored)
    return len(stale)


def _lock_parent(actor: Viewer, challenge_id: int | None, solution_id: int | None) -> Challenge | Solution:
    if challenge_id is not None and solution_id is None:
        return challenges.lock_for_editing(actor, challenge_id)
    if solution_id is not None and challenge_id is None:
        return solutions.lock_for_editing(actor, solution_id)
    raise ValueError("a file belongs to one challenge or to one solution")


def _record_change(actor: Viewer, item: Challenge | Solution) -> None:
    """Files are no revision of the text: whoever is typing meanwhile gets no conflict."""
    common: dict[str, Any] = {
        "subject_id": item.pk,
        "actor_id": actor.user_id,
        "revision": item.revision,
        "changed_fields": ["attachments"],
    }
    if isinstance(item, Challenge):
        events.record(ChallengeChanged(organisation_id=item.unit_id, **common))
    else:
        events.record(SolutionChanged(organisation_id=item.supplier_id, **common))
