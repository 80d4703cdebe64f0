"""Production: everything without a safe default must be given; ``check --deploy`` is clean."""

from bahamm.settings.base import *  # noqa: F403
from bahamm.settings.base import GRAPHQL_LIMITS, configure
from bahamm.settings.environment import Environment, read_environment

ENVIRONMENT: Environment = read_environment(production=True)
globals().update(configure(ENVIRONMENT))

#: The page of all components with all their states, for who builds screens.
GALLERY = ENVIRONMENT.gallery
GRAPHIQL = False
DEMO_DATA_ALLOWED = False
TRUSTED_DOCUMENTS_ONLY = True
GRAPHQL_LIMITS = {**GRAPHQL_LIMITS, "INTROSPECTION": False}

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.trusted_proxies else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
