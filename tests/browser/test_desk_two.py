"""Two people with a browser each on one story: who is here and at which row, a save that somebody
else was before, notes with @name, the history of a row, the log."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk_walks import Walk, assert_serious, settled, shot, until
from desks import serving
from gale_desk import gale_store
from rashomon.desk.auth import SingleUser
from rashomon.desk.store_pool import StorePool
from rashomon.model.user import SessionRow, User
from rashomon.store.kept_rows import rows_of
from stored import stored

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
NAME = "name"
ROWS = """# How many sailors drowned? | count | 1c2
1 four [4,4]: board "Four sailors of the barges drowned"
2 seven [7,7]: courier "Seven sailors of the barges drowned"
"""


class NamedByCookie(SingleUser):
    """Somebody of this name, without a password: two browsers are two people."""

    def known(self, cookies: Mapping[str, str], at: str) -> tuple[User, SessionRow] | None:
        name = cookies.get(NAME, self.name)
        found = super().known(cookies, at)
        return found and (replace(found[0], name=name), replace(found[1], user=name))


def by_cookie(pool: StorePool) -> SingleUser:
    return NamedByCookie()


@pytest.fixture(scope="module")
def gale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three reports with a model's question."""
    return gale_store(tmp_path_factory.mktemp("gale"), rows=ROWS)


class Both:
    """Ada's and Ben's pages of one story."""

    def __init__(self, path: Path, address: str, walk: Walk) -> None:
        self.path, self.walk = path, walk
        with stored(str(path)) as store:
            (self.story,) = store.stories.ids()
        self.address = f"{address}/s/{self.story}"

    def page(self, name: str, **options: Any) -> Any:
        cookie = {"name": NAME, "value": name, "url": self.address}
        state = {"cookies": [cookie], "origins": []}
        return self.walk(self.address, expect=("409 (Conflict)",), storage_state=state, **options)

    def answers(self) -> dict[str, str]:
        with stored(str(self.path)) as store:
            (kept,) = rows_of(store, self.story)
        return {
            words.span.report: one.value.lower() for one in kept.row.answers for words in one.words
        }


@pytest.fixture
def address(gale: Path, tmp_path: Path) -> Iterator[str]:
    shutil.copy(gale, tmp_path / "a.db")
    with serving(tmp_path / "a.db", auth=by_cookie) as found:
        yield found


@pytest.fixture
def both(address: str, walk: Walk, tmp_path: Path) -> Both:
    return Both(tmp_path / "a.db", address, walk)


def correct(page: Any, report: int, value: str) -> None:
    """Sets the answer of an account in the form of the first question."""
    page.click("tr.pt .q >> nth=0")
    page.click("tr.det.open [data-act=correct]")
    field = page.locator("#work [data-account] input[name^='set:value']").nth(report)
    field.evaluate("each => { each.closest('details').open = true; }")
    field.fill(value)


def save(page: Any) -> None:
    page.click("#work .save-all .btn.main")


