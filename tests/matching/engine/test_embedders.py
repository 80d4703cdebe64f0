"""The real embedders: unit vectors, long texts in windows, one spelling, and both engines equal."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from matching.engine.embedders.base import model_key
from matching.engine.embedders.cached import CachedEmbedder
from matching.engine.embedders.hashing import HashingEmbedder
from matching.engine.embedders.onnx import OnnxEmbedder
from matching.engine.model_build import build_model
from matching.engine.types import FloatArray, ModelUnavailable

TEXTS = ["صف اتوبوس در ایستگاه", "The bus is late", "", "آ", "😀", "۱۲۳", "شهر " * 300]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_model(tmp_path_factory.mktemp("onnx") / "model")


@pytest.fixture(scope="module")
def onnx(folder: Path) -> OnnxEmbedder:
    return OnnxEmbedder(folder, threads=1)


def cosines(one: FloatArray, other: FloatArray) -> FloatArray:
    found: FloatArray = (one * other).sum(axis=1)
    return found


@pytest.mark.model
def test_every_text_has_a_unit_vector_of_its_own(onnx: OnnxEmbedder) -> None:
    vectors = onnx.encode_documents(TEXTS)

    assert vectors.shape == (len(TEXTS), 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-4)
    alone = np.concatenate([onnx.encode_documents([text]) for text in TEXTS])
    assert cosines(vectors, alone).min() > 0.999
    assert onnx.encode_queries([]).shape == (0, 384)


@pytest.mark.model
def test_translation_is_nearer_than_another_sentence(onnx: OnnxEmbedder) -> None:
    query = onnx.encode_queries(["شهر به چراغ‌های کم‌مصرف نیاز دارد"])[0]
    near, far = onnx.encode_documents(["The city needs lamps that use little energy", "The patient saw a dentist"])

    assert query @ near > query @ far


@pytest.mark.model
def test_spelling_does_not_move_the_vector(onnx: OnnxEmbedder) -> None:
    texts = ["کتاب‌های ۱۲ شهر می‌شود", "كتاب هاي ١٢ شهر مي شود", "کتابهای 12 شهر میشود"]

    vectors = onnx.encode_queries(texts)
    assert np.array_equal(vectors[0], vectors[1])
    assert np.array_equal(vectors[0], vectors[2])


@pytest.mark.model
def test_end_of_a_long_text_counts(onnx: OnnxEmbedder) -> None:
    filler = "گزارش جلسهٔ هفتگی اداره دربارهٔ بودجه. " * 120
    query = onnx.encode_queries(["دوچرخهٔ اشتراکی"])[0]
    plain, with_end = onnx.encode_documents([filler, filler + "دوچرخهٔ اشتراکی در خیابان. " * 40])

    assert query @ with_end > query @ plain


@pytest.mark.model
def test_damaged_folder_is_unavailable(tmp_path: Path) -> None:
    folder = build_model(tmp_path / "model")
    (folder / "model.onnx").write_bytes(b"nothing")

    with pytest.raises(ModelUnavailable):
        OnnxEmbedder(folder)
    with pytest.raises(ModelUnavailable):
        OnnxEmbedder(tmp_path / "nowhere")


@pytest.mark.model
def test_default_engine_needs_no_torch() -> None:
    code = "import sys; import matching.engine.embedders.onnx, matching.engine.corpus; print('torch' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert printed.stdout.strip() == "False"


@pytest.mark.model
def test_the_runtime_tells_nobody_of_its_use(folder: Path, tmp_path: Path) -> None:
    # It keeps what it will send, and an id of the machine, in the home folder.
    code = "import sys; from matching.engine.embedders.onnx import OnnxEmbedder; OnnxEmbedder(sys.argv[1])"
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": "."}
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True, env=environment)

    assert list(tmp_path.rglob("*")) == []


@pytest.mark.torch
@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_both_engines_give_the_same_vectors(onnx: OnnxEmbedder, tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    from matching.engine.embedders.sentence_transformer import SentenceTransformerEmbedder
    from matching.engine.transformer_build import build_transformer

    torch = SentenceTransformerEmbedder(str(build_transformer(tmp_path / "multilingual-e5-small")), device="cpu")
    texts = [*TEXTS[:6], "مدرسۀ آب و برق ۲۴ ساعته", "air quality sensors near schools"]

    assert (torch.dimension, torch.model_id) == (384, "multilingual-e5-small")
    assert cosines(torch.encode_queries(texts), onnx.encode_queries(texts)).min() >= 0.999
    assert cosines(torch.encode_documents(texts), onnx.encode_documents(texts)).min() >= 0.999


def test_cache_gives_what_the_model_gave_and_keeps_the_sides_apart(tmp_path: Path) -> None:
    class Counting(HashingEmbedder):
        read = 0

        def encode_queries(self, texts: list[str]) -> FloatArray:  # type: ignore[override]
            self.read += len(texts)
            return super().encode_queries(texts)

    inner = Counting()
    cached = CachedEmbedder(inner, tmp_path / "cache" / "vectors.sqlite")
    texts = ["یک", "دو", "یک"]
    first = cached.encode_queries(texts)
    again = CachedEmbedder(inner, tmp_path / "cache" / "vectors.sqlite")

    assert np.array_equal(first, HashingEmbedder().encode_queries(texts))
    assert np.array_equal(again.encode_queries(texts), first)
    assert inner.read == 3
    assert model_key(cached) == model_key(inner)
    assert CachedEmbedder(Counting(revision="2"), tmp_path / "cache" / "vectors.sqlite").encode_queries(["یک"]).any()
    assert inner.read == 3
    cached.close()
    again.close()
