"""Words spelt alike: what catches inflection, compounds and slips of the pen that no list of rules foresees.

Two words are as similar as the cosine of their sets of character n-grams (3–5, with the word's borders). A document
then gets, for each query word, credit for its most similar word: BM25 with soft matching. On the development set
this does what TF-IDF over the n-grams of whole texts does, at a hundredth of the memory, since n-grams are only kept
for the vocabulary. An n-gram is known by 64 bits of it, so that a table of them needs no strings.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from matching.engine.runs import Runs
from matching.engine.tables import Rows, spread
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

    def __len__(self) -> int:
        """Pairs of an n-gram and a word."""
        return len(self.words)

    @classmethod
    def of(cls, words: Sequence[str], first: int = 0) -> "GramTable":
        """Of words with the numbers ``first …``."""
        keys, owners = grams(words)
        return cls._of_sorted(keys, owners + np.int32(first))

    @classmethod
    def merged(cls, tables: Sequence["GramTable"]) -> "GramTable":
        """One of several, whose words are numbered in this order."""
        keys = np.concatenate([np.repeat(table.keys, np.diff(table.starts)) for table in tables])
        order = np.argsort(keys, kind="stable")
        return cls._of_sorted(keys[order], np.concatenate([table.words for table in tables])[order])

    @classmethod
    def _of_sorted(cls, keys: Keys, words: NDArray[np.int32]) -> "GramTable":
        distinct, begins = np.unique(keys, return_index=True)
        return cls(distinct, np.append(begins, len(keys)).astype(np.int64), words)

    def of_keys(self, keys: Keys) -> tuple[IntArray, NDArray[np.int32]]:
        """How many words hold each of ``keys``, and which, one n-gram after another."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64), self.words
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        begins = self.starts.take(at)
        counts: IntArray = np.where(self.keys.take(at) == keys, self.starts.take(at + 1) - begins, 0)
        return counts, self.words.take(spread(begins, counts))


class SimilarWords:
    """N-grams of a growing vocabulary. Words are numbered 0, 1, 2 … in the order of addition.

    ``table`` and ``root_sizes``: of the first words, as a snapshot holds them.
    """

    def __init__(self, table: GramTable | None = None, root_sizes: FloatArray | None = None) -> None:
        self.tables = Runs(GramTable.merged, [] if table is None else [table])
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
        table = GramTable.of(words, first)
        self.tables.append(table)
        sizes = np.bincount(table.words - first, minlength=len(words))
        self._root_sizes.extend(np.sqrt(sizes).astype(np.float32))

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
        found = [table.of_keys(pieces) for table in self.tables]
        places = np.concatenate([np.zeros(0, np.int32), *(held for _, held in found)])
        whose = np.concatenate([np.zeros(0, np.int32), *(np.repeat(owners, counts) for counts, _ in found)])
        pairs, shared = _counted(whose.astype(np.int64) * len(self) + places, len(words) * len(self))
        whose, alike = np.divmod(pairs, max(len(self), 1))
        sizes = np.sqrt(np.bincount(owners, minlength=len(words)))
        cosines = shared / (self._root_sizes.take(alike) * sizes[whose])
        near = cosines >= THRESHOLD
        alike, cosines, whose = alike[near], cosines[near].astype(np.float32), whose[near]
        borders = np.searchsorted(whose, np.arange(len(words) + 1)).tolist()
        return [(alike[begin:end], cosines[begin:end]) for begin, end in pairwise(borders)]


def _counted(numbers: IntArray, limit: int) -> tuple[IntArray, IntArray]:
    """The distinct ones of ``numbers`` in 0 … limit - 1, ascending, and how often each occurs."""
    if len(numbers) * _FEW < limit:
        distinct, counts = np.unique(numbers, return_counts=True)
        return distinct, counts
    all_counts = np.bincount(numbers, minlength=limit)
    distinct = np.flatnonzero(all_counts)
    return distinct, all_counts[distinct]
