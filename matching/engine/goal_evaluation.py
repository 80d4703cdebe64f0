"""``python -m bahamm evaluate-goals``: how well are goals suggested for challenges whose goals are known?

Leave-one-out over --challenges (JSON lines: id, title, summary, description, goals): each is asked for as if it were
being typed, and all others are its neighbours. Nothing is read from the database and nothing is written to it.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matching.engine.corpus import Corpus
from matching.engine.embedders.base import Embedder, model_key
from matching.engine.embedders.cached import CachedEmbedder
from matching.engine.evaluate_cli import embedder_named
from matching.engine.evaluation_data import Text, read_items
from matching.engine.goal_suggestion import NEIGHBOURS, embed_titles, suggest
from matching.engine.items import Document, Query, Relation
from matching.engine.types import EngineError

TAXONOMY = Path(__file__).resolve().parents[2] / "marketplace" / "catalog" / "data" / "taxonomy.json"
#: Suggestions that a form shows, and that are compared with the chosen goals.
SHOWN = 3


def evaluate(items: Sequence[Text], titles: Mapping[str, tuple[str, str]], embedder: Embedder) -> dict[str, Any]:
    """Macro- and micro-F1 of the first :data:`SHOWN` suggestions, over the goals that somebody chose."""
    corpus = Corpus(model_key(embedder))
    documents = embedder.encode_documents([item.text for item in items])
    queries = embedder.encode_queries([item.text for item in items])
    corpus.upsert(Document(at, item.text, item.language, documents[at], item.facets) for at, item in enumerate(items))
    goals = embed_titles(titles, embedder)
    found: list[set[str]] = []
    for at, item in enumerate(items):
        query = Query(item.text, item.language, queries[at], relation=Relation.PEERS)
        others = [other for other in range(len(items)) if other != at]
        ranked = corpus.rank(query, allowed=others, limit=NEIGHBOURS)
        neighbours = [(entry.score, sorted(items[entry.id].facets.goals)) for entry in ranked]
        suggested = suggest(goals, queries[at], item.text, item.language, neighbours)
        found.append({goal for goal, _ in suggested[:SHOWN]})
    return _figures(found, [set(item.facets.goals) & set(titles) for item in items])


def _figures(found: Sequence[set[str]], wanted: Sequence[set[str]]) -> dict[str, Any]:
    chosen = sorted(set().union(*wanted))
    hits = {goal: _count(goal, [a & b for a, b in zip(found, wanted, strict=True)]) for goal in chosen}
    sizes = {goal: _count(goal, found) + _count(goal, wanted) for goal in chosen}
    total = sum(map(len, found)) + sum(map(len, wanted))
    return {
        "challenges": len(wanted),
        "goals": len(chosen),
        "shown": SHOWN,
        "macro_f1": sum(2 * hits[goal] / sizes[goal] for goal in chosen) / len(chosen) if chosen else 0.0,
        "micro_f1": 2 * sum(hits.values()) / total if total else 0.0,
    }


def _count(goal: str, sets: Sequence[set[str]]) -> int:
    return sum(goal in each for each in sets)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        items = [item for item in read_items(options.challenges) if item.facets.goals]
        embedder = CachedEmbedder(embedder_named(options.engine), options.cache)
        figures = evaluate(items, _titles(options.taxonomy), embedder)
    except EngineError as error:
        print(f"evaluate-goals: {error}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(figures))
    else:
        print(
            f"{figures['challenges']} challenges, {figures['goals']} goals, {SHOWN} suggestions: "
            f"macro-F1 {figures['macro_f1']:.3f}, micro-F1 {figures['micro_f1']:.3f}"
        )
    return 0


def _titles(path: Path) -> dict[str, tuple[str, str]]:
    try:
        goals = json.loads(path.read_text(encoding="utf-8"))["goals"]
        return {str(goal["code"]): (str(goal["title"]["fa"]), str(goal["title"]["en"])) for goal in goals}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EngineError(f"{path} is no taxonomy: {error!r}") from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bahamm evaluate-goals", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--challenges", type=Path, metavar="FILE", required=True)
    parser.add_argument("--taxonomy", type=Path, metavar="FILE", default=TAXONOMY)
    parser.add_argument("--engine", default="onnx", help="as of evaluate-matching")
    parser.add_argument("--cache", type=Path, metavar="FILE", help="keep vectors here, for a faster next time")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    sys.exit(main())
