"""Whether quoted phrases are what the score stands on: the deletion test on the judged sample pairs."""

from pathlib import Path

from bench.figures import table
from matching.engine.evaluate_cli import embedder_named
from matching.engine.evaluation_data import read_own
from matching.engine.faithfulness import deletion_test

DATA = Path(__file__).resolve().parents[1] / "bahamm" / "demo" / "data"


def main() -> None:
    data = read_own(DATA / "challenges.jsonl", DATA / "solutions.jsonl", DATA / "qrels.jsonl")
    found = deletion_test(data.forwards(), embedder_named("onnx"))
    table(
        [
            ("pairs", len(found.quoted), ""),
            ("score lost with the quoted phrase", float(found.quoted.mean()), "(mean)"),
            ("score lost with as much elsewhere", float(found.random.mean()), "(mean)"),
            ("pairs in which the quote bears more", found.share_lower, "(1 is all)"),
            ("quotes that are not verbatim", found.invented, ""),
        ]
    )
    print(f"{'p of a paired one-sided randomisation test':<44} {found.p_value:10.5f}")
