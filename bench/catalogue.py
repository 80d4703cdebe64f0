"""A made-up catalogue of any size, cheap to make and shaped like a real one.

Vectors: 300 topics with twenty subjects each; a text's vector is its subject's plus noise, so that two texts on one
subject have a centred cosine of about 0.6 and two on one topic of about 0.4 (as briefs in the development set do),
and all texts of a language lean to one side (raw cosines 0.7…0.9, as e5's do). Queries are drawn like documents.

Words: sixty for each text, drawn from the sample data of its language as often as they occur there (which makes a few
thousand words very common), and two names from a long tail of 200,000 (Zipf), since a catalogue of a million texts
does not consist of the same few thousand words. A quarter of the texts are English. Every text has two phrases whose
vectors resemble its own, and the facets of a solution.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from matching.engine.corpus import Corpus, Document, Facets, Query
from matching.engine.explain import Phrases
from matching.engine.partition import Prepared
from matching.engine.phrases import phrase_spans
from matching.engine.tokens import terms

DIMENSION = 384
MODEL = f"bench@1/{DIMENSION}"
DEMO = Path(__file__).resolve().parents[1] / "bahamm" / "demo" / "data" / "solutions.jsonl"
LANGUAGES = ("en", "fa", "fa", "fa")
PHRASES = 2
_TOPICS, _SUBJECTS, _WORDS, _NAMES = 300, 6_000, 60, 200_000
_LEAN = 1.7
_LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"


@dataclass(frozen=True)
class Asked:
    query: Query
    #: The asking text's phrases, for its reasons.
    phrases: Phrases


class Catalogue:
    """Reproducible by its seed. Document ``i`` has the id ``i`` and the ``i``-th vector."""

    def __init__(self, seed: int = 1405) -> None:
        self._rng = np.random.default_rng(seed)
        topics = self._normal(_TOPICS)
        self._subjects = topics[self._rng.integers(0, _TOPICS, _SUBJECTS)] + 0.8 * self._normal(_SUBJECTS)
        self._lean = {language: _unit(self._normal(1))[0] * _LEAN for language in ("fa", "en")}
        rows = [json.loads(row) for row in DEMO.read_text(encoding="utf-8").splitlines()]
        self._written = {
            language: " ".join(f"{row['title']} {row['description']}" for row in rows if row["lang"] == language)
            for language in ("fa", "en")
        }
        self._words = {language: np.array(text.split(), object) for language, text in self._written.items()}
        self._terms = {language: np.array(terms(text), object) for language, text in self._written.items()}

    def _normal(self, count: int) -> np.ndarray:
        return self._rng.standard_normal((count, DIMENSION)).astype(np.float32)

    def vectors(self, first: int, count: int) -> np.ndarray:
        """Unit vectors of documents ``first …``."""
        around = self._subjects[self._rng.integers(0, _SUBJECTS, count)] + self._normal(count)
        lean = np.stack([self._lean[language_of(first + number)] for number in range(count)])
        return _unit(_unit(around) + lean)

    def _names(self, count: int) -> list[str]:
        """Zipf's law: the n-th name occurs 1/n as often as the first. Five to eight letters, alike by chance only."""
        places = np.exp(self._rng.random(count) * np.log(_NAMES)).astype(np.uint64)
        mixed = (places * np.uint64(0x9E3779B97F4A7C15)) ^ (places << np.uint64(17))
        return ["".join(_LETTERS[(name >> 5 * at) & 31] for at in range(5 + name % 4)) for name in mixed.tolist()]

    def text(self, number: int) -> str:
        words = self._words[language_of(number)]
        return " ".join([*words[self._rng.integers(0, len(words), _WORDS)].tolist(), *self._names(2)])

    def document(self, number: int, vector: np.ndarray, text: str = "") -> Document:
        price = int(self._rng.integers(1, 100)) * 10**8
        facets = Facets(
            goals=frozenset({f"D1-{self._rng.integers(1, 20):02d}"}),
            dimensions=frozenset({f"D{self._rng.integers(1, 7)}"}),
            axes=frozenset({f"A{self._rng.integers(1, 6)}"}),
            tags=frozenset({f"t{self._rng.integers(1, 500)}"}),
            trl=int(self._rng.integers(1, 10)),
            money=(price, price * 2),
            city=f"c{self._rng.integers(0, 1_000)}",
        )
        phrases = self.phrase_vectors(vector, number)
        return Document(number, text, language_of(number), vector, facets, vector, phrases, version=number)

    def phrase_vectors(self, vector: np.ndarray, number: int, count: int = PHRASES) -> np.ndarray:
        """Centred, as the corpus takes them."""
        return _unit(vector - self._lean[language_of(number)] / 2 + 0.03 * self._normal(count))

    def fill(self, corpus: Corpus, vectors: np.ndarray, first: int = 0) -> None:
        """Put documents into ``corpus`` past the reading of texts, which takes longer than all else together."""
        lock, partition = corpus._lock, corpus._partition
        for start in range(0, len(vectors), 512):
            numbers = range(first + start, first + min(start + 512, len(vectors)))
            for language in ("fa", "en"):
                words = self._terms[language]
                mine = [number for number in numbers if language_of(number) == language]
                picked = words[self._rng.integers(0, len(words), (len(mine), _WORDS))].tolist()
                names = self._names(2 * len(mine))
                prepared = [
                    Prepared(self.document(number, vectors[number - first]), picked[at] + names[2 * at : 2 * at + 2])
                    for at, number in enumerate(mine)
                ]
                with lock:
                    partition(language).add(prepared)
        corpus._has_changed()

    def queries(self, count: int) -> list[Asked]:
        """Briefs like the documents, asking for a goal, a readiness and a price."""
        vectors = self.vectors(0, count)
        found = []
        for number in range(count):
            text, language = self.text(number), language_of(number)
            spans = phrase_spans(text)
            phrases = self.phrase_vectors(vectors[number], number, len(spans))
            facets = Facets(
                goals=frozenset({"D1-03", "D1-07"}), dimensions=frozenset({"D2"}), trl=6, money=(10**9, 5 * 10**9)
            )
            query = Query(text, language, vectors[number], facets, phrases=phrases)
            found.append(
                Asked(query, Phrases(spans, vectors[number] + 0.3 * _unit(self._normal(len(spans))), language))
            )
        return found

    def batches(self, size: int, batch: int = 20_000) -> Iterator[tuple[int, np.ndarray]]:
        for first in range(0, size, batch):
            yield first, self.vectors(first, min(batch, size - first))


def language_of(number: int) -> str:
    return LANGUAGES[number % len(LANGUAGES)]


def _unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)
