"""TOTP and recovery codes over HTTP."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import override_settings
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.adapters import MFAAdapter
from accounts.models import User
from accounts.selectors import has_second_factor
from accounts.viewer import viewer_for
from tests.accounts.http import Browser, errors_of, pending, totp
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sara() -> User:
    return UserFactory(email="sara@example.org")  # type: ignore[no-any-return]


def activate(browser: Browser) -> str:
    offered = browser.get("/account/authenticators/totp")
    assert offered.status_code == 404
    secret = str(offered.json()["meta"]["secret"])
    assert browser.post("/account/authenticators/totp", {"code": totp(secret)}).status_code == 200
    return secret


def signed_in() -> Browser:
    browser = Browser()
    assert browser.sign_in("sara@example.org").status_code == 200
    return browser


def test_the_second_factor_is_asked_for_at_the_next_sign_in(
    sara: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    assert has_second_factor(viewer_for(sara)) is False
    with django_capture_on_commit_callbacks(execute=True):
        secret = activate(signed_in())
    assert has_second_factor(viewer_for(sara)) is True
    assert [message.subject for message in mail.outbox] == ["ورود دومرحله‌ای روشن شد"]
    browser = Browser()
    response = browser.sign_in("sara@example.org")
    assert (response.status_code, pending(response)) == (401, ["mfa_authenticate"])
    [flow] = [flow for flow in response.json()["data"]["flows"] if flow["id"] == "mfa_authenticate"]
    assert sorted(flow["types"]) == ["recovery_codes", "totp"]
    assert browser.is_signed_in() is False
    wrong = browser.post("/auth/2fa/authenticate", {"code": "000000"})
    assert (wrong.status_code, errors_of(wrong)) == (400, [("code", "incorrect_code")])
    assert browser.post("/auth/2fa/authenticate", {"code": totp(secret, steps=1)}).status_code == 200
    assert browser.is_signed_in() is True


def test_a_code_works_once(sara: User) -> None:
    secret = activate(signed_in())
    code = totp(secret, steps=1)
    first, second = Browser(), Browser()
    for browser in (first, second):
        browser.sign_in("sara@example.org")
    assert first.post("/auth/2fa/authenticate", {"code": code}).status_code == 200
    assert second.post("/auth/2fa/authenticate", {"code": code}).status_code == 400
    assert second.is_signed_in() is False


def test_a_wrong_code_does_not_activate(sara: User) -> None:
    browser = signed_in()
    browser.get("/account/authenticators/totp")
    response = browser.post("/account/authenticators/totp", {"code": "000000"})
    assert (response.status_code, errors_of(response)) == (400, [("code", "incorrect_code")])
    assert Authenticator.objects.count() == 0


def test_a_recovery_code_opens_once(sara: User) -> None:
    browser = signed_in()
    activate(browser)
    codes = browser.get("/account/authenticators/recovery-codes").json()["data"]["unused_codes"]
    assert len(codes) == 10
    first = Browser()
    first.sign_in("sara@example.org")
    assert first.post("/auth/2fa/authenticate", {"code": codes[0]}).status_code == 200
    second = Browser()
    second.sign_in("sara@example.org")
    assert second.post("/auth/2fa/authenticate", {"code": codes[0]}).status_code == 400
    assert second.post("/auth/2fa/authenticate", {"code": codes[1]}).status_code == 200


def test_switching_off_after_a_while_asks_who_it_is(sara: User) -> None:
    browser = signed_in()
    secret = activate(browser)
    with override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=0):
        asked = browser.delete("/account/authenticators/totp")
        assert (asked.status_code, asked.json()["meta"]["is_authenticated"]) == (401, True)
        assert [flow["id"] for flow in asked.json()["data"]["flows"]] == ["reauthenticate", "mfa_reauthenticate"]
    assert has_second_factor(viewer_for(sara)) is True
    assert browser.post("/auth/2fa/reauthenticate", {"code": totp(secret, steps=1)}).status_code == 200
    assert browser.delete("/account/authenticators/totp").status_code == 200
    assert has_second_factor(viewer_for(sara)) is False
    assert mail.outbox[-1].subject == "ورود دومرحله‌ای خاموش شد"


def test_re_authentication_by_password(sara: User) -> None:
    browser = signed_in()
    assert browser.post("/auth/reauthenticate", {"password": "wrong"}).status_code == 400
    assert browser.post("/auth/reauthenticate", {"password": PASSWORD}).status_code == 200


def test_the_secret_is_not_readable_in_the_database(sara: User) -> None:
    secret = activate(signed_in())
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in stored
    assert MFAAdapter().decrypt(stored) == secret


def test_secrets_survive_a_rotation_of_the_secret_key() -> None:
    with override_settings(SECRET_KEY="old"):
        stored = MFAAdapter().encrypt("JBSWY3DP")
    with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=["old"]):
        assert MFAAdapter().decrypt(stored) == "JBSWY3DP"
