"""Finds time words that were copied unchanged and now mean another day: "tomorrow" in a page of two days later."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rashomon.lexicon import either
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy, Drift, Drifted
from rashomon.model.date import Date
from rashomon.model.report import Report
from rashomon.model.span import Span

# Words that count from the day of the page, by how many days. A reader takes them from the page that he reads, whatever their first writer meant.
_FROM_PAGE = (
    (re.compile(rf"\b(?:{either('calendar.on_the_day_of_the_page')})\b", re.IGNORECASE), 0),
    (re.compile(r"\b(?:yesterday|last night)\b", re.IGNORECASE), -1),
    (re.compile(r"\btomorrow\b", re.IGNORECASE), 1),
)
# Others that count from it, resolved by the dates of the story; clock times and "that night" count from what stands before them.
_RESOLVED = re.compile(rf"\b(?:(?:this|last|next|past) \w+|\w+ ago|(?:{either('calendar.weekday_stems')})day)\b", re.IGNORECASE)

Days = tuple[str, str]


def drift_of_days(copies: Sequence[Copy], dates: Sequence[Date], days: Mapping[str, str | None]) -> tuple[Copy, ...]:
    """Returns the copies, with a "date" drift added where their time words mean other days in the two reports.

    `days`: the day of each report.
    """
    by_report: defaultdict[str, list[Date]] = defaultdict(list)
    for found in dates:
        by_report[found.span.report].append(found)
    out = []
    for copy in copies:
        more = (*_of_page(copy, days), *_resolved(_within(copy.a, by_report), _within(copy.b, by_report)))
        kept = tuple(d for d in copy.drift if d.what != "date" or _really_changed(d, copy, by_report))
        out.append(replace(copy, drift=kept + more) if more or kept != copy.drift else copy)
    return tuple(out)


def _of_page(copy: Copy, days: Mapping[str, str | None]) -> Iterator[Drift]:
    """The time words that count from the page's day and occur once on both sides."""
    one, other = days.get(copy.a.report), days.get(copy.b.report)
    if not one or not other or one == other:
        return
    for words, offset in _FROM_PAGE:
        here, there = words.findall(copy.a.quote), words.findall(copy.b.quote)
        if len(here) == len(there) == 1 and here[0].casefold() == there[0].casefold():
            yield Drift(f"{here[0]} ({_moved(one, offset)})", f"{there[0]} ({_moved(other, offset)})", "date")


def _moved(day: str, offset: int) -> str:
    return (date.fromisoformat(day[:10]) + timedelta(days=offset)).isoformat()


def _within(passage: Span, by_report: Mapping[str, list[Date]]) -> list[Date]:
    return [found for found in by_report.get(passage.report, ()) if passage.contains(found.span) and found.earliest and found.latest]


def _resolved(one: Sequence[Date], other: Sequence[Date]) -> Iterator[Drift]:
    for left in one:
        words = left.span.quote
        if not _RESOLVED.search(words) or any(pattern.search(words) for pattern, _ in _FROM_PAGE):
            continue
        same = [right for right in other if right.span.quote.casefold() == words.casefold()]
        if len(same) == 1 and _apart(left, same[0]):
            yield Drift(_told(left), _told(same[0]), "date")


def _really_changed(drift: Drift, copy: Copy, by_report: Mapping[str, list[Date]]) -> bool:
    """Whether the changed words mean different days in the two reports, unlike "today" and, a day later, "on Monday"."""
    one = [d for d in _within(copy.a, by_report) if _akin(d.span.quote, drift.from_)]
    other = [d for d in _within(copy.b, by_report) if _akin(d.span.quote, drift.to)]
    return len(one) != 1 or len(other) != 1 or _apart(one[0], other[0])


def _akin(quote: str, words: str | None) -> bool:
    return bool(words) and (str(words).casefold() in quote.casefold() or quote.casefold() in str(words).casefold())


def _apart(one: Date, other: Date) -> bool:
    return str(one.latest) < str(other.earliest) or str(other.latest) < str(one.earliest)


def _told(found: Date) -> str:
    days = str(found.earliest) if found.earliest == found.latest else f"{found.earliest}/{found.latest}"
    return f"{found.span.quote} ({days})"


# The drift of a story as a list.

_MEANING = re.compile(r" \(\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?\)$")
KINDS = ("number", "unit", "date", "name", "hedge", "source")


def list_drift(copies: Sequence[Copy], reports: Sequence[Report]) -> tuple[Drifted, ...]:
    """Returns every change of every copy, numbers first, then by place; a change in several pairs of reports is listed for each once."""
    by_id = {report.id: report for report in reports}
    found = [_drifted(copy, change, by_id) for copy in copies for change in copy.drift]
    return tuple(sorted(found, key=lambda d: (KINDS.index(d.what) if d.what in KINDS else len(KINDS), d.a, d.b, d.id)))


def _drifted(copy: Copy, change: Drift, reports: Mapping[str, Report]) -> Drifted:
    a, b = _words(copy.a, change.from_, reports), _words(copy.b, change.to, reports)
    source = {"a": copy.a.report, "b": copy.b.report}.get(copy.from_ or "") or _own_page(copy, reports)
    identity = content_id("drift", copy.id, change.what, change.from_, change.to)
    return Drifted(identity, copy.id, change.what, change.from_, change.to, a, b, source)


def _own_page(copy: Copy, reports: Mapping[str, Report]) -> str | None:
    """The report that is the agency's own page, if the passage is an agency's."""
    own = [span.report for span in (copy.a, copy.b) if copy.from_ and reports[span.report].outlet == copy.from_]
    return own[0] if len(own) == 1 else None


def _words(passage: Span, words: str | None, reports: Mapping[str, Report]) -> Span:
    """Where the words stand in the passage; the whole passage if they are absent or occur twice."""
    plain = _MEANING.sub("", words or "")
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", passage.quote)] if plain else []
    if len(found) != 1:
        return passage
    return reports[passage.report].span(passage.start + found[0], passage.start + found[0] + len(plain))
