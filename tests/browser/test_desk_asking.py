"""From passage to question in Chromium: words of two cells, how they stand to each other, the
question; by mouse, by keys, on a telephone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desk_server import Served, served
from desk_walks import Walk, assert_serious, ledger, settled, shot, story_of, until
from gale_desk import TEXTS
from rashomon.model.point import Point
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.kept_rows import save_row
from rashomon.store.neighbours import members_of
from stored import Ticking, stored
from written_rows import rows_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
ROWS = """# How many sailors drowned? | count | 1c2
1 four [4,4]: board "Four sailors of the barges drowned"
2 seven [7,7]: courier "Seven sailors of the barges drowned"
"""
WIDE = "tr.ps:has(td:nth-of-type(2) .sn):has(td:nth-of-type(1) .sn)"


def choose(page: Any, sentence: Any) -> str:
    """Chooses the first words of a sentence by dragging over them; what was chosen."""
    paragraph = sentence.locator("p.w").first
    paragraph.scroll_into_view_if_needed()
    box = paragraph.evaluate(
        "each => { const range = document.createRange(), node = document.createTreeWalker(each, "
        "NodeFilter.SHOW_TEXT).nextNode(); range.setStart(node, 0); range.setEnd(node, "
        "Math.min(12, node.data.length)); const box = range.getBoundingClientRect(); "
        "return [box.left, box.top + 6, box.right]; }"
    )
    page.mouse.move(box[0] + 1, box[1])
    page.mouse.down()
    page.mouse.move(box[2], box[1], steps=4)
    page.mouse.up()
    return str(page.locator(".ask-words li:not([hidden]) .w").last.inner_text()).strip("“”")


def asked_of(demo: Served) -> list[Point]:
    return [point for point in ledger(demo).stories[0].points if point.by]


def waited(page: Any, demo: Served) -> None:
    address = story_of(demo)
    until(page, f"fetch('{address}').then(a => a.text()).then(t => !t.includes('data-behind'))")


def test_a_newcomer_finds_how_to_ask(demo: Served, walk: Walk) -> None:
    page = walk(f"{story_of(demo)}#v-figures")
    page.click("[data-act=ask-begin]")
    page.wait_for_selector("[data-asking]:visible")
    assert page.evaluate("document.activeElement.matches('#v-passages .sn')")
    assert page.locator(".files a", has_text="Brief").get_attribute("href").endswith("/html")


def test_a_dispute_is_made_of_two_cells_with_the_mouse(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    row = page.locator(WIDE).first
    cells = row.locator("td:has(.sn)")
    first = choose(page, cells.nth(0).locator(".sn").first)
    second = choose(page, cells.nth(1).locator(".sn").first)
    assert first
    assert second
    page.click("[data-bearing=conflict]")
    question = page.locator("[data-asking] [name=question]")
    until(page, "document.querySelector('[data-asking] [name=question]').value")
    question.fill("Were the dragons of the moon kept?")
    page.wait_for_selector(".ask-lacking.alarm:has-text('dragons')")
    shot(page, "asking-1440")
    question.press("Enter")
    page.wait_for_selector("[data-asking]", state="hidden")
    assert "changed" in settled(page)
    waited(page, demo)
    (point,) = asked_of(demo)
    assert (point.by, point.status, point.author_question) == (
        "person Ina Kern",
        "disputed",
        "Were the dragons of the moon kept?",
    )
    assert [account.quote.quote for account in point.accounts] == sorted(
        [first, second], key=[a.quote.quote for a in point.accounts].index
    )
    page.click("[data-act=show-changes]")
    page.wait_for_selector("tr.pt")
    assert "person Ina Kern" in page.inner_text("tr.pt .by-author >> nth=0")
    shot(page, "asked-1440")


def test_a_question_is_asked_by_keys_and_taken_back(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo), expect=("409 (Conflict)",))
    press = page.keyboard.press
    page.locator(WIDE).first.evaluate("row => rashomon.choose(rashomon.rows.indexOf(row))")
    press("q")
    for _ in range(3):
        press("Shift+ArrowRight")
    press("Enter")
    first = page.inner_text(".ask-words li:not([hidden]) .w").strip("“”")
    assert 1 < len(first.split()) <= 4
    press("Enter")  # the whole sentence of the next report
    assert page.locator(".ask-words li:not([hidden])").count() == 2
    press("u")  # keeps its meaning: there is nothing to take back
    page.wait_for_selector(".toast")
    press("s")
    until(page, "document.querySelector('[data-asking] [name=question]').value")
    assert page.evaluate("document.activeElement.name") == "question"
    press("Enter")
    page.wait_for_selector("[data-asking]", state="hidden")
    assert page.evaluate("document.activeElement.matches('tr.ps')")
    settled(page)
    waited(page, demo)
    (point,) = asked_of(demo)
    assert len(point.versions) == 1
    assert len(point.accounts) == 2
    press("u")
    page.wait_for_selector(".toast:has-text('taken back')")
    waited(page, demo)
    until(page, "!document.querySelector('.work-told.working')")
    assert asked_of(demo) == []


@pytest.fixture
def grown(tmp_path: Path) -> Iterator[Served]:
    """A desk of a question to which a report that came later speaks."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    paths = [str(tmp_path / f"{name}.txt") for name in TEXTS]
    with stored(str(tmp_path / "desk.db")) as store:
        add_reports(store, paths[:2], settings=Settings(), clock=Ticking())
        (story,) = store.stories.ids()
        kept = store.stories.get(story)
        assert kept is not None
        for row in rows_of(ROWS, members_of(store, kept)):
            save_row(store, story, row, seen_version=None, by=row.by, at="2031-03-05")
        add_reports(store, paths[2:], settings=Settings(), clock=Ticking())
    with served(tmp_path / "desk.db") as found:
        yield found


def test_what_a_new_report_says_of_a_question_is_taken_in_with_one_click(
    grown: Served, walk: Walk
) -> None:
    page = walk(story_of(grown))
    page.click("tr.pt .q >> nth=0")
    later = page.locator("tr.det.open .later-said .acc")
    assert later.locator("button").all_inner_texts()[-3:] == ["as A", "as B", "as another answer"]
    shot(page, "beside-1440")
    later.get_by_role("button", name="as A", exact=True).click()
    later.wait_for(state="detached")
    settled(page)
    waited(page, grown)
    (point,) = asked_of(grown)
    assert sorted(a.report for a in point.accounts) == ["board", "courier", "pilots"]
    assert (len(point.versions), point.by) == (2, "person Ina Kern")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_the_menu_and_the_form_can_be_used_by_everybody(
    demo: Served, walk: Walk, width: int, height: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = walk(story_of(demo), width=width, height=height, color_scheme=scheme, bypass_csp=True)
    page.locator(WIDE).first.evaluate("row => rashomon.choose(rashomon.rows.indexOf(row))")
    for key in ("q", "Enter", "Enter"):
        page.keyboard.press(key)
    assert_serious(axe, page)
    shot(page, f"asking-menu-{width}-{scheme}")
    page.keyboard.press("c")
    until(page, "document.querySelector('[data-asking] [name=question]').value")
    assert_serious(axe, page)
    shot(page, f"asking-form-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
