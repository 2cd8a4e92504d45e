"""What people decided about days."""

import pytest

from factories import make_report
from rashomon.authored.make_constraints import constraints_of, read_days
from rashomon.authored.outcomes import Findings, heard
from rashomon.dates.resolve import with_days
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
    (moved,) = with_days([date], constraints_of([judged]).days)
    assert (moved.earliest, moved.latest, moved.span) == ("2031-05-02", "2031-05-02", span)
    assert moved.basis == "judged by Ida"
    assert heard([judged], [], Findings(dates=(moved,)), Findings())[0].outcome == "obeyed"
    nonsense = judgement(Action.SET, "day", ("d-1",), by="Ida", at="", after="soon")
    assert with_days([date], constraints_of([nonsense]).days) == (date,)
    assert heard([nonsense], [], Findings(dates=(date,)), Findings())[0].outcome != "obeyed"
    assert heard([judged], [], Findings(), Findings()) == ()
