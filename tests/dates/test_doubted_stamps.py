"""A page stamped a day before its words dates nothing by its stamp."""

import pytest

from factories import parse_report
from rashomon.dates.resolve import resolve_dates

pytestmark = pytest.mark.weights

# a Wednesday
OTHERS = (
    ("owl", "The mill burned on Tuesday night, the mayor said.", "2031-03-05T09:00:00"),
    ("lark", "Sparks flew over Harn late on Tuesday evening.", "2031-03-05T11:00:00"),
)


def printed(report: str, *pages: tuple[str, str, str]) -> list[str]:
    parsed = [parse_report(text, name, published=day) for name, text, day in pages]
    dates = resolve_dates(parsed, copies=()).dates
    return [date.span.quote for date in dates if date.report == report and date.earliest]


@pytest.mark.parametrize(
    ("text", "published", "count"),
    [
        # stamped on the evening of the fire, though it tells of it as last night's
        ("The mill burned last night. The mayor came today.", "2031-03-04T21:30:00", 0),
        ("The mill burned last night. The mayor came today.", "2031-03-05T08:30:00", 2),
        # it names the night of its own stamp, too: another one is meant
        ("The barn burned last night. On Monday night nobody slept.", "2031-03-04T21:30:00", 2),
        ("The barn fell on 3 March 2031. Last night it rained.", "2031-03-04T21:30:00", 2),
        # the night before its stamp
        ("The mill burned overnight. The mayor came today.", "2031-03-04T21:30:00", 2),
    ],
)
def test_a_stamp_a_day_before_the_night_that_others_name_dates_nothing(
    text: str, published: str, count: int
) -> None:
    found = printed("wren", *OTHERS, ("wren", text, published))
    assert len(found) == count


def test_one_other_report_is_not_enough() -> None:
    page = ("wren", "The mill burned last night.", "2031-03-04T21:30:00")
    assert printed("wren", OTHERS[0], page) == ["last night"]
