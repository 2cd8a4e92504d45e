"""Splits a report into the stretches that the rules read: quotations, and sentences, rejoined where
the parser broke them."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.text.parsed_report import (
    HELPERS,
    Annotations,
    Paragraph,
    ParagraphRole,
    any_of,
    trim,
    word_before,
    words_of,
)
from rashomon.text.speaker_words import verb_cue
from rashomon.text.whole_sentences import is_abbreviation

_OPENS = "“„«‟"
_CLOSES = "”»"
_DOUBLE = _OPENS + _CLOSES + '"″'
_SINGLE = "'‘’`"
_BEFORE_OPENING = " \n\t([{—–-/:…\u00a0\u2009\u202f\u200b"


@record
class _Mark:
    start: int
    end: int
    opens: bool | None  # None: one that opens where nothing is open
    sure: bool  # the mark itself has a direction


def find_quotations(annotated: Annotations) -> list[tuple[int, int]]:
    """The quotations in title and prose, in order and never nested, by the offsets of their
    characters; one that spans paragraphs is a single quotation."""
    doubles = _joined_quotations(annotated, _pair_doubles(annotated))
    singles: list[tuple[int, int]] = []
    for paragraph in annotated.prose_paragraphs():
        first = bisect_right(doubles, paragraph.start, key=itemgetter(1))
        last = bisect_left(doubles, paragraph.end, key=itemgetter(0))
        singles += _pair_singles(
            annotated.report.text, paragraph=paragraph, doubles=doubles[first:last]
        )
    return sorted([*doubles, *singles])


def _joined_quotations(
    annotated: Annotations, quotations: Iterator[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Merges quotations separated only by spaces: `... together." "We will not ...`."""
    out: list[tuple[int, int]] = []
    for start, end in quotations:
        if out and not annotated.report.text[out[-1][1] : start].strip(" "):
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out


def _pair_doubles(annotated: Annotations) -> Iterator[tuple[int, int]]:
    """Pairs double marks; an unclosed quotation continues if the next paragraph closes or reopens
    it, otherwise ends with its own."""
    text = annotated.report.text
    open_at = None
    last_end = 0
    for paragraph in annotated.paragraphs:
        is_told = paragraph.role is not ParagraphRole.FURNITURE
        marks = list(_double_marks(annotated, paragraph)) if is_told else []
        if open_at is not None:
            reopens = marks and marks[0].opens is not False
            if reopens and not text[paragraph.start : marks[0].start].strip():
                marks = marks[1:]
            elif not marks or marks[0].opens:
                yield open_at, last_end
                open_at = None
        begun = paragraph.start
        for mark in marks:
            if open_at is not None:
                # pairs in which the second sign opens elsewhere, but closes here
                is_turned = text[open_at] + text[mark.start] in {"„“", "»«", "‟“", "””"}
                if mark.opens and mark.sure and not is_turned:
                    yield from _stripped_quotation(text, start=open_at, end=mark.start)
                    open_at = mark.start
                else:
                    yield open_at, mark.end
                    open_at = None
                    begun = mark.end
            elif mark.opens is not False:
                open_at = mark.start
            elif begun == paragraph.start and mark.sure:
                yield from _stripped_quotation(text, start=begun, end=mark.end)
                begun = mark.end
        last_end = paragraph.end
    if open_at is not None:
        yield open_at, last_end


