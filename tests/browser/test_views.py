"""The other views, widths, themes, paper and keys in Chromium."""

from dataclasses import replace
from typing import Any

import pytest

from browser_terms import shown
from pages import STORY, rich_ledger, span
from rashomon.model.date import Timing
from rashomon.model.judgement import Action, judgement
from rashomon.web.ledger_page import render_page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

VIEWS = (
    "table",
    "passages",
    "digest",
    "brief",
    "reports",
    "speakers",
    "lineage",
    "timeline",
)


@pytest.mark.parametrize("place", range(len(VIEWS)))
def test_each_view_is_reached_alone(page: Any, place: int) -> None:
    page.locator(".bar nav a").nth(place).click()
    assert page.evaluate(
        "[...document.querySelectorAll('.view')].filter(v => v.offsetParent).map(v => v.id)"
    ) == [f"v-{VIEWS[place]}"]
    assert (
        page.evaluate("document.querySelector('.bar nav a[aria-current]').hash")
        == f"#v-{VIEWS[place]}"
    )


def test_numbers_in_the_brief_lead_to_the_words(open_page: Any) -> None:
    page = open_page(rich_ledger(), "#v-brief")
    assert page.locator(".brief sup a").all_text_contents() == ["1", "1", "2"]
    page.locator(".brief sup a").nth(2).click()
    assert page.evaluate("[...CSS.highlights.get('passage')].join()") == "The gate was locked"


def test_speakers_and_all_they_said(open_page: Any) -> None:
    page = open_page(rich_ledger(), "#v-speakers")
    row = page.locator("#v-speakers .plain tbody tr", has_text="Ida Brok").first
    assert "also Mayor Ida Brok" in row.inner_text()
    row.locator("summary").click()
    assert row.locator(".say li").count() == 2
    assert (
        page.locator("#v-speakers .stk").first.get_attribute("aria-label")
        == "2 plain, 0 hedged, 0 denials"
    )


def test_timeline_has_days_and_gaps(open_page: Any) -> None:
    page = open_page(rich_ledger(), "#v-timeline")
    assert "2029" not in page.inner_text("#v-timeline .tl:visible")
    page.click("#v-timeline summary")
    text = page.inner_text("#v-timeline")
    assert "2029" in text
    assert "2 years 2 months later" in text
    assert "2 Mar 2031" in text


def test_timeline_gives_the_days_of_each_report_and_whether_they_exclude_each_other(
    open_page: Any,
) -> None:
    ledger = rich_ledger()
    times = (
        Timing("2031-03-02", "2031-03-02", (span("owl", "Sunday"),)),
        Timing("2031-03-03", "2031-03-03", (span("lark", "on Monday"),)),
    )
    events = tuple(
        replace(event, times=times, disputed=True, actors=("Ida Brok",))
        if event.id == "e-2"
        else event
        for event in STORY.timeline
    )
    page = open_page(
        replace(ledger, stories=(replace(ledger.stories[0], timeline=events),)), "#v-timeline"
    )
    given = page.inner_text("#e-2 .given")
    assert "≠ The days that the reports give exclude each other:" in given
    assert "2 Mar 2031" in given
    assert "Sunday → 2 Mar 2031" in given
    assert "Dunmora · Ida Brok" in page.inner_text("#e-2")
    page.locator("#e-2 .given a").last.click()
    assert page.evaluate("[...CSS.highlights.get('passage')].join()") == "on Monday"


def worked_on() -> str:
    """The page of a ledger on which people decided things."""
    by = {"by": "Rana Khoury", "at": "2031-03-05T10:00:00"}
    judged = (
        judgement(
            Action.SET,
            "wording",
            ("a-l1", "a-l2"),
            before="Was the mill shut?",
            after="Was a door locked?",
            why="doors were meant",
            **by,
        ),
        judgement(Action.EXCLUDE, "report", ("lark",), why="a copy", **by),
    )
    now = rich_ledger()
    return render_page(replace(now, stories=(replace(now.stories[0], judgements=judged),)))


def test_what_people_decided_stands_beside_it_and_the_machines_value_is_struck(
    open_page: Any,
) -> None:
    page = open_page(worked_on(), "#p-locked")
    assert page.text_content("tr[data-id=p-locked] .hand") == "✎decided by R.K."
    assert page.inner_text("#p-locked .judged del") == "Was the mill shut?"
    assert "doors were meant" in page.inner_text("#p-locked .judged")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.l2 .aside')).textDecorationLine")
        == "line-through"
    )


def test_what_is_odd_is_marked_in_the_head_of_its_column_and_stands_at_the_report(
    page: Any,
) -> None:
    page.click(".l2 .line a")
    assert shown(
        page, ".art.on .note >> text=the page is dated five weeks after the day it speaks from"
    )


