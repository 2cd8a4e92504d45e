"""A report with its parse, the input of every later stage, and the words of the parse as plain
lists of attributes and of the edges of its tree: a rule that walks a sentence looks at each token
some twenty times, and a list lookup is much cheaper than a Token attribute.

`doc` is a single spaCy Doc over the whole text (with quotation marks and spaces normalised one for
one), so `token.idx` is an offset into `report.text`. No sentence crosses a line break. Tests build
Docs by hand (`tests/factories.py`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from spacy.attrs import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    DEP,
    ENT_TYPE,
    HEAD,
    IDX,
    IS_ALPHA,
    IS_PUNCT,
    IS_SPACE,
    IS_STOP,
    LEMMA,
    LENGTH,
    LOWER,
    ORTH,
    POS,
    SENT_START,
    TAG,
)
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.text.detect_language import is_read_whole

_Column = TypeVar("_Column")
_KEPT = "columns"


class Columns:
    """The token attributes of one Doc as flat lists, each built on first use and cached with it:
    asking tokens is slower. Every list is as long as the Doc and must not be modified. Changing the
    Doc later does not update them."""

    __slots__ = ("_doc", "_made")

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._made: dict[str, Any] = doc.user_data.setdefault(_KEPT, {})

    @property
    def plain(self) -> str:
        """The text of the Doc, which spaCy assembles anew on each call."""
        return self._kept("plain", lambda: self._doc.text)

    @property
    def texts(self) -> list[str]:
        """`Token.text`."""
        return self._kept("texts", lambda: self._strings(ORTH))

    @property
    def lowers(self) -> list[str]:
        """`Token.lower_`."""
        return self._kept("lowers", lambda: self._strings(LOWER))

    @property
    def lemmas(self) -> list[str]:
        """`Token.lemma_`."""
        return self._kept("lemmas", lambda: self._strings(LEMMA))

    @property
    def folded(self) -> list[str]:
        """`Token.lemma_`, lower-cased."""
        return self._kept("folded", lambda: self._strings(LEMMA, str.casefold))

    @property
    def classes(self) -> list[str]:
        """`Token.pos_`."""
        return self._kept("classes", lambda: self._strings(POS))

    @property
    def tags(self) -> list[str]:
        """`Token.tag_`."""
        return self._kept("tags", lambda: self._strings(TAG))

    @property
    def relations(self) -> list[str]:
        """`Token.dep_`."""
        return self._kept("relations", lambda: self._strings(DEP))

    @property
    def entities(self) -> list[str]:
        """`Token.ent_type_`."""
        return self._kept("entities", lambda: self._strings(ENT_TYPE))

    @property
    def heads(self) -> list[int]:
        """`Token.head.i`."""
        return self._kept("heads", self._heads)

    @property
    def children(self) -> list[list[int]]:
        """The `i` of `Token.children`."""
        return self._kept("children", self._children)

    @property
    def starts(self) -> list[int]:
        """`Token.idx`: the start offset of each token."""
        return self._kept("starts", lambda: self._doc.to_array(IDX).tolist())

    @property
    def ends(self) -> list[int]:
        """The end offset of each token."""
        return self._kept("ends", lambda: self._doc.to_array([IDX, LENGTH]).sum(axis=1).tolist())

    @property
    def blanks(self) -> list[bool]:
        """`Token.is_space`."""
        return self._kept("blanks", lambda: self._flags(IS_SPACE))

    @property
    def marks(self) -> list[bool]:
        """`Token.is_punct`."""
        return self._kept("marks", lambda: self._flags(IS_PUNCT))

    @property
    def commons(self) -> list[bool]:
        """`Token.is_stop`."""
        return self._kept("commons", lambda: self._flags(IS_STOP))

    @property
    def letters(self) -> list[bool]:
        """`Token.is_alpha`."""
        return self._kept("letters", lambda: self._flags(IS_ALPHA))

    @property
    def breaks(self) -> tuple[int, ...]:
        """The indices of the tokens that begin a sentence."""
        return self._kept(
            "breaks", lambda: tuple((self._doc.to_array(SENT_START) == 1).nonzero()[0].tolist())
        )

    def _kept(self, name: str, make: Callable[[], _Column]) -> _Column:
        found: _Column | None = self._made.get(name)
        if found is None:
            found = self._made[name] = make()
        return found

    def _strings(self, attribute: int, change: Callable[[str], str] = str) -> list[str]:
        """Returns an attribute's strings, each looked up and transformed once."""
        hashes: list[int] = self._doc.to_array(attribute).tolist()
        strings = self._doc.vocab.strings
        known = {key: change(strings[key]) for key in set(hashes)}
        return [known[key] for key in hashes]

    def _flags(self, attribute: int) -> list[bool]:
        return [value != 0 for value in self._doc.to_array(attribute).tolist()]

    def _heads(self) -> list[int]:
        places = self._doc.to_array(HEAD).astype("int64").tolist()
        return [i + away for i, away in enumerate(places)]

    def _children(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in range(len(self._doc))]
        for i, head in enumerate(self.heads):
            if head != i:
                below[head].append(i)
        return below


