"""An answer on the page in Chromium: sentences that open in place, by mouse and keys, on phones,
without scripts, on paper."""

from typing import Any

import pytest

from answer_story import answer_ledger, long_answer
from browser_terms import shown
from desk_walks import assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
_AT_HAND = "document.activeElement.id"


@pytest.fixture
def answer(open_page: Any) -> Any:
    return open_page(answer_ledger())


def test_a_number_opens_its_sentences_below_its_line_and_puts_them_away(answer: Any) -> None:
    name = answer.locator(".sheet .c >> nth=2")
    assert name.get_attribute("role") == "button"
    name.click()
    assert name.get_attribute("aria-expanded") == "true"
    pin = answer.locator(f"#{name.get_attribute('aria-controls')}")
    assert "the farmer Ada Lind said" in pin.inner_text()
    assert pin.evaluate("pin => pin.previousElementSibling.id") == "l-2"
    name.click()
    assert not pin.count()
    assert name.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_open_sentences_and_escape_puts_them_away(answer: Any, key: str) -> None:
    name = answer.locator(".sheet .c >> nth=6")
    name.focus()
    answer.keyboard.press(key)
    assert "17: no report prints it" in answer.locator(".pin").inner_text()
    answer.locator(".pin a:visible >> nth=0").focus()
    answer.keyboard.press("Escape")
    assert not answer.locator(".pin").count()
    assert answer.evaluate(_AT_HAND) == name.get_attribute("id")


def test_sentences_lead_to_their_report(answer: Any) -> None:
    answer.click(".sheet .c >> nth=3")
    answer.click(".pin >> text=open in report")
    assert shown(answer, "#v-reports")
    found = "[...CSS.highlights.get('found')].map(String).join('')"
    assert answer.evaluate(found).startswith("At least eleven goats")


def test_the_whole_statement_opens_and_selecting_it_does_not(answer: Any) -> None:
    statement = answer.locator(".s[data-n='4']")
    statement.scroll_into_view_if_needed()
    first_line = statement.evaluate("e => { const r = e.getClientRects()[0]; return [r.x, r.y]; }")
    left, top = first_line[0] + 4, first_line[1] + 6
    answer.mouse.click(left, top)
    assert "At least eleven goats" in answer.locator(".pin").inner_text()
    answer.keyboard.press("Escape")
    answer.mouse.move(left, top)
    answer.mouse.down()
    answer.mouse.move(left + 60, top, steps=4)
    answer.mouse.up()
    assert answer.evaluate("String(getSelection())")
    assert not answer.locator(".pin").count()


def test_what_was_written_again_is_folded(answer: Any) -> None:
    assert not answer.locator(".mend ins").first.is_visible()
    answer.click(".mend summary >> nth=0")
    assert answer.locator(".mend ins").first.is_visible()


def test_the_address_of_sentences_opens_them(open_page: Any) -> None:
    page = open_page(answer_ledger(), "#note-4")
    assert "At least eleven goats" in page.locator(".pin").inner_text()


def test_without_scripts_names_lead_to_the_sentences_at_the_end(open_page: Any) -> None:
    page = open_page(answer_ledger(), java_script_enabled=False)
    name = page.locator(".sheet .c >> nth=3")
    assert name.get_attribute("role") == "doc-noteref"
    name.click()
    assert page.url.endswith("#note-4")
    assert "At least eleven goats" in page.locator("#note-4").inner_text()
    page.click("#note-4 .back")
    assert page.url.endswith(f"#{name.get_attribute('id')}")


def test_on_paper_the_sentences_stand_as_endnotes(answer: Any) -> None:
    assert not shown(answer, ".ends")
    answer.emulate_media(media="print")
    assert shown(answer, "#note-4")


@pytest.mark.parametrize("width", [390, 1400])
def test_nothing_is_wider_than_the_screen(open_page: Any, width: int) -> None:
    page = open_page(answer_ledger(long_answer()), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(open_page: Any, width: int, scheme: str) -> None:
    page = open_page(answer_ledger(), width=width, color_scheme=scheme, bypass_csp=True)
    for place in (2, 5, 6):
        page.locator(f".sheet .c >> nth={place}").click()
    assert_accessible(page)
