"""Cutting a text into phrases that can be quoted: spans of the original, never a changed letter.

Sentences end at . ! ? ؟ ؛ ; … : and line ends; long ones are cut at commas and dashes, and what is still long at
conjunctions or simply after so many words. Fragments join their neighbour.
"""

import re
from itertools import pairwise
from typing import NamedTuple

#: Rises when the same text would be cut differently: stored phrase vectors are void then.
VERSION = 1
#: Phrases of one text; a longer text is quoted from its beginning.
MAX_PHRASES = 96

_MIN_WORDS = 3
_LONG_WORDS = 14
_MAX_WORDS = 20
#: A full stop only ends a sentence before a space, so that 3.5, v2.0 and names of hosts stay whole.
_SENTENCE_END = re.compile(r"[.!?؟؛;…:]+(?=\s|$)|\n+")
_CLAUSE_END = re.compile(r"[،,](?=\s)|\s[-–—](?=\s)|(?<=\s)[(\[«\"](?=\S)")
_CONJUNCTION = re.compile(r"\s(?=(?:و|که|تا|اما|ولی|and|but|while|which|that|so)\s)")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u200c'’_.-](?=[^\W_]))*")
_SCAN = 120_000


class Span(NamedTuple):
    """``text[start:end]``, in code points."""

    start: int
    end: int


def phrase_spans(text: str) -> list[Span]:
    """Phrases of ``text`` in order, not overlapping; empty when it holds no word."""
    whole = Span(0, min(len(text), _SCAN))
    spans: list[Span] = []
    for sentence in _cut(text, whole, _SENTENCE_END):
        for phrase in _phrases(text, sentence):
            trimmed = _trim(text, phrase)
            if trimmed is not None:
                spans.append(trimmed)
            if len(spans) == MAX_PHRASES:
                return spans
    return spans


def _phrases(text: str, sentence: Span) -> list[Span]:
    if _words(text, sentence) <= _LONG_WORDS:
        return [sentence]
    parts = _joined(text, _cut(text, sentence, _CLAUSE_END))
    return [piece for part in parts for piece in _shortened(text, part)]


def _shortened(text: str, part: Span) -> list[Span]:
    if _words(text, part) <= _MAX_WORDS:
        return [part]
    pieces = _joined(text, _cut(text, part, _CONJUNCTION), at_least=_LONG_WORDS // 2)
    return [chunk for piece in pieces for chunk in _chunks(text, piece)]


def _chunks(text: str, span: Span) -> list[Span]:
    """Pieces of at most the allowed number of words, as even as possible."""
    starts = [match.start() for match in _WORD.finditer(text, span.start, span.end)]
    if len(starts) <= _MAX_WORDS:
        return [span]
    count = -(-len(starts) // _MAX_WORDS)
    borders = [starts[len(starts) * index // count] for index in range(1, count)]
    return [Span(*pair) for pair in pairwise([span.start, *borders, span.end])]


def _cut(text: str, span: Span, border: re.Pattern[str]) -> list[Span]:
    ends = [match.end() for match in border.finditer(text, span.start, span.end)]
    return [Span(*pair) for pair in pairwise([span.start, *ends, span.end]) if pair[0] < pair[1]]


def _joined(text: str, parts: list[Span], *, at_least: int = _MIN_WORDS) -> list[Span]:
    """Neighbours together until each part has enough words."""
    joined: list[Span] = []
    for part in parts:
        if joined and min(_words(text, joined[-1]), _words(text, part)) < at_least:
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined


def _words(text: str, span: Span) -> int:
    return sum(1 for _ in _WORD.finditer(text, span.start, span.end))


def _trim(text: str, span: Span) -> Span | None:
    """From the first to the last word; None when there is none."""
    matches = list(_WORD.finditer(text, span.start, span.end))
    return Span(matches[0].start(), matches[-1].end()) if matches else None
