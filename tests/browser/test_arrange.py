"""The table of passages and of questions in Chromium."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from markupsafe import Markup

from browser_terms import inner_texts, shown
from desk_walks import until
from pages import large_ledger, rich_ledger
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Passage
from rashomon.model.story import Line
from rashomon.web.ledger_page import (
    START,
    Frame,
    page_script,
    page_style,
    render_framed,
    render_part,
)
from rashomon.web.story_view import LedgerView

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

HEADS = (
    "[...document.querySelectorAll('.l2 .out')].filter(e => e.offsetParent).map(e => e.textContent)"
)


QUESTIONS = "[...document.querySelectorAll('tr.pt')].map(e => e.dataset.id)"


def choose(page: Any, what: str, value: str) -> None:
    page.evaluate(
        """([what, value]) => { const box = document.querySelector(`[data-arrange=${what}], \
[data-pick=${what}]`);
        box.value = value; box.dispatchEvent(new Event('change', { bubbles: true })); }""",
        [what, value],
    )


def test_rows_by_lines_kind_and_the_longest_report_and_back(page: Any) -> None:
    before = page.evaluate(QUESTIONS)
    choose(page, "rows", "lines")
    assert page.evaluate(
        "[...document.querySelectorAll('.syn tbody:not([hidden]) .fold')].map(e => e.textContent)"
    ) == [
        "2 lines 2",
        "1 line 3",
    ]
    assert "rows=lines" in page.url
    choose(page, "rows", "kind")
    assert page.evaluate(
        "[...document.querySelectorAll('tbody[data-group]:not([hidden])')].map(e => "
        "e.dataset.group)"
    ) == [
        "attribute",
        "count",
        "date",
        "yes-no",
    ]
    choose(page, "rows", "longest")
    assert page.evaluate(QUESTIONS) == ["p-dead", "p-old", "p-when", "p-locked", "p-empty"]
    page.click("tr[data-id=p-empty] .q")
    assert shown(page, "#a-e1")
    choose(page, "rows", "status")
    assert page.evaluate(QUESTIONS) == before
    assert "rows=" not in page.url


def test_columns_by_speaker_outlet_and_line_and_back(page: Any) -> None:
    before = page.evaluate("document.querySelector('.syn').innerText")
    choose(page, "by", "speaker")
    assert page.evaluate(HEADS) == ["own voice", "Ida Brok", "Jon Tarn", "a neighbour", "the mayor"]
    cells = page.locator("tr[data-id=p-dead] td")
    assert (
        inner_texts(cells.nth(1))
        == "answer A Seven people died The Owl 🦉 answer B Nine people died Wren"
    )
    assert "nil" in (cells.nth(2).get_attribute("class") or "")
    cells.nth(1).locator("a").last.click()
    assert page.evaluate("[...CSS.highlights.get('passage')].join()") == "Nine people died"
    page.evaluate("location.hash = '#v-table'")
    choose(page, "by", "line")
    assert page.evaluate(HEADS) == ["Vale Wire*", "Wren"]
    choose(page, "by", "outlet")
    assert page.evaluate(HEADS) == ["Lark", "The Owl 🦉", "Wren"]
    choose(page, "by", "report")
    assert page.evaluate("document.querySelector('.syn').innerText") == before


def test_filter_by_report_speaker_and_kind(open_page: Any) -> None:
    page = open_page(rich_ledger(), "?speaker=Ida%20Brok")
    assert page.locator("tr.pt:visible").count() == 1
    assert shown(page, "tr[data-id=p-dead]")
    choose(page, "speaker", "")
    choose(page, "report", "wren & co")
    assert page.inner_text(".count") == "2 of 5 questions"
    assert "report=wren+%26+co" in page.url
    choose(page, "kind", "count")
    assert page.locator("tr.pt:visible").count() == 1
    page.click(".below [data-act=clear]")
    assert page.inner_text(".count") == ""


def test_an_address_arranges_and_choices_are_remembered(open_page: Any) -> None:
    page = open_page(rich_ledger(), "?rows=kind&by=line")
    assert page.evaluate(HEADS) == ["Vale Wire*", "Wren"]
    choose(page, "columns", "date")
    page.goto(page.url.split("?")[0])
    assert page.evaluate("document.querySelector('[data-arrange=columns]').value") == "date"
    assert page.evaluate("document.querySelector('[data-arrange=rows]').value") == "status"


def of_many_lines() -> Ledger:
    """Fifteen reports, the first six of them one line."""
    ledger = large_ledger(15, 40)
    story = ledger.stories[0]
    lines = (
        Line("Vale Wire", story.reports[:6]),
        *(Line(f"Daily {n}", (story.reports[n],)) for n in range(6, 15)),
    )
    return replace(ledger, stories=(replace(story, lines=lines),))


def test_a_line_of_many_reports_is_one_column_that_opens(open_page: Any) -> None:
    page = open_page(of_many_lines(), "#v-table")
    assert page.evaluate(HEADS) == ["Vale Wire", *sorted(f"Daily {n}" for n in range(6, 15))]
    assert page.evaluate("document.querySelector('tr.pt').offsetWidth") == page.evaluate(
        "document.querySelector('.syn tr.grp').offsetWidth"
    )
    page.click("[data-bracket]")
    assert page.evaluate(HEADS)[:7] == [*(f"Daily {n}" for n in range(6)), "Daily 10"]
    assert page.locator("tr.pt:visible").first.locator("td:visible").count() == 15
    assert page.evaluate("document.querySelector('.syn tr.grp th').colSpan") == 16
    assert page.evaluate(
        "new Set([...document.querySelectorAll('.l2 th, tr.pt td')].filter(e => "
        "e.offsetParent).map(e => [e.parentElement.rowIndex, e.offsetTop].join())).size"
    ) == page.evaluate(
        "[...document.querySelectorAll('.l2, tr.pt')].filter(e => e.offsetParent).length"
    )
    page.click("[data-bracket]")
    assert page.locator("tr.pt:visible").first.locator("td:visible").count() == 10
    without = open_page(of_many_lines(), java_script_enabled=False)
    assert without.locator(".syn .l2 th:visible").count() == 16


@pytest.fixture
def open_served(chromium: Any) -> Any:
    """Opens a ledger in a frame; what is held back is answered here, and what was asked for is kept
    in `asked`."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    asked: list[str] = []

    def opened(
        ledger: Ledger, fragment: str = "", refuse: Callable[[str], bool] = lambda path: False
    ) -> tuple[Any, list[str]]:
        view = LedgerView(ledger)
        none = Markup("")
        frame = Frame(
            ("/page.css", "/rules.css"),
            ("/page.js",),
            "/start.js",
            none,
            "/s/1",
        )
        html, rules = render_framed(view, frame)
        files = {
            "/": (html, "text/html"),
            "/page.css": (page_style(), "text/css"),
            "/rules.css": (rules, "text/css"),
        }
        files |= {
            "/page.js": (page_script(), "text/javascript"),
            "/start.js": (START, "text/javascript"),
        }

        def answer(route: Any) -> None:
            path = "/" + route.request.url.split("/", 3)[3].split("?")[0]
            if path in files:
                route.fulfill(body=files[path][0], content_type=f"{files[path][1]}; charset=utf-8")
                return
            asked.append(path)
            part = None if refuse(path) else render_part(view, *path.split("/")[3:5], frame=frame)
            route.fulfill(
                status=404 if part is None else 200,
                body=part or "",
                content_type="text/html; charset=utf-8",
            )

        page = context.new_page()
        page.route("**/*", answer)
        page.goto(f"http://desk.example/{fragment}")
        return page, asked

    yield opened
    context.close()


