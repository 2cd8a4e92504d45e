"""Days, weeks, months and seasons by the calendar, and which of several days is meant; no text is
read."""

from datetime import date

import pytest

from rashomon.dates import days
from rashomon.dates.days import ReferenceDate, modifier_of, nearest, nearest_stretch
from rashomon.dates.tense import Tense


def iso(found: date | days.Days | None) -> str | None:
    if isinstance(found, tuple):
        return "/".join(day.isoformat() for day in found)
    return found.isoformat() if found is not None else None


WORDS = [
    (days.weekday_number, "Monday", 0),
    (days.weekday_number, "Sun.", 6),
    (days.weekday_number, "thurs", 3),
    (days.weekday_number, "Mo", None),
    (days.weekday_number, "Moonday", None),
    (days.month_number, "January", 1),
    (days.month_number, "Sept.", 9),
    (days.count_of, "3", 3),
    (days.count_of, "three", 3),
    (days.count_of, "a", 1),
    (days.count_of, "a couple of", 2),
    (days.count_of, "a dozen", 12),
    (days.count_of, "twenty-four", 24),
    (days.count_of, "two hundred and ten", 210),
    (days.count_of, "half", None),
    (days.count_of, "several", None),
    (modifier_of, "in early", "early"),
    (modifier_of, "at the beginning of", "start"),
    (modifier_of, "mid-", "mid"),
    (modifier_of, "towards the end of", "end"),
    (modifier_of, "in late", "late"),
]


@pytest.mark.parametrize(("read", "words", "expected"), WORDS)
def test_words(read: object, words: str, expected: object) -> None:
    assert read(words) == expected  # type: ignore[operator]


MARCH, MAY, YEAR = days.month_of(2019, 3), days.month_of(2021, 5), days.year_of(2019)

STRETCHES = [
    (days.make_day(2020, 2, 29), "2020-02-29"),
    (days.make_day(2019, 2, 29), None),
    (days.month_of(2020, 2), "2020-02-01/2020-02-29"),
    (days.month_of(2019, 0), "2018-12-01/2018-12-31"),
    (days.month_of(2019, 14), "2020-02-01/2020-02-29"),
    (days.week_of(date(2019, 3, 6)), "2019-03-04/2019-03-10"),
    (days.week_of(date(2019, 3, 10)), "2019-03-04/2019-03-10"),
    (days.week_of(date(2019, 3, 6), -1), "2019-02-25/2019-03-03"),
    (days.season_of(2019, "summer"), "2019-06-01/2019-08-31"),
    (days.season_of(2019, "winter"), "2019-12-01/2020-02-29"),
    (days.months_back(date(2019, 3, 15), 1), "2019-02-15"),
    (days.months_back(date(2019, 3, 31), 1), "2019-02-28"),
    (days.months_back(date(2019, 3, 15), 14), "2018-01-15"),
    (days.part_of(MARCH, "early"), "2019-03-01/2019-03-10"),
    (days.part_of(MARCH, "mid"), "2019-03-11/2019-03-20"),
    (days.part_of(MARCH, "late"), "2019-03-21/2019-03-31"),
    (days.part_of(MARCH, "start"), "2019-03-01/2019-03-07"),
    (days.part_of(YEAR, "start"), "2019-01-01/2019-01-31"),
    (days.part_of(YEAR, "end"), "2019-12-01/2019-12-31"),
    (days.part_of(YEAR, "early"), "2019-01-01/2019-04-30"),
    (days.part_of(YEAR, "mid"), "2019-05-01/2019-08-31"),
    (days.part_of(days.week_of(date(2019, 3, 6)), "early"), "2019-03-04/2019-03-06"),
    (days.part_of(days.week_of(date(2019, 3, 6)), "late"), "2019-03-07/2019-03-10"),
]


@pytest.mark.parametrize(("found", "expected"), STRETCHES)
def test_stretches(found: date | days.Days | None, expected: str | None) -> None:
    assert iso(found) == expected


ANCHOR = date(2019, 3, 10)

# The tense; the month and day of which last year's, this year's and next year's may be meant; the
# one that is.
NEAREST = [
    (Tense.PAST, (3, 1), "2019-03-01"),
    (Tense.FUTURE, (3, 1), "2019-03-01"),
    (Tense.OPEN, (3, 1), "2019-03-01"),
    (Tense.PAST, (3, 10), "2019-03-10"),
    (Tense.FUTURE, (3, 10), "2019-03-10"),
    # just ahead: spoken of as planned
    (Tense.PAST, (3, 20), "2019-03-20"),
    (Tense.PAST, (4, 20), "2018-04-20"),
    (Tense.FUTURE, (4, 20), "2019-04-20"),
    (Tense.OPEN, (4, 20), "2019-04-20"),
    (Tense.PAST, (8, 20), "2018-08-20"),
    (Tense.FUTURE, (8, 20), "2019-08-20"),
    (Tense.OPEN, (8, 20), "2018-08-20"),
    (Tense.OPEN, (12, 1), "2018-12-01"),
    (Tense.FUTURE, (12, 1), "2019-12-01"),
]


@pytest.mark.parametrize(("tense", "day", "expected"), NEAREST)
def test_which_year_is_meant(tense: Tense, day: tuple[int, int], expected: str) -> None:
    candidates = [date(year, *day) for year in (2018, 2019, 2020)]
    assert iso(nearest(candidates, ReferenceDate(ANCHOR, tense))) == expected


def test_without_an_anchor_or_a_day_none_is_meant() -> None:
    both = [days.year_of(2019), days.year_of(2020)]
    with pytest.raises(days.UnknownDay):
        nearest([first for first, _ in both], ReferenceDate(None))
    with pytest.raises(days.UnknownDay):
        nearest_stretch(both, ReferenceDate(None))
    assert nearest([ANCHOR], ReferenceDate(None)) == ANCHOR  # of one there is nothing to choose


SEASONS = [
    (Tense.PAST, "summer", "2018-06-01/2018-08-31"),
    (Tense.FUTURE, "summer", "2019-06-01/2019-08-31"),
    (Tense.PAST, "spring", "2019-03-01/2019-05-31"),
    (Tense.FUTURE, "spring", "2019-03-01/2019-05-31"),
    (Tense.PAST, "winter", "2018-12-01/2019-02-28"),
]


@pytest.mark.parametrize(("tense", "name", "expected"), SEASONS)
def test_which_season_is_meant(tense: Tense, name: str, expected: str) -> None:
    stretches = [days.season_of(year, name) for year in (2017, 2018, 2019)]
    assert iso(nearest_stretch(stretches, ReferenceDate(ANCHOR, tense))) == expected
