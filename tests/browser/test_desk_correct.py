"""Correcting in Chromium: one form and one Save, a missed account by mouse and by keys, dragging,
and undo beside what was done."""

import time
from typing import Any

import pytest

from desk_server import Served
from desk_walks import Walk, ledger, settled, shot, story_of, until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
WORDS = "some nine nautical miles short of Selmar"


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
    point = opened(page)
    account = point.locator(".acc").first
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


def test_two_keys_move_an_account_and_split_it_off(asked: Served, walk: Walk) -> None:
    page = walk(f"{story_of(asked)}#v-table")
    point = opened(page)
    account = point.locator(".acc").first
    ident = account.get_attribute("id")
    account.focus()
    page.keyboard.press("x")
    assert page.inner_text(".work-chosen .num") == "1 account"
    page.keyboard.press("s")
    page.wait_for_selector("tr.pt .take-back")
    (made,) = _store_judgements(asked)
    assert (made.action.value, made.target, made.after) == ("move", (ident,), "new")
    page.locator("tr.pt .take-back").first.click()
    until(page, "!document.querySelector('tr.pt .take-back')")
    account.focus()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("m")
    page.wait_for_selector("tr.pt .take-back")
    (made,) = _store_judgements(asked)
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


def _store_judgements(asked: Served) -> list[Any]:
    with asked.app.state.desk.pool.reading() as store:  # type: ignore[attr-defined]
        return [j for j in store.judgements.all() if j.undone_by is None and j.field != "judgement"]
