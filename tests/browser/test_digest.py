"""The digest in Chromium."""

from dataclasses import replace
from typing import Any

import pytest

from browser_terms import shown
from pages import STORY, large_ledger, rich_ledger
from rashomon.web import story_view

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
FIRST = "document.querySelector('.story.on .view.on').id"
MATTERS = "[...document.querySelectorAll('.mt[id]')].filter(e => e.offsetParent).map(e => e.id)"


@pytest.fixture(autouse=True)
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three reports are many here."""
    monkeypatch.setattr(story_view, "FEW_REPORTS", 2)


def test_a_click_on_a_matter_opens_its_table_and_on_a_square_its_report(page: Any) -> None:
    assert page.evaluate(FIRST) == "v-digest"
    page.click("#d-r-doors h3 > .w")
    assert page.evaluate(FIRST) == "v-passages"
    assert page.evaluate("document.activeElement.id") == "r-doors"
    page.go_back()
    page.evaluate("location.hash = '#v-digest'")
    page.locator("#d-r-doors .t a").first.click()
    assert page.evaluate(FIRST) == "v-reports"
    assert "The gate was locked" in page.evaluate("[...CSS.highlights.get('passage')].join()")


def test_a_chip_opens_its_sentences(page: Any) -> None:
    assert not shown(page, "#d-r-toll .v p")
    page.click("#d-r-toll .v summary >> text=nine")
    assert shown(page, "#d-r-toll .v p >> text=Nine people")


def test_what_was_asked_for_stands_in_one_list_and_goes_home_again(page: Any) -> None:
    before = page.evaluate(MATTERS)
    page.click("[data-keep=disputed]")
    assert page.evaluate(MATTERS) == ["d-r-doors"]
    page.click("[data-keep='']")
    assert page.evaluate(MATTERS) == before
    page.select_option("[data-digest]", "denied")
    assert page.evaluate(MATTERS)[0] == "d-r-doors"
    page.select_option("[data-digest]", "")
    assert page.evaluate(MATTERS) == before
    assert page.locator(".near #d-r-doors").count() == 1


def test_keys_step_through_the_matters(page: Any) -> None:
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "d-r-toll"
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "r-doors"


def test_without_scripts_it_reads_and_opens(open_page: Any) -> None:
    page = open_page(rich_ledger(), java_script_enabled=False)
    assert shown(page, "#d-r-doors")
    page.click("#d-r-toll .more summary >> text= like ")
    assert shown(page, "#d-r-toll .like .lo >> text=Alden mill on Monday")
    assert not shown(page, "[data-keep]")


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_sticks_out_and_axe_finds_nothing(open_page: Any, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(rich_ledger(), width=width, height=900)
    if width < 700:
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert not shown(page, ".adds p")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_it_is_what_is_printed_first(page: Any) -> None:
    page.emulate_media(media="print")
    assert shown(page, "#d-r-toll")
    assert not shown(page, ".chips")
    assert not shown(page, "tr.ps")


def test_several_stories_have_a_digest_each(open_page: Any) -> None:
    other = replace(STORY, id="story-2", title="Another story", passages=(), chapters=(), only=())
    page = open_page(replace(rich_ledger(), stories=(STORY, replace(other, points=()))))
    page.click("text=Another story")
    assert page.evaluate(FIRST) == "v-digest-2"
    assert shown(page, "text=No sentences of two reports were found")


def test_what_a_large_story_folds_comes_when_it_is_opened(open_page: Any) -> None:
    page = open_page(large_ledger(20, 210))
    assert page.evaluate(FIRST) == "v-digest"
    before = page.locator(".mt").count()
    page.locator(".rest > summary").first.click()
    page.wait_for_function(f"document.querySelectorAll('.mt').length > {before}")
