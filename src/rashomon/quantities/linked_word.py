"""One form of a word that knows its neighbours, for all that reads words one after another."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Self


@dataclass(eq=False, slots=True)
class LinkedWord:
    """A word, a figure or a sign of a text, with its offsets. Once it is linked (`link`), it knows
    what stands before and after it. An empty one stands at either edge, beside itself."""

    text: str
    start: int
    end: int
    before: Self = field(init=False, repr=False)
    after: Self = field(init=False, repr=False)

    def __post_init__(self: Self) -> None:
        self.before = self
        self.after = self

    def past(self, count: int) -> Self:
        """Returns the one that stands so many places behind it."""
        word = self
        for _ in range(count):
            word = word.after
        return word


def link(words: Iterable[LinkedWord]) -> None:
    """Tells each of these words, with the empty ones at both edges, its neighbours."""
    for before, after in pairwise(words):
        before.after = after
        after.before = before
