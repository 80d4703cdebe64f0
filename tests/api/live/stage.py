"""The town with an open challenge, two solutions for it, and a served product to listen to."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from accounts.models import User
from accounts.viewer import Viewer, viewer_for
from api.live.operations import Endpoint
from api.live.socket import LiveApplication
from api.schema import documents as schema_documents
from api.subscriptions import sources
from marketplace.catalog.models import Challenge, Solution
from matching.enums import Kind
from matching.services.lists import refresh_matches
from tests.api.client import documents
from tests.api.live.sockets import Socket, session_of
from tests.api.mutations.conftest import Town, gid
from tests.factories.matching import published_challenge, published_solution
from tests.matching.conftest import own_index  # noqa: F401  each test searches its own objects

MATCHES = documents()["MatchesChanged"]
ITEM = documents()["ItemChanged"]
INBOX = documents()["NotificationReceived"]


class Stage:
    """The town, an open challenge with two solutions for it, and their lists."""

    def __init__(self) -> None:
        self.town = Town()
        self.challenge: Challenge = published_challenge(unit=self.town.unit)
        self.solutions: list[Solution] = [published_solution(supplier=self.town.supplier) for _ in range(2)]
        refresh_matches(Kind.CHALLENGE, self.challenge.pk)
        self.sessions = {role: session_of(person) for role, person in self.town.people.items()}

    def listed(self, *solutions: Solution) -> set[str]:
        return {gid(solution) for solution in solutions}


@pytest.fixture
def stage(transactional_db: None) -> Stage:
    return Stage()


@pytest.fixture
def product() -> LiveApplication:
    return LiveApplication(lambda: Endpoint(schema_documents, sources))


@pytest.fixture
def opened(product: LiveApplication, stage: Stage) -> Callable[[str], Any]:
    @asynccontextmanager
    async def open_for(role: str) -> AsyncIterator[Socket]:
        socket = Socket(product, session=stage.sessions[role])
        await socket.begin()
        try:
            yield socket
        finally:
            await socket.leave()

    return open_for


async def refusal(socket: Socket, identifier: str) -> str:
    message = await socket.receive()
    assert (message["type"], message["id"]) == ("error", identifier), message
    [error] = message["payload"]
    return str(error["extensions"]["code"])


def solutions_in(event: dict[str, Any]) -> set[str]:
    return {match["solution"]["id"] for match in event["topMatches"]}


def viewer(stage: Stage, role: str) -> Viewer:
    return viewer_for(User.objects.get(pk=stage.town.people[role].pk))
