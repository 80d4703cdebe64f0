"""Scores of one query in one partition: candidates first, then the published formula on all of them at once.

Small partitions are scored whole. In large ones the candidates are the best by meaning and the best by words; what
is in neither list cannot reach the top, since the formula only adds the two. What costs most, the comparison phrase
by phrase, is a second stage over the best of them in all languages (:func:`with_parts`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import isnan

import numpy as np

from matching.engine import weights
from matching.engine.admitted import NO_FILTERS, Admitted
from matching.engine.centring import unit
from matching.engine.items import Closeness, Component, Facets, Query
from matching.engine.lexical import LexicalQuery
from matching.engine.neighbourhood import NEIGHBOURS, Neighbourhood
from matching.engine.partition import Partition
from matching.engine.parts import PARTS_PRIOR, PhraseScales, best_matches
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
#: A filter that admits so much of everything leaves the neighbourhood what it is.
_NEARLY_ALL = 0.5
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

    @property
    def words(self) -> FloatArray | None:
        """Standard scores by words; None where words do not count."""
        return self.text["lexical"] if self.weights["lexical"] else None

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
        #: By what the query's scores are measured.
        self._scales: dict[str, Scale] = {}
        self._near: Neighbourhood | None = None

    def score(self) -> Scored:
        words, rows = self._words, self._candidates()
        zeros = np.zeros(len(rows), np.float32)
        text = {"dense": zeros, "lexical": zeros, "characters": zeros}
        cosines, wholes, gathered = zeros, zeros, None
        vector = self.asked.vector
        if vector is not None and len(rows):
            gathered = self.partition.vectors.gather(rows)
            cosines = gathered.scores(vector)
            scale = self._scale("wholes", DENSE_PRIOR, lambda: self.partition.sampled().closeness(vector))
            wholes = text["dense"] = scale.z(cosines - self.partition.prices.take(rows))
        if words is not None:
            text["lexical"], text["characters"] = self._lexical(words, rows)
        fits = structured_fits(self.query.facets, self.partition.columns, rows, self.query.relation)
        used = self.query.fusion.text(has_model=vector is not None, has_words=words is not None)
        scores = _weighed(text, used) + self._structure(fits, len(rows))
        return Scored(self.partition, rows, scores, text, fits, used, cosines, wholes, None, gathered)

    def again(self, scored: Scored, vector: FloatArray) -> Scored:
        """The same candidates for a query that has moved to ``vector``."""
        if scored.gathered is None:
            return scored
        scale = scale_of(self.partition.sampled().closeness(vector), DENSE_PRIOR, population=len(self.partition))
        wholes = scale.z(scored.gathered.scores(vector) - self.partition.prices.take(scored.rows))
        return _with_dense(scored, _dense(wholes, scored.parts))

    def closeness(self, scored: Scored, index: int) -> Closeness | None:
        """Of the ``index``-th candidate; None without a model."""
        if scored.gathered is None:
            return None
        near = self._neighbourhood(scored)

        def seen(scores: FloatArray | None, scale: Scale, prior: Prior) -> float | None:
            if scores is None or isnan(scores[index]):
                return None
            return against_others((float(scores[index]) - scale.mean) / scale.deviation, near.count + prior.count)

        return Closeness(
            cosine=float(scored.cosines[index]),
            wholes=seen(scored.wholes, near.wholes, DENSE_PRIOR) or 0.0,
            phrases=seen(scored.parts, near.phrases, PARTS_PRIOR),
            words=seen(scored.words, near.words, LEXICAL_PRIOR),
        )

    def _neighbourhood(self, scored: Scored) -> Neighbourhood:
        """What the candidates must stand out from: nothing that depends on who asks or on a filter."""
        if self._near is None:
            count, vector = len(self.partition), self.asked.vector
            if count <= NEIGHBOURS or vector is None:
                self._near = Neighbourhood(count)
            elif self.admitted.count < count * _NEARLY_ALL:
                self._near = self._nearest_of_all(vector)
            else:
                self._near = Neighbourhood.of(scored.wholes, scored.parts, scored.words)
        return self._near

    def _nearest_of_all(self, vector: FloatArray) -> Neighbourhood:
        rows, words, phrases = self._nearest_rows(vector), self._words, self.asked.phrases
        by_phrases = by_words = None
        if words is not None and "words" in self._scales:
            held = self.partition.lexical.held(rows)
            by_words = self._scales["words"].z(self.partition.lexical.by_words(words, held))
        if phrases is not None and "phrases" in self._scales:
            by_phrases = np.full(len(rows), np.nan, np.float32)
            has = self.partition.phrases.has(rows)
            answers = self._phrase_scales.scores(self.partition.phrases.best(phrases, rows[has]))
            by_phrases[has] = self._scales["phrases"].z(answers)
        cosines = self.partition.vectors.scores(vector, rows)
        wholes = self._scales["wholes"].z(cosines - self.partition.prices.take(rows))
        return Neighbourhood.of(wholes, by_phrases, by_words)

    def _nearest_rows(self, vector: FloatArray) -> IntArray:
        """Of all living rows; of many every third, which is enough to know a spread."""
        codes = self.partition.vectors.codes
        if codes is None:
            return Admitted(self.partition, None, NO_FILTERS).nearest(vector, NEIGHBOURS)[:NEIGHBOURS]
        rows = codes.search(vector, NEIGHBOURS)
        return rows[self.partition.alive[rows]][::3]

    # -- candidates --------------------------------------------------------------------------
    @cached_property
    def _words(self) -> LexicalQuery | None:
        """The query as words; None when words do not count here."""
        by_words = self.asked.vector is None or self.query.language == self.partition.language
        if not by_words or not self.admitted.count:
            return None
        read = self.partition.lexical.read(self.query.text)
        return None if read.is_blank else read

    @cached_property
    def _exact(self) -> FloatArray | None:
        """BM25 of all rows, where there are few."""
        if self._words is None or self.partition.rows > _ALL_WORDS:
            return None
        return self.partition.lexical.exact(self._words)

    def _candidates(self) -> IntArray:
        vector, words = self.asked.vector, self._words
        if not self.admitted.count or (vector is None and words is None):
            return np.zeros(0, np.int64)
        if self.admitted.count <= EXHAUSTIVE:
            rows = self.admitted.rows
            # Without a model, a document that shares no word with the query is no answer.
            return rows if vector is not None or words is None else self._sharing(rows, words)
        found = [] if vector is None else [self.admitted.nearest(vector, self.limit)]
        if words is not None:
            found.append(self._best_by_words(words))
        return np.unique(np.concatenate(found))

    def _sharing(self, rows: IntArray, read: LexicalQuery) -> IntArray:
        lexical = self.partition.lexical
        sharing: IntArray = rows[lexical.by_spelling(read, lexical.held(rows)) > 0]
        return sharing

    def _best_by_words(self, words: LexicalQuery) -> IntArray:
        exact = self._exact
        if exact is not None:
            rows = self.admitted.rows
            best = np.argsort(-exact[rows], kind="stable")[: self.limit]
            found: IntArray = rows[best]
            return found[exact[found] > 0]
        share = self.admitted.count / max(len(self.partition), 1)
        promising = self.partition.lexical.best(words, int(self.limit / max(share, 1e-6)) + self.limit)
        return self.admitted.among(promising)[: self.limit]

    # -- parts of the score ------------------------------------------------------------------
    def _lexical(self, words: LexicalQuery, rows: IntArray) -> tuple[FloatArray, FloatArray]:
        """Standardised scores by words, and by spelling."""
        exact, lexical, sampled = self._exact, self.partition.lexical, self.partition.sampled()
        held = lexical.held(rows)
        if exact is not None:
            # Removed rows score 0, hence they add nothing to the sums.
            found, scale = exact[rows], scale_of_sums(exact, len(self.partition), LEXICAL_PRIOR)
            self._scales["words"] = scale
        else:
            found = lexical.by_words(words, held)
            scale = self._scale("words", LEXICAL_PRIOR, lambda: lexical.by_words(words, sampled.held))
        spread = self._scale("spelling", LEXICAL_PRIOR, lambda: lexical.by_spelling(words, sampled.small_held))
        return scale.z(found), spread.z(lexical.by_spelling(words, held))

    def with_parts(self, scored: Scored, at_least: float) -> Scored:
        """Candidates that score ``at_least`` so much compared phrase by phrase as well; the others are taken to say
        what the whole says."""
        store, phrases = self.partition.phrases, self.asked.phrases
        best = np.flatnonzero(scored.scores >= at_least)
        if phrases is None or store.is_empty or not len(best):
            return scored
        best = best[store.has(scored.rows[best])]
        scale = self._scale("phrases", PARTS_PRIOR, lambda: self._phrase_scales.scores(self._sample_phrases))
        parts = np.full(len(scored.rows), np.nan, np.float32)
        parts[best] = scale.z(self._phrase_scales.scores(store.best(phrases, scored.rows[best])))
        return _with_dense(replace(scored, parts=parts), _dense(scored.text["dense"], parts))

    @cached_property
    def _sample_phrases(self) -> FloatArray:
        """How the query's phrases are answered by the sample."""
        sampled, phrases = self.partition.sampled(), self.asked.phrases
        if phrases is None:
            return np.zeros((0, 0), np.float32)
        return best_matches(phrases, sampled.phrase_counts, sampled.phrases)

    @cached_property
    def _phrase_scales(self) -> PhraseScales:
        return PhraseScales.of(self._sample_phrases)

    def _scale(self, name: str, prior: Prior, sample: Callable[[], FloatArray]) -> Scale:
        """By what the scores called ``name`` are measured: the sample stands for all."""
        if name not in self._scales:
            self._scales[name] = scale_of(sample(), prior, population=len(self.partition))
        return self._scales[name]

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
