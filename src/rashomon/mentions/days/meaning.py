"""Resolves a time expression to days, relative to the report's day."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

from rashomon.mentions.days.calendar_dates import (
    day_of_month,
    decade_named,
    iso_day,
    month_named,
    numeric_day,
    season_named,
    year_named,
)
from rashomon.mentions.days.days import Days, SpokenTime, month_number, weekday_number
from rashomon.mentions.days.expressions import Expression
from rashomon.mentions.days.relative_dates import (
    read_ago,
    read_ahead,
    read_night,
    read_of_the_day,
    read_period,
    read_shift,
    read_span,
    read_today,
    read_weekday,
    read_weekend,
    read_within,
)


def meaning_of(spoken: SpokenTime) -> Days | None:
    """Returns the earliest and latest day meant, or None if unknown.

    Of a range ("from Monday to Friday") each end is read alone. If the last lies before the first,
    one of them is read wrong, and no day is known.
    """
    until = spoken.expression.until
    first = _days_of_first_end(spoken)
    if until is None:
        return first
    last = _days_of_first_end(replace(spoken, expression=until))
    if first and last and first[0] <= last[1]:
        return first[0], last[1]
    return None


def readings_of(expression: Expression, day: date) -> list[date]:
    """Returns the days that a date may mean which has no year, or which in figures may begin with
    its month or its day; those of other years lie around this one."""
    parts = {name: expression.part(name) for name in ("a", "b", "month", "day", "year")}
    if expression.kind == "numeric":
        year = int(parts["year"])
        orders = [
            (year, int(parts["a"]), int(parts["b"])),
            (year, int(parts["b"]), int(parts["a"])),
        ]
    elif expression.kind == "day" and not parts["year"]:
        month = month_number(parts["month"])
        orders = [(day.year + shift, month, int(parts["day"])) for shift in (-1, 0, 1)]
    else:
        return []
    days = []
    weekday = weekday_number(expression.part("weekday"))
    for order in orders:
        with suppress(ValueError):
            reading = date(*order)
            if weekday in {None, reading.weekday()}:
                days.append(reading)
    return days


def _days_of_first_end(spoken: SpokenTime) -> Days | None:
    """Returns the days of an expression, without the other end of its range."""
    reader = _RESOLVERS.get(spoken.expression.kind)  # durations, ages, habits, vague words: none
    if reader:
        # no such day in the calendar, or nothing to count from
        with suppress(ValueError, OverflowError):
            return reader(spoken)
    return None


_RESOLVERS = {
    "iso": iso_day,
    "numeric": numeric_day,
    "day": day_of_month,
    "month": month_named,
    "weekday": read_weekday,
    "weekend": read_weekend,
    "today": read_today,
    "tonight": read_today,
    "night": read_night,
    "period": read_period,
    "ago": read_ago,
    "span": read_span,
    "within": read_within,
    "ahead": read_ahead,
    "shift": read_shift,
    "season": season_named,
    "decade": decade_named,
    "year": year_named,
    "hour": read_of_the_day,
    "clock": read_of_the_day,
    "part": read_of_the_day,
}
