"""How well the ranking does on the sample data, for the operators' page of a new installation."""

from dataclasses import replace
from pathlib import Path

from matching.engine import weights
from matching.engine.embedders.base import Embedder, model_key
from matching.engine.evaluation_data import read_own
from matching.engine.evaluation_report import report_own
from matching.learning.services import keep_evaluation
from matching.models import EvaluationRun

DATASET = "sample-data"


def keep_first_evaluation(data: Path, embedder: Embedder) -> None:
    """As ``evaluate-matching --keep`` does, on the judged pairs in ``data``; once."""
    if EvaluationRun.objects.filter(dataset=DATASET).exists():
        return
    judged = read_own(*(data / f"{name}.jsonl" for name in ("challenges", "solutions", "qrels")))
    figures = report_own(replace(judged, name=DATASET), embedder)
    keep_evaluation(figures=figures, model_key=model_key(embedder), ranker_version=weights.VERSION)
