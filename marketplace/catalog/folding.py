"""What lists search and sort by: computed once at writing, so that reading is plain SQL on both databases."""

from collections.abc import Iterable

from bahamm.kernel.text import fold, search_tokens

_HALF_SPACE = "\u200c"
_ALPHABET = " 0123456789اآأإٱبپتثجچحخدذرزژسشصضطظعغفقکگلمنوؤهۀیئءabcdefghijklmnopqrstuvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}
_TITLE_LETTERS = 60


def search_text(parts: Iterable[str]) -> str:
    """The folded parts, once with half-spaces as spaces and, where it differs, once with them closed.

    People type «تابلوها», «تابلو‌ها» and «تابلو ها» for one word; each must find the others.
    """
    text = " ".join(part for part in parts if part)
    opened = fold(text)
    closed = fold(text.replace(_HALF_SPACE, ""))
    return opened if closed == opened else f"{opened} {closed}"


def tokens(text: str) -> list[str]:
    """The words that must all occur; an unreasonable number of them is cut off."""
    return search_tokens(text[:500])[:12]


def sort_key(title: str) -> str:
    """A key that sorts Persian titles in Persian order under any collation: three digits for each letter.

    Code points put پ چ ژ گ ی after all other letters, and collations differ between databases.
    """
    return "".join(f"{_RANKS.get(letter, 999):03d}" for letter in fold(title)[:_TITLE_LETTERS])
