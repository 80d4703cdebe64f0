"""Sign-up, verification, sign-in and reset over HTTP, as the web application does them."""

from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend

from accounts.models import User
from tests.accounts.http import Browser, errors_of, mailed_key, pending
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

FORM = {"email": "Sara@Example.org", "password": PASSWORD, "full_name": "سارا کریمی", "language": "fa"}


def test_sign_up_verify_and_be_signed_in_in_the_same_browser() -> None:
    browser = Browser()
    response = browser.post("/auth/signup", FORM)
    assert (response.status_code, pending(response)) == (401, ["verify_email"])
    user = User.objects.get()
    assert (user.email, user.full_name, user.language) == ("sara@example.org", "سارا کریمی", "fa")
    assert mail.outbox[0].subject == "تأیید ایمیل شما در باهم"
    key = mailed_key("account/verify-email")
    shown = browser.get("/auth/email/verify", **{"X-Email-Verification-Key": key})
    assert (shown.status_code, shown.json()["data"]["email"]) == (200, "sara@example.org")
    verified = browser.post("/auth/email/verify", {"key": key})
    assert verified.status_code == 200
    assert verified.json()["data"]["user"] == {
        "id": user.pk,
        "display": "سارا کریمی",
        "email": "sara@example.org",
        "has_usable_password": True,
        "full_name": "سارا کریمی",
        "language": "fa",
    }
    assert browser.is_signed_in() is True


def test_the_link_opened_elsewhere_verifies_without_signing_in() -> None:
    Browser().post("/auth/signup", FORM)
    elsewhere = Browser()
    response = elsewhere.post("/auth/email/verify", {"key": mailed_key("account/verify-email")})
    assert (response.status_code, pending(response)) == (401, [])
    assert elsewhere.sign_in("sara@example.org").status_code == 200


def test_an_unverified_person_is_sent_the_link_again_instead_of_being_let_in() -> None:
    UserFactory(email="sara@example.org", verified=False)
    browser = Browser()
    response = browser.sign_in("sara@example.org")
    assert (response.status_code, pending(response), browser.is_signed_in()) == (401, ["verify_email"], False)
    assert len(mail.outbox) == 1


def test_a_link_verifies_once() -> None:
    browser = Browser()
    browser.post("/auth/signup", FORM)
    key = mailed_key("account/verify-email")
    browser.post("/auth/email/verify", {"key": key})
    response = Browser().post("/auth/email/verify", {"key": key})
    assert (response.status_code, errors_of(response)) == (400, [("key", "invalid_or_expired_key")])


def test_an_english_reader_is_written_to_in_english() -> None:
    Browser().post("/auth/signup", {**FORM, "language": "en"})
    assert mail.outbox[0].subject == "Confirm your e-mail address on Bahamm"


def test_without_a_choice_the_pages_language_is_kept() -> None:
    browser = Browser()
    browser.client.cookies["bahamm_language"] = "en"
    form = {name: value for name, value in FORM.items() if name != "language"}
    assert browser.post("/auth/signup", form).status_code == 401
    assert User.objects.get().language == "en"


def test_signing_up_again_tells_nobody_but_the_owner_of_the_mailbox() -> None:
    first = Browser().post("/auth/signup", FORM)
    user = User.objects.values().get()
    cache.clear()  # a minute later: one address gets one such mail a minute
    second = Browser().post("/auth/signup", {**FORM, "full_name": "دیگری", "email": "sara@example.org"})
    assert (second.status_code, second.json()) == (first.status_code, first.json())
    assert User.objects.values().get() == user
    assert [message.subject for message in mail.outbox] == ["تأیید ایمیل شما در باهم", "شما در باهم حساب دارید"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"email": "sara"}, [("email", "invalid")]),
        ({"email": ""}, [("email", "required")]),
        ({"password": "short"}, [("password", "password_too_short")]),
        ({"password": "password123"}, [("password", "password_too_common")]),
        ({"password": "7319254860142"}, [("password", "password_entirely_numeric")]),
        ({"full_name": " "}, [("full_name", "required")]),
        ({"full_name": "a\x00b"}, [("full_name", "invalid_characters")]),
        ({"full_name": "x" * 121}, [("full_name", "too_long")]),
        ({"language": "de"}, [("language", "invalid_choice")]),
    ],
)
def test_bad_input_is_named_in_persian_and_makes_no_account(
    change: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    response = Browser().post("/auth/signup", {**FORM, **change})
    assert (response.status_code, errors_of(response)) == (400, expected)
    for error in response.json()["errors"]:
        assert any("\u0600" <= letter <= "\u06ff" for letter in error["message"])
    assert (User.objects.count(), mail.outbox) == (0, [])


def test_a_password_like_ones_own_name_is_refused() -> None:
    response = Browser().post("/auth/signup", {**FORM, "password": "sara@example.org"})
    assert (response.status_code, errors_of(response)) == (400, [("password", "password_too_similar")])


def test_a_broken_body_is_refused_without_an_error_page() -> None:
    browser = Browser()
    response = browser.client.post(
        "/_allauth/browser/v1/auth/signup", b"{", content_type="application/json", headers=browser._headers()
    )
    assert response.status_code == 400


def test_without_the_csrf_header_nothing_happens() -> None:
    browser = Browser()
    response = browser.client.post("/_allauth/browser/v1/auth/signup", FORM, content_type="application/json")
    assert (response.status_code, User.objects.count()) == (403, 0)


def test_a_mail_server_that_is_down_does_not_break_sign_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Any, messages: Any) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    response = Browser().post("/auth/signup", FORM)
    assert (response.status_code, pending(response)) == (401, ["verify_email"])


