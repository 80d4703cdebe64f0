"""Safe repeats: the same key with the same input returns what the first call made."""

import hashlib
import re
from typing import Any

import orjson
from django.db import IntegrityError, transaction

from bahamm.kernel.errors import BAD_IDEMPOTENCY_KEY, IDEMPOTENCY_MISMATCH, Conflict, ValidationFailed
from bahamm.kernel.models import IdempotencyKey

_KEY = re.compile(r"[!-~]{1,100}")


def fingerprint(parameters: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON of ``parameters`` (keys sorted)."""
    return hashlib.sha256(orjson.dumps(parameters, option=orjson.OPT_SORT_KEYS, default=str)).hexdigest()


def check(key: str | None) -> None:
    """Keys come from outside: nothing that a database cannot hold, nothing that it would cut."""
    if key is not None and not _KEY.fullmatch(key):
        raise ValidationFailed.of(BAD_IDEMPOTENCY_KEY, field="idempotency_key")


def claim(*, user_id: int, operation: str, key: str | None, parameters: dict[str, Any]) -> IdempotencyKey | None:
    """Claim ``key`` inside the caller's transaction.

    Returns None when no key was given; a row whose ``result_id`` is set when the work is already done; a
    fresh row otherwise, to be completed with :func:`complete`. Raises :class:`ValidationFailed` for a malformed
    key, :class:`Conflict` when the key was used with other parameters.
    """
    check(key)
    if key is None:
        return None
    digest = fingerprint(parameters)
    identity = {"user_id": user_id, "operation": operation, "key": key}
    try:
        with transaction.atomic():
            return IdempotencyKey.objects.create(**identity, fingerprint=digest)
    except IntegrityError:
        row = IdempotencyKey.objects.select_for_update().get(**identity)
    if row.fingerprint != digest:
        raise Conflict.of(IDEMPOTENCY_MISMATCH, field="idempotency_key")
    return row


def complete(row: IdempotencyKey | None, *, result_id: int) -> None:
    if row is not None:
        row.result_id = result_id
        row.save(update_fields=["result_id"])
