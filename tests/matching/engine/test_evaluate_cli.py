"""``evaluate-matching`` on small files, with the fake embedder."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bahamm.__main__ import main as bahamm
from matching.engine import evaluate_cli
from matching.engine.evaluation import METRICS

CHALLENGES = [
    {
        "id": "c1",
        "lang": "fa",
        "title": "صف اتوبوس طولانی است",
        "summary": "ایستگاه",
        "description": "شلوغ",
        "tags": [],
    },
    {"id": "c2", "lang": "en", "title": "Street lights are dark", "description": "lamps fail", "dimension": "D1"},
]
SOLUTIONS = [
    {"id": "s1", "lang": "fa", "title": "کوتاه کردن صف اتوبوس در ایستگاه"},
    {"id": "s2", "lang": "en", "title": "Lamps that report when lights fail in the street", "dimensions": ["D1"]},
    {"id": "s3", "lang": "fa", "title": "صف نانوایی"},
]
QRELS = [
    {"challenge_id": "c1", "solution_id": "s1", "grade": 3},
    {"challenge_id": "c2", "solution_id": "s2", "grade": 2},
]
BENCH: list[dict[str, Any]] = [
    {"t": "meta", "name": "tiny"},
    {"t": "d", "id": "d1", "text": "buses are late"},
    {"t": "d", "id": "d2", "text": "lamps are dark"},
    {"t": "d", "id": "q2", "text": "dark lamps in the park"},
    {"t": "q", "id": "q1", "text": "late buses", "split": "test"},
    {"t": "q", "id": "q2", "text": "dark lamps in the park", "split": "test", "self": "q2"},
    {"t": "q", "id": "q3", "text": "late buses", "split": "dev"},
    {"t": "r", "q": "q1", "d": "d1", "s": 1},
    {"t": "r", "q": "q2", "d": "d2", "s": 1},
    {"t": "r", "q": "q3", "d": "d2", "s": 1},
]


def lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> str:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    parts = {"challenges": CHALLENGES, "solutions": SOLUTIONS, "qrels": QRELS}
    files = [[f"--{name}", lines(tmp_path / f"{name}.jsonl", rows)] for name, rows in parts.items()]
    return ["--engine", "hashing", *(each for pair in files for each in pair)]


def figures(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> dict[str, Any]:
    assert evaluate_cli.main([*arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_own_data_is_measured_both_ways(own: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, own)

    assert (found["dataset"], found["split"], found["count"], found["documents"]) == (tmp_path.name, "all", 2, 3)
    assert set(found["systems"]) == {"bahamm", "bm25", "dense"}
    for values in found["systems"].values():
        assert values == dict.fromkeys(METRICS, 1.0)
    assert set(found["pairs"]) == {"en-en", "fa-fa"}
    assert found["pairs"]["fa-fa"]["bahamm"] == dict.fromkeys(METRICS, 1.0)
    assert found["reverse"]["count"] == 2
    assert found["reverse"]["systems"]["bahamm"]["ndcg@10"] == 1.0
    assert "queries" not in found


def test_searches_and_hard_negatives_are_told_apart(
    own: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    searches = [{"id": "q", "lang": "fa", "text": "صف اتوبوس", "challenge_id": "c1"}]
    negatives = [{"challenge_id": "c1", "solution_id": "s3", "grade": 0}]
    more = ["--queries", lines(tmp_path / "q", searches), "--hard-negatives", lines(tmp_path / "n", negatives)]

    found = figures(capsys, [*own, *more])
    assert found["queries"]["systems"]["bahamm"]["mrr@10"] == 1.0
    assert found["hard_negatives"] == {"pairs": 1, "below": {"bahamm": 1.0, "bm25": 1.0, "dense": 1.0}}


def test_generic_format_keeps_the_splits_apart_and_the_query_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = ["--engine", "hashing", "--bench", lines(tmp_path / "tiny.jsonl", BENCH)]

    test = figures(capsys, bench)
    assert (test["dataset"], test["split"], test["count"]) == ("tiny", "test", 2)
    assert test["systems"]["bahamm"]["mrr@10"] == 1.0
    assert figures(capsys, [*bench, "--split", "dev"])["systems"]["bahamm"]["mrr@10"] < 1.0
    assert figures(capsys, [*bench, "--split", "all"])["count"] == 3


def test_people_get_a_table(own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert bahamm(["evaluate-matching", *own]) == 0

    printed = capsys.readouterr().out
    assert "solution → challenges" in printed
    assert "fa→fa bahamm" in printed


def test_cache_spares_the_model(own: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cache = tmp_path / "vectors.sqlite"
    first = figures(capsys, [*own, "--cache", str(cache)])
    size = cache.stat().st_size

    assert figures(capsys, [*own, "--cache", str(cache)]) == first
    assert cache.stat().st_size == size


@pytest.mark.parametrize(
    "arguments",
    [[], ["--challenges", "x"], ["--bench", "x", "--qrels", "y"], ["--bench", "x", "--split", "none"]],
)
def test_wrong_use_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        evaluate_cli.main(arguments)
    assert refused.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "No such file"),
        ('{"t": "d", "id": "1"\n', "line 1"),
        ('{"id": "1"}\n', "line 1: no t"),
        ('{"t": "d", "id": "1", "text": "x"}\n', "no judged query"),
    ],
)
def test_bad_file_is_named(
    content: str | None, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")

    assert evaluate_cli.main(["--bench", str(path), "--engine", "hashing"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "bad.jsonl" in printed.err
    assert complaint in printed.err


@pytest.mark.parametrize("engine", ["nothing", "sentence-transformers:", "onnx:/nowhere"])
def test_unknown_engine_is_named(engine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench = lines(tmp_path / "tiny.jsonl", BENCH)

    assert evaluate_cli.main(["--bench", bench, "--engine", engine]) == 1
    assert engine.rpartition(":")[2] in capsys.readouterr().err
