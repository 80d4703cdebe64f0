"""``python -m bahamm fine-tune-model``: a language model that has read the pairs people found useful."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from matching.documents import text_of
from matching.engine.fine_tuning import Pair, Training, Tuned, fine_tune, read_pairs
from matching.engine.types import EngineError
from matching.enums import GRADES, Direction
from matching.models import MatchFeedback


def pairs_from_feedback() -> list[Pair]:
    """What was found useful and is in force: the side whose list it was asks, what was found answers."""
    useful = [verdict for verdict, grade in GRADES.items() if grade]
    rows = MatchFeedback.objects.filter(is_current=True, verdict__in=useful).select_related("challenge", "solution")
    pairs = []
    for row in rows.order_by("pk"):
        texts = text_of(row.challenge), text_of(row.solution)
        pairs.append(Pair(*(texts if row.direction == Direction.CHALLENGE_TO_SOLUTIONS else texts[::-1])))
    return pairs


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    training = Training(options.epochs, options.batch_size, options.learning_rate, options.max_steps)
    try:
        pairs = pairs_from_feedback() if options.from_feedback else read_pairs(options.pairs)
        tuned = fine_tune(pairs, options.output, base=options.base, training=training)
    except EngineError as error:
        print(f"fine-tune-model: {error}", file=sys.stderr)
        return 1
    print("\n".join(_lines(tuned)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bahamm fine-tune-model",
        description="Train a language model on pairs of texts that belong together. Needs the torch extra.",
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--pairs", type=Path, metavar="FILE", help='JSON lines with "query" and "document"')
    source.add_argument("--from-feedback", action="store_true", help="the pairs that people found useful")
    parser.add_argument("--output", type=Path, metavar="FOLDER", required=True, help="a new or empty folder")
    parser.add_argument("--base", metavar="NAME_OR_FOLDER", help="the model to start from; left out: the bundled one")
    defaults = Training()
    parser.add_argument("--epochs", type=float, default=defaults.epochs)
    parser.add_argument("--batch-size", type=int, default=defaults.batch_size)
    parser.add_argument("--learning-rate", type=float, default=defaults.learning_rate)
    parser.add_argument("--max-steps", type=int, default=defaults.max_steps, help="stop after so many batches")
    return parser


def _lines(tuned: Tuned) -> list[str]:
    lines = [f"{tuned.folder}: trained on {tuned.pairs} pairs"]
    if tuned.before is not None and tuned.after is not None:
        lines.append(f"{tuned.held_back} held-back pairs: mean reciprocal rank {tuned.before:.4f} → {tuned.after:.4f}")
    lines += [
        f"compare: python -m bahamm evaluate-matching --engine sentence-transformers:{tuned.folder} …",
        f"use: BAHAMM_EMBEDDING_MODEL={tuned.folder}",
    ]
    return lines
