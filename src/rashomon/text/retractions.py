"""Finds where a report says that what was told is not so, in sentences of their own: "On Monday we
wrote that the pier had fallen. That was wrong. The pier stands." (`retractions`)."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.words import ordered, pattern_of
from rashomon.text.whole_sentences import lines_in, sentence_places

_BY_HOUSE = pattern_of("(?i){retractions.by_house}")
_BY_OTHERS = pattern_of("(?i){retractions.by_others}")
_NOT_SO = pattern_of("(?i){retractions.says_not_so}")
_SORRY = pattern_of("(?i){retractions.we_are_sorry}")
_NO = pattern_of("(?i){retractions.bare_no}")
_FUTURE = pattern_of(r"(?i)\b{retractions.of_the_future}\b")
_AT_ONCE = pattern_of("(?i){retractions.at_once}")
_HEADLINE = pattern_of(r"(?i)\W*{retractions.headlines}\W*")
_SAID = pattern_of("(?i){retractions.said_by_somebody}")
_NO_AGAIN = pattern_of(r"(?i){retractions.no_to_a_deed} (?:been )?(?P<verb>[^\W\d_]{4,})")
_QUOTED = pattern_of(r"“[^“”\n]*”?|«[^«»\n]*»?|„[^„“”\n]*[“”]?|\"[^\"\n]*\"?")
_WORD = pattern_of(r"[^\W\d_]{4,}")
_HINTS = ordered("retractions.hints")
_ROOT = 4  # letters that the forms of a verb have in common


@record
class Retraction:
    """Sentences in which a report says that something that was told is not so.

    - `error`: the sentences that repeat it
    - `notice`: the sentence that says that it is not so
    - `span`: both, with the sentence behind them that says what is so
    - `by_house`: whether the report's own house had told it
    """

    error: Span
    notice: Span
    span: Span
    by_house: bool


@record
class _Sentence:
    span: Span
    plain: str  # without what is quoted, the house under one name
    line: int


@lru_cache(1024)  # reports
def retractions(report: Report) -> tuple[Retraction, ...]:
    """Returns where a report says that something told is not so, in the order of its text."""
    sentences = _sentences_in(report)
    is_note = _HEADLINE.fullmatch(report.title or "") is not None
    retraction_at: dict[Span, Retraction] = {}
    for last, notice in enumerate(sentences):
        first = _first_of_error(sentences, last, is_note=is_note)
        if first is not None:
            error = report.span(
                sentences[first].span.start, sentences[max(first, last - 1)].span.end
            )
            span = report.span(error.start, _end_of_note(sentences, first=first, last=last))
            by_house = first == last or _tells_of_house(sentences[last - 1])
            retraction = Retraction(error=error, notice=notice.span, span=span, by_house=by_house)
            retraction_at.setdefault(error, retraction)
    return tuple(retraction_at.values())


def _first_of_error(sentences: Sequence[_Sentence], last: int, *, is_note: bool) -> int | None:
    """Returns the place of the first sentence that repeats what the one at `last` takes back, None
    if that takes nothing back.

    A house may repeat it in several. Below the headline of a note (`is_note`) what follows is what
    is so.
    """
    notice = sentences[last]
    first = last - 1
    is_below = is_note and first >= 0 and _goes_on(sentences[first], notice)
    if not is_below:
        if not _may_reject(notice) or _SAID.match(notice.plain):
            return None
        if _AT_ONCE.search(notice.plain):
            return last
        if first < 0 or not _is_rejected(sentences[first], notice):
            return None
    if _tells_of_house(sentences[first]):
        while first and _goes_on(sentences[first - 1], sentences[first]):
            first -= 1
    return first


def _may_reject(notice: _Sentence) -> bool:
    plain = notice.plain.casefold()
    return any(hint in plain for hint in _HINTS)


def _is_rejected(error: _Sentence, notice: _Sentence) -> bool:
    """Whether the second of two sentences says that what the first tells is not so."""
    is_denied = _NO.match(notice.plain) and not _FUTURE.search(error.plain)
    if is_denied or _NOT_SO.match(notice.plain):
        return _tells_of_house(error) or _BY_OTHERS.search(error.plain) is not None
    if _SORRY.match(notice.plain) or _says_no_again(error, notice):
        return _tells_of_house(error)
    return False


def _says_no_again(error: _Sentence, notice: _Sentence) -> bool:
    """Whether a sentence denies the verb of the one ahead: "It did not burn down"."""
    no = _NO_AGAIN.match(notice.plain)
    if no is None:
        return False
    root = re.escape(no["verb"][:_ROOT].casefold())
    return re.search(rf"\b{root}", error.span.quote.casefold()) is not None


def _tells_of_house(sentence: _Sentence) -> bool:
    return _BY_HOUSE.search(sentence.plain) is not None


def _goes_on(before: _Sentence, error: _Sentence) -> bool:
    return before.line == error.line and _tells_of_house(before)


def _end_of_note(sentences: Sequence[_Sentence], first: int, last: int) -> int:
    """Returns where a note ends: behind the next sentence if it stands in its paragraph, or speaks
    of the same, as what is so does."""
    behind = sentences[last + 1 : last + 2]
    for sentence in behind:
        is_near = sentence.line == sentences[last].line
        if is_near or not _long_words(sentence).isdisjoint(_long_words(sentences[first])):
            return sentence.span.end
    return sentences[last].span.end


def _long_words(sentence: _Sentence) -> set[str]:
    return set(_WORD.findall(sentence.span.quote.casefold()))


@lru_cache(64)  # reports
def _sentences_in(report: Report) -> Sequence[_Sentence]:
    """Returns the sentences of a report's prose, also short ones, but not its headline."""
    return tuple(_read_sentences(report))


def _read_sentences(report: Report) -> Iterator[_Sentence]:
    """Yields the sentences of a report's prose. Quotations are blanks of the same length, because
    nobody takes back what somebody else says, and the outlet's own name is "this paper"."""
    own_name = _name_of_house(report.outlet)
    for number, line in enumerate(lines_in(report)):
        if line.line == report.title or report.is_furniture(line.start, line.end):
            continue
        plain = _QUOTED.sub(lambda match: " " * len(match[0]), line.quote)
        for start, end in sentence_places(report.text, start=line.start, stop=line.end):
            if report.text[start:end].isspace():  # the end of a line
                continue
            span = report.trimmed_span(start, end)
            words = plain[span.start - line.start : span.end - line.start]
            if own_name:
                words = own_name.sub("this paper", words)
            yield _Sentence(span=span, plain=words, line=number)


def _name_of_house(outlet: str | None) -> re.Pattern[str] | None:
    """Returns what finds how a house names itself: "Quill Post", "the Quill Post", "the Post"."""
    if not outlet:
        return None
    short = re.escape(outlet.split()[-1])
    return re.compile(rf"\b(?:[Tt]he )?{re.escape(outlet)}\b|\b[Tt]he {short}\b")
