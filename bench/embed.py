"""Documents embedded per second, and what share of the machine's own matrix throughput that is."""

import json
import time

import numpy as np
from django.conf import settings
from django.utils.module_loading import import_string

from bench.figures import table

#: Multiply-adds of one token in twelve layers of width 384 with a feed-forward of 1536 (attention apart).
_PER_TOKEN = 12 * (4 * 384 * 384 + 2 * 384 * 1536)


def main() -> None:
    import django

    django.setup()
    from bahamm.demo.load import DATA
    from bahamm.settings import base
    from bahamm.settings.environment import Environment

    wanted = base._embedder(Environment())
    embedder = import_string(wanted["BACKEND"])(**wanted["OPTIONS"])
    files = (DATA / f"{name}.jsonl" for name in ("challenges", "solutions"))
    rows = [json.loads(row) for file in files for row in file.read_text(encoding="utf-8").splitlines()]
    # As they come: sorting them by length is the embedder's own affair.
    texts = [f"{row['title']}\n{row['summary']}\n{row['description']}" for row in rows]
    embedder.encode_documents(texts[:4])
    started = time.perf_counter()
    embedder.encode_documents(texts)
    seconds = time.perf_counter() - started
    tokens = sum(len(encoding.ids) for encoding in embedder._tokenizer.encode_batch(texts)) if _counts(embedder) else 0
    figures = [("documents embedded", len(texts) / seconds, "per second")]
    if tokens:
        used = tokens * _PER_TOKEN * 2 / seconds
        figures.append(("real tokens", tokens / seconds, "per second"))
        figures.append(("share of the matrix throughput of this run", used / _matrix_flops(), "(1 is all of it)"))
    table(figures)
    assert settings.configured


def _counts(embedder: object) -> bool:
    return hasattr(embedder, "_tokenizer") and hasattr(embedder._tokenizer, "encode_batch")


def _matrix_flops() -> float:
    """Operations per second of one large float32 product."""
    one = np.random.default_rng(0).standard_normal((1536, 1536)).astype(np.float32)
    one @ one
    started = time.perf_counter()
    for _ in range(5):
        one @ one
    return 5 * 2 * 1536**3 / (time.perf_counter() - started)
