"""A walk through an answer in Chromium: by keys alone, on a phone, at the desk, in a saved page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import rashomon
from answer_story import ANSWER, answer_ledger, long_answer
from browser_terms import shown
from desk_server import served
from desk_walks import ANY, Windows, assert_accessible, until, watched
from desks import fill
from stored import stored

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
_PHONE = {"width": 390, "height": 844}


def begin(page: Any, name: str = "MK") -> Any:
    page.click(".walk-on >> nth=0")
    page.fill("#walk-who", name)
    page.keyboard.press("Enter")
    return page


@pytest.fixture
def walk(open_page: Any) -> Any:
    """A walk that MK has begun on a page of its own."""
    return begin(open_page(answer_ledger()))


def at(page: Any) -> str:
    """Which statement is at hand."""
    return str(page.locator(".wks .hd span").inner_text())


def assert_kept(page: Any, looks: Callable[[], list[str]], expected: list[str]) -> None:
    """The store has these decisions, within five seconds."""
    for _ in range(50):
        if looks() == expected:
            return
        page.wait_for_timeout(100)
    assert looks() == expected


def log(page: Any) -> list[str]:
    return [" ".join(row.split()) for row in page.locator("#walk .log li").all_inner_texts()]


def test_every_step_goes_by_keys_alone(walk: Any) -> None:
    assert at(walk) == "statement 1"
    assert walk.locator(".wks .cur").inner_text().startswith("A barn burned at Ostrel")
    assert "Nine goats fled from a burning barn" in walk.locator(".wkr").inner_text()
    walk.keyboard.press("y")
    walk.keyboard.press("n")
    walk.keyboard.type("at 3.45")
    walk.keyboard.press("Enter")
    walk.keyboard.press("e")
    walk.keyboard.press("Control+A")
    walk.keyboard.type("ten goats fled")
    walk.keyboard.press("Enter")
    assert at(walk) == "statement 4"
    assert [row.split(" MK")[0] for row in log(walk)] == [
        "3 ten goats fled mended",
        "2 two engines of the Harn brigade came at 3.40am they do not say it",
        "1 A barn burned at Ostrel on Saturday 3 May 2031 they say it",
    ]
    walk.keyboard.press("k")
    assert at(walk) == "statement 3"
    walk.keyboard.press("Escape")
    assert (
        walk.locator(".hb").inner_text()
        == "MK opened 3 of 8 statements: 1 hold, 1 mended, 1 not so."
    )
    assert walk.locator(".s.gone").count() == 1
    assert walk.locator(".s .hand").inner_text() == "ten goats fled"
    assert walk.evaluate("document.activeElement.textContent") == "Go on at 4"


def test_undo_and_words_that_were_not_changed(walk: Any) -> None:
    walk.keyboard.press("y")
    walk.keyboard.press("u")
    assert at(walk) == "statement 1"
    walk.keyboard.press("e")
    walk.keyboard.press("Enter")
    walk.keyboard.press("n")
    walk.keyboard.press("Escape")
    assert at(walk) == "statement 1"
    assert log(walk) == []


def test_marked_statements_come_first_or_alone(walk: Any) -> None:
    walk.keyboard.press("m")
    walk.keyboard.press("y")
    assert at(walk) == "statement 7"
    assert "17: no report prints it" in walk.locator(".wkk >> nth=0").inner_text()
    walk.select_option(".wkb select", "marked")
    assert "of 1 opened" in walk.locator(".cnt").inner_text()


def test_a_statement_without_sentences_comes_last(walk: Any) -> None:
    for _ in range(8):
        walk.keyboard.press("y")
    assert at(walk) == "names no sentence"
    walk.keyboard.press("y")
    assert "all opened" in walk.locator(".cnt").inner_text()


def test_single_keys_can_be_turned_off(walk: Any) -> None:
    walk.click("text=Single keys: on")
    walk.keyboard.press("y")
    assert at(walk) == "statement 1"
    walk.click(".vb button >> nth=0")
    assert at(walk) == "statement 2"


def test_space_goes_to_the_next_sentence_and_o_opens_the_report(walk: Any) -> None:
    walk.keyboard.press("j")
    walk.keyboard.press("j")
    walk.keyboard.press(" ")
    walk.keyboard.press("o")
    assert shown(walk, "#v-reports")
    assert not shown(walk, "#walk")


def test_it_goes_on_where_it_stopped_also_in_the_saved_page(
    walk: Any, open_page: Any, tmp_path: Path
) -> None:
    walk.keyboard.press("y")
    walk.keyboard.press("n")
    walk.keyboard.press("Enter")
    with walk.expect_download() as coming:
        walk.click("text=Save this page")
    saved = tmp_path / "saved.html"
    coming.value.save_as(saved)
    made = rashomon.read_decisions(saved)
    assert [(each.by, each.what, each.value) for each in made] == [
        ("person MK", "holds", "A barn burned at Ostrel on Saturday 3 May 2031"),
        ("person MK", "not-so", "two engines of the Harn brigade came at 3.40am"),
    ]
    again = open_page(saved.read_text(encoding="utf-8"))
    assert again.locator(".walk-on >> nth=0").inner_text() == "Go on at 3"
    again.click(".walk-on >> nth=0")
    assert at(again) == "statement 3"
    assert "stopped here" in again.locator(".res").inner_text()


def test_a_saved_page_shows_who_looked_before_anybody_walks_on(
    walk: Any, open_page: Any, tmp_path: Path
) -> None:
    walk.keyboard.press("n")
    walk.keyboard.press("Enter")
    walk.keyboard.press("Escape")
    with walk.expect_download() as coming:
        walk.click("text=Save this page")
    saved = tmp_path / "saved.html"
    coming.value.save_as(saved)
    again = open_page(saved.read_text(encoding="utf-8"))
    assert again.locator(".hb").inner_text() == "MK opened 1 of 8 statements: 1 not so."
    assert again.locator(".s.gone").count() == 1
    assert again.locator(".save-page").count() == 1
    again.click(".walk-on >> nth=0")
    again.keyboard.press("y")
    again.keyboard.press("u")
    again.keyboard.press("Escape")
    assert again.locator(".hb").inner_text() == "MK opened 1 of 8 statements: 1 not so."


def test_verdicts_stand_on_the_page_when_it_is_loaded_again(walk: Any) -> None:
    walk.keyboard.press("n")
    walk.keyboard.press("Enter")
    walk.reload()
    assert walk.locator(".s.gone").count() == 1
    assert "1 not so" in walk.locator(".hb").inner_text()


def test_two_windows_of_one_page_lose_nothing(walk: Any, tmp_path: Path) -> None:
    other = walk.context.new_page()
    other.goto(walk.url)
    other.click(".walk-on >> nth=0")
    walk.keyboard.press("y")
    other.keyboard.press("j")
    other.keyboard.press("y")
    walk.keyboard.press("y")
    walk.keyboard.press("y")
    other.keyboard.press("u")
    other.close()
    with walk.expect_download() as coming:
        walk.click("#walk >> text=Save this page")
    saved = tmp_path / "saved.html"
    coming.value.save_as(saved)
    told = [each.value or "" for each in rashomon.read_decisions(saved)]
    assert [words[:12] for words in told] == ["A barn burne", "two engines ", "nine goats f"]


def test_many_statements_fold_by_section(open_page: Any) -> None:
    page = begin(open_page(answer_ledger(long_answer(8))))
    assert 4 < page.locator(".tk li").count() < 60
    page.click(".tk .fold button >> nth=0")
    assert page.locator(".tk [aria-current]").count() == 1


def test_a_phone_is_walked_by_thumb(open_page: Any) -> None:
    page = begin(open_page(answer_ledger(), **_PHONE))
    page.click(".thumb >> text=They say it")
    page.click(".thumb >> text=They do not")
    page.click("text=Keep")
    assert "2: they do not say it" in page.locator(".thumb .last").inner_text()
    page.click(".thumb >> text=Undo")
    assert at(page) == "statement 2"
    sizes = page.locator(".thumb .r2 button").evaluate_all(
        "all => all.map(one => one.offsetHeight)"
    )
    assert min(sizes) >= 48
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_walk(open_page: Any, width: int, scheme: str) -> None:
    page = begin(open_page(answer_ledger(), width=width, color_scheme=scheme, bypass_csp=True))
    for key in ("y", "e", "Escape", "n", "Enter", "Escape"):
        page.keyboard.press(key)
        assert_accessible(page, ANY)
    assert page.locator(".save-page").count() == 1


def test_what_is_decided_at_the_desk_is_in_the_store_at_once(walk_at: Any) -> None:
    page, looks = walk_at
    page.click(".walk-on >> nth=0")
    page.wait_for_selector(".wkm")
    page.keyboard.press("y")
    page.keyboard.press("y")
    page.keyboard.press("u")
    until(page, "document.querySelectorAll('.tk .holds').length === 1")
    assert_kept(page, looks, ["holds", "holds", "undo"])


@pytest.mark.parametrize("walk_at", [("503",)], indirect=True)
def test_what_the_desk_did_not_keep_is_said_and_comes_again(walk_at: Any) -> None:
    page, looks = walk_at
    page.click(".walk-on >> nth=0")
    page.wait_for_selector(".wkm")
    page.keyboard.press("y")
    assert_kept(page, looks, ["holds"])
    page.route("**/look", lambda route: route.fulfill(status=503, json={"error": "Wait."}))
    page.keyboard.press("y")
    page.keyboard.press("y")
    until(page, "document.querySelector('.toast')?.textContent.includes('Wait.')")
    until(page, "document.querySelectorAll('.tk .holds').length === 1")
    assert at(page) == "statement 2"
    page.unroute("**/look")
    page.keyboard.press("y")
    page.keyboard.press("y")
    until(page, "document.querySelectorAll('.tk .holds').length === 3")
    assert_kept(page, looks, ["holds", "holds", "holds"])


@pytest.fixture
def walk_at(windows: Windows, tmp_path: Path, request: Any) -> Any:
    """A desk with the story, and what was decided in its store."""
    path = tmp_path / "goats.db"
    fill(path, {"goats": answer_ledger()})

    def looks() -> list[str]:
        with stored(str(path)) as store:
            return [str(each.what) for each in store.decisions.all()]

    with served(path) as desk, watched(windows) as opened:
        yield opened(f"{desk.url}s/goats", expect=getattr(request, "param", ())), looks


def test_answers_on_one_page_are_walked_and_saved_apart(open_page: Any, tmp_path: Path) -> None:
    asked = replace(
        ANSWER, id="a-asked", question="Who fled?", lines=(replace(ANSWER.lines[4], id="l-asked"),)
    )
    ledger = answer_ledger()
    (story,) = ledger.stories
    page = open_page(replace(ledger, stories=(replace(story, answers=(ANSWER, asked)),)))
    page.click("summary >> text=Who fled?")
    begin(page)
    page.keyboard.press("y")
    page.keyboard.press("Escape")
    page.click(".walk-on >> nth=1")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    with page.expect_download() as coming:
        page.click("#walk >> text=Save this page")
    saved = tmp_path / "saved.html"
    coming.value.save_as(saved)
    assert [(str(each.what), each.value) for each in rashomon.read_decisions(saved)] == [
        ("holds", "a dog was found unhurt"),
        ("not-so", "A barn burned at Ostrel on Saturday 3 May 2031"),
    ]
