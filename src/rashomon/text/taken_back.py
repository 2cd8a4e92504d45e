"""Says what a report takes back of itself: what a note of correction tells of what was wrong before
(`is_taken_back`), which words take a report back (`withdraws`), and whether one is no more than
such a note (`is_withdrawn`)."""

from collections.abc import Iterator
from functools import lru_cache

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import word_count
from rashomon.text.whole_sentences import sentences_of

_WITHDRAWN = pattern_of("(?i){page.withdrawn}")
_TOLD_WRONGLY = pattern_of("(?is){page.told_wrongly}")
_SAID = pattern_of(r"[^.!?\n]*, [^.!?,\n]{0,60}\b(?:said|says|told|wrote|added)\b")
_SHORT = 120  # words of a report that is nothing but a note


def withdraws(line: str) -> bool:
    """Returns whether a house takes a report of its own back in this line, or says that it was
    wrong. What is quoted in it must be taken out before. What a speaker said of himself ("we were
    deceived, she said") is nothing of the house."""
    cue = _WITHDRAWN.search(line)
    return cue is not None and not _SAID.match(line, cue.end())


def withdrawals(report: Report) -> Iterator[tuple[Span, Span]]:
    """Yields the notes by which a report, or one of its house, is taken back, each with the words
    that do so. What was wrong may stand in the paragraph before."""
    start = end = -1
    for note in report.corrections:
        is_next = end >= 0 and not report.text[end : note.start].strip()
        start = start if is_next else note.start
        end = note.end
        if withdraws(note.quote) and (cue := _WITHDRAWN.search(note.quote)):
            words = report.span(note.start + cue.start(), note.start + cue.end())
            yield report.span(start, end), words
            end = -1


def tells_wrongly(text: str) -> bool:
    """Returns whether a sentence of a note of correction tells what was wrong before."""
    return _TOLD_WRONGLY.search(text) is not None


def is_taken_back(report: Report, words: Span) -> bool:
    """Returns whether a report takes back what these words tell: they say in a note of correction
    what was wrong, or are the headline of a report that is withdrawn."""
    if words.meets(report.corrections):
        return tells_wrongly(words.quote)
    return words.line == report.title and is_withdrawn(report)


@lru_cache(1024)  # reports
def is_withdrawn(report: Report) -> bool:
    """Returns whether a report is no more than a note that takes it back."""
    if next(withdrawals(report), None) is None:
        return False
    prose = (sentence.quote for sentence in sentences_of(report) if sentence.line != report.title)
    return word_count(" ".join(prose)) <= _SHORT
