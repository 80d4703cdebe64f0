"""``POST /files/`` takes a file in, ``GET /files/<uuid>/`` gives an attachment out. Answers are JSON or the bytes."""

import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.viewer import viewer_of
from bahamm.kernel.errors import NOT_FOUND, SIGN_IN_REQUIRED, DomainError, NotFound, PermissionRefused, ValidationFailed
from marketplace.catalog.errors import FILE_MISSING, FILE_TOO_LARGE
from marketplace.catalog.multipart import SpelledNames
from marketplace.catalog.selectors.visibility import attachments_visible_to
from marketplace.catalog.services import files

_STATUS = {"validation": 400, "permission": 403, "not_found": 404, "conflict": 409, "rate_limited": 429}
#: Boundaries and headers of a multipart body.
_MULTIPART_OVERHEAD = 64 * 1024


def _answer(error: DomainError) -> JsonResponse:
    """The refusal as the API writes it, with the status of its kind."""
    codes = error.codes
    status = _STATUS.get(error.kind, 400)
    status = 413 if FILE_TOO_LARGE.code in codes else 401 if SIGN_IN_REQUIRED.code in codes else status
    items = [{"field": item.field, "code": item.code.code, "message": item.text()} for item in error.errors]
    return JsonResponse({"errors": items}, status=status, json_dumps_params={"ensure_ascii": False})


def _coded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except DomainError as error:
            return _answer(error)

    return answered


@csrf_exempt
@require_http_methods(["POST"])
@_coded
def upload(request: HttpRequest) -> HttpResponse:
    """Before the CSRF check reads the body: refuse what announces itself as too large, and keep names as spelt."""
    announced = int(request.META.get("CONTENT_LENGTH") or 0)
    files.check_size(max(0, announced - _MULTIPART_OVERHEAD))
    request.upload_handlers.insert(0, SpelledNames(request))
    return _upload(request)


@csrf_protect
@_coded
def _upload(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    if viewer.user_id is None:
        raise PermissionRefused.of(SIGN_IN_REQUIRED)
    file = request.FILES.get("file")
    if file is None or file.size is None:
        raise ValidationFailed.of(FILE_MISSING, field="file")
    row = files.save_upload(actor=viewer, name=file.name or "", content=file.file, size=file.size)  # type: ignore[arg-type]
    made = {"id": str(row.pk), "name": row.name, "size": row.size, "contentType": row.content_type}
    return JsonResponse(made, status=201, json_dumps_params={"ensure_ascii": False})


@require_safe
@_coded
def download(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The bytes of an attachment whose object the viewer sees; never shown inline, never guessed at."""
    attachment = attachments_visible_to(viewer_of(request)).filter(uuid=key).first()
    if attachment is None:
        raise NotFound.of(NOT_FOUND)
    # Read whole: at most the upload limit, and a streamed file would hold a thread under ASGI.
    with default_storage.open(attachment.storage_name) as stored:
        content = stored.read(settings.ENVIRONMENT.upload_max_bytes + 1)
    response = HttpResponse(content, content_type=attachment.content_type)
    response["Content-Disposition"] = content_disposition_header(True, attachment.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = f'"{attachment.sha256}"'
    return response
