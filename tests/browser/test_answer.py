"""An answer on the page in Chromium: sentences that open in place, by mouse and keys, on phones,
without scripts, on paper."""

from typing import Any

import pytest

from answer_story import answer_ledger, long_answer
from browser_terms import shown

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
_AT_HAND = "document.activeElement.id"


@pytest.fixture
def answer(open_page: Any) -> Any:
    return open_page(answer_ledger())


def test_a_name_opens_its_sentences_below_its_line_and_puts_them_away(answer: Any) -> None:
    name = answer.locator(".c >> nth=2")
    assert name.get_attribute("role") == "button"
    name.click()
    assert name.get_attribute("aria-expanded") == "true"
    pin = answer.locator(f"#{name.get_attribute('aria-controls')}")
    assert "the farmer Ada Lind said" in pin.inner_text()
    assert pin.evaluate("pin => pin.parentElement.id") == "l-2"
    assert answer.locator(".sx mark:visible >> nth=0").inner_text() == "Nine goats fled"
    name.click()
    assert not pin.count()
    assert name.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_open_sentences_and_escape_puts_them_away(answer: Any, key: str) -> None:
    name = answer.locator(".c >> nth=7")
    name.focus()
    answer.keyboard.press(key)
    assert "“sixteen” stands in Harn Post, not here." in answer.locator(".pin").inner_text()
    answer.locator(".pin a:visible >> nth=0").focus()
    answer.keyboard.press("Escape")
    assert not answer.locator(".pin").count()
    assert answer.evaluate(_AT_HAND) == name.get_attribute("id")


def test_sentences_lead_to_their_report(answer: Any) -> None:
    answer.click(".c >> nth=3")
    answer.click(".pin >> text=open in report")
    assert shown(answer, "#v-reports")
    found = "[...CSS.highlights.get('found')].map(String).join('')"
    assert answer.evaluate(found).startswith("At least eleven goats")


def test_the_count_opens_what_was_not_found_and_leads_to_it(answer: Any) -> None:
    assert not shown(answer, ".doubts")
    answer.click(".signed summary")
    told = answer.locator(".doubts").inner_text()
    assert "“the mayor offers a reward of 700 crowns” “700” stands in no report." in told
    answer.click(".doubts a >> text=sixteen were counted later")
    assert answer.locator(".c >> nth=7").is_visible()


def test_the_address_of_sentences_opens_them(open_page: Any) -> None:
    page = open_page(answer_ledger(), "#note-4")
    assert "At least eleven goats" in page.locator(".pin").inner_text()


def test_without_scripts_names_lead_to_the_sentences_at_the_end(open_page: Any) -> None:
    page = open_page(answer_ledger(), java_script_enabled=False)
    name = page.locator(".c >> nth=3")
    assert name.get_attribute("role") == "doc-noteref"
    name.click()
    assert page.url.endswith("#note-4")
    assert "At least eleven goats" in page.locator("#note-4").inner_text()
    page.click("#note-4 .back")
    assert page.url.endswith(f"#{name.get_attribute('id')}")


def test_on_paper_names_have_the_numbers_of_the_sentences(answer: Any) -> None:
    assert not shown(answer, ".ends")
    answer.emulate_media(media="print")
    assert shown(answer, "#note-4")
    number = "getComputedStyle(document.querySelectorAll('.c')[3], '::after').content"
    assert answer.evaluate(number) == "attr(data-n)" or answer.evaluate(number) == '"4"'


def test_on_a_phone_the_rest_is_folded_behind_what_the_answer_leaves_out(open_page: Any) -> None:
    page = open_page(answer_ledger(long_answer()), width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    places = [page.locator(where) for where in (".sheet >> nth=0", "aside", ".later")]
    tops = [place.bounding_box()["y"] for place in places]
    assert tops == sorted(tops)
    later = page.locator(".later details")
    assert later.count() > 2
    assert not page.locator(".later li:visible").count()
    later.nth(0).locator("summary").click()
    assert page.locator(".later li:visible").count()


def test_on_a_wide_screen_nothing_is_folded(open_page: Any) -> None:
    page = open_page(answer_ledger(long_answer()), width=1400)
    assert page.locator(".g li:visible").count() == page.locator(".g li").count()
    beside = [page.locator(where).bounding_box()["y"] for where in (".sheet >> nth=0", "aside")]
    assert beside[0] == beside[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(open_page: Any, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(answer_ledger(), width=width, color_scheme=scheme, bypass_csp=True)
    for place in (2, 6, 7):
        page.locator(f".c >> nth={place}").click()
    found = axe.run(page).response["violations"]
    wrong = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in wrong] == []
