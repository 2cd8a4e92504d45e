"""Working on a story in Chromium: by keys, by mouse, when the desk fails;
passages, and questions that a model asked."""

import csv
import io
import time
from pathlib import Path

import pytest

from desk_server import Served
from desk_walks import Walk, assert_serious, ledger, settled, shot, story_of, until
from rashomon.model.passage import Passage

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def passages(demo: Served) -> dict[str, Passage]:
    return {passage.id: passage for passage in ledger(demo).stories[0].passages}


def test_a_newcomers_walk_from_the_demo_to_a_corrected_passage_and_a_csv(
    demo: Served, walk: Walk
) -> None:
    """Opens the story, takes a sentence out, sees the change, hands it on: in under two minutes."""
    begun = time.monotonic()
    page = walk(demo.url)
    page.click("a[href^='/s/']")
    row = page.locator("tr.ps").first
    ident, words = row.get_attribute("data-id"), row.locator(".sn p.w").first.inner_text()
    sentence = row.locator(".sn").first.get_attribute("data-sentence")
    chosen = row.locator(f"[data-sentence='{sentence}']")
    chosen.hover()
    chosen.locator("[data-act=pick-sentence]").click()
    page.click("[data-act=take-out]")
    assert "changed" in settled(page)
    page.click("[data-act=show-changes]")
    page.wait_for_selector("tr.ps.new-here")
    held = page.locator(f"tr.ps[data-id='{ident}']")
    assert words not in held.locator(".sn p.w").all_inner_texts()
    assert "I.K." in held.inner_text()
    page.get_by_role("link", name="Hand on").click()
    with page.expect_download() as download:
        page.click("a[href$='/hand-on/csv']")
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert " ".join(words.split()) not in {
        " ".join(each["sentence"].split()) for each in rows if each["passage"] == ident
    }
    took = time.monotonic() - begun
    assert took < 120, f"{took:.0f} s"


