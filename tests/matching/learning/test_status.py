"""What operators are told, and what does not work as it should."""

from typing import Any

import pytest

from accounts.viewer import Viewer
from matching import changelog
from matching.embedding import WORDS, holder
from matching.engine.embedders.hashing import HashingEmbedder
from matching.enums import Kind, RankerState
from matching.index import index
from matching.learning.status import MatchingStatus, matching_status
from matching.models import RankerVersion, TextEmbedding
from matching.snapshots import snapshot_folder
from tests.factories.catalog import ChallengeFactory
from tests.factories.matching import published_challenge, published_solution
from tests.matching.learning.world import ranker, secretary

pytestmark = pytest.mark.django_db


def status() -> MatchingStatus:
    found = matching_status(secretary())
    assert found is not None
    return found


def reasons() -> list[str]:
    return [note.code.code for note in status().degraded]


def test_all_is_well_and_counted() -> None:
    for _ in range(2):
        published_challenge()
    published_solution(language="en", title="Bus queue counter", summary="Counts people", description="By camera")
    holder.get()
    found = status()

    assert found.degraded == []
    assert [(each.kind, each.language, each.count) for each in found.documents] == [
        ("challenge", "fa", 2),
        ("solution", "en", 1),
    ]
    assert (found.model.name, found.model.revision, found.model.dimension) == ("hashing-n-grams", "1", 128)
    assert (found.index.sequence, found.head, found.index.lag) == (3, 3, 0)
    assert found.memory_megabytes > 10
    assert (found.ranker, found.ranker_version) == (None, "fusion-2")
    assert [(need.name, need.have) for need in found.feedback.needs] == [("useful", 0), ("not_useful", 0), ("lists", 0)]
    assert not found.feedback.is_enough


def test_nothing_is_indexed() -> None:
    assert reasons() == ["matching.no_index"]


@pytest.mark.usefixtures("no_model")
def test_model_that_failed_to_load_is_told() -> None:
    challenge = ChallengeFactory(state="published")
    changelog.sync(Kind.CHALLENGE, [challenge.pk], embedder=WORDS)
    assert holder.get() is None

    assert reasons() == ["matching.model_failed", "matching.words_only"]


def test_missing_texts_and_a_changing_model_are_told(settings: Any) -> None:
    published_challenge()
    ChallengeFactory(state="published")
    holder.get()
    assert reasons() == ["matching.embeddings_missing"]

    settings.MATCHING = {
        **settings.MATCHING,
        "EMBEDDER": {**settings.MATCHING["EMBEDDER"], "OPTIONS": {"revision": "2"}},
    }
    holder.get()
    assert reasons() == ["matching.model_changing", "matching.embeddings_missing"]
    assert status().model.target_key == "hashing-n-grams@2/128"


def test_lag_is_what_it_was_when_it_was_asked() -> None:
    published_challenge()
    index.current()
    published_challenge()
    found = status()

    assert (found.index.sequence, found.index.lag, found.head) == (1, 1, 2)
    assert [note.code.code for note in found.degraded if note.code.code != "matching.index_lags"] == []
    assert status().index.lag == 0


def test_snapshot_is_told_with_its_age_and_a_damaged_one_as_such() -> None:
    published_challenge()
    assert status().snapshot is None
    index.save_when_due(every=1)
    good = status()
    assert good.snapshot is not None
    assert good.snapshot.size > 0
    assert good.degraded == []

    for path in snapshot_folder(index.serving_key()).iterdir():
        path.write_bytes(b"not a snapshot")
    index._serving = None
    assert reasons() == ["matching.snapshot_unused"]


def test_ranker_of_another_model_is_told_as_not_applied() -> None:
    published_challenge()
    row = ranker(state=RankerState.ACTIVE)
    assert (status().ranker_version, reasons()) == (row.version, [])
    RankerVersion.objects.update(model_key="another@1/384", activated_at="2026-01-01T00:00:00Z")

    assert (status().ranker_version, reasons()) == ("fusion-2", ["matching.ranker_not_applied"])


def test_documents_of_an_older_model_are_not_counted() -> None:
    published_challenge()
    TextEmbedding.objects.create(
        kind="challenge",
        object_id=99,
        model_key="older@1/384",
        language="fa",
        vector=b"",
        query_vector=b"",
        sequence=1,
    )

    assert [each.count for each in status().documents] == [1]


def test_others_are_told_nothing() -> None:
    assert matching_status(Viewer.anonymous()) is None


def test_sentences_name_no_path() -> None:
    assert HashingEmbedder().model_id
    for note in status().degraded:
        assert "/" not in note.text("en")
