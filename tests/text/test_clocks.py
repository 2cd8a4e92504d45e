"""Clock times as reports write them."""

import pytest

from rashomon.text.clocks import read_clock

CASES = [
    ("at about 9:20 a.m.", "09:20", True),
    ("at 1.08 am", "01:08", True),
    ("at 10.30 pm on Friday", "22:30", True),
    ("at about twenty past nine in the morning", "09:20", True),
    ("twenty to one", "00:40", False),
    ("a quarter past four", "04:15", False),
    ("since six o'clock on Sunday morning", "06:00", True),
    ("shortly after 6 a.m.", "06:00", True),
    ("just before 11pm", "23:00", True),
    ("at 16:05 local time", "16:05", True),
    ("at 6.13", "06:13", False),
    ("around midnight", "00:00", True),
    ("an hour before midnight", "23:00", True),
    ("half an hour before noon", "11:30", True),
    ("ten minutes after midnight", "00:10", True),
    ("2 hours before midday", "10:00", True),
    ("at noon", "12:00", True),
    ("at two minutes past five", "05:02", False),
    ("at thirteen minutes to three in the morning", "02:47", True),
    ("at 12:15 am", "00:15", True),
]


@pytest.mark.parametrize(("text", "time", "sure"), CASES)
def test_times_of_day(text: str, time: str, sure: bool) -> None:
    clock = read_clock(text)
    assert (clock.text(), clock.sure) == (time, sure)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "on Monday",
        "84.5 metres",
        "won 3:1 and 2:0",
        "between 1:30 a.m. and 4:00 a.m.",
        "1.2 million",
        "at 99:10",
        "at 61:60",
        "ten people",
    ],
)
def test_what_is_no_one_time_of_day(text: str) -> None:
    assert read_clock(text) is None


def test_a_long_text_is_not_searched_to_its_end() -> None:
    assert read_clock("x" * 100_000 + " at 9:20 a.m.") is None
