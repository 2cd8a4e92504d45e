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


def test_a_quotation_leads_to_its_words_in_the_report(page: Any) -> None:
    page.click("#k-doors .by a >> text=Lark")
    assert shown(page, "#v-reports")
    assert page.evaluate(_FOUND) == ["The gate was locked"]
    page.go_back()
    page.locator("#v-overview").wait_for()


@pytest.mark.parametrize("words", ["𝒜𝓁𝒹𝑒𝓃", "🧑‍🚒\nDUNMORA", "Share this 📤 page"])
def test_an_address_of_words_leads_to_them_also_behind_emoji(open_page: Any, words: str) -> None:
    page = open_page(rich_ledger(), address("owl", words))
    assert "\n".join(page.evaluate(_FOUND)) == words
    assert words.split("\n", maxsplit=1)[0] in OWL


@pytest.mark.parametrize("fragment", ["#k-doors", "#v-beside", "#t-lark"])
def test_an_address_opens_what_it_stands_for(open_page: Any, fragment: str) -> None:
    page = open_page(rich_ledger(), fragment)
    assert shown(page, fragment)


@pytest.mark.parametrize("fragment", ["#d-gone", "#t-owl:9990-9999"])
def test_an_address_that_is_gone_says_so(open_page: Any, fragment: str) -> None:
    page = open_page(rich_ledger(), fragment)
    assert shown(page, ".toast")


def test_every_link_of_the_page_leads_somewhere(page: Any) -> None:
    lost = page.evaluate(
        "[...document.querySelectorAll(\"a[href^='#']\")].map(a => decodeURIComponent("
        "a.getAttribute('href').slice(1))).filter(id => !document.getElementById(id))"
    )
    assert lost == []


def test_without_scripts_every_view_stands_on_the_page(open_page: Any) -> None:
    page = open_page(rich_ledger(), java_script_enabled=False)
    assert all(shown(page, f"#v-{view}") for view in VIEWS)
    assert shown(page, "#k-toll .d")


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_sticks_out_of_a_phone(open_page: Any, view: str) -> None:
    page = open_page(rich_ledger(), f"#v-{view}", width=390)
    page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_printed_page_has_every_tab_but_the_longest(page: Any) -> None:
    page.emulate_media(media="print")
    assert [view for view in VIEWS if not shown(page, f"#v-{view}")] == ["beside", "reports"]
    assert not shown(page, ".bar")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(open_page: Any, width: int, scheme: str) -> None:
    page = open_page(rich_ledger(), width=width, color_scheme=scheme, bypass_csp=True)
    for view in VIEWS:
        page.evaluate(f"location.hash = '#v-{view}'")
        assert_accessible(page)
