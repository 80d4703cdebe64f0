"""Words for lexical ranking: folding, stop words, light stemming. Persian rules are ours, English is Snowball's."""

import re
from functools import lru_cache

import Stemmer

from bahamm.kernel.text import fold
from matching.engine.embedders.spelling import document_spelling

_FUNCTION_WORDS_FA = """
و در به از که این را با است برای ان یک خود تا کرد بر هم نیز گفت می شود شد او ما اما یا شده باید هر چه چی چیست کدام
کجا کی چرا چگونه چطور ایا بود دارد کند کنند های ها ای اند هست هستند نمی بی هایی بین پس اگر همه نه دیگر بوده باشد
دو سه من تو شما انها ایشان وی چند چقدر رو
"""
_FUNCTION_WORDS_EN = """
a an the of to in on for and or is are was were be been by with as at from that this these those it its we our you your
they their how might what which who will can could should would may do does not no into than then such also has have had
"""
_STOP_WORDS = frozenset(f"{_FUNCTION_WORDS_FA} {_FUNCTION_WORDS_EN}".split())
_PERSIAN_SUFFIXES = "هایشان هایمان هایتان هایی های ها ترین تری تر یشان شان مان تان یی ات ان ای ی م ش ت"
#: Longest first; a stem keeps at least three letters.
_SUFFIXES = tuple(_PERSIAN_SUFFIXES.split())
_PREFIXES = ("نمی", "می")
_MIN_STEM = 3

_WORD = re.compile(r"[^\W_]+")
_english = Stemmer.Stemmer("english")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The light stem of one folded word: one verbal prefix and one suffix go in Persian, Snowball in English."""
    if word.isascii():
        return str(_english.stemWord(word))
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _MIN_STEM:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _MIN_STEM:
            return word[: -len(suffix)]
    return word


def content_words(text: str) -> list[str]:
    """Folded words of ``text`` in order, with repeats; joints that were left out are put back («کتابها»)."""
    folded = fold(document_spelling(text))
    return [word for word in _WORD.findall(folded) if word not in _STOP_WORDS]


def terms(text: str) -> list[str]:
    """Stemmed content words of ``text`` in order, with repeats: what BM25 counts."""
    return [stem(word) for word in content_words(text)]
