import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from accounts.middleware import LANGUAGE_COOKIE, LanguageMiddleware
from tests.factories.accounts import UserFactory


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(translation.get_language())


def language(cookie: str | None = None, header: str | None = None, user: object = None) -> str:
    headers = {"Accept-Language": header} if header else {}
    request = RequestFactory().get("/", headers=headers)
    if cookie:
        request.COOKIES[LANGUAGE_COOKIE] = cookie
    request.user = user or AnonymousUser()  # type: ignore[assignment]
    response = LanguageMiddleware(answer)(request)
    assert response.headers["Content-Language"] == request.LANGUAGE_CODE
    return response.content.decode()  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_a_signed_in_person_reads_their_own_language() -> None:
    assert language(cookie="fa", header="fa", user=UserFactory(language="en")) == "en"


@pytest.mark.parametrize(
    ("cookie", "header", "expected"),
    [
        ("en", "fa", "en"),
        ("de", "en", "en"),
        (None, "en-GB,fa;q=0.5", "en"),
        (None, "de,fr;q=0.9", "fa"),
        (None, "de,en;q=0.2", "en"),
        (None, ";;;=", "fa"),
        (None, None, "fa"),
    ],
)
def test_nobody_reads_the_cookies_then_the_browsers_then_persian(
    cookie: str | None, header: str | None, expected: str
) -> None:
    assert language(cookie, header) == expected


def test_the_language_ends_with_the_request() -> None:
    with translation.override("fa"):
        assert language("en") == "en"
        assert translation.get_language() == "fa"


def test_caches_keep_languages_apart() -> None:
    response = LanguageMiddleware(answer)(RequestFactory().get("/"))
    assert response.headers["Vary"] == "Accept-Language, Cookie"
