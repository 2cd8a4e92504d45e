"""Adding reports in Chromium: choose files, paste, watch what becomes of it; the feed of a
story."""

from pathlib import Path

import pytest

from desk_server import Served
from desk_walks import Walk, assert_serious, shot, story_of, until
from rashomon.cli.serve import outside_of
from rashomon.settings import FetchSettings

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
LATER = (
    "Ferry fire: harbour calm\n\nTOLVIK, 10 June 2024 - Three people were killed in the fire on "
    "the ferry Queen Ilva off Selmar, the rescue service said on Monday.\n"
)


@pytest.mark.parametrize("width", [1440, 390])
def test_files_and_texts_come_in_and_what_changed_is_told(
    demo: Served, walk: Walk, tmp_path: Path, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    demo.app.state.desk.outside = outside_of(FetchSettings())  # type: ignore[attr-defined]
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    page = walk(demo.url, width=width, expect=("Failed to load resource",))
    page.get_by_role("link", name="Add reports").click()
    assert_serious(axe, page)
    page.set_input_files(
        "input[type=file]", [str(tmp_path / "later.txt"), str(tmp_path / "broken.pdf")]
    )
    page.get_by_role("button", name="Add the files").click()
    until(page, "document.querySelector('#job-list li.done')")
    assert "1 new report" in page.inner_text("#job-list")
    assert "broken.pdf" in page.inner_text("#job-list .failed")
    page.fill("textarea[name=text]", LATER.replace("Three", "Four").replace("calm", "busy"))
    page.fill("input[name=outlet]", "The Selmar Bell")
    page.get_by_role("button", name="Add the text").click()
    until(page, "document.querySelectorAll('#job-list li.done').length === 2")
    page.fill("form[action='/add/address'] input[name=url]", "http://127.0.0.1/feed")
    page.get_by_role("button", name="Get it").click()
    assert "Not asked" in page.inner_text("main")  # an address inside
    page.go_back()
    shot(page, f"add-{width}")
    assert_serious(axe, page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    page.locator("#job-list a.w").first.click()
    assert "The Selmar Bell" in page.inner_text(".pas thead, .pas")


def test_a_story_has_a_feed(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo), expect=("Failed to load resource",))
    address = page.get_attribute("a[href*='changes.atom']", "href")
    feed = page.request.get(f"{demo.url.rstrip('/')}{address}")
    assert feed.headers["content-type"].startswith("application/atom+xml")
