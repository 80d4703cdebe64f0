"""Scores of one query in one partition: candidates first, then the published formula on all of them at once.

Small partitions are scored whole. In large ones the candidates are the best by meaning and the best by words; what
is in neither list cannot reach the top, since the formula only adds the two. What costs most, the comparison phrase
by phrase, is a second stage over the best of them in all languages (:func:`with_parts`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan

import numpy as np

from matching.engine import weights
from matching.engine.admitted import Admitted
from matching.engine.centring import unit
from matching.engine.items import Closeness, Component, Facets, Query
from matching.engine.lexical import LexicalQuery
from matching.engine.partition import Partition
from matching.engine.parts import PARTS_PRIOR, best_matches, part_scores
from matching.engine.standard_scores import Prior, Scale, against_others, scale_of, scale_of_sums
from matching.engine.structure import Fits, structured_fits
from matching.engine.types import FloatArray, IntArray
from matching.engine.vectors import Gathered

EMPTY_FACETS = Facets()
#: Up to so many admitted rows every one is scored.
EXHAUSTIVE = 1_024
#: At least so many candidates from each list; and so many of all of them, in all languages together, are compared
#: phrase by phrase.
_CANDIDATES = 200
_COMPARED = 256
#: Up to so many rows BM25 is computed for all of them; beyond, for candidates and the sample.
_ALL_WORDS = 4_096
#: Spread of centred cosines of unrelated texts, as measured on the development sets.
DENSE_PRIOR = Prior(count=8.0, deviation=0.12)
#: Imaginary documents that hold none of the query's words.
LEXICAL_PRIOR = Prior(count=8.0, deviation=0.0)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as all partitions see it: its vector and phrases less their means; None without a model or phrases."""

    query: Query
    vector: FloatArray | None
    phrases: FloatArray | None


@dataclass(frozen=True, slots=True)
class Scored:
    """Candidates of one partition: rows int64 [n], scores [n], and what each score is the sum of."""

    partition: Partition
    rows: IntArray
    scores: FloatArray
    text: dict[str, FloatArray]
    fits: dict[str, Fits]
    weights: Mapping[str, float]
    #: Centred cosines [n]; zeros without a model.
    cosines: FloatArray
    #: The two sides of "dense" before the query moves towards its best answers: text by text, and phrase by phrase
    #: (None when the query's phrases are not known).
    wholes: FloatArray
    parts: FloatArray | None
    #: What is needed to compare the candidates again; None without a model.
    gathered: Gathered | None

    def components(self, index: int, query: Query) -> dict[str, Component]:
        """What the score of the ``index``-th candidate is the sum of."""
        parts = {
            name: Component(value, self.weights[name] * value)
            for name, values in self.text.items()
            if self.weights[name] and (value := float(values[index])) is not None
        }
        for name, fits in self.fits.items():
            fit = float(fits[index])
            if fit == fit:  # not a number: one side does not state it
                parts[name] = Component(fit, query.fusion.structure[name] * fit)
        return parts

    def closeness(self, index: int) -> Closeness | None:
        """Of the ``index``-th candidate; None without a model."""
        if self.gathered is None:
            return None

        def seen(scores: FloatArray | None, prior: Prior) -> float | None:
            if scores is None or isnan(scores[index]):
                return None
            return against_others(float(scores[index]), len(self.partition) + prior.count)

        return Closeness(
            cosine=float(self.cosines[index]),
            wholes=seen(self.wholes, DENSE_PRIOR) or 0.0,
            phrases=seen(self.parts, PARTS_PRIOR),
            words=seen(self.text["lexical"], LEXICAL_PRIOR) if self.weights["lexical"] else None,
        )

    def best_answers(self) -> FloatArray | None:
        """The direction of the best candidates, the better the heavier; None when there are none."""
        if not len(self.rows) or self.gathered is None:
            return None
        best = np.argsort(-self.scores, kind="stable")[: weights.FEEDBACK_ANSWERS]
        heaviness = np.exp(self.scores[best] - self.scores[best[0]])
        return unit(heaviness @ self.gathered.vectors(best))


