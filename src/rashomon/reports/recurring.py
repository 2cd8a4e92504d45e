"""Lines that recur across an outlet's pages: a line that two stories of one house share is the house's, not the story's."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.lexicon import either
from rashomon.model.report import Report
from rashomon.reports.lines import Line, split_lines
from rashomon.reports.page_words import furniture_type, is_correction

_MOST_SHARED = 0.3  # reports that share more of their lines are one story told twice
_MANY = 3  # stories in which a line inside the text must stand; at its ends two are enough
# A paragraph of background comes back from story to story, too: a sentence is the house's only where it speaks of the house or to its reader.
_OWN = re.compile(rf"\b(?:{either('page.of_the_reader')})\b|[@©]|https?:|www\.", re.IGNORECASE)


def mark_recurring(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports with every line that recurs across different stories of one outlet as furniture."""
    houses: dict[str, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        if report.outlet:
            houses[report.outlet.casefold()].append(number)
    out = list(reports)
    for house in sorted(houses):
        for number, lines in _recurring([reports[i] for i in houses[house]]):
            index = houses[house][number]
            out[index] = _marked(reports[index], lines)
    return tuple(out)


def _recurring(reports: Sequence[Report]) -> Iterator[tuple[int, list[Line]]]:
    """For each report of one outlet, by its place, the lines that other stories of the outlet have as well and that are no prose."""
    lines = [_open_lines(report) for report in reports]
    keys = [{line.words for line in own} for own in lines]
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        for words in key:
            having[words].append(number)
    for number, own in enumerate(lines):
        told = [_times(number, having[line.words], keys) for line in own]
        ends = _ends(told)
        house = (reports[number].outlet or "").casefold()
        found = [
            line
            for place, line in enumerate(own)
            if ((told[place] >= 1 and place in ends) or (told[place] >= _MANY - 1 and line.length >= 5)) and _is_house(line, house)
        ]
        if found:
            yield number, found


def _times(number: int, others: Sequence[int], keys: Sequence[set[tuple[str, ...]]]) -> int:
    """In how many of these other reports, that are different stories, a line stands; no more are counted than matter."""
    found = 0
    for other in others:
        found += other != number and _different(keys[number], keys[other])
        if found >= _MANY:
            break
    return found


def _ends(told: Sequence[int]) -> set[int]:
    """The places of the lines above the first and below the last that no other story has."""
    own = [place for place, count in enumerate(told) if not count]
    first, last = (own[0], own[-1]) if own else (0, len(told) - 1)
    return {place for place in range(len(told)) if place < first or place > last}


def _is_house(line: Line, house: str) -> bool:
    """Whether the line is no sentence, or one in which the house speaks of itself or to its reader."""
    return not line.stopped or house in line.text.casefold() or bool(_OWN.search(line.text))


def _open_lines(report: Report) -> list[Line]:
    """The lines that are neither headline nor furniture nor a correction."""
    return [
        line
        for line in split_lines(report.text)
        if line.words and line.text != report.title and not report.is_furniture(line.start, line.end) and not is_correction(line.text)
    ]


def _different(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> bool:
    """Whether two reports are different stories: they share few lines."""
    return len(one & other) <= _MOST_SHARED * min(len(one), len(other))


def _marked(report: Report, lines: Iterable[Line]) -> Report:
    spans = [report.furniture_span(line.start, line.end, furniture_type(line.text) or "boilerplate") for line in lines]
    kept = [old for old in report.furniture if not any(new.contains(old) for new in spans)]
    return replace(report, furniture=tuple(sorted([*kept, *spans])))
