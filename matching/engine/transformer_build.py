"""The bundled model as a sentence-transformers folder: to fine-tune it, and to prove both engines equal.

``python -m matching.engine.transformer_build FOLDER``; needs the extra ``sentence-transformers``. The 4-bit weights are
written out as float32.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from matching.engine.model_build import MAX_TOKENS, PROMPTS, build_tokenizer
from matching.engine.quantised_file import QuantisedFile, bundled_path
from matching.engine.types import FloatArray

_LINEAR = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
_SPECIAL = {"bos": "<s>", "cls": "<s>", "eos": "</s>", "sep": "</s>", "unk": "<unk>", "pad": "<pad>", "mask": "<mask>"}


def build_transformer(folder: Path) -> Path:
    """Write the folder; what is in it already is replaced."""
    import torch
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    source = QuantisedFile(bundled_path())
    header, weights = source.header, _weights(source)
    config = BertConfig(
        vocab_size=header.vocabulary,
        hidden_size=header.hidden,
        num_hidden_layers=header.layers,
        num_attention_heads=header.heads,
        intermediate_size=header.intermediate,
        max_position_embeddings=len(weights["embeddings.position_embeddings.weight"]),
        type_vocab_size=len(weights["embeddings.token_type_embeddings.weight"]),
        layer_norm_eps=float(np.float32(header.epsilon)),
        pad_token_id=header.pad,
    )
    model = BertModel(config, add_pooling_layer=False)
    loaded = model.load_state_dict({name: torch.from_numpy(array) for name, array in weights.items()}, strict=False)
    if loaded.unexpected_keys or any("position_ids" not in name for name in loaded.missing_keys):
        raise ValueError(f"weights do not fit the network: {loaded}")
    model.save_pretrained(folder)
    tokenizer: Any = PreTrainedTokenizerFast
    tokenizer(
        tokenizer_object=build_tokenizer(source),
        model_max_length=MAX_TOKENS,
        model_input_names=["input_ids", "attention_mask"],
        **{f"{role}_token": token for role, token in _SPECIAL.items()},
    ).save_pretrained(folder)
    _describe(folder, header.hidden)
    return folder


def _weights(source: QuantisedFile) -> dict[str, FloatArray]:
    hidden, wide = source.header.hidden, source.header.intermediate
    shapes = {"fi": (wide, hidden), "fo": (hidden, wide)}
    weights = {
        "embeddings.word_embeddings.weight": source.dequantised("emb.word", source.header.vocabulary, hidden),
        "embeddings.position_embeddings.weight": source.floats("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": source.floats("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": source.floats("emb.ln.w"),
        "embeddings.LayerNorm.bias": source.floats("emb.ln.b"),
    }
    for layer in range(source.header.layers):
        own, theirs = f"l{layer}", f"encoder.layer.{layer}"
        for short, name in _LINEAR.items():
            rows, columns = shapes.get(short, (hidden, hidden))
            weights[f"{theirs}.{name}.weight"] = source.dequantised(f"{own}.{short}.w", rows, columns)
            weights[f"{theirs}.{name}.bias"] = source.floats(f"{own}.{short}.b")
        for short, name in _NORMS.items():
            weights[f"{theirs}.{name}.weight"] = source.floats(f"{own}.{short}.w")
            weights[f"{theirs}.{name}.bias"] = source.floats(f"{own}.{short}.b")
    return weights


def _describe(folder: Path, hidden: int) -> None:
    """The files by which sentence-transformers finds its modules: the network, mean pooling, length 1."""
    modules = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    listed = [
        {"idx": index, "name": str(index), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for index, (path, kind) in enumerate(modules)
    ]
    pooling = {"word_embedding_dimension": hidden, "pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False}
    prompts = {"prompts": PROMPTS, "default_prompt_name": None, "similarity_fn_name": "cosine"}
    files: dict[str, Any] = {
        "modules.json": listed,
        "1_Pooling/config.json": pooling,
        "sentence_bert_config.json": {"max_seq_length": MAX_TOKENS, "do_lower_case": False},
        "config_sentence_transformers.json": prompts,
    }
    (folder / "2_Normalize").mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=1), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m matching.engine.transformer_build", description=__doc__)
    parser.add_argument("folder", type=Path)
    print(build_transformer(parser.parse_args(arguments).folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
