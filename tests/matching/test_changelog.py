"""The change log: what enters it, in which order, and what never reaches the model."""

import pytest

from marketplace.catalog.enums import ChallengeState, SolutionState
from matching import changelog
from matching.documents import MAX_CHARACTERS, text_of
from matching.engine.embedders.base import model_key
from matching.engine.embedders.hashing import HashingEmbedder
from matching.engine.types import FloatArray
from matching.enums import Kind
from matching.models import IndexState, TextEmbedding
from tests.factories.catalog import ChallengeFactory, SolutionFactory

pytestmark = pytest.mark.django_db


class CountingEmbedder(HashingEmbedder):
    """Remembers what it was asked to read."""

    def __init__(self, *, revision: str = "1") -> None:
        super().__init__(revision=revision)
        self.read: list[str] = []

    def encode_documents(self, texts: list[str]) -> FloatArray:  # type: ignore[override]
        self.read += texts
        return super().encode_documents(texts)


def log() -> list[tuple[str, int, int, bool]]:
    rows = TextEmbedding.objects.order_by("sequence")
    return list(rows.values_list("kind", "object_id", "sequence", "is_live"))


def test_sync_of_published_objects_numbers_them_in_order() -> None:
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    embedder = CountingEmbedder()

    changelog.sync(Kind.CHALLENGE, [challenge.pk], embedder=embedder)
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=embedder)

    assert log() == [("challenge", challenge.pk, 1, True), ("solution", solution.pk, 2, True)]
    assert embedder.read == [text_of(challenge), text_of(solution)]


def test_sync_of_a_draft_writes_nothing() -> None:
    draft = ChallengeFactory(state=ChallengeState.DRAFT)

    assert changelog.sync(Kind.CHALLENGE, [draft.pk], embedder=CountingEmbedder()) == changelog.Synced()
    assert log() == []


def test_sync_twice_changes_nothing_and_never_asks_the_model_again() -> None:
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    embedder = CountingEmbedder()
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=embedder)
    before = list(TextEmbedding.objects.values())

    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=embedder)

    assert list(TextEmbedding.objects.values()) == before
    assert len(embedder.read) == 1


def test_changed_price_moves_in_the_log_without_the_model() -> None:
    solution = SolutionFactory(state=SolutionState.PUBLISHED, trl=5)
    embedder = CountingEmbedder()
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=embedder)

    solution.trl = 8
    solution.save()
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=embedder)

    assert log() == [("solution", solution.pk, 2, True)]
    assert len(embedder.read) == 1


def test_changed_text_is_embedded_again() -> None:
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    embedder = CountingEmbedder()
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=embedder)
    old = bytes(TextEmbedding.objects.get().vector)

    solution.title = "چیز دیگری"
    solution.save()
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=embedder)

    assert len(embedder.read) == 2
    assert bytes(TextEmbedding.objects.get().vector) != old


def test_unpublished_object_leaves_a_tombstone_under_every_model() -> None:
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=CountingEmbedder(revision="old"))
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=CountingEmbedder(revision="new"))

    solution.state = SolutionState.UNPUBLISHED
    solution.save()
    result = changelog.sync(Kind.SOLUTION, [solution.pk], embedder=None)

    assert result == changelog.Synced(removed=(solution.pk,))
    assert log() == [("solution", solution.pk, 2, False)] * 2


def test_published_again_after_a_tombstone_is_live_without_the_model() -> None:
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    embedder = CountingEmbedder()
    for state in (SolutionState.PUBLISHED, SolutionState.UNPUBLISHED, SolutionState.PUBLISHED):
        solution.state = state
        solution.save()
        changelog.sync(Kind.SOLUTION, [solution.pk], embedder=embedder)

    assert log() == [("solution", solution.pk, 3, True)]
    assert len(embedder.read) == 1


def test_object_hidden_while_the_model_works_stays_out() -> None:
    solution = SolutionFactory(state=SolutionState.PUBLISHED)

    class SlowEmbedder(CountingEmbedder):
        def encode_documents(self, texts: list[str]) -> FloatArray:  # type: ignore[override]
            type(solution).objects.filter(pk=solution.pk).update(state=SolutionState.UNPUBLISHED)
            return super().encode_documents(texts)

    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=SlowEmbedder())

    assert log() == []


def test_text_of_200_kb_is_cut_before_the_model() -> None:
    solution = SolutionFactory(state=SolutionState.PUBLISHED, description="پ" * 200_000)
    embedder = CountingEmbedder()

    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=embedder)

    assert [len(text) for text in embedder.read] == [MAX_CHARACTERS]


def test_embed_missing_is_resumable_and_ends_ready() -> None:
    IndexState.objects.create(model_key="older@1/128", is_ready=True)
    for _ in range(3):
        SolutionFactory(state=SolutionState.PUBLISHED)
    embedder = CountingEmbedder()

    left = changelog.embed_missing(embedder, limit=2)
    key = model_key(embedder)
    halfway = IndexState.objects.get(model_key=key).is_ready
    rest = changelog.embed_missing(embedder)

    assert (left, halfway, rest) == (1, False, 0)
    assert len(embedder.read) == 3
    assert IndexState.objects.get(model_key=key).is_ready


def test_first_model_of_a_database_is_ready_at_once() -> None:
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=CountingEmbedder())

    assert IndexState.objects.get().is_ready
