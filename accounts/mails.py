"""Composes and sends mails in the receiver's language: text and HTML, right to left for Persian."""

import logging
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import jdatetime
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from accounts.enums import Language
from accounts.mail_texts import COPY_LINK, FOOTER, MAIL_TEXTS, NOTICE
from accounts.models import User

logger = logging.getLogger("bahamm.accounts.mails")

_ISOLATE = "\u2068{}\u2069"


def language_for(email: str, *, fallback: str) -> str:
    """The language of the account behind ``email``; ``fallback`` when there is none."""
    known = User.objects.filter(email=email.strip().lower()).values_list("language", flat=True).first()
    return known or (fallback if fallback in Language.values else Language.FA)


def moment(value: datetime, language: str) -> str:
    """A moment as the reader's calendar writes it, in the city's time."""
    local = value.astimezone(ZoneInfo(settings.DISPLAY_TIME_ZONE))
    if language == Language.FA:
        jalali = jdatetime.datetime.fromgregorian(datetime=local.replace(tzinfo=None))
        return str(jalali.strftime("%Y/%m/%d ساعت %H:%M"))
    return f"{local:%Y-%m-%d %H:%M} ({settings.DISPLAY_TIME_ZONE})"


def compose(name: str, *, to: str, language: str, values: dict[str, Any], link: str = "") -> EmailMultiAlternatives:
    """The mail ``name`` of the table. Values are isolated, so that a Latin name cannot turn a Persian line round."""
    text = MAIL_TEXTS[name][language]
    shown = {
        key: moment(value, language) if isinstance(value, datetime) else str(value) for key, value in values.items()
    }
    isolated = {key: _ISOLATE.format(value) for key, value in shown.items()}
    notice = NOTICE[language] if text.is_notice else ()
    heading = " ".join(text.subject.format(**shown).split())
    context: dict[str, Any] = {
        "language": language,
        "direction": "rtl" if language == Language.FA else "ltr",
        "heading": heading,
        "paragraphs": [paragraph.format(**isolated) for paragraph in (*text.paragraphs, *notice)],
        "button": text.button,
        "link": link,
        "copy_link": COPY_LINK[language],
        "footer": FOOTER[language],
    }
    body = render_to_string("accounts/mail.txt", context).strip() + "\n"
    mail = EmailMultiAlternatives(heading, body, settings.DEFAULT_FROM_EMAIL, [to])
    mail.attach_alternative(render_to_string("accounts/mail.html", context), "text/html")
    return mail
