"""The figures of ``settings.GRAPHQL_LIMITS``, with defaults for those that a settings module does not name."""

import time
from typing import Any

from django.conf import settings
from django.core.cache import cache

from bahamm.kernel.errors import RATE_LIMITED, RateLimited

_DEFAULTS: dict[str, Any] = {
    "MAX_TOKENS": 4000,
    "MAX_DEPTH": 14,
    "MAX_ALIASES": 30,
    "MAX_REPEATS": 20,
    "MAX_FRAGMENTS": 60,
    "MAX_COST": 6000,
    "PAGE_SIZE": 20,
    "MAX_PAGE_SIZE": 100,
    "MAX_BODY_BYTES": 1024 * 1024,
    "INTROSPECTION": False,
    "REQUESTS_PER_MINUTE": 900,
    "CACHED_DOCUMENTS": 512,
}
_WINDOW_SECONDS = 60


def limit(name: str) -> Any:
    return settings.GRAPHQL_LIMITS.get(name, _DEFAULTS[name])


def count_request(who: str) -> None:
    """Count one request of ``who`` (a person or an address); raises RateLimited above the limit of a minute."""
    now = time.time()
    key = f"api:requests:{who}:{int(now // _WINDOW_SECONDS)}"
    cache.add(key, 0, _WINDOW_SECONDS * 2)
    try:
        count = cache.incr(key)
    except ValueError:  # the cache dropped it between the two calls
        count = 1
    if count > limit("REQUESTS_PER_MINUTE"):
        raise RateLimited.of(RATE_LIMITED, seconds=int(_WINDOW_SECONDS - now % _WINDOW_SECONDS) + 1)
