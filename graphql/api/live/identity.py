"""Who is behind a socket: asked at the start, and again while it lives. Everything here runs in the pool."""

from dataclasses import dataclass
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user

from accounts.models import User
from accounts.tokens import user_for_bearer
from accounts.viewer import Viewer, viewer_for


@dataclass(frozen=True, slots=True)
class Credentials:
    """A session of the browser, or the access token of an API client."""

    user_id: int
    session_key: str | None = None
    token: str | None = None


def identify(session_key: str | None, parameters: dict[str, Any]) -> Credentials | None:
    """The credentials of a new connection, or None. A token in ``connection_init`` goes before the cookie."""
    authorisation = parameters.get("Authorization", parameters.get("authorization"))
    if authorisation is not None:
        scheme, _, token = str(authorisation).partition(" ")
        user = user_for_bearer(token.strip()) if scheme.lower() == "bearer" else None
        return Credentials(user.pk, token=token.strip()) if user else None
    user = _user_of_session(session_key) if session_key else None
    return Credentials(user.pk, session_key=session_key) if user else None


def is_still_valid(credentials: Credentials) -> bool:
    """Whether the session has not ended, nor the token expired, nor the person been shut out."""
    if credentials.token is not None:
        user = user_for_bearer(credentials.token)
    else:
        user = _user_of_session(credentials.session_key or "")
    return user is not None and user.pk == credentials.user_id


def viewer_now(user_id: int) -> Viewer:
    """The viewer with today's rights."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return Viewer.anonymous() if user is None else viewer_for(user)


def _user_of_session(key: str) -> User | None:
    """The person of a session; checks the password's hash too, so that a new password ends old sockets."""
    store = import_module(settings.SESSION_ENGINE).SessionStore(session_key=key)
    request: Any = SimpleNamespace(session=store)
    user = get_user(request)
    return user if isinstance(user, User) and user.is_active else None


def is_own_origin(headers: dict[bytes, bytes], *, is_secure: bool) -> bool:
    """Whether a browser sent the handshake from our own pages (the rule of Django's CSRF check)."""
    origin = headers.get(b"origin", b"").decode("latin-1")
    host = headers.get(b"host", b"").decode("latin-1")
    if origin == f"{'https' if is_secure else 'http'}://{host}" and _is_allowed_host(host):
        return True
    return origin in settings.CSRF_TRUSTED_ORIGINS


def _is_allowed_host(host: str) -> bool:
    from django.http.request import split_domain_port, validate_host

    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def has_origin(headers: dict[bytes, bytes]) -> bool:
    return bool(urlsplit(headers.get(b"origin", b"").decode("latin-1")).scheme) or b"origin" in headers
