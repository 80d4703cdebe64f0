"""Warm-up and upkeep: a changed model is followed in the background, in small steps."""

from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from bahamm.kernel.worker import run_pending
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.notifications.models import Notification
from matching.embedding import WORDS_KEY
from matching.engine.embedders.base import model_key
from matching.engine.embedders.hashing import HashingEmbedder
from matching.enums import Kind, Part
from matching.index import index
from matching.models import IndexState, MatchRecord, SentenceVectors, TextEmbedding
from matching.services import index_catalogue, warm_up
from matching.services.lists import refresh_matches
from matching.services.running import embed_in_background
from matching.snapshots import snapshot_folder
from tests.factories.catalog import ChallengeFactory, SolutionFactory

#: The worker closes its connection after each task, as it does in production.
pytestmark = pytest.mark.django_db(transaction=True)

NEWER = model_key(HashingEmbedder(revision="2"))


@pytest.fixture(autouse=True)
def kept_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The warm-up runs in a thread of its own and closes its connection; here it is the test's."""
    monkeypatch.setattr("matching.services.running.close_old_connections", lambda: None)


def new_model(settings: Any) -> None:
    settings.MATCHING = {
        **settings.MATCHING,
        "EMBEDDER": {
            "BACKEND": "matching.engine.embedders.hashing.HashingEmbedder",
            "OPTIONS": {"revision": "2"},
        },
    }


def queued() -> int:
    return DBTaskResult.objects.filter(task_path=embed_in_background.module_path, status="READY").count()


def catalogue() -> tuple[Any, Any]:
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    return challenge, solution


def test_warm_up_with_nothing_missing_queues_nothing_and_writes_a_snapshot() -> None:
    catalogue()
    index_catalogue()

    warm_up()

    assert queued() == 0
    assert (snapshot_folder(index.serving_key()) / "manifest.json").is_file()


def test_warm_up_of_an_empty_installation() -> None:
    warm_up()

    assert queued() == 0


def test_what_is_missing_is_embedded_and_explained_in_the_background() -> None:
    for _ in range(5):
        catalogue()

    warm_up()
    assert queued() == 1
    run_pending()

    assert TextEmbedding.objects.filter(is_live=True).count() == 10
    assert SentenceVectors.objects.count() == 10 * len(Part)
    assert queued() == 0


def test_changed_model_takes_over_quietly(settings: Any) -> None:
    challenge, _ = catalogue()
    index_catalogue()
    told = Notification.objects.count()
    old = index.serving_key()
    new_model(settings)

    warm_up()
    assert index.serving_key() == old
    run_pending()

    assert index.serving_key() == NEWER
    assert set(MatchRecord.objects.filter(is_current=True).values_list("model_key", flat=True)) == {NEWER}
    assert Notification.objects.count() == told
    assert set(SentenceVectors.objects.filter(object_id=challenge.pk).values_list("model_key", flat=True)) == {NEWER}


@pytest.mark.usefixtures("no_model")
def test_warm_up_without_a_model_serves_words() -> None:
    challenge, _ = catalogue()
    refresh_matches(Kind.CHALLENGE, challenge.pk)

    warm_up()

    assert (index.serving_key(), queued()) == (WORDS_KEY, 0)


def test_model_that_came_back_embeds_what_went_by_words(settings: Any) -> None:
    challenge, solution = catalogue()
    working = settings.MATCHING
    settings.MATCHING = {
        **working,
        "EMBEDDER": {
            "BACKEND": "matching.engine.embedders.onnx.OnnxEmbedder",
            "OPTIONS": {"folder": "/nowhere"},
        },
    }
    refresh_matches(Kind.CHALLENGE, challenge.pk)
    refresh_matches(Kind.SOLUTION, solution.pk)
    settings.MATCHING = working

    warm_up()
    run_pending()

    key = model_key(HashingEmbedder())
    assert index.serving_key() == key
    assert not IndexState.objects.filter(model_key=WORDS_KEY).exists()
    assert set(MatchRecord.objects.filter(is_current=True).values_list("model_key", flat=True)) == {key}


def test_bulk_run_twice_changes_nothing() -> None:
    catalogue()
    index_catalogue()
    before = [list(model.objects.order_by("pk").values()) for model in (TextEmbedding, SentenceVectors, MatchRecord)]

    index_catalogue()

    after = [list(model.objects.order_by("pk").values()) for model in (TextEmbedding, SentenceVectors, MatchRecord)]
    assert after == before
