"""What ``evaluate-matching`` finds out, as one plain dictionary."""

from collections.abc import Mapping, Sequence
from typing import Any

from matching.engine.embedders.base import Embedder
from matching.engine.evaluation import METRICS, Figures, Judgements, RetrievalEvaluation, Run
from matching.engine.evaluation_data import Dataset, OwnData
from matching.engine.evaluation_systems import SYSTEMS, Ranker, rankers

#: A challenge's hard negatives must rank below its solutions of at least this grade.
_SOLVES = 2


def report(dataset: Dataset, embedder: Embedder) -> dict[str, Any]:
    """All systems on one data set: over all documents, and for each pair of languages within the pool of one."""
    return _report(dataset, rankers(dataset, embedder))


def report_own(data: OwnData, embedder: Embedder) -> dict[str, Any]:
    """Both directions; short searches and hard negatives, where there are some, are told apart."""
    forwards = data.forwards()
    systems = rankers(forwards, embedder, depth=len(forwards.documents))
    figures = _report(forwards, systems)
    figures["reverse"] = report(data.backwards(), embedder)
    if data.searches:
        figures["queries"] = report(data.short(), embedder)
        figures["queries_alone"] = report(data.short(alone=True), embedder)
    if data.hard_negatives:
        figures["hard_negatives"] = _below(data, {name: systems[name](None) for name in SYSTEMS})
    return figures


def _report(dataset: Dataset, systems: Mapping[str, Ranker]) -> dict[str, Any]:
    measured = _measured(dataset.judgements, {name: systems[name](None) for name in SYSTEMS})
    return {
        "dataset": dataset.name,
        "split": dataset.split,
        "count": len(measured["bahamm"].values[METRICS[0]]),
        "documents": len(dataset.documents),
        "systems": {name: _rounded(figures.means()) for name, figures in measured.items()},
        "intervals": {
            name: {metric: _rounded(interval) for metric, interval in figures.intervals().items()}
            for name, figures in measured.items()
        },
        "gain": {name: _rounded(measured["bahamm"].gain(measured[name])) for name in SYSTEMS[1:]},
        "pairs": _pairs(dataset, systems),
    }


def _measured(judgements: Judgements, runs: Mapping[str, Run]) -> dict[str, Figures]:
    evaluation = RetrievalEvaluation(judgements)
    return {name: evaluation.measure(run) for name, run in runs.items()}


def _pairs(dataset: Dataset, systems: Mapping[str, Ranker]) -> dict[str, Any]:
    """Figures by "query language-document language", for the pairs that are judged."""
    asked = {query.id: query.language for query in dataset.queries}
    answered = {document.id: document.language for document in dataset.documents}
    pairs: dict[str, Any] = {}
    for target in sorted(set(answered.values())):
        runs = {name: systems[name](target) for name in SYSTEMS}
        for source in sorted(set(asked.values())):
            judgements = {
                query: {document: grade for document, grade in grades.items() if answered.get(document) == target}
                for query, grades in dataset.judgements.items()
                if asked.get(query) == source
            }
            measured = _measured(judgements, runs)
            if len(measured["bahamm"].values[METRICS[0]]):
                pairs[f"{source}-{target}"] = {name: _rounded(each.means()) for name, each in measured.items()}
    return pairs


def _below(data: OwnData, runs: Mapping[str, Run]) -> dict[str, Any]:
    """How often a hard negative ranks below a solution of the same challenge, over all such pairs."""
    duels = [
        (challenge, negative, solution)
        for challenge, negative in data.hard_negatives
        for solution, grade in data.judgements.get(challenge, {}).items()
        if grade >= _SOLVES
    ]
    return {
        "pairs": len(duels),
        "below": {
            name: round(sum(_before(run[ask], good, bad) for ask, bad, good in duels) / max(len(duels), 1), 4)
            for name, run in runs.items()
        },
    }


def _before(ranking: Sequence[str], first: str, second: str) -> bool:
    """Whether ``first`` stands before ``second``; what is not in the list stands at its end."""
    places = {document: place for place, document in enumerate(ranking)}
    return places.get(first, len(places)) < places.get(second, len(places))


def _rounded(values: Any) -> Any:
    """Four digits: more are noise."""
    if isinstance(values, Mapping):
        return {name: round(value, 4) for name, value in values.items()}
    return [round(value, 4) for value in values]