def _stripped_quotation(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A quotation that lacks one mark, stripped of white space; none if too little is left."""
    end = start + len(text[start:end].rstrip())
    start = end - len(text[start:end].lstrip())
    if end - start > 2:
        yield start, end


def _double_marks(annotated: Annotations, paragraph: Paragraph) -> Iterator[_Mark]:
    """Yields the double quotation marks of a paragraph, and whether each opens, closes or may do
    both. A mark that only blanks surround says nothing by itself; "6\"x4\"" are inches."""
    text = annotated.report.text
    plain = annotated.plain
    at = paragraph.start
    last_word_end = at + len(text[at : paragraph.end].rstrip())
    while (at := plain.find('"', at, paragraph.end)) >= 0:
        sign = text[at]
        start = at
        width = 1
        if sign not in _DOUBLE:  # a mark of two characters, of which one was made a blank
            start = at - (at > 0 and text[at - 1] == sign and plain[at - 1] == " ")
            width = 2
        end = start + width
        before = plain[start - 1] if start > paragraph.start else " "
        after = plain[end] if end < paragraph.end else " "
        if sign in _CLOSES and before.isspace() and after.isalnum():
            yield _Mark(start, end, opens=True, sure=False)  # a closing mark typed where one opens
        elif sign in _OPENS + _CLOSES:
            yield _Mark(start, end, sign in _OPENS, sure=True)
        elif not (before.isdigit() and after != " "):  # inches: 6"x4"
            opens: bool | None = before in _BEFORE_OPENING or before in "'"
            if opens and after.isspace():  # so texts of corpora part all signs
                opens = None if before.isspace() and end < last_word_end else False
            yield _Mark(start, end, opens, sure=False)
        at = max(at + 1, end)


def _pair_singles(
    text: str, paragraph: Paragraph, doubles: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Pairs single marks outside double quotations; to open, a mark must follow a space and precede
    a word (unlike an apostrophe)."""
    position = paragraph.start  # from one double quotation to the next, and behind the last
    for opened, closed in (*doubles, (paragraph.end, paragraph.end)):
        limit = min(paragraph.end, opened)
        while position < limit:
            end = None
            if text[position] in _SINGLE and _opens_single(
                text, position=position, paragraph=paragraph
            ):
                end = _closing_single(text, opening=position, limit=limit)
                if end:
                    yield position, end
            position = end or position + 1
        position = max(position, closed)


_ELIDED = ("em ", "til ", "tis ", "twas ", "cause ", "n ", "bout ", "cos ")


def _opens_single(text: str, position: int, paragraph: Paragraph) -> bool:
    before = text[position - 1] if position > paragraph.start else " "
    after = text[position + 1 : position + 7]
    if text[position] == "’" or not after or after[0].isspace() or before not in _BEFORE_OPENING:
        return False
    return not (after[0] in _SINGLE or after[:2].isdigit() or after.casefold().startswith(_ELIDED))


def _closing_single(text: str, opening: int, limit: int) -> int | None:
    """The end of the single quotation opened here: the first mark after punctuation, otherwise the
    first after a word."""
    first = None
    for position in range(opening + 2, min(limit, opening + 600)):
        before = text[position - 1]
        after = text[position + 1] if position + 1 < limit else " "
        if text[position] not in "'’`" or after.isalnum() or before.isspace():
            continue
        possessive = before in "sS" and after == " "  # "the miners' homes"
        if not possessive:
            return position + 1
        first = first or position + 1
    return first


# Sentences.

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@record
class Stretch:
    """Token indices (half-open) of one sentence of prose or of the title, and the number of its
    paragraph."""

    first: int
    last: int
    paragraph: int
    title: bool


@record
class ReportStretches:
    """A report with its stretches.

    `bounds` gives each quotation's token indices; `quotation_of` and `stretch_of` map token index
    to number, -1 for none.
    """

    annotated: Annotations
    bounds: tuple[tuple[int, int], ...]
    quotation_of: list[int]
    stretches: tuple[Stretch, ...]
    stretch_of: list[int]

    @property
    def doc(self) -> Doc:
        """The parsed document."""
        return self.annotated.doc

    def in_quotation(self, index: int) -> bool:
        """Whether the token lies in a quotation or is one of its marks; False for an index out of
        range."""
        return 0 <= index < len(self.quotation_of) and self.quotation_of[index] >= 0

    def quotes_any(self, first: int, last: int) -> bool:
        """Whether one of these tokens lies in a quotation."""
        return any(map(self.in_quotation, range(first, last)))

    def stretch_with(self, token: Token) -> Stretch:
        """The stretch that contains this token."""
        return self.stretch_at(token.i)

    def stretch_at(self, index: int) -> Stretch:
        """The stretch that contains the token at this index."""
        return self.stretches[self.stretch_of[index]]

    def quotation_at(self, index: int) -> tuple[int, int]:
        """The token indices of the quotation that contains the token at this index."""
        return self.bounds[self.quotation_of[index]]

    def span(self, first: int, last: int) -> Span:
        """The span of the report under these tokens."""
        return self.annotated.span(self.doc[first:last])

    def words(self, first: int, last: int) -> list[Token]:
        """The tokens without punctuation and white space."""
        return [
            token for token in self.doc[first:last] if not token.is_punct and not token.is_space
        ]

    def is_titled(self, first: int, last: int) -> bool:
        """Whether all longer words are capitalised, as in the title of a book."""
        return all(word.is_title for word in self.words(first, last) if len(word) > 3)

    def behind(self, first: int, last: int, dropped: Collection[str]) -> int:
        """The start of these tokens without the words, as they are written, and marks that are
        dropped in front, outside quotations."""
        while (
            first < last
            and not self.in_quotation(first)
            and (self.doc[first].text in dropped or self.doc[first].is_space)
        ):
            first += 1
        return first

    def before(self, first: int, last: int, dropped: Collection[str]) -> int:
        """The end of these tokens without the words, in any case, and marks that are dropped
        behind, outside quotations."""
        while (
            last > first
            and not self.in_quotation(last - 1)
            and (self.doc[last - 1].lower_ in dropped or self.doc[last - 1].is_space)
        ):
            last -= 1
        return last

    def has_predicate(self, first: int, last: int) -> bool:
        """Whether these tokens contain a finite verb, or a participle that the parser may have read
        as a modifier."""
        for token in self.doc[first:last]:
            if token.tag_ in FINITE or (token.tag_ == "VBN" and token.dep_ in {"acl", "ROOT"}):
                return True
        return False

    def has_finite_verb(self, first: int, last: int) -> bool:
        """Whether these tokens contain a finite verb."""
        return any(token.tag_ in FINITE or _is_past(token) for token in self.doc[first:last])


def first_finite(tokens: Iterable[Token]) -> Token | None:
    """The first finite verb among the tokens."""
    for token in tokens:
        if token.tag_ in FINITE:
            return token
    return None


def _is_past(token: Token) -> bool:
    """Whether a past tense was tagged as a participle: it has a subject but no auxiliary ("the fire
    burned until dawn")."""
    if token.tag_ != "VBN" or not any_of(token.children, "nsubj"):
        return False
    return not any_of(token.children, *HELPERS)


def read_stretches(annotated: Annotations) -> ReportStretches:
    """Builds the stretches of one report."""
    doc = annotated.doc
    starts = words_of(doc).starts
    quotation_bounds = (
        (bisect_left(starts, start), bisect_left(starts, end))
        for start, end in find_quotations(annotated)
    )
    # A mark inside a word at the end quotes no word.
    bounds = tuple((first, last) for first, last in quotation_bounds if first < last)
    quotation_of = _reach_numbers(bounds, len(doc))
    stretches = tuple(_stretches(annotated, quotation_of))
    stretch_of = _reach_numbers([(stretch.first, stretch.last) for stretch in stretches], len(doc))
    return ReportStretches(
        annotated=annotated,
        bounds=bounds,
        quotation_of=quotation_of,
        stretches=stretches,
        stretch_of=stretch_of,
    )


def _reach_numbers(reaches: Iterable[tuple[int, int]], size: int) -> list[int]:
    """For each token the number of the reach that it lies in, -1 for none."""
    numbers = [-1] * size
    for number, (first, last) in enumerate(reaches):
        numbers[first:last] = [number] * (last - first)
    return numbers


def _stretches(annotated: Annotations, quotation_of: list[int]) -> list[Stretch]:
    """Returns the sentences of prose and headlines. What the parser broke inside a quotation is one
    again, as is a headline."""
    out: list[Stretch] = []
    for number, paragraph in enumerate(annotated.paragraphs):
        if paragraph.role is ParagraphRole.FURNITURE:
            continue
        title = paragraph.role is ParagraphRole.TITLE
        sentences = filter(len, map(trim, annotated.sentences_in(paragraph)))
        for first, last in _parted_at_quotations(sentences, quotation_of):
            if out and out[-1].paragraph == number:
                before = annotated.doc[out[-1].last - 1]
                # a headline without a full stop
                is_whole_heading = title and before.text not in {".", "?", "!"}
                if is_whole_heading or _joins_sentences(
                    before, start=annotated.doc[first], quotation_of=quotation_of
                ):
                    first = out.pop().first
            out.append(Stretch(first, last, number, title))
    return out


def _parted_at_quotations(
    sentences: Iterable[Tokens], quotation_of: list[int]
) -> Iterator[tuple[int, int]]:
    """Yields the tokens of the parser's sentences, parted where a quotation opens behind a full
    stop: `said Ida Krantz. 'It leaked.'`"""
    for sentence in sentences:
        first = sentence.start
        for token in sentence[2:]:
            opens = quotation_of[token.i] >= 0 > quotation_of[token.i - 1]
            if opens and token.nbor(-1).text in {".", "?", "!"}:
                yield first, token.i
                first = token.i
        yield first, sentence.end


def _is_asked_by(end: Token, start: Token, quotation_of: list[int]) -> bool:
    """Whether the sentence after a quoted question only says who asked it: `"Who knew?" Justice
    Lund asked at a hearing.`"""
    if quotation_of[end.i] < 0:
        return False
    # tokens of who asks and the verb
    verb = first_finite(end.doc[start.i : start.i + 16])
    if not verb or not verb_cue(verb.lemma_):
        return False
    # tokens of a sentence that has nothing but who speaks and the verb
    if word_before(end) not in {"?", "!"} and len(verb.sent) > 4:
        return False
    if any(quotation_of[token.i] >= 0 for token in verb.sent):
        return False
    dependents = [
        word for word in verb.rights if word.tag_ != "VBG"
    ]  # "she said, her voice rising"
    content = ["ccomp", "xcomp", "advcl", "conj"]
    if verb.lemma_ not in {"tell", "ask"}:  # whose object is whom they tell or ask
        content.append("dobj")
    return not any_of(dependents, *content)


def _joins_sentences(end: Token, start: Token, quotation_of: list[int]) -> bool:
    """Whether the parser's break between these tokens is not the end of a sentence."""
    if 0 <= quotation_of[start.i] == quotation_of[end.i]:
        return True
    if _is_asked_by(end, start=start, quotation_of=quotation_of):
        return True
    if is_abbreviation(end.doc[end.i - (end.text == ".")].text.rstrip(".")):
        return True
    if end.text in {":", ",", ";", "—", "–", "-", "--"} or (
        end.pos_ == "PROPN" and start.pos_ == "PROPN" and end.is_alpha
    ):
        return True  # inside a name, or behind a dash: no sentence ends there
    return start.text[0].islower() or start.text in {",", ".", ")"}
