"""The table of passages in Chromium."""

from dataclasses import replace
from typing import Any

import pytest

from browser_terms import shown
from pages import STORY, large_ledger, rich_ledger
from rashomon.model.ledger import Ledger
from rashomon.web import story_view

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
ROWS = "[...document.querySelectorAll('tr.ps')].filter(e => e.offsetParent).map(e => e.dataset.id)"
FIRST = "document.querySelector('.view.on').id"


def unasked() -> Ledger:
    """The rich ledger without an author."""
    ledger = rich_ledger()
    points = tuple(point for point in STORY.points if point.by is None)
    return replace(ledger, stories=(replace(ledger.stories[0], points=points),))


def test_without_an_author_the_page_opens_with_the_passages_and_says_what_they_are(
    open_page: Any,
) -> None:
    page = open_page(unasked())
    assert page.evaluate(FIRST) == "v-passages"
    assert "Nothing here is judged" in page.inner_text(".claim")
    assert page.locator("#v-table").count() == 0
    page.evaluate("location.hash = '#v-table'")
    page.wait_for_timeout(50)
    assert page.evaluate(FIRST) == "v-passages"


def test_with_an_author_questions_come_first_under_the_authors_name(page: Any) -> None:
    assert page.evaluate(FIRST) == "v-table"
    assert "5 questions by model owl" in page.inner_text(".claim")
    assert page.locator("tr.pt .by-author").count() == 5
    page.click("tr[data-id=p-dead] .q")
    page.locator("#p-dead .quiet a").click()
    assert page.evaluate(FIRST) == "v-passages"
    assert page.evaluate("document.activeElement.id") == "r-toll"


def test_what_differs_is_underlined_and_said_aloud(open_page: Any) -> None:
    page = open_page(unasked())
    marked = page.locator("#r-toll .df")
    assert marked.all_text_contents() == [
        "differs: Seven people",
        "differs: Seven people",
        "differs: Nine people",
    ]
    assert marked.first.evaluate("e => getComputedStyle(e).borderBottomWidth") == "2px"
    assert page.inner_text("#r-toll .why") == "figures differ"
    assert "denies" in page.inner_text("#r-doors")


def test_a_click_lifts_the_grey_of_a_copy(open_page: Any) -> None:
    page = open_page(unasked())
    colour = "getComputedStyle(document.querySelector('#r-toll .copy .w')).color"
    grey = page.evaluate(colour)
    page.click("#r-toll .cpy")
    assert page.get_attribute("#r-toll .cpy", "aria-pressed") == "true"
    assert page.evaluate(colour) != grey


def test_what_is_likely_is_one_click_away(open_page: Any) -> None:
    page = open_page(unasked())
    assert not shown(page, "#r-toll .maybe .w")
    page.click("#r-toll .maybe summary")
    assert shown(page, "#r-toll .maybe .w")


def test_filters_and_search_by_sentence_speaker_and_figure(open_page: Any) -> None:
    page = open_page(unasked())
    page.click("[data-only=differs]")
    assert page.evaluate(ROWS) == ["r-toll"]
    assert page.inner_text(".p-count") == "1 of 2 matters"
    assert "only=differs" in page.url
    page.click(".p-unfilter")
    for words, found in (
        ("9", ["r-toll"]),
        ("neighbour", ["r-doors"]),
        ("mill", ["r-toll"]),
        ("walrus", []),
    ):
        page.fill(".p-filter", words)
        assert page.evaluate(ROWS) == found
    assert shown(page, "text=No matter fits.")
    page.click(".p-none [data-act=unsift]")
    page.select_option("[data-sift=who]", label="Jon Tarn")
    assert page.evaluate(ROWS) == ["r-doors"]
    page.reload()
    assert page.evaluate(ROWS) == ["r-doors"]


def test_rows_by_speaker_day_and_place_and_back(open_page: Any) -> None:
    page = open_page(unasked())
    before = page.evaluate(ROWS)
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
        page.select_option("[data-sort]", how)
        assert page.evaluate(heads) == told
    page.select_option("[data-sort]", "")
    assert page.evaluate(ROWS) == before


def test_keys_walk_the_rows(open_page: Any) -> None:
    page = open_page(unasked())
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "r-doors"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "r-toll"


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


def test_what_one_report_alone_tells_is_marked_in_it(open_page: Any) -> None:
    page = open_page(unasked())
    page.locator(".chip.alone a", has_text="Lark").click()
    assert page.evaluate("document.querySelector('.art.on').id") == "t-lark"
    assert page.is_checked(".L-al")
    assert (
        page.locator("#t-lark .al").first.evaluate("e => getComputedStyle(e).boxShadow") != "none"
    )


def test_a_phone_has_a_card_for_each_report(open_page: Any) -> None:
    page = open_page(unasked(), width=390, height=844)
    assert page.locator("#r-doors .from:visible > b").all_inner_texts() == ["Lark", "The Owl 🦉"]
    assert page.locator("#r-doors td.nil:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_paper_has_rows_of_three_and_what_differs_and_lists_the_rest(open_page: Any) -> None:
    page = open_page(unasked())
    page.emulate_media(media="print")
    assert shown(page, "#r-toll .w")
    assert not shown(page, "#r-doors td .w")
    assert shown(page, "#r-doors .carried")


def test_without_scripts_passages_can_be_read(open_page: Any) -> None:
    page = open_page(unasked(), java_script_enabled=False)
    assert shown(page, "#r-doors .w")
    assert not shown(page, ".chip button")
    page.locator("#r-doors .read").first.click(force=True)
    assert page.locator(":target").get_attribute("id").startswith("t-lark:")


def test_rows_that_are_held_back_are_found(open_page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_view, "LARGE_CELLS", -1)
    page = open_page(large_ledger(8, 200), "#r-189")
    assert shown(page, "#r-189")
