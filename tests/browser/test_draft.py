"""The notes beside a draft in Chromium, walked by the same keys as an answer."""

from typing import Any

import pytest

from desk_walks import ANY, assert_accessible
from factories import make_report, quoted
from rashomon.checking.check_draft import paragraphs_of
from rashomon.checking.checked_draft import (
    CheckedDraft,
    CheckedSentence,
    CheckedValue,
    ReportAtHand,
)
from rashomon.checking.draft_page import render_draft
from rashomon.exact.printed_values import LookUp
from rashomon.model.answer_marks import MarkKind

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
_TEXT = make_report("Goats\n\nFive goats fled. It rained. Ten barns burned.\n", "draft")


def _sentence(words: str, number: str = "") -> CheckedSentence:
    """A sentence of the draft; its number stands in no report."""
    values = ()
    if number:
        span = quoted(_TEXT, number)
        values = (CheckedValue(kind=MarkKind.NUMBER, span=span, found=LookUp.NOWHERE),)
    return CheckedSentence(quoted(_TEXT, words), values)


def _draft() -> str:
    """A page of a checked draft: the first and the last sentence of a paragraph have a note."""
    sentences = _sentence("Five goats fled.", "Five"), _sentence("It rained.")
    return render_draft(
        CheckedDraft(
            title="Goats",
            reports=(ReportAtHand("herald", "Herald"),),
            paragraphs=tuple(paragraphs_of(_TEXT)),
            sentences=(*sentences, _sentence("Ten barns burned.", "Ten")),
        )
    )


@pytest.fixture
def draft(open_page: Any) -> Any:
    return open_page(_draft())


def at_hand(page: Any) -> str:
    return "".join(page.locator(".w .at-hand").all_inner_texts())


def said(page: Any) -> list[str]:
    return [words.split(",")[0] for words in page.locator(".said").all_inner_texts()]


def test_notes_are_walked_and_undone_by_keys(draft: Any) -> None:
    draft.keyboard.press("j")
    assert at_hand(draft) == "Five goats fled."
    draft.keyboard.press("n")
    assert at_hand(draft) == "Ten barns burned."
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
    page = open_page(_draft(), width=width, bypass_csp=True)
    page.keyboard.press("j")
    page.keyboard.press("y")
    assert_accessible(page, ANY)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
