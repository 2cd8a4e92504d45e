"""Where an address leads that is not of this page any more, and what addresses the page hands
out."""

from typing import Any

import pytest

from pages import rich_ledger

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
_VIEW = "document.querySelector('.bar nav a[aria-current]').textContent.trim().split(/\\s/)[0]"


@pytest.mark.parametrize(
    ("address", "view", "told"),
    [
        ("#p-0123456789", "Questions", "This link led to a question that version 0.2 guessed"),
        (
            "#a-0123456789",
            "Questions",
            "or an answer to one. Questions come only from a model, an assistant or a person now.",
        ),
        ("#e-0123456789", "Timeline", "Shown: the timeline."),
        ("#name-0123456789", "Names", "Shown: the names."),
        (
            "#t-lark-2:4-9",
            "Reports",
            "This link's report is not on this page any more. Shown: “Fire in old mill”, Lark",
        ),
        ("#t-zebra:4-9", "Reports", "Shown: the reports."),
        (
            "#t-lark:90000-90009",
            "Reports",
            "The words of this link are not in this report any more. Shown: the report.",
        ),
    ],
)
def test_an_address_that_is_gone_says_so_and_shows_the_nearest(
    open_page: Any, address: str, view: str, told: str
) -> None:
    page = open_page(rich_ledger(), address)
    page.wait_for_selector(".toast")
    assert told in page.inner_text(".toast")
    assert page.evaluate(_VIEW) == view
    if "lark" in address:
        assert page.evaluate("document.querySelector('.art.on').id") == "t-lark"


@pytest.mark.parametrize(
    "address", ["#p-locked", "#r-toll", "#t-lark:alone", "#t-lark:0-4", "#v-names", "#e-2", ""]
)
def test_nothing_is_said_where_the_address_is_there(open_page: Any, address: str) -> None:
    page = open_page(rich_ledger(), address)
    page.wait_for_timeout(200)
    assert page.locator(".toast").count() == 0


def test_an_event_of_the_background_is_unfolded_for_its_address(open_page: Any) -> None:
    page = open_page(rich_ledger(), "#e-1")
    assert page.locator("#e-1").is_visible()
    assert not open_page(rich_ledger(), "#v-timeline").locator("#e-1").is_visible()


def test_no_address_tells_where_the_file_lies(open_page: Any) -> None:
    page = open_page(
        rich_ledger(), "?q=fire#p-dead", permissions=["clipboard-read", "clipboard-write"]
    )
    assert page.evaluate("location.protocol") == "file:"
    page.locator("[data-act=link]").first.click()
    page.wait_for_selector(".toast")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("page0.html?q=")
    assert page.evaluate("rashomon.linkTo('t-owl:3-9')").split("?")[0] == "page0.html"
    assert "file:" not in copied + page.evaluate("rashomon.linkTo('p-dead')")
