"""Words spelt alike: what catches inflection, compounds and slips of the pen that no list of rules foresees.

Two words are as similar as the cosine of their sets of character n-grams (3–5, with the word's borders). A document
then gets, for each query word, credit for its most similar word: BM25 with soft matching. On the development set
this does what TF-IDF over the n-grams of whole texts does, at a hundredth of the memory, since n-grams are only kept
for the vocabulary. An n-gram is known by 64 bits of it, so that a table of them needs no strings.
"""

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.engine.tables import Rows
from matching.engine.types import FloatArray, IntArray

SIZES = (3, 4, 5)
#: Less similar words are strangers.
THRESHOLD = 0.3
#: A number costs as much to sort as so many possible ones cost to count.
_FEW = 8
#: Words whose neighbours are remembered until the vocabulary grows.
_REMEMBERED = 20_000
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

Keys = NDArray[np.uint64]
_NEVER = (None, -1)


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
        """The words of each of ``keys``."""
        if not len(self.keys):
            return [self.words] * len(keys)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        begins = self.starts[at]
        ends = np.where(self.keys[at] == keys, self.starts[at + 1], begins)
        return [self.words[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]


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

    def similar(self, words: Sequence[str]) -> list[tuple[IntArray, FloatArray]]:
        """For each of ``words`` the numbers of the words like it, and how like they are, above the threshold to 1."""
        asked = dict.fromkeys(words)
        if len(self._known) + len(asked) > _REMEMBERED:
            self._known.clear()
        unknown = [word for word in asked if self._known.get(word, _NEVER)[1] != len(self)]
        found = self._find(unknown)
        self._known.update((word, (near, len(self))) for word, near in zip(unknown, found, strict=True))
        return [self._known[word][0] for word in words]

    def _find(self, words: Sequence[str]) -> list[tuple[IntArray, FloatArray]]:
        """All at once: a brief has two dozen words, and each step costs more than the counting."""
        if not words:
            return []
        pieces, owners = grams(words)
        counts, places = self._places(pieces)
        whose = np.repeat(owners, counts)
        pairs, shared = _counted(whose.astype(np.int64) * len(self) + places, len(words) * len(self))
        whose, alike = np.divmod(pairs, max(len(self), 1))
        sizes = np.sqrt(np.bincount(owners, minlength=len(words)))
        cosines = shared / (self._root_sizes.take(alike) * sizes[whose])
        near = cosines >= THRESHOLD
        alike, cosines, whose = alike[near], cosines[near].astype(np.float32), whose[near]
        ends = np.searchsorted(whose, np.arange(1, len(words)))
        return list(zip(np.split(alike, ends), np.split(cosines, ends), strict=True))

    def _places(self, pieces: Keys) -> tuple[IntArray, IntArray]:
        """How many words hold each of ``pieces``, and which, one piece after another."""
        lists = [
            np.concatenate([old, np.frombuffer(new, np.int32)]) if (new := self._words_with.get(key)) else old
            for key, old in zip(pieces.tolist(), self._table.lists(pieces), strict=True)
        ]
        return np.array([len(each) for each in lists], np.int64), np.concatenate(lists)


def _counted(numbers: IntArray, limit: int) -> tuple[IntArray, IntArray]:
    """The distinct ones of ``numbers`` in 0 … limit - 1, ascending, and how often each occurs."""
    if len(numbers) * _FEW < limit:
        distinct, counts = np.unique(numbers, return_counts=True)
        return distinct, counts
    all_counts = np.bincount(numbers, minlength=limit)
    distinct = np.flatnonzero(all_counts)
    return distinct, all_counts[distinct]
