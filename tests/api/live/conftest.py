"""A socket over a schema of three fields: the rules of the protocol do not depend on ours."""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.db import connection
from graphql import build_schema

from accounts.models import User
from accounts.viewer import Viewer
from api.documents import Documents
from api.live.hub import hub
from api.live.operations import Endpoint
from api.live.sources import LiveEvent
from bahamm.kernel.errors import FORBIDDEN, PermissionRefused
from tests.api.live.sockets import session_of
from tests.api.live.stage import opened, product, stage  # noqa: F401  fixtures
from tests.factories.accounts import UserFactory

SCHEMA = """
type Query { hello(name: String!): String! broken: String! }
type Mutation { greet(name: String!): String! }
type Tick { cursor: String! value: Int! note: String! }
type Subscription { ticked(after: String, note: String): Tick! }
"""
TICKED = "subscription($after: String, $note: String) { ticked(after: $after, note: $note) { cursor value } }"
TOPIC = "ticks"


class Ledger:
    """A source with the real interface over a list; ``reads`` counts how often it was asked."""

    def __init__(self) -> None:
        self.values: list[int] = []
        self.reads = 0
        self.is_shut = False
        self.note = ""
        self.lock = threading.Lock()

    def topic(self, viewer: Viewer, arguments: dict[str, Any]) -> str:
        self._check()
        return TOPIC

    def read(self, viewer: Viewer, arguments: dict[str, Any], cursor: str | None) -> Sequence[LiveEvent]:
        self._check()
        with self.lock:
            self.reads += 1
        if cursor is None:
            return [self._event(len(self.values), 0)]
        place = int(cursor)
        return [self._event(place + number, value) for number, value in enumerate(self.values[place:][:50], start=1)]

    def add(self, *values: int) -> None:
        """New rows and a wake, as a commit elsewhere brings them."""
        self.values.extend(values)
        hub.wake_from_any_thread(TOPIC)

    def _check(self) -> None:
        if self.is_shut:
            raise PermissionRefused.of(FORBIDDEN)

    def _event(self, place: int, value: int) -> LiveEvent:
        return LiveEvent(str(place), {"ticked": {"cursor": str(place), "value": value, "note": self.note}})


@pytest.fixture(autouse=True)
def short_connections(transactional_db: None) -> Iterator[None]:
    """Threads of the pool hold no connection between two works: the database goes away after the tests."""
    before = connection.settings_dict["CONN_MAX_AGE"]
    connection.settings_dict["CONN_MAX_AGE"] = 0
    yield
    connection.settings_dict["CONN_MAX_AGE"] = before


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def endpoint(ledger: Ledger) -> Callable[[], Endpoint]:
    schema = build_schema(SCHEMA)
    assert schema.query_type is not None
    assert schema.mutation_type is not None
    schema.query_type.fields["hello"].resolve = lambda _root, _info, name: f"hello {name}"
    schema.query_type.fields["broken"].resolve = lambda _root, _info: 1 / 0
    schema.mutation_type.fields["greet"].resolve = lambda _root, _info, name: f"greeted {name}"
    made = Endpoint(Documents(schema), {"ticked": ledger})
    return lambda: made


@pytest.fixture
def person() -> User:
    return UserFactory(language="en")


@pytest.fixture
def stranger() -> User:
    return UserFactory(language="en")


@pytest.fixture
def session(person: User) -> str:
    return session_of(person)
