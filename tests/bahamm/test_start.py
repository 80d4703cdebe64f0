"""Starting and ending the server: a taken port is said, and nothing is cut off while it loads."""

import socket
import time

import pytest
from pytest_django import Settings

from bahamm import lifespan
from bahamm.__main__ import main


@pytest.fixture(autouse=True)
def own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Serving leaves the address in the environment of the process."""
    monkeypatch.setenv("BAHAMM_BASE_URL", "http://127.0.0.1")


@pytest.fixture
def port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        number: int = listener.getsockname()[1]
        return number


def test_taken_port_is_said_with_the_way_out(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        status = main(["serve", "--port", str(port)])

    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert f"127.0.0.1:{port} is taken" in said.err
    assert f"PORT={port + 1}" in said.err


def test_free_port_is_served(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    served = []
    monkeypatch.setattr("uvicorn.run", lambda application, **options: served.append(options["port"]))

    assert main(["serve", "--port", str(port)]) == 0
    assert served == [port]


def test_end_waits_for_the_model_that_is_being_loaded(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []

    def load() -> None:
        time.sleep(0.3)
        loaded.append(True)

    monkeypatch.setattr("matching.services.warm_up", load)
    monkeypatch.setattr(settings.ENVIRONMENT, "embedded_worker", False)
    running = lifespan.Lifespan()
    running.start()
    running.stop()

    assert loaded == [True]
