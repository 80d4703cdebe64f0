"""What django-axes asks us: which account, from which address, and what to answer when the pair is locked."""

from typing import Any

from allauth.account.adapter import get_adapter
from axes.helpers import get_cool_off
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation

from accounts.errors import LOCKED_OUT
from bahamm.kernel.errors import FieldError


def account_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """The e-mail tried: allauth calls it ``email``, the Django admin ``username``."""
    given = credentials or request.POST
    value = given.get("email") or given.get("username")
    return str(value).strip().lower()[:255] if value else None


def address_of(request: HttpRequest) -> str:
    """The same address that allauth's rate limits count, behind the same trusted proxies; "" without a connection."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return ""


def respond_locked(
    request: HttpRequest, original: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """429 with a coded, translated message: JSON for the headless API, plain text elsewhere (the admin)."""
    cool_off = get_cool_off(request)
    seconds = int(cool_off.total_seconds()) if cool_off else 0
    refusal = FieldError(LOCKED_OUT, parameters={"minutes": seconds // 60})
    message = refusal.text(translation.get_language())
    response: HttpResponse
    if request.path.startswith("/_allauth/"):
        error = {"code": LOCKED_OUT.code, "message": message, "param": "password"}
        response = JsonResponse(
            {"status": 429, "errors": [error]}, status=429, json_dumps_params={"ensure_ascii": False}
        )
    else:
        response = HttpResponse(message, status=429, content_type="text/plain; charset=utf-8")
    response["Retry-After"] = str(seconds)
    return response
