"""Text as people type it in Persian and English: folding for search, cleaning for storage, language by script.

Pure: no Django, so that the matching engine and the lists of the catalogue fold in one and the same way.
Folding is for comparison only; what is stored and shown is what was typed (see :func:`clean_user_text`).
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ې": "ی", "ك": "ک", "ڪ": "ک",
        "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ؤ": "و",
        "أ": "ا", "إ": "ا", "ٱ": "ا", "آ": "ا", "ء": None, "ـ": None,
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
    }
)  # fmt: skip
#: Arabic diacritics, the combining hamza and madda (a decomposed آ or ۀ leaves them), Koranic marks.
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_HALF_SPACES = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"\s+")
_PERSIAN = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z]")
_TOKEN = re.compile(r"[^\W_]+")
#: In which order names stand in a list, for readers of Persian and of English.
_PERSIAN_ALPHABET = "اآأإٱبپتثجچحخدذرزژسشصضطظعغفقکگلمنوؤهۀیئء"
_LATIN_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_RANKS = {
    language: {letter: rank for rank, letter in enumerate(f" 0123456789{letters}", start=1)}
    for language, letters in (
        ("fa", _PERSIAN_ALPHABET + _LATIN_ALPHABET),
        ("en", _LATIN_ALPHABET + _PERSIAN_ALPHABET),
    )
}
_SORTED_LETTERS = 60
_SURROGATE = re.compile("[\ud800-\udfff]")
#: Everything that neither shows nor separates lines, except what Persian and bidirectional text need.
_CONTROL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]")
#: Overrides show letters in another order than they are read in; embeddings reach beyond their end.
#: U+200E and U+200F, which only stand between, stay.
_OVERRIDES = re.compile("[\u202a-\u202e]")
_ISOLATES = re.compile("[\u2066-\u2069]")


def fold(text: str) -> str:
    """``text`` as search sees it: one spelling for all variants of a letter, ASCII digits, half-spaces as spaces.

    >>> fold("مديريّتِ پَسماندهاى ۱۲٣")
    'مدیریت پسماندهای 123'
    """
    # Case folding may decompose, and its result may compose with what follows: hence the second normalisation.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_LETTERS)
    folded = _HALF_SPACES.sub(" ", _MARKS.sub("", folded))
    return _SPACES.sub(" ", folded).strip()


def fold_compact(text: str) -> str:
    """The folded text with half-spaces closed: what meets «می‌شود» with «میشود»."""
    return fold(_HALF_SPACES.sub("", text))


def search_tokens(text: str) -> list[str]:
    """The distinct words of the folded text, in order."""
    return list(dict.fromkeys(_TOKEN.findall(fold(text))))


def sort_key(title: str, language: str = "fa") -> str:
    """A key that sorts titles by the alphabet under any collation, those in the script of ``language`` first.

    Three digits for each letter: code points put پ چ ژ گ ی after all other letters, and collations differ between
    databases.
    """
    ranks = _RANKS[language]
    return "".join(f"{ranks.get(letter, 999):03d}" for letter in fold(title)[:_SORTED_LETTERS])


def detect_language(text: str) -> str:
    """``"fa"`` or ``"en"``, by which script has more letters; Persian when neither has any."""
    return "en" if len(_LATIN.findall(text)) > len(_PERSIAN.findall(text)) else "fa"


def has_forbidden_characters(text: str) -> bool:
    """Whether ``text`` holds control characters or lone surrogates, which no database stores faithfully."""
    return bool(_CONTROL.search(text) or _SURROGATE.search(text))


def clean_user_text(text: str) -> str:
    """``text`` for storage: canonical composition (NFC), one kind of line end, no control characters.

    Tab and newline stay, and letters are never changed. Forms refuse control characters first
    (:func:`has_forbidden_characters`); imported text may simply lose them. Lone surrogates, which no encoding can
    store, become U+FFFD. Directional overrides and embeddings go; isolates stay where each is closed in its line,
    since such a pair turns nothing but what stands between.
    """
    lines = _OVERRIDES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if _ISOLATES.search(lines):
        lines = "\n".join(map(_with_closed_isolates, lines.split("\n")))
    return unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", _CONTROL.sub("", lines)))


def _with_closed_isolates(line: str) -> str:
    depth = 0
    for control in _ISOLATES.findall(line):
        depth += -1 if control == "\u2069" else 1
        if depth < 0:
            break
    return line if depth == 0 else _ISOLATES.sub("", line)
