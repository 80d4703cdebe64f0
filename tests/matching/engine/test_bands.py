"""What a band promises: strong means relevant, and where nothing is relevant hardly anything is called good."""

from collections import Counter
from dataclasses import replace

import pytest

from bahamm.demo.load import DATA
from bahamm.demo.vectors import KeptVectors
from matching.engine.bands import band_of, chance_of, search_chance_of
from matching.engine.corpus import Corpus
from matching.engine.embedders.base import model_key
from matching.engine.evaluation_data import Dataset, Text, read_own
from matching.engine.evaluation_systems import documents_of, embed
from matching.engine.items import Band, Closeness, Component, Query, Relation
from matching.engine.types import FloatArray

MATCH = Relation.NEED_TO_OFFER
CLOSE = Closeness(cosine=0.5, wholes=5.0, phrases=5.0, words=None)
FAR = Closeness(cosine=0.0, wholes=0.0, phrases=0.0, words=None)


def components(**values: float) -> dict[str, Component]:
    return {name: Component(value, value) for name, value in values.items()}


@pytest.fixture(scope="module", params=["forwards", "backwards"])
def banded(request: pytest.FixtureRequest, model: KeptVectors) -> list[tuple[bool, Band, int]]:
    """Of every list's first twenty: whether all that is relevant was taken away before, the band, the judged grade."""
    data = read_own(*(DATA / f"{name}.jsonl" for name in ("challenges", "solutions", "qrels")))
    dataset: Dataset = getattr(data, request.param)()
    asking, offering = embed(dataset, model)
    corpus, other = Corpus(model_key(model)), Corpus(model_key(model))
    corpus.upsert(documents_of(dataset.documents, offering, offering.vectors, offering.crossed))
    other.upsert(documents_of(dataset.queries, asking, asking.crossed, asking.vectors))
    found = []
    for text, vector, phrases in zip(dataset.queries, asking.vectors, asking.phrases, strict=True):
        grades = dataset.judgements.get(text.id, {})
        irrelevant = [place for place, each in enumerate(dataset.documents) if not grades.get(each.id)]
        query = Query(text.text, text.language, vector, text.facets, dataset.relation, phrases)
        for allowed in (None, irrelevant):
            for each in corpus.rank(query, allowed=allowed, limit=20, query_means=other.query_means):
                found.append((allowed is not None, each.band, grades.get(dataset.documents[each.id].id, 0)))
    return found


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


@pytest.mark.model
def test_a_single_document_that_answers_is_told_from_one_that_does_not(model: KeptVectors) -> None:
    """A new installation: one challenge, one solution, and nothing to compare them with."""
    data = read_own(*(DATA / f"{name}.jsonl" for name in ("challenges", "solutions", "qrels"))).forwards()
    asking, offering = embed(data, model)
    offers = documents_of(data.documents, offering, offering.vectors, offering.crossed)
    place_of = {each.id: place for place, each in enumerate(data.documents)}

    def sure(text: Text, vector: FloatArray, phrases: FloatArray, place: int) -> bool:
        corpus = Corpus(model_key(model))
        corpus.upsert([offers[place]])
        (only,) = corpus.rank(Query(text.text, text.language, vector, text.facets, data.relation, phrases), limit=1)
        return only.band is not Band.POSSIBLE

    found, fooled = [], []
    for text, vector, phrases in zip(data.queries, asking.vectors, asking.phrases, strict=True):
        grades = data.judgements.get(text.id, {})
        if best := max(grades, key=lambda each: grades[each], default=None):
            found.append(sure(text, vector, phrases, place_of[best]))
        stranger = next(place for place, each in enumerate(data.documents) if not grades.get(each.id))
        fooled.append(sure(text, vector, phrases, stranger))
    assert sum(found) > 0.55 * len(found)
    assert sum(fooled) <= 1


@pytest.mark.parametrize("words", [None, 3.0])
@pytest.mark.parametrize(
    "closer", [{"cosine": 0.2}, {"wholes": 2.0}, {"wholes": 2.0, "phrases": None}, {"phrases": 2.0}]
)
def test_closer_is_never_less_likely(words: float | None, closer: dict[str, float | None]) -> None:
    far = replace(FAR, words=words)
    chance = chance_of(components(), far)

    assert chance < chance_of(components(), replace(far, **closer)) <= 1
    # A dimension that both state says more than none, a strange one less.
    assert chance_of(components(dimension=0.0), far) < chance < chance_of(components(dimension=1.0), far)
    assert words is None or chance_of(components(), replace(far, words=0.0)) < chance


def test_ends_of_the_scale() -> None:
    both = components(dense=5.0, lexical=6.0, characters=6.0, dimension=1.0)
    assert band_of(both, replace(CLOSE, words=6.0), MATCH) == Band.STRONG
    assert band_of(components(dense=5.0), CLOSE, MATCH) == Band.STRONG
    assert band_of(components(dense=0.0, lexical=0.0), FAR, MATCH) == Band.POSSIBLE
    # Whatever a sample makes of a score, a chance is one.
    assert 0 < chance_of(both, Closeness(1.0, -1e9, -1e9, -1e9)) < chance_of(both, Closeness(1.0, 1e9, 1e9, 1e9)) < 1


def test_without_a_model_words_decide() -> None:
    assert band_of(components(lexical=2.5), None, MATCH) == Band.STRONG
    assert band_of(components(lexical=1.5), None, MATCH) == Band.GOOD
    assert band_of(components(lexical=1.0), None, MATCH) == Band.POSSIBLE


def test_search_is_surer_of_what_is_closer_and_says_the_words() -> None:
    far = replace(FAR, words=0.0)

    for closer in ({"wholes": 2.0}, {"words": 3.0}):
        assert search_chance_of(far) < search_chance_of(replace(far, **closer)) < 1
    assert search_chance_of(FAR) < search_chance_of(replace(FAR, wholes=3.0))
    assert band_of(components(), replace(CLOSE, words=8.0), Relation.SEARCH) == Band.STRONG
    assert band_of(components(), FAR, Relation.SEARCH) == Band.POSSIBLE


@pytest.mark.parametrize(("cosine", "band"), [(0.3, Band.STRONG), (0.2, Band.GOOD), (0.1, Band.POSSIBLE)])
def test_likeness_needs_a_cosine_as_well(cosine: float, band: Band) -> None:
    assert band_of(components(dense=3.0), replace(CLOSE, cosine=cosine), Relation.PEERS) == band
