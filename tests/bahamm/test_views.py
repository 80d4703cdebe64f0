"""The page of the web application: one for every route, with the CSRF cookie; none under a machine's prefix."""

from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from bahamm import views


@pytest.fixture(autouse=True)
def built(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>باهم</title>", encoding="utf-8")
    monkeypatch.setattr(settings.ENVIRONMENT, "frontend_dist", tmp_path)


@pytest.mark.parametrize("path", ["/", "/challenges/abc/edit", "/invitations/x.y", "/files-and-more"])
def test_every_route_of_the_browser_gets_the_page(path: str) -> None:
    response = Client().get(path)

    if path == "/files-and-more":
        assert response.status_code == 404
        return
    assert (response.status_code, "باهم" in response.content.decode()) == (200, True)
    assert response.cookies["csrftoken"].value
    assert "no-store" in response["Cache-Control"]
    assert "script-src 'self'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/graphqlx", "/_allauth/x", "/static/none.js", "/ws/graphql/", "/adminx"])
def test_wrong_address_under_a_machines_prefix_is_no_page(path: str) -> None:
    assert Client().get(path).status_code == 404


def test_gallery_is_for_development(settings: Settings) -> None:
    settings.GALLERY = False
    assert Client().get("/gallery").status_code == 404
    settings.GALLERY = True
    assert Client().get("/gallery").status_code == 200


def test_page_cannot_be_posted_to() -> None:
    assert Client().post("/").status_code == 405


@pytest.mark.django_db
def test_health_answers_when_the_database_does() -> None:
    response = Client().get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_page_that_is_not_built_says_so(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "index.html").unlink()
    response = Client().get("/")

    assert response.status_code == 503
    assert "make run" in response.content.decode()


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        (OperationalError("database or disk is full"), 503, "storage.unavailable"),
        (ValueError("secret"), 500, "internal"),
    ],
)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_fault_outside_graphql_is_coded_and_tells_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: Exception,
    status: int,
    code: str,
    language: str,
) -> None:
    def broken() -> None:
        raise fault

    monkeypatch.setattr(views.connection, "cursor", broken)
    client = Client(raise_request_exception=False, headers={"Accept-Language": language})
    response = client.get("/healthz")

    (told,) = response.json()["errors"]
    assert (response.status_code, response.json()["status"], told["code"]) == (status, status, code)
    assert told["reference"] in told["message"]
    assert f"fault {told['reference']}" in caplog.text
    assert str(fault) not in response.content.decode()
    assert ("پیگیری" in told["message"] or "کد" in told["message"]) is (language == "fa")


def test_fault_of_a_page_is_told_in_both_languages(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    def broken(*arguments: object) -> None:
        raise OperationalError("no room")

    monkeypatch.setattr(Path, "read_bytes", broken)
    response = Client(raise_request_exception=False).get("/challenges")

    assert (response.status_code, response["Content-Type"]) == (503, "text/plain; charset=utf-8")
    assert "پایگاه داده" in response.content.decode()
    assert "database" in response.content.decode()
