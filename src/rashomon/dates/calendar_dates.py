"""Reads days and months named by the calendar: "3 March", "the first Monday of May", "Good Friday"."""

from datetime import date, timedelta

from rashomon.dates.days import (
    Days,
    easter,
    make_day,
    month_number,
    month_of,
    nth_weekday,
    one,
    part_of,
    weekday_number,
)
from rashomon.dates.expressions import Expression
from rashomon.dates.reference_date import ReferenceDate, modifier_of, nearest, nearest_stretch
from rashomon.dates.tense import Tense
from rashomon.lexicon import ordered, rows, whole_numbers
from rashomon.text.numbers import ORDINALS


def iso_day(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "2019-11-03"."""
    day = make_day(int(expression.parts["year"]), int(expression.parts["month"]), int(expression.parts["day"]))
    return one(day) if day else None


# Written so without a year, the day is a name: that of 2001.
_THE_ATTACKS, _YEAR_OF_THE_ATTACKS = (9, 11), 2001


def numeric_day(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "03/04/2018" in the report's own order of day and month."""
    a, b = int(expression.parts["a"]), int(expression.parts["b"])
    month_first = b > 12 or (a <= 12 and setting.month_first and expression.parts.get("sep") != ".")
    month, day = (a, b) if month_first else (b, a)
    if not expression.parts.get("year"):
        if (a, b) == _THE_ATTACKS and (setting.anchor is None or setting.anchor.year > _YEAR_OF_THE_ATTACKS):
            return one(date(_YEAR_OF_THE_ATTACKS, 9, 11))
        days = [found for year in _years(expression, setting) if (found := make_day(year, month, day))]
        near = nearest(days, setting) if len(days) > 1 else next(iter(days), None)
        return one(near) if near else None
    year = int(expression.parts["year"])
    year += 2000 if year < 60 else 1900 if year < 100 else 0
    found = make_day(year, month, day)
    return one(found) if found else None


def both_orders(expression: Expression) -> tuple[Days, ...]:
    """The two readings of "03/04/2018"; nothing if only one is a valid date."""
    if (
        expression.kind != "numeric"
        or not expression.parts.get("year")
        or expression.until is not None
        or expression.parts.get("sep") == "."
    ):
        return ()
    found = {days for first in (True, False) if (days := numeric_day(expression, ReferenceDate(None, month_first=first)))}
    return tuple(sorted(found)) if len(found) == 2 else ()


def day_of_month(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "3 November" or "Nov. 3-5": a day, or a range from first to last."""
    month, number = month_number(expression.parts["month"]), _day_number(expression)
    if month is None or number is None:
        return None
    years = _years(expression, setting)
    days = [day for year in years if (day := make_day(year, month, number))]
    weekday = weekday_number(expression.parts.get("weekday", ""))
    if weekday is not None and len(days) > 1:
        days = [day for day in days if day.weekday() == weekday] or days
    found = days[0] if len(days) == 1 else nearest(days, setting)
    if found is None:
        return None
    first, last = expression.parts.get("first"), expression.parts.get("last")
    return (found.replace(day=int(first)) if first else found), (found.replace(day=int(last)) if last else found)


def _day_number(expression: Expression) -> int | None:
    """The day of the month, in digits or spelled out."""
    if expression.parts.get("day"):
        return int(expression.parts["day"])
    tens, _, last = expression.part("spelt").replace(" ", "-").rpartition("-")
    if last == "thirtieth":
        return 30
    return {"": 0, "twenty": 20, "thirty": 30}[tens] + int(ORDINALS[last]) if ORDINALS.get(last, 99) <= 20 else None


def _years(expression: Expression, setting: ReferenceDate) -> list[int]:
    year, which = expression.parts.get("year"), expression.part("which")
    if year:
        return [int(year)]
    if expression.parts.get("short"):  # "5 May '98"
        short = int(expression.parts["short"])
        return [short + (2000 if short < 60 else 1900)]
    if which in {"that year", "the same year"}:
        return [setting.recent[0].year] if setting.recent else []
    if setting.recent and which in {"the previous year", "the following year"}:
        return [setting.recent[0].year + (1 if "following" in which else -1)]
    if not which and setting.told_in is not None and setting.tense is not Tense.FUTURE:
        return [_year_after(expression, setting.told_in)]
    if setting.anchor is None:
        return [_year_after(expression, setting.story, back=_FLASHBACK)] if setting.story and not which else []
    here = setting.anchor.year
    return {"last year": [here - 1], "next year": [here + 1], "this year": [here]}.get(which, [here - 1, here, here + 1])


# Months by which a history goes back without saying the year again.
_FLASHBACK = 4


def _year_after(expression: Expression, told_in: date, back: int = 0) -> int:
    """The year in which the month next occurs after a month named with its year; the same year up to `back` months before it."""
    month = month_number(expression.parts.get("month", "")) or told_in.month
    return told_in.year if month >= told_in.month - back else told_in.year + 1


def month_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads a month or part of one."""
    month = month_number(expression.parts["month"])
    if month is None:
        return None
    years, relative, anchor = _years(expression, setting), expression.part("relative"), setting.anchor
    if relative and anchor:
        years = _years_of_relative(relative, month, anchor, setting)
    elif relative:
        return None
    if len(years) == 1:
        found: Days | None = month_of(years[0], month)
    else:
        found = nearest_stretch([month_of(year, month) for year in years], setting)
    return part_of(found, modifier_of(expression.part("modifier"))) if found and expression.part("modifier") else found


def _years_of_relative(relative: str, month: int, anchor: date, setting: ReferenceDate) -> list[int]:
    if relative == "last":
        return [anchor.year if month < anchor.month else anchor.year - 1]
    if relative == "next" or "following" in relative:
        start = setting.recent[1] if "following" in relative and setting.recent else anchor
        return [start.year if month > start.month else start.year + 1]
    if relative == "that" and setting.recent:
        return [setting.recent[0].year]
    return [anchor.year]


NTH = {word: nth for nth, word in enumerate(ordered("numbers.first_to_ninth")[:5], 1)} | {
    "last": -1,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "5th": 5,
}


def nth_of_month(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "the last week of July", "the first Monday in May", "the last day of May"; weeks are counted from the first of the month."""
    if expression.part("which"):
        step = {"last": -1, "next": 1}.get(expression.part("which"), 0)
        month = month_of(setting.anchor.year, setting.anchor.month + step) if setting.anchor else None
    else:
        month = month_named(expression, setting)
    if month is None:
        return None
    what, nth = expression.part("what"), NTH[expression.part("nth")]
    year, number = month[0].year, month[0].month
    if what == "day":
        return one(month[0] + timedelta(days=nth - 1) if nth > 0 else month[1])
    if what == "week":
        start = month[0] + timedelta(days=7 * (nth - 1)) if nth > 0 else month[1] - timedelta(days=6)
        return (start, min(start + timedelta(days=6), month[1])) if start <= month[1] else None
    if what == "weekend":
        saturday = nth_weekday(year, number, 5, nth)
        return saturday, saturday + timedelta(days=1)
    weekday = weekday_number(what)
    found = nth_weekday(year, number, weekday, nth) if weekday is not None else None
    return one(found) if found and found.month == number else None


_FIXED = rows("calendar.fixed_feasts")


_AFTER_EASTER = whole_numbers("calendar.after_easter")


_ON_A_WEEKDAY = rows("calendar.weekday_feasts")


def feast_day(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "Christmas Day", "Easter Monday 2019", "Labor Day"."""
    name, relative = expression.part("name").replace(".", "").removeprefix("the ").replace("4th", "fourth"), expression.part("relative")
    years = _years(expression, setting)
    days = [day for year in years if (day := _feast_day(name, year))]
    anchor = setting.anchor
    if len(days) > 1 and anchor and relative == "last":
        return one(max(day for day in days if day < anchor))
    if len(days) > 1 and anchor and relative == "next":
        return one(min(day for day in days if day > anchor))
    found = days[0] if len(days) == 1 else nearest(days, setting)
    return one(found) if found else None


def _feast_day(name: str, year: int) -> date | None:
    if name in _FIXED:
        return make_day(year, *_FIXED[name])
    if name in _AFTER_EASTER:
        return easter(year) + timedelta(days=_AFTER_EASTER[name])
    if name == "black friday":
        return nth_weekday(year, *_ON_A_WEEKDAY["thanksgiving"]) + timedelta(days=1)
    return nth_weekday(year, *_ON_A_WEEKDAY[name]) if name in _ON_A_WEEKDAY else None


def nth_day(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "on the 14th": of the month nearest the anchor."""
    anchor = setting.anchor
    if anchor is None:
        return None
    number = int(expression.parts["day"])
    of = expression.part("of")
    if "same" in of or "that" in of or "following" in of:
        if setting.recent is None:
            return None
        first = month_of(setting.recent[0].year, setting.recent[0].month + ("following" in of))[0]
        named = make_day(first.year, first.month, number)
        return one(named) if named else None
    shift = {"last": -1, "next": 1}.get(of, 0)
    months = [shift] if expression.part("of") else [-1, 0, 1]
    firsts = [month_of(anchor.year, anchor.month + step)[0] for step in months]
    days = [day for first in firsts if (day := make_day(first.year, first.month, number))]
    found = days[0] if len(days) == 1 else nearest(days, setting)
    return one(found) if found else None
