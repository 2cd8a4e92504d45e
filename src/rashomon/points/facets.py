"""Describes what a count is about (when, where, whom, which measure), from the accounts' own words alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from rashomon.lexicon import either
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.point import About, Account, Point, PointKind
from rashomon.text.annotations import Annotations
from rashomon.text.measures import is_measured, measures_of

# The days of the counted event, by the words of the sentences that count it.

Days = tuple[str, str]

_NARROW = timedelta(days=2)  # after the first: a longer interval is not taken for the time of an event
_EVENT = "event"


def when_of(accounts: Sequence[Account], annotated: Mapping[str, Annotations], dates: Sequence[Date]) -> tuple[str | None, str | None]:
    """Returns the first and last day of what is counted; None where the words leave it open.

    These are the days for which the accounts hold if all that give any agree, else those that most reports name in the sentences of the
    accounts.
    """
    held = {account.as_of for account in accounts if account.as_of}
    if len(held) == 1:
        parts = held.pop().split("/")
        return parts[0], parts[-1]
    if held:
        return None, None
    told: dict[Days, set[str]] = defaultdict(set)
    for account in accounts:
        for days in _told(account, annotated.get(account.report), dates):
            told[days].add(account.report)
    narrow = {days: reports for days, reports in told.items() if date.fromisoformat(days[1]) - date.fromisoformat(days[0]) <= _NARROW}
    ranked = sorted((narrow or told).items(), key=lambda item: (-len(item[1]), item[0]))
    if not ranked or (len(ranked) > 1 and len(ranked[0][1]) == len(ranked[1][1])):
        return None, None
    return ranked[0][0]


def _told(account: Account, annotations: Annotations | None, dates: Sequence[Date]) -> set[Days]:
    """The days of events that the account's sentence names."""
    near = [d for d in dates if d.span.report == account.report and d.tells == _EVENT and d.earliest and d.latest]
    if annotations is None or not near:
        return set()
    start, end = annotations.sentence_of(account.quote)
    return {(d.earliest or "", d.latest or "") for d in near if start <= d.span.start and d.span.end <= end}


_MEASURES = frozenset("killed injured missing displaced detained surrendered evacuated".split())
"""The measures of the ledger that words alone show."""
_CIVILIAN = re.compile(r"\bcivilians?\b|\bnon-?combatants?\b", re.IGNORECASE)
_ARMED = re.compile(rf"\b(?:{either('people.armed')})\b", re.IGNORECASE)
_PART = re.compile(rf"\b(?:{either('casualties.parts_of_tolls')})\b", re.IGNORECASE)
_TOTAL = re.compile(rf"\b(?:{either('casualties.totals')})\b", re.IGNORECASE)
_MOST = 0.75  # share of the accounts with a measure that must show the same one
_VAGUE = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands)\b", re.IGNORECASE)
_MONEY = re.compile(r"[A-Z]{3}")


def facets_of(
    point: Point, *, annotated: Mapping[str, Annotations], names: Sequence[Name] = (), dates: Sequence[Date] = ()
) -> About | None:
    """Returns what a count is about, by the words of its accounts; None for other points and where nothing is said."""
    if point.kind is not PointKind.COUNT:
        return None
    figures = [account for account in point.accounts if account.low is not None or account.high is not None]
    figures = figures or [account for account in point.accounts if _VAGUE.search(account.quote.quote)]
    if not figures:
        return None
    earliest, latest = when_of(figures, annotated, dates)
    found = About(
        measure=_measure(figures, annotated),
        group=_group(figures),
        civilian=_civilian(figures),
        place=_place(figures, names),
        earliest=earliest,
        latest=latest,
        total_or_part=_total_or_part(figures),
    )
    return found if found != About() else None


def _measure(accounts: Sequence[Account], annotated: Mapping[str, Annotations]) -> str | None:
    """The measure that the accounts show, each by its unit or else its words: all of them, or three of four; None if they do not agree."""
    if all(_MONEY.fullmatch(account.unit or "") for account in accounts):
        return "money"
    for shown in (_shown, _round_it):  # the accounts themselves first, then the sentences around them
        counts = Counter(measures for account in accounts if (measures := shown(account, annotated)))
        if counts:
            only, times = max(counts.items(), key=lambda item: (item[1], sorted(item[0])))
            return min(only) if len(only) == 1 and only <= _MEASURES and times >= _MOST * counts.total() else None
    return None


def _shown(account: Account, annotated: Mapping[str, Annotations]) -> frozenset[str]:
    unit = measures_of(frozenset((account.unit or "").casefold().split()))
    report = annotated.get(account.report)
    if unit or report is None:
        return unit
    return _told_between(report, account.quote.start, account.quote.end)


def _told_between(report: Annotations, start: int, end: int) -> frozenset[str]:
    tokens = report.doc.char_span(start, end, alignment_mode="expand") or ()
    return measures_of(frozenset(token.lemma_.casefold() for token in tokens))


def unlike_measure(point: Point, *, annotated: Mapping[str, Annotations]) -> frozenset[str]:
    """Returns the ids of accounts that may count something else than the rest of the point.

    These are accounts whose words do not show what they measure where most do, and that give other figures.
    """
    wanted = point.about.measure if point.about else None
    figures = [account for account in point.accounts if account.low is not None or account.high is not None]
    showing = [account for account in figures if wanted and wanted in _shown(account, annotated) & _MEASURES]
    told = [value for account in showing for value in (account.low, account.high) if value is not None]
    if not told or 2 * len(showing) < len(figures):
        return frozenset()
    least, most = min(told), max(told)
    return frozenset(
        account.id
        for account in figures
        if account not in showing and any(v is not None and not least <= v <= most for v in (account.low, account.high))
    )


def _round_it(account: Account, annotated: Mapping[str, Annotations]) -> frozenset[str]:
    """The measures that the sentence of a count of people shows."""
    report = annotated.get(account.report)
    if report is None or (account.unit != "%" and is_measured(account.unit)):
        return frozenset()
    return _told_between(report, *report.sentence_of(account.quote))


def _group(accounts: Sequence[Account]) -> str | None:
    """The counted noun that most accounts print; None for measures and money."""
    units = Counter(a.unit for a in accounts if a.unit and not is_measured(a.unit))
    return min(units, key=lambda unit: (-units[unit], unit)) if units else None


def _civilian(accounts: Sequence[Account]) -> bool | None:
    """Whether civilians are counted, or armed people; None if the words say neither or both."""
    texts = [f"{account.quote.quote} {account.unit or ''}" for account in accounts]
    civilian, armed = any(map(_CIVILIAN.search, texts)), any(map(_ARMED.search, texts))
    return civilian if civilian != armed else None


def _place(accounts: Sequence[Account], names: Sequence[Name]) -> str | None:
    """The one place that the accounts name."""
    inside = {
        name.name
        for name in names
        if name.kind is NameKind.PLACE
        for mention in name.mentions
        for account in accounts
        if account.report == mention.report and account.quote.contains(mention)
    }
    return inside.pop() if len(inside) == 1 else None


def _total_or_part(accounts: Sequence[Account]) -> str | None:
    part = any(_PART.search(account.quote.quote) for account in accounts)
    total = any(_TOTAL.search(account.quote.quote) for account in accounts)
    return None if part == total else "part" if part else "total"
