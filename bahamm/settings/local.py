"""Development and ``make run``: embedded defaults, nothing to install, nothing to configure."""

from bahamm.settings.base import *  # noqa: F403
from bahamm.settings.base import GRAPHQL_LIMITS, configure
from bahamm.settings.environment import Environment, read_environment

ENVIRONMENT: Environment = read_environment()
globals().update(configure(ENVIRONMENT))

#: The page of all components with all their states, for who builds screens.
GALLERY = True
GRAPHIQL = True
DEMO_DATA_ALLOWED = True
TRUSTED_DOCUMENTS_ONLY = ENVIRONMENT.trusted_documents_only
GRAPHQL_LIMITS = {**GRAPHQL_LIMITS, "INTROSPECTION": True}
