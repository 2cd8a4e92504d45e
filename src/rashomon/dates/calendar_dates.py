"""Reads days, months, seasons, quarters, years, decades and centuries named by the calendar: "3
March", "the 1990s".

Each reader raises UnknownDay where it depends on a day that is not known.
"""

from collections.abc import Iterable
from datetime import date

from rashomon.dates.days import (
    SEASONS,
    Days,
    ReferenceDate,
    make_day,
    modifier_of,
    month_number,
    month_of,
    nearest,
    nearest_stretch,
    one,
    part_of,
    season_of,
    weekday_number,
    year_of,
)
from rashomon.dates.expressions import Expression
from rashomon.dates.tense import Tense
from rashomon.lexicon import whole_numbers
from rashomon.text.numbers import ORDINALS


def iso_day(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "2019-11-03"."""
    return one(
        date(
            int(expression.parts["year"]),
            int(expression.parts["month"]),
            int(expression.parts["day"]),
        )
    )


# Written so without a year, the day is a name: that of 2001.
_THE_ATTACKS, _YEAR_OF_THE_ATTACKS = (9, 11), 2001


def numeric_day(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "03/04/2018" in the report's own order of day and month."""
    a, b = int(expression.parts["a"]), int(expression.parts["b"])
    month_first = b > 12 or (a <= 12 and setting.month_first and expression.parts.get("sep") != ".")
    month, day = (a, b) if month_first else (b, a)
    if expression.parts.get("year"):
        return one(date(_whole_year(expression.parts["year"]), month, day))
    if (a, b) == _THE_ATTACKS and (
        setting.anchor is None or setting.anchor.year > _YEAR_OF_THE_ATTACKS
    ):
        return one(date(_YEAR_OF_THE_ATTACKS, 9, 11))
    return one(nearest(_in_years(_years(expression, setting), month, day), setting))


def _whole_year(written: str) -> int:
    """1998 for "98", 2019 for "19" and "2019"."""
    year = int(written)
    return year + (2000 if year < 60 else 1900 if year < 100 else 0)


def _in_years(years: Iterable[int], month: int, day: int) -> list[date]:
    return [found for year in years if (found := make_day(year, month, day))]


def both_orders(expression: Expression) -> tuple[Days, ...]:
    """The two readings of "03/04/2018"; nothing if only one is a valid date."""
    parts = expression.parts
    if (
        expression.kind != "numeric"
        or not parts.get("year")
        or expression.until is not None
        or parts.get("sep") == "."
    ):
        return ()
    year, a, b = _whole_year(parts["year"]), int(parts["a"]), int(parts["b"])
    found = {one(day) for day in (*_in_years([year], a, b), *_in_years([year], b, a))}
    return tuple(sorted(found)) if len(found) == 2 else ()


def day_of_month(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "3 November" or "Nov. 3-5": a day, or a range from first to last."""
    month, number = month_number(expression.parts["month"]), _day_number(expression)
    if month is None or number is None:
        return None
    days = _in_years(_years(expression, setting), month, number)
    weekday = weekday_number(expression.parts.get("weekday", ""))
    if weekday is not None and len(days) > 1:
        days = [day for day in days if day.weekday() == weekday] or days
    found = nearest(days, setting)
    first, last = expression.parts.get("first"), expression.parts.get("last")
    return (found.replace(day=int(first)) if first else found), (
        found.replace(day=int(last)) if last else found
    )


def _day_number(expression: Expression) -> int | None:
    """The day of the month, in digits or spelled out."""
    if expression.parts.get("day"):
        return int(expression.parts["day"])
    tens, _, last = expression.part("spelt").replace(" ", "-").rpartition("-")
    if last == "thirtieth":
        return 30
    return (
        {"": 0, "twenty": 20, "thirty": 30}[tens] + int(ORDINALS[last])
        if ORDINALS.get(last, 99) <= 20
        else None
    )


_YEARS_FROM_NAMED = {
    "that year": 0,
    "the same year": 0,
    "the previous year": -1,
    "the following year": 1,
}


def _years(expression: Expression, setting: ReferenceDate) -> list[int]:
    year, which = expression.parts.get("year"), expression.part("which")
    if year:
        return [int(year)]
    if expression.parts.get("short"):  # "5 May '98"
        return [_whole_year(expression.parts["short"])]
    if which in _YEARS_FROM_NAMED:
        return [setting.named[0].year + _YEARS_FROM_NAMED[which]]
    if not which and setting.dated_month is not None and setting.tense is not Tense.FUTURE:
        return [_year_after(expression, setting.dated_month)]
    if setting.anchor is None and setting.story and not which:
        return [_year_after(expression, setting.story, back=_FLASHBACK)]
    here = setting.today.year
    return {"last year": [here - 1], "next year": [here + 1], "this year": [here]}.get(
        which, [here - 1, here, here + 1]
    )


# Months by which a history goes back without saying the year again.
_FLASHBACK = 4


def _year_after(expression: Expression, dated_month: date, back: int = 0) -> int:
    """The year in which the month next occurs after a month named with its year; the same year up
    to `back` months before it."""
    month = month_number(expression.parts.get("month", "")) or dated_month.month
    return dated_month.year if month >= dated_month.month - back else dated_month.year + 1


def month_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads a month or part of one."""
    month, relative = month_number(expression.parts["month"]), expression.part("relative")
    if month is None:
        return None
    years = (
        _years_of_relative(relative, month, setting) if relative else _years(expression, setting)
    )
    return part_of(
        nearest_stretch([month_of(year, month) for year in years], setting),
        expression.part("modifier"),
    )


def _years_of_relative(relative: str, month: int, setting: ReferenceDate) -> list[int]:
    today = setting.today
    if relative == "last":
        return [today.year if month < today.month else today.year - 1]
    if relative == "next" or "following" in relative:
        start = setting.recent[1] if "following" in relative and setting.recent else today
        return [start.year if month > start.month else start.year + 1]
    return [setting.recent[0].year if relative == "that" and setting.recent else today.year]


def nth_day(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "on the 14th": of the month nearest the anchor."""
    base, of, steps = setting.today, expression.part("of"), [-1, 0, 1]
    if of:
        steps = [{"last": -1, "next": 1}.get(of, 0)]
    firsts = [month_of(base.year, base.month + step)[0] for step in steps]
    return one(
        nearest(
            [
                day
                for first in firsts
                if (day := make_day(first.year, first.month, int(expression.parts["day"])))
            ],
            setting,
        )
    )


def _named_year(expression: Expression, setting: ReferenceDate) -> int:
    """The year meant by "2016", "the year" or "last year"."""
    words = expression.part("year")
    return (
        int(words)
        if words.isdecimal()
        else setting.today.year + {"last": -1, "next": 1}.get(words.split()[0], 0)
    )


def season_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "last summer", "the spring of 2019"."""
    name, relative, anchor = expression.part("season"), expression.part("relative"), setting.anchor
    if expression.parts.get("year"):
        return part_of(
            season_of(_named_year(expression, setting), name), expression.part("modifier")
        )
    if anchor is None and setting.story and relative in {"", "that"}:
        return season_of(setting.story.year, name)
    if name not in SEASONS:
        return None
    today = setting.today
    candidates = [season_of(today.year + shift, name) for shift in (-2, -1, 0, 1)]
    if relative == "last":
        # In December "last fall" is hardly the one that ended the week before.
        return max(season for season in candidates if (today - season[1]).days > 30)
    if relative == "next":
        return min(season for season in candidates if season[0] > today)
    if relative == "that":
        return season_of(setting.named[0].year, name)
    if relative == "this":
        return season_of(today.year, name)
    return part_of(nearest_stretch(candidates, setting), expression.part("modifier"))


def quarter_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads a quarter or half: "the third quarter of 2018", "Q3 2018"."""
    if expression.parts.get("year"):
        return _part_of_year(expression, _named_year(expression, setting))
    # "third-quarter profit": the last one of that number that is over or, for plans, the next.
    today = setting.today
    found = [
        days for shift in (-1, 0, 1) if (days := _part_of_year(expression, today.year + shift))
    ]
    if setting.tense is Tense.FUTURE:
        return next((days for days in found if days[1] >= today), None)
    return next((days for days in reversed(found) if days[1] < today), None)


def _part_of_year(expression: Expression, year: int) -> Days | None:
    months = 6 if expression.part("unit") == "half" else 3
    names = {
        "first": 1,
        "second": 2,
        "third": 3,
        "fourth": 4,
        "final": 12 // months,
        "last": 12 // months,
    }
    number = names[expression.part("nth")]
    first = (number - 1) * months + 1
    return (
        (month_of(year, first)[0], month_of(year, first + months - 1)[1])
        if number * months <= 12
        else None
    )


def years_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "2018/19" as a financial year from April to March, and "2005-2008" as a range of
    years."""
    first, words = int(expression.parts["year"]), expression.parts["last"]
    last = int(words) if len(words) == 4 else first // 100 * 100 + int(words)
    if last <= first or last - first > 60:
        return None
    if expression.parts["sep"] == "/" and last == first + 1:
        return date(first, 4, 1), date(last, 3, 31)
    return year_of(first)[0], year_of(last)[1]


_DECADES = whole_numbers("numbers.decades")


def decade_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "the early 1990s"."""
    if expression.parts.get("year"):
        first = int(expression.parts["year"])
    else:
        short = expression.part("short")
        first = 1900 + (int(short) if short else _DECADES.get(expression.part("word"), 0))
    modifier = modifier_of(expression.part("modifier")) if expression.part("modifier") else ""
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (6, 9), "end": (8, 9)}.get(
        modifier, (0, 9)
    )
    return year_of(first + low)[0], year_of(first + high)[1]


def year_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads a year or part of one."""
    return part_of(year_of(int(expression.parts["year"])), expression.part("modifier"))


def century_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "the 19th century"."""
    first = (int(expression.parts["nth"]) - 1) * 100
    low, high = {"early": (1, 33), "mid": (34, 66), "late": (67, 100)}.get(
        expression.part("modifier"), (1, 100)
    )
    return year_of(first + low)[0], year_of(first + high)[1]
