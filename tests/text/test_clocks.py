"""Times of day as people write them."""

import pytest

from rashomon.text.clocks import clocks_in, read_clock


@pytest.mark.parametrize(
    ("text", "told", "is_sure"),
    [
        ("at about 9:20 a.m.", "09:20", True),
        ("1.08 am", "01:08", True),
        ("12 am", "00:00", True),
        ("12.30 pm", "12:30", True),
        ("at 6pm", "18:00", True),
        ("at 21:05", "21:05", True),
        ("09:05", "09:05", True),
        ("at 9:05", "09:05", False),
        ("6 o'clock", "06:00", False),
        ("at nine thirty", "09:30", False),
        ("twenty past nine", "09:20", False),
        ("ten to one", "00:50", False),
        ("quarter to six in the morning", "05:45", True),
        ("half past nine in the evening", "21:30", True),
        ("midnight", "00:00", True),
        ("noon", "12:00", True),
        ("an hour before midnight", "23:00", True),
        ("half an hour after noon", "12:30", True),
        ("two hours after midnight", "02:00", True),
    ],
)
def test_a_time_of_day_is_read_with_whether_its_half_of_the_day_is_sure(
    text: str, told: str, is_sure: bool
) -> None:
    clock = read_clock(text)
    assert clock
    assert (clock.text(), clock.sure) == (told, is_sure)


@pytest.mark.parametrize(
    "text", ["nine goats", "1.5 million", "on 12 May", "at 25:10", "from 9:20 to 10:30", ""]
)
def test_a_phrase_with_none_or_several_has_no_time_of_day(text: str) -> None:
    assert read_clock(text) is None


def test_each_time_of_a_text_has_its_place() -> None:
    text = "It broke out at 9:20 pm and was put out by half past ten in the evening."
    told = [(text[start:end], minutes) for start, end, minutes in sorted(clocks_in(text))]
    assert told == [("9:20 pm", 21 * 60 + 20), ("half past ten", 22 * 60 + 30)]
