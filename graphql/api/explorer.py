"""GraphiQL for development, served from our own files under a policy of its own."""

from csp.decorators import csp
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie

#: Its editor writes style elements; scripts and connections stay as strict as everywhere.
_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
}


@ensure_csrf_cookie
@csp(_POLICY)
def explorer_page(request: HttpRequest) -> HttpResponse:
    return render(request, "api/graphiql.html", {"csrf_cookie": settings.CSRF_COOKIE_NAME})
