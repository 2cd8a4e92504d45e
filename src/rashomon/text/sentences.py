"""Cuts the prose of a report into whole sentences, as readers see them side by side.

The parser breaks sentences for its own purposes: behind titles, inside quotations, before a
subordinate clause. What it tore is joined again, within a paragraph and never to more than
`LONGEST` characters.
"""

import re
from collections.abc import Iterator, Sequence

from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.parsed_report import Annotations, Paragraph, ParagraphRole, trim
from rashomon.text.whole_sentences import is_abbreviation

SHORTEST = 4  # words
LONGEST = 500  # characters; longer only where one unbroken sentence is
_SIGNED = pattern_of(r"\s*[—–-]+\s.{,80}\(@\w+\)")  # below a post that a page shows
_BREAKS = frozenset("; : — – . ! ? …".split())
_ENDS = pattern_of(r"[.!?…。！？؟।։።]['\")\]»”’]*$|[:;]$")
_INITIAL = pattern_of(r"(?:^|[\s(\".]|(?<!\w)')[^\W\d_]\.$")  # not that of "the mayor's."
_LAST = pattern_of(r"(?<![^\W\d_])([^\W\d_]++(?:-[^\W\d_]++)?)\.$")
_DECIMAL = pattern_of(r"(?<!\d)\d{1,3}[.:]$")  # before a digit; no year
_ORDINAL = pattern_of(r"(?<!\d)\d{1,2}\.$")
_WORD = pattern_of(r"[^\W_]+(?:['’.-][^\W_]+)*")


@record
class WholeSentence:
    """A whole sentence: its span, the indices of its tokens, and its place among the report's
    sentences, 0 to 1."""

    quote: Span
    tokens: range
    place: float
    title: bool


def whole_sentences(page: Annotations) -> tuple[WholeSentence, ...]:
    """Returns the sentences of title and prose in order, those of four words and more."""
    return tuple(
        sentence for sentence in _all_sentences(page) if _is_long_enough(sentence.quote.quote)
    )


def short_sentences(page: Annotations) -> tuple[WholeSentence, ...]:
    """Returns the sentences of title and prose that have fewer words ("Nine crowns."), in order."""
    sentences = []
    for sentence in _all_sentences(page):
        words = sentence.quote.quote
        if words_in(words) and not _is_long_enough(words):
            sentences.append(sentence)
    return tuple(sentences)


def _all_sentences(page: Annotations) -> Iterator[WholeSentence]:
    """Yields the sentences of title and prose in order. The signature of a post is no sentence."""
    reaches = []
    for paragraph in page.prose_paragraphs():
        is_title = paragraph.role is ParagraphRole.TITLE
        for first, last in _joined(page, paragraph):
            reaches.append((first, last, is_title))
    end = max(1, len(reaches) - 1)
    for n, (first, last, is_title) in enumerate(reaches):
        quote = page.span(page.doc[first:last])
        if not _SIGNED.match(quote.quote):
            yield WholeSentence(quote, range(first, last), n / end, is_title)


def _is_long_enough(text: str) -> bool:
    words = len(words_in(text))
    letters = sum(map(str.isalpha, text))
    # letters that stand for four words where a script has no blanks
    is_unspaced = not text.isascii() and letters >= 12 and letters > 8 * words
    return words >= SHORTEST or is_unspaced


def _joined(page: Annotations, paragraph: Paragraph) -> list[tuple[int, int]]:
    """Returns the first and the last token (half-open) of each whole sentence of a paragraph."""
    starts = page.words.starts
    ends = page.words.ends
    sentences: list[tuple[int, int]] = []
    for piece_start, piece_end in _pieces(page, paragraph):
        if sentences:
            last_start, last_end = sentences[-1]
            before = page.plain[starts[last_start] : ends[last_end - 1]]
            after = page.plain[starts[piece_start] : ends[piece_end - 1]]
            # a very long sentence may stay torn
            has_room = ends[piece_end - 1] - starts[last_start] <= LONGEST
            if has_room and torn(before, after, english=page.read_whole):
                sentences[-1] = last_start, piece_end
                continue
        sentences.append((piece_start, piece_end))
    return sentences


def _pieces(page: Annotations, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Yields the parser's sentences of a paragraph without blanks at their ends, cut also where it
    runs on."""
    for sentence in page.sentences_in(paragraph):
        tokens = trim(sentence)
        if len(tokens):
            yield from _shortened(page, first=tokens.start, last=tokens.end)


def _shortened(page: Annotations, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yields a piece that is too long, cut behind the last semicolon, colon, dash or full stop that
    makes it short enough."""
    words = page.words
    while words.ends[last - 1] - words.starts[first] > LONGEST:
        cut = None
        for i in range(first + SHORTEST, last - 1):
            if words.text[i] in _BREAKS and words.ends[i] - words.starts[first] <= LONGEST:
                cut = i + 1  # the last one that fits stays
        if cut is None:
            break
        yield first, cut
        first = cut
    yield first, last


def torn(before: str, after: str, *, english: bool = True) -> bool:
    """Whether two neighbouring pieces of a paragraph are parts of one sentence."""
    return (
        _begins_small(after)
        or not _ENDS.search(before)
        or (after[:1].isdigit() and _DECIMAL.search(before) is not None)
        or _abbreviated(before, after, english=english)
        or (before.count('"') % 2 == 1 == after.count('"') % 2)
    )


def _begins_small(text: str) -> bool:
    """Whether it begins with a small letter or with a mark that closes; "eBay" and "iPhone" begin
    small, too."""
    head = text.lstrip("\"'([“‘«- ")
    return (head[:1].islower() and not head[1:2].isupper()) or text[:1] in ",;:.)]%!?…"


def _abbreviated(before: str, after: str, *, english: bool) -> bool:
    """Whether the full stop is that of a title, an initial or an abbreviation."""
    if not before.endswith("."):
        return False
    if _INITIAL.search(before):
        return after[:1].isalpha() and before[-2:] != "I."  # "plan I." closes a sentence
    last = _LAST.search(before)
    if last and is_abbreviation(last[1]):
        return after[:1].isalnum() or after[:1] in "\"'“‘"
    return not english and _ORDINAL.search(before) is not None


def words_in(text: str) -> Sequence[str]:
    """Returns the words of a sentence."""
    return _WORD.findall(text)


def points_back(sentence: str) -> bool:
    """Whether a sentence needs another one before it: it begins with "he", "this", "four of them"
    and the like."""
    first, *following = (word.strip("“\"‘',").casefold() for word in sentence.split()[:3])
    first = re.split("['’]", first)[0]  # "They're"
    return first in set_of("small_words.that_point_back") or "them" in following
