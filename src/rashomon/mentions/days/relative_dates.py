"""Reads days relative to the report or to a day named before: "on Monday", "two weeks ago", "the
next day".

Each reader raises UnknownDay if the day from which it counts, or the count, is not known.
"""

from datetime import date, timedelta

from rashomon.mentions.days.days import (
    WEEKDAYS,
    Days,
    SpokenTime,
    count_of,
    months_back,
    part_of,
    unit_of,
    week_of,
    whole_day,
)
from rashomon.mentions.days.tense import Tense

_DAY = timedelta(days=1)
_DAYS_IN = {"week": 7, "fortnight": 14}


def read_weekday(spoken: SpokenTime) -> Days:
    """Reads "on Sunday", "last Friday", "Friday last week", "next Monday".

    With a week, it is the day of that week. Otherwise a word beside it says whether it lies back or
    ahead; without one, the tense does.
    """
    weekday = WEEKDAYS.index(spoken.part("weekday"))
    relative = spoken.part("relative")
    if week := spoken.part("week"):
        monday = week_of(spoken.today, _periods_ahead(week))[0]
        return unit_of(monday, unit="day", step=weekday)
    following = "following" in relative
    start = spoken.start(named=following or relative == "that")
    back = (start.weekday() - weekday) % 7  # days back to the last one; none if it is today
    ahead = (weekday - start.weekday()) % 7
    if relative in {"last", "past", "the past"}:
        return unit_of(start, unit="day", step=-(back or 7))
    if relative == "next" or following:
        return unit_of(start, unit="day", step=ahead or 7)
    if relative == "this":
        is_ahead = spoken.tense is not Tense.PAST
    else:
        is_ahead = relative == "that" or "coming" in relative or spoken.tense is Tense.FUTURE
    return unit_of(start, unit="day", step=ahead if is_ahead else -back)


def read_weekend(spoken: SpokenTime) -> Days:
    """Reads "last weekend": Saturday and Sunday."""
    relative = spoken.part("relative")
    sunday = week_of(spoken.today, 0)[1]
    ahead = "coming" in relative or (relative == "this" and spoken.tense is not Tense.PAST)
    back = spoken.today.weekday() < 5 or relative == "last"
    if back and not ahead and spoken.tense is not Tense.FUTURE:
        sunday -= timedelta(days=7)
    return sunday - _DAY, sunday


def read_today(spoken: SpokenTime) -> Days:
    """Reads "today", "yesterday", "the day before yesterday"."""
    shifts = {
        "yesterday": -1,
        "tomorrow": 1,
        "day before yesterday": -2,
        "day after tomorrow": 2,
    }
    return unit_of(spoken.today, unit="day", step=shifts.get(spoken.part("word"), 0))


def read_night(spoken: SpokenTime) -> Days:
    """Reads "overnight" as two days and "last night" as the evening before, as newspapers do."""
    today = spoken.today
    if spoken.part("word") == "last night":
        return unit_of(today, unit="day", step=-1)
    if spoken.tense is Tense.FUTURE:
        return today, today + _DAY
    return today - _DAY, today


def read_period(spoken: SpokenTime) -> Days:
    """Reads "last week", "earlier this year", "that month".

    "that" and its like count from a day named before, the others from the report's day.
    """
    relative = spoken.part("relative")
    unit = spoken.part("unit")
    half = spoken.part("half")
    is_counted_from_named = relative == "the" and unit == "day"
    for word in ("same", "that", "previous", "following"):
        is_counted_from_named |= word in relative
    base = spoken.start(named=is_counted_from_named)
    step = _periods_ahead(relative)
    if not half and unit == "week" and base.weekday() == 6:
        # a Sunday's report may mean the week that ends with it
        if relative == "last" and not is_counted_from_named:
            return week_of(base, -1)[0], base - _DAY
        # It tells with "this week" of the one that has gone by, or of the one that begins.
        if relative == "this" and spoken.tense is not Tense.PAST:
            step = 1
    period = unit_of(base, unit=unit, step=step)
    if half and unit != "day":
        return _half_of(period, half=half, base=base, is_counted_from_named=is_counted_from_named)
    return period


