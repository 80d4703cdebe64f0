"""The corpus against brute force, under filters and changes, and with texts that nobody should send."""

from dataclasses import replace

import numpy as np
import pytest

from matching.engine import ranking, weights
from matching.engine.centring import unit
from matching.engine.corpus import Corpus, Document, Facets, Filters, Query, Ranked, Relation
from matching.engine.types import ModelMismatch
from tests.matching.engine.conftest import SpellingEmbedder, corpus_of, documents, random_units

DIMENSION = 32
KEY = f"random@1/{DIMENSION}"
WORDS = [f"واژه{number}" for number in range(300)]


def random_documents(count: int, *, seed: int = 1, language: str = "fa") -> list[Document]:
    rng = np.random.default_rng(seed)
    vectors = random_units(count, DIMENSION, seed)
    # Phrases say in parts what the whole says.
    noise = random_units(count * 3, DIMENSION, seed + 1).reshape(count, 3, DIMENSION)
    phrases = unit(vectors[:, None] + 0.7 * noise)
    return [
        Document(
            id=index + 1,
            text=" ".join(rng.choice(WORDS, 12)),
            language=language,
            vector=vectors[index],
            facets=Facets(
                trl=int(rng.integers(1, 10)),
                city=str(rng.choice(["تهران", "مشهد"])),
                money=(int(rng.integers(1, 50)), int(rng.integers(50, 100))),
                credentials=frozenset(rng.choice(["knowledge_based", "tax"], int(rng.integers(0, 3)))),
            ),
            phrases=phrases[index],
        )
        for index in range(count)
    ]


def query(seed: int = 99, *, words: str = "واژه1 واژه2 واژه3", facets: Facets | None = None) -> Query:
    vector, *noise = random_units(4, DIMENSION, seed)
    return Query(words, "fa", vector, facets or Facets(), phrases=unit(vector + 0.7 * np.stack(noise)))


def filled(found: list[Document]) -> Corpus:
    corpus = Corpus(KEY)
    corpus.upsert(found)
    return corpus


@pytest.fixture(scope="module")
def large() -> list[Document]:
    """More rows than are scored one by one."""
    return random_documents(3 * ranking.EXHAUSTIVE)


def ids(ranked: list[Ranked]) -> list[int]:
    return [each.id for each in ranked]


