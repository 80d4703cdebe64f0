"""``evaluate-matching --keep``: the figures that were printed are the figures that are kept."""

import json
from pathlib import Path

import pytest

from bahamm.__main__ import main as bahamm
from matching.engine import evaluate_cli
from matching.models import EvaluationRun

pytestmark = pytest.mark.django_db

ROWS = [
    {"t": "meta", "name": "tiny"},
    {"t": "d", "id": "d1", "text": "buses are late"},
    {"t": "d", "id": "d2", "text": "lamps are dark"},
    {"t": "q", "id": "q1", "text": "late buses", "split": "test"},
    {"t": "r", "q": "q1", "d": "d1", "s": 1},
]


@pytest.fixture
def bench(tmp_path: Path) -> str:
    path = tmp_path / "bench.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    return str(path)


def test_figures_are_kept_only_when_asked(bench: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["evaluate-matching", "--bench", bench, "--engine", "hashing", "--json"]
    assert bahamm(arguments) == 0
    assert not EvaluationRun.objects.exists()
    capsys.readouterr()

    assert bahamm([*arguments, "--keep"]) == 0
    run = EvaluationRun.objects.get()
    assert run.figures == json.loads(capsys.readouterr().out)
    assert (run.dataset, run.split) == ("tiny", "test")
    assert (run.model_key, run.ranker_version) == ("hashing-n-grams@1/128", "fusion-2")


def test_engine_alone_keeps_nothing(bench: str) -> None:
    with pytest.raises(SystemExit):
        evaluate_cli.main(["--bench", bench, "--engine", "hashing", "--keep"])
