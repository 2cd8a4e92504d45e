"""A story of three hundred reports, near-copies or all unlike, opens in two seconds."""

from dataclasses import replace
from typing import Any

import pytest

from desk_walks import until
from pages import large_ledger
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Passage
from rashomon.model.story import Line

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


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
    page = open_page(all_unlike(300, 60))
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


def test_every_copy_leads_to_its_words(open_page: Any) -> None:
    page = open_page(near_copies(60, 3))
    page.locator(".folded .fold, .grp .fold").last.click()
    row = page.locator("tr.ps").first
    carried = row.get_attribute("data-reports")
    assert row.locator(".card").count() + row.locator(".silent a").count() == int(carried)
