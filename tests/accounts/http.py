"""Small clients that speak to the headless endpoints as the browser and as an API client do."""

import base64
import hashlib
import hmac
import re
import struct
import time
from typing import Any

from django.core import mail
from django.test import Client

from tests.factories.accounts import PASSWORD


class Browser:
    """A browser tab: cookies, and the CSRF header that the cookie asks for."""

    base = "/_allauth/browser/v1"

    def __init__(self, **extra: Any) -> None:
        self.client = Client(enforce_csrf_checks=True, **extra)
        self.get("/config")

    def _headers(self) -> dict[str, str]:
        token = self.client.cookies.get("csrftoken")
        return {"X-CSRFToken": token.value} if token else {}

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(self.base + path, headers=headers)

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return self.client.post(self.base + path, body or {}, content_type="application/json", headers=self._headers())

    def delete(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return self.client.delete(
            self.base + path, body or {}, content_type="application/json", headers=self._headers()
        )

    def sign_in(self, email: str, password: str = PASSWORD) -> Any:
        return self.post("/auth/login", {"email": email, "password": password})

    def is_signed_in(self) -> bool:
        return bool(self.get("/auth/session").status_code == 200)


class ApiClient:
    """A program: no cookies; the tokens of the last answer travel in headers."""

    base = "/_allauth/app/v1"

    def __init__(self) -> None:
        self.session_token = ""
        self.access_token = ""
        self.refresh_token = ""

    def post(self, path: str, body: dict[str, Any]) -> Any:
        headers = {"X-Session-Token": self.session_token} if self.session_token else {}
        response = Client().post(self.base + path, body, content_type="application/json", headers=headers)
        given = {**response.json().get("meta", {}), **(response.json().get("data") or {})}
        for name in ("session_token", "access_token", "refresh_token"):
            setattr(self, name, given.get(name) or getattr(self, name))
        return response

    def session(self) -> Any:
        return Client().get(self.base + "/auth/session", headers={"Authorization": f"Bearer {self.access_token}"})

    def sign_out(self) -> Any:
        return Client().delete(self.base + "/auth/session", headers={"X-Session-Token": self.session_token})

    def sign_in(self, email: str, password: str = PASSWORD) -> Any:
        return self.post("/auth/login", {"email": email, "password": password})

    def refresh(self, token: str | None = None) -> Any:
        return self.post("/tokens/refresh", {"refresh_token": token or self.refresh_token})


def mailed_key(route: str) -> str:
    """The key at the end of the link to ``route`` in the last mail, as the router of the web application decodes it."""
    from urllib.parse import unquote

    [link] = re.findall(rf"http\S+/{route}/(\S+)", str(mail.outbox[-1].body))
    return unquote(link)


def totp(secret: str, *, steps: int = 0) -> str:
    """RFC 6238 by hand, so that the library is not checked against itself."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def errors_of(response: Any) -> list[tuple[str | None, str]]:
    return [(error.get("param"), error["code"]) for error in response.json()["errors"]]


def pending(response: Any) -> list[str]:
    return [flow["id"] for flow in response.json()["data"]["flows"] if flow.get("is_pending")]
