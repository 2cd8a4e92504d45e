"""The words of a parse at hand: its columns as plain attributes, and what hangs on what.

A rule that walks a sentence looks some twenty times at each token: here that is a look into a list.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rashomon.text.columns import Columns

_HELD = "rashomon words"


@dataclass(frozen=True, slots=True)
class ParsedWords:
    """A list for each attribute, an entry a token. `head`: the token's head by index; `children`: the tokens that hang on it, in order; `left` and
    `right`: the first and the last token of its subtree; `starts` and `ends`: offsets in the text; `opens`: whether it begins a sentence."""

    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    head: list[int]
    punct: list[bool]
    space: list[bool]
    opens: list[bool]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.head)

    def child(self, i: int, *deps: str) -> int | None:
        """The first token that hangs on this one in one of these ways."""
        dep = self.dep
        for k in self.children[i]:
            if dep[k] in deps:
                return k
        return None

    def under(self, i: int) -> list[int]:
        """The token and all that hangs on it, in no order."""
        found = [i]
        for k in found:  # which grows meanwhile
            found += self.children[k]
        return found

    def at(self, start: int, end: int) -> range:
        """The tokens that a stretch of the text touches."""
        if not self.starts or end <= start:
            return range(0)
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        return range(first + (start == self.ends[first]), last + 1)  # the blank behind a token is no part of it


def words_of(doc: Doc) -> ParsedWords:
    """The words of a parse, read once: all that look at it share them."""
    held: ParsedWords | None = doc.user_data.get(_HELD)
    if held is None:
        held = doc.user_data[_HELD] = _read(doc)
    return held


def _read(doc: Doc) -> ParsedWords:
    columns = Columns(doc)
    left, right = _edges(columns.heads)
    opening = frozenset(columns.breaks)
    return ParsedWords(
        text=columns.texts,
        lower=columns.lowers,
        lemma=columns.lemmas,
        pos=columns.classes,
        tag=columns.tags,
        dep=columns.relations,
        entity=columns.entities,
        head=columns.heads,
        punct=columns.marks,
        space=columns.blanks,
        opens=[i in opening for i in range(len(doc))],
        children=columns.children,
        left=left,
        right=right,
        starts=columns.starts,
        ends=columns.ends,
    )


def _edges(head: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first and the last token under each: both are passed up, forwards and backwards, until nothing changes."""
    left, right = list(range(len(head))), list(range(len(head)))
    changed = True
    while changed:
        changed = False
        for order in (range(len(head)), range(len(head) - 1, -1, -1)):
            for i in order:
                above = head[i]
                if left[i] < left[above]:
                    left[above] = left[i]
                    changed = True
                if right[i] > right[above]:
                    right[above] = right[i]
                    changed = True
    return left, right
