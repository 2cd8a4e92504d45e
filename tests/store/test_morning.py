"""What is new in the stories of a store since a moment."""

import pytest

from factories import make_report
from rashomon.model.report import Report
from rashomon.model.stored import ChangeRow, StoryCard, StoryRow
from rashomon.model.story import Story
from rashomon.store.morning import Morning, head_line, news_in, news_line
from rashomon.store.newly_told import newly_told
from rashomon.web.news import render_morning

AT = "2031-03-05T08:00:00+00:00"
CARD = StoryCard("Ferry sinks off Larn", 4, 3, 3)
ROW = StoryRow("st-1", "Ferry <sinks> off Larn", 4, 2, 1, 0, None, None, AT, CARD)


def change(kind: str, after: str | None = None, before: str | None = None, *by: str) -> ChangeRow:
    return ChangeRow("st-1", AT, kind, "The ferry sank.", before, after, by)


@pytest.fixture
def found() -> Morning:
    rows = [
        change("report", "Hill Post", None, "b"),
        change("line", None, None, "b"),
        change("denial", "was not overloaded", None, "b"),
        change("told", "The captain says the ship was not overloaded.", None, "b"),
        change("told", "Nine people drowned.", "seven in 2 reports", "b"),
        change("matter longer", "The ferry went down.", None, "b"),
    ]
    return Morning(AT, (news_in(ROW, rows, {"b": "Hill Post"}),), 1)


def test_a_story_that_grew(found: Morning) -> None:
    (news,) = found.stories
    assert head_line(news) == "1 more line: 4 reports, 3 lines"
    assert [news_line(one) for one in news.told] == [
        "denial: The captain says the ship was not overloaded. [Hill Post]",
        "new reading: Nine people drowned. (before: seven in 2 reports) [Hill Post]",
    ]


def test_a_new_story_is_told_by_its_card() -> None:
    news = news_in(ROW, [change("new story")], {})
    assert (news.is_new, news.told, news.grown) == (True, (), "new story")


def test_a_status_that_came_and_went_is_no_news() -> None:
    rows = [
        change("disputed", "disputed", "open"),
        change("no longer disputed", "open", "disputed"),
    ]
    assert news_in(ROW, rows, {}).told == ()


def test_a_page_holds_no_markup_of_reports(found: Morning) -> None:
    page = render_morning(found)
    assert "Ferry &lt;sinks&gt; off Larn" in page
    assert "<script" not in page
    assert "1 more line" in page


def told(earlier: str, *later: str) -> list[str]:
    reports: list[Report] = [make_report(earlier, "a")]
    reports += [make_report(text, f"b{at}") for at, text in enumerate(later)]
    story = Story("s", None, tuple(one.id for one in reports))
    return [one.quote.quote for one in newly_told(story, reports, {"a"}, {})]


def test_what_an_earlier_report_has_is_not_newly_told() -> None:
    same = "The ferry Astrid sank off Larn with 40 people on board."
    new = "Divers found 11 bodies in the hull on Tuesday morning."
    assert told(same, f"{same} {new}") == [new]


def test_two_reports_that_tell_the_same_tell_it_once() -> None:
    new = "Divers found 11 bodies in the hull on Tuesday morning."
    assert told("The ferry Astrid sank off Larn.", new, new) == [new]


def test_a_number_weighs_more_than_words() -> None:
    words = "The weather over the sea was rough and grey for hours."
    number = "The company now says that 212 tickets were sold for the trip."
    assert told("The ferry sank in rough sea.", f"{words} {number}")[0] == number
