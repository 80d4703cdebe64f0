"""Folding is for comparison, cleaning for storage; both must leave Persian readable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahamm.kernel.text import (
    clean_user_text,
    detect_language,
    fold,
    fold_compact,
    has_forbidden_characters,
    search_tokens,
)

SPELLINGS = {
    "کیفیت هوای تهران": ["كيفيت هواي تهران", "کیفیّت هوایِ تهران", "کیفیت\u200cهوای تهران", "کـیفیت هوای  تهران"],
    "خانه آب": ["خانهٔ آب", "خانۀ آب", "خانه\u0654 ا\u0653ب", "خانة اب"],
    "سال 1405": ["سال ۱۴۰۵", "سال ١٤٠٥", "سال ۱۴٠5"],
}


@pytest.mark.parametrize(
    ("spelling", "plain"), [(spelling, plain) for plain, spellings in SPELLINGS.items() for spelling in spellings]
)
def test_fold_gives_every_spelling_one_form(spelling: str, plain: str) -> None:
    assert fold(spelling) == fold(plain)


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="آأابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئؤ "))
def test_fold_sees_through_decomposition(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


def test_fold_compact_joins_what_a_half_space_parts() -> None:
    assert fold_compact("می\u200cشود") == fold("میشود")
    assert fold("می\u200cشود") == fold("می شود")


def test_search_tokens_are_distinct_and_in_order() -> None:
    assert search_tokens("آب، برق و آب! IoT-2") == ["اب", "برق", "و", "iot", "2"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("بهبود هوا با IoT", "fa"), ("air quality in تهران", "en"), ("۱۲۳ !", "fa"), ("", "fa"), ("LoRaWAN برای", "en")],
)
def test_detect_language_follows_the_script(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["a\x00b", "زنگ\x07", "\ud800", "a\x85b", "\uffff"])
def test_forbidden_characters_are_found_and_cleaned(text: str) -> None:
    assert has_forbidden_characters(text)
    assert not has_forbidden_characters(clean_user_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cرود",
        "👩\u200d💻",
        "<script>alert(1)</script>",
        "\u2068abc\u2069",
        "\u2067خط \u2066Line 7\u2069\u2069",
        "ABC\u200e ۷\u200f",
        "a\tb\nc",
        "ي ك",
    ],
)
def test_legitimate_text_is_stored_as_typed(text: str) -> None:
    assert not has_forbidden_characters(text)
    assert clean_user_text(text) == text


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("\u202eABC 123\u202c", "ABC 123"),
        ("\u202dمتن\u202c", "متن"),
        ("\u202bمتن\u202c \u202aabc\u202c", "متن abc"),
        ("\u2067abc", "abc"),
        ("abc\u2069", "abc"),
        ("\u2069abc\u2067", "abc"),
        ("\u2067a\nb\u2069\n\u2068c\u2069", "a\nb\n\u2068c\u2069"),
        ("\u2067\u202eabc\u2069", "\u2067abc\u2069"),
    ],
)
def test_text_loses_what_turns_its_letters_round(text: str, stored: str) -> None:
    assert clean_user_text(text) == stored


def test_cleaning_composes_and_unifies_line_ends() -> None:
    assert clean_user_text("ا\u0653ب\r\nb\rc") == "آب\nb\nc"
