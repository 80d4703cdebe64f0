"""One query in every spelling that Persian keyboards and habits produce is one query."""

import tracemalloc
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine.colloquial import written
from matching.engine.corpus import Corpus, Query
from matching.engine.embedders.spelling import document_spelling, query_spelling
from matching.engine.lexical import LexicalIndex
from matching.engine.tokens import terms
from tests.matching.engine.conftest import SpellingEmbedder, corpus_of, sample_texts

HALF_SPACE = "\u200c"
WORDS = (
    "آلودگی هوای کلان‌شهر", "مدیریت پسماند‌های خانگی", "سامانه می‌شود", "کتاب‌های کودکان", "مدرسۀ هوشمند", "خانهٔ سالمندان",
    "آب ۲۴ ساعته", "نمی‌توانند ببینند", "درخت‌ها و پارک‌ها", "یک کیلومتر خیابان", "مسألهٔ ترافیک", "ایستگاه‌های شارژ",
)  # fmt: skip
LETTERS = {"ی": ("ي", "ى"), "ک": ("ك",), "ۀ": ("هٔ", "ه\u0654"), "آ": ("ا\u0653",)}
DIGITS = [str.maketrans("0123456789", digits) for digits in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "0123456789")]
DIACRITICS = "\u064e\u064f\u0650\u0651\u0652"
#: Only the joints of endings and of «می» can be left out: what two whole words make is not written in one by rule.
JOINTS = ("می‌شود", "نمی‌توانند", "کتاب‌های", "درخت‌ها", "پارک‌ها", "پسماند‌های")


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str]:
    """A query of one to three parts, and the same in another spelling."""
    query = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))
    other = query
    for joint in JOINTS:
        replacement = draw(st.sampled_from([HALF_SPACE, " ", ""]))
        other = other.replace(joint, joint.replace(HALF_SPACE, replacement))
    for letter, variants in LETTERS.items():
        if draw(st.booleans()):
            other = other.replace(letter, draw(st.sampled_from(variants)))
    other = other.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")).translate(draw(st.sampled_from(DIGITS)))
    if draw(st.booleans()):
        other = unicodedata.normalize("NFD", other)
    place = draw(st.integers(1, len(query) - 1))
    if query[:place].isalpha() and draw(st.booleans()):
        other = other[:place] + draw(st.sampled_from(DIACRITICS)) + other[place:]
    return query, other


@pytest.fixture(scope="module")
def corpus(fake: SpellingEmbedder) -> Corpus:
    return corpus_of(sample_texts("solutions"), fake)


@settings(max_examples=150, deadline=None)
@given(spellings())
def test_every_spelling_reaches_model_and_words_alike(pair: tuple[str, str]) -> None:
    query, other = pair

    assert query_spelling(other) == query_spelling(query)
    assert document_spelling(other) == document_spelling(query)
    assert terms(other) == terms(query)


@settings(max_examples=40, deadline=None)
@given(pair=spellings())
def test_every_spelling_is_answered_alike(pair: tuple[str, str], corpus: Corpus, fake: SpellingEmbedder) -> None:
    answers = []
    for text in pair:
        with_model = corpus.rank(Query(text, "fa", fake.encode_queries([text])[0]))
        by_words = corpus.rank(Query(text, "fa", None), limit=1_000)
        answers.append(([each.id for each in with_model], [each.id for each in by_words]))

    assert answers[0] == answers[1]
    assert answers[0][0]


@pytest.mark.parametrize("query", ["پیش‌بینی", "پیش بینی", "پیشبینی"])
@pytest.mark.parametrize("text", ["پیش‌بینی زمان رسیدن", "پیش بینی زمان رسیدن", "پیشبینی زمان رسیدن"])
def test_compound_is_found_in_every_spelling(query: str, text: str, fake: SpellingEmbedder) -> None:
    corpus = corpus_of([text, "جمع کردن برگ درختان"], fake)

    assert [each.id for each in corpus.rank(Query(query, "fa", None))] == [1]


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ("میدون رو نمیذاره", "میدان را نمی‌گذارد"),
        ("بارون بره تو خیابون", "باران برود تو خیابان"),
        ("گوشیمو یه نفر میبره", "گوشیمو یک نفر می‌برد"),
        ("سطل‌ها پر میشن", "سطل‌ها پر می‌شوند"),
        ("می خواهیم بدونیم", "می خواهیم بدانیم"),
    ],
)
def test_spoken_persian_is_written_out(spoken: str, expected: str) -> None:
    assert written(spoken) == expected


@pytest.mark.parametrize(
    "text",
    ["قانون میلیون ستون", "میدان و میزان میوه", "می‌توان دید", "بیرون شهر", "the tuition of a city", "", "۱۲۳ 😀"],
)
def test_written_text_stays_as_it_is(text: str) -> None:
    assert written(text) == text


@pytest.mark.parametrize(("joined", "parted"), [("تنها", "تنها"), ("میدان", "میدان"), ("انتهای", "انتهای")])
def test_words_that_only_look_joined_stay_whole(joined: str, parted: str) -> None:
    assert document_spelling(joined) == parted


def test_word_without_an_end_takes_no_memory_to_speak_of() -> None:
    index = LexicalIndex()
    index.add(["صف اتوبوس در ایستگاه"])
    tracemalloc.start()

    read = index.read("ی" * 20_000)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert read.is_blank
    assert peak < 20_000_000
