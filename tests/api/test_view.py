"""``POST /graphql/`` as a machine sees it: methods, content types, CSRF, tokens, sizes, limits, languages, faults."""

import logging
from typing import Any

import orjson
import pytest
from django.conf import settings as django_settings
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from api import execution
from api.connections import Slice
from tests.accounts.http import ApiClient
from tests.api.client import URL, Program, Tab, codes, documents
from tests.factories.accounts import UserFactory
from tests.factories.catalog import TaxonomyFactory

pytestmark = pytest.mark.django_db

SESSION = {"query": documents()["Session"]}


@pytest.fixture
def sara() -> User:
    person: User = UserFactory(email="sara@example.org", full_name="سارا احمدی")
    return person


@pytest.fixture
def token(sara: User) -> str:
    client = ApiClient()
    client.sign_in("sara@example.org")
    return client.access_token


# -- the form of a request ------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "head"])
def test_other_methods_are_refused(method: str) -> None:
    response = getattr(Client(), method)(URL)

    assert (response.status_code, response["Allow"]) == (405, "POST")
    if method != "head":
        assert codes(response.json()) == ["request.method"]


def test_query_in_the_address_is_not_executed() -> None:
    assert Client().get(URL, {"query": "{ session { language } }"}).status_code == 405


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/graphql",
        "application/json-patch+json",
        "",
    ],
)
def test_forms_and_plain_text_are_refused(content_type: str) -> None:
    response = Client().post(URL, orjson.dumps(SESSION), content_type=content_type)

    assert (response.status_code, codes(response.json())) == (415, ["request.not_json"])


@pytest.mark.parametrize("content_type", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_json_is_read_however_it_is_spelled(content_type: str) -> None:
    assert Client().post(URL, orjson.dumps(SESSION), content_type=content_type).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"{",
        b"null",
        b"[]",
        b"3",
        b'"{ session }"',
        b"[" * 100_000,
        b"\xff\xfe",
        b"{}",
        b'{"query": null}',
        b'{"query": 5}',
        b'{"query": ["{ session { language } }"]}',
        b'{"query": "{ session { language } }", "variables": []}',
        b'{"query": "{ session { language } }", "variables": "{}"}',
        b'{"query": "{ session { language } }", "operationName": 5}',
        b'{"documentId": 5}',
        b'[{"query": "{ session { language } }"}]',
    ],
)
def test_malformed_bodies_are_refused(body: bytes) -> None:
    response = Client().post(URL, body, content_type="application/json")

    assert (response.status_code, codes(response.json())) == (400, ["request.malformed"])


@pytest.mark.parametrize(
    "query",
    ["", " ", "{", "}", "query", "{ a: }", "\0", "🙂", "<script>", "{ session { language", '{ a(b: "'],
)
def test_text_that_is_no_document_is_refused(query: str) -> None:
    response = Client().post(URL, {"query": query}, content_type="application/json")

    assert (response.status_code, set(codes(response.json()))) == (400, {"query.invalid"})


def test_large_body_is_refused_unread(settings: Settings) -> None:
    settings.GRAPHQL_LIMITS = {**django_settings.GRAPHQL_LIMITS, "MAX_BODY_BYTES": 2048}
    response = Client().post(URL, {"query": "#" * 3000}, content_type="application/json")

    assert (response.status_code, codes(response.json())) == (413, ["request.too_large"])
    assert "۲ کیلوبایت" in response.json()["errors"][0]["message"]


@pytest.mark.parametrize("size", [3000, 3 * 1024 * 1024])
def test_large_body_that_lies_about_its_size_is_refused(settings: Settings, size: int) -> None:
    settings.GRAPHQL_LIMITS = {**django_settings.GRAPHQL_LIMITS, "MAX_BODY_BYTES": 2048}
    body = orjson.dumps({"query": "#" * size})
    response = Client().generic("POST", URL, body, content_type="application/json", CONTENT_LENGTH="")

    # Without a length the test client hands over nothing: what counts is that the answer is a refusal, never a fault.
    assert response.status_code in (400, 413)


def test_body_beyond_what_django_reads_is_refused(settings: Settings) -> None:
    settings.GRAPHQL_LIMITS = {**django_settings.GRAPHQL_LIMITS, "MAX_BODY_BYTES": 10 * 1024 * 1024}
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = Client().post(URL, {"query": "#" * 3000}, content_type="application/json")

    assert (response.status_code, codes(response.json())) == (413, ["request.too_large"])


def test_operation_is_chosen_by_name() -> None:
    query = "query A { session { language } } query B { publicFigures { units } }"
    chosen = Client().post(URL, {"query": query, "operationName": "B"}, content_type="application/json")
    unnamed = Client().post(URL, {"query": query}, content_type="application/json")
    unknown = Client().post(URL, {"query": query, "operationName": "C"}, content_type="application/json")

    assert chosen.json() == {"data": {"publicFigures": {"units": 0}}}
    assert (unnamed.status_code, codes(unnamed.json())) == (400, ["query.unknown_operation"])
    assert (unknown.status_code, codes(unknown.json())) == (400, ["query.unknown_operation"])


