"""Whole sentences of a report without its parse: around a span, of its prose, and those that it
alone tells."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from rashomon.lexicon import set_of
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story

_END = re.compile(r"(?<=[.!?])[\"”’)]*\s")
_LAST_WORD = re.compile(r"[^\s(“\"‘]*$")
WIDEST = 600  # characters of context on either side of a span
_SHORTEST = 4  # words; what is shorter is a crosshead or a cry
_TOLD = 0.5  # of a sentence, that stands in a passage


def sentence_at(report: Report, span: Span) -> Span:
    """Returns the sentence or sentences around a span."""
    top = max(report.text.rfind("\n", 0, span.start) + 1, span.start - WIDEST)
    bottom = report.text.find("\n", span.end)
    bottom = min(len(report.text) if bottom < 0 else bottom, span.end + WIDEST)
    starts = [start for _, start in _ends(report.text, top, span.start)]
    ends = [end for end, _ in _ends(report.text, span.end - 1, bottom)]
    return report.span(starts[-1] if starts else top, max(ends[0] if ends else bottom, span.end))


def sentences_of(report: Report) -> Iterator[Span]:
    """Yields the sentences of a report's prose, in order; page furniture and what is shorter than
    four words is left out."""
    at = 0
    for line in report.text.split("\n"):
        start, at = at, at + len(line) + 1
        for begun, ended in sentence_places(report.text, start, at - 1):
            told = report.text[begun:ended]
            if len(told.split()) >= _SHORTEST and not report.is_furniture(begun, ended):
                yield report.trimmed_span(begun, ended)


def sentence_places(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Returns where the sentences of this part of a text begin and end, in order; white
    space between them belongs to the later one."""
    stops = [end for end, _ in _ends(text, start, stop)]
    return list(zip([start, *stops], [*stops, stop], strict=True))


def told_alone(story: Story, report: Report) -> tuple[Span, ...]:
    """Returns the sentences of a report that stand in no passage of the story: as far as was found,
    no other report tells of them.

    Its headline is left out, as is what other stories read of a page about several events.
    """
    beside = _Covered(
        one.quote
        for passage in story.passages
        for one in passage.sentences
        if one.report == report.id
    )
    read = next((part.spans for part in story.parts if part.report == report.id), None)
    part = None if read is None else _Covered(read)
    title = report.text.find(report.title) if report.title else -1
    headline = (title, title + len(report.title or "")) if title >= 0 else (0, 0)
    return tuple(
        span
        for span in sentences_of(report)
        if not (headline[0] <= span.start < headline[1])
        and not beside.has(span)
        and (part is None or part.has(span))
    )


class _Covered:
    """Spans of a report, in order, so that a sentence is held against those alone that it meets."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._places = sorted({(span.start, span.end) for span in spans})
        self._starts = [start for start, _ in self._places]
        self._reached = list(accumulate((end for _, end in self._places), max))

    def has(self, sentence: Span) -> bool:
        """Whether half of a sentence stands in one of the spans."""
        start, end = sentence.start, sentence.end
        met = self._places[bisect_right(self._reached, start) : bisect_left(self._starts, end)]
        most = max((min(e, end) - max(s, start) for s, e in met), default=0)
        return most >= _TOLD * (end - start)


def _ends(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yields where sentences end and the next begin; "Dr.", "J." and "U.N." before a capital end
    none."""
    for match in _END.finditer(text, start, stop):
        word = _LAST_WORD.search(text[max(0, match.start() - 20) : match.start()])
        last = (word[0] if word else "").rstrip(".").casefold()
        if match[0].strip() or not (
            f"{last}." in set_of("attribution.abbreviations") or len(last) == 1 or "." in last
        ):
            yield match.end() - 1, match.end()
