"""Times as people write them beside print: small letters, figures, ranges of any two times, days
counted from a named one."""

from datetime import date

import pytest

from rashomon.dates.days import ReferenceDate
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.expressions import find_expressions
from rashomon.dates.precision import clock_of
from rashomon.dates.tense import Tense

ANCHOR = date(2020, 2, 12)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The mill closed on 1-Jan-2016.", "1-Jan-2016", "2016-01-01", "2016-01-01"),
        (
            "It was shut 5th to 9th of January 2020.",
            "5th to 9th of January 2020",
            "2020-01-05",
            "2020-01-09",
        ),
        (
            "Bees left the hives in the summer of last year.",
            "the summer of last year",
            "2019-06-01",
            "2019-08-31",
        ),
    ],
)
def test_days(text: str, words: str, first: str, last: str) -> None:
    (expression,) = find_expressions(text)
    assert text[expression.start : expression.end] == words
    days = meaning_of(expression, ReferenceDate(ANCHOR, Tense.OPEN))
    assert days == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "They won 3/14 of the seats.",
        "Twenty five people came at nine.",
        "It moved two days after the vote.",
        "The 1/4 mark was missed.",
    ],
)
def test_no_days(text: str) -> None:
    assert not [
        e
        for e in find_expressions(text)
        if meaning_of(e, ReferenceDate(ANCHOR, Tense.OPEN)) and e.kind != "shift"
    ]


def test_a_bare_hour_belongs_to_the_day_beside_it_and_tells_no_clock() -> None:
    (expression,) = find_expressions("The siren went on Friday at nine.")
    assert expression.kind == "weekday"
    assert "clock" not in expression.parts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("8:00:13 pm", "20:00"),
        ("at six thirty", "06:30"),
        ("10 o'clock tonight", "22:00"),
        ("seven p.m.", "19:00"),
        ("22:05:41", "22:05"),
    ],
)
def test_clock(words: str, expected: str) -> None:
    assert clock_of(words)[0] == expected