def test_subscription_is_sent_to_the_socket(anonymous: Tab) -> None:
    assert codes(anonymous.send("NotificationReceived")) == ["query.subscription_over_http"]


# -- who asks -------------------------------------------------------------------------------


def test_session_cookie_without_the_csrf_token_is_refused(sara: User) -> None:
    tab = Tab(sara)
    response = tab.post(SESSION, **{"X-CSRFToken": ""})

    assert (response.status_code, codes(response.json())) == (403, ["request.csrf"])


@pytest.mark.parametrize("given", ["x", "x" * 64, "x" * 32])
def test_session_cookie_with_a_false_csrf_token_is_refused(sara: User, given: str) -> None:
    assert Tab(sara).post(SESSION, **{"X-CSRFToken": given}).status_code == 403


def test_foreign_origin_is_refused(sara: User) -> None:
    assert Tab(sara).post(SESSION, Origin="https://evil.example").status_code == 403


def test_session_cookie_with_the_csrf_token_is_the_person(sara: User) -> None:
    session = Tab(sara).data("Session")["session"]

    assert (session["user"]["fullName"], session["email"]) == ("سارا احمدی", "sara@example.org")


def test_without_a_session_nothing_is_asked_and_nobody_is_signed_in() -> None:
    response = Client(enforce_csrf_checks=True).post(URL, SESSION, content_type="application/json")

    assert (response.status_code, response.json()["data"]["session"]["user"]) == (200, None)


def test_bearer_token_needs_no_csrf_token(token: str) -> None:
    assert Program(token).data("Session")["session"]["email"] == "sara@example.org"


def test_bearer_token_goes_before_the_cookie(token: str) -> None:
    other = Tab(UserFactory(email="other@example.org"))
    response = other.post(SESSION, Authorization=f"Bearer {token}", **{"X-CSRFToken": ""})

    assert response.json()["data"]["session"]["email"] == "sara@example.org"


@pytest.mark.parametrize("given", ["Bearer ", "Bearer x", "Bearer a.b.c", "Basic c2FyYTp4", "x", "", "bearer"])
def test_false_tokens_are_refused_even_beside_a_session(sara: User, given: str) -> None:
    response = Tab(sara).post(SESSION, Authorization=given)

    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")
    assert codes(response.json()) == ["request.bad_token"]


def test_token_of_somebody_who_was_shut_out_is_refused(sara: User, token: str) -> None:
    User.objects.filter(pk=sara.pk).update(is_active=False)

    assert Program(token).post(SESSION).status_code == 401


def test_answers_are_not_stored_by_anybody(anonymous: Tab) -> None:
    cache_control = anonymous.post(SESSION)["Cache-Control"]

    assert {"no-cache", "no-store", "private"} <= set(cache_control.split(", "))


# -- how often ------------------------------------------------------------------------------


def test_too_many_requests_are_refused_with_a_time_to_come_back(sara: User, settings: Settings) -> None:
    settings.GRAPHQL_LIMITS = {**django_settings.GRAPHQL_LIMITS, "REQUESTS_PER_MINUTE": 3}
    tab = Tab(sara)
    statuses = [tab.post(SESSION).status_code for _ in range(3)]
    refused = tab.post(SESSION)

    assert statuses == [200, 200, 200]
    assert (refused.status_code, codes(refused.json())) == (429, ["rate_limited"])
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert Tab(UserFactory()).post(SESSION).status_code == 200


# -- languages ------------------------------------------------------------------------------

BAD_ID = {"query": documents()["ChallengePage"], "variables": {"id": "x"}}
PERSIAN = "شناسهٔ «x» معتبر نیست."
ENGLISH = "“x” is not a valid id."


def message(response: Any) -> str:
    text: str = response.json()["errors"][0]["message"]
    return text


def test_errors_are_persian_by_default(anonymous: Tab) -> None:
    response = anonymous.post(BAD_ID)

    assert (message(response), response["Content-Language"]) == (PERSIAN, "fa")


@pytest.mark.parametrize("header", ["en", "en-GB,fa;q=0.5", "fr, en;q=0.2"])
def test_stranger_is_answered_in_the_language_of_the_browser(header: str) -> None:
    response = Tab(language=header).post(BAD_ID)

    assert (message(response), response["Content-Language"]) == (ENGLISH, "en")


def test_cookie_goes_before_the_browser() -> None:
    tab = Tab(language="en")
    tab.client.cookies["bahamm_language"] = "fa"

    assert message(tab.post(BAD_ID)) == PERSIAN


def test_language_of_the_person_goes_before_both() -> None:
    tab = Tab(UserFactory(language="en"), language="fa")
    tab.client.cookies["bahamm_language"] = "fa"
    response = tab.post(BAD_ID)

    assert (message(response), response["Content-Language"]) == (ENGLISH, "en")


def test_program_is_answered_in_the_language_of_its_person(sara: User, token: str) -> None:
    User.objects.filter(pk=sara.pk).update(language="en")
    response = Program(token).post(BAD_ID, **{"Accept-Language": "fa"})

    assert (message(response), response["Content-Language"]) == (ENGLISH, "en")


