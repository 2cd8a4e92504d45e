"""The dates that pages print for themselves."""

import pytest

from rashomon.reports.page_dates import find_dates, is_date_line, rest_of_date_line


@pytest.mark.parametrize(
    ("line", "value", "label"),
    [
        ("March 5, 2019", "2019-03-05", ""),
        ("5 March 2019", "2019-03-05", ""),
        ("Tuesday, 5th of March 2019", "2019-03-05", ""),
        ("Published 10:12, 9 Sept 2019", "2019-09-09T10:12:00", "published"),
        ("Mon 9 Mar 2020 12.05 GMT", "2020-03-09T12:05:00+00:00", ""),
        ("Updated: Mar 9, 2020, 6:05 PM IST", "2020-03-09T18:05:00", "updated"),
        ("2020-03-09 23:58:21", "2020-03-09T23:58:21", ""),
        ("2020-03-09T23:58:21+02:00", "2020-03-09T23:58:21+02:00", ""),
        ("2020/03/09", "2020-03-09", ""),
        ("12/25/2020", "2020-12-25", ""),
        ("25/12/2020", "2020-12-25", ""),
        ("03/04/2020", None, ""),
        ("30 February 2020", None, ""),
        ("Posted on December 3, 2012, 12:42 AM EDT", "2012-12-03T00:42:00", "posted"),
    ],
)
def test_date_lines(line: str, value: str | None, label: str) -> None:
    assert is_date_line(line)
    (found,) = find_dates(line)
    assert (found.value, found.label) == (value, label)


def test_two_dates_on_a_line() -> None:
    found = find_dates("Published: 9 March 2020, updated: 11 March 2020 08:00")
    assert [(date.value, date.label) for date in found] == [
        ("2020-03-09", "published"),
        ("2020-03-11T08:00:00", "updated"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The bridge fell on March 5, 2019",
        "At least 20 people",
        "Room 2019",
        "1/2/3/2020",
        "99 March 20201",
        "",
        "Elections: 5 March 2019, says minister",
    ],
)
def test_not_date_lines(line: str) -> None:
    assert not is_date_line(line)


def test_what_else_the_line_says() -> None:
    assert rest_of_date_line("By Ana Ruiz | 5 March 2019") == "By Ana Ruiz"
    assert rest_of_date_line("no date here") is None
