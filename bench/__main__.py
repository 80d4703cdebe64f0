"""``make bench``: every figure is a ratio inside one run, so that it means the same on another machine."""

import argparse
import importlib
import os
import sys
from pathlib import Path

BENCHES = {
    "embed": "documents embedded per second",
    "match": "a whole match against one raw exact FAISS search",
    "reasons": "whether a match falls with the phrases that are quoted for it",
    "pgvector": "a match with its vectors in PostgreSQL against one with them in memory",
    "list_query": "a GraphQL list against a plain Django view with the same SQL",
}
#: Takes long and gigabytes of memory: only when asked for by name (``make bench-large``).
LARGE = {"large": "a hundred thousand and a million documents"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, *LARGE, []], help=f"which (default: all but {[*LARGE]})")
    names = parser.parse_args().names or list(BENCHES)
    sys.path.append(str(Path(__file__).resolve().parents[1] / "graphql"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bahamm.settings.test")
    for name in names:
        print(f"\n== {name}: {(BENCHES | LARGE)[name]}", flush=True)
        importlib.import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
