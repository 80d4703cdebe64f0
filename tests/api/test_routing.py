"""Only the address of the API is a WebSocket; the others are refused without a fault in the log."""

import pytest

from tests.api.live.sockets import Socket


@pytest.mark.parametrize("path", ["/", "/graphql/", "/ws/", "/ws/graphql", "/ws/graphql/more/", "/ws/نقشه"])
async def test_socket_of_an_unknown_path_is_refused(path: str, caplog: pytest.LogCaptureFixture) -> None:
    from bahamm.asgi import application

    socket = Socket(application, path=path)

    assert await socket.connect() == {"type": "websocket.close", "code": 4404}
    assert caplog.records == []
