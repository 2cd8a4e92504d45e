"""What expressions of time stand for, read on Thursday, 14 June 2018."""

from datetime import date

import pytest

from rashomon.dates.days import ReferenceDate
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.expressions import find_expressions

ANCHOR = date(2018, 6, 14)
READINGS = """
last weekend: 2018-06-09 2018-06-10
this weekend: 2018-06-16 2018-06-17
the past three months: 2018-03-14 2018-06-14
the next two weeks: 2018-06-15 2018-06-28
within a week: 2018-06-14 2018-06-21
three days from now: 2018-06-17 2018-06-17
earlier this year: 2018-01-01 2018-06-14
late last month: 2018-05-21 2018-05-31
early next week: 2018-06-18 2018-06-20
the end of the year: 2018-12-01 2018-12-31
the day before yesterday: 2018-06-12 2018-06-12
the day after tomorrow: 2018-06-16 2018-06-16
overnight: 2018-06-13 2018-06-14
last night: 2018-06-13 2018-06-13
last summer: 2017-06-01 2017-08-31
the summer of 2016: 2016-06-01 2016-08-31
the 1990s: 1990-01-01 1999-12-31
mid-May: 2018-05-11 2018-05-20
early 2017: 2017-01-01 2017-04-30
late September 2016: 2016-09-21 2016-09-30
next October: 2018-10-01 2018-10-31
the beginning of 2017: 2017-01-01 2017-01-31
the night of 3 May: 2018-05-03 2018-05-03
30 June until 2 July: 2018-06-30 2018-07-02
"""
ROWS = [tuple(line.rsplit(": ", 1)) for line in READINGS.strip().splitlines()]


@pytest.mark.parametrize(("words", "days"), ROWS)
def test_reading(words: str, days: str) -> None:
    text = f"They met {words}."
    (found,) = find_expressions(text)
    read = meaning_of(found, ReferenceDate(ANCHOR))
    assert text[found.start : found.end] == words
    assert f"{read[0]} {read[1]}" == days
