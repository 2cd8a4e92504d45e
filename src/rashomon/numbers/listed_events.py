"""Finds the list of older events in a report (`listed_events`): "Harn school: 9 killed", a line
an event, with what is told of each below it."""

import re
from collections.abc import Iterator

from rashomon.model.date import Date
from rashomon.model.span import Span
from rashomon.numbers.fates_before import listed_fates
from rashomon.shipped.words import set_of
from rashomon.text.token_index import TokenIndex

_LABEL = re.compile(r"([^\n.!?:;]{3,60}):\s*$")
_WORD = re.compile(r"\w+")
# the words behind the number of a line up to "dead", three at most
_BEHIND = re.compile(r"(?:[^\w\n]*\w+){0,3}")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_THIS_AND_NEXT_LINE = re.compile(r"[^\n]*\n*[^\n]*")


def listed_events(reading: TokenIndex) -> range:
    """Returns from where to where a report lists events, by characters; an empty range if it does
    not.

    A list is two lines or more that give harm behind the name of an event, of other years than the
    report's.
    """
    lines = list(_lines_of_events(reading))
    if len(lines) < 2:
        return range(0)
    report = reading.annotated.report
    start = lines[0].start
    below = _THIS_AND_NEXT_LINE.match(report.text, lines[-1].end)
    end = below.end() if below else lines[-1].end
    years = set(_YEAR.findall(report.text[start:end]))
    return range(start, end) if years - {(report.anchor or "")[:4]} else range(0)


def has_year(date: Date) -> bool:
    """Whether a date says of which year it is."""
    words = date.span.quote.casefold()
    return bool(_YEAR.search(words)) or not set_of("fates.with_year").isdisjoint(words.split())


def _lines_of_events(reading: TokenIndex) -> Iterator[Span]:
    """Yields each name of an event with the number of those harmed behind its colon: "Mill fire: 9
    dead". "Dead: 9" names none."""
    report = reading.annotated.report
    states = listed_fates("states").keys() | listed_fates("rows").keys()
    for sentence in reading.sentences:
        for _, first, last in sentence.quantities:
            amount = reading.span(first, last)
            # a harm must stand in the first words behind the number
            behind = _BEHIND.match(report.text, amount.end)
            if behind is None or states.isdisjoint(_WORD.findall(behind[0].casefold())):
                continue
            line = report.text.rfind("\n", 0, amount.start) + 1
            label = _LABEL.search(report.text, line, amount.start)
            if label is None:
                continue
            label_words = set(_WORD.findall(label[1].casefold()))
            if label_words.isdisjoint(states | set_of("fates.tolls")):
                yield report.span(label.start(1), amount.end)
