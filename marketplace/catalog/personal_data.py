"""Finds personal data that slipped into a public text: national ids, mobile numbers, e-mail, bank numbers."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    code: str
    fa: str
    en: str
    pattern: re.Pattern[str]
    holds: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Found:
    kind: Kind
    #: Enough to find the place, not enough to repeat the leak.
    masked: str


def find(text: str) -> Iterator[Found]:
    """Each piece of personal data in ``text``; digits of all three scripts count."""
    plain = _latin_digits(text)
    taken: list[tuple[int, int]] = []
    for kind in _KINDS:
        for match in kind.pattern.finditer(plain):
            overlaps = any(match.start() < end and start < match.end() for start, end in taken)
            if not overlaps and kind.holds(re.sub(r"[\s\-]", "", match.group())):
                taken.append(match.span())
                yield Found(kind, _mask(match.group()))


def _latin_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


def _mask(value: str) -> str:
    return f"{value[:3]}…{value[-2:]}"


def is_national_id(digits: str) -> bool:
    """The Iranian national id: ten digits, the last one a check digit modulo 11."""
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    remainder = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return int(digits[9]) == (remainder if remainder < 2 else 11 - remainder)


def is_card_number(digits: str) -> bool:
    """Sixteen digits that pass Luhn's check."""
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits)]
    return len(set(digits)) > 1 and sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _always(_: str) -> bool:
    return True


_KINDS = (
    Kind("iban", "شمارهٔ شبا", "IBAN", re.compile(r"\bIR\d{24}\b", re.IGNORECASE), _always),
    Kind(
        "card",
        "شمارهٔ کارت",
        "card number",
        re.compile(r"(?<!\d)\d{4}([ \-]?)\d{4}\1\d{4}\1\d{4}(?!\d)"),
        is_card_number,
    ),
    Kind(
        "mobile",
        "تلفن همراه",
        "mobile number",
        re.compile(r"(?<!\d)(?:\+98|0098|0)[ \-]?9\d{2}[ \-]?\d{3}[ \-]?\d{4}(?!\d)"),
        _always,
    ),
    Kind("national_id", "کد ملی", "national id", re.compile(r"(?<!\d)\d{3}-?\d{6}-?\d(?!\d)"), is_national_id),
    Kind(
        "email",
        "رایانامه",
        "e-mail address",
        re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{2,63}){1,4}"),
        _always,
    ),
)
