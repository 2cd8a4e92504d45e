"""Partial reports: a page about several events, as one of its stories reads it.

The passages that other stories read are set aside as a kind of furniture, so that no stage takes
words from them; the story lists what it read in its `parts`, and the ledger shows the page as it
is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rashomon.model.report import Report
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class EventPassage:
    """The bounds of a passage and its grouping features: counts of its content words and of the
    words of its names."""

    start: int
    end: int
    words: Mapping[str, int]
    names: Mapping[str, int]


GroupedBy = tuple[
    Mapping[str, int], Mapping[str, int], tuple[EventPassage, ...], Mapping[str, int] | None
]
"""Words, words of names, passages and fillings of a report; None where a version that knew no
fillings kept the others."""


def pack_features(grouped: GroupedBy) -> list[object]:
    """Returns what a report is grouped by as values that JSON has."""
    words, names, passages, fillings = grouped
    return [
        dict(words),
        dict(names),
        [[one.start, one.end, dict(one.words), dict(one.names)] for one in passages],
        *([] if fillings is None else [dict(fillings)]),
    ]


def unpack_features(values: Sequence[Any]) -> GroupedBy:
    """Returns what a report is grouped by from these values. Older versions packed no fillings, and
    passages only where there are any."""
    words, names, *more = values
    passages = tuple(EventPassage(*one) for one in more[0]) if more else ()
    return words, names, passages, more[1] if len(more) > 1 else None


@dataclass(frozen=True, slots=True, order=True)
class SharedPassage:
    """A passage of a report that another story reads than the one the report is in."""

    report: str
    start: int
    end: int


ELSEWHERE = "elsewhere"
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReportPart:
    """What a story reads of a report that other stories read, too."""

    report: str
    spans: tuple[Span, ...]


def without(report: Report, passages: Iterable[Stretch]) -> Report:
    """Returns the report without these passages, which other stories read."""
    aside = tuple(report.furniture_span(start, end, ELSEWHERE) for start, end in sorted(passages))
    return replace(report, furniture=tuple(sorted((*report.furniture, *aside))))


def only(report: Report, passages: Iterable[Stretch]) -> Report:
    """Returns the report with these passages alone."""
    return without(report, _between(sorted(passages), len(report.text)))


def as_read(
    reports: Iterable[Report], here: Iterable[SharedPassage], lent: Iterable[SharedPassage]
) -> tuple[Report, ...]:
    """Returns the reports as a story reads them, sorted by id: of those in `here` only these
    passages, of all others what is not lent."""
    mine, aside = _by_report(here), _by_report(lent)
    return tuple(
        only(report, mine[report.id])
        if report.id in mine
        else without(report, aside[report.id])
        if report.id in aside
        else report
        for report in sorted(reports, key=lambda report: report.id)
    )


def _by_report(lent: Iterable[SharedPassage]) -> dict[str, list[Stretch]]:
    found: dict[str, list[Stretch]] = {}
    for one in lent:
        found.setdefault(one.report, []).append((one.start, one.end))
    return found


def part_of(report: Report) -> ReportPart | None:
    """Returns what a story reads of this report; None if that is all of it."""
    aside = [(span.start, span.end) for span in report.furniture if span.type == ELSEWHERE]
    if not aside:
        return None
    left = [
        (start, end)
        for start, end in _between(aside, len(report.text))
        if report.text[start:end].strip()
    ]
    return ReportPart(report.id, tuple(report.trimmed_span(start, end) for start, end in left))


def whole(report: Report) -> Report:
    """Returns the report with nothing set aside."""
    return replace(
        report, furniture=tuple(span for span in report.furniture if span.type != ELSEWHERE)
    )


def opens(report: Report) -> bool:
    """Whether a story reads the report from its headline on."""
    return not any(span.type == ELSEWHERE and span.start == 0 for span in report.furniture)


def _between(passages: Iterable[Stretch], size: int) -> list[Stretch]:
    """The gaps between these ranges, in a text of this many characters."""
    out, at = [], 0
    for start, end in passages:
        if at < start:
            out.append((at, start))
        at = max(at, end)
    return [*out, (at, size)] if at < size else out
