"""Checks of what people type into names and forms of this layer."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from accounts.errors import EMAIL_INVALID, WEBSITE_INVALID
from bahamm.kernel.errors import INVALID_CHARACTERS, REQUIRED, TOO_LONG, ErrorCollector, FieldError
from bahamm.kernel.text import clean_user_text, fold, has_forbidden_characters

_LINE_BREAKS = re.compile(r"[\t\n\v\f\r\u0085\u2028\u2029]+")
_is_url = URLValidator(schemes=["http", "https"])


def line(value: str, field: str, errors: ErrorCollector, *, limit: int, required: bool = True) -> str:
    """``value`` as one clean line; what is wrong with it goes to ``errors``."""
    return paragraph(_LINE_BREAKS.sub(" ", value), field, errors, limit=limit, required=required)


def paragraph(value: str, field: str, errors: ErrorCollector, *, limit: int, required: bool = False) -> str:
    """``value`` as clean text that may have several lines; what is wrong with it goes to ``errors``."""
    if has_forbidden_characters(value):
        errors.add(INVALID_CHARACTERS, field)
        return ""
    text = clean_user_text(value).strip()
    if required and not fold(text):  # what shows nothing is empty, too
        errors.add(REQUIRED, field)
    if len(text) > limit:
        errors.add(TOO_LONG, field, limit=limit, actual=len(text))
    return text


def email_address(value: str, field: str, errors: ErrorCollector) -> str:
    """``value`` in lower case; an address the mail system would refuse goes to ``errors``."""
    address = line(value, field, errors, limit=254).lower()
    if address:
        try:
            validate_email(address)
        except ValidationError:
            errors.add(EMAIL_INVALID, field)
    return address


def website(value: str, field: str, errors: ErrorCollector) -> str:
    """An http(s) address or nothing: a ``javascript:`` link must never be shown to others."""
    address = line(value, field, errors, limit=300, required=False)
    if address:
        try:
            _is_url(address)
        except ValidationError:
            errors.add(WEBSITE_INVALID, field)
    return address


class PersonName(forms.CharField):
    """A person's name in a Django form, with the same rules and messages as everywhere else."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=None, strip=True, **kwargs)
        # Ours answers in the page's language with a way out; Django's would only say that nulls are not allowed.
        self.validators = []

    def clean(self, value: Any) -> str:
        errors = ErrorCollector()
        name = line(str(value or ""), "full_name", errors, limit=120)
        if errors.errors:
            raise ValidationError([_form_error(error) for error in errors.errors])
        return name


def _form_error(error: FieldError) -> ValidationError:
    return ValidationError(error.text(), code=error.code.code)
