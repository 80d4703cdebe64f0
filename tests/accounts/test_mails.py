from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import allauth
import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils import translation

from accounts.adapters import AccountAdapter, MFAAdapter
from accounts.enums import Role
from accounts.mail_texts import COPY_LINK, FOOTER, INVITATION, MAIL_TEXTS, NOTICE, ROLE_NAMES
from accounts.mails import compose, language_for, moment
from tests.factories.accounts import UserFactory

VALUES: dict[str, Any] = {
    "email": "guest@example.org",
    "from_email": "a@example.org",
    "to_email": "b@example.org",
    "deleted_email": "c@example.org",
    "timestamp": datetime(2026, 9, 25, 10, 30, tzinfo=UTC),
    "ip": "203.0.113.7",
    "user_agent": "Firefox",
    "organisation": "Waste Office",
    "inviter": "<b>Sara</b>",
    "role": "مدیر واحد",
    "expires_at": datetime(2026, 9, 25, 10, 30, tzinfo=UTC),
}
#: Ways to sign in that Bahamm does not offer.
NOT_OFFERED = ("login_code", "password_reset_code", "webauthn_")


def test_every_mail_of_the_library_has_its_row() -> None:
    templates = Path(allauth.__file__).parent / "templates"
    found = {
        f"{app}/email/{path.name.removesuffix('_subject.txt')}"
        for app in ("account", "mfa")
        for path in (templates / app / "email").glob("*_subject.txt")
    }
    offered = {name for name in found if not name.rsplit("/", 1)[1].startswith(NOT_OFFERED)}
    assert set(MAIL_TEXTS) == offered | {INVITATION}


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("name", sorted(MAIL_TEXTS))
def test_every_mail_can_be_written_in_both_languages(name: str, language: str) -> None:
    text = MAIL_TEXTS[name][language]
    link = "https://bahamm.example/x/a%3Ab" if text.button else ""
    mail = compose(name, to="guest@example.org", language=language, values=VALUES, link=link)
    html = str(mail.alternatives[0][0])
    assert f'dir="{"rtl" if language == "fa" else "ltr"}"' in html
    for body in (str(mail.body), html):
        assert "{" not in body
        assert (link in body) is bool(link) or not link
        assert ("203.0.113.7" in body) is text.is_notice
    assert "\n" not in mail.subject
    assert "<b>Sara" not in html


def test_both_languages_have_the_same_shape() -> None:
    for name, texts in MAIL_TEXTS.items():
        assert sorted(texts) == ["en", "fa"], name
        fa, en = texts["fa"], texts["en"]
        assert (bool(fa.button), fa.is_notice, len(fa.paragraphs)) == (
            bool(en.button),
            en.is_notice,
            len(en.paragraphs),
        ), name
    for table in (NOTICE, FOOTER, COPY_LINK):
        assert sorted(table) == ["en", "fa"]
    assert {role: sorted(names) for role, names in ROLE_NAMES.items()} == {role: ["en", "fa"] for role in Role.values}


def test_moments_are_written_in_the_readers_calendar_and_the_citys_time() -> None:
    value = datetime(2026, 9, 25, 20, 45, tzinfo=UTC)
    assert moment(value, "fa") == "1405/07/04 ساعت 00:15"
    assert moment(value, "en") == "2026-09-26 00:15 (Asia/Tehran)"


@pytest.mark.django_db
def test_the_receivers_language_is_the_accounts_else_the_fallback_else_persian() -> None:
    UserFactory(email="en@example.org", language="en")
    assert language_for("EN@example.org", fallback="fa") == "en"
    assert language_for("x@example.org", fallback="en") == "en"
    assert language_for("x@example.org", fallback="de") == "fa"


def test_the_librarys_messages_are_translated_both_ways() -> None:
    not_offered = ("phone", "username")
    for ours, theirs in ((AccountAdapter, DefaultAccountAdapter), (MFAAdapter, DefaultMFAAdapter)):
        assert set(ours.error_messages) == set(theirs.error_messages)
        for code in theirs.error_messages:
            if any(word in code for word in not_offered):
                continue
            with translation.override("fa"):
                persian = str(ours.error_messages[code])
            with translation.override("en"):
                english = str(ours.error_messages[code])
            assert any("\u0600" <= letter <= "\u06ff" for letter in persian), code
            assert english.isascii(), code
