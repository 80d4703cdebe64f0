"""The pages that belong to no layer: the web application's shell, the health check, and what a fault looks like."""

import sys

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from bahamm.kernel.faults import noted

#: Where programs call, the web application among them.
_FOR_PROGRAMS = ("/_allauth/", "/files/", "/graphql/", "/healthz")
_NOT_BUILT = "The web application is not built yet: run `make run`, or `npm run build` in frontend/."


@require_safe
@never_cache
@ensure_csrf_cookie
def web_application(request: HttpRequest, route: str) -> HttpResponse:
    """``index.html`` for each route of the browser's router, with the CSRF cookie its API calls need."""
    if route.split("/", 1)[0] == "gallery" and not settings.GALLERY:
        raise Http404
    page = settings.ENVIRONMENT.frontend_folder / "index.html"
    try:
        return HttpResponse(page.read_bytes(), content_type="text/html; charset=utf-8")
    except FileNotFoundError:
        return HttpResponse(_NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault outside the GraphQL edge, as sign-in and files answer it: coded, in the reader's language."""
    refusal, reference, status = noted(sys.exc_info()[1])
    if request.path.startswith(_FOR_PROGRAMS) or "application/json" in request.headers.get("Accept", ""):
        told = {"code": refusal.code.code, "message": refusal.text(), "reference": reference}
        return JsonResponse({"status": status, "errors": [told]}, status=status)
    both = "\n\n".join(refusal.text(language) for language in ("fa", "en"))
    return HttpResponse(both, status=status, content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers: for load balancers and for the start-up script."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return JsonResponse({"status": "ok"})
