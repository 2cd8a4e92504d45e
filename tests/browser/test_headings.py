"""Headings: what a screen reader goes by."""

from itertools import pairwise
from typing import Any

import pytest

from pages import rich_ledger

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
_SHOWN = """() => [...document.querySelectorAll('.story.on :is(h1,h2,h3,h4,[role=heading])')]
  .filter(one => one.checkVisibility()).map(one =>
    [Number(one.getAttribute('aria-level') ?? one.tagName[1]), one.innerText.trim()])"""


@pytest.mark.parametrize("view", ["table", "passages", "brief", "reports", "lineage", "speakers"])
def test_headings_go_down_a_step_at_a_time(open_page: Any, view: str) -> None:
    page = open_page(rich_ledger(), f"#v-{view}")
    levels = [level for level, _ in page.evaluate(_SHOWN)]
    assert levels[:2] == [1, 2]
    assert levels.count(1) == 1
    assert all(after - before < 2 for before, after in pairwise(levels))


def test_rows_are_headings_and_answers_stand_below_them(open_page: Any) -> None:
    page = open_page(rich_ledger(), "#p-locked")
    found = page.evaluate(_SHOWN)
    opened = next(place for place, (_, text) in enumerate(found) if "locked" in text)
    assert found[opened][0] == 3
    assert found[opened + 1][0] == 4
