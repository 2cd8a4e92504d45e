"""A story of three hundred near-copies opens nearly as a small one does."""

from dataclasses import replace
from typing import Any

import pytest

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


def test_three_hundred_near_copies_make_few_elements(open_page: Any) -> None:
    page = open_page(near_copies(300, 40))
    opened = page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
    assert page.locator(".copies .card").count() <= 40 * 12
    assert page.evaluate("document.querySelectorAll('#v-passages *').length") < 12_000
    small = open_page(near_copies(5, 40))
    before = small.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
    assert opened < 20 * max(before, 100)


def test_every_copy_leads_to_its_words(open_page: Any) -> None:
    page = open_page(near_copies(60, 3))
    page.locator(".folded .fold, .grp .fold").last.click()
    row = page.locator("tr.ps").first
    carried = row.get_attribute("data-reports")
    assert row.locator(".card").count() + row.locator(".silent a").count() == int(carried)
