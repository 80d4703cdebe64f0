"""A snapshot comes back whole, or is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from matching.engine.corpus import Corpus
from matching.engine.types import ModelMismatch, SnapshotDamaged
from tests.matching.engine.test_corpus import KEY, filled, query, random_documents


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.bin"
    persian, english = random_documents(60), random_documents(20, seed=5, language="en")
    corpus = filled([*persian, *(replace(each, id=each.id + 100) for each in english)])
    corpus.remove([1, 2, 105])
    corpus.save(path)
    return path


def test_loaded_corpus_ranks_as_the_saved_one(saved: Path) -> None:
    loaded = Corpus.load(saved, model_key=KEY)
    again = saved.with_name("again.bin")
    loaded.save(again)

    assert len(loaded) == 77
    assert again.read_bytes() == saved.read_bytes()
    twice = Corpus.load(again, model_key=KEY)
    assert twice.rank(query(), limit=77) == loaded.rank(query(), limit=77)
    assert loaded.phrases_of(3) is not None


@pytest.mark.parametrize("place", [0, 20, 60, 5_000, -1])
def test_flipped_byte_is_noticed(saved: Path, place: int) -> None:
    data = bytearray(saved.read_bytes())
    data[place] ^= 1
    saved.write_bytes(data)

    with pytest.raises(SnapshotDamaged):
        Corpus.load(saved, model_key=KEY)


@pytest.mark.parametrize("length", [0, 10, 50, 4_000])
def test_truncated_file_is_noticed(saved: Path, length: int) -> None:
    saved.write_bytes(saved.read_bytes()[:length])

    with pytest.raises(SnapshotDamaged):
        Corpus.load(saved, model_key=KEY)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SnapshotDamaged, match=r"nothing\.bin"):
        Corpus.load(tmp_path / "nothing.bin", model_key=KEY)


def test_snapshot_of_another_model_is_refused(saved: Path) -> None:
    with pytest.raises(ModelMismatch, match="random@1"):
        Corpus.load(saved, model_key="random@2/32")


def test_failed_write_leaves_the_old_file_alone(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved.read_bytes()

    def full(_: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        filled(random_documents(3)).save(saved)

    assert saved.read_bytes() == before
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]