_HELD = "rashomon words"


@dataclass(frozen=True, slots=True)
class ParsedWords:
    """One list per attribute, one entry per token.

    `head`: index of the head; `children`: indices of the dependents in order; `left`, `right`:
    first and last token of the subtree; `starts`, `ends`: offsets in the text; `opens`: whether the
    token begins a sentence.
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
        return range(
            first + (start == self.ends[first]), last + 1
        )  # the blank behind a token is no part of it


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
    """Returns the first and last token of each subtree; both are propagated upwards, in alternating
    directions, until nothing changes."""
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
    """Returns the first of the tokens with one of these relations: `first_of(verb.rights,
    "dobj")`."""
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


class ParagraphRole(StrEnum):
    """The role of a paragraph in the article."""

    TITLE = "title"
    PROSE = "prose"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text that is not blank: offsets, token indices (half-open) and role."""

    start: int
    end: int
    first: int
    last: int
    role: ParagraphRole


@dataclass(frozen=True, slots=True)
class Annotations:
    """A report, its Doc, and its paragraphs in order.

    `breaks`: indices of the tokens that begin a sentence; `plain`: the Doc's text; `columns`: the
    token attributes as flat lists. `read_whole`: whether the parse is usable, that is, the report
    is in English; otherwise words have no class, no tree and no entities.
    """

    report: Report
    doc: Doc
    paragraphs: tuple[Paragraph, ...]
    columns: Columns = field(init=False, repr=False, compare=False)
    breaks: tuple[int, ...] = field(init=False, repr=False, compare=False)
    plain: str = field(init=False, repr=False, compare=False)
    read_whole: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Caches the text and the sentence breaks, since `Span.sents` walks the whole Doc on each
        call."""
        columns = Columns(self.doc)
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "plain", columns.plain)
        object.__setattr__(self, "read_whole", is_read_whole(self.report))
        object.__setattr__(self, "breaks", columns.breaks)

    def prose_paragraphs(self) -> Iterator[Paragraph]:
        """Returns the paragraphs that are title or prose."""
        return (
            paragraph
            for paragraph in self.paragraphs
            if paragraph.role is not ParagraphRole.FURNITURE
        )

    def tokens(self, paragraph: Paragraph) -> Tokens:
        """Returns the paragraph's tokens."""
        return self.doc[paragraph.first : paragraph.last]

    def sentences(self) -> Iterator[Tokens]:
        """Yields all sentences of title and prose in order, without white-space tokens at their
        ends."""
        for paragraph in self.prose_paragraphs():
            for sentence in self.sentences_in(paragraph):
                trimmed = trim(sentence)
                if len(trimmed):
                    yield trimmed

    def sentences_in(self, paragraph: Paragraph) -> Iterator[Tokens]:
        """Returns the sentences of one paragraph, cut at its ends."""
        low, high = (
            bisect_left(self.breaks, paragraph.first + 1),
            bisect_left(self.breaks, paragraph.last),
        )
        bounds = [paragraph.first, *self.breaks[low:high], paragraph.last]
        return (self.doc[bounds[k] : bounds[k + 1]] for k in range(len(bounds) - 1))

    def span(self, tokens: Tokens) -> Span:
        """Returns the span of the report that these tokens cover."""
        return self.report.trimmed_span(tokens.start_char, tokens.end_char)

    def sentence_of(self, span: Span) -> tuple[int, int]:
        """Returns start and end of the sentences that a span touches."""
        first, last = self.token_at(span.start), self.token_at(span.end - 1)
        if first is None or last is None:
            return span.start, span.end
        return min(span.start, first.sent.start_char), max(span.end, last.sent.end_char)

    def token_at(self, offset: int) -> Token | None:
        """Returns the token that covers this offset, if any."""
        found = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return found[0] if found is not None and len(found) else None


def trim(tokens: Tokens) -> Tokens:
    """Returns the same tokens without white space at the ends."""
    start, end = tokens.start, tokens.end
    while start < end and tokens.doc[start].is_space:
        start += 1
    while end > start and tokens.doc[end - 1].is_space:
        end -= 1
    return tokens.doc[start:end]
