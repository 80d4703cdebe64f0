"""``python -m matching.engine.bands_fit``: fit the bands to judged pairs, and say what they would promise.

Own data as for ``evaluate-matching``: --challenges, --solutions, --qrels. A logistic regression with a ridge penalty
(Hastie, Tibshirani & Friedman 2009, §4.4.1 and §3.4.1; by Newton's method) separates grades 2 and 3 from the rest among
the first twenty of each list. The lists are those of the whole set, and of small corpora drawn from it, which weigh a
twentieth each and are weighed to hold as large a part of relevant pairs as the whole; also with everything relevant
taken away. It is fitted to challenges' lists; five folds of them and the lists of solutions tell what it is worth. The
coefficients are taken over into :mod:`matching.engine.bands` by hand.

With --queries (short search texts) bands of searches are fitted likewise, to the whole set only.
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matching.engine.bands import (
    GOOD_CHANCE,
    GOOD_SEARCH,
    SEARCH_COEFFICIENTS,
    STRONG_CHANCE,
    STRONG_SEARCH,
    features,
    search_features,
)
from matching.engine.corpus import Corpus
from matching.engine.embedders.base import Embedder, model_key
from matching.engine.evaluate_cli import embedder_named
from matching.engine.evaluation_data import Dataset, OwnData, read_own
from matching.engine.evaluation_systems import bridge_of, documents_of, embed, search_query
from matching.engine.items import Query, Ranked

Vector = NDArray[np.float64]
SMALL = (1, 3, 10, 30)
_SHARE_OF_SMALL = 0.05
_LIST = 20
_FOLDS = 5
_RIDGE = 1e-4
_RELEVANT = 2


@dataclass(frozen=True, slots=True)
class Observation:
    """One pair in a list: from a challenge's side or a solution's, and from how large a corpus (0: the whole)."""

    is_forwards: bool
    size: int
    query: int
    #: Everything relevant was taken away before.
    is_orphan: bool
    features: Mapping[str, float]
    is_relevant: bool


def main() -> None:
    parser = argparse.ArgumentParser(prog="matching.engine.bands_fit", description=__doc__)
    for name in ("challenges", "solutions", "qrels"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--engine", default="onnx")
    options = parser.parse_args()
    data = read_own(options.challenges, options.solutions, options.qrels, options.queries)
    embedder = embedder_named(options.engine)
    if data.searches:
        for line in _searches(data.short(), embedder):
            print(line)
    seen = list(observations(data, embedder))
    for has_dimension in (True, False):
        chances = np.zeros(len(seen))
        for has_words in (True, False):
            names = ["cosine", "wholes", "phrases", *["dimension"] * has_dimension, *["words"] * has_words, "1"]
            # What is known of a pair may be left out of sight, but not the other way round.
            places = [
                place
                for place, each in enumerate(seen)
                if ("words" in each.features) == has_words and set(names) <= set(each.features)
            ]
            coefficients, chances[places] = fitted([seen[place] for place in places], names)
            print(dict(zip(names, np.round(coefficients, 2).tolist(), strict=True)))
        for line in promises(seen, chances):
            print(line)


def _searches(dataset: Dataset, embedder: Embedder) -> Iterator[str]:
    """What the finds of short queries teach, and what their bands would promise."""
    queries, documents = embed(dataset, embedder)
    corpus, others = Corpus(model_key(embedder)), bridge_of(dataset, embedder)
    corpus.upsert(documents_of(dataset.documents, documents, documents.vectors, documents.crossed))
    seen = []
    for number, text in enumerate(dataset.queries):
        grades = dataset.judgements.get(text.id, {})
        query = search_query(dataset, queries, number, others)
        unrelated = [at for at, each in enumerate(dataset.documents) if not grades.get(each.id)]
        for is_orphan in (False, True):
            for each in corpus.rank(query, allowed=unrelated if is_orphan else None, limit=_LIST):
                if each.closeness is not None:
                    known = search_features(each.closeness)
                    is_relevant = grades.get(dataset.documents[each.id].id, 0) >= _RELEVANT
                    seen.append(Observation(True, 0, number, is_orphan, known, is_relevant))
    chances = np.zeros(len(seen))
    for has_words, names in SEARCH_COEFFICIENTS.items():
        places = [place for place, each in enumerate(seen) if ("words" in each.features) == has_words]
        coefficients, chances[places] = fitted([seen[place] for place in places], list(names))
        yield str(dict(zip(names, np.round(coefficients, 2).tolist(), strict=True)))
    yield from promises(seen, chances, "searches", STRONG_SEARCH, GOOD_SEARCH)


# -- what there is to learn from --------------------------------------------------------------
def observations(data: OwnData, embedder: Embedder) -> Iterator[Observation]:
    """Of both sides, all sizes of corpus."""
    draw = random.Random(1)
    for is_forwards, dataset in ((True, data.forwards()), (False, data.backwards())):
        lists = _Lists(dataset, embedder, draw)
        for size in (0, *SMALL):
            for query in range(len(dataset.queries)):
                for is_orphan in (False, True):
                    for each, is_relevant in lists.of(query, size, is_orphan=is_orphan):
                        if each.closeness is not None:
                            known = features(each.components, each.closeness)
                            yield Observation(is_forwards, size, query, is_orphan, known, is_relevant)


class _Lists:
    """Lists of one side of a data set, over all of the other side or over a few of it."""

    def __init__(self, dataset: Dataset, embedder: Embedder, draw: random.Random) -> None:
        self._dataset, self._draw, self._key = dataset, draw, model_key(embedder)
        self._asking, offering = embed(dataset, embedder)
        asking = self._asking
        if asking.crossed is None:
            raise ValueError("the queries of own data are items")
        self._offers = documents_of(dataset.documents, offering, offering.vectors, offering.crossed)
        self._whole, other = Corpus(self._key), Corpus(self._key)
        self._whole.upsert(self._offers)
        other.upsert(documents_of(dataset.queries, asking, asking.crossed, asking.vectors))
        self._means = other.query_means

    def of(self, query: int, size: int, *, is_orphan: bool) -> list[tuple[Ranked, bool]]:
        """Its first places, and which of them are relevant; none where no relevant document could be drawn."""
        text = self._dataset.queries[query]
        grades = self._dataset.judgements.get(text.id, {})
        judged = [grades.get(each.id, 0) for each in self._dataset.documents]
        answers = [place for place, grade in enumerate(judged) if grade >= _RELEVANT]
        others = [place for place, grade in enumerate(judged) if not grade]
        corpus, allowed = self._whole, others if is_orphan else None
        if size:
            if not is_orphan and not answers:
                return []
            some = [] if is_orphan else [self._draw.choice(answers)]
            some += self._draw.sample(others, size - len(some))
            corpus, allowed = Corpus(self._key), None
            corpus.upsert([self._offers[place] for place in some])
        asked = Query(
            text.text,
            text.language,
            self._asking.vectors[query],
            text.facets,
            self._dataset.relation,
            self._asking.phrases[query],
        )
        # A small corpus comes with few on the other side, whose means are then those that ship.
        ranked = corpus.rank(asked, allowed=allowed, limit=_LIST, query_means={} if size else self._means)
        return [(each, judged[each.id] >= _RELEVANT) for each in ranked]


# -- fitting ---------------------------------------------------------------------------------
def fitted(seen: list[Observation], names: Sequence[str]) -> tuple[Vector, Vector]:
    """Coefficients of ``names``, and the chance of each pair, by what other folds or the other side taught."""
    inputs = np.array([[each.features[name] for name in names] for each in seen])
    relevant = np.array([float(each.is_relevant) for each in seen])
    learnt = np.array([each.is_forwards for each in seen])
    folds = np.array([each.query % _FOLDS for each in seen])
    weights = _weights(seen)
    chances = np.zeros(len(seen))
    for fold in range(_FOLDS):
        others, own = learnt & (folds != fold), learnt & (folds == fold)
        chances[own] = _chances(inputs[own], _ridge(inputs[others], relevant[others], weights[others]))
    coefficients = _ridge(inputs[learnt], relevant[learnt], weights[learnt])
    chances[~learnt] = _chances(inputs[~learnt], coefficients)
    return coefficients, chances


def _weights(seen: list[Observation]) -> Vector:
    sizes = np.array([each.size for each in seen])
    relevant = np.array([each.is_relevant for each in seen])
    whole = sizes == 0
    part = relevant[whole].mean()
    weights = np.ones(len(seen))
    for size in SMALL:
        total = _SHARE_OF_SMALL * whole.sum()
        for kind, share in ((relevant, part), (~relevant, 1 - part)):
            group = (sizes == size) & kind
            weights[group] = total * share / max(group.sum(), 1)
    weights /= weights.mean()
    return weights


def _ridge(inputs: Vector, relevant: Vector, weights: Vector) -> Vector:
    """The constant is the last of ``inputs`` and costs nothing."""
    penalty = np.full(inputs.shape[1], _RIDGE * len(inputs))
    penalty[-1] = 0.0
    coefficients = np.zeros(inputs.shape[1])
    for _ in range(60):
        chances = _chances(inputs, coefficients)
        curvature = (inputs * (weights * chances * (1 - chances))[:, None]).T @ inputs + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curvature, inputs.T @ (weights * (chances - relevant)) + penalty * coefficients)
        coefficients = coefficients - step
        if np.abs(step).max() < 1e-7:
            break
    return coefficients


def _chances(inputs: Vector, coefficients: Vector) -> Vector:
    chances: Vector = 1 / (1 + np.exp(-(inputs @ coefficients)))
    return chances


# -- what it is worth ------------------------------------------------------------------------
def promises(
    seen: list[Observation],
    chances: Vector,
    who: str = "",
    strong_from: float = STRONG_CHANCE,
    good_from: float = GOOD_CHANCE,
) -> Iterator[str]:
    """One line for each side and size of corpus that occurs."""
    for is_forwards in (True, False):
        for size in (*SMALL, 0):
            group = [(each, float(chance)) for each, chance in zip(seen, chances, strict=True)
                     if each.is_forwards == is_forwards and each.size == size]  # fmt: skip
            if not group:
                continue
            full = [(each.is_relevant, chance) for each, chance in group if not each.is_orphan]
            strong = [is_relevant for is_relevant, chance in full if chance >= strong_from]
            good = [is_relevant for is_relevant, chance in full if chance >= good_from]
            found = sum(good) / max(sum(is_relevant for is_relevant, _ in full), 1)
            orphans = {each.query for each, _ in group if each.is_orphan}
            fooled = {each.query for each, chance in group if each.is_orphan and chance >= good_from}
            yield (
                f"{who or ('challenges' if is_forwards else 'solutions')} among {size or 'all'}:"
                f" relevant of strong {_part(strong)}, of strong and good {_part(good)}, which are {found:.0%} of the"
                f" relevant; a good match without an answer in {len(fooled)} of {len(orphans)} lists"
            )


def _part(flags: list[bool]) -> str:
    return f"{sum(flags)}/{len(flags)}"


if __name__ == "__main__":
    main()