@pytest.mark.parametrize("view", VIEWS[1:])
def test_nothing_sticks_out_of_a_phone(open_page: Any, example: Any, view: str) -> None:
    page = open_page(example, f"#v-{view}", width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_phone_shows_answers_with_carriers_and_the_words_one_tap_away(open_page: Any) -> None:
    page = open_page(rich_ledger(), width=390, height=844, has_touch=True)
    assert page.locator("tr[data-id=p-dead] .car").first.inner_text() == "The Owl 🦉, Lark"
    assert not shown(page, "tr[data-id=p-dead] td")
    page.tap("tr[data-id=p-dead] .q")
    assert shown(page, "#a-d1 blockquote")
    assert page.locator(".bar nav").is_visible()


def test_keyboard_walk(page: Any) -> None:
    def focused() -> str:
        return str(
            page.evaluate(
                "document.activeElement.dataset.id || "
                "document.activeElement.closest('tr')?.dataset.id || ''"
            )
        )

    page.keyboard.press("j")
    assert focused() == "p-locked"
    page.keyboard.press("j")
    assert focused() == "p-dead"
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert shown(page, "#a-l1")
    assert focused() == "p-locked"
    page.keyboard.press("Escape")
    assert not shown(page, "#a-l1")
    assert focused() == "p-locked"
    page.keyboard.press("l")
    page.keyboard.press("l")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#t-owl:")
    page.keyboard.press("h")
    page.keyboard.press("Enter")
    assert page.evaluate("[...CSS.highlights.get('passage')].join()") == "locked"
    page.keyboard.press("6")
    assert shown(page, "#v-speakers")
    page.keyboard.press("1")
    page.keyboard.press("/")
    page.keyboard.type("jt")
    assert page.input_value(".q-filter") == "jt"


def test_tab_reaches_the_table_through_the_skip_link(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "brand"


def test_without_scripts_every_view_stands_on_the_page(open_page: Any) -> None:
    page = open_page(rich_ledger(), java_script_enabled=False)
    for view in VIEWS:
        assert shown(page, f"#v-{view}")
    assert shown(page, "tr.ps .q >> text=Seven people died when fire ran through")
    assert shown(page, "text=Did the mill stand empty?")
    assert not shown(page, "#a-l1")
    page.click("tr[data-id=p-locked] .q")
    assert shown(page, "#a-l1")
    assert not shown(page, ".tools")


def test_without_scripts_a_cell_leads_to_its_words(open_page: Any) -> None:
    page = open_page(rich_ledger(), java_script_enabled=False)
    page.locator("tr[data-id=p-locked] td a").nth(1).click()
    anchor = page.locator(":target")
    assert anchor.get_attribute("id").startswith("t-owl:")
    assert 0 <= anchor.locator("xpath=following-sibling::span[1]").bounding_box()["y"] < 900


def printed_pages(page: Any) -> int:
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    return int(sum(pdf.count(b"/Type /Page" + end) for end in (b"\n", b"/")))


def test_paper_has_what_stands_open(open_page: Any, example: Any) -> None:
    page = open_page(example, color_scheme="dark")
    assert 2 <= printed_pages(page) <= 15
    page.emulate_media(media="print")
    assert (
        page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    assert not shown(page, ".bar")
    assert not shown(page, "#v-speakers")
    assert page.evaluate(
        "[...document.querySelectorAll('tbody:not(.folded) tr.ps')].every(row => row.offsetParent)"
    )
    page.emulate_media(media="screen")
    page.evaluate("location.hash = '#v-brief'")
    page.wait_for_selector("#v-brief")
    page.emulate_media(media="print")
    assert shown(page, "#v-brief")
    assert not shown(page, "tr.ps")
    assert 1 <= printed_pages(page) <= 4


@pytest.mark.parametrize("width", [390, 1440, 2200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Any, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(worked_on(), width=width, height=1000, color_scheme=scheme)
    found = []
    for view in VIEWS:
        page.evaluate(f"location.hash = '#v-{view}'")
        page.wait_for_selector(f"#v-{view}")
        if view == "table":
            page.evaluate(
                "document.querySelector('.arrange').open = true; location.hash = '#p-locked'"
            )
            page.wait_for_timeout(50)  # where it is wide, the words stand beside the table
        page.evaluate(
            "scrollTo(0, 0)"
        )  # a target half under the sticky bar is in sight when it is focused
        result = Axe().run(page)
        found += [
            (
                view,
                violation["id"],
                violation["nodes"][0]["html"][:200],
                violation["nodes"][0].get("failureSummary"),
            )
            for violation in result.response["violations"]
        ]
    assert found == []
