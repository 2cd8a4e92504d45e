"""Correcting in Chromium: one form and one Save, a missed account by mouse and by keys, dragging, and undo beside what was done."""

import time
from typing import Any

import pytest

from desk_server import Served
from desk_walks import Walk, assert_serious, ledger, settled, shot, story_of, until
from rashomon.desk.correction_pages import lettered

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
WORDS = "some nine nautical miles short of Selmar"


def judged(demo: Served) -> list[tuple[str, str, str | None]]:
    return [(j.action.value, j.field, j.after) for j in ledger(demo).stories[0].judgements]


def kept(page: Any) -> None:
    """Waits until the table's news is there, and shows it."""
    assert "changed" in settled(page)
    until(page, "!document.querySelector('.work-told.working') && !document.querySelector('[data-act=show-changes]').hidden")
    page.click("[data-act=show-changes]")
    page.wait_for_selector("tr.pt.new-here")


def opened(page: Any, words: str = "How many") -> Any:
    page.click(f"tr.pt:has-text('{words}') .q >> nth=0")
    return page.locator("tr.det.open")


@pytest.mark.parametrize("width", [1440, 390])
def test_one_form_and_one_save_for_all_that_was_typed(demo: Served, walk: Walk, width: int) -> None:
    page = walk(story_of(demo), width=width)
    point = opened(page)
    point.locator("[data-act=correct-account]").first.click()
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
    assert {("set", "value", "39"), ("set", "wording", "How many were treated?"), ("set", "note", "ask the hospital")} == set(judged(demo))


