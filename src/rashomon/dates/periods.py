"""Reads named periods: seasons, quarters, years, decades, centuries."""

from datetime import date, timedelta

from rashomon.dates.days import (
    SEASONS,
    Days,
    count_of,
    month_number,
    month_of,
    part_of,
    season_of,
    year_of,
    year_of_words,
)
from rashomon.dates.expressions import Expression
from rashomon.dates.reference_date import ReferenceDate, modifier_of, nearest_stretch
from rashomon.dates.tense import Tense
from rashomon.lexicon import whole_numbers


def _named_year(expression: Expression, setting: ReferenceDate) -> int | None:
    """The year meant by "2016", "the year" or "last year"."""
    words = expression.part("year")
    if words.isdecimal():
        return int(words)
    return setting.anchor.year + {"last": -1, "next": 1}.get(words.split()[0], 0) if setting.anchor else None


def opening_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "the first three months of 2016", "the last two weeks of May 2016"."""
    year, count, unit = _named_year(expression, setting), count_of(expression.part("count") or "one"), expression.part("unit") or "month"
    if year is None or not count:
        return None
    month = month_number(expression.parts["month"]) if expression.parts.get("month") else None
    whole = month_of(year, month) if month else year_of(year)
    ahead = expression.part("nth") in {"first", "opening"}
    if unit == "month":
        return (whole[0], month_of(year, count)[1]) if ahead else (month_of(year, 13 - count)[0], whole[1])
    length = timedelta(days=count * (7 if unit == "week" else 1) - 1)
    return (whole[0], whole[0] + length) if ahead else (whole[1] - length, whole[1])


def season_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "last summer", "the spring of 2019"."""
    name, relative, anchor = expression.part("season"), expression.part("relative"), setting.anchor
    if year := _named_year(expression, setting) if expression.parts.get("year") else None:
        found = season_of(year, name)
        return part_of(found, modifier_of(expression.part("modifier"))) if expression.part("modifier") else found
    if anchor is None and setting.story and name in SEASONS and relative in {"", "that"}:
        return season_of(setting.story.year, name)
    if anchor is None or name not in SEASONS:
        return None
    candidates = [season_of(anchor.year + shift, name) for shift in (-2, -1, 0, 1)]
    if relative == "last":
        # In December "last fall" is hardly the one that ended the week before.
        return max(season for season in candidates if (anchor - season[1]).days > 30)
    if relative == "next":
        return min(season for season in candidates if season[0] > anchor)
    if relative == "that":
        return season_of(setting.recent[0].year, name) if setting.recent else None
    if relative == "this":
        return season_of(anchor.year, name)
    near = nearest_stretch(candidates, setting)
    return part_of(near, modifier_of(expression.part("modifier"))) if near and expression.part("modifier") else near


def quarter_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads a quarter or half: "the third quarter of 2018", "Q3 2018"."""
    words = expression.parts.get("year", "")
    if not words:
        return _last_quarter(expression, setting)
    if words.isdecimal():
        year = int(words)
    elif setting.anchor is None:
        return None
    else:
        year = setting.anchor.year + {"last year": -1, "next year": 1}.get(words.casefold(), 0)
    return _part_of_year(expression, year)


def _last_quarter(expression: Expression, setting: ReferenceDate) -> Days | None:
    """The quarter meant by "third-quarter profit": the last one of that number that is over or, for plans, the next."""
    if setting.anchor is None:
        return None
    found = [days for shift in (-1, 0, 1) if (days := _part_of_year(expression, setting.anchor.year + shift))]
    if setting.tense is Tense.FUTURE:
        return next((days for days in found if days[1] >= setting.anchor), None)
    return next((days for days in reversed(found) if days[1] < setting.anchor), None)


def _part_of_year(expression: Expression, year: int) -> Days | None:
    months = 6 if expression.part("unit") == "half" or expression.part("half") else 3
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 12 // months, "last": 12 // months}
    nth = expression.part("nth")
    number = int(nth) if nth.isdecimal() else names[nth]
    first = (number - 1) * months + 1
    return (month_of(year, first)[0], month_of(year, first + months - 1)[1]) if number * months <= 12 else None


def years_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "2018/19" as a financial year from April to March, and "2005-2008" as a range of years."""
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
    whole = year_of(first)[0], year_of(first + 9)[1]
    modifier = modifier_of(expression.part("modifier")) if expression.part("modifier") else ""
    cut = {"early": (0, 3), "mid": (4, 6), "late": (6, 9), "end": (8, 9)}.get(modifier)
    return (year_of(first + cut[0])[0], year_of(first + cut[1])[1]) if cut else whole


def century_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "the 19th century"."""
    first = (int(expression.parts["nth"]) - 1) * 100
    cut = {"early": (1, 33), "mid": (34, 66), "late": (67, 100)}.get(expression.part("modifier"), (1, 100))
    return year_of(first + cut[0])[0], year_of(first + cut[1])[1]


def year_named(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads a year or part of one."""
    found = year_of(int(expression.parts["year"]))
    return part_of(found, modifier_of(expression.part("modifier"))) if expression.part("modifier") else found


def year_in_words(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "nineteen eighty-four", "two thousand and nine"."""
    year = year_of_words(expression.part("words"))
    return year_of(year) if year else None


def short_year(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "in '98": the most recent year with this ending."""
    if setting.anchor is None:
        return None
    century = setting.anchor.year // 100 * 100 + int(expression.parts["year"])
    return year_of(century if century <= setting.anchor.year else century - 100)
