"""What lists search by: computed once at writing, so that reading is plain SQL on both databases."""

from collections.abc import Iterable

from bahamm.kernel.text import fold, search_tokens

_HALF_SPACE = "\u200c"


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
