"""Phrases are verbatim, in order and apart, whatever the text."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine.explain import embed_phrases, explain
from matching.engine.parts import PhraseScales, PhraseStore
from matching.engine.phrases import MAX_PHRASES, phrase_spans
from tests.matching.engine.conftest import SpellingEmbedder, random_units

TEXT = st.text(st.sampled_from("آبپتکیa b1.!؟،\u200c\n-(«»😀"), max_size=300)


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_spans_are_apart_in_order_and_begin_and_end_with_words(text: str) -> None:
    spans = phrase_spans(text)

    for start, end in spans:
        assert 0 <= start < end <= len(text)
        quoted = text[start:end]
        assert quoted[0].isalnum()
        assert quoted[-1].isalnum()
        assert "\n" not in quoted
    assert all(before.end <= after.start for before, after in pairwise(spans))
    words = any(character.isalnum() for character in text)
    assert bool(spans) == words


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("عنوان کوتاه\nجملهٔ نخست با چند واژه. جملهٔ دوم!", ["عنوان کوتاه", "جملهٔ نخست با چند واژه", "جملهٔ دوم"]),
        (
            "Version 3.5 of host.example is out; next one later",
            ["Version 3.5 of host.example is out", "next one later"],
        ),
        ("", []),
        ("؟!…", []),
        ("آ", ["آ"]),
    ],
)
def test_text_is_cut_where_a_reader_would(text: str, phrases: list[str]) -> None:
    assert [text[start:end] for start, end in phrase_spans(text)] == phrases


def test_huge_text_is_quoted_from_its_beginning() -> None:
    text = "یک جملهٔ کوتاه دربارهٔ شهر. " * 8_000

    spans = phrase_spans(text)
    assert len(spans) == MAX_PHRASES
    assert spans[0].start == 0


def test_reason_pairs_each_phrase_once_and_is_verbatim(fake: SpellingEmbedder) -> None:
    need = "صف اتوبوس در ایستگاه طولانی است. چراغ پارک‌ها خاموش مانده است."
    offer = "چراغ‌های پارک را روشن می‌کنیم. صف اتوبوس در ایستگاه‌ها را کوتاه می‌کنیم. حسابداری می‌فروشیم."

    pairs = explain(need, offer, fake)
    quoted = {
        (need[pair.query_start : pair.query_end], offer[pair.document_start : pair.document_end]) for pair in pairs
    }
    assert quoted == {
        ("صف اتوبوس در ایستگاه طولانی است", "صف اتوبوس در ایستگاه‌ها را کوتاه می‌کنیم"),
        ("چراغ پارک‌ها خاموش مانده است", "چراغ‌های پارک را روشن می‌کنیم"),
    }
    assert all(0 < pair.similarity <= 1 for pair in pairs)


@pytest.mark.parametrize(("need", "offer"), [("", ""), ("", "متن راهکار"), ("😀", "۱۲۳"), ("پایش هوا", "zzz qqq")])
def test_nothing_in_common_gives_no_reason(need: str, offer: str, fake: SpellingEmbedder) -> None:
    assert explain(need, offer, fake) == []


def test_texts_without_words_have_no_phrases(fake: SpellingEmbedder) -> None:
    empty, one = embed_phrases(["…", "یک عبارت"], fake)

    assert (len(empty.spans), empty.vectors.shape) == (0, (0, fake.dimension))
    assert (len(one.spans), one.vectors.shape) == (1, (1, fake.dimension))


def test_store_finds_the_best_phrase_as_brute_force_does() -> None:
    store = PhraseStore(16)
    rows = [random_units(count, 16, seed) for seed, count in enumerate((3, 0, 1, 5))]
    store.add(rows[:2])
    store.add(rows[2:])
    query = random_units(2, 16, 50)

    assert list(store.has(np.array([0, 1, 2, 3]))) == [True, False, True, True]
    best = store.best(query, np.array([3, 0, 2]))
    assert best == pytest.approx(np.stack([(rows[row] @ query.T).max(axis=0) for row in (3, 0, 2)]), abs=2e-3)


def test_phrase_that_resembles_everything_says_little() -> None:
    sample = np.column_stack([np.full(50, 0.8, np.float32), np.linspace(-0.2, 0.2, 50, dtype=np.float32)])
    candidates = np.array([[0.82, 0.0], [0.8, 0.3]], np.float32)

    scales = PhraseScales.of(sample)
    scores, spread = scales.scores(candidates), scales.scores(sample)
    assert scores[1] > scores[0]
    assert spread.mean() == pytest.approx(0.0, abs=1e-4)
