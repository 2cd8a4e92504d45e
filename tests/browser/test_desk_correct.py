"""Correcting in Chromium: forms, keys, dragging, undo; and questions asked of words."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desk_server import Served, served
from desk_walks import Walk, assert_serious, ledger, settled, shot, story_of, until
from gale_desk import gale_store
from rashomon.model.point import Point
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from stored import Ticking, stored

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def judged(asked: Served) -> list[tuple[str, str, str | None]]:
    return [(j.action.value, j.field, j.after) for j in ledger(asked).stories[0].judgements]


def kept(page: Any) -> None:
    """Waits until the table's news is there, and shows it."""
    assert "changed" in settled(page)
    until(
        page,
        "!document.querySelector('.work-told.working') && "
        "!document.querySelector('[data-act=show-changes]').hidden",
    )
    page.click("[data-act=show-changes]")
    page.wait_for_selector("tr.pt.new-here")


def opened(page: Any, words: str = "How many") -> Any:
    page.click(f"tr.pt:has-text('{words}') .q >> nth=0")
    return page.locator("tr.det.open")


@pytest.mark.parametrize("width", [1440, 390])
def test_one_form_and_one_save_for_all_that_was_typed(
    asked: Served, walk: Walk, width: int
) -> None:
    page = walk(f"{story_of(asked)}#v-table", width=width)
    opened(page).locator("[data-act=correct-account]").first.click()
    page.wait_for_selector("#work[open]")
    assert page.locator("#work .save-all .btn.main").count() == 1
    accounts = page.locator("#work .account details")
    assert accounts.first.get_attribute("open") is not None
    assert accounts.first.locator("summary .bd").inner_text().endswith("A")
    accounts.first.locator("input[name^='set:value']").fill("39")
    accounts.nth(1).locator("summary b").click()
    accounts.nth(1).locator("input[name^='set:note']").fill("ask the hospital")
    page.fill("#work input[name^='set:wording']", "How many were treated?")
    assert page.inner_text("#work .save-count") == "3 changes"
    shot(page, f"correct-{width}")
    page.click("#work .save-all .btn.main")
    page.wait_for_selector("#work[open]", state="detached")
    kept(page)
    assert {
        ("set", "value", "39"),
        ("set", "wording", "How many were treated?"),
        ("set", "note", "ask the hospital"),
    } == set(judged(asked))


def test_what_is_typed_elsewhere_waits_until_it_is_saved(asked: Served, walk: Walk) -> None:
    page = walk(f"{story_of(asked)}#v-table")
    opened(page).locator("[data-act=correct-account]").first.click()
    page.locator("#work input[name^='set:value']").first.fill("39")
    page.keyboard.press("Escape")
    page.click("tr.pt:not(:has-text('How many')) .q >> nth=0")
    page.route("**/correct/points/**", lambda route: (time.sleep(0.5), route.continue_()))
    page.click("tr.det.open [data-act=note]")
    page.keyboard.type(
        "call "
    )  # while the form is on its way: no letter of it accepts or rejects anything
    page.wait_for_selector("#work[open]")
    page.keyboard.type("them")
    assert page.locator("#work [name^='set:point-note']").input_value() == "call them"
    page.unroute("**/correct/points/**")
    page.keyboard.press("Enter")
    page.wait_for_selector("#work[open]", state="detached")
    settled(page)
    opened(page).locator("[data-act=correct]").first.click()
    assert page.locator("#work input[name^='set:value']").first.input_value() == "39"
    assert page.inner_text("#work .save-count") == "1 change"
    assert judged(asked) == [("set", "point-note", "call them")]


def test_a_page_of_forms_saves_all_of_it_at_once_and_keeps_what_it_could_not(
    asked: Served, walk: Walk
) -> None:
    page = walk(f"{story_of(asked)}/correct/dates", expect=("Failed to load resource", "net::ERR"))
    fields = page.locator("input[name^='set:day']")
    fields.nth(0).fill("2031-03-05")
    fields.nth(2).fill("2031-03-07")
    page.route("**/judgements", lambda route: route.abort())
    page.click(".save-all .btn.main")
    until(page, "document.querySelector('.save-told').textContent.includes('kept in this tab')")
    page.unroute("**/judgements")
    page.reload()
    assert (fields.nth(0).input_value(), fields.nth(2).input_value()) == (
        "2031-03-05",
        "2031-03-07",
    )
    page.click(".save-all .btn.main")
    until(
        page,
        "!document.querySelector('.whole .changed') && "
        "document.querySelector('.save-count').textContent === ''",
    )
    assert {after for _, field, after in judged(asked) if field == "day"} == {
        "2031-03-05",
        "2031-03-07",
    }


