"""Which days are meant; the anchor is Wednesday, 12 February 2020."""

from datetime import date

import pytest

from rashomon.dates.days import Days, ReferenceDate
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.expressions import find_expressions
from rashomon.dates.tense import Tense

ANCHOR = date(2020, 2, 12)
PAST, FUTURE, OPEN = Tense.PAST, Tense.FUTURE, Tense.OPEN


def meaning(
    text: str,
    tense: Tense = OPEN,
    anchor: date | None = ANCHOR,
    recent: Days | None = None,
) -> str | None:
    (expression,) = find_expressions(text)
    days = meaning_of(expression, ReferenceDate(anchor, tense, anchor, recent))
    return f"{days[0]}/{days[1]}" if days else None


def stretch(first: str, last: str | None = None) -> str:
    return f"{first}/{last or first}"


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("on Wednesday", PAST, stretch("2020-02-12")),  # printed on that very day
        ("on Sunday", PAST, stretch("2020-02-09")),
        ("on Sunday", OPEN, stretch("2020-02-09")),
        ("on Sunday", FUTURE, stretch("2020-02-16")),
        ("last Wednesday", PAST, stretch("2020-02-05")),
        ("next Wednesday", FUTURE, stretch("2020-02-19")),
        ("last weekend", PAST, stretch("2020-02-08", "2020-02-09")),
        ("this weekend", FUTURE, stretch("2020-02-15", "2020-02-16")),
        ("yesterday", PAST, stretch("2020-02-11")),
        ("tomorrow morning", FUTURE, stretch("2020-02-13")),
        ("last night", PAST, stretch("2020-02-11")),
        ("overnight", PAST, stretch("2020-02-11", "2020-02-12")),
        ("earlier this week", PAST, stretch("2020-02-10", "2020-02-12")),
        ("later this week", FUTURE, stretch("2020-02-12", "2020-02-16")),
        ("last week", PAST, stretch("2020-02-03", "2020-02-09")),
        ("late last week", PAST, stretch("2020-02-06", "2020-02-09")),
        ("this month", OPEN, stretch("2020-02-01", "2020-02-29")),
        ("last month", PAST, stretch("2020-01-01", "2020-01-31")),
        ("earlier this year", PAST, stretch("2020-01-01", "2020-02-12")),
        ("last year", PAST, stretch("2019-01-01", "2019-12-31")),
        ("in December", PAST, stretch("2019-12-01", "2019-12-31")),
        ("in March", FUTURE, stretch("2020-03-01", "2020-03-31")),
        ("in March", PAST, stretch("2019-03-01", "2019-03-31")),
        ("the end of March", FUTURE, stretch("2020-03-24", "2020-03-31")),
        ("in early January", PAST, stretch("2020-01-01", "2020-01-10")),
        ("on February 14", FUTURE, stretch("2020-02-14")),
        (
            "on February 14",
            PAST,
            stretch("2020-02-14"),
        ),  # one of last year would be printed with its year
        ("on April 14", PAST, stretch("2019-04-14")),
        ("within days", FUTURE, stretch("2020-02-12", "2020-02-19")),
        ("on 28 February", OPEN, stretch("2020-02-28")),
        ("on Oct. 3", OPEN, stretch("2019-10-03")),
        ("two weeks ago", PAST, stretch("2020-01-29")),
        ("three months ago", PAST, stretch("2019-11-01", "2019-11-30")),
        ("four years ago", PAST, stretch("2016-01-01", "2016-12-31")),
        ("the past 36 hours", PAST, stretch("2020-02-11", "2020-02-12")),
        ("over the past two weeks", PAST, stretch("2020-01-29", "2020-02-12")),
        ("in the past year", PAST, stretch("2019-02-12", "2020-02-12")),
        ("in the coming days", FUTURE, stretch("2020-02-13", "2020-02-19")),
        ("in two weeks' time", OPEN, stretch("2020-02-26")),
        ("in two weeks", PAST, None),  # "built in two weeks": a duration
        ("last fall", PAST, stretch("2019-09-01", "2019-11-30")),
        ("by the summer", FUTURE, stretch("2020-06-01", "2020-08-31")),
        ("from Friday to Tuesday", FUTURE, stretch("2020-02-14", "2020-02-18")),
        ("from Friday to Tuesday", PAST, stretch("2020-02-07", "2020-02-11")),
        ("from Friday to 2 March", FUTURE, stretch("2020-02-14", "2020-03-02")),
        ("between today and Friday", FUTURE, stretch("2020-02-12", "2020-02-14")),
        ("from 3 to 5 March", FUTURE, stretch("2020-03-03", "2020-03-05")),
        ("the night of 3 February", PAST, stretch("2020-02-03")),
        ("MONDAY, 10 FEBRUARY", PAST, stretch("2020-02-10")),
        ("within three months", FUTURE, stretch("2020-02-12", "2020-05-12")),
    ],
)
def test_relative(text: str, tense: Tense, expected: str | None) -> None:
    assert meaning(text, tense) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-11-03", stretch("2019-11-03")),
        ("3 November 2019", stretch("2019-11-03")),
        ("Nov. 3, 2019", stretch("2019-11-03")),
        ("Nov. 3-5, 2019", stretch("2019-11-03", "2019-11-05")),
        ("November 2019", stretch("2019-11-01", "2019-11-30")),
        ("in 2019", stretch("2019-01-01", "2019-12-31")),
        ("late 2019", stretch("2019-09-01", "2019-12-31")),
        ("from 2005 to 2008", stretch("2005-01-01", "2008-12-31")),
        ("between May 2011 and June 2012", stretch("2011-05-01", "2012-06-30")),
        ("the 1990s", stretch("1990-01-01", "1999-12-31")),
        ("the early 1990s", stretch("1990-01-01", "1993-12-31")),
        ("the end of 2018", stretch("2018-12-01", "2018-12-31")),
        ("on Saturday", None),
        ("last month", None),
        ("31 February 2019", None),
    ],
)
def test_without_an_anchor(text: str, expected: str | None) -> None:
    assert meaning(text, anchor=None) == expected


def test_counted_from_what_was_named_before() -> None:
    recent = (date(2009, 2, 1), date(2009, 2, 28))
    assert meaning("in May that year", recent=recent) == stretch("2009-05-01", "2009-05-31")
    day = (date(2020, 2, 8), date(2020, 2, 8))
    assert meaning("a day earlier", recent=day) == stretch("2020-02-07")
    assert meaning("the following day", recent=day) == stretch("2020-02-09")
