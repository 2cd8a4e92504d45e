"""The value of an answer to "when": a day, a day with a time, or an interval."""

import pytest

from factories import make_report
from rashomon.model.date import Date
from rashomon.points.accounts import moment_of


def moment(words: str, earliest: str | None, latest: str | None, time: str | None = None) -> str | None:
    """The moment of these words."""
    return moment_of(Date("d", make_report(words).span(0, len(words)), earliest, latest, time=time))


@pytest.mark.parametrize(
    ("words", "time", "value"),
    [
        ("on Thursday", None, "2025-02-06"),
        ("at 11:00", "11:00", "2025-02-06T11:00"),
        ("at 3.20pm", "15:20", "2025-02-06T15:20"),
        ("at 18:40 GMT", "18:40+00:00", "2025-02-06T18:40+00:00"),
        ("at half past six on Thursday evening", "18:30", "2025-02-06T18:30"),
        ("1840 GMT", "18:40+00:00", "2025-02-06T18:40+00:00"),
        ("at half past six", "06:30", "2025-02-06"),
        ("at 1.44", "01:44", "2025-02-06"),
    ],
)
def test_a_time_of_one_day_stands_in_the_value_where_its_half_of_the_day_is_told(words: str, time: str | None, value: str) -> None:
    assert moment(words, "2025-02-06", "2025-02-06", time) == value


def test_several_days_are_an_interval_and_none_are_none() -> None:
    assert moment("at midnight", "2025-02-06", "2025-02-07", "00:00") == "2025-02-06/2025-02-07"
    assert moment("since Thursday", "2025-02-06", None) == "2025-02-06/.."
    assert moment("then", None, None) is None
