"""The words of a parse as plain lists of attributes and of the tree's edges.

A rule that walks a sentence looks at each token some twenty times; a list lookup is much cheaper than a Token attribute.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.text.columns import Columns

_HELD = "rashomon words"


@dataclass(frozen=True, slots=True)
class ParsedWords:
    """One list per attribute, one entry per token.

    `head`: index of the head; `children`: indices of the dependents in order; `left`, `right`: first and last token of the subtree;
    `starts`, `ends`: offsets in the text; `opens`: whether the token begins a sentence.
    """

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
        """Returns the first dependent with one of these relations."""
        dep = self.dep
        for k in self.children[i]:
            if dep[k] in deps:
                return k
        return None

    def under(self, i: int) -> list[int]:
        """Returns the token and everything below it in the tree, unordered."""
        found = [i]
        for k in found:  # which grows meanwhile
            found += self.children[k]
        return found

    def at(self, start: int, end: int) -> range:
        """Returns the tokens that a stretch of text touches."""
        if not self.starts or end <= start:
            return range(0)
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        return range(first + (start == self.ends[first]), last + 1)  # the blank behind a token is no part of it


def words_of(doc: Doc) -> ParsedWords:
    """Returns the words of a parse, built once and shared."""
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
    """Returns the first and last token of each subtree; both are propagated upwards, in alternating directions, until nothing changes."""
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


# Walks over the tokens themselves.

SUBJECTS = ("nsubj", "nsubjpass")
HELPERS = ("aux", "auxpass")


def first_of(tokens: Iterable[Token], *relations: str) -> Token | None:
    """Returns the first of the tokens with one of these relations: `first_of(verb.rights, "dobj")`."""
    return next((token for token in tokens if token.dep_ in relations), None)


def any_of(tokens: Iterable[Token], *relations: str) -> bool:
    """Whether one of the tokens has one of these relations."""
    return any(token.dep_ in relations for token in tokens)


def reach_of(head: Token) -> tuple[int, int]:
    """Returns the token indices, half-open, of everything below the head."""
    return head.left_edge.i, head.right_edge.i + 1


def has_mark(verb: Token, word: str) -> bool:
    """Whether the clause of the verb begins with this subordinator."""
    return any(token.lower_ == word and token.dep_ == "mark" for token in verb.lefts)


def word_behind(token: Token, away: int = 1) -> str:
    """Returns the word behind this one, or so many places on, in lower case; "" behind the last."""
    return token.doc[token.i + away].lower_ if token.i + away < len(token.doc) else ""
