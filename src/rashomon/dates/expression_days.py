"""Resolves a time expression to days, relative to the report's day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from rashomon.dates.calendar_dates import (
    century_named,
    day_of_month,
    decade_named,
    iso_day,
    month_named,
    nth_day,
    numeric_day,
    quarter_named,
    season_named,
    year_named,
    years_named,
)
from rashomon.dates.days import (
    Days,
    ReferenceDate,
    months_back,
    one,
)
from rashomon.dates.expressions import Expression
from rashomon.dates.relative_dates import (
    read_ago,
    read_ahead,
    read_lasting,
    read_night,
    read_nighttime,
    read_of_the_day,
    read_period,
    read_shift,
    read_span,
    read_today,
    read_weekday,
    read_weekend,
    read_within,
)


def meaning_of(expression: Expression, setting: ReferenceDate) -> Days | None:
    """The earliest and latest day meant, or None if unknown."""
    return (
        _whole_range(expression, expression.until, setting)
        if expression.until
        else _read(expression, setting)
    )


def _read(expression: Expression, setting: ReferenceDate, **parts: str) -> Days | None:
    """The days of an expression, without the other end of its range; `parts`: what it lacks."""
    reader = _RESOLVERS.get(expression.kind)  # durations, ages, habits, vague words: none
    whole = replace(expression, parts={**expression.parts, **parts}) if parts else expression
    try:
        return reader(whole, setting) if reader else None
    except (ValueError, OverflowError):  # no such day in the calendar, or nothing to count from
        return None


_DATED = {"day", "month"}


def _whole_range(expression: Expression, until: Expression, setting: ReferenceDate) -> Days | None:
    """First to last day of a range; an end without a year takes the year of the other."""
    own, other = expression.parts.get("year"), until.parts.get("year")
    first = _read(
        expression,
        setting,
        **({"year": other} if other and not own and expression.kind in _DATED else {}),
    )
    last = _end_of(until, setting)
    if first and not other and until.kind in _DATED and (last is None or last[1] < first[0]):
        last = _read(until, setting, year=str(first[0].year))
    if first is None or last is None:
        return None
    if expression.kind == until.kind == "weekday":
        last = one(first[0] + timedelta(days=(last[0] - first[0]).days % 7))
    if last[1] < first[0]:  # "from December to February"
        first = months_back(first[0], 12), first[1]
    return (first[0], last[1]) if first[0] <= last[1] else None


def _end_of(until: Expression, setting: ReferenceDate) -> Days | None:
    """The days of the other end of a range; "until now" ends on the day of the report."""
    if until.kind == "vague":
        return one(setting.anchor) if setting.anchor else None
    return _read(until, setting)


_RESOLVERS: dict[str, Callable[[Expression, ReferenceDate], Days | None]] = {
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
    "quarter": quarter_named,
    "years": years_named,
    "decade": decade_named,
    "century": century_named,
    "year": year_named,
    "hour": read_of_the_day,
    "nth": nth_day,
    "nighttime": read_nighttime,
    "clock": read_of_the_day,
    "part": read_of_the_day,
    "lasting": read_lasting,
}
