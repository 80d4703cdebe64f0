"""Clients of ``POST /graphql/`` that send the very documents of ``graphql/operations``, as the browser does."""

from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from api.contract import operation_texts

URL = "/graphql/"


@lru_cache(maxsize=1)
def documents() -> dict[str, str]:
    return operation_texts()


class Tab:
    """A browser tab: cookies, and the CSRF header that the cookie asks for. Nobody is signed in at first."""

    def __init__(self, user: User | None = None, *, language: str | None = None, **headers: str) -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        self.headers = {**headers, **({"Accept-Language": language} if language else {})}
        self.client.get("/_allauth/browser/v1/config")  # sets the CSRF cookie
        if user is not None:
            self.client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    def post(self, body: Any, **headers: str) -> Any:
        """The raw answer. ``headers`` win over those of the tab."""
        token = self.client.cookies["csrftoken"].value
        given = {"X-CSRFToken": token, **self.headers, **headers}
        return self.client.post(URL, body, content_type="application/json", headers=given)

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The whole answer to a document of the test's own."""
        answer: dict[str, Any] = self.post({"query": query, "variables": variables}).json()
        return answer

    def send(self, operation: str, **variables: Any) -> dict[str, Any]:
        """The whole answer to an operation of the product."""
        return self.ask(documents()[operation], **variables)

    def data(self, operation: str, **variables: Any) -> dict[str, Any]:
        """The data of an operation that must succeed."""
        return data_of(self.send(operation, **variables))

    def get(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of a document of the test's own that must succeed."""
        return data_of(self.ask(query, **variables))


class Program(Tab):
    """A client without cookies; ``token`` is a bearer token."""

    def __init__(self, token: str) -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {token}"}

    def post(self, body: Any, **headers: str) -> HttpResponse:
        given = {**self.headers, **headers}
        return self.client.post(URL, body, content_type="application/json", headers=given)


def data_of(answer: dict[str, Any]) -> dict[str, Any]:
    assert "errors" not in answer, answer["errors"]
    data: dict[str, Any] = answer["data"]
    return data


def codes(answer: dict[str, Any]) -> list[str]:
    """The codes of the errors of a whole answer."""
    return [error["extensions"]["code"] for error in answer.get("errors", [])]


def problems(payload: dict[str, Any]) -> list[tuple[str | None, str]]:
    """Field and code of each refusal in a mutation's payload."""
    return [(error["field"], error["code"]) for error in payload["errors"]]


def nodes(connection: dict[str, Any]) -> list[dict[str, Any]]:
    return [edge["node"] for edge in connection["edges"]]