def test_the_keyboard_walk(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    press = page.keyboard.press
    current = lambda: page.evaluate("document.querySelector('tr.ps.cur')?.dataset.id")  # noqa: E731
    is_new = f"fetch('{story_of(demo)}').then(a => a.text()).then(t => !t.includes('data-behind'))"
    press("j")
    first = current()
    assert page.locator("tr.ps.cur .point-acts").count() == 1
    press("a")
    second = current()
    assert second != first
    assert page.evaluate("document.activeElement.dataset.id") == second
    assert "checked" in page.inner_text(f"tr.ps[data-id='{first}'] .hand.mine")
    settled(page)
    press("r")
    assert current() not in (first, second)
    assert page.locator(f"tr.ps[data-id='{second}'].rejected").count() == 1
    until(page, "document.querySelector('.work-told').textContent.includes('changed')")
    press("u")
    page.wait_for_selector("tr.ps.rejected", state="detached")
    until(page, "document.querySelectorAll('.toast').length")
    press("x")
    press("k")
    press("x")
    assert page.inner_text(".work-chosen .num") == "2"
    assert "Join" in page.inner_text(".work-chosen")
    with page.expect_response("**/judgements"):
        press("m")
    page.wait_for_selector(".work-chosen", state="hidden")
    until(page, is_new)
    page.reload()  # two rows are one now
    press("j")
    press("p")
    page.wait_for_selector("tr.ps.cur .hand.mine")
    press("n")
    page.wait_for_selector("#work[open]")
    assert page.evaluate("document.activeElement.name") == "set:note"
    page.keyboard.type("ask the harbour master a jrx")
    press("Enter")
    page.wait_for_selector("#work[open]", state="detached")
    assert page.evaluate("document.activeElement.matches('tr.ps.cur')")
    press("e")
    page.wait_for_selector("#work[open]")
    assert page.evaluate("document.activeElement.name") == "set:note"
    press("Escape")
    until(page, "!document.querySelector('.work-told.working')")
    until(page, is_new)
    told = {(j.action.value, j.field, j.after) for j in ledger(demo).stories[0].judgements}
    assert {
        ("accept", "passage", None),
        ("merge", "passage", None),
        ("accept", "pin", None),
    } <= told
    assert ("set", "note", "ask the harbour master a jrx") in told
    assert not any(action == "different" for action, *_ in told)


def test_sentences_are_chosen_and_moved_by_keys(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    press = page.keyboard.press
    press("j")
    home = page.get_attribute("tr.ps.cur", "data-id")
    sentence = page.get_attribute("tr.ps.cur .sn >> nth=0", "data-sentence")
    page.focus("tr.ps.cur .sn >> nth=0")
    press("x")
    assert page.inner_text(".work-chosen .num") == "1 sentence"
    press("j")
    other = page.get_attribute("tr.ps.cur", "data-id")
    press("m")
    page.wait_for_selector(".work-chosen", state="hidden")
    page.wait_for_selector(f"tr.ps[data-id='{other}'] .hand.mine")
    until(
        page, f"fetch('{story_of(demo)}').then(a => a.text()).then(t => !t.includes('data-behind'))"
    )
    now = passages(demo)
    assert sentence in {one.id for one in now[str(other)].core()}
    assert str(home) not in now or sentence not in {one.id for one in now[str(home)].sentences}
    page.click(f"tr.ps[data-id='{other}'] .take-back")
    page.wait_for_selector(f"tr.ps[data-id='{other}'] .hand.mine", state="detached")
    until(
        page, f"fetch('{story_of(demo)}').then(a => a.text()).then(t => !t.includes('data-behind'))"
    )
    assert sentence in {one.id for one in passages(demo)[str(home)].core()}


def test_a_sentence_is_put_in_by_choosing_its_words_in_a_report(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    page.keyboard.press("j")
    row = page.get_attribute("tr.ps.cur", "data-id")
    page.keyboard.press("w")
    page.wait_for_selector("[data-choosing]:not([hidden])")
    paragraph = page.locator(
        ".art.on .para:not(.furn-only, .headline) [data-at]:has-text('said')"
    ).first
    paragraph.evaluate("each => each.scrollIntoView({ block: 'center' })")
    box = paragraph.bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + 60, box["y"] + 8)
    page.wait_for_selector("[data-act=add-words]:not([hidden])")
    words = page.evaluate("getSelection().toString().trim()")
    page.keyboard.press("Enter")
    page.wait_for_selector("tr.ps .hand.mine")
    until(
        page, f"fetch('{story_of(demo)}').then(a => a.text()).then(t => !t.includes('data-behind'))"
    )
    (judged,) = ledger(demo).stories[0].judgements
    assert (judged.action.value, judged.outcome) == ("add", "obeyed")
    held = next(one for one in passages(demo)[str(row)].core() if one.id == judged.target[0])
    assert words in held.quote.quote
    assert len(held.quote.quote) > len(words)


def test_single_keys_can_be_turned_off(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    page.keyboard.press("?")
    assert "take your last judgement back" in page.inner_text("#help")
    page.click("#keys-on")
    page.click("#help [data-act=shut]")
    page.click("tr.ps th >> nth=0", position={"x": 4, "y": 4})
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert page.locator(".hand.mine").count() == 0
    page.click("tr.ps.cur [data-act=accept]")
    page.wait_for_selector(".hand.mine")
    settled(page)


def test_what_could_not_be_saved_stays_in_the_tab(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo), expect=("Failed to load resource", "net::ERR"))
    page.route("**/judgements", lambda route: route.abort())
    page.keyboard.press("j")
    page.keyboard.press("n")
    field = page.locator("#work input[name='set:note']")
    field.fill("ask again")
    page.click("#work .save-all .btn.main")
    page.wait_for_selector(".work-failed:not([hidden])")
    assert "kept in this tab" in page.inner_text(".work-failed")
    assert page.evaluate(
        "document.querySelector('.work-failed').getBoundingClientRect().bottom <= innerHeight"
    )
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.wait_for_selector("#work[open]")
    assert page.locator("#work input[name='set:note']").input_value() == "ask again"
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_selector(".work-unsaved:not([hidden])")
    assert "1 correction is not saved" in page.inner_text(".work-unsaved")
    page.reload()
    assert "1 correction is not saved" in page.inner_text(".work-unsaved")
    page.unroute("**/judgements")
    page.click("[data-act=save-again]")
    page.wait_for_selector(".work-unsaved", state="hidden")
    settled(page)
    assert [j.action.value for j in ledger(demo).stories[0].judgements] == ["accept"]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_nothing_serious_is_wrong_with_the_states(
    asked: Served, walk: Walk, width: int, height: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = walk(f"{story_of(asked)}#v-passages", width=width, height=height)
    page.click("tr.ps th >> nth=0", position={"x": 4, "y": 4})
    page.click("tr.ps.cur [data-act=choose]")
    page.click("tr.ps.cur .pen >> nth=0")
    states = [lambda: None, lambda: page.click("tr.ps.cur [data-act=correct]")]
    for number, change in enumerate(states):
        change()
        page.wait_for_timeout(200)
        shot(page, f"work-{number}-{width}")
        assert_serious(axe, page)
    page.keyboard.press("Escape")
    for path in (
        "/correct/names",
        "/correct/speakers",
        "/correct/dates",
        "/correct/reports",
        "/correct/judgements",
        "/hand-on",
    ):
        page.goto(story_of(asked) + path)
        shot(page, f"work{path.replace('/', '-')[:30]}-{width}")
        assert_serious(axe, page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), path
