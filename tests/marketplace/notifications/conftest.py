"""What happens in these tests is delivered at once."""

from collections.abc import Callable, Iterator

import pytest

from bahamm.kernel.live import _TRANSPORTS, Push, register_transport


@pytest.fixture
def pushes() -> Iterator[list[Push]]:
    """Everything that left for connected clients."""
    sent: list[Push] = []
    transport: Callable[[Push], None] = sent.append
    register_transport(transport)
    yield sent
    _TRANSPORTS.remove(transport)