def test_dragging_merges_points_and_moves_accounts_and_undo_stands_beside_it(
    asked: Served, walk: Walk
) -> None:
    page = walk(f"{story_of(asked)}#v-table", height=4000)
    before = ledger(asked).stories
    rows = page.locator("tr.pt")
    drag(page, rows.nth(0).locator(".sg"), rows.nth(1).locator(".q"))
    page.wait_for_selector("tr.pt .hand.mine")
    page.wait_for_selector("tr.pt .take-back")
    assert page.locator("tr.pt .take-back").count() == 2
    assert [j.action.value for j in _store_judgements(asked)] == ["merge"]
    page.locator("tr.pt .take-back").first.click()
    until(page, "document.querySelector('.toast')?.textContent.includes('Taken back')")
    account = opened(page).locator(".acc").first
    ident = account.get_attribute("id")
    drag(page, account.locator(".by"), page.locator("tr.pt:not(.open) .q").first)
    page.wait_for_selector("tr.pt .take-back")
    assert [(j.action.value, j.target[0]) for j in _store_judgements(asked)] == [("move", ident)]
    page.locator("tr.pt .take-back").first.click()
    until(page, "!document.querySelector('.take-back')")
    until(
        page,
        f"fetch('{story_of(asked)}').then(a => a.text()).then(t => !t.includes('data-behind'))",
    )
    assert ledger(asked).stories == before


def drag(page: Any, source: Any, target: Any) -> None:
    """Drags as a hand does: press, move a little, move there, let go."""
    page.evaluate("scrollTo(0, 0)")
    one, other = source.bounding_box(), target.bounding_box()
    page.mouse.move(one["x"] + 6, one["y"] + 6)
    page.mouse.down()
    page.mouse.move(one["x"] + 26, one["y"] - 4, steps=4)
    page.mouse.move(other["x"] + 5, other["y"] + 5, steps=8)
    page.mouse.move(other["x"] + 7, other["y"] + 7, steps=3)
    page.mouse.up()


def _store_judgements(asked: Served) -> list[Any]:
    with asked.app.state.desk.pool.reading() as store:  # type: ignore[attr-defined]
        return [j for j in store.judgements.all() if j.undone_by is None and j.field != "judgement"]


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


def test_a_dispute_is_made_of_two_cells_with_the_mouse(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    cells = page.locator(WIDE).first.locator("td:has(.sn)")
    first = choose(page, cells.nth(0).locator(".sn").first)
    second = choose(page, cells.nth(1).locator(".sn").first)
    assert first
    assert second
    page.click("[data-bearing=conflict]")
    question = page.locator("[data-asking] [name=question]")
    assert question.input_value() == ""  # nothing is proposed
    page.wait_for_selector(".ask-lacking:has-text('Word it as a question')")
    question.fill("Were the dragons of the moon kept?")
    page.wait_for_selector(".ask-lacking.alarm:has-text('dragons')")
    shot(page, "asking-1440")
    question.press("Enter")
    page.wait_for_selector("[data-asking]", state="hidden")
    assert "changed" in settled(page)
    waited(page, demo)
    (point,) = asked_of(demo)
    assert (point.by, point.status, point.question) == (
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
    for _ in range(5):  # "thirty-seven" is three steps
        press("Shift+ArrowRight")
    press("Enter")
    assert 1 < len(page.inner_text(".ask-words li:not([hidden]) .w").strip("“”").split()) <= 5
    press("Enter")  # the whole sentence of the next report
    assert page.locator(".ask-words li:not([hidden])").count() == 2
    press("u")  # keeps its meaning: there is nothing to take back
    page.wait_for_selector(".toast")
    press("s")
    page.wait_for_selector(".ask-lacking:has-text('Word it as a question')")
    assert page.evaluate("document.activeElement.name") == "question"
    page.keyboard.type("How many?")
    press("Enter")
    page.wait_for_selector("[data-asking]", state="hidden")
    assert page.evaluate("document.activeElement.matches('tr.ps')")
    settled(page)
    waited(page, demo)
    (point,) = asked_of(demo)
    assert (len(point.versions), len(point.accounts)) == (1, 2)
    press("u")
    page.wait_for_selector(".toast:has-text('taken back')")
    waited(page, demo)
    until(page, "!document.querySelector('.work-told.working')")
    assert asked_of(demo) == []


@pytest.fixture
def grown(tmp_path: Path) -> Iterator[Served]:
    """A desk of a question to which a report that came later speaks."""
    path = gale_store(tmp_path, "board", "courier", rows=ROWS)
    with stored(str(path)) as store:
        later = [str(tmp_path / "pilots.txt")]
        add_reports(store, later, settings=Settings(), clock=Ticking())
    with served(path) as found:
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
    page.wait_for_selector(".ask-lacking:has-text('Word it as a question')")
    assert_serious(axe, page)
    shot(page, f"asking-form-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
