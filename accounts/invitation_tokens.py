"""Invitation tokens: derived from the row and the secret key, so that only the mail ever carries one.

The row keeps the SHA-256 to find it by and a nonce; the mail task, which may be retried, derives the token again
instead of keeping it in a queue.
"""

import hashlib

from django.utils.crypto import salted_hmac

from accounts.models import Invitation


def token_of(invitation: Invitation) -> str:
    return salted_hmac("accounts.invitation", invitation.nonce, algorithm="sha256").hexdigest()


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
