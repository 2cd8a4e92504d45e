"""The question whether a story is one event, at the desk in Chromium."""

from pathlib import Path

import pytest

from desk_walks import Walk
from desks import serving
from two_as_one import two_as_one

LINKS = "#job-list a[href^='/s/']"
pytestmark = [pytest.mark.browser, pytest.mark.timeout(300), pytest.mark.weights]


@pytest.mark.parametrize(("key", "stories"), [("-", 2), ("+", 1)])
def test_a_key_answers_and_the_stories_are_made_anew(
    tmp_path: Path, browse: Walk, key: str, stories: int
) -> None:
    with serving(two_as_one(tmp_path)) as desk:
        page = browse(f"{desk}/s/both")
        page.wait_for_selector("text=One event or two?")
        page.keyboard.press(key)
        page.wait_for_selector(LINKS)
        assert page.locator(LINKS).count() == stories
        page.locator(LINKS).first.click()
        page.wait_for_selector("main h1")
        assert page.locator("text=One event or two?").count() == 0


def test_without_scripts_a_button_answers(tmp_path: Path, browse: Walk) -> None:
    with serving(two_as_one(tmp_path)) as desk:
        page = browse(f"{desk}/s/both", java_script_enabled=False)
        page.click("text=Two stories")
        assert "/add?job=" in page.url
