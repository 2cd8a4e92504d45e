"""The page in Chromium: tabs, addresses, marked words, the filter, phones, paper."""

from typing import Any

import pytest

from browser_terms import shown
from desk_walks import assert_accessible
from pages import OWL, rich_ledger, span
from rashomon.show.story_view import VIEWS

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

_FOUND = "() => [...(CSS.highlights.get('found') ?? [])].map(String)"


def address(report: str, words: str) -> str:
    found = span(report, words)
    return f"#t-{report}:{found.start}-{found.end}"


@pytest.mark.parametrize("place", range(len(VIEWS)))
def test_each_view_is_reached_alone_by_its_tab(page: Any, place: int) -> None:
    page.click(f".bar nav a >> nth={place}")
    assert [shown(page, f"#v-{view}") for view in VIEWS] == [n == place for n in range(len(VIEWS))]


def test_a_difference_opens_its_versions_with_their_words_in_the_reports(page: Any) -> None:
    page.click("#v-overview details >> text=people died")
    page.click("#v-overview details[open] a >> text=Lark")
    assert shown(page, "#v-reports")
    assert page.evaluate(_FOUND) == ["Seven people died"]
    page.go_back()
    page.locator("#v-overview").wait_for()


@pytest.mark.parametrize("words", ["𝒜𝓁𝒹𝑒𝓃", "🧑‍🚒\nDUNMORA", "Share this 📤 page"])
def test_an_address_of_words_leads_to_them_also_behind_emoji(open_page: Any, words: str) -> None:
    page = open_page(rich_ledger(), address("owl", words))
    assert "\n".join(page.evaluate(_FOUND)) == words
    assert words.split("\n", maxsplit=1)[0] in OWL


@pytest.mark.parametrize("fragment", ["#d-locked", "#r-doors", "#t-lark"])
def test_an_address_opens_what_it_stands_for(open_page: Any, fragment: str) -> None:
    page = open_page(rich_ledger(), fragment)
    assert shown(page, fragment)
    if not fragment.startswith("#t-"):
        assert page.evaluate(f"document.querySelector('{fragment}').open")


@pytest.mark.parametrize("fragment", ["#d-gone", "#t-owl:9990-9999"])
def test_an_address_that_is_gone_says_so(open_page: Any, fragment: str) -> None:
    page = open_page(rich_ledger(), fragment)
    assert shown(page, ".toast")


def test_rows_are_sifted_by_status_and_by_words(page: Any) -> None:
    page.click(".bar nav >> text=Compare")
    page.locator("#v-compare").wait_for()
    rows = page.locator("#v-compare .row:visible")
    everything = rows.count()
    page.click("[data-status=denied]:is(button)")
    assert [one.get_attribute("id") for one in rows.all()] == ["d-locked"]
    page.click("[data-status='']")
    page.fill(".q", "neighbour")
    assert {one.get_attribute("id") for one in rows.all()} == {"d-locked", "r-doors"}
    page.fill(".q", "")
    assert rows.count() == everything


def test_every_link_of_the_page_leads_somewhere(page: Any) -> None:
    lost = page.evaluate(
        "[...document.querySelectorAll(\"a[href^='#']\")].map(a => decodeURIComponent(a.hash"
        ".slice(1))).filter(id => !document.getElementById(id))"
    )
    assert lost == []


def test_without_scripts_every_view_stands_on_the_page(open_page: Any) -> None:
    page = open_page(rich_ledger(), java_script_enabled=False)
    assert all(shown(page, f"#v-{view}") for view in VIEWS)
    assert not shown(page, ".sift")
    page.click("#d-locked summary")
    assert shown(page, "#d-locked .version")


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_sticks_out_of_a_phone(open_page: Any, view: str) -> None:
    page = open_page(rich_ledger(), f"#v-{view}", width=390)
    page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_printed_page_has_every_tab_except_the_reports(page: Any) -> None:
    page.emulate_media(media="print")
    assert [view for view in VIEWS if not shown(page, f"#v-{view}")] == ["reports"]
    assert not shown(page, ".bar")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(open_page: Any, width: int, scheme: str) -> None:
    page = open_page(rich_ledger(), width=width, color_scheme=scheme, bypass_csp=True)
    for view in VIEWS:
        page.evaluate(f"location.hash = '#v-{view}'")
        assert_accessible(page)


def test_a_note_opens_the_words_of_others_beside_its_sentence(page: Any) -> None:
    page.click(".bar nav >> text=Reports")
    page.locator("#t-lark").wait_for()
    note = page.locator(".margin a >> text=“Seven people died”: differ").first
    note.focus()
    note.press("Enter")
    beside = page.locator(".beside")
    assert "Nine people died" in beside.inner_text()
    own = note.evaluate("note => note.closest('article').id")
    assert not beside.locator(f"a[href^='#{own}:']").count()
    note.press("Enter")
    assert not beside.count()
    page.locator(".view.on .toc input.d").uncheck()
    assert not page.locator(".view.on .margin a:visible").count()
