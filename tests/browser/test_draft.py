"""The notes beside a draft in Chromium, walked by the same keys as an answer."""

from typing import Any

import pytest

from rashomon.web.annotated_article import ShownNote, cut
from rashomon.web.ledger_page import own_page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
_WORDS = ("Five goats fled.", "It rained.", "Ten barns burned.")


def _draft() -> str:
    """A page of a checked draft: the first and the last sentence have a note."""
    note = ShownNote("d", "“Five”: number differs", (("Nine goats fled.", "Herald"),), "")
    sentences = []
    for words in _WORDS:
        notes = [] if words == "It rained." else [note]
        sentences.append((list(cut(words, 0, [], {})), notes))
    draft = {"title": "Goats", "facts": ["2 notes"], "sentences": sentences, "folded": []}
    return own_page("draft_page.html.j2", {"draft": draft})


@pytest.fixture
def draft(open_page: Any) -> Any:
    return open_page(_draft())


def said(page: Any) -> list[str]:
    return [words.split(",")[0] for words in page.locator(".said").all_inner_texts()]


def test_notes_are_walked_and_undone_by_keys(draft: Any) -> None:
    draft.keyboard.press("j")
    assert draft.locator(".at-hand p.w").inner_text() == "Five goats fled."
    draft.keyboard.press("n")
    assert draft.locator(".at-hand p.w").inner_text() == "Ten barns burned."
    draft.keyboard.press("y")
    assert said(draft) == ["to change", "the draft stands"]
    assert draft.locator(".nk b").inner_text() == "2 of 2 notes looked at"
    draft.keyboard.press("u")
    assert said(draft) == ["to change"]


def test_what_was_decided_is_there_when_the_page_is_opened_again(draft: Any) -> None:
    draft.click("text=The draft stands")  # begins
    draft.click("text=The draft stands")
    draft.reload()
    assert said(draft) == ["the draft stands"]


def test_single_keys_can_be_turned_off(draft: Any) -> None:
    draft.click("text=Single keys: on")
    draft.keyboard.press("j")
    assert not draft.locator(".at-hand").count()


@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_nothing(open_page: Any, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(_draft(), width=width, bypass_csp=True)
    page.keyboard.press("j")
    page.keyboard.press("y")
    found = axe.run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
