"""Judged test sets: our own format (challenges, solutions, grades) and the generic one (``t``: meta, d, q, r)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bahamm.kernel.text import detect_language, fold
from matching.engine.evaluation import Judgements
from matching.engine.items import Facets, Relation
from matching.engine.types import EngineError


class DatasetError(EngineError):
    """A file of a test set cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Text:
    """One query or document of a test set."""

    id: str
    text: str
    language: str
    facets: Facets = field(default=Facets())
    #: The part whose phrases a reason may quote; empty: all of it.
    quoted: str = ""
    #: A document that is the query itself, and hence no answer to it.
    itself: str | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """Queries, documents and judgements of one direction."""

    name: str
    split: str
    queries: Sequence[Text]
    documents: Sequence[Text]
    judgements: Judgements
    relation: Relation = Relation.NEED_TO_OFFER
    #: Whether the queries are whole items of the other side, whose means the ranker then knows, as in the product.
    queries_are_items: bool = False
    #: Texts of the queries' side, which a search leans on, as in the product; empty: it stands alone.
    bridge: Sequence[Text] = ()


@dataclass(frozen=True, slots=True)
class OwnData:
    """Challenges, solutions, and what people judged of their pairs."""

    name: str
    challenges: Sequence[Text]
    solutions: Sequence[Text]
    judgements: Judgements
    #: Short search texts: (text, the challenge that it means).
    searches: Sequence[tuple[Text, str]] = ()
    #: Challenge and solution that only seem to match.
    hard_negatives: Sequence[tuple[str, str]] = ()

    def forwards(self) -> Dataset:
        """Challenge → solutions."""
        return Dataset(self.name, "all", self.challenges, self.solutions, self.judgements, queries_are_items=True)

    def backwards(self) -> Dataset:
        """Solution → challenges."""
        judgements: dict[str, dict[str, int]] = {}
        for challenge, grades in self.judgements.items():
            for solution, grade in grades.items():
                judgements.setdefault(solution, {})[challenge] = grade
        relation = Relation.OFFER_TO_NEED
        return Dataset(self.name, "all", self.solutions, self.challenges, judgements, relation, True)

    def short(self, *, alone: bool = False) -> Dataset:
        """Search text → solutions of the challenge that it means; ``alone``: as if no challenge were published."""
        judgements = {search.id: self.judgements.get(challenge, {}) for search, challenge in self.searches}
        texts = [search for search, _ in self.searches]
        return Dataset(self.name, "all", texts, self.solutions, judgements, bridge=() if alone else self.challenges)


def read_own(
    challenges: Path, solutions: Path, qrels: Path, queries: Path | None = None, hard_negatives: Path | None = None
) -> OwnData:
    judgements: dict[str, dict[str, int]] = {}
    for row in _rows(qrels, "challenge_id", "solution_id", "grade"):
        judgements.setdefault(str(row["challenge_id"]), {})[str(row["solution_id"])] = int(row["grade"])
    searches = [
        (_text(row, str(row["text"])), str(row["challenge_id"]))
        for row in (_rows(queries, "id", "text", "challenge_id") if queries else ())
    ]
    negatives = _rows(hard_negatives, "challenge_id", "solution_id") if hard_negatives else ()
    return OwnData(
        name=challenges.resolve().parent.name,
        challenges=read_items(challenges),
        solutions=read_items(solutions),
        judgements=judgements,
        searches=searches,
        hard_negatives=[(str(row["challenge_id"]), str(row["solution_id"])) for row in negatives],
    )


def read_items(path: Path) -> list[Text]:
    """Challenges or solutions alone, in the order of the file."""
    return [_item(row) for row in _rows(path, "id", "title")]


def read_bench(path: Path, split: str) -> Dataset:
    """One file of the generic format; ``split``: dev, test or all."""
    name, queries, documents = path.stem, [], []
    judgements: dict[str, dict[str, int]] = {}
    for row in _rows(path, "t"):
        match row["t"]:
            case "meta":
                name = str(row.get("name", name))
            case "d":
                documents.append(_text(row, str(row["text"])))
            case "q" if split in ("all", row.get("split", split)):
                queries.append(_text(row, str(row["text"])))
            case "r":
                judgements.setdefault(str(row["q"]), {})[str(row["d"])] = int(row["s"])
    wanted = {query.id: judgements[query.id] for query in queries if query.id in judgements}
    if not wanted:
        raise DatasetError(f"{path}: the split {split!r} holds no judged query")
    return Dataset(name, split, queries, documents, wanted)


def _rows(path: Path, *needed: str) -> Iterator[Mapping[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(f"{path}: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise DatasetError(f"{path}, line {number}: {error}") from error
        missing = [name for name in needed if not isinstance(row, dict) or name not in row]
        if missing:
            raise DatasetError(f"{path}, line {number}: no {', '.join(missing)}")
        yield row


def _text(row: Mapping[str, Any], text: str) -> Text:
    itself = row.get("self")
    return Text(str(row["id"]), text, _language(row, text), itself=None if itself is None else str(itself))


def _item(row: Mapping[str, Any]) -> Text:
    """A challenge or a solution, composed as the index composes it."""
    parts = [row.get(name) or "" for name in ("title", "summary", "description")]
    text = "\n".join(part for part in (*parts, " ، ".join(row.get("tags") or ())) if part)
    return Text(str(row["id"]), text, _language(row, text), _facets(row), "\n".join(parts))


def _language(row: Mapping[str, Any], text: str) -> str:
    """By script, as in the product; the declared one when there are no letters."""
    if any(character.isalpha() for character in text):
        return detect_language(text)
    return str(row.get("lang") or detect_language(text))


def _facets(row: Mapping[str, Any]) -> Facets:
    dimensions = row.get("dimensions") or [row.get("dimension")]
    amounts = [row.get(f"{kind}_{end}_rial") for kind in ("budget", "price") for end in ("min", "max")]
    low, high = next((pair for pair in (amounts[:2], amounts[2:]) if any(each is not None for each in pair)), (0, None))
    return Facets(
        goals=frozenset(row.get("goals") or ()),
        dimensions=frozenset(each for each in dimensions if each),
        axes=frozenset(each for each in [row.get("axis")] if each),
        tags=frozenset(fold(tag) for tag in row.get("tags") or ()),
        trl=row.get("trl", row.get("trl_min")),
        money=None if high is None else (low or 0, high),
    )
