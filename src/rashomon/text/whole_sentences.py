"""Whole sentences of a report without its parse: around a span, of its prose, and those that were
found in it only."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, product

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.shipped.words import set_of
from rashomon.text.by_key import by_key
from rashomon.text.quantities import read_quantities

_END = re.compile(r"(?<=[.!?])[\"”’)]*\s")
_LAST_WORD = re.compile(r"[^\s(“\"‘]*$")
WIDEST = 600  # characters of context on either side of a span
_SHORTEST = 4  # words; what is shorter is a crosshead or a cry
_MOSTLY = 0.5  # of a sentence, that stands in a passage


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
            words = report.text[begun:ended].split()
            if len(words) >= _SHORTEST and not report.is_furniture(begun, ended):
                yield report.trimmed_span(begun, ended)


def sentence_places(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Returns where the sentences of this part of a text begin and end, in order; white
    space between them belongs to the later one."""
    stops = [end for end, _ in _ends(text, start, stop)]
    return list(zip([start, *stops], [*stops, stop], strict=True))


def found_once(story: Story, reports: Iterable[Report]) -> dict[str, tuple[Span, ...]]:
    """Returns, by report, the sentences of a story that were found in it only: they stand in no
    passage, and no other report has a figure of theirs, or two of their names together.

    A figure up to twelve counts beside a name. Headlines are left out.
    """
    members = [report for report in reports if report.id in story.reports]
    shown = (one.quote for passage in story.passages for one in passage.sentences)
    beside = by_key((quote.report, quote) for quote in shown)
    named = sorted((span, name.id) for name in story.names for span in name.mentions)
    prose = {
        report.id: [(one, _signs_of(one, named)) for one in sentences_of(report)]
        for report in members
    }
    having = by_key(
        (sign, report) for report, found in prose.items() for _, signs in found for sign in signs
    )
    own = {sign for sign, holders in having.items() if len(set(holders)) == 1}
    out = {}
    for report in members:
        here = _Covered(beside[report.id])
        title = report.text.find(report.title) if report.title else -1
        headline = range(title, title + len(report.title or "")) if title >= 0 else range(0)
        out[report.id] = tuple(
            span
            for span, signs in prose[report.id]
            if span.start not in headline and not here.has(span) and signs <= own
        )
    return out


_Sign = frozenset[str]
_MOST = 12  # names of a sentence, past which it is a list; and the largest figure that tells little


def _signs_of(sentence: Span, named: Sequence[tuple[Span, str]]) -> set[_Sign]:
    """The large figures of a sentence, and every two of its names and other figures: by these
    another sentence may be known to tell of it."""
    first, last = (
        bisect_left(named, (sentence.report, at), key=lambda one: (one[0].report, one[0].start))
        for at in (sentence.start, sentence.end)
    )
    names = sorted({ident for _, ident in named[first:last]})[:_MOST]
    counts = [
        (one.high or one.low or 0, f"{one.low} {one.high}")
        for one in read_quantities(sentence.quote)
    ]
    large = {frozenset([figure]) for most, figure in counts if most > _MOST}
    small = {figure for most, figure in counts if most <= _MOST}
    return large | {
        frozenset(pair) for pair in product(names, (*small, *names)) if len(set(pair)) > 1
    }


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
        return most >= _MOSTLY * (end - start)


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