def test_what_a_large_story_holds_back_is_asked_for(open_served: Any) -> None:
    page, asked = open_served(large_ledger(20, 210), "#v-table")
    assert page.locator("tr.pt:visible").count() > 0
    assert asked == []
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("tr.det.open .acc")
    assert [path.split("/")[3] for path in asked] == ["points"]
    page.click("tr.det.open .acc .ft a")
    until(page, "CSS.highlights.has('passage')")
    page.keyboard.press("6")
    page.wait_for_selector("#v-speakers table")
    page.keyboard.press("3")
    page.click("tbody[data-group=single] [data-fold]")
    page.wait_for_selector("tbody[data-group=single] tr.pt")
    page.fill(".q-filter", "harbour number 77?")
    until(page, "document.querySelector('.count').textContent.startsWith('1 of')")
    assert (page.locator("tr.pt:visible").count(), asked.count("/s/1/points/all")) == (1, 1)


def test_what_could_not_be_fetched_says_so_and_can_be_asked_for_again(open_served: Any) -> None:
    down = [True]
    page, _ = open_served(large_ledger(20, 210), "#v-table", refuse=lambda path: down[0])
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=This part could not be fetched")
    down[0] = False
    page.click("text=Try again")
    page.wait_for_selector("tr.det.open .acc")


