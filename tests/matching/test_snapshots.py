"""A snapshot shortens the start or is refused; it never changes an answer."""

import json
import logging
import uuid
from pathlib import Path
from typing import Any

import pytest

from matching.catalogue_index import CatalogueIndex
from matching.engine.corpus import Corpus
from matching.enums import Kind
from matching.index import IndexHolder, Probe
from matching.models import IndexState
from matching.snapshots import load_snapshot, save_snapshot, snapshot_folder
from tests.factories.matching import published_challenge, published_solution

pytestmark = pytest.mark.django_db

REFUSED = "the snapshot of hashing-n-grams@1/128 is not used, the index is built from the database"


@pytest.fixture
def state() -> IndexState:
    """Two objects in the log, and a snapshot of them."""
    published_challenge()
    published_solution()
    IndexHolder().save_when_due(every=1)
    return IndexState.objects.get()


def built(state: IndexState) -> CatalogueIndex:
    return CatalogueIndex.build(state.model_key, state.epoch, state.last_sequence)


def folder(state: IndexState) -> Path:
    return snapshot_folder(state.model_key)


def test_start_from_a_snapshot_gives_the_same_answers(state: IndexState) -> None:
    challenge = published_challenge()
    fresh, restarted = IndexHolder(), IndexHolder()
    restarted_index = restarted.current()
    assert restarted_index is not None
    assert restarted_index.built_from == "snapshot"
    save_snapshot(state.model_key, uuid.uuid4(), {kind: Corpus(state.model_key) for kind in Kind}, 1)
    fresh_index = fresh.current()
    assert fresh_index is not None
    assert fresh_index.built_from == "database"

    probe = Probe.of(challenge)

    assert restarted.search(Kind.SOLUTION, probe, 10, None) == fresh.search(Kind.SOLUTION, probe, 10, None)
    assert restarted.search(Kind.CHALLENGE, probe, 10, None) == fresh.search(Kind.CHALLENGE, probe, 10, None)


def test_snapshot_and_the_rest_of_the_log_make_the_whole(state: IndexState) -> None:
    late = published_solution()
    state.refresh_from_db()

    index = built(state)

    assert (index.built_from, index.saved_sequence, index.sequence) == ("snapshot", 2, 3)
    assert late.pk in index.corpora[Kind.SOLUTION]


def test_missing_snapshot_is_no_complaint(state: IndexState, caplog: pytest.LogCaptureFixture) -> None:
    (folder(state) / "manifest.json").unlink()

    with caplog.at_level(logging.WARNING):
        index = built(state)

    assert (index.built_from, len(index.corpora[Kind.SOLUTION])) == ("database", 1)
    assert caplog.messages == []


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("pattern", "damage"),
    [
        ("manifest.json", _cut),
        *((f"{kind}-*.corpus", damage) for kind in Kind for damage in (_cut, _flip, Path.unlink)),
    ],
)
def test_damaged_file_is_refused_and_logged(
    state: IndexState, caplog: pytest.LogCaptureFixture, pattern: str, damage: Any
) -> None:
    damage(next(folder(state).glob(pattern)))

    with caplog.at_level(logging.WARNING):
        index = built(state)

    assert (index.built_from, index.sequence) == ("database", 2)
    assert [len(index.corpora[kind]) for kind in Kind] == [1, 1]
    assert [message.startswith(REFUSED) for message in caplog.messages] == [True]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", "0/other"),
        ("model_key", "other-model@1/128"),
        ("epoch", "11111111-1111-1111-1111-111111111111"),
        ("sequence", 3),
        ("sequence", "many"),
        ("files", {"challenge": "challenge.corpus"}),
    ],
)
def test_foreign_manifest_is_refused(
    state: IndexState, caplog: pytest.LogCaptureFixture, name: str, value: Any
) -> None:
    path = folder(state) / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), name: value}))

    with caplog.at_level(logging.WARNING):
        assert load_snapshot(state.model_key, state.epoch, state.last_sequence) is None

    assert [message.startswith(REFUSED) for message in caplog.messages] == [True]


def test_corpus_of_another_model_is_refused(state: IndexState) -> None:
    path = next(folder(state).glob("solution-*.corpus"))
    Corpus("other-model@9/128").save(path)

    assert load_snapshot(state.model_key, state.epoch, state.last_sequence) is None


def test_next_snapshot_replaces_the_files_of_the_last(state: IndexState) -> None:
    before = {path.name for path in folder(state).iterdir()}
    published_solution()
    IndexHolder().save_when_due(every=1)

    after = {path.name for path in folder(state).iterdir()}

    assert before & after == {"manifest.json"}
    assert len(after) == 3


def test_snapshot_is_due_after_so_many_entries(state: IndexState) -> None:
    before = (folder(state) / "manifest.json").read_text()
    published_solution()

    IndexHolder().save_when_due(every=2)
    assert (folder(state) / "manifest.json").read_text() == before

    published_solution()
    IndexHolder().save_when_due(every=2)
    assert json.loads((folder(state) / "manifest.json").read_text())["sequence"] == 4


def test_folder_that_cannot_be_written_is_logged(
    state: IndexState, settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    settings.MATCHING = {**settings.MATCHING, "SNAPSHOT_DIR": str(blocked)}

    assert save_snapshot(state.model_key, state.epoch, {kind: Corpus(state.model_key) for kind in Kind}, 2) is False
    assert caplog.messages[-1].startswith("the snapshot of hashing-n-grams@1/128 was not written")