def test_refusals_before_anybody_is_known_speak_the_language_of_the_browser() -> None:
    headers = {"Accept-Language": "en"}
    method = Client().get(URL, headers=headers)
    form = Client().post(URL, {}, headers=headers)
    token = Client().post(URL, SESSION, content_type="application/json", headers={**headers, "Authorization": "x"})

    assert [message(response) for response in (method, form, token)] == [
        "This address accepts POST requests only.",
        "Send the request with the content type application/json.",
        "The access token is false or has expired; please renew it.",
    ]


def test_persian_is_not_escaped(anonymous: Tab) -> None:
    TaxonomyFactory(title_fa="نقشهٔ آزمایشی با نیم‌فاصله")
    response = anonymous.post({"query": "{ taxonomy { titleFa } }"})

    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert response.content.decode() == '{"data":{"taxonomy":{"titleFa":"نقشهٔ آزمایشی با نیم‌فاصله"}}}'
    assert b"\\u" not in anonymous.post(BAD_ID).content


# -- errors ---------------------------------------------------------------------------------


def test_refusal_of_a_resolver_says_code_kind_field_and_place(anonymous: Tab) -> None:
    answer = anonymous.ask("query($id: ID!) {\n  one: challenge(id: $id) { id }\n}", id="x")

    assert answer == {
        "data": {"one": None},
        "errors": [
            {
                "message": PERSIAN,
                "extensions": {"code": "invalid_id", "kind": "validation", "field": "id"},
                "locations": [{"line": 2, "column": 3}],
                "path": ["one"],
            }
        ],
    }


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("query($id: ID!) { challenge(id: $id) { id } }", {}),
        ("query($id: ID!) { challenge(id: $id) { id } }", {"id": None}),
        ("query($id: ID!) { challenge(id: $id) { id } }", {"id": {"a": 1}}),
        ("query($id: ID!) { challenge(id: $id) { id } }", {"id": True}),
        ("query($first: Int) { challenges(first: $first) { totalCount } }", {"first": "5"}),
        ("query($first: Int) { challenges(first: $first) { totalCount } }", {"first": 1.5}),
        ("query($sort: ChallengeSort) { challenges(sort: $sort) { totalCount } }", {"sort": "newest"}),
        ("query($sort: ChallengeSort) { challenges(sort: $sort) { totalCount } }", {"sort": "🙂"}),
        ("query($filter: ChallengeFilter) { challenges(filter: $filter) { totalCount } }", {"filter": {"none": 1}}),
        ("query($filter: ChallengeFilter) { challenges(filter: $filter) { totalCount } }", {"filter": []}),
        ("query($filter: ChallengeFilter) { challenges(filter: $filter) { totalCount } }", {"filter": "x"}),
    ],
)
def test_variable_of_a_wrong_type_is_refused(anonymous: Tab, query: str, variables: dict[str, Any]) -> None:
    answer = anonymous.ask(query, **variables)

    assert (answer.keys(), codes(answer)) == ({"errors"}, ["query.invalid_input"])
    assert answer["errors"][0]["message"] == "مقدار ورودی از نوعی نیست که API می‌خواهد."


def test_fault_is_masked_and_logged_under_its_reference(
    anonymous: Tab, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Slice, "total_count", property(lambda page: 1 // 0))
    with caplog.at_level(logging.ERROR, "bahamm.faults"):
        answer = anonymous.ask("{ challenges { totalCount } }")

    [error] = answer["errors"]
    reference = error["extensions"]["reference"]
    assert error["extensions"] == {"code": "internal", "kind": "internal", "field": None, "reference": reference}
    assert (reference in error["message"], "division" in error["message"]) == (True, False)
    assert [record.getMessage() for record in caplog.records] == [f"fault {reference}"]


def test_full_or_silent_database_is_told_as_such(anonymous: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(page: Any) -> int:
        raise OperationalError("database or disk is full at /srv/secret")

    monkeypatch.setattr(Slice, "total_count", property(full))
    answer = anonymous.ask("{ challenges { totalCount } }")

    assert codes(answer) == ["storage.unavailable"]
    assert "پایگاه داده" in answer["errors"][0]["message"]
    assert "secret" not in str(answer)


def test_fault_outside_of_resolvers_is_masked_too(
    anonymous: Tab, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: Any, **__: Any) -> Any:
        raise RuntimeError("secret")

    monkeypatch.setattr(execution, "execute_sync", fails)
    response = anonymous.post(SESSION)

    assert (response.status_code, codes(response.json())) == (500, ["internal"])
    assert b"secret" not in response.content
    assert [record.name for record in caplog.records if record.name.startswith("bahamm")] == ["bahamm.faults"]


# -- the explorer ---------------------------------------------------------------------------


def test_explorer_is_there_in_development_only(settings: Settings) -> None:
    assert Client().get(URL, headers={"Accept": "text/html"}).status_code == 405
    settings.GRAPHIQL = True
    page = Client().get(URL, headers={"Accept": "text/html"})

    assert (page.status_code, page["Content-Type"].split(";")[0]) == (200, "text/html")
    assert Client().get(URL, headers={"Accept": "application/json"}).status_code == 405
