"""Durations, ages, habits and the vague are told apart from dates."""

import pytest

from rashomon.dates.expressions import find_expressions, find_times


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The guard waited for three hours.", "three hours", "duration"),
        ("The war lasted two and a half years.", "two and a half years", "duration"),
        ("Repairs took more than 18 months.", "more than 18 months", "duration"),
        ("A six-month ban was imposed.", "six-month", "duration"),
        ("The lamp burned all night.", "all night", "duration"),
        ("It has been dry for years.", "years", "duration"),
        ("A 42-year-old was hurt.", "42-year-old", "age"),
        ("He died at the age of 81.", "at the age of 81", "age"),
        ("The choir meets every Friday.", "every Friday", "habit"),
        ("The ferry sails twice a week.", "a week", "habit"),
        ("The paper is a daily.", "daily", "habit"),
        ("The lock is now shut.", "now", "vague"),
        ("It was recently painted.", "recently", "vague"),
        ("Nobody knows the future.", "the future", "vague"),
    ],
)
def test_times_that_are_no_days(text: str, words: str, kind: str) -> None:
    assert (words, kind) in [(text[e.start : e.end], e.kind) for e in find_times(text)]
    assert find_expressions(text) == []


@pytest.mark.parametrize(
    "text",
    ["He left two years ago.", "A year later he came back.", "They met in the past three weeks."],
)
def test_a_date_made_of_a_length_stays_a_date(text: str) -> None:
    assert len(find_expressions(text)) == 1
    assert len(find_times(text)) == 1
