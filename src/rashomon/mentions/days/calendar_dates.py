"""Reads days, months, seasons, quarters, years, decades and centuries named by the calendar: "3
March", "the 1990s".

Each reader raises UnknownDay if it depends on a day that is not known.
"""

from contextlib import suppress
from datetime import date

from rashomon.mentions.days.days import (
    Days,
    SpokenTime,
    modifier_of,
    month_number,
    month_of,
    nearest,
    nearest_stretch,
    part_of,
    season_of,
    weekday_number,
    whole_day,
    year_of,
)


def iso_day(spoken: SpokenTime) -> Days:
    """Reads "2019-11-03"."""
    year, month, day = (int(spoken.part(part)) for part in ("year", "month", "day"))
    return whole_day(date(year, month, day))


def numeric_day(spoken: SpokenTime) -> Days | None:
    """Reads "23/04/2018" and "3.4.2018". "03/04/2018" has no day, because it is two days on two
    sides of the ocean."""
    first, second, year = (int(spoken.part(name)) for name in ("a", "b", "year"))
    if max(first, second) <= 12 and first != second and spoken.part("sep") != ".":
        return None
    if second > 12:
        return whole_day(date(year, first, second))
    return whole_day(date(year, second, first))


def day_of_month(spoken: SpokenTime) -> Days:
    """Reads "3 November" or "Nov. 3-5": a day, or a range from first to last."""
    month = month_number(spoken.part("month"))
    number = spoken.part("day")
    days = []
    for year in _candidate_years(spoken):
        with suppress(ValueError):  # no such day in that year
            days.append(date(year, month, int(number)))
    weekday = weekday_number(spoken.part("weekday"))
    if len(days) > 1:
        days = [day for day in days if day.weekday() == weekday] or days
    day = nearest(days, spoken)
    first = spoken.part("first") or day.day
    last = spoken.part("last") or day.day
    return day.replace(day=int(first)), day.replace(day=int(last))


_YEARS_FROM_NAMED = {
    "that year": 0,
    "the same year": 0,
    "the previous year": -1,
    "the following year": 1,
}


def _candidate_years(spoken: SpokenTime) -> list[int]:
    """Returns the years in which a day may lie.

    It is the one that is named ("3 May 2019"), or one counted from a day named before ("3 May of
    that year") or from that of the report ("3 May last year"). Without any, last year, this year
    and the next.
    """
    year = spoken.part("year")
    year_words = spoken.part("which")
    if year:
        return [int(year)]
    if year_words in _YEARS_FROM_NAMED:
        return [spoken.named[0].year + _YEARS_FROM_NAMED[year_words]]
    this_year = spoken.today.year
    shift = {"last year": -1, "next year": 1, "this year": 0}.get(year_words)
    if shift is None:
        return [this_year - 1, this_year, this_year + 1]
    return [this_year + shift]


def month_named(spoken: SpokenTime) -> Days:
    """Reads a month or part of one."""
    month = month_number(spoken.part("month"))
    if relative := spoken.part("relative"):
        today = spoken.today
        shift = {"last": -(month >= today.month), "next": month <= today.month}.get(relative, 0)
        years = [today.year + shift]
    else:
        years = _candidate_years(spoken)
    months = [month_of(year, month) for year in years]
    return part_of(nearest_stretch(months, spoken), spoken.part("modifier"))


def season_named(spoken: SpokenTime) -> Days:
    """Reads "last summer", "the spring of 2019"."""
    name = spoken.part("season")
    relative = spoken.part("relative")
    today = spoken.today
    if words := spoken.part("year"):  # "2016", "the year" or "last year"
        shift = {"last": -1, "next": 1}.get(words.split()[0], 0)
        year = int(words) if words.isdecimal() else today.year + shift
        return part_of(season_of(year, name), spoken.part("modifier"))
    candidates = [season_of(today.year + shift, name) for shift in (-2, -1, 0, 1)]
    if relative == "last":
        # In December "last fall" is hardly the one that ended the week before.
        return max(season for season in candidates if (today - season[1]).days > 30)
    if relative == "this":
        return season_of(today.year, name)
    return part_of(nearest_stretch(candidates, spoken), spoken.part("modifier"))


def decade_named(spoken: SpokenTime) -> Days:
    """Reads "the early 1990s"."""
    first = int(spoken.part("year"))
    words = spoken.part("modifier")
    parts = {"early": (0, 3), "mid": (4, 6), "late": (6, 9), "end": (8, 9)}
    return _part_of_years(first, parts.get(modifier_of(words) if words else "", (0, 9)))


def year_named(spoken: SpokenTime) -> Days:
    """Reads a year or part of one."""
    return part_of(year_of(int(spoken.part("year"))), spoken.part("modifier"))


def _part_of_years(first: int, span: tuple[int, int]) -> Days:
    """Returns the days of the years from the one to the other, counted from the first."""
    return year_of(first + span[0])[0], year_of(first + span[1])[1]
