"""No headline is overtaken by a later number, where another one tells the same."""

from factories import make_report
from rashomon.model.report import Report
from rashomon.stories.story_title import story_title

THREE = "Three dead as ferry Ilva burns off Harn"
FIVE = "Mourners for the five of ferry Ilva gather"
PLAIN = "Minister speaks of ferry Ilva fire"
ASKED = "Why did the ferry Ilva burn?"
MENU = "Radio Vorn on the waves"
MORNING = "2031-06-08T08:00:00"
NOON = "2031-06-08T12:00:00"
EVENING = "2031-06-08T20:00:00"
LEAD = "The ferry Ilva burned off Harn."


def report_of(title: str, moment: str | None, **fields: object) -> Report:
    return make_report(f"{title}\n\n{LEAD}", title, title=title, published=moment, **fields)


def test_a_page_dated_long_after_its_news_makes_no_other_headline_old() -> None:
    first = report_of(THREE, NOON)
    pages = [report_of(title, "2031-07-20") for title in (PLAIN, FIVE)]
    assert story_title([first, *pages]) != THREE
    pages = [report_of(title, "2031-07-20", anchor="2031-06-08") for title in (PLAIN, FIVE)]
    assert story_title([first, *pages]) == THREE


def test_of_reports_of_two_days_the_earlier_half_may_name_the_story() -> None:
    event = report_of("Ferry Ilva burns off Ostwick harbour", NOON)
    other = make_report("Songs for summer", "m", title="Songs for summer", published="2031-06-09")
    assert story_title([event, other]) == "Ferry Ilva burns off Ostwick harbour"
