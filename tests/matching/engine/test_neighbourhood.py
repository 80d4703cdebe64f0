"""What a find must stand out from: its neighbourhood, however much else there is, and whoever asks."""

from dataclasses import replace

import numpy as np
import pytest

from matching.engine import ranking
from matching.engine.centring import unit
from matching.engine.corpus import Corpus, Document, Facets, Filters, Query
from matching.engine.items import Closeness
from matching.engine.neighbourhood import NEIGHBOURS, Neighbourhood
from matching.engine.types import FloatArray

DIMENSION = 64
KEY = f"test@1/{DIMENSION}"
SUBJECT, STRANGERS = 200, 2_000


def normal(count: int, seed: int) -> FloatArray:
    return np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)


def documents(vectors: FloatArray, first: int) -> list[Document]:
    return [
        Document(
            first + at, f"کوچه {at % 17} پلاک {at}", "fa", vector, Facets(city=f"c{at % 40}"), phrases=vector[None]
        )
        for at, vector in enumerate(vectors)
    ]


def world() -> tuple[list[Document], list[Document], Query]:
    """Texts on one subject, one of which answers the query; many on others."""
    subject, asked = normal(1, 1), normal(1, 2)[0]
    about = unit(subject + normal(SUBJECT, 3))
    about[0] = unit(subject + asked + 0.3 * normal(1, 4))[0]
    query = unit(subject + asked[None])[0]
    return (
        documents(about, 0),
        documents(unit(normal(STRANGERS, 5)), 10_000),
        Query("کوچه ۳", "fa", query, phrases=query[None]),
    )


def closeness(found: list[Document], query: Query, **given: object) -> dict[int, Closeness]:
    corpus = Corpus(KEY)
    corpus.upsert(found)
    ranked = corpus.rank(query, limit=20, **given)  # type: ignore[arg-type]
    return {each.id: each.closeness for each in ranked if each.closeness is not None}


def test_texts_on_other_subjects_hardly_change_how_far_an_answer_stands_out(monkeypatch: pytest.MonkeyPatch) -> None:
    about, strangers, query = world()
    alone, among = closeness(about, query), closeness([*about, *strangers], query)
    others = sorted(set(alone) & set(among) - {0})

    assert among[0].wholes == pytest.approx(alone[0].wholes, abs=1.0)
    assert np.mean([among[each].wholes - alone[each].wholes for each in others]) < 0.5

    # Against everything, whatever is on the subject stands out.
    monkeypatch.setattr(ranking, "NEIGHBOURS", 10**6)
    everything = closeness([*about, *strangers], query)
    assert np.mean([everything[each].wholes - alone[each].wholes for each in set(others) & set(everything)]) > 1.0


def test_small_corpus_is_its_own_neighbourhood(monkeypatch: pytest.MonkeyPatch) -> None:
    about, _, query = world()
    few = about[:NEIGHBOURS]
    before = closeness(few, query)
    monkeypatch.setattr(ranking, "NEIGHBOURS", 10**6)

    assert closeness(few, query) == before


def test_filter_leaves_the_neighbourhood_what_it_is() -> None:
    about, strangers, query = world()
    everything = closeness([*about, *strangers], query)
    narrow = closeness([*about, *strangers], query, filters=Filters(cities=frozenset({"c0"})))
    only = closeness([*about, *strangers], query, allowed=[0])

    assert narrow[0].wholes == pytest.approx(everything[0].wholes, abs=0.3)
    assert only[0].wholes == pytest.approx(everything[0].wholes, abs=0.3)
    assert only[0].words == pytest.approx(everything[0].words, abs=0.3)


def test_scores_that_say_nothing_stay_as_they_are() -> None:
    scores = np.linspace(-2, 2, 300).astype(np.float32)
    known = Neighbourhood.of(scores, None, np.zeros(300, np.float32))

    assert known.wholes.mean == pytest.approx(scores[NEIGHBOURS:].mean())
    assert (known.phrases, known.words) == (replace(known.phrases, mean=0.0, deviation=1.0), known.phrases)
    few = np.full(300, np.nan, np.float32)
    few[:5] = 1.0
    assert Neighbourhood.of(scores, few, None).phrases == known.phrases
