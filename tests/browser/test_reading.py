"""From a cell to the words in Chromium; headings, and where addresses lead."""

from itertools import pairwise
from typing import Any

import pytest

from browser_terms import shown
from pages import OWL, rich_ledger

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

_MARKED = """() => [...CSS.highlights.get('passage')].map(range => range.toString())"""


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        ("p-locked", 0, "locked"),
        ("p-locked", 1, "No door was locked"),
        ("p-locked", 2, "It is thought that two of the bodies were found late"),
        ("p-dead", 1, "Seven people died"),
        ("p-when", 1, "on Sunday"),
    ],
)
def test_a_click_on_a_cell_leads_to_the_marked_words(
    page: Any, row: str, cell: int, words: str
) -> None:
    page.locator(f"tr[data-id={row}] td").nth(cell).locator("a").first.click()
    assert page.evaluate(_MARKED) == [words]
    box = page.evaluate(
        "(() => { const b = [...CSS.highlights.get('passage')][0].getBoundingClientRect(); "
        "return [b.top, b.bottom, b.width]; })()"
    )
    assert 0 < box[0] < box[1] < 900
    assert box[2] > 0
    assert page.evaluate("document.activeElement.classList.contains('hit')")


def test_every_link_of_the_example_leads_to_its_own_words(open_page: Any, example: Any) -> None:
    page = open_page(example)
    texts = {f"t-{report.id}": report.text for report in example.reports}
    found = page.evaluate(
        """() => [...new Set([...document.querySelectorAll("a[href^='#t-'][href*=':']")].map(a => \
a.getAttribute('href').slice(1)))].filter(id => !id.endsWith(':alone')).map(id => {
            const [, article, start, end] = /^(.*):(\\d+)-(\\d+)$/.exec(id);
            const ranges = offsets.ranges(document.getElementById(article), +start, +end);
            return [article, +start, +end, ranges.map(r => r.toString()).join(''), \
!!document.getElementById(id)];
        })"""
    )
    assert len(found) > 200
    for article, start, end, words, anchored in found:
        assert words == texts[article][start:end].replace("\n", "")
        assert anchored


def test_an_address_of_a_passage_behind_emoji(open_page: Any) -> None:
    start = OWL.index("𝒜𝓁𝒹𝑒𝓃")
    page = open_page(rich_ledger(), f"#t-owl:{start}-{start + 5}")
    assert page.evaluate(_MARKED) == ["𝒜𝓁𝒹𝑒𝓃"]


def test_a_passage_over_two_paragraphs(open_page: Any) -> None:
    start = OWL.index("Ida Brok")
    end = OWL.index("door was")
    assert open_page(rich_ledger(), f"#t-owl:{start}-{end}").evaluate(_MARKED) == [
        "Ida Brok, said.",
        "“No ",
    ]


@pytest.mark.parametrize(
    ("layer", "selector", "look"),
    [
        ("st", "#t-owl .s:not(.a)", "textDecorationLine"),
        ("nm", "#t-owl .nm", "borderBottomStyle"),
        ("dt", "#t-owl .dt", "outlineStyle"),
        ("fg", "#t-owl .fg", "fontWeight"),
        ("cp", "#t-owl .cp", "boxShadow"),
        ("fu", "#t-owl .furn", "backgroundImage"),
        ("pt", "#t-owl .a.vA", "backgroundImage"),
        ("pa", "#t-owl .a.settled", "borderBottomStyle"),
    ],
)
def test_layers(open_page: Any, layer: str, selector: str, look: str) -> None:
    page = open_page(rich_ledger(), "#t-owl")
    read = f"getComputedStyle(document.querySelector('{selector}')).{look}"
    before = page.evaluate(read)
    box = page.locator(f".L-{layer}")
    box.uncheck() if box.is_checked() else box.check()
    assert page.evaluate(read) != before


def test_margin_leads_back_to_the_point(open_page: Any) -> None:
    page = open_page(rich_ledger(), "#t-lark")
    page.locator("#t-lark .mpt", has_text="Was a door locked?").first.click()
    assert shown(page, "#p-locked .ver")
    assert not shown(page, "#t-lark")