# -- in and out -----------------------------------------------------------------------------


def test_sign_in_and_out() -> None:
    UserFactory(email="sara@example.org")
    browser = Browser()
    assert browser.sign_in("SARA@example.org").status_code == 200
    assert browser.post("/auth/login", {"email": "sara@example.org", "password": PASSWORD}).status_code == 409
    assert browser.delete("/auth/session").status_code == 401
    assert browser.is_signed_in() is False


def test_an_unknown_address_and_a_wrong_password_get_one_answer() -> None:
    UserFactory(email="sara@example.org")
    wrong, unknown = Browser().sign_in("sara@example.org", "x"), Browser().sign_in("nobody@example.org", "x")
    assert (wrong.status_code, errors_of(wrong)) == (400, [("password", "email_password_mismatch")])
    assert (unknown.status_code, unknown.json()) == (wrong.status_code, wrong.json())


def test_a_deactivated_account_cannot_sign_in() -> None:
    UserFactory(email="sara@example.org", is_active=False)
    browser = Browser()
    assert browser.sign_in("sara@example.org").status_code in (400, 401)
    assert browser.is_signed_in() is False


def test_deactivation_ends_the_session() -> None:
    user = UserFactory(email="sara@example.org")
    browser = Browser()
    browser.sign_in("sara@example.org")
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert browser.is_signed_in() is False


# -- reset ----------------------------------------------------------------------------------

NEW = "abi-o-sabz-1406"


def test_a_reset_changes_the_password_ends_other_sessions_and_tells_the_owner() -> None:
    UserFactory(email="sara@example.org")
    elsewhere = Browser()
    elsewhere.sign_in("sara@example.org")
    browser = Browser()
    assert browser.post("/auth/password/request", {"email": "Sara@example.org"}).status_code == 200
    key = mailed_key("account/password/reset")
    assert browser.get("/auth/password/reset", **{"X-Password-Reset-Key": key}).status_code == 200
    response = browser.post("/auth/password/reset", {"key": key, "password": NEW})
    assert (response.status_code, pending(response)) == (401, [])
    assert [message.subject for message in mail.outbox] == ["بازیابی گذرواژهٔ باهم", "گذرواژهٔ شما بازیابی شد"]
    assert elsewhere.is_signed_in() is False
    assert Browser().sign_in("sara@example.org").status_code == 400
    assert Browser().sign_in("sara@example.org", NEW).status_code == 200


def test_a_reset_link_works_once() -> None:
    UserFactory(email="sara@example.org")
    Browser().post("/auth/password/request", {"email": "sara@example.org"})
    key = mailed_key("account/password/reset")
    Browser().post("/auth/password/reset", {"key": key, "password": NEW})
    response = Browser().post("/auth/password/reset", {"key": key, "password": "yek-do-se-1407"})
    assert (response.status_code, errors_of(response)) == (400, [("key", "invalid_password_reset")])
    assert Browser().sign_in("sara@example.org", NEW).status_code == 200


def test_a_weak_new_password_is_refused_and_the_old_one_stays() -> None:
    UserFactory(email="sara@example.org")
    Browser().post("/auth/password/request", {"email": "sara@example.org"})
    response = Browser().post(
        "/auth/password/reset", {"key": mailed_key("account/password/reset"), "password": "short"}
    )
    assert (response.status_code, errors_of(response)) == (400, [("password", "password_too_short")])
    assert Browser().sign_in("sara@example.org").status_code == 200


def test_asking_for_an_unknown_address_looks_the_same_and_tells_the_mailbox() -> None:
    UserFactory(email="sara@example.org")
    known = Browser().post("/auth/password/request", {"email": "sara@example.org"})
    unknown = Browser().post("/auth/password/request", {"email": "nobody@example.org"})
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    assert mail.outbox[1].subject == "حسابی با این ایمیل نیست"


def test_changing_the_password_asks_for_the_current_one_and_tells_the_owner() -> None:
    UserFactory(email="sara@example.org")
    browser = Browser()
    browser.sign_in("sara@example.org")
    wrong = browser.post("/account/password/change", {"current_password": "x", "new_password": NEW})
    assert (wrong.status_code, errors_of(wrong)) == (400, [("current_password", "enter_current_password")])
    assert (
        browser.post("/account/password/change", {"current_password": PASSWORD, "new_password": NEW}).status_code == 200
    )
    assert browser.is_signed_in() is True
    assert mail.outbox[-1].subject == "گذرواژهٔ شما عوض شد"
