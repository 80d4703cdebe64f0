"""Goals for a text: the vote of similar texts, mixed with the nearness of titles."""

import json
from pathlib import Path

import pytest

from matching.engine import goal_evaluation
from matching.engine.embedders.hashing import HashingEmbedder
from matching.engine.evaluation_data import Text
from matching.engine.goal_suggestion import embed_titles, suggest
from matching.engine.items import Facets

EMBEDDER = HashingEmbedder()
TITLES = {
    "air": ("کاهش آلودگی هوا", "Reduce air pollution"),
    "water": ("صرفه‌جویی در آب بوستان‌ها", "Save water in parks"),
    "bus": ("بهبود خدمت اتوبوس شهری", "Better city bus service"),
}
GOALS = embed_titles(TITLES, EMBEDDER)


def names(text: str, neighbours: list[tuple[float, list[str]]], *, model: bool = True) -> list[str]:
    vector = EMBEDDER.encode_queries([text])[0] if model else None
    return [goal for goal, _ in suggest(GOALS, vector, text, "fa", neighbours)]


def test_without_neighbours_the_titles_decide() -> None:
    assert names("بهبود خدمت اتوبوس در شهر", [])[0] == "bus"


def test_neighbours_outvote_a_title() -> None:
    assert names("بهبود خدمت اتوبوس در شهر", [(3.0, ["air"]), (2.0, ["air", "water"])])[0] == "air"


def test_nearer_neighbours_weigh_more_and_unlike_or_unfiled_ones_nothing() -> None:
    neighbours = [(3.0, ["water"]), (1.0, ["air"]), (9.0, []), (-2.0, ["bus"]), (2.0, ["unknown"])]

    assert suggest(GOALS, None, "", "fa", neighbours) == [("water", 0.75), ("air", 0.25)]


def test_nothing_is_known_without_model_and_neighbours() -> None:
    assert names("بهبود خدمت اتوبوس", [], model=False) == []


def test_no_goals_no_suggestions() -> None:
    empty = embed_titles({}, EMBEDDER)

    assert suggest(empty, EMBEDDER.encode_queries(["متن"])[0], "متن", "fa", [(1.0, ["air"])]) == []


def test_evaluation_leaves_each_one_out() -> None:
    items = [
        Text("1", "صف اتوبوس میدان ولیعصر طولانی است", "fa", Facets(goals=frozenset({"bus"}))),
        Text("2", "صف اتوبوس میدان آزادی طولانی است", "fa", Facets(goals=frozenset({"bus"}))),
        Text("3", "آبیاری چمن بوستان‌ها آب زیادی می‌برد", "fa", Facets(goals=frozenset({"water"}))),
    ]
    titles = {**TITLES, **{str(number): (f"هدف {number}", f"goal {number}") for number in range(4)}}
    figures = goal_evaluation.evaluate(items, titles, EMBEDDER)

    assert (figures["challenges"], figures["goals"], figures["shown"]) == (3, 2, 3)
    assert 0.0 < figures["macro_f1"] <= 1.0


def test_command_prints_figures_and_tells_of_a_bad_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": str(at), "title": f"صف اتوبوس {at}", "goals": ["D1-01"]} for at in range(3)]
    challenges = tmp_path / "challenges.jsonl"
    challenges.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")

    assert goal_evaluation.main(["--challenges", str(challenges), "--engine", "hashing", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["goals"] == 1
    assert goal_evaluation.main(["--challenges", str(tmp_path / "none"), "--engine", "hashing"]) == 1
    assert "none" in capsys.readouterr().err
