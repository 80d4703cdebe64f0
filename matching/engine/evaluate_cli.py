"""``python -m bahamm evaluate-matching``: how good is the matching on judged pairs of your own?

Two formats, both JSON lines. Own data: --challenges, --solutions, --qrels (challenge_id, solution_id, grade 0…3), and
if wanted --queries (short search texts) and --hard-negatives; both directions are measured. Generic data: --bench FILE
(t: meta, d, q, r). Nothing is read from the database, and nothing is written to it but the figures, with --keep.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from matching.engine.embedders.base import Embedder, model_key
from matching.engine.embedders.cached import CachedEmbedder
from matching.engine.evaluation_data import Dataset, OwnData, read_bench, read_own
from matching.engine.evaluation_report import report, report_own
from matching.engine.evaluation_table import table
from matching.engine.types import EngineError

_ROOT = Path(__file__).resolve().parents[2]


#: Takes the figures and the key of the model that was measured.
Keep = Callable[[dict[str, Any], str], None]


def main(arguments: Sequence[str] | None = None, *, keep: Keep | None = None) -> int:
    """``keep`` is what --keep does; without it there is no such option."""
    parser = _parser()
    if keep is not None:
        parser.add_argument("--keep", action="store_true", help="keep the figures for the operators' page")
    options = parser.parse_args(arguments)
    own = (options.challenges, options.solutions, options.qrels)
    if bool(options.bench) == any(own) or (any(own) and not all(own)):
        parser.error("give either --bench FILE or all of --challenges, --solutions and --qrels")
    try:
        data = _read(options)
        # Both directions ask for the same texts, so that remembering pays even within one run.
        embedder = CachedEmbedder(embedder_named(options.engine), options.cache)
        figures = report_own(data, embedder) if isinstance(data, OwnData) else report(data, embedder)
    except EngineError as error:
        print(f"evaluate-matching: {error}", file=sys.stderr)
        return 1
    print(json.dumps(figures, ensure_ascii=False) if options.json else table(figures))
    if keep is not None and options.keep:
        keep(figures, model_key(embedder))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bahamm evaluate-matching", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("challenges", "solutions", "qrels", "queries", "hard-negatives", "bench"):
        parser.add_argument(f"--{name}", type=Path, metavar="FILE")
    parser.add_argument("--split", choices=("dev", "test", "all"), default="test", help="queries of --bench to use")
    parser.add_argument(
        "--engine",
        default="onnx",
        help="onnx (the bundled model), onnx:FOLDER, sentence-transformers:NAME_OR_FOLDER, or hashing (no model)",
    )
    parser.add_argument("--cache", type=Path, metavar="FILE", help="keep vectors here, for a faster next time")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def _read(options: argparse.Namespace) -> Dataset | OwnData:
    if options.bench:
        return read_bench(options.bench, options.split)
    return read_own(options.challenges, options.solutions, options.qrels, options.queries, options.hard_negatives)


def embedder_named(engine: str) -> Embedder:
    """The embedder that ``--engine`` names; raises EngineError when there is none."""
    kind, _, place = engine.partition(":")
    if kind == "onnx":
        from matching.engine.embedders.onnx import OnnxEmbedder
        from matching.engine.model_build import build_model

        return OnnxEmbedder(Path(place) if place else build_model(_model_folder()))
    if kind == "sentence-transformers" and place:
        from matching.engine.embedders.sentence_transformer import SentenceTransformerEmbedder

        return SentenceTransformerEmbedder(place)
    if engine == "hashing":
        from matching.engine.embedders.hashing import HashingEmbedder

        return HashingEmbedder()
    raise EngineError(f"there is no engine {engine!r}")


def _model_folder() -> Path:
    """Where the settings put the bundled model; read from the environment, since the engine knows no Django."""
    data = Path(os.environ.get("BAHAMM_DATA_DIR") or _ROOT / "var")
    return Path(os.environ.get("BAHAMM_MODEL_DIR") or data / "model")


if __name__ == "__main__":
    sys.exit(main())
