"""The synoptic table in Chromium."""

import csv
import io
from typing import Any

import pytest

from browser_terms import inner_texts, shown
from pages import hostile_ledger, rich_ledger
from rashomon.model.ledger import Failure

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_lines_that_share_text_are_counted_and_a_click_names_them(page: Any) -> None:
    page.click(".facts a >> text=1 pair of reports")
    assert shown(page, "text=and yet they share: Lark and Wren 14 words.")


def test_single_points_are_folded(page: Any) -> None:
    assert not shown(page, "text=Did the mill stand empty?")
    page.click("tbody[data-group=single] [data-fold]")
    assert shown(page, "text=Did the mill stand empty?")
    assert page.get_attribute("tbody[data-group=single] [data-fold]", "aria-expanded") == "true"


def test_cell_has_the_shortest_words_with_speaker_stance_and_how_many_more(page: Any) -> None:
    cells = page.locator("tr[data-id=p-locked] td")
    assert inner_texts(cells.nth(0)) == "answer B locked a neighbour › Vale Wire +1"
    assert inner_texts(cells.nth(1)) == "answer A No door was locked denies Jon Tarn"
    assert "own voice" in cells.nth(2).inner_text()


def test_a_version_has_one_colour_everywhere(page: Any) -> None:
    page.click("tr[data-id=p-locked] .q")
    colours = page.evaluate(
        """() => { const of = (s) => [...document.querySelectorAll(s)].map(e => \
getComputedStyle(e).backgroundColor);
        return [of('tr[data-id=p-locked] th .bd.vA'), of('tr[data-id=p-locked] td .bd.vA'), \
of('#p-locked .bd.vA')]; }"""
    )
    assert all(group for group in colours)
    assert len({colour for group in colours for colour in group}) == 1


def test_opened_point_sets_the_accounts_side_by_side_with_the_reasons(page: Any) -> None:
    page.click("tr[data-id=p-locked] .q")
    assert shown(page, "text=because one says no, the other yes, of the same doors.")
    blocks = page.locator("#p-locked .ver")
    assert blocks.count() == 3
    tops = [blocks.nth(i).bounding_box()["y"] for i in range(3)]
    assert max(tops) - min(tops) < 2
    assert page.inner_text("#a-l2 blockquote") == "The gate was locked, a neighbour told Vale Wire."
    assert page.inner_text("#a-l2 mark") == "The gate was locked"


def test_a_copy_stands_under_its_twin_with_the_words_that_changed(page: Any) -> None:
    page.click("tr[data-id=p-dead] .q")
    twin = page.locator("#a-d1 .twin")
    assert "Edited in Lark" in twin.inner_text()
    assert twin.locator("del").all_inner_texts() == ["𝒜𝓁𝒹𝑒𝓃", "Sunday,", "mayor, Ida Brok,"]
    assert page.locator("#p-dead #a-d2.acc").count() == 0


def test_escape_closes_what_an_address_opened(open_page: Any) -> None:
    page = open_page(rich_ledger(), "#p-dead")
    page.keyboard.press("Escape")
    assert not shown(page, "#a-d1")


def test_filter_by_words(page: Any) -> None:
    page.fill(".q-filter", "neighbour")
    assert page.locator("tr.pt:visible").count() == 1
    assert page.inner_text(".count") == "1 of 5 questions"
    page.fill(".q-filter", "walrus")
    assert shown(page, "text=No question matches.")
    assert shown(page, "text=“walrus”")
    page.click("text=Clear the filter")
    assert page.locator("tr.pt:visible").count() == 4


def test_filter_by_status_unfolds_and_folds_again(page: Any) -> None:
    page.click(".strip .single")
    assert (
        page.locator("tr.pt:visible").all_inner_texts()[0].count("Did the mill stand empty?") == 1
    )
    assert page.locator("tr.pt:visible").count() == 1
    page.click(".strip .single")
    assert page.locator("tr.pt:visible").count() == 4
    assert not shown(page, "text=Did the mill stand empty?")


def test_inspector_follows_where_it_fits(open_page: Any) -> None:
    page = open_page(rich_ledger(), width=2200, height=1000)
    assert "Was a door locked?" in page.inner_text(".insp")
    page.keyboard.press("j")
    assert "How many people died?" in page.inner_text(".insp")
    assert page.locator("tr.det:visible").count() == 0
    assert page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === "
        "document.querySelectorAll('[id]').length"
    )


def test_what_could_not_be_read_is_told(open_page: Any) -> None:
    page = open_page(rich_ledger(failures=[Failure("scan.pdf", "no text layer")]))
    assert "1 source not read" in page.inner_text(".facts")
    page.click("text=1 source not read")
    assert shown(page, "#failures >> text=no text layer")


def _csv(page: Any) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.click("[data-act=csv]")
    return list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))


def test_points_as_csv(page: Any) -> None:
    rows = _csv(page)
    assert list(rows[0]) == [
        "status",
        "called",
        "made_by",
        "kind",
        "answers",
        "reports · lines · speakers",
        "link",
        "Lark",
        "The Owl 🦉",
        "Wren",
    ]
    assert (rows[0]["status"], rows[0]["called"], rows[0]["kind"]) == (
        "disputed",
        "Was a door locked?",
        "yes-no",
    )
    assert rows[0]["answers"].startswith(
        "A: No door was locked The Owl 🦉, Jon Tarn (denies); read as no; B: locked Lark"
    )
    assert rows[0]["link"] == "page0.html#p-locked"
    assert len(rows) == 5


def test_csv_has_what_is_filtered_and_starts_no_formula(open_page: Any) -> None:
    rows = _csv(open_page(hostile_ledger("=HYPERLINK(1)")))
    assert {
        cell[:2]
        for row in rows
        for name, cell in row.items()
        if "HYPERLINK" in cell and name in ("called", "Lark")
    } == {"'="}
    page = open_page(rich_ledger(), "?q=neighbour")
    assert [row["called"] for row in _csv(page)] == ["Was a door locked?"]
    page = open_page(rich_ledger(), "?kind=count&status=updated")
    assert [row["called"] for row in _csv(page)] == ["How many people died?"]
