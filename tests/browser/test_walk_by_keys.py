"""A walk over some eighty statements in Chromium, by keys alone: six of them are wrong, and every
key is counted and timed."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

import rashomon
from bench.score import walk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300), pytest.mark.weights]
_WHY = "other words"
_MOST_MS = 250  # that a verdict may take, until the next statement is there


class Typist:
    """Somebody who has nothing but a keyboard; each key is noted with its time."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.keys: list[tuple[float, str]] = []

    def press(self, key: str) -> None:
        self.keys.append((time.monotonic(), key))
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        for sign in words:
            self.press("Space" if sign == " " else sign)

    def reach(self, words: str) -> None:
        """Goes by Tab to the button with these words."""
        for _ in range(60):
            if self.page.evaluate("document.activeElement.textContent").startswith(words):
                return
            self.press("Tab")
        raise AssertionError(f"no Tab leads to {words!r}")


def statement(page: Any) -> str:
    """The words of the statement at hand."""
    return str(page.locator(".wks .cur").inner_text())


def test_eighty_statements_are_walked_and_six_wrong_ones_refused(
    open_page: Any, tmp_path: Path
) -> None:
    key = tmp_path / "key.json"
    number = walk.make(tmp_path, key, seed=3)
    wrong = [fault["told"] for fault in json.loads(key.read_text("utf-8"))["faults"]]
    assert (number, len(wrong)) == (81, 6)
    page = open_page((tmp_path / "page.html").read_text("utf-8"))
    typist = Typist(page)
    typist.reach("Look through")
    typist.press("Enter")
    typist.type("MK")
    typist.press("Enter")
    began = time.monotonic()
    for _ in range(number):
        told = statement(page)
        if any(words in told for words in wrong):
            typist.press("n")
            typist.type(_WHY)
            typist.press("Enter")
        else:
            typist.press("y")
    took = time.monotonic() - began
    assert "all opened" in page.locator(".cnt").inner_text()
    own = len("MK") + 2 + sum(name == "Tab" for _, name in typist.keys)
    assert len(typist.keys) - own == number + 6 * (len(_WHY) + 1)
    assert took / number < _MOST_MS / 1000
    typist.press("Escape")
    with page.expect_download() as coming:
        typist.reach("Save this page")
        typist.press("Enter")
    saved = tmp_path / "saved.html"
    coming.value.save_as(saved)
    made = rashomon.read_decisions(saved)
    assert len(made) == number
    refused = [decision.value or "" for decision in made if decision.what == "not-so"]
    assert len(refused) == 6
    assert all(any(words in told for told in refused) for words in wrong)
