"""The table of passages in Chromium."""

from dataclasses import replace
from typing import Any

import pytest

from browser_terms import shown
from pages import STORY, rich_ledger
from rashomon.model.ledger import Ledger

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
ROWS = "[...document.querySelectorAll('tr.ps')].filter(e => e.offsetParent).map(e => e.dataset.id)"
FIRST = "document.querySelector('.view.on').id"


def unasked() -> Ledger:
    """The rich ledger without an author."""
    ledger = rich_ledger()
    points = tuple(point for point in STORY.points if point.by is None)
    return replace(ledger, stories=(replace(ledger.stories[0], points=points),))


@pytest.fixture
def plain(open_page: Any) -> Any:
    """The page without an author."""
    return open_page(unasked())


def test_without_an_author_the_page_opens_with_the_passages_and_says_what_they_are(
    plain: Any,
) -> None:
    assert plain.evaluate(FIRST) == "v-passages"
    assert "Nothing here is judged" in plain.inner_text(".claim")
    assert plain.locator("#v-table").count() == 0
    plain.evaluate("location.hash = '#v-table'")
    plain.wait_for_timeout(50)
    assert plain.evaluate(FIRST) == "v-passages"


def test_with_an_author_questions_come_first_under_the_authors_name(page: Any) -> None:
    assert page.evaluate(FIRST) == "v-table"
    assert "5 questions by model owl" in page.inner_text(".claim")
    assert page.locator("tr.pt .by-author").count() == 5
    page.click("tr[data-id=p-dead] .q")
    page.locator("#p-dead .quiet a").click()
    assert page.evaluate(FIRST) == "v-passages"
    assert page.evaluate("document.activeElement.id") == "r-toll"


def test_what_differs_is_underlined_and_said_aloud(plain: Any) -> None:
    marked = plain.locator("#r-toll .df")
    assert marked.all_text_contents() == [
        "differs: Seven people",
        "differs: Seven people",
        "differs: Nine people",
    ]
    assert marked.first.evaluate("e => getComputedStyle(e).borderBottomWidth") == "2px"
    assert plain.inner_text("#r-toll .why") == "figures differ"
    assert "denies" in plain.inner_text("#r-doors")


def test_what_is_likely_is_one_click_away(plain: Any) -> None:
    assert not shown(plain, "#r-toll .maybe .w")
    plain.click("#r-toll .maybe summary")
    assert shown(plain, "#r-toll .maybe .w")


def test_filters_and_search_by_sentence_speaker_and_figure(plain: Any) -> None:
    plain.click("[data-only=differs]")
    assert (plain.evaluate(ROWS), plain.inner_text(".p-count")) == (["r-toll"], "1 of 2 matters")
    assert "only=differs" in plain.url
    plain.click(".p-unfilter")
    for words, found in (
        ("9", ["r-toll"]),
        ("neighbour", ["r-doors"]),
        ("mill", ["r-toll"]),
        ("walrus", []),
    ):
        plain.fill(".p-filter", words)
        assert plain.evaluate(ROWS) == found
    assert shown(plain, "text=No matter fits.")
    plain.click(".p-none [data-act=unsift]")
    plain.select_option("[data-sift=who]", label="Jon Tarn")
    assert plain.evaluate(ROWS) == ["r-doors"]
    plain.reload()
    assert plain.evaluate(ROWS) == ["r-doors"]


def test_rows_by_speaker_day_and_place_and_back(plain: Any) -> None:
    before = plain.evaluate(ROWS)
    heads = (
        "[...document.querySelectorAll('.pas tbody:not([hidden]) .fold b:first-child')].map(e => "
        "e.textContent)"
    )
    for how, told in (
        ("who", ["Ida Brok", "Jon Tarn"]),
        ("day", ["2 Mar 2031", "No day"]),
        ("first", ["The Owl 🦉"]),
        ("differs", ["Figures differ", "No figure differs"]),
    ):
        plain.select_option("[data-sort]", how)
        assert plain.evaluate(heads) == told
    plain.select_option("[data-sort]", "")
    assert plain.evaluate(ROWS) == before


def test_the_margin_shows_what_others_say_of_the_sentence_in_focus(open_page: Any) -> None:
    page = open_page(unasked(), "#t-owl")
    page.locator("#t-owl .plus").first.focus()
    beside = page.inner_text("#t-owl .oth")
    assert "Lark" in beside
    assert "Nine people died in the fire in Dunmoora" in beside
    assert "The Owl" not in beside
    assert (
        page.locator("#t-owl .plus").first.get_attribute("aria-label")
        == "told of in 2 other reports"
    )
    page.locator("#t-owl .plus").first.click()
    assert page.evaluate(FIRST) == "v-passages"


def test_what_one_report_alone_tells_is_marked_in_it(plain: Any) -> None:
    plain.evaluate("location.hash = '#v-reports'")
    plain.locator(".rp", has_text="Lark").click()
    plain.locator("#t-lark .meta a[href$=':alone']").click()
    assert plain.evaluate("document.querySelector('.art.on').id") == "t-lark"
    assert plain.is_checked(".L-al")
    assert (
        plain.locator("#t-lark .al").first.evaluate("e => getComputedStyle(e).boxShadow") != "none"
    )


def test_a_phone_has_a_card_for_each_report(open_page: Any) -> None:
    page = open_page(unasked(), width=390, height=844)
    assert page.locator("#r-doors .from:visible > b").all_inner_texts() == ["Lark", "The Owl 🦉"]
    assert page.locator("#r-doors td.nil:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390
