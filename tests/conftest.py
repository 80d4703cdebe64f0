"""Shared by all tests: what the test database needs to be fast."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations


@pytest.fixture(scope="session", autouse=True)
def flush_by_deleting() -> None:
    """After a test with real transactions Django truncates every table, which costs PostgreSQL seconds.

    The tables hold a handful of rows, and foreign keys are deferred: deleting in any order is right and quick.
    """

    def sql_flush(self: DatabaseOperations, style: Any, tables: Sequence[str], **_: Any) -> list[str]:
        return [f"DELETE FROM {self.quote_name(table)}" for table in tables]

    DatabaseOperations.sql_flush = sql_flush  # type: ignore[method-assign, assignment]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What touches no database runs once, not once for each database."""
    fixtures = {"db", "transactional_db", "django_db_setup", "django_db_reset_sequences", "live_server"}
    for item in items:
        wanted = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") is None and not wanted & fixtures:
            item.add_marker("no_database")
