"""Brute force: one account from one address is locked, nobody else."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.db.models import F
from django.test import Client

from tests.accounts.http import ApiClient, Browser, errors_of, mailed_key
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

SARA, REZA = "sara@example.org", "reza@example.org"


@pytest.fixture(autouse=True)
def people() -> None:
    UserFactory(email=SARA, is_staff=True)
    UserFactory(email=REZA)


def lock(browser: Browser) -> None:
    assert [browser.sign_in(SARA, "wrong").status_code for _ in range(5)] == [400, 400, 400, 400, 429]


def test_the_right_password_is_refused_while_locked() -> None:
    browser = Browser()
    lock(browser)
    response = browser.sign_in(SARA)
    assert (response.status_code, errors_of(response)) == (429, [("password", "account_locked")])
    assert response.headers["Retry-After"] == "900"
    assert response.json()["errors"][0]["message"].startswith("تلاش‌های ناموفق زیاد بود")
    assert browser.is_signed_in() is False


def test_the_message_speaks_english_too() -> None:
    browser = Browser()
    browser.client.cookies["bahamm_language"] = "en"
    lock(browser)
    assert browser.sign_in(SARA).json()["errors"][0]["message"].startswith("Too many failed attempts")


def test_another_spelling_of_the_address_is_the_same_account() -> None:
    browser = Browser()
    lock(browser)
    assert browser.sign_in(" SARA@Example.org").status_code == 429


def test_another_account_is_not_affected() -> None:
    browser = Browser()
    lock(browser)
    assert browser.sign_in(REZA).status_code == 200


def test_the_owner_elsewhere_is_not_locked_out_by_an_attacker() -> None:
    lock(Browser(REMOTE_ADDR="203.0.113.7"))
    assert Browser(REMOTE_ADDR="198.51.100.2").sign_in(SARA).status_code == 200


def test_the_lock_ends_after_the_cool_off_and_is_not_prolonged_by_trying() -> None:
    browser = Browser()
    lock(browser)
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=10))
    assert browser.sign_in(SARA, "wrong").status_code == 429
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=6))
    assert browser.sign_in(SARA).status_code == 200


def test_four_failures_are_forgotten_after_a_success() -> None:
    browser = Browser()
    for _ in range(2):
        assert [browser.sign_in(SARA, "wrong").status_code for _ in range(4)] == [400] * 4
        assert browser.sign_in(SARA).status_code == 200
        browser.delete("/auth/session")


def test_a_password_reset_unlocks() -> None:
    browser = Browser()
    lock(browser)
    browser.post("/auth/password/request", {"email": SARA})
    browser.post("/auth/password/reset", {"key": mailed_key("account/password/reset"), "password": "abi-o-sabz-1406"})
    assert browser.sign_in(SARA, "abi-o-sabz-1406").status_code == 200


def test_api_clients_share_the_lock() -> None:
    lock(Browser())
    assert ApiClient().sign_in(SARA).status_code == 429


def test_the_admin_shares_the_lock_and_answers_plainly() -> None:
    lock(Browser())
    response = Client().post("/admin/login/", {"username": SARA, "password": PASSWORD})
    assert (response.status_code, response.headers["Content-Type"]) == (429, "text/plain; charset=utf-8")


def test_the_count_of_one_account_from_many_addresses_has_a_limit_too() -> None:
    for number in range(100):
        Browser(REMOTE_ADDR=f"203.0.113.{number}").sign_in(SARA, "wrong")
    response = Browser(REMOTE_ADDR="198.51.100.2").sign_in(SARA)
    assert (response.status_code, errors_of(response)) == (400, [(None, "too_many_login_attempts")])
