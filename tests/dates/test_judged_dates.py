"""What people decided about days."""

import pytest

from factories import make_report
from rashomon.dates.judged_dates import obey_days, outcomes, read_days
from rashomon.model.date import Date
from rashomon.model.judgement import Action, judgement

CASES = [
    ("2031-05-02", ("2031-05-02", "2031-05-02")),
    ("2031-05-02/2031-05-04", ("2031-05-02", "2031-05-04")),
    ("unknown", (None, None)),
    ("2031-05-04/2031-05-02", None),
    ("Saturday", None),
    ("2031-02-30", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_days_as_people_give_them(text: str | None, expected: object) -> None:
    assert read_days(text) == expected


def test_a_day_is_obeyed_where_it_is_one() -> None:
    span = make_report("on Friday").span(3, 9)
    date = Date("d-1", span, "2031-05-09", "2031-05-09")
    judged = judgement(Action.SET, "day", ("d-1",), by="Ida", at="", after="2031-05-02")
    (moved,) = obey_days([date], [judged])
    assert (moved.earliest, moved.latest, moved.span) == ("2031-05-02", "2031-05-02", span)
    assert moved.basis == "judged by Ida"
    assert outcomes([judged], [moved])[0].outcome == "obeyed"
    nonsense = judgement(Action.SET, "day", ("d-1",), by="Ida", at="", after="soon")
    assert obey_days([date], [nonsense]) == (date,)
    assert outcomes([nonsense], [date])[0].outcome != "obeyed"
    assert outcomes([judged], []) == ()
