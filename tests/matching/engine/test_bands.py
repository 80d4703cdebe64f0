"""What a band promises: strong means relevant, and where nothing is relevant hardly anything is called good."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from bahamm.demo.load import DATA
from bahamm.demo.vectors import KeptVectors
from matching.engine.bands import Closeness, band_of, chance_of
from matching.engine.corpus import Corpus
from matching.engine.embedders.base import model_key
from matching.engine.evaluation_data import Dataset, read_own
from matching.engine.evaluation_systems import embed
from matching.engine.items import Band, Component, Document, Query, Relation

MATCH = Relation.NEED_TO_OFFER
CLOSE = Closeness(cosine=0.5, dense=5.0, phrases=5.0)
FAR = Closeness(cosine=0.0, dense=0.0, phrases=0.0)


def components(**values: float) -> dict[str, Component]:
    return {name: Component(value, value) for name, value in values.items()}


@pytest.fixture(scope="module", params=["forwards", "backwards"])
def banded(request: pytest.FixtureRequest, model: KeptVectors) -> list[tuple[bool, Band, int]]:
    """Of every list's first twenty: whether all that is relevant was taken away before, the band, the judged grade."""
    data = read_own(*(DATA / f"{name}.jsonl" for name in ("challenges", "solutions", "qrels")))
    dataset: Dataset = getattr(data, request.param)()
    asking, offering = embed(dataset, model)
    corpus, other = Corpus(model_key(model)), Corpus(model_key(model))
    corpus.upsert(documents(dataset.documents, offering, offering.vectors, offering.crossed))
    other.upsert(documents(dataset.queries, asking, asking.crossed, asking.vectors))
    found = []
    for text, vector, phrases in zip(dataset.queries, asking.vectors, asking.phrases, strict=True):
        grades = dataset.judgements.get(text.id, {})
        irrelevant = [place for place, each in enumerate(dataset.documents) if not grades.get(each.id)]
        query = Query(text.text, text.language, vector, text.facets, dataset.relation, phrases)
        for allowed in (None, irrelevant):
            for each in corpus.rank(query, allowed=allowed, limit=20, query_means=other.query_means):
                found.append((allowed is not None, each.band, grades.get(dataset.documents[each.id].id, 0)))
    return found


def documents(texts: Any, side: Any, vectors: Any, crossed: Any) -> list[Document]:
    return [
        Document(place, each.text, each.language, vectors[place], each.facets, crossed[place], side.phrases[place])
        for place, each in enumerate(texts)
    ]


@pytest.mark.model
def test_bands_hold_on_judged_pairs(banded: list[tuple[bool, Band, int]]) -> None:
    grades = {band: Counter(min(grade, 2) for left, of, grade in banded if of == band and not left) for band in Band}

    def precision(*bands: Band) -> float:
        counted = sum((grades[band] for band in bands), Counter())
        return counted[2] / counted.total()

    assert precision(Band.STRONG) > 0.88
    assert precision(Band.STRONG, Band.GOOD) > 0.75
    assert grades[Band.POSSIBLE][2] < 0.25 * sum(counts[2] for counts in grades.values())


@pytest.mark.model
def test_lists_without_an_answer_hold_hardly_a_good_match(banded: list[tuple[bool, Band, int]]) -> None:
    left = Counter(band for is_left, band, _ in banded if is_left)

    assert left[Band.STRONG] < 0.001 * left.total()
    assert left[Band.GOOD] < 0.012 * left.total()


@pytest.mark.parametrize("words", [{}, {"lexical": 3.0}])
@pytest.mark.parametrize(
    "closer",
    [replace(FAR, cosine=0.2), replace(FAR, dense=2.0, phrases=None), replace(FAR, phrases=2.0)],
)
def test_closer_is_never_less_likely(words: dict[str, float], closer: Closeness) -> None:
    far = chance_of(components(**words), FAR)

    assert far <= chance_of(components(**words), closer) <= 1
    assert far < chance_of(components(dimension=1.0, **words), FAR)
    assert chance_of(components(dimension=0.0, **words), FAR) < far


def test_ends_of_the_scale() -> None:
    both = components(dense=5.0, lexical=6.0, characters=6.0, dimension=1.0)
    assert band_of(both, CLOSE, MATCH) == Band.STRONG
    assert band_of(components(dense=5.0), CLOSE, MATCH) == Band.STRONG
    assert band_of(components(dense=0.0, lexical=0.0), FAR, MATCH) == Band.POSSIBLE
    assert chance_of(both, Closeness(1e9, 1e9, 1e9)) == 1.0


def test_without_a_model_words_decide() -> None:
    assert band_of(components(lexical=2.5), None, MATCH) == Band.STRONG
    assert band_of(components(lexical=1.5), None, MATCH) == Band.GOOD
    assert band_of(components(lexical=1.0), None, MATCH) == Band.POSSIBLE


@pytest.mark.parametrize(("cosine", "band"), [(0.3, Band.STRONG), (0.2, Band.GOOD), (0.1, Band.POSSIBLE)])
def test_likeness_needs_a_cosine_as_well(cosine: float, band: Band) -> None:
    assert band_of(components(dense=3.0), replace(CLOSE, cosine=cosine), Relation.PEERS) == band
