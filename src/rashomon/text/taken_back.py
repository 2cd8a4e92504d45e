"""Says what a report takes back: what it tells only to say that it is not so (`is_taken_back`),
which words take a report of a house back (`withdraws`), its notes of correction with the words that
do so (`notes_of`), and whether a report is no more than such a note (`is_withdrawn`)."""

from collections.abc import Iterator
from functools import lru_cache

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of
from rashomon.text.retractions import retractions
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


def notes_of(report: Report) -> Iterator[tuple[Span, Span | None]]:
    """Yields the notes of correction of a report, each with the words by which it, or another
    report of its house, is taken back. What was wrong may stand in the paragraph before."""
    before: Span | None = None
    for note in report.corrections:
        if before and report.text[before.end : note.start].strip():
            yield before, None
            before = None
        whole_note = report.span(before.start, note.end) if before else note
        whole_note, cue = _with_retraction(whole_note, report)
        before = whole_note if cue is None and tells_wrongly(note.quote) else None
        if before is None:
            yield whole_note, cue
    if before:
        yield before, None


def _with_retraction(note: Span, report: Report) -> tuple[Span, Span | None]:
    """Returns a note with what it takes back and what is so, and the words that take it back."""
    for retraction in retractions(report):
        if retraction.by_house and note.contains(retraction.notice):
            span = retraction.span
            start, end = min(note.start, span.start), max(note.end, span.end)
            return report.span(start, end), retraction.notice
    cue = _WITHDRAWN.search(note.quote) if withdraws(note.quote) else None
    words = cue and report.span(note.start + cue.start(), note.start + cue.end())
    return note, words


def tells_wrongly(text: str) -> bool:
    """Returns whether a sentence of a note of correction tells what was wrong before."""
    return _TOLD_WRONGLY.search(text) is not None


def is_taken_back(report: Report, words: Span) -> bool:
    """Returns whether a report tells these words only to say that they are not so, or to say so:
    they stand in a note of correction that tells what was wrong, or beside the sentence that takes
    them back; or are the headline of a report that is withdrawn."""
    if words.meets(_wrong_in(report)):
        return True
    if words.meets(report.corrections):
        return tells_wrongly(words.quote)
    return words.line == report.title and is_withdrawn(report)


@lru_cache(1024)  # reports
def _wrong_in(report: Report) -> tuple[Span, ...]:
    spans = []
    for retraction in retractions(report):
        spans += [retraction.error, retraction.notice]
    return tuple(spans)


@lru_cache(1024)  # reports
def is_withdrawn(report: Report) -> bool:
    """Returns whether a report is no more than a note that takes it back."""
    if not any(words for _, words in notes_of(report)):
        return False
    prose = (sentence.quote for sentence in sentences_of(report) if sentence.line != report.title)
    return word_count(" ".join(prose)) <= _SHORT
