"""numbers_left_out: of a report with very many numbers, the lines that hold most of them are shown but not read: each number is held against each."""

import re
from collections.abc import Iterator, Sequence

from rashomon.reports.furniture import Piece
from rashomon.reports.lines import Line

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def numbers_left_out(lines: Sequence[Line], most: int) -> tuple[list[Piece], str]:
    """The lines to be left out so that no more than `most` numbers are read, those with most numbers first and of equals the last, and what is told
    of it; nothing where the text has no more."""
    counted = sorted((sum(1 for _ in _NUMBER.finditer(line.text)), place) for place, line in enumerate(lines))
    total = sum(number for number, _ in counted)
    if total <= most:
        return [], ""
    left = sorted(place for number, place in _beyond(counted, most) if number)
    pieces = [(lines[place].start, lines[place].end, "boilerplate") for place in left]
    return (
        pieces,
        f"{len(left):,} lines of figures were left out: the text has {total:,} numbers, and {most:,} of a report are read (read.max_numbers)",
    )


def _beyond(counted: Sequence[tuple[int, int]], most: int) -> Iterator[tuple[int, int]]:
    """Of (numbers, line) those with which there would be too many."""
    so_far = 0
    for number, place in counted:
        so_far += number
        if so_far > most:
            yield number, place
