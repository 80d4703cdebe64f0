"""``POST /graphql/``: JSON in, JSON out. Cookies need the CSRF token; a bearer token speaks for itself."""

from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import translation
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from graphql import OperationType

from accounts.lockout import address_of
from accounts.tokens import user_for_bearer
from accounts.viewer import Viewer, viewer_for, viewer_of
from api import errors, execution
from api.context import Context
from api.documents import Documents, InvalidDocument, text_of
from api.explorer import explorer_page
from api.limits import count_request, limit
from bahamm.kernel.errors import DomainError, ErrorCode, RateLimited, ValidationFailed


class Refused(Exception):
    """The request ends here, with this status."""

    def __init__(self, status: int, code: ErrorCode, **parameters: Any) -> None:
        self.status, self.code, self.parameters = status, code, parameters
        super().__init__(code.code)


@dataclass(frozen=True, slots=True)
class Request:
    """What the body asks for."""

    text: str
    variables: dict[str, Any]
    operation_name: str | None


class _Csrf(CsrfViewMiddleware):
    """The check alone: who calls it decides on the answer."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(reason, status=403)


_csrf = _Csrf(lambda request: HttpResponse())


@method_decorator([csrf_exempt, never_cache], name="dispatch")
class GraphQLView(View):
    """The middleware's CSRF check is lifted here and made in :func:`_viewer`, for those who come with a session."""

    documents: Documents | None = None

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if settings.GRAPHIQL and request.accepts("text/html"):
            return explorer_page(request)
        return self.http_method_not_allowed(request)

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _answer({"errors": [execution.told(errors.METHOD)]}, 405)
        response["Allow"] = "POST"
        return response

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            _check_form(request)
            viewer = _viewer(request)
            with translation.override(viewer.language):
                response = self._run(request, viewer)
            response["Content-Language"] = viewer.language
            return response
        except Refused as refused:
            return _refusal(refused)

    def _run(self, request: HttpRequest, viewer: Viewer) -> HttpResponse:
        try:
            count_request(f"user:{viewer.user_id}" if viewer.is_authenticated else f"address:{address_of(request)}")
            wanted = read(request.body)
            return _answer(self._execute(wanted, viewer))
        except RateLimited as refusal:
            response = _answer({"errors": execution.told_refusal(refusal)}, 429)
            response["Retry-After"] = str(execution.first_seconds(refusal))
            return response
        except DomainError as refusal:
            return _answer({"errors": execution.told_refusal(refusal)}, 400)
        except InvalidDocument as invalid:
            return _answer({"errors": execution.told_problems(invalid)}, 400)
        except RequestDataTooBig:
            raise _too_large() from None
        except Refused:
            raise
        except Exception as fault:  # the process boundary: a client sees a reference, never a stack
            return _answer({"errors": [execution.told_fault(fault)]}, 500)

    def _execute(self, wanted: Request, viewer: Viewer) -> dict[str, Any]:
        documents = self.documents or product_documents()
        prepared = documents.prepare(wanted.text)
        prepared.check(wanted.variables)
        if prepared.operation(wanted.operation_name).operation is OperationType.SUBSCRIPTION:
            raise ValidationFailed.of(errors.SUBSCRIPTION_OVER_HTTP)
        return execution.execute(documents.schema, prepared, Context(viewer), wanted.variables, wanted.operation_name)


def product_documents() -> Documents:
    from api.schema import documents

    return documents


def _check_form(request: HttpRequest) -> None:
    if request.content_type != "application/json":
        raise Refused(415, errors.NOT_JSON)
    most = limit("MAX_BODY_BYTES")
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if not announced.isdecimal() or int(announced) > most:
        raise _too_large()


def _too_large() -> Refused:
    return Refused(413, errors.TOO_LARGE, limit_kb=limit("MAX_BODY_BYTES") // 1024)


def _viewer(request: HttpRequest) -> Viewer:
    """Who asks. With a bearer token the cookie says nothing; with a session cookie the CSRF token must fit."""
    authorisation = request.headers.get("Authorization")
    if authorisation is not None:
        scheme, _, token = authorisation.partition(" ")
        user = user_for_bearer(token.strip()) if scheme.lower() == "bearer" else None
        if user is None:
            raise Refused(401, errors.BAD_TOKEN)
        return viewer_for(user)
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        _check_csrf(request)
    return viewer_of(request)


def _check_csrf(request: HttpRequest) -> None:
    request.csrf_processing_done = False  # type: ignore[attr-defined]  # the middleware has let this view pass
    _csrf.process_request(request)
    if _csrf.process_view(request, _never_exempt, (), {}) is not None:
        raise Refused(403, errors.CSRF_FAILED)


def _never_exempt() -> HttpResponseBase:
    """Stands for a view without ``csrf_exempt``."""
    return HttpResponse()


def read(body: bytes) -> Request:
    """The request of a JSON body; raises ValidationFailed when it is malformed."""
    if len(body) > limit("MAX_BODY_BYTES"):
        raise _too_large()
    try:
        values = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise ValidationFailed.of(errors.MALFORMED) from None
    return request_of(values)


def request_of(values: Any) -> Request:
    if not isinstance(values, dict):
        raise ValidationFailed.of(errors.MALFORMED)
    text, identifier = values.get("query"), values.get("documentId")
    if text is None and isinstance(identifier, str):
        text = text_of(identifier)
    variables, name = values.get("variables"), values.get("operationName")
    variables = {} if variables is None else variables
    if not (isinstance(text, str) and isinstance(variables, dict) and isinstance(name, str | None)):
        raise ValidationFailed.of(errors.MALFORMED)
    return Request(text, variables, name or None)


def _refusal(refused: Refused) -> HttpResponse:
    response = _answer({"errors": [execution.told(refused.code, **refused.parameters)]}, refused.status)
    if refused.status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def _answer(payload: dict[str, Any], status: int = 200) -> HttpResponse:
    return HttpResponse(orjson.dumps(payload), status=status, content_type="application/json; charset=utf-8")