def test_back_returns_to_the_table(page: Any) -> None:
    page.locator("tr[data-id=p-dead] td a").first.click()
    assert not shown(page, "table.syn")
    page.go_back()
    assert shown(page, "table.syn")


def copied(page: Any) -> str:
    page.wait_for_selector(".toast")
    text: str = page.evaluate("navigator.clipboard.readText()")
    page.evaluate("document.querySelector('.toast').remove()")
    return text


def test_chosen_words_can_be_linked_and_cited(open_page: Any) -> None:
    page = open_page(rich_ledger(), "#t-owl", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate(
        """() => { const block = document.querySelectorAll('#t-owl [data-at]')[1], [node, at] = \
offsets.place(block, block.textContent.indexOf('𝒜𝓁'), false);
        const range = document.createRange(); range.setStart(node, at); const [last, to] = \
offsets.place(block, block.textContent.indexOf(' mill'), true);
        range.setEnd(last, to); getSelection().removeAllRanges(); getSelection().addRange(range); \
}"""
    )
    page.wait_for_selector(".chosen-words:not([hidden])")
    start = rich_ledger().report("owl").text.index("𝒜𝓁𝒹𝑒𝓃")
    page.click(".chosen-words [data-link]")
    assert copied(page).endswith(f"#t-owl:{start}-{start + 5}")
    page.click(".chosen-words [data-cite]")
    assert copied(page).startswith(
        "“𝒜𝓁𝒹𝑒𝓃” “🔥 Mill burns at Dunmora 🧑‍🚒”, The Owl 🦉, 2 Mar 2031, characters "
    )
    page.evaluate(f"location.hash = '#t-owl:{start}-{start + 5}'")
    assert page.evaluate("[...CSS.highlights.get('passage')].join()") == "𝒜𝓁𝒹𝑒𝓃"


def test_an_account_as_citation(open_page: Any) -> None:
    page = open_page(rich_ledger(), "#p-dead", permissions=["clipboard-read", "clipboard-write"])
    page.click("#a-d1 > .ft [data-cite]")
    cited = copied(page)
    assert cited.startswith(
        "“Seven people died” Ida Brok, in “🔥 Mill burns at Dunmora 🧑‍🚒”, The Owl 🦉, 2 Mar "
        "2031, characters "
    )
    assert cited.endswith("#a-d1")
    page.click("#a-d1 .twin [data-cite]")
    assert "“Fire in old mill”, Lark, 9 Apr 2031, characters" in copied(page)


_VIEW = "document.querySelector('.bar nav a[aria-current]').textContent.trim().split(/\\s/)[0]"


@pytest.mark.parametrize(
    ("address", "view", "told"),
    [
        ("#p-0123456789", "Questions", "Shown: the table."),
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


_SHOWN = """() => [...document.querySelectorAll('.story.on :is(h1,h2,h3,h4,[role=heading])')]
  .filter(one => one.checkVisibility()).map(one =>
    [Number(one.getAttribute('aria-level') ?? one.tagName[1]), one.innerText.trim()])"""


@pytest.mark.parametrize("view", ["table", "passages", "brief", "reports", "lineage", "speakers"])
def test_headings_go_down_a_step_at_a_time(open_page: Any, view: str) -> None:
    page = open_page(rich_ledger(), f"#v-{view}")
    levels = [level for level, _ in page.evaluate(_SHOWN)]
    assert (levels[:2], levels.count(1)) == ([1, 2], 1)
    assert all(after - before < 2 for before, after in pairwise(levels))


def test_rows_are_headings_and_answers_stand_below_them(open_page: Any) -> None:
    page = open_page(rich_ledger(), "#p-locked")
    found = page.evaluate(_SHOWN)
    opened = next(place for place, (_, text) in enumerate(found) if "locked" in text)
    assert (found[opened][0], found[opened + 1][0]) == (3, 4)
