"""The opened point."""

from dataclasses import replace
from functools import cache

import pytest
from lxml import html

from pages import (
    ATTACKS,
    BURNT,
    DEAD,
    LOCKED,
    hostile_ledger,
    rich_ledger,
    rich_reports,
)
from rashomon.model.kept_row import LostRow
from rashomon.model.point import LostWords
from rashomon.web.ledger_page import render_page
from rashomon.web.markup import label_reports
from rashomon.web.opened_point import word_changes

REPORTS = rich_reports()
LABELS = label_reports(REPORTS)


@pytest.mark.parametrize(
    ("one", "other", "pieces"),
    [
        ("a b c", "a x c", [("a", ""), ("b", "del"), ("x", "ins"), ("c", "")]),
        ("a", "a", [("a", "")]),
        ("", "a", [("a", "ins")]),
        ("a b", "a", [("a", ""), ("b", "del")]),
    ],
)
def test_changed_words(one: str, other: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.text, piece.change) for piece in word_changes(one, other)] == pieces


LATER = replace(
    LOCKED,
    by="model owl",
    beside=("s-g1", "s-t3"),
    lost=(
        LostWords("finch", "the bolt was drawn", "the report is gone"),
        LostWords("owl", "shut tight", "its revision has them not"),
    ),
)


def page(*points: object, lost_rows: object = None) -> html.HtmlElement:
    ledger = rich_ledger()
    story = replace(ledger.stories[0], points=points, lost_rows=lost_rows)
    return html.fromstring(render_page(replace(ledger, stories=(story,))))


def text(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_the_page_shows_what_came_later_and_what_is_gone() -> None:
    tree = page(
        LATER, replace(BURNT, by="model owl", beside=("s-g1",)), replace(DEAD, by="model owl")
    )
    (row,) = tree.xpath("//tr[@data-id='p-locked']")
    assert [text(one) for one in row.find_class("chg")] == ["2 new sentences", "2 quotations gone"]
    (other,) = tree.xpath("//tr[@data-id='p-dead']")
    assert not other.find_class("chg")
    later, alone = tree.find_class("later-said")
    assert "A new report speaks to this row Lark" in text(alone)
    (detail,) = tree.xpath("//*[@id='p-burnt']")
    assert "Nothing found in: The Owl 🦉." in text(
        detail
    )  # and not the report that speaks to it now
    assert text(later).startswith(
        "A new report speaks to this row Lark a neighbour › Vale Wire The gate was locked, a "
        "neighbour told Vale Wire."
    )
    assert [link.get("href", "")[:2] for link in later.iter("a")] == ["#t", "#t"]
    (gone,) = tree.find_class("gone")
    assert text(gone) == (
        "No longer in any report, as model owl quoted: “the bolt was drawn” (finch): the "
        "report is gone "
        f"“shut tight” ({LABELS.name('owl')}): its revision has them not"
    )


@pytest.mark.parametrize("points", [(), (LATER,)])
def test_a_question_without_words_is_named_by_its_author_and_not_asked(
    points: tuple[object, ...],
) -> None:
    lost = LostRow(
        "r1a2b3",
        "Did the owner lock them in?",
        "person Ina",
        (LostWords("finch", "locked in", "the report is gone"),),
    )
    tree = page(*points, lost_rows=(lost,))
    (told,) = tree.find_class("lost-row")
    assert text(told).startswith(
        "A question of person Ina has no words left. No longer in any report, as person Ina "
        "quoted: “locked in”"
    )
    assert lost.author_question not in tree.text_content()


@cache
def scripts() -> int:
    """How many a page has that nobody attacks."""
    return len(html.fromstring(render_page(rich_ledger())).xpath("//script"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_lost_words_and_later_sentences_are_text(attack: str) -> None:
    ledger = hostile_ledger(attack)
    (story,) = ledger.stories
    lost = (LostWords(attack, attack, attack),)
    points = tuple(
        replace(point, beside=("s-g1",), lost=lost) if point.id == "p-locked" else point
        for point in story.points
    )
    story = replace(story, points=points, lost_rows=(LostRow("r1", attack, attack, lost),))
    tree = html.fromstring(render_page(replace(ledger, stories=(story,))))
    in_row, alone = tree.find_class("gone")
    for gone in (in_row, alone):
        assert [item.tag for item in gone.iter()] == ["div", "p", "ul", "li"]
    (quote,) = (
        quote for later in tree.find_class("later-said") for quote in later.iter("blockquote")
    )
    assert [item.tag for item in quote.iter()] == ["blockquote"]
    assert len(tree.xpath("//script")) == scripts()
