"""How a push reaches the listeners of this process, and over Redis those of the others."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from api.live import transport
from api.live.hub import hub
from bahamm.kernel import live
from bahamm.kernel.live import Push, push_on_commit
from tests.api.live.sockets import until

ROOT = Path(__file__).resolve().parents[3]
TOPIC = "user:7"
PUSH = Push(topic=TOPIC, kind="notification", id=1, version=1)
_LOCAL = "redis://127.0.0.1:6379/0" if os.environ.get("CI") == "true" else ""
REDIS = os.environ.get("BAHAMM_REDIS_URL") or os.environ.get("BAHAMM_TEST_REDIS") or _LOCAL

needs_redis = pytest.mark.skipif(not REDIS, reason="BAHAMM_REDIS_URL names no Redis")


def use_redis(settings: Settings, url: str) -> None:
    settings.CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [url], "prefix": "bahamm"},
        }
    }


@pytest.fixture
def in_memory(settings: Settings) -> None:
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}


def test_product_pushes_through_this_transport() -> None:
    assert transport.publish in live._TRANSPORTS


@pytest.mark.usefixtures("in_memory")
async def test_push_wakes_the_listeners_of_this_process() -> None:
    hub.attach()
    with hub.listen(TOPIC, 1) as listener:
        await asyncio.to_thread(transport.publish, PUSH)

        await asyncio.wait_for(listener.wait(), 2)


@pytest.mark.usefixtures("in_memory", "transactional_db")
async def test_push_of_a_commit_wakes_and_one_of_a_rollback_does_not() -> None:
    hub.attach()
    with hub.listen(TOPIC, 1) as listener:
        await asyncio.to_thread(_written, is_rolled_back=True)
        await asyncio.sleep(0.05)
        assert not listener.woken.is_set()

        await asyncio.to_thread(_written, is_rolled_back=False)
        await asyncio.wait_for(listener.wait(), 2)


def _written(*, is_rolled_back: bool) -> None:
    with transaction.atomic():
        push_on_commit(PUSH)
        transaction.set_rollback(is_rolled_back)
    transaction.get_connection().close()


# -- over Redis -----------------------------------------------------------------------------


@pytest.fixture
def other_process() -> Iterator[subprocess.Popen[bytes]]:
    """Another process of the installation, which pushes again and again: its listeners may come late."""
    code = (
        "import django, time; django.setup()\n"
        "from api.live.transport import publish; from bahamm.kernel.live import Push\n"
        f"while True: publish(Push({TOPIC!r}, 'notification', 1, 1)); time.sleep(0.1)"
    )
    environment = {
        **os.environ,
        "BAHAMM_REDIS_URL": REDIS,
        "DJANGO_SETTINGS_MODULE": "bahamm.settings.test",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'graphql'}",
    }
    process = subprocess.Popen([sys.executable, "-c", code], env=environment, cwd=ROOT)
    yield process
    process.kill()
    process.wait(10)


@needs_redis
async def test_push_of_another_process_wakes_the_listeners_of_this_one(
    settings: Settings, other_process: subprocess.Popen[bytes]
) -> None:
    use_redis(settings, REDIS)
    hub.attach(transport.listen)
    with hub.listen(TOPIC, 1) as listener:
        await asyncio.wait_for(listener.wait(), 30)

    assert other_process.poll() is None


@needs_redis
async def test_own_push_comes_back_from_redis_without_waking_twice(settings: Settings) -> None:
    use_redis(settings, REDIS)
    hub.attach(transport.listen)
    await asyncio.sleep(0.3)  # until Redis knows the listener
    with hub.listen("user:own", 1) as listener:
        transport.publish(Push(topic="user:own", kind="notification", id=1, version=1))
        await asyncio.wait_for(listener.wait(), 2)
        await asyncio.sleep(0.3)

        assert not listener.woken.is_set()


async def test_broker_that_is_away_neither_blocks_nor_fails_a_write(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    use_redis(settings, "redis://127.0.0.1:1/0")
    hub.attach()
    with hub.listen(TOPIC, 1) as listener:
        await asyncio.wait_for(asyncio.to_thread(transport.publish, PUSH), 5)
        await asyncio.wait_for(listener.wait(), 2)

    await until(lambda: "did not reach the other processes" in caplog.text)