@pytest.mark.parametrize("seed", range(5))
def test_candidates_lose_nothing_of_the_top(large: list[Document], seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = filled(large)
    found = corpus.rank(query(seed + 200), limit=10)
    monkeypatch.setattr(ranking, "EXHAUSTIVE", len(large))
    everything = corpus.rank(query(seed + 200), limit=10)

    assert ids(found) == ids(everything)
    assert [each.score for each in found] == pytest.approx([each.score for each in everything], abs=0.05)


@pytest.mark.parametrize(
    ("filters", "admits"),
    [
        (Filters(trl_at_least=7), lambda facets: facets.trl >= 7),
        (Filters(trl_at_most=3), lambda facets: facets.trl <= 3),
        (Filters(cities=frozenset({"مشهد"})), lambda facets: facets.city == "مشهد"),
        (Filters(money=(60, 70)), lambda facets: facets.money[0] <= 70 and facets.money[1] >= 60),
        (Filters(credentials=frozenset({"tax"})), lambda facets: "tax" in facets.credentials),
        (Filters(credentials=frozenset({"unheard_of"})), lambda facets: False),
        (Filters(languages=frozenset({"en"})), lambda facets: False),
    ],
)
def test_filter_admits_what_brute_force_admits(large: list[Document], filters: Filters, admits: object) -> None:
    assert callable(admits)
    expected = {document.id for document in large if admits(document.facets)}

    ranked = filled(large).rank(query(), filters=filters, limit=len(large))

    assert set(ids(ranked)) <= expected
    # Large rests are answered by candidates, small ones whole.
    assert len(ranked) == len(expected) or len(ranked) >= ranking._CANDIDATES


def test_filter_with_few_rows_answers_all_of_them(large: list[Document]) -> None:
    allowed = [3, 5, 8, 999_999]

    assert sorted(ids(filled(large).rank(query(), allowed=allowed))) == [3, 5, 8]


def test_what_is_not_stated_excludes_nothing_but_credentials() -> None:
    corpus = filled([replace(random_documents(1)[0], facets=Facets())])

    assert ids(corpus.rank(query(), filters=Filters(trl_at_least=9, money=(1, 2), cities=frozenset({"مشهد"})))) == [1]
    assert corpus.rank(query(), filters=Filters(credentials=frozenset({"tax"}))) == []


def test_score_is_the_sum_of_its_components_and_shares_of_what_speaks_for_it(large: list[Document]) -> None:
    need = Facets(trl=5, money=(10, 20), goals=frozenset({"1"}), city="تهران")

    for entry in filled(large).rank(query(facets=need), limit=50):
        assert entry.score == pytest.approx(sum(part.contribution for part in entry.components.values()))
        for name, part in entry.components.items():
            known = {**weights.SAME_LANGUAGE, **weights.STRUCTURE}
            assert part.contribution == pytest.approx(known[name] * part.value)
        assert sum(entry.shares().values()) == pytest.approx(1.0)
        assert set(entry.shares()) == {name for name, part in entry.components.items() if part.contribution > 0}


def test_places_and_percentiles_follow_the_scores(large: list[Document]) -> None:
    ranked = filled(large).rank(query(), limit=30)

    assert [each.rank for each in ranked] == list(range(1, 31))
    scores = [each.score for each in ranked]
    assert scores == pytest.approx(sorted(scores, reverse=True))
    assert [each.percentile for each in ranked] == [100 * (len(large) - place) // len(large) for place in range(1, 31)]


def test_changed_document_answers_as_it_is_now_and_removed_one_never(fake: SpellingEmbedder) -> None:
    corpus = corpus_of(["چراغ راهنمایی", "فاضلاب شهری", "پارک کودک"], fake)
    version = corpus.version
    corpus.upsert([replace(documents(["قایق تفریحی"], fake)[0], id=2)])
    corpus.remove([3, 77])

    answer = corpus.rank(Query("قایق", "fa", fake.encode_queries(["قایق"])[0]))
    assert ids(answer)[0] == 2
    assert sorted(ids(answer)) == list(corpus.ids()) == [1, 2]
    assert corpus.rank(Query("فاضلاب", "fa", None)) == []
    assert (len(corpus), 2 in corpus, 3 in corpus) == (2, True, False)
    assert corpus.version == version + 2


def test_document_may_change_its_language() -> None:
    persian = random_documents(1)[0]
    corpus = filled([persian])
    corpus.upsert([replace(persian, language="en")])

    assert len(corpus) == 1
    assert ids(corpus.rank(query(), filters=Filters(languages=frozenset({"en"})))) == [1]
    assert corpus.rank(query(), filters=Filters(languages=frozenset({"fa"}))) == []


def test_order_of_changes_does_not_matter_after_compaction() -> None:
    everything = random_documents(4_000, seed=3)
    corpus = filled(everything)
    corpus.remove(range(1, 3_001))
    fresh = filled(everything[3_000:])

    assert list(corpus.ids()) == list(fresh.ids())
    assert set(ids(corpus.rank(query(), limit=20))) == set(ids(fresh.rank(query(), limit=20)))


def test_vectors_of_another_model_leave_the_corpus_as_it_was() -> None:
    good = random_documents(2)
    corpus = filled(good[:1])
    short, wrong_phrases = np.ones(8, np.float32), np.ones((2, 8), np.float32)
    broken = np.full(DIMENSION, np.nan, np.float32)
    for bad in (
        replace(good[1], vector=short),
        replace(good[1], vector=broken),
        replace(good[1], query_vector=short),
        replace(good[1], phrases=wrong_phrases),
    ):
        with pytest.raises(ModelMismatch):
            corpus.upsert([good[1], bad])
    with pytest.raises(ModelMismatch):
        corpus.rank(Query("x", "fa", short))

    assert list(corpus.ids()) == [1]
    assert corpus.version == 1


@pytest.mark.parametrize(
    "text", ["", "آ", "1234567890", "😀🎉", "\n\n\t", "?!،؛", "\u200c", "کلمه " * 40_000, "𐎠𐎼𐎹", "中文 文本"]
)
def test_odd_text_is_answered_with_and_without_a_model(text: str, fake: SpellingEmbedder) -> None:
    corpus = corpus_of(["صف اتوبوس در ایستگاه", text, "برق خورشیدی مدرسه"], fake)

    with_model = corpus.rank(Query(text, "fa", fake.encode_queries([text])[0]))
    assert sorted(ids(with_model)) == [1, 2, 3]
    assert all(np.isfinite(each.score) for each in with_model)
    by_words = corpus.rank(Query(text, "fa", None))
    assert set(ids(by_words)) <= {2}


def test_empty_corpus_and_no_places_answer_nothing(fake: SpellingEmbedder) -> None:
    empty = Corpus(KEY)
    assert empty.rank(query()) == []
    assert filled(random_documents(3)).rank(query(), limit=0) == []
    assert filled(random_documents(3)).rank(query(), allowed=[]) == []


def test_mature_and_cheap_offer_outranks_its_equal(fake: SpellingEmbedder) -> None:
    facets = [Facets(trl=3, money=(90, 95)), Facets(trl=8, money=(1, 5))]
    corpus = Corpus("hashing-n-grams@1/128")
    corpus.upsert(documents(["پایش هوا"] * 2, fake, facets))
    need = Query("پایش هوا", "fa", fake.encode_queries(["پایش هوا"])[0], Facets(trl=6, money=(10, 20)))

    ranked = corpus.rank(need)
    assert ids(ranked) == [2, 1]
    assert ranked[0].components["maturity"].value == 1.0
    assert ranked[1].components["maturity"].value == pytest.approx(0.125)
    assert ids(corpus.rank(replace(need, relation=Relation.PEERS)))[0] == 2


def test_only_documents_in_question_move_the_query(large: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = filled(large)
    few = [document.id for document in large[: weights.FEEDBACK_FROM - 1]]
    moved, unmoved = (corpus.rank(query(), allowed=allowed, limit=15) for allowed in (None, few))
    monkeypatch.setattr(weights, "FEEDBACK", 0.0)

    # Too few in question: what else is in the corpus does not step in for them.
    assert corpus.rank(query(), allowed=few, limit=15) == unmoved
    assert [each.score for each in corpus.rank(query(), limit=15)] != [each.score for each in moved]


def test_phrases_of_a_document_are_those_it_was_given() -> None:
    given, none = random_documents(2)
    corpus = filled([given, replace(none, phrases=None)])

    assert given.phrases is not None
    assert corpus.phrases_of(1) == pytest.approx(given.phrases, abs=1e-3)
    assert corpus.phrases_of(2) is None
    assert corpus.phrases_of(3) is None
