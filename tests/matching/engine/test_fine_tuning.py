"""Fine-tuning: bad pairs are refused without torch; a few steps bring training pairs closer, in a folder that loads."""

import json
from pathlib import Path

import numpy as np
import pytest

from matching.engine.embedders.base import model_key
from matching.engine.fine_tuning import MIN_PAIRS, FineTuningFailed, Pair, Training, fine_tune, read_pairs
from matching.engine.types import ModelUnavailable

#: Names that the bundled model cannot know to belong together.
PAIRS = [
    Pair(f"نیاز شهر به {need}", f"We offer the {product} system")
    for need, product in [
        ("گرفتن صف اتوبوس", "Harir"),
        ("پاک‌کردن جوی آب", "Zolal"),
        ("دیدن چراغ سوخته", "Forough"),
        ("شمردن موش‌ها", "Gorbeh"),
        ("خشک‌کردن میوه", "Aftab"),
        ("آرام‌کردن خیابان", "Sokout"),
        ("یافتن جای پارک", "Istgah"),
        ("جدا کردن پسماند", "Tafkik"),
    ]
]


def test_pairs_are_read_with_the_place_of_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"query": "صف", "document": "queue"}\n\n{"query": "صف"}\n', encoding="utf-8")
    with pytest.raises(FineTuningFailed, match=r"pairs\.jsonl, line 3: needs \"query\" and \"document\""):
        read_pairs(path)

    path.write_text('{"query": "صف", "document": "queue"}\n', encoding="utf-8")
    assert read_pairs(path) == [Pair("صف", "queue")]
    with pytest.raises(FineTuningFailed, match="nowhere"):
        read_pairs(tmp_path / "nowhere")


def test_too_few_different_pairs_and_a_full_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FineTuningFailed, match=f"1 pairs are too few, {MIN_PAIRS} are needed"):
        fine_tune([*PAIRS[:1] * 20, Pair(" ", "x")], tmp_path / "out")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(FineTuningFailed, match="not an empty folder"):
        fine_tune(PAIRS, tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def small_model(folder: Path) -> Path:
    """Two narrow layers with the bundled tokenizer: it trains in seconds. Its weights are drawn by lot."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    from matching.engine.model_build import PROMPTS, build_tokenizer
    from matching.engine.quantised_file import QuantisedFile, bundled_path

    source = QuantisedFile(bundled_path())
    torch.manual_seed(1)
    shape = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    config = BertConfig(
        vocab_size=source.header.vocabulary,
        pad_token_id=source.header.pad,
        # Drawn wider than usual, so that different words differ from the start.
        initializer_range=0.3,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        **shape,
    )
    BertModel(config).save_pretrained(folder / "network")
    special = {"cls_token": "<s>", "sep_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=build_tokenizer(source), model_max_length=512, **special)
    tokenizer.save_pretrained(folder / "network")
    modules = [Transformer(str(folder / "network")), Pooling(32, "mean"), Normalize()]
    SentenceTransformer(modules=modules, prompts=PROMPTS, device="cpu").save(str(folder / "base"))
    return folder / "base"


@pytest.mark.torch
# Libraries of the extra warn of each other.
@pytest.mark.filterwarnings("ignore")
def test_few_steps_bring_pairs_closer_in_a_folder_that_the_engine_loads(tmp_path: Path) -> None:
    pytest.importorskip("datasets")
    pytest.importorskip("sentence_transformers")
    from matching.engine.embedders.sentence_transformer import SentenceTransformerEmbedder

    base = small_model(tmp_path)
    training = Training(batch_size=len(PAIRS), learning_rate=1e-2, max_steps=15)
    tuned = fine_tune(PAIRS, tmp_path / "tuned", base=str(base), training=training)
    before, after = (SentenceTransformerEmbedder(str(folder), device="cpu") for folder in (base, tuned.folder))

    assert (tuned.pairs, tuned.held_back, tuned.before, tuned.after) == (len(PAIRS), 0, None, None)
    assert after.dimension == before.dimension
    assert model_key(after) != model_key(before)
    assert after.revision != before.revision
    assert margin(after) > margin(before) + 0.2
    config = json.loads((tuned.folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))
    assert config["prompts"] == {"query": "query: ", "document": "passage: "}


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore")
def test_what_is_no_model_is_told(tmp_path: Path) -> None:
    pytest.importorskip("datasets")
    pytest.importorskip("sentence_transformers")
    with pytest.raises(ModelUnavailable):
        fine_tune(PAIRS, tmp_path / "out", base=str(tmp_path / "nowhere"))

    assert not (tmp_path / "out").exists()


def margin(embedder: object) -> float:
    """How much closer a query is to its own document than to the others'."""
    from matching.engine.embedders.sentence_transformer import SentenceTransformerEmbedder

    assert isinstance(embedder, SentenceTransformerEmbedder)
    scores = (
        embedder.encode_queries([pair.query for pair in PAIRS])
        @ embedder.encode_documents([pair.document for pair in PAIRS]).T
    )
    own = float(np.diagonal(scores).mean())
    return own - float((scores.sum() - np.diagonal(scores).sum()) / (scores.size - len(PAIRS)))