def test_what_is_typed_elsewhere_waits_until_it_is_saved(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    opened(page).locator("[data-act=correct-account]").first.click()
    page.locator("#work input[name^='set:value']").first.fill("39")
    page.keyboard.press("Escape")
    page.click("tr.pt:not(:has-text('How many')) .q >> nth=0")
    page.route("**/correct/points/**", lambda route: (time.sleep(0.5), route.continue_()))
    page.click("tr.det.open [data-act=note]")
    page.keyboard.type("call ")  # while the form is on its way: no letter of it accepts or rejects anything
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
    assert judged(demo) == [("set", "point-note", "call them")]


def test_a_page_of_forms_saves_all_of_it_at_once_and_keeps_what_it_could_not(demo: Served, walk: Walk) -> None:
    page = walk(f"{story_of(demo)}/correct/dates", expect=("Failed to load resource", "net::ERR"))
    fields = page.locator("input[name^='set:day']")
    fields.nth(0).fill("2031-03-05")
    fields.nth(2).fill("2031-03-07")
    page.route("**/judgements", lambda route: route.abort())
    page.click(".save-all .btn.main")
    until(page, "document.querySelector('.save-told').textContent.includes('kept in this tab')")
    page.unroute("**/judgements")
    page.reload()
    assert (fields.nth(0).input_value(), fields.nth(2).input_value()) == ("2031-03-05", "2031-03-07")
    page.click(".save-all .btn.main")
    until(page, "!document.querySelector('.whole .changed') && document.querySelector('.save-count').textContent === ''")
    assert {after for _, field, after in judged(demo) if field == "day"} == {"2031-03-05", "2031-03-07"}


@pytest.mark.parametrize("how", ["mouse", "keys"])
def test_a_missed_account_is_added_by_choosing_its_words(demo: Served, walk: Walk, how: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = walk(story_of(demo))
    page.click("tbody[data-group=doubtful] [data-fold]")  # rows that may mix questions start folded
    row = page.locator("tr.pt:has-text('treated in hospital')").first
    question = row.locator(".q").inner_text()
    row.locator(".q").click()
    if how == "mouse":
        page.click("tr.det.open [data-act=add-account]")
        page.wait_for_selector(".art.on [data-at]")
        page.evaluate("scrollTo(0, 0)")
        box = page.evaluate(
            """words => { const held = [...document.querySelectorAll('.art.on [data-at]')].find(each => each.textContent.includes(words)), at = held.textContent.indexOf(words);
            const range = document.createRange(); range.setStart(...offsets.place(held, at, false)); range.setEnd(...offsets.place(held, at + words.length, true));
            held.scrollIntoView({ block: 'center' });
            const all = [...range.getClientRects()], first = all[0], last = all.at(-1);
            return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2]; }""",
            WORDS,
        )
        page.mouse.move(box[0], box[1])
        page.mouse.down()
        page.mouse.move(box[2], box[3], steps=6)
        page.mouse.up()
        assert page.inner_text(".choosing-told") == f"“{WORDS}”"
        page.click(".choosing [data-act=add-words]")
    else:
        page.keyboard.press("w")
        page.wait_for_selector(".art.on [data-at]")
        after = """() => { const at = getSelection(), held = (at.focusNode.closest ? at.focusNode : at.focusNode.parentElement).closest('[data-at]');
            if (!held) return ''; const rest = document.createRange(); rest.setStart(at.focusNode, at.focusOffset); rest.setEndAfter(held); return rest.toString().trim(); }"""
        for _ in range(400):
            if page.evaluate(after).startswith("nine nautical"):
                break
            page.keyboard.press("ArrowRight")
        for _ in range(8):  # four words, and a page that is busy may be behind
            if "nine nautical miles short" in page.inner_text(".choosing-told"):
                break
            page.keyboard.press("Shift+ArrowRight")
        assert "nine nautical miles short" in page.inner_text(".choosing-told")
        page.keyboard.press("Enter")
    page.wait_for_selector("#work[open] select[name=point]")
    assert question in page.locator("#work select[name=point] option:checked").inner_text()
    assert " · A " in page.locator("#work select[name=point] option:checked").inner_text()
    assert_serious(axe, page)
    shot(page, f"add-account-{how}")
    page.keyboard.press("Tab")
    page.click("#work .save-all .btn.main") if how == "mouse" else page.keyboard.press("Enter")
    page.wait_for_selector("#work[open]", state="detached")
    kept(page)
    story = ledger(demo).stories[0]
    (made,) = story.judgements
    assert (made.action.value, made.field, made.outcome) == ("add", "account", "obeyed")
    point = next(p for p in story.points if p.question == question)
    added = next(a for a in point.accounts if a.id == made.target[0])
    assert "nine nautical miles short" in added.quote.quote
    assert (added.low, added.high) == (9.0, 9.0)
    assert any("nine" in words for _, words in lettered(point))


def test_dragging_merges_points_and_moves_accounts_and_undo_stands_beside_it(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo), height=2000)
    before = ledger(demo).stories
    rows = page.locator("tr.pt")
    drag(page, rows.nth(0).locator(".sg"), rows.nth(1).locator(".q"))
    page.wait_for_selector("tr.pt .hand.mine")
    page.wait_for_selector("tr.pt .take-back")
    assert page.locator("tr.pt .take-back").count() == 2
    assert [j.action.value for j in _store_judgements(demo)] == ["merge"]
    page.locator("tr.pt .take-back").first.click()
    until(page, "document.querySelector('.toast')?.textContent.includes('Taken back')")
    point = opened(page)
    account = point.locator(".acc").first
    ident = account.get_attribute("id")
    drag(page, account.locator(".by"), page.locator("tr.pt:not(.open) .q").first)
    page.wait_for_selector("tr.pt .take-back")
    assert [(j.action.value, j.target[0]) for j in _store_judgements(demo)] == [("move", ident)]
    page.locator("tr.pt .take-back").first.click()
    until(page, "!document.querySelector('.take-back')")
    until(page, f"fetch('{story_of(demo)}').then(a => a.text()).then(t => !t.includes('data-behind'))")
    assert ledger(demo).stories == before


def test_two_keys_move_an_account_and_split_it_off(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    point = opened(page)
    account = point.locator(".acc").first
    ident = account.get_attribute("id")
    account.focus()
    page.keyboard.press("x")
    assert page.inner_text(".work-chosen .num") == "1 account"
    page.keyboard.press("s")
    page.wait_for_selector("tr.pt .take-back")
    (made,) = _store_judgements(demo)
    assert (made.action.value, made.target, made.after) == ("move", (ident,), "new")
    page.locator("tr.pt .take-back").first.click()
    until(page, "!document.querySelector('tr.pt .take-back')")
    account.focus()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("m")
    page.wait_for_selector("tr.pt .take-back")
    (made,) = _store_judgements(demo)
    assert (made.action.value, made.target[0], len(made.target)) == ("move", ident, 2)
    kept(page)


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


def _store_judgements(demo: Served) -> list[Any]:
    with demo.app.state.desk.pool.reading() as store:  # type: ignore[attr-defined]
        return [j for j in store.judgements() if j.undone_by is None and j.field != "judgement"]
