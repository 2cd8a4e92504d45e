"""A report with its parse, the input of every later stage.

Its words are also there as plain lists, because a rule looks at each token some twenty times, and
an attribute of a Token costs much more than a place in a list.

`doc` is a single spaCy Doc over the whole text (with quotation marks and spaces normalised one for
one), so `token.idx` is an offset into `report.text`. No sentence crosses a line break.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, wraps
from itertools import pairwise
from sys import intern
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from spacy.attrs import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    DEP,
    ENT_TYPE,
    HEAD,
    IDX,
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

from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Passages, Span
from rashomon.shipped.words import set_of
from rashomon.text.detect_language import is_read_whole
from rashomon.text.gathering import by_key
from rashomon.text.page_memory import PageMemory

_Made = TypeVar("_Made")
SUBJECTS = ("nsubj", "nsubjpass")
HELPERS = ("aux", "auxpass")
VERB_CLASSES = ("VERB", "AUX")


@record
class ParsedWords:
    """One list for each attribute, with one entry for each token.

    - `base`: the lemma in small letters
    - `head`: index of the head
    - `children`: indices of the dependents, in order
    - `left`, `right`: first and last token of the subtree
    - `starts`, `ends`: offsets in the text
    - `common`: whether it is a stop word
    - `opens`: whether it begins a sentence

    Later changes to the Doc change no list.
    """

    text: list[str]
    lower: list[str]
    lemma: list[str]
    base: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    head: Sequence[int]
    punct: list[bool]
    space: list[bool]
    common: list[bool]
    opens: list[bool]
    children: list[Sequence[int]]
    left: Sequence[int]
    right: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        """Returns the number of tokens."""
        return len(self.head)

    def is_sign(self, i: int) -> bool:
        """Whether it is a mark of punctuation or white space."""
        return self.punct[i] or self.space[i]

    def says(self, i: int, *words: str) -> bool:
        """Whether these words stand here, one after the other."""
        return tuple(self.lower[i : i + len(words)]) == words

    def listed(self, i: int, *lists: str) -> bool:
        """Whether the word, in lower case, stands in one of these word lists."""
        return self.lower[i] in set_of(*lists)

    def of(self, span: Span) -> range:
        """Returns the tokens that a span touches."""
        return self.at(span.start, span.end)

    def at(self, start: int, end: int) -> range:
        """Returns the tokens that a stretch of text touches."""
        if not self.starts or end <= start:
            return range(0)
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1)
        # the blank behind a token is no part of it
        return range(first + (start == self.ends[first]), last)


def once_for_a_parse(make: Callable[[Doc], _Made]) -> Callable[[Doc], _Made]:
    """Makes what is made of a parse once, and keeps it as long as somebody has the parse."""
    made = WeakKeyDictionary[Doc, _Made]()

    @wraps(make)
    def made_once(doc: Doc) -> _Made:
        result = made.get(doc)
        if result is None:
            result = made[doc] = make(doc)
        return result

    return made_once


@once_for_a_parse
def words_of(doc: Doc) -> ParsedWords:
    """Returns the words of a parse, built once and shared."""
    strings = doc.vocab.strings

    def texts(attribute: int, form: Callable[[str], str] = str) -> list[str]:
        keys = doc.to_array(attribute).tolist()
        interned = {
            key: intern(form(strings[key])) for key in set(keys)
        }  # one object in all reports
        return [interned[key] for key in keys]

    def flags(attribute: int) -> list[bool]:
        marks: list[bool] = (doc.to_array(attribute) == 1).tolist()
        return marks

    heads = [i + away for i, away in enumerate(doc.to_array(HEAD).astype("int64").tolist())]
    children = by_key((head, i) for i, head in enumerate(heads) if head != i)
    return ParsedWords(
        text=texts(ORTH),
        lower=texts(LOWER),
        lemma=texts(LEMMA),
        base=texts(LEMMA, str.casefold),
        pos=texts(POS),
        tag=texts(TAG),
        dep=texts(DEP),
        entity=texts(ENT_TYPE),
        head=_packed(heads),
        punct=flags(IS_PUNCT),
        space=flags(IS_SPACE),
        common=flags(IS_STOP),
        opens=flags(SENT_START),
        children=[children.get(i, ()) for i in range(len(heads))],
        left=_packed(token.left_edge.i for token in doc),
        right=_packed(token.right_edge.i for token in doc),
        starts=_packed(doc.to_array(IDX).tolist()),
        ends=_packed(doc.to_array([IDX, LENGTH]).sum(axis=1).tolist()),
    )


def _packed(places: Iterable[int]) -> Sequence[int]:
    """Returns places in a ninth of the memory of a list, of which a large story holds thousands."""
    return array("i", places)


# Walks over the tokens themselves.


def first_of(tokens: Iterable[Token], *relations: str) -> Token | None:
    """Returns the first of the tokens with one of these relations."""
    return next((token for token in tokens if token.dep_ in relations), None)


def any_of(tokens: Iterable[Token], *relations: str) -> bool:
    """Whether one of the tokens has one of these relations."""
    return first_of(tokens, *relations) is not None


def those_of(tokens: Iterable[Token], *relations: str) -> list[Token]:
    """Returns the tokens with one of these relations, in order."""
    return [token for token in tokens if token.dep_ in relations]


def first_word(tokens: Iterable[Token], words: Collection[str]) -> Token | None:
    """Returns the first token that is one of these words, in lower case."""
    return next((token for token in tokens if token.lower_ in words), None)


def any_word(tokens: Iterable[Token], words: Collection[str]) -> bool:
    """Whether one of the tokens is one of these words, in lower case."""
    return first_word(tokens, words) is not None


def first_verb(tokens: Iterable[Token]) -> Token | None:
    """Returns the first verb or auxiliary among the tokens."""
    return next((token for token in tokens if token.pos_ in VERB_CLASSES), None)


def helped_by(word: Token) -> Token:
    """Returns the verb of which the word is an auxiliary, otherwise the word itself."""
    return word.head if word.dep_ in HELPERS else word


def reach_of(head: Token) -> tuple[int, int]:
    """Returns the half-open range of token indices that covers everything below the head."""
    return head.left_edge.i, end_of(head)


def end_of(head: Token) -> int:
    """Returns the index behind everything below the head."""
    return head.right_edge.i + 1


def is_word_of(token: Token, words: str) -> bool:
    """Whether the token, in lower case, stands in this word list."""
    return token.lower_ in set_of(words)


def is_form_of(token: Token, words: str) -> bool:
    """Whether the lemma of the token stands in this word list."""
    return token.lemma_ in set_of(words)


def has_that(verb: Token) -> bool:
    """Whether the clause of the verb begins with "that"."""
    return any_word(those_of(verb.lefts, "mark"), ("that",))


def word_before(token: Token, away: int = 1) -> str:
    """Returns the word so many places before this one, in lower case, "" before the first one."""
    return token.doc[token.i - away].lower_ if token.i >= away else ""


def word_behind(token: Token, away: int = 1) -> str:
    """Returns the word so many places behind this one, in lower case, "" behind the last one."""
    return token.doc[token.i + away].lower_ if token.i + away < len(token.doc) else ""


class ParagraphRole(StrEnum):
    """The role of a paragraph in the article."""

    TITLE = "title"
    PROSE = "prose"
    FURNITURE = "furniture"


@record
class Paragraph:
    """A line of the text that is not blank: offsets, token indices (half-open) and role."""

    start: int
    end: int
    first: int
    last: int
    role: ParagraphRole


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class Annotations:
    """A report, its Doc, and its paragraphs in order.

    - `aside`: sentences that somebody set aside; they are passed over
    - `memory`: what was made of it before, if that is kept
    """

    report: Report
    doc: Doc
    paragraphs: tuple[Paragraph, ...]
    aside: Passages = ()
    memory: PageMemory | None = field(default=None, compare=False)

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Returns the indices of the tokens that begin a sentence: `Span.sents` walks the whole Doc
        each time."""
        return tuple((self.doc.to_array(SENT_START) == 1).nonzero()[0].tolist())

    @cached_property
    def title_end(self) -> int:
        """Returns the offset behind the title, 0 where the text has none."""
        titles = (part.end for part in self.paragraphs if part.role is ParagraphRole.TITLE)
        return max(titles, default=0)

    @cached_property
    def plain(self) -> str:
        """Returns the Doc's text. The Doc would put it together from its tokens each time."""
        return str(self.doc)

    @cached_property
    def read_whole(self) -> bool:
        """Whether it is in English; otherwise words have no class, no tree, no entities."""
        return is_read_whole(self.report)

    @property
    def id(self) -> str:
        """Returns the id of its report."""
        return self.report.id

    @cached_property
    def words(self) -> ParsedWords:
        """Returns the words of its parse."""
        return words_of(self.doc)

    def kept(
        self, subject: Hashable, inputs: object, make: Callable[[], _Made], kind: Any = None
    ) -> _Made:
        """Returns what `make` makes of this and of the `inputs`, as `PageMemory.get` does if
        that is kept. Nobody may change it."""
        if self.memory is None:
            return make()
        return cast(_Made, self.memory.get(subject, (self.report, self.aside, inputs), make, kind))

    def prose_paragraphs(self) -> Iterator[Paragraph]:
        """Returns the paragraphs that are title or prose."""
        return (part for part in self.paragraphs if part.role is not ParagraphRole.FURNITURE)

    def sentences(self) -> Iterator[Tokens]:
        """Yields the sentences of title and prose in order, without white space at their ends."""
        for paragraph in self.prose_paragraphs():
            yield from filter(len, map(trim, self.sentences_in(paragraph)))

    def sentences_in(self, paragraph: Paragraph) -> Iterator[Tokens]:
        """Yields the sentences of one paragraph, cut at its ends."""
        low = bisect_left(self.breaks, paragraph.first + 1)
        high = bisect_left(self.breaks, paragraph.last)
        bounds = [paragraph.first, *self.breaks[low:high], paragraph.last]
        for first, last in pairwise(bounds):
            tokens = self.doc[first:last]
            if not any(
                span.start < tokens.end_char and tokens.start_char < span.end for span in self.aside
            ):
                yield tokens

    def span(self, tokens: Tokens) -> Span:
        """Returns the span of the report that these tokens cover."""
        return self.report.trimmed_span(tokens.start_char, tokens.end_char)

    def sentence_of(self, span: Span) -> tuple[int, int]:
        """Returns start and end of the sentences that a span touches."""
        first = self.token_at(span.start)
        last = self.token_at(span.end - 1)
        if not first or not last:
            return span.start, span.end
        return min(span.start, first.sent.start_char), max(span.end, last.sent.end_char)

    def token_at(self, offset: int) -> Token | None:
        """Returns the token that covers this offset, if any."""
        tokens = self.words.at(offset, offset + 1)
        return self.doc[tokens.start] if tokens else None


Pages = Sequence[Annotations]


def trim(tokens: Tokens) -> Tokens:
    """Returns the same tokens without white space at the ends."""
    while tokens and tokens[0].is_space:
        tokens = tokens[1:]
    while tokens and tokens[-1].is_space:
        tokens = tokens[:-1]
    return tokens
