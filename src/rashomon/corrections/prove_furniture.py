"""Says which paragraphs an author may set aside as page furniture (`left_out`): none with news that
stands nowhere else."""

import re
from collections.abc import Iterator, Sequence

from rashomon.model.report import Report
from rashomon.text.quantities import read_quantities

NEWS = "a paragraph with a figure, a quotation or a name that stands nowhere else"
HEADLINE = "a headline"
TOO_MUCH = "more than half of a report left out"
_QUOTED = re.compile(r'["“„«]([^"“”„«»]{3,2000})["”“»]')
_NAMED = re.compile(r"(?<![\s.!?:;“\"'‘’(\[•|\-–—/])(?<!^)\s{1,9}([A-ZÀ-Þ][\w'’-]+)")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")

_Places = Sequence[tuple[int, int]]


def left_out(
    report: Report, places: _Places
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[tuple[int, int], str], ...]]:
    """Returns which of these stretches of a report may be set aside, and the others with the
    reason.

    A stretch is one or more whole paragraphs without the headline; what it gives (figures, quoted
    words, names) stands in the prose that is left, too; at most half of the prose goes, or none.
    """
    title = " ".join((report.title or "").split())
    kept: list[tuple[int, int]] = []
    refused: list[tuple[tuple[int, int], str]] = []
    rest = _prose(report, places)
    for start, end in places:
        text = report.text[start:end]
        if not _is_whole(report.text, start, end):
            refused.append(((start, end), "no whole paragraphs"))
        elif title and " ".join(text.split()) == title:
            refused.append(((start, end), HEADLINE))
        elif any(one not in rest for one in _given(text)):
            refused.append(((start, end), NEWS))
        else:
            kept.append((start, end))
    if 2 * sum(end - start for start, end in kept) > len(_prose(report, ())):
        return (), (*refused, *((place, TOO_MUCH) for place in kept))
    return tuple(kept), tuple(refused)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, behind = text[:start].rstrip(" \t"), text[end:].lstrip(" \t")
    return (not before or before.endswith("\n")) and (not behind or behind.startswith("\n"))


def _prose(report: Report, without: _Places) -> str:
    """The prose of a report without these stretches, its headline once in front."""
    gone = sorted((*((f.start, f.end) for f in report.furniture), *without))
    out, at = [report.title or ""], 0
    for start, end in gone:
        out.append(report.text[at:start])
        at = max(at, end)
    return "\n".join((*out, report.text[at:]))


def _given(text: str) -> Iterator[str]:
    """The figures, quoted words and names of a stretch."""
    yield from _FIGURE.findall(text)
    yield from (found.text for found in read_quantities(text))
    yield from (words for words in _QUOTED.findall(text) if len(words.split()) > 1)
    yield from _NAMED.findall(text)
