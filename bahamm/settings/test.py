"""The test suite: fast hashing, mail in memory, a small deterministic embedder, data in a throw-away folder.

``BAHAMM_DATABASE_URL`` and ``BAHAMM_REDIS_URL`` choose PostgreSQL and Redis; without them SQLite
and the in-process layer are used.
"""

import tempfile
from pathlib import Path

from bahamm.settings.base import *  # noqa: F403
from bahamm.settings.base import GRAPHQL_LIMITS, configure
from bahamm.settings.environment import Environment, read_environment

ENVIRONMENT: Environment = read_environment()
ENVIRONMENT.data_dir = Path(tempfile.mkdtemp(prefix="bahamm-test-"))
# Nothing is collected here; the folder alone keeps WhiteNoise from warning.
(ENVIRONMENT.data_dir / "static").mkdir()
globals().update(configure(ENVIRONMENT))

if ENVIRONMENT.database["ENGINE"].endswith("sqlite3"):
    # A file, as in the product: threads that share a database in memory lock each other's tables out.
    ENVIRONMENT.database["TEST"] = {"NAME": str(ENVIRONMENT.data_dir / "test.sqlite3")}

#: The page of all components with all their states, for who builds screens.
GALLERY = False
GRAPHIQL = False
DEMO_DATA_ALLOWED = True
TRUSTED_DOCUMENTS_ONLY = False
GRAPHQL_LIMITS = {**GRAPHQL_LIMITS, "INTROSPECTION": True}

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MATCHING = {
    "EMBEDDER": {"BACKEND": "matching.engine.embedders.hashing.HashingEmbedder", "OPTIONS": {}},
    "VECTORS": "faiss",
    "SNAPSHOT_DIR": str(ENVIRONMENT.data_dir / "index"),
    # A thread that writes what one test was shown would write into the next one.
    "KEEP_SHOWN": False,
}
