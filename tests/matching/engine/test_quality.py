"""Floors of quality on the sample data: below them something in the chain is broken."""

from pathlib import Path
from typing import Any

import pytest

from bahamm.demo.load import DATA
from bahamm.demo.vectors import KeptVectors
from matching.engine.evaluation_data import read_own
from matching.engine.evaluation_report import report, report_own
from matching.engine.explain import CentredPhrases, centred, embed_phrases, unanswered

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def figures(model: KeptVectors) -> dict[str, Any]:
    files = [Path(DATA / f"{name}.jsonl") for name in ("challenges", "solutions", "qrels")]
    found: dict[str, Any] = report_own(read_own(*files), model)
    return found


@pytest.mark.parametrize(("direction", "floor"), [(None, 0.91), ("reverse", 0.92)])
def test_ranking_reaches_its_floor(figures: dict[str, Any], direction: str | None, floor: float) -> None:
    found = figures if direction is None else figures[direction]

    assert found["systems"]["bahamm"]["ndcg@10"] >= floor


@pytest.mark.parametrize(("pair", "floor"), [("fa-fa", 0.94), ("fa-en", 0.85), ("en-fa", 0.68), ("en-en", 0.97)])
def test_every_pair_of_languages_reaches_its_floor(figures: dict[str, Any], pair: str, floor: float) -> None:
    assert figures["pairs"][pair]["bahamm"]["ndcg@10"] >= floor


@pytest.mark.parametrize("direction", [None, "reverse"])
@pytest.mark.parametrize("baseline", ["bm25", "dense"])
def test_every_baseline_is_beaten_beyond_chance_and_in_every_pair(
    figures: dict[str, Any], baseline: str, direction: str | None
) -> None:
    found = figures if direction is None else figures[direction]

    assert found["gain"][baseline][0] > 0.05
    for systems in found["pairs"].values():
        assert systems["bahamm"]["ndcg@10"] > systems[baseline]["ndcg@10"]


def test_damaged_ranking_is_noticed(model: KeptVectors) -> None:
    """The floors can fail: with the documents' texts shifted by one, nothing reaches them."""
    files = [Path(DATA / f"{name}.jsonl") for name in ("challenges", "solutions", "qrels")]
    data = read_own(*files)
    solutions = list(data.solutions)
    wrong = {solution.id: other.id for solution, other in zip(solutions, solutions[1:] + solutions[:1], strict=True)}
    judged = {
        challenge: {wrong[solution]: grade for solution, grade in grades.items()}
        for challenge, grades in data.judgements.items()
    }
    dataset = data.forwards()

    found = report(type(dataset)("shifted", "all", dataset.queries, dataset.documents, judged), model)
    assert found["systems"]["bahamm"]["ndcg@10"] < 0.2


def test_missing_measures_tell_an_answer_from_a_stranger(model: KeptVectors) -> None:
    """The last paragraph of a sample challenge says how success is measured."""
    data = read_own(*(DATA / f"{name}.jsonl" for name in ("challenges", "solutions", "qrels")))
    measures = {each.id: each.quoted.rstrip("\n").rpartition("\n")[2] for each in data.challenges}

    def read(texts: list[str]) -> list[CentredPhrases]:
        return [centred(phrases, model.model_id) for phrases in embed_phrases(texts, model)]

    asked = dict(zip(measures, read(list(measures.values())), strict=True))
    offered = read([each.quoted for each in data.solutions])
    answers = {each.id: phrases for each, phrases in zip(data.solutions, offered, strict=True)}

    def share_missing(pairs: list[tuple[str, str]]) -> float:
        left = [len(unanswered(asked[ours], measures[ours], [answers[theirs]])) for ours, theirs in pairs]
        return sum(left) / sum(len(asked[ours].spans) for ours, _ in pairs)

    judged = data.judgements
    solved = [(ours, theirs) for ours, grades in judged.items() for theirs, grade in grades.items() if grade == 3]
    strangers = [(ours, theirs) for ours in asked for theirs in list(answers)[::9] if theirs not in judged[ours]]

    assert share_missing(solved) < 0.15
    assert share_missing(strangers) > 2 * share_missing(solved)
