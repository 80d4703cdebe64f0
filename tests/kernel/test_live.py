"""Pushes leave after commit, and a broken transport never fails a committed write."""

import pytest
from django.db import transaction

from bahamm.kernel import live
from bahamm.kernel.live import Push, push_on_commit, register_transport

PUSH = Push(topic="user:7", kind="bell", id=7, version=1)
sent: list[Push] = []


def _fails(push: Push) -> None:
    raise OSError("the broker is away")


@pytest.fixture(autouse=True)
def transports(monkeypatch: pytest.MonkeyPatch) -> None:
    sent.clear()
    monkeypatch.setattr(live, "_TRANSPORTS", [])
    register_transport(_fails)
    register_transport(sent.append)
    register_transport(sent.append)


@pytest.mark.django_db(transaction=True)
def test_push_waits_for_the_commit() -> None:
    with transaction.atomic():
        push_on_commit(PUSH)
        assert sent == []

    assert sent == [PUSH]


@pytest.mark.django_db(transaction=True)
def test_rolled_back_write_pushes_nothing() -> None:
    with transaction.atomic():
        push_on_commit(PUSH)
        transaction.set_rollback(True)

    assert sent == []