def _periods_ahead(relative: str) -> int:
    """Returns how many periods on a word leads: "next", "the previous"."""
    if relative == "next" or "following" in relative:
        return 1
    if relative == "last" or "previous" in relative:
        return -1
    return 0


def _half_of(period: Days, half: str, base: date, is_counted_from_named: bool) -> Days:
    """Cuts a period at the anchor: "earlier this week" ends there, "later this week" begins there.

    A period without the anchor stays whole. Other halves ("early", "late") are parts of fixed
    length.
    """
    if half not in {"earlier", "later"}:
        return part_of(period, half)
    if is_counted_from_named or not period[0] <= base <= period[1]:
        return period
    if half == "earlier":
        return period[0], base
    return base, period[1]


def read_ago(spoken: SpokenTime) -> Days:
    """Reads "two weeks ago" as a day, month or year."""
    unit = spoken.part("unit")
    if few := spoken.part("few"):
        most, least = {"day": (7, 1), "week": (56, 7)}[unit or few.rstrip("s")]
        return spoken.today - timedelta(days=most), spoken.today - timedelta(days=least)
    first, last = _moved_by_units(
        spoken.today, unit=unit, count=-(count_of(spoken.part("count")) or 0)
    )
    return first, spoken.today - _DAY if spoken.part("bound") else last


def _moved_by_units(day: date, unit: str, count: int) -> Days:
    """Returns the day that many days or weeks on, or back; the month or year if only those were
    counted."""
    if unit in {"month", "year"}:
        return unit_of(day, unit=unit, step=count)
    return unit_of(day, unit="day", step=count * _DAYS_IN.get(unit, 1))


def read_span(spoken: SpokenTime) -> Days | None:
    """Reads "the past 36 hours", "the last two weeks", "the coming days" as a range that ends or
    begins at the anchor."""
    relative = spoken.part("relative")
    unit = spoken.part("unit")
    words = spoken.part("count")
    ahead = "next" in relative or "coming" in relative
    start = spoken.start(named="previous" in relative)
    count = count_of(words) if words else 1
    if count is None or (spoken.part("many") and not words):
        count = {"day": 7, "week": 4}.get(unit, 0)
    if not count:  # "the past months", "the coming years"
        return None
    length = _length_of_units(start, unit=unit, count=count, ahead=ahead)
    if not ahead:
        return start - length, start
    if unit == "hour":
        return start, start + length
    return start + _DAY, start + length


def _length_of_units(anchor: date, unit: str, count: int, ahead: bool) -> timedelta:
    if unit in {"month", "year", "decade"}:
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        return abs(months_back(anchor, -months if ahead else months) - anchor)
    if unit == "hour":
        return timedelta(days=max(1, count // 24))
    return timedelta(days=count * _DAYS_IN.get(unit, 1))


def read_within(spoken: SpokenTime) -> Days | None:
    """Reads "within three months" as a range from the day of the report. In the past tense it is a
    duration."""
    unit = spoken.part("unit").removesuffix("s")
    words = spoken.part("count")
    count = count_of(words) if words else {"day": 7, "week": 4}.get(unit, 1)
    if count is None or spoken.tense is Tense.PAST:
        return None
    return spoken.today, spoken.today + _length_of_units(
        spoken.today, unit=unit, count=count, ahead=True
    )


def read_ahead(spoken: SpokenTime) -> Days | None:
    """Reads "in two weeks" as a future day if the clause looks ahead. In "built in two weeks" it is
    a duration."""
    count = count_of(spoken.part("count"))
    if count is None or (spoken.tense is not Tense.FUTURE and not spoken.part("sure")):
        return None
    return _moved_by_units(spoken.today, unit=spoken.part("unit"), count=count)


def read_shift(spoken: SpokenTime) -> Days:
    """Reads "a day earlier", "the next day", "two weeks later", counted from the last day named."""
    count = count_of(spoken.part("count")) or 1
    # What happened on Thursday "a day after the vote" tells of a vote on Wednesday.
    if spoken.part("way") in {"earlier", "before", "previously", "previous", "after"}:
        count = -count
    return _moved_by_units(spoken.named[0], unit=spoken.part("unit"), count=count)


def read_of_the_day(spoken: SpokenTime) -> Days | None:
    """Returns the current day of the report, to which a clock time belongs."""
    if spoken.day:
        return whole_day(spoken.day)
    return None
