"""Finds words of time that were copied unchanged and now mean another day: "tomorrow" in a page of two days later."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.copy import Copy, Drift
from rashomon.model.date import Date
from rashomon.model.span import Span

# Words that count from the day of the page; clock times and "that night" count from what stands before them.
_COUNTS_FROM_PAGE = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|(?:this|last|next|past) \w+|\w+ ago|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def drift_of_days(copies: Sequence[Copy], dates: Sequence[Date]) -> tuple[Copy, ...]:
    """The copies, those with a drift of "date" more whose words of time stand for other days in the two reports."""
    by_report: defaultdict[str, list[Date]] = defaultdict(list)
    for date in dates:
        by_report[date.span.report].append(date)
    out = []
    for copy in copies:
        more = tuple(_changed(_within(copy.a, by_report), _within(copy.b, by_report)))
        kept = tuple(d for d in copy.drift if d.what != "date" or _really_changed(d, copy, by_report))
        out.append(replace(copy, drift=kept + more) if more or kept != copy.drift else copy)
    return tuple(out)


def _within(passage: Span, by_report: dict[str, list[Date]]) -> list[Date]:
    return [date for date in by_report[passage.report] if passage.contains(date.span) and date.earliest and date.latest]


def _changed(one: Sequence[Date], other: Sequence[Date]) -> Iterator[Drift]:
    for left in one:
        same = [right for right in other if right.span.quote.casefold() == left.span.quote.casefold()]
        if len(same) == 1 and _apart(left, same[0]) and _COUNTS_FROM_PAGE.search(left.span.quote):
            yield Drift(_told(left), _told(same[0]), "date")


def _really_changed(drift: Drift, copy: Copy, by_report: dict[str, list[Date]]) -> bool:
    """Whether the changed words do not stand for one day in both reports ("today" and, a day later, "on Monday")."""
    one = [d for d in _within(copy.a, by_report) if _akin(d.span.quote, drift.from_)]
    other = [d for d in _within(copy.b, by_report) if _akin(d.span.quote, drift.to)]
    return len(one) != 1 or len(other) != 1 or _apart(one[0], other[0])


def _akin(quote: str, words: str | None) -> bool:
    return bool(words) and (str(words).casefold() in quote.casefold() or quote.casefold() in str(words).casefold())


def _apart(one: Date, other: Date) -> bool:
    return str(one.latest) < str(other.earliest) or str(other.latest) < str(one.earliest)


def _told(date: Date) -> str:
    days = str(date.earliest) if date.earliest == date.latest else f"{date.earliest}/{date.latest}"
    return f"{date.span.quote} ({days})"
