"""Formats a time expression as the value of a "when" answer: an ISO day, a date-time, or earliest/latest."""

import re

from rashomon.model.date import Date
from rashomon.text.clocks import read_clock

_FIGURES = re.compile(r"(?<!\d)\d{1,2}:\d\d")


def moment_of(date: Date) -> str | None:
    """Returns "2031-03-05", or "2031-03-05T11:00" with a time of day, or "2031-03-05/2031-03-07", an open end as ".."."""
    if not (date.earliest or date.latest):
        return None
    if date.earliest and date.earliest == date.latest:
        return f"{date.earliest}T{date.time}" if date.time and _tells_the_half(date.span.quote) else date.earliest
    return f"{date.earliest or '..'}/{date.latest or '..'}"


def _tells_the_half(words: str) -> bool:
    """Whether the words say which half of the day is meant, unlike "half past six"; figures with a colon are read as printed."""
    clock = read_clock(words)
    return clock is None or clock.sure or bool(_FIGURES.search(words))
