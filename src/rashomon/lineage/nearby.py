"""Which of many reports may hold a copied passage of this one: winnowed fingerprints of words in a row, in sorted runs of numbers.

Exact alignment (`passages.py`) of one report with each of a hundred thousand takes minutes; here the few that share rare words in a row are found
first. Cost and memory grow with the text only: new fingerprints are gathered, and sorted runs of like size are merged, as in a log-structured store.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.lineage.passages import Passage, find_passages
from rashomon.lineage.words import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

WORDS = 4  # words of a fingerprint: a passage has at least one run of so many equal words
WINDOW = 2  # of so many neighbouring fingerprints one is kept: of 5 equal words, one fingerprint always is
OFTEN = 100  # reports that share a fingerprint; words in a row that stand in more are a stock phrase
RARE = 4  # reports; a fingerprint that stands in no more is enough by itself
MOST = 60  # reports that are handed on
_GATHERED = 1 << 15  # new fingerprints before they are sorted


@dataclass(frozen=True, slots=True)
class Nearby:
    """A report that may share passages, with how many fingerprints it shares and how telling they are."""

    number: int
    shared: int
    weight: float


class PassageIndex:
    """Fingerprints of many reports. Reports are numbered in the order in which they are added."""

    def __init__(self, *, words: int = WORDS, window: int = WINDOW) -> None:
        self._words, self._window = words, window
        self._runs: list[tuple[Numbers, Numbers]] = []  # fingerprints sorted, and the number of the report of each
        self._new: list[tuple[int, Numbers]] = []
        self._gathered = 0
        self.size = 0

    def add(self, keys: Sequence[str]) -> int:
        """Takes in a report's words; its number."""
        number, marks = self.size, fingerprints(keys, self._words, self._window)
        self._new.append((number, marks))
        self._gathered += len(marks)
        self.size += 1
        if self._gathered >= _GATHERED:
            self._sort_in()
        return number

    def _sort_in(self) -> None:
        """Makes a sorted run of what is new; merges runs of like size, so that there are few."""
        import numpy as np

        if not self._new:
            return
        marks = np.concatenate([marks for _, marks in self._new])
        numbers = np.concatenate([np.full(len(marks), number, dtype=np.uint64) for number, marks in self._new])
        self._new, self._gathered = [], 0
        self._runs.append(_sorted(marks, numbers))
        while len(self._runs) > 1 and 2 * len(self._runs[-1][0]) >= len(self._runs[-2][0]):
            (last, last_numbers), (before, before_numbers) = self._runs.pop(), self._runs.pop()
            self._runs.append(_sorted(np.concatenate([before, last]), np.concatenate([before_numbers, last_numbers])))

    def candidates(self, keys: Sequence[str], most: int = MOST) -> list[Nearby]:
        """The reports that may share passages with these words, the most telling first."""
        import numpy as np

        self._sort_in()
        marks = np.unique(fingerprints(keys, self._words, self._window))
        if not len(marks) or not self._runs:
            return []
        which, numbers = self._hits(marks)
        spread = np.bincount(which, minlength=len(marks))
        kept = spread[which] <= OFTEN
        which, numbers = which[kept], numbers[kept]
        weights = 1.0 / spread[which]
        found, where = np.unique(numbers, return_inverse=True)
        shared = np.bincount(where, minlength=len(found))
        weight = np.bincount(where, weights=weights, minlength=len(found))
        rarest = np.zeros(len(found))
        np.maximum.at(rarest, where, weights)
        likely = (shared > 1) | (rarest >= 1 / RARE)
        order = np.lexsort((found[likely], -weight[likely]))[:most]
        picked = np.flatnonzero(likely)[order]
        return [Nearby(int(found[i]), int(shared[i]), float(weight[i])) for i in picked]

    def _hits(self, marks: "Numbers") -> "tuple[Numbers, Numbers]":
        """For each place of one of these fingerprints: which of them it is, and the report's number."""
        import numpy as np

        which: list[Numbers] = []
        numbers: list[Numbers] = []
        for run, reports in self._runs:
            first, last = np.searchsorted(run, marks, "left"), np.searchsorted(run, marks, "right")
            counts = np.minimum(last - first, OFTEN + 1)
            total = int(counts.sum())
            if total:
                offsets = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
                which.append(np.repeat(np.arange(len(marks)), counts))
                numbers.append(reports[np.repeat(first, counts) + offsets])
        if not which:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint64)
        return np.concatenate(which), np.concatenate(numbers)

    def find(self, words: Words, read: Callable[[int], Words], most: int = MOST) -> Iterator[tuple[int, list[Passage]]]:
        """The reports that share passages with this one, each with the exact passages; `read` gives a report's words by its number."""
        for near in self.candidates(words.keys, most):
            passages = find_passages(words, read(near.number))
            if passages:
                yield near.number, passages


def _sorted(marks: "Numbers", numbers: "Numbers") -> "tuple[Numbers, Numbers]":
    import numpy as np

    order = np.argsort(marks, kind="stable")
    return marks[order], numbers[order]


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    """A number for a word, the same in every run."""
    data = word.encode("utf-8", "surrogatepass")
    return (zlib.crc32(data) << 32) | zlib.adler32(data)


def fingerprints(keys: Sequence[str], words: int = WORDS, window: int = WINDOW) -> "Numbers":
    """The fingerprints of every `words` words in a row, of each `window` neighbours the least: as many runs of words share them as must."""
    import numpy as np

    if len(keys) < words:
        return np.zeros(0, dtype=np.uint64)
    numbers = np.fromiter(map(_number, keys), dtype=np.uint64, count=len(keys))
    size = len(keys) - words + 1
    marks = np.zeros(size, dtype=np.uint64)
    for k in range(words):
        marks = marks * np.uint64(0x9E3779B97F4A7C15) + numbers[k : k + size]
    marks ^= marks >> np.uint64(29)
    marks *= np.uint64(0xBF58476D1CE4E5B9)
    marks ^= marks >> np.uint64(32)
    if window < 2 or size <= window:
        return np.unique(marks)
    return np.unique(np.lib.stride_tricks.sliding_window_view(marks, window).min(axis=1))