def near_copies(reports: int, rows: int) -> Ledger:
    """A story of which all reports but the first are copies of it."""
    ledger = large_ledger(reports, rows)
    story = ledger.stories[0]
    copies: list[Copy] = []

    def copied(passage: Passage) -> Passage:
        first, *others = passage.sentences
        made = [
            Copy(f"c-{one.id}", first.quote, one.quote, CopyKind.VERBATIM, "a") for one in others
        ]
        copies.extend(made)
        taken = (replace(one, from_copy=copy.id) for one, copy in zip(others, made, strict=True))
        return replace(passage, sentences=(first, *taken), lines=1)

    passages = tuple(map(copied, story.passages))
    lines = (Line("Daily 0", tuple(report.id for report in ledger.reports)),)
    made = replace(story, passages=passages, copies=tuple(copies), lines=lines, points=())
    return replace(ledger, stories=(made,))


def all_unlike(reports: int, rows: int) -> Ledger:
    """A story whose reports tell of the same matters, each in words of its own."""
    ledger = large_ledger(reports, rows)
    return replace(ledger, stories=(replace(ledger.stories[0], points=(), copies=()),))


def seconds(page: Any) -> float:
    """How long a processor has worked on the page."""
    asked = page.context.new_cdp_session(page)
    asked.send("Performance.enable")
    told = {m["name"]: m["value"] for m in asked.send("Performance.getMetrics")["metrics"]}
    return float(told["ProcessTime"])


@pytest.mark.parametrize("story", [near_copies, all_unlike])
def test_three_hundred_reports_open_in_two_seconds(open_page: Any, story: Any) -> None:
    page = open_page(story(300, 60))
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert seconds(page) < 2
    assert page.evaluate("document.querySelectorAll('#v-passages *').length") < 14_000


def test_the_rows_of_a_large_story_come_as_they_are_asked_for(open_page: Any) -> None:
    page = open_page(all_unlike(300, 60), "#v-passages")
    shown = page.locator("tr.ps").count()
    assert 0 < shown < 60
    last = page.locator("tr.later").last.get_attribute("data-rows").split()[-1]
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    until(page, f"document.querySelectorAll('tr.ps').length > {shown}")
    page.evaluate(f"location.hash = '{last}'")
    until(page, f"document.getElementById('{last}')?.matches('.cur')")
    page.locator(".p-filter").fill("harbour number 7 ")
    until(page, "document.querySelector('.p-count').textContent.endsWith('of 60 matters')")
    row = page.locator("tr.ps:not([hidden])").first
    row.locator(".copies > summary").first.click()
    carried = int(row.get_attribute("data-reports"))
    assert row.locator(".card:visible").count() == carried > 12
