"""Tokens of API clients: a short-lived access token and a refresh token that works once."""

from allauth.headless.tokens.strategies.jwt import JWTTokenStrategy, internal
from django.contrib.sessions.models import Session
from django.db import transaction

from accounts.models import User


class RotatingTokenStrategy(JWTTokenStrategy):  # type: ignore[misc]
    """Refresh tokens are single use; using one again ends the session it belongs to.

    Who presents a used token is either the thief or the victim of a theft. Nobody can tell which, so both
    have to sign in again (RFC 9700, section 4.14.2).
    """

    def refresh_token(self, refresh_token: str) -> tuple[str, str] | None:
        payload = internal.decode_token(refresh_token, "refresh")
        if payload is None:
            return None
        session_key = internal.session_key_from_sid(payload["sid"])
        with transaction.atomic():
            # The library reads the session, then writes it: without the lock two requests could spend one token.
            Session.objects.select_for_update().filter(pk=session_key).first()
            renewed: tuple[str, str] | None = super().refresh_token(refresh_token)
            if renewed is None:
                Session.objects.filter(pk=session_key).delete()
        return renewed


def user_for_bearer(token: str) -> User | None:
    """The person an access token speaks for; None when it is false, expired or its session has ended."""
    validated = internal.validate_access_token(token)
    if validated is None:
        return None
    user = validated[0]
    return user if isinstance(user, User) and user.is_active else None
