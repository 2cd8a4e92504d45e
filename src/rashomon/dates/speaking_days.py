"""Finds passages that speak from another day than the report: older quotations, and pages continued past midnight."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from rashomon.dates.copied_dates import CLOCKS, RELATIVE
from rashomon.dates.days import Days, weekday_number
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.mentions import TimeMention
from rashomon.dates.reference_date import ReferenceDate
from rashomon.dates.tense import Tense

_COUNTED = RELATIVE - CLOCKS | {"ahead"}
_NEAR = timedelta(days=6)
_ONE = timedelta(days=1)
_NIGHT = 6  # hours: what is stamped before is told from the evening before
_WITHIN = {"iso", "day"}


def named_weekdays(mentions: Sequence[TimeMention], anchor: date | None, published: str | None) -> tuple[tuple[int, date], ...]:
    """Weekdays whose day the report shows: printed with the date, or on a page continued after its own day."""
    if anchor is None:
        return ()
    found = _printed(mentions, anchor)
    tomorrow, yesterday = anchor + _ONE, anchor - _ONE
    if _is_carried_on(mentions, anchor):
        found.setdefault(tomorrow.weekday(), tomorrow)
    if _hour_of(published) < _NIGHT:
        found.setdefault(yesterday.weekday(), yesterday)
    return tuple(sorted(found.items()))


def _printed(mentions: Sequence[TimeMention], anchor: date) -> dict[int, date]:
    """Days near the report's own that are printed with weekday and date."""
    found: dict[int, date] = {}
    for mention in mentions:
        weekday = weekday_number(mention.expression.parts.get("weekday", ""))
        if mention.expression.kind not in _WITHIN or weekday is None:
            continue
        days = meaning_of(mention.expression, ReferenceDate(anchor, mention.tense))
        if days and days[0] == days[1] and days[0].weekday() == weekday and anchor < days[0] <= anchor + _NEAR:
            found.setdefault(weekday, days[0])
    return found


def _is_carried_on(mentions: Sequence[TimeMention], anchor: date) -> bool:
    """Whether the page tells the next day's weekday as past, more than once and including its morning, besides its own night."""
    tomorrow = (anchor.weekday() + 1) % 7
    told = [m for m in mentions if m.furniture is None and m.expression.kind == "weekday" and not m.expression.parts.get("relative")]
    parts: Counter[int] = Counter()
    for mention in told:
        if mention.tense is not Tense.FUTURE:
            parts[weekday_number(mention.expression.parts["weekday"]) or 0] += 1
    morning = any(weekday_number(m.expression.parts["weekday"]) == tomorrow and m.expression.part("part") == "morning" for m in told)
    night = any(
        weekday_number(m.expression.parts["weekday"]) == anchor.weekday() and m.expression.part("part") in {"night", "evening"}
        for m in told
    )
    return parts[tomorrow] > 1 and morning and night


def _hour_of(published: str | None) -> int:
    """The hour a page is stamped with; a late hour if it has none."""
    clock = (published or "")[11:13]
    return int(clock) if clock.isdecimal() else 24


def quoted_days(mentions: Sequence[TimeMention], anchor: date | None, *, month_first: bool) -> Mapping[int, Days]:
    """Maps the offset of a relative expression in a quotation to the day it was spoken, if not the report's own."""
    found: dict[int, Days] = {}
    for number, mention in enumerate(mentions):
        if not mention.quoted or mention.expression.kind not in _COUNTED:
            continue
        said = _said_on(number, mentions)
        days = meaning_of(said.expression, ReferenceDate(anchor, said.tense, month_first=month_first)) if said else None
        if days and not (anchor is not None and days[0] <= anchor <= days[1]):
            found[mention.expression.start] = days
    return found


def _said_on(number: int, mentions: Sequence[TimeMention]) -> TimeMention | None:
    """The words that date a quotation: before it in its sentence, or right after its end."""
    quoted = mentions[number]
    tell = [m for m in mentions if m.telling and m.paragraph == quoted.paragraph and m.tense is not Tense.FUTURE]
    before = [m for m in tell if m.sentence == quoted.sentence and m.marks == quoted.marks - 1]
    after = [m for m in tell if m.marks == quoted.marks + 1 and m.expression.start > quoted.expression.start]
    return before[-1] if before else after[0] if after else None