def test_who_is_here_and_at_which_row_is_shown(both: Both) -> None:
    ada, ben = both.page("Ada Lind"), both.page("Ben Roth")
    ada.keyboard.press("j")
    ada.wait_for_timeout(700)  # her page says so when the focus has rested
    ben.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    ben.wait_for_selector("tr.pt .here-at:has-text('Ada Lind is at this row')")
    assert "Also here: Ada Lind" in ben.inner_text(".here-told")
    shot(ben, "two-here-1440")
    ada.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    ada.wait_for_selector(".here-told:has-text('Ben Roth')")
    assert ada.locator(".here-at").count() == 0


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 390)])
def test_who_saves_second_sees_both_and_chooses(both: Both, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    ada = both.page("Ada Lind")
    ben = both.page("Ben Roth", color_scheme=scheme, bypass_csp=True, width=width, height=900)
    correct(ada, 0, "5")
    correct(ben, 1, "8")
    save(ada)
    settled(ada)
    save(ben)
    ben.wait_for_selector("#work h2:has-text('saved this row before you')")
    assert "person Ada Lind" in ben.inner_text("#work")
    assert_serious(axe, ben)
    shot(ben, f"two-both-{width}-{scheme}")
    assert ben.locator("#work .both section").count() == 2
    assert both.answers() == {"board": "5", "courier": "seven"}
    ben.click("#work >> text=Save mine on top")
    ben.wait_for_selector("#work[open]", state="detached")
    settled(ben)
    assert both.answers() == {"board": "5", "courier": "8"}


def test_who_keeps_the_others_version_loses_only_their_own(both: Both) -> None:
    ada, ben = both.page("Ada Lind"), both.page("Ben Roth")
    correct(ada, 0, "5")
    save(ada)
    settled(ada)
    ben.click("tr.pt .q >> nth=0")
    ben.keyboard.press("r")  # a key names the version that was seen, too
    ben.wait_for_selector("#work h2:has-text('saved this row before you')")
    ben.click("#work >> text=Keep it as it stands")
    ben.wait_for_selector("tr.pt:has-text('5')")
    assert both.answers() == {"board": "5", "courier": "seven"}


def test_ones_own_second_decision_is_no_conflict(both: Both) -> None:
    ada = both.page("Ada Lind")
    ada.keyboard.press("j")
    ada.keyboard.press("a")
    settled(ada)
    correct(ada, 0, "5")
    save(ada)
    ada.wait_for_selector("#work[open]", state="detached")
    ada.click("tr.pt .take-back >> nth=0")
    ada.wait_for_selector(".toast:has-text('Taken back')")
    assert both.answers() == {"board": "four", "courier": "seven"}


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A store without questions, and its desk."""
    path = gale_store(tmp_path)
    with serving(path, auth=by_cookie) as found:
        yield path, found


def test_who_decides_otherwise_about_a_passage_is_told_what_was_decided(
    plain: tuple[Path, str], walk: Walk
) -> None:
    both = Both(*plain, walk)
    ada, ben = both.page("Ada Lind"), both.page("Ben Roth")
    for page, key in ((ada, "a"), (ada, "r"), (ben, "a")):  # of her own two nothing is refused
        page.click("tr.ps:visible th >> nth=0", position={"x": 3, "y": 3})  # beside its buttons
        with page.expect_response("**/judgements"):
            page.keyboard.press(key)
        if page is ada:
            settled(ada)  # the row is drawn anew, and the next key is for the new one
    told = "Since you looked, there was: different passage by Ada Lind"
    ben.wait_for_selector(f".toast:has-text('{told}')")
    with stored(str(both.path)) as store:
        made = [(j.by, j.action) for j in store.judgements.all()]
    assert made == [("Ada Lind", "accept"), ("Ada Lind", "different")]


def test_a_note_with_a_name_reaches_them_and_history_and_log_tell_both_ways(both: Both) -> None:
    ada = both.page("Ada Lind")
    correct(ada, 0, "5")
    save(ada)
    settled(ada)
    ada.keyboard.press("n")
    ada.wait_for_selector("#work [name^='set:point-note']")
    ada.keyboard.type("@ben ask the board")
    ada.keyboard.press("Enter")
    ada.wait_for_selector("#work[open]", state="detached")
    until(ada, f"fetch('{both.address}').then(a => a.text()).then(t => !t.includes('data-behind'))")
    ben = both.page("Ben Roth")
    assert "Ada Lind to you: @ben ask the board" in ben.inner_text(".desk-line")
    assert both.page("Cyd Mehr").locator("text=to you:").count() == 0
    ben.click(".desk-line >> text=@ben ask the board")
    ben.wait_for_selector("tr.det.open")
    ben.click("tr.det.open [data-act=correct]")
    ben.click("#work .history summary")
    history = ben.inner_text("#work .history")
    assert "A four [4, 4]" in history
    assert "A 5 [5, 5]" in history
    assert "@ben ask the board" in history
    shot(ben, "two-history-1440")
    ben.keyboard.press("Escape")
    ben.click("tr.det.open .take-back >> nth=0")
    ben.wait_for_selector(".toast")
    ben.goto(both.address.split("/s/")[0] + "/log")
    assert "set point-note" in ben.inner_text("table.log")
    shot(ben, "two-log-1440")
