"""Links at the desk in Chromium: through the login, to what is gone, to what came in."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk_server import Served
from desk_walks import Walk, assert_serious, shot, until
from desks import WORD, add_people, fill, serving
from pages import OWL, rich_ledger
from rashomon.cli.serve import outside_of
from rashomon.desk.auth import PasswordLogin
from rashomon.settings import FetchSettings

T0, T1 = "2031-03-05T07:00:00+00:00", "2031-03-05T08:10:00+00:00"


def two_states(path: Path) -> Path:
    """A store in which a question was put otherwise since."""
    whole = rich_ledger()
    fill(path, {"mill": whole}, at=T0)
    (story,) = whole.stories
    points = tuple(
        replace(p, id="p-doors", question="Were doors locked?") if p.id == "p-locked" else p
        for p in story.points
    )
    fill(
        path,
        {
            "mill": replace(
                whole,
                stories=(replace(story, points=tuple(p for p in points if p.id != "p-dead")),),
            )
        },
        at=T1,
    )
    return path


@pytest.mark.browser
@pytest.mark.timeout(300)
@pytest.mark.parametrize("scripts", [True, False])
def test_logging_in_leads_to_the_whole_address(tmp_path: Path, browse: Walk, scripts: bool) -> None:
    fill(tmp_path / "s.db", {"mill": rich_ledger()})
    add_people(tmp_path / "s.db")
    start = OWL.index("“No door")
    with serving(tmp_path / "s.db", auth=PasswordLogin) as desk:
        page = browse(
            f"{desk}/s/mill?status=disputed#t-owl:{start}-{start + 8}",
            java_script_enabled=scripts,
            bypass_csp=True,
        )
        if scripts:
            assert_serious(pytest.importorskip("axe_playwright_python.sync_playwright").Axe(), page)
        page.fill("[name=name]", "rea")
        page.fill("[name=password]", "a wrong password")
        page.click("text=Log in >> nth=-1")
        page.wait_for_selector("[role=alert]")
        page.fill("[name=password]", WORD)
        page.click("button:has-text('Log in')")
        page.wait_for_url(f"{desk}/s/mill?status=disputed#t-owl:{start}-{start + 8}")
        if scripts:
            assert page.evaluate("document.cookie") == ""


@pytest.mark.browser
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_a_link_to_what_is_gone_leads_on_and_says_so(
    tmp_path: Path, browse: Walk, width: int, height: int
) -> None:
    with serving(two_states(tmp_path / "s.db")) as desk:
        page = browse(f"{desk}/s/mill#p-locked", width=width, height=height)
        page.wait_for_selector(".went")
        assert "its accounts answer “Were doors locked?” now" in page.inner_text(".went")
        page.wait_for_url(f"{desk}/s/mill#p-doors")
        page.wait_for_selector("tr.pt.open")
        page.goto(f"{desk}/")
        page.goto(f"{desk}/s/mill#p-dead")
        page.wait_for_selector(".went")
        assert "it is in no story any more" in page.inner_text(".went")
        assert page.evaluate(
            "document.querySelector('.went').getBoundingClientRect().top < innerHeight"
        )


@pytest.mark.browser
@pytest.mark.timeout(300)
@pytest.mark.parametrize("reach", ["", "https://desk.example.org"])
def test_a_copied_link_is_for_a_colleague_or_says_that_it_is_not(
    tmp_path: Path, browse: Walk, reach: str
) -> None:
    fill(tmp_path / "s.db", {"mill": rich_ledger()})
    with serving(tmp_path / "s.db", reach=reach) as desk:
        page = browse(f"{desk}/s/mill", permissions=["clipboard-read", "clipboard-write"])
        page.click("tr.pt .q >> nth=0")
        page.click("tr.det.open [data-link^='p-']")
        page.wait_for_selector(".toast")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(f"{reach or desk}/s/mill#p-")
        assert ("opens on this computer only" in page.inner_text(".toast")) == (not reach)


LATER = (
    "Ferry fire: harbour calm\n\nTOLVIK, 10 June 2024 - Three people were killed in the fire on "
    "the ferry Queen Ilva off Selmar, the rescue service said on Monday.\n"
)


@pytest.mark.browser
@pytest.mark.timeout(300)
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
