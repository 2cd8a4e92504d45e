"""Days in words."""

from datetime import date

import pytest

from rashomon.text.calendar_words import say_day, say_days, say_gap, say_value, say_values


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2031-03-02", "2 Mar 2031"),
        ("2031-03-02T09:05:00Z", "2 Mar 2031, 09:05 UTC"),
        ("2031-03-02T09:05", "2 Mar 2031, 09:05"),
        ("2031-03-02T09:05:00+02:00", "2 Mar 2031, 09:05 (UTC+02:00)"),
        ("2031-13-02", "2031-13-02"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_day(value: str, told: str) -> None:
    assert say_day(value) == told


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ("2031-03-02", "2031-03-02", "2 Mar 2031"),
        ("2031-03-02", "2031-03-05", "2–5 Mar 2031"),
        ("2031-03-02", "2031-04-05", "2 Mar – 5 Apr 2031"),
        ("2030-12-31", "2031-01-01", "31 Dec 2030 – 1 Jan 2031"),
        ("2031-02-01", "2031-02-28", "Feb 2031"),
        ("2031-12-01", "2031-12-31", "Dec 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2030-01-01", "2031-12-31", "2030–2031"),
        ("9999-01-01", "9999-12-31", "1 Jan – 31 Dec 9999"),
        ("2031-03-02", None, "from 2 Mar 2031"),
        (None, "2031-03-02", "until 2 Mar 2031"),
        (None, None, ""),
    ],
)
def test_days(earliest: str | None, latest: str | None, told: str) -> None:
    assert say_days(earliest, latest) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2031-03-02/2031-03-05", "2–5 Mar 2031"),
        ("2031-03-02", "2 Mar 2031"),
        ("12/13 of them", "12/13 of them"),
        ("up to 500", "up to 500"),
    ],
)
def test_value(value: str, told: str) -> None:
    assert say_value(value) == told


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (date(2031, 3, 8), ""),
        (date(2031, 3, 12), "10 days later"),
        (date(2031, 7, 2), "4 months later"),
        (date(2032, 3, 2), "1 year later"),
        (date(2034, 7, 2), "3 years 4 months later"),
    ],
)
def test_gap(last: date, told: str) -> None:
    assert say_gap(date(2031, 3, 2), last) == told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ("1962-01-01/1962-12-31", "1962"),
        ("2031-03-02; nine; 2031-03-02/2031-03-05", "2 Mar 2031; nine; 2–5 Mar 2031"),
        ("nine; ten", "nine; ten"),
        ("", ""),
        (None, ""),
    ],
)
def test_values_parted_by_semicolons(values: str | None, told: str) -> None:
    assert say_values(values) == told
