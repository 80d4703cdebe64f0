"""Fitted weights on judged pairs of the operator's own: what feedback bends must still find what experts chose."""

from typing import Any

from matching.engine.embedders.base import Embedder, model_key
from matching.engine.evaluation import DEPTH, METRICS, RetrievalEvaluation
from matching.engine.evaluation_data import OwnData
from matching.engine.evaluation_systems import embed, product_ranker
from matching.engine.fusion import Fusion
from matching.engine.learning.report import measure


def on_judged_pairs(data: OwnData, embedder: Embedder, candidate: Fusion, current: Fusion) -> dict[str, Any]:
    """nDCG@10 of both, challenge → solutions, as :func:`matching.engine.learning.report.measure` tells it."""
    dataset = data.forwards()
    queries, documents = embed(dataset, embedder)
    evaluation = RetrievalEvaluation(dataset.judgements)
    after, before = (
        evaluation.measure(product_ranker(dataset, queries, documents, model_key(embedder), DEPTH, fusion)(None))
        for fusion in (candidate, current)
    )
    ends = after.gain(before, METRICS[0])
    return measure(after.means()[METRICS[0]], before.means()[METRICS[0]], higher=True, ends=(ends.low, ends.high))
