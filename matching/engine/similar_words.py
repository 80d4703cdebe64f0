"""Words spelt alike: what catches inflection, compounds and slips of the pen that no list of rules foresees.

Two words are as similar as the cosine of their sets of character n-grams (3–5, with the word's borders). A document
then gets, for each query word, credit for its most similar word: BM25 with soft matching. On the development set
this does what TF-IDF over the n-grams of whole texts does, at a hundredth of the memory, since n-grams are only kept
for the vocabulary. An n-gram is known by 64 bits of it, so that a table of them needs no strings.
"""

import math
from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.engine.tables import Rows
from matching.engine.types import FloatArray, IntArray

SIZES = (3, 4, 5)
#: Less similar words are strangers.
THRESHOLD = 0.3
#: Words whose neighbours are remembered until the vocabulary grows.
_REMEMBERED = 20_000
#: A place in the lists costs as much to sort as so many words of the vocabulary cost to count.
_FEW = 8
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

Keys = NDArray[np.uint64]


def grams(words: Sequence[str]) -> tuple[Keys, NDArray[np.int32]]:
    """The distinct character n-grams of each of ``words`` with its borders, and which word each is of; by n-gram."""
    text = "".join(f" {word} " for word in words)
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    sizes = np.fromiter(map(len, words), np.int64, len(words)) + 2
    owners = np.repeat(np.arange(len(words), dtype=np.int32), sizes)
    left = np.repeat(np.cumsum(sizes), sizes) - np.arange(len(letters))
    hashes, found, whose = np.zeros_like(letters), [], []
    for at in range(max(SIZES)):
        following = np.zeros_like(letters)
        following[: max(len(letters) - at, 0)] = letters[at:]
        hashes = (hashes ^ following) * _FACTOR
        hashes ^= hashes >> np.uint64(29)
        if at + 1 in SIZES:
            whole = left > at
            found.append(hashes[whole])
            whose.append(owners[whole])
    keys, which = np.concatenate(found), np.concatenate(whose)
    order = np.lexsort((which, keys))
    keys, which = keys[order], which[order]
    is_first = np.append(True, (keys[1:] != keys[:-1]) | (which[1:] != which[:-1]))[: len(keys)]
    return keys[is_first], which[is_first]


class GramTable:
    """Words by n-gram: those of ``keys[i]`` stand at ``starts[i]:starts[i + 1]``."""

    def __init__(self, keys: Keys, starts: IntArray, words: NDArray[np.int32]) -> None:
        self.keys, self.starts, self.words = keys, starts, words

    @classmethod
    def of(cls, words: Sequence[str]) -> "GramTable":
        keys, owners = grams(words)
        distinct, begins = np.unique(keys, return_index=True)
        return cls(distinct, np.append(begins, len(keys)).astype(np.int64), owners)

    def lists(self, keys: Keys) -> list[NDArray[np.int32]]:
        if not len(self.keys):
            return []
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        at = at[self.keys[at] == keys]
        return [self.words[begin:end] for begin, end in zip(self.starts[at], self.starts[at + 1], strict=True)]


class SimilarWords:
    """N-grams of a growing vocabulary. Words are numbered 0, 1, 2 … in the order of addition.

    ``table`` and ``root_sizes``: of the first words, as a snapshot holds them.
    """

    def __init__(self, table: GramTable | None = None, root_sizes: FloatArray | None = None) -> None:
        self._table = GramTable.of([]) if table is None else table
        self._words_with: dict[int, array[int]] = {}
        self._root_sizes = Rows(np.float32, base=root_sizes)
        self._known: dict[str, tuple[tuple[IntArray, FloatArray], int]] = {}

    def __len__(self) -> int:
        return len(self._root_sizes)

    def root_sizes(self, count: int) -> FloatArray:
        """Square roots of the numbers of n-grams of the first ``count`` words."""
        sizes: FloatArray = self._root_sizes.slice(0, count)
        return sizes

    def add(self, words: Sequence[str]) -> None:
        first = len(self)
        keys, owners = grams(words)
        for key, owner in zip(keys.tolist(), owners.tolist(), strict=True):
            self._words_with.setdefault(key, array("i")).append(first + owner)
        self._root_sizes.extend(np.sqrt(np.bincount(owners, minlength=len(words))).astype(np.float32))

    def similar(self, word: str) -> tuple[IntArray, FloatArray]:
        """Numbers of the words like ``word`` and how like they are, above the threshold to 1."""
        known = self._known.get(word)
        if known is not None and known[1] == len(self):
            return known[0]
        found = self._find(word)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[word] = (found, len(self))
        return found

    def _find(self, word: str) -> tuple[IntArray, FloatArray]:
        pieces = grams([word])[0]
        newer = [self._words_with[key] for key in pieces.tolist() if key in self._words_with]
        lists = [*self._table.lists(pieces), *(np.frombuffer(each, np.int32) for each in newer)]
        places = np.concatenate([np.zeros(0, np.int32), *lists])
        if len(places) * _FEW < len(self):
            alike, shared = np.unique(places, return_counts=True)
        else:
            counts = np.bincount(places, minlength=len(self))
            alike = np.flatnonzero(counts)
            shared = counts[alike]
        cosines = shared / (self._root_sizes.take(alike) * math.sqrt(len(pieces)))
        near = cosines >= THRESHOLD
        return alike[near], cosines[near].astype(np.float32)
