"""Words that stand in two reports: runs of equal words, and the stretches that these make."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from rashomon.copies.copyable_words import CopyableWords


class EqualRun(NamedTuple):
    """A run of equal words: `length` of them from word `a` in one report and word `b` in the
    other."""

    a: int
    b: int
    length: int


Runs = Sequence[EqualRun]


class Shared(StrEnum):
    """What a stretch is: copied beyond doubt, the same words of somebody, quoted, or eight equal
    words or more in a row that are too few to tell of a copy by themselves."""

    COPIED = "copied"
    QUOTED = "quoted"
    SLIGHT = "slight"


class WordRow(NamedTuple):
    """Words of a report in a row, from the first to the last (half-open)."""

    side: CopyableWords
    first: int
    last: int

    @property
    def keys(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return self.side.keys[self.first : self.last]

    @property
    def place(self) -> tuple[int, int]:
        """Where they begin and end in the text."""
        return self.side.starts[self.first], self.side.ends[self.last - 1]


class CopiedStretch(NamedTuple):
    """Words `a0` to `a1` of one report, `left`, and `b0` to `b1` of the other, `right` (half-open),
    and the runs that they share."""

    a0: int
    a1: int
    b0: int
    b1: int
    runs: Runs
    left: CopyableWords
    right: CopyableWords
    kind: Shared = Shared.COPIED

    @property
    def size(self) -> int:
        """The number of words, on the side with more."""
        return max(self.a1 - self.a0, self.b1 - self.b0)

    @property
    def longest(self) -> int:
        """The number of words in the longest run."""
        return max(run.length for run in self.runs)

    def places(self) -> set[tuple[int, int]]:
        """Returns the places of the equal words in both reports."""
        places = set[tuple[int, int]]()
        for i, j, length in self.runs:
            places.update(zip(range(i, i + length), range(j, j + length), strict=True))
        return places

    def shared(self) -> int:
        """Returns how many words stand in runs, on the side with fewer."""
        if len(self.runs) == 1:
            return self.runs[0].length
        in_left, in_right = map(set, zip(*self.places(), strict=True))
        return min(len(in_left), len(in_right))

    def sides(self) -> tuple[WordRow, WordRow]:
        """Returns the words of the stretch in both reports."""
        return WordRow(self.left, first=self.a0, last=self.a1), WordRow(
            self.right, first=self.b0, last=self.b1
        )

    def is_verbatim(self) -> bool:
        """Whether all words are equal."""
        left, right = self.sides()
        return left.keys == right.keys

    def is_whole(self) -> bool:
        """Whether the stretch is whole sentences in both reports."""
        for words, first, last in self.sides():
            if words.sentences[first] != first or words.sentences[last] != last:
                return False
        return True