class PartitionRanker:
    """Ranks one partition for one query."""

    def __init__(self, partition: Partition, asked: Asked, admitted: Admitted, limit: int) -> None:
        self.partition = partition
        self.query = asked.query
        self.asked = asked
        self.admitted = admitted
        self.limit = max(_CANDIDATES, 2 * limit)

    def score(self) -> Scored:
        words, exact = self._words(), None
        if words is not None and self.partition.rows <= _ALL_WORDS:
            exact = self.partition.lexical.exact(words)
        rows = self._candidates(words, exact)
        zeros = np.zeros(len(rows), np.float32)
        text = {"dense": zeros, "lexical": zeros, "characters": zeros}
        cosines, wholes, gathered = zeros, zeros, None
        if self.asked.vector is not None and len(rows):
            gathered = self.partition.vectors.gather(rows)
            cosines = gathered.scores(self.asked.vector)
            wholes = text["dense"] = self._wholes(self.asked.vector, rows, cosines)
        if words is not None:
            text["lexical"], text["characters"] = self._lexical(words, exact, rows)
        fits = structured_fits(self.query.facets, self.partition.columns, rows, self.query.relation)
        used = self.query.fusion.text(has_model=self.asked.vector is not None, has_words=words is not None)
        scores = _weighed(text, used) + self._structure(fits, len(rows))
        return Scored(self.partition, rows, scores, text, fits, used, cosines, wholes, None, gathered)

    def again(self, scored: Scored, vector: FloatArray) -> Scored:
        """The same candidates for a query that has moved to ``vector``."""
        if scored.gathered is None:
            return scored
        wholes = self._wholes(vector, scored.rows, scored.gathered.scores(vector))
        return _with_dense(scored, _dense(wholes, scored.parts))

    # -- candidates --------------------------------------------------------------------------
    def _words(self) -> LexicalQuery | None:
        """The query as words; None when words do not count here."""
        by_words = self.asked.vector is None or self.query.language == self.partition.language
        if not by_words or not self.admitted.count:
            return None
        read = self.partition.lexical.read(self.query.text)
        return None if read.is_blank else read

    def _candidates(self, words: LexicalQuery | None, exact: FloatArray | None) -> IntArray:
        vector = self.asked.vector
        if not self.admitted.count or (vector is None and words is None):
            return np.zeros(0, np.int64)
        if self.admitted.count <= EXHAUSTIVE:
            rows = self.admitted.rows
            # Without a model, a document that shares no word with the query is no answer.
            return rows if vector is not None or words is None else self._sharing(rows, words)
        found = [] if vector is None else [self.admitted.nearest(vector, self.limit)]
        if words is not None:
            found.append(self._best_by_words(words, exact))
        return np.unique(np.concatenate(found))

    def _sharing(self, rows: IntArray, read: LexicalQuery) -> IntArray:
        lexical = self.partition.lexical
        sharing: IntArray = rows[lexical.by_spelling(read, lexical.held(rows)) > 0]
        return sharing

    def _best_by_words(self, words: LexicalQuery, exact: FloatArray | None) -> IntArray:
        if exact is not None:
            rows = self.admitted.rows
            best = np.argsort(-exact[rows], kind="stable")[: self.limit]
            found: IntArray = rows[best]
            return found[exact[found] > 0]
        share = self.admitted.count / max(len(self.partition), 1)
        promising = self.partition.lexical.best(words, int(self.limit / max(share, 1e-6)) + self.limit)
        return self.admitted.among(promising)[: self.limit]

    # -- parts of the score ------------------------------------------------------------------
    def _wholes(self, vector: FloatArray, rows: IntArray, cosines: FloatArray) -> FloatArray:
        """Standardised closeness of the texts as wholes: cosines less what hubs pay."""
        sample = self.partition.sampled().closeness(vector)
        return self._scale(sample, DENSE_PRIOR).z(cosines - self.partition.prices.take(rows))

    def _lexical(self, words: LexicalQuery, exact: FloatArray | None, rows: IntArray) -> tuple[FloatArray, FloatArray]:
        """Standardised scores by words, and by spelling."""
        lexical, sampled, held = self.partition.lexical, self.partition.sampled(), self.partition.lexical.held(rows)
        if exact is not None:
            # Removed rows score 0, hence they add nothing to the sums.
            found, scale = exact[rows], scale_of_sums(exact, len(self.partition), LEXICAL_PRIOR)
        else:
            found = lexical.by_words(words, held)
            scale = self._scale(lexical.by_words(words, sampled.held), LEXICAL_PRIOR)
        spread = self._scale(lexical.by_spelling(words, sampled.small_held), LEXICAL_PRIOR)
        return scale.z(found), spread.z(lexical.by_spelling(words, held))

    def with_parts(self, scored: Scored, at_least: float) -> Scored:
        """Candidates that score ``at_least`` so much compared phrase by phrase as well; the others are taken to say
        what the whole says."""
        store, phrases = self.partition.phrases, self.asked.phrases
        best = np.flatnonzero(scored.scores >= at_least)
        if phrases is None or store.is_empty or not len(best):
            return scored
        best = best[store.has(scored.rows[best])]
        sampled = self.partition.sampled()
        scores, spread = part_scores(
            store.best(phrases, scored.rows[best]), best_matches(phrases, sampled.phrase_counts, sampled.phrases)
        )
        parts = np.full(len(scored.rows), np.nan, np.float32)
        parts[best] = self._scale(spread, PARTS_PRIOR).z(scores)
        return _with_dense(replace(scored, parts=parts), _dense(scored.text["dense"], parts))

    def _scale(self, scores: FloatArray, prior: Prior) -> Scale:
        return scale_of(scores, prior, population=len(self.partition))

    def _structure(self, fits: dict[str, Fits], count: int) -> FloatArray:
        total = np.zeros(count)
        for name, values in fits.items():
            total += self.query.fusion.structure[name] * np.where(np.isnan(values), 0.0, values)
        return total.astype(np.float32)


def with_parts(rankers: Sequence[PartitionRanker], scored: Sequence[Scored]) -> list[Scored]:
    """``scored`` by ``rankers``, the best of all languages compared phrase by phrase as well."""
    scores = np.concatenate([part.scores for part in scored]) if scored else np.zeros(0)
    compared = max([_COMPARED, *(ranker.limit for ranker in rankers)])
    at_least = -np.partition(-scores, compared - 1)[compared - 1] if len(scores) > compared else -np.inf
    return [ranker.with_parts(part, float(at_least)) for ranker, part in zip(rankers, scored, strict=True)]


def _with_dense(scored: Scored, dense: FloatArray) -> Scored:
    change = scored.weights["dense"] * (dense - scored.text["dense"])
    return replace(scored, text={**scored.text, "dense": dense}, scores=scored.scores + change)


def _dense(wholes: FloatArray, parts: FloatArray | None) -> FloatArray:
    """Whole and parts together. Where the parts are not known, they are taken to say what the whole says."""
    if parts is None:
        return wholes
    known: FloatArray = np.where(np.isnan(parts), wholes, weights.WHOLE * wholes + weights.PARTS * parts)
    return known


def _weighed(text: dict[str, FloatArray], used: Mapping[str, float]) -> FloatArray:
    total: FloatArray = np.sum([used[name] * values for name, values in text.items()], axis=0, dtype=np.float32)
    return total
