"""A fresh process opens a snapshot and answers once: prints seconds until opened, answered, and verified, and the
processor time until the answer. Imports come before; :mod:`bench.large` starts it."""

import sys
import time
from pathlib import Path

from bench.catalogue import MODEL, Catalogue
from matching.engine.corpus import Corpus


def main(path: Path) -> None:
    asked = Catalogue(seed=7).queries(1)[0]
    started, begun = time.perf_counter(), time.process_time()
    corpus = Corpus.load(path, model_key=MODEL)
    opened = time.perf_counter() - started
    answer = corpus.rank(asked.query, limit=20)
    answered, used = time.perf_counter() - started, time.process_time() - begun
    if len(answer) != 20:
        raise SystemExit("no answer")
    corpus.verify()
    print(opened, answered, time.perf_counter() - started - answered, used)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
