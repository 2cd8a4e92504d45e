"""What is new in the stories of a store since a moment."""

from dataclasses import replace

import pytest

from rashomon.model.claim import Origins
from rashomon.model.stored import ChangeRow, StoryCard, StoryRow, of_last_run
from rashomon.store.news import StoryNews, change_line, news_in, news_line

AT = "2031-03-05T08:00:00+00:00"
CARD = StoryCard("Ferry sinks off Larn", 4, Origins(3))
ROW = StoryRow(
    id="st-1",
    title="Ferry <sinks> off Larn",
    reports=4,
    claims=2,
    differ=1,
    disputed=0,
    first=None,
    last=None,
    updated_at=AT,
    card=CARD,
)


def change(kind: str, after: str | None = None, before: str | None = None, *by: str) -> ChangeRow:
    return ChangeRow(
        story="st-1",
        at=AT,
        kind=kind,
        subject="people drowned",
        before=before,
        after=after,
        reports=by,
    )


@pytest.mark.parametrize(
    ("moments", "last"),
    [
        ("", 0),
        ("08", 1),
        ("08 08", 2),
        ("08 09 09", 2),
        ("08 05", 1),  # the clock was set back
        ("08 05 08", 1),
        ("05 08 05 05", 2),
    ],
)
def test_what_came_last_is_told_by_the_order_and_not_by_the_clock(moments: str, last: int) -> None:
    rows = []
    for number, hour in enumerate(moments.split()):
        rows.append(replace(change("told", f"{number}"), at=f"2031-03-05T{hour}:00:00+00:00"))
    assert of_last_run(rows) == tuple(rows[len(rows) - last :])


@pytest.fixture
def news() -> StoryNews:
    rows = [
        change("report", "Hill Post", None, "b"),
        change("told", "The captain will be heard.", None, "b"),
        change("denial", "was not overloaded", None, "b"),
        change("version", "“Nine”", "“seven”", "b"),
        change("claim longer", "The ferry went down.", None, "b"),
    ]
    return news_in(ROW, rows, {"b": "Hill Post"})


def test_a_story_that_grew(news: StoryNews) -> None:
    assert news.grown == "1 report added"
    assert [news_line(one) for one in news.told] == [
        "new version: people drowned: “Nine” (before: “seven”) [Hill Post]",
        "denial: was not overloaded [Hill Post]",
        "newly told: The captain will be heard. [Hill Post]",
    ]


def test_a_new_story_is_told_by_its_card() -> None:
    news = news_in(ROW, [change("new story")], {})
    assert (news.is_new, news.told, news.grown) == (True, [], "new story")


def test_a_status_that_came_and_went_is_no_news() -> None:
    rows = [
        change("denied", "denied", "differs"),
        change("status", "differs", "denied"),
    ]
    assert not news_in(ROW, rows, {}).told


def test_a_line_says_nothing_twice() -> None:
    grown = change("claim longer", "people drowned", None, "b")
    assert change_line(grown) == "claim longer: people drowned (b)"
    other = change("claim longer", "Nine of them drowned.", None, "b")
    assert change_line(other) == "claim longer: people drowned: Nine of them drowned. (b)"
