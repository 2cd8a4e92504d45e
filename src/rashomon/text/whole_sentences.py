"""Finds whole lines and sentences of a report without its parse: around a span, and all of its
prose."""

from collections.abc import Iterator

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of, set_of

_END = pattern_of(r"[.!?]([\"”’)]*\s)")
_BEGINS = pattern_of("{passages.begins}")
_LAST_WORD = pattern_of(r"[^\s(“\"‘]*$")


def sentences_of(report: Report) -> Iterator[Span]:
    """Yields the sentences of a report's prose, in order. Page furniture and sentences of fewer
    than four words are left out."""
    for line in lines_in(report):
        for begun, ended in sentence_places(report.text, start=line.start, stop=line.end):
            words = report.text[begun:ended].split()
            # what is shorter is a crosshead or a cry
            if len(words) >= 4 and not report.is_furniture(begun, ended):
                yield report.trimmed_span(begun, ended)


def lines_in(report: Report) -> Iterator[Span]:
    """Yields the lines of a report's text that are not blank, in order."""
    start = 0
    for line in report.text.split("\n"):
        end = start + len(line)
        if line.strip():
            yield report.span(start, end)
        start = end + 1


def sentence_places(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Returns where the sentences of this part of a text begin and end, in order. White space
    between two belongs to the later one."""
    stops = [end for end, _ in _ends(text, start=start, stop=stop)]
    return list(zip([start, *stops], [*stops, stop], strict=True))


def _ends(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yields where sentences end and the next begin; "Dr.", "J." and "U.N." before a capital end
    none, unless a sentence surely begins there."""
    begun: set[int] | None = None  # which few texts need and takes most of the time
    for match in _END.finditer(text, max(0, start - 1), stop):
        before = text[max(0, match.start(1) - 20) : match.start(1)]
        last = _LAST_WORD.findall(before)[0].rstrip(".")
        is_inside = is_abbreviation(last) or len(last) == 1 or "." in last
        is_end = match[1].strip() or not is_inside
        if not is_end and begun is None:
            begun = begun_behind_abbreviations(text, max(0, start - 20), stop + 80)
        if is_end or match.end() in (begun or ()):
            yield match.end() - 1, match.end()


def begun_behind_abbreviations(text: str, start: int, stop: int) -> set[int]:
    """Returns where sentences surely begin behind "a.m.", "U.S.", "Inc." and the like, in this part
    of a text."""
    return {match.end() for match in _BEGINS.finditer(text, start, stop)}


def is_abbreviation(word: str) -> bool:
    """Whether a full stop behind this word may belong to the word, as in a title, a month or
    "approx.". Some of them also end sentences, always ("Co") or when they are written small
    ("const"), and do not count."""
    abbreviations = set_of("names.abbreviations", "passages.abbreviations")
    return word.casefold() in abbreviations and word not in set_of("passages.words_that_end")
