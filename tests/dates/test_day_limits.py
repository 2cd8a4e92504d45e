"""Days up to which or from which something is so: the day of no event."""

import pytest

from factories import parse_report
from rashomon.dates.resolve import resolve_dates

# a Thursday
PUBLISHED = "2031-05-15"


def told_by(text: str) -> list[tuple[str, str]]:
    dates = resolve_dates([parse_report(text, published=PUBLISHED)], copies=()).dates
    return [(date.span.quote, date.tells) for date in dates if date.earliest]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The road must be mended by Friday, the council said.", "Friday"),
        ("The ban on fires holds through Sunday.", "Sunday"),
        ("The school stays shut until Monday.", "Monday"),
        ("Nobody may enter the quarry before Tuesday.", "Tuesday"),
        ("From Wednesday on, the tram costs two crowns.", "Wednesday"),
        ("The lighthouse has been dark since Monday.", "Monday"),
        ("By early Wednesday the flood had reached the mill.", "early Wednesday"),
        ("The quarry owner has until Friday to pay the fine.", "Friday"),
        ("The tax must be paid by the end of Saturday.", "Saturday"),
        ("The parish has had no priest since March.", "March"),
    ],
)
def test_a_limit_is_the_day_of_no_event(text: str, quote: str) -> None:
    assert told_by(text) == [(quote, "limit")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Nine bakers resigned after Tuesday's blast, the guild said.", "Tuesday"),
        ("The letter from Tuesday was read out in court.", "Tuesday"),
        ("The fire broke out shortly after 6 p.m. on Monday.", "shortly after 6 p.m. on Monday"),
        ("Just before dawn on Wednesday the wall gave way.", "dawn on Wednesday"),
        ("The bakery was closed from Sunday to Tuesday.", "Sunday to Tuesday"),
        ("On Wednesday, by six votes to four, the board closed the pool.", "Wednesday"),
        ("The choir will sing on Friday before the vote.", "Friday"),
        ("The town has been restless since the 9 May death of a baker.", "9 May"),
        ("The minister froze rules from last week.", "last week"),
    ],
)
def test_a_day_that_only_stands_near_such_a_word_is_none(text: str, quote: str) -> None:
    assert told_by(text) == [(quote, "event")]


@pytest.mark.parametrize(
    "text",
    [
        "Wool is today sold by weight, and few shepherds like it.",
        "Most violins are today built abroad.",
    ],
)
def test_what_is_done_these_days_is_not_done_on_the_day_of_the_report(text: str) -> None:
    assert told_by(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Firefighters are today searching the cellar.",
        "The verdict is expected today.",
        "The pumps were switched off today.",
    ],
)
def test_what_is_done_on_the_day_of_the_report_is(text: str) -> None:
    assert told_by(text) == [("today", "event")]
