"""Where allauth meets Bahamm: mails, messages in both languages, what a session tells, secrets at rest."""

import base64
import hashlib
import logging
import time
from typing import Any

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.headless.adapter import DefaultHeadlessAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils import translation

from accounts.mails import compose, language_for
from accounts.messages import ACCOUNT_MESSAGES, MFA_MESSAGES
from accounts.models import User

logger = logging.getLogger("bahamm.accounts.mails")

_LINKS = ("activate_url", "password_reset_url", "signup_url")
_SHOWN = ("timestamp", "ip", "user_agent", "from_email", "to_email", "deleted_email")
#: allauth also gives this mail a sign-up link; the person already has an account and needs the reset.
_LINK_OF = {"account/email/account_already_exists": "password_reset_url"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {**DefaultAccountAdapter.error_messages, **ACCOUNT_MESSAGES}

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of allauth's mails with our texts.

        A mail server that is down must not turn sign-up into an error page: the failure is logged and every
        one of these mails can be asked for again.
        """
        user = context.get("user")
        page_language = translation.get_language() or settings.LANGUAGE_CODE
        language = user.language if isinstance(user, User) else language_for(email, fallback=page_language)
        names = [_LINK_OF[template_prefix]] if template_prefix in _LINK_OF else _LINKS
        link = next((context[name] for name in names if context.get(name)), "")
        values = {"email": email, **{name: context[name] for name in _SHOWN if name in context}}
        mail = compose(template_prefix, to=email, language=language, values=values, link=link)
        try:
            mail.send()
        except OSError:
            logger.exception("mail %s not sent", template_prefix)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Sensitive steps ask who it is, unless the person signed in minutes ago: allauth would ask again at once."""
        return bool(super().is_reauthentication_required(app=app, **kwargs)) and not _signed_in_recently()

    def get_user_search_fields(self) -> list[str]:
        return ["email", "full_name"]


def _signed_in_recently() -> bool:
    records = get_authentication_records(context.request, context.request.user)
    return bool(records) and time.time() - records[-1]["at"] < account_settings.REAUTHENTICATION_TIMEOUT


class HeadlessAdapter(DefaultHeadlessAdapter):  # type: ignore[misc]
    def serialize_user(self, user: User) -> dict[str, Any]:
        """Also told while only half signed in, so: nothing but what the person just typed or chose."""
        return {
            "id": user.pk,
            "display": user.full_name or user.email,
            "email": user.email,
            "has_usable_password": user.has_usable_password(),
            "full_name": user.full_name,
            "language": user.language,
        }


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """TOTP keys and recovery seeds lie encrypted, so that a dump of the database opens no second factor."""

    error_messages = {**DefaultMFAAdapter.error_messages, **MFA_MESSAGES}

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    """Keyed by the secret key; fallbacks still decrypt after a rotation."""
    secrets = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = [hashlib.sha256(b"accounts.mfa:" + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
