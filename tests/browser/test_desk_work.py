"""Working on a story in Chromium: by keys, by mouse, without scripts, when the desk fails, and as a newcomer who has read the README."""

import csv
import io
import time
from pathlib import Path

import pytest

from desk_server import Served
from desk_walks import Walk, assert_serious, ledger, settled, shot, story_of, until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
ROOT = Path(__file__).resolve().parents[2]


def test_a_newcomers_walk_from_the_demo_to_a_corrected_point_and_a_csv(demo: Served, walk: Walk) -> None:
    """The README's own steps, in under two minutes."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for words in (
        "rashomon serve out/desk.db",
        "choose the story",
        "Click a point",
        "click Correct",
        "save it, then click Show",
        "Hand on",
    ):
        assert words in " ".join(readme.split())
    begun = time.monotonic()
    page = walk(demo.url)
    page.click("a[href^='/s/']")
    page.click("tr.pt:has-text('How many') .q >> nth=0")
    page.click("tr.det.open [data-act=correct]")
    account = page.locator("#work [data-account] input[name^='set:value']").first
    was = account.input_value()
    account.fill("643")  # a number that stands nowhere else on the page
    page.click("#work .save-all .btn.main")
    assert "changed" in settled(page)
    page.click("[data-act=show-changes]")
    page.wait_for_selector("tr.pt.new-here")
    assert "643" in page.inner_text("tr.pt.new-here >> nth=0")
    row = page.locator("tr.pt", has_text="643").first
    row.locator(".q").click()
    opened = page.locator("tr.det.open")
    assert "I.K." in opened.inner_text()
    assert opened.locator(".judged del").first.inner_text() == was
    page.get_by_role("link", name="Hand on").click()
    with page.expect_download() as download:
        page.click("a[href$='/hand-on/csv']")
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert "643" in {row["answer"] for row in rows}
    took = time.monotonic() - begun
    assert took < 120, f"{took:.0f} s"


def test_the_keyboard_walk(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    press = page.keyboard.press
    current = lambda: page.evaluate("document.querySelector('tr.pt.cur')?.dataset.id")  # noqa: E731
    press("j")
    first = current()
    press("Enter")
    assert page.locator("tr.det.open .point-acts").count() == 1
    press("Escape")
    assert page.evaluate("document.activeElement.dataset.id") == first
    press("a")
    second = current()
    assert second != first
    assert page.evaluate("document.activeElement.dataset.id") == second
    assert "accepted" in page.inner_text(f"tr.pt[data-id='{first}'] .hand.mine")
    settled(page)
    press("r")
    third = current()
    assert third not in (first, second)
    assert page.locator(f"tr.pt[data-id='{second}'].rejected").count() == 1
    until(page, "document.querySelector('.work-told').textContent.includes('1 point changed')")
    press("u")
    page.wait_for_selector("tr.pt.rejected", state="detached")
    until(page, "document.querySelectorAll('.toast').length")
    press("x")
    press("k")
    press("x")
    assert page.inner_text(".work-chosen .num") == "2"
    press("m")
    page.wait_for_selector(".work-chosen", state="hidden")
    press("n")
    page.wait_for_selector("#work[open]")
    assert page.evaluate("document.activeElement.name.split('@')[0]") == "set:point-note"
    page.keyboard.type("ask the harbour master a jrx")
    press("Enter")
    page.wait_for_selector("#work[open]", state="detached")
    assert page.evaluate("document.activeElement.matches('tr.pt.cur')")
    press("e")
    page.wait_for_selector("#work[open]")
    press("Escape")
    press("s")
    page.wait_for_selector("#work[open]")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    press("Escape")
    until(page, "!document.querySelector('.work-told.working')")
    until(page, f"fetch('{story_of(demo)}').then(a => a.text()).then(t => !t.includes('data-behind'))")
    told = {(j.action.value, j.field, j.after) for j in ledger(demo).stories[0].judgements}
    assert ("accept", "point", None) in told
    assert ("set", "point-note", "ask the harbour master a jrx") in told
    assert ("merge", "question", None) in told
    assert not any(action == "reject" for action, *_ in told)


def test_single_keys_can_be_turned_off(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    page.keyboard.press("?")
    assert "take your last judgement back" in page.inner_text("#help")
    page.click("#keys-on")
    page.click("#help [data-act=shut]")
    page.click("tr.pt .q >> nth=0")
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert page.locator(".hand.mine").count() == 0
    page.click("tr.det.open [data-act=accept]")
    page.wait_for_selector(".hand.mine")
    settled(page)


def test_keys_are_off_while_typing(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    page.click("tr.pt .q >> nth=0")
    page.fill(".q-filter", "")
    page.type(".q-filter", "arxu")
    assert page.locator(".hand.mine, tr.chosen").count() == 0


def test_the_mouse_walk(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    page.click("tr.pt .q >> nth=1")
    page.click("tr.det.open [data-act=choose]")
    assert page.locator("tr.pt.chosen").count() == 1
    page.click(".work-chosen [data-act=unchoose]")
    page.click("tr.det.open [data-act=reject]")
    page.wait_for_selector("tr.pt.rejected")
    settled(page)
    page.click("tr.det.open [data-act=undo]")
    page.wait_for_selector("tr.pt.rejected", state="detached")
    page.click("tr.det.open [data-act=split]")
    ticks = page.locator("#work .account input[type=checkbox]")
    ticks.first.check()
    page.get_by_role("button", name="Split off").click()
    page.wait_for_selector("#work[open]", state="detached")
    until(page, f"fetch('{story_of(demo)}').then(a => a.text()).then(t => !t.includes('data-behind'))")
    until(page, "document.querySelector('.work-told').textContent.includes('changed') && !document.querySelector('.work-told.working')")
    page.click("[data-act=show-changes]")
    page.wait_for_selector("tr.pt.new-here .new-dot")
    assert {(j.action.value, j.outcome) for j in ledger(demo).stories[0].judgements} == {("split", "obeyed")}


def test_what_could_not_be_saved_stays_in_the_tab(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo), expect=("Failed to load resource", "net::ERR"))
    page.route("**/judgements", lambda route: route.abort())
    page.click("tr.pt:has-text('How many') .q >> nth=0")
    page.click("tr.det.open [data-act=correct]")
    field = page.locator("#work [data-account] input[name^='set:value']").first
    field.fill("43")
    page.click("#work .save-all .btn.main")
    page.wait_for_selector(".work-failed:not([hidden])")
    assert "kept in this tab" in page.inner_text(".work-failed")
    assert page.evaluate("document.querySelector('.work-failed').getBoundingClientRect().bottom <= innerHeight")
    assert field.input_value() == "43"
    page.keyboard.press("Escape")
    page.reload()
    page.click("tr.pt:has-text('How many') .q >> nth=0")
    page.click("tr.det.open [data-act=correct]")
    assert page.locator("#work [data-account] input[name^='set:value']").first.input_value() == "43"
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


def test_without_scripts_everything_is_done_by_forms(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo), java_script_enabled=False)
    page.get_by_role("link", name="Correct", exact=True).click()
    page.locator(".jobs a").first.click()
    question = page.inner_text("h1")
    page.fill("input[name^='set:wording']", "What is asked here?")
    page.click(".save-all .btn.main")
    assert page.inner_text("h1") == "What is asked here?"
    assert page.inner_text(".judged del") == question
    page.get_by_role("button", name="Take back").click()
    assert page.inner_text("h1") == question
    page.get_by_role("link", name="Reports", exact=True).click()
    page.get_by_role("button", name="Set aside").first.click()
    assert [j.field for j in ledger(demo).stories[0].judgements] == ["report"]


def test_questions_one_key_each(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo))
    page.get_by_role("link", name="Answer questions").click()
    asked = page.get_attribute("[data-question]", "data-question")
    page.wait_for_load_state()  # the keys are heard from then on
    page.keyboard.press("?")
    until(page, f"document.querySelector('[data-question]')?.dataset.question !== '{asked}'")
    assert "Answered today: 1" in page.inner_text("main")
    page.keyboard.press("u")
    until(page, f"document.querySelector('[data-question]')?.dataset.question === '{asked}'")
    page.click(".answers button[data-key='1']")
    until(page, f"document.querySelector('[data-question]')?.dataset.question !== '{asked}'")
    assert "Answered today: 1" in page.inner_text("main")


@pytest.mark.parametrize("width", [1440, 390])
def test_twenty_answers_of_one_key_each_in_five_minutes(demo: Served, walk: Walk, width: int) -> None:
    """What the desk itself takes; a reader has the rest of the five minutes: at least ten seconds a pair."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = walk(f"{story_of(demo)}/questions", width=width)
    outlets = {report.outlet for report in ledger(demo).reports}
    texts = " ".join(" ".join(report.text.split()) for report in ledger(demo).reports)
    begun = time.monotonic()
    for number in range(20 if width > 700 else 4):
        asked = page.get_attribute("[data-question]", "data-question")
        if number < 4:
            assert_serious(axe, page)
            assert 2 <= page.locator(".answers .btn").count() <= 5  # four at most, and "cannot tell"
            assert page.locator("input[name=chains]").count() == 0
            for item in page.locator(".put li").all():
                assert item.locator(".by b").last.inner_text() in outlets
                assert "2024" in item.locator(".by .mute").inner_text()
                words = " ".join(item.locator("blockquote").inner_text().split())
                at = texts.index(words)
                assert at == 0 or not texts[at - 1].isalnum()
                assert item.locator("mark").inner_text() in words
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
        page.keyboard.press("123"[number % 3] if page.locator("[data-key='3']").count() else "1")
        until(page, f"document.readyState === 'complete' && document.querySelector('[data-question]')?.dataset.question !== '{asked}'")
    took = time.monotonic() - begun
    shot(page, f"questions-{width}")
    assert took < 100, f"{took:.0f} s"
    assert f"Answered today: {20 if width > 700 else 4}" in page.inner_text("main")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_nothing_serious_is_wrong_with_the_states(demo: Served, walk: Walk, width: int, height: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = walk(story_of(demo), width=width, height=height)
    page.click("tr.pt .q >> nth=0")
    page.click("tr.det.open [data-act=choose]")
    states = [lambda: None, lambda: page.click("tr.det.open [data-act=correct]")]
    for number, change in enumerate(states):
        change()
        page.wait_for_timeout(200)
        shot(page, f"work-{number}-{width}")
        assert_serious(axe, page)
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1") or width > 700
    for path in (
        "/questions",
        "/correct/points",
        "/correct/names",
        "/correct/speakers",
        "/correct/dates",
        "/correct/reports",
        "/correct/judgements",
        "/hand-on",
    ):
        page.goto(story_of(demo) + path)
        shot(page, f"work{path.replace('/', '-')}-{width}")
        assert_serious(axe, page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), path
