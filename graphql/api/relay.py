"""Ids and cursors as clients see them: opaque, typed, checked strictly."""

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

import orjson

from api.errors import INVALID_CURSOR
from bahamm.kernel.errors import INVALID_ID, ValidationFailed

_ID = re.compile(r"([A-Z][A-Za-z]{1,39}):([1-9][0-9]{0,18})")
_PAIR = re.compile(r"([A-Z][A-Za-z]{1,39}):([1-9][0-9]{0,18})-([1-9][0-9]{0,18})")
_BIGGEST = 2**63 - 1


def encode_id(type_name: str, pk: int) -> str:
    """
    >>> encode_id("Challenge", 12)
    'Q2hhbGxlbmdlOjEy'
    """
    return _encode(f"{type_name}:{pk}".encode())


def decode_id(value: str, field: str | None = None) -> tuple[str, int]:
    """Type and primary key; raises ValidationFailed for anything that :func:`encode_id` did not make."""
    match = _ID.fullmatch(_decode(value).decode("ascii", "replace"))
    if match is None or int(match[2]) > _BIGGEST or encode_id(match[1], int(match[2])) != value:
        raise invalid_id(value, field)
    return match[1], int(match[2])


def pk_of(value: str, type_name: str, field: str | None = None) -> int:
    """The primary key of an id of ``type_name``; an id of another type is as invalid as a malformed one."""
    found, pk = decode_id(value, field)
    if found != type_name:
        raise invalid_id(value, field)
    return pk


def pk_or_none(value: str | None, type_name: str, field: str | None = None) -> int | None:
    return None if value is None else pk_of(value, type_name, field)


def pks_of(values: list[str] | None, type_name: str, field: str | None = None) -> list[int] | None:
    return None if values is None else [pk_of(value, type_name, field) for value in values]


def encode_pair(type_name: str, first: int, second: int) -> str:
    """The id of something that two primary keys name together, such as a match.

    >>> encode_pair("Match", 12, 7)
    'TWF0Y2g6MTItNw'
    """
    return _encode(f"{type_name}:{first}-{second}".encode())


def decode_pair(value: str, field: str | None = None) -> tuple[str, tuple[int, int]]:
    """Type and both primary keys; raises ValidationFailed for anything that :func:`encode_pair` did not make."""
    match = _PAIR.fullmatch(_decode(value).decode("ascii", "replace"))
    if match is None or max(int(match[2]), int(match[3])) > _BIGGEST:
        raise invalid_id(value, field)
    if encode_pair(match[1], int(match[2]), int(match[3])) != value:
        raise invalid_id(value, field)
    return match[1], (int(match[2]), int(match[3]))


def pair_of(value: str, type_name: str, field: str | None = None) -> tuple[int, int]:
    """Both primary keys of an id of ``type_name``."""
    found, pair = decode_pair(value, field)
    if found != type_name:
        raise invalid_id(value, field)
    return pair


def is_pair(value: str) -> bool:
    """Whether the id looks like one of a pair; :func:`decode_pair` says whether it is one."""
    return b"-" in _decode(value)


def invalid_id(value: str, field: str | None) -> ValidationFailed:
    shown = re.sub(r"[^\w=:-]", "·", value[:40])
    return ValidationFailed.of(INVALID_ID, field=field, value=shown)


def encode_cursor(*parts: Any) -> str:
    return _encode(orjson.dumps(parts))


def decode_cursor(value: str, length: int) -> list[Any]:
    """The parts of a cursor; raises ValidationFailed when it is not one of ours."""
    try:
        parts = orjson.loads(_decode(value))
    except orjson.JSONDecodeError:
        parts = None
    if not isinstance(parts, list) or len(parts) != length:
        raise invalid_cursor()
    return parts


def invalid_cursor() -> ValidationFailed:
    return ValidationFailed.of(INVALID_CURSOR, field="after")


def _encode(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decode(value: str) -> bytes:
    """The bytes, or nothing that any reader accepts."""
    try:
        return urlsafe_b64decode(value.encode("ascii") + b"=" * (-len(value) % 4))
    except (UnicodeEncodeError, binascii.Error):
        return b""
