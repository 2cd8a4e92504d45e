"""A correction of a passage in Chromium stands when a report is added: what was taken out stays
out, what was judged is said in words."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desk_walks import shot
from desks import Clock, serving
from gale_desk import gale_store
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from stored import Ticking, stored

pytestmark = [pytest.mark.browser, pytest.mark.weights, pytest.mark.timeout(300)]
FIRST = {
    "board": "Gale at Port Lenz\n\nPORT LENZ, 5 March 2031 - Nine coal barges sank in the gale off "
    "Port Lenz on Tuesday night. Four sailors of the barges drowned, the harbour board said.\n",
    "courier": "Barges lost off Port Lenz\n\nThe gale off Port Lenz "
    "sank nine coal barges on Tuesday "
    "night. Seven sailors of the barges drowned, said Mara Oduya.\n",
    "pilots": "Storm off Port Lenz\n\nEleven coal barges sank off Port Lenz in the gale on Tuesday "
    "night. Sailors of the barges drowned, the pilots' union said, four of them.\n",
}
LATER = (
    "Gale off Port Lenz: toll rises\n\nTwelve coal barges sank in the gale off Port Lenz on "
    "Tuesday night. Nine sailors of the barges drowned, the harbour board said.\n"
)


@pytest.fixture(scope="module")
def gale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return gale_store(tmp_path_factory.mktemp("gale"), texts=FIRST)


@pytest.fixture
def context(chromium: Any) -> Iterator[list[Any]]:
    made: list[Any] = []
    yield made
    for one in made:
        one.close()


def side_by_side(page: Any) -> Any:
    """The rows in which both numbers stand open."""
    nine, eleven = (
        page.locator("p.w:visible", has_text=f"{number} coal") for number in ("ine", "Eleven")
    )
    return page.locator("tr.ps").filter(has=nine).filter(has=eleven)


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_a_correction_stands_when_a_report_is_added(
    gale: Path, tmp_path: Path, chromium: Any, context: list[Any], width: int, height: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    shutil.copy(gale, tmp_path / "g.db")
    clock = Clock()
    clock.now += timedelta(hours=1)
    context.append(
        chromium.new_context(viewport={"width": width, "height": height}, bypass_csp=True)
    )
    page = context[0].new_page()
    with serving(tmp_path / "g.db", clock=clock) as desk:
        page.goto(desk)
        page.click(".stories h2 a")
        row = side_by_side(page).first
        ident = row.get_attribute("data-id")
        row.locator(".sn:has-text('Eleven coal') p.w").hover()
        row.locator(".sn:has-text('Eleven coal') .pen").click()
        shot(page, f"passage-chosen-{width}")
        page.click("[data-act=take-out]")
        page.wait_for_selector("[data-act=show-changes]:not([hidden])", timeout=60_000)
        page.click("[data-act=show-changes]")
        page.wait_for_selector("tr.ps.new-here")
        (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
        with stored(str(tmp_path / "g.db")) as store:
            later = Ticking()
            later.now += timedelta(days=1)
            add_reports(store, [str(tmp_path / "later.txt")], settings=Settings(), clock=later)
        clock.now += timedelta(days=2)
        page.goto(f"{desk}/")
        page.click(".stories h2 a")
        held = page.locator(f"tr.ps[data-id='{ident}']")
        assert "Twelve coal" in held.inner_text()
        assert "Eleven coal" not in held.locator(".sn").all_inner_texts()
        assert side_by_side(page).count() == 0
        assert "sentence taken out" in held.locator(".judged").first.inner_text()
        found = axe.run(page).response["violations"]
        assert [
            (v["id"], v["nodes"][0]["html"])
            for v in found
            if v["impact"] in ("serious", "critical")
        ] == []
        shot(page, f"passage-wide-{width}")
        assert (
            page.evaluate(
                "[...document.querySelectorAll('*')].filter(e => "
                "e.getBoundingClientRect().right > innerWidth + 1 && e.offsetParent && "
                "!e.closest('.bar, .sr, .chips')).map(e => e.tagName + '.' + "
                "e.className).slice(0,8)"
            )
            == []
        )
        held.scroll_into_view_if_needed()
        shot(page, f"passage-stays-{width}")
        page.goto(page.url.split("#")[0] + "/correct/judgements")
        assert "exclude passage" in page.inner_text("main")
        page.get_by_role("button", name="Take back").click()
        page.goto(f"{desk}/")
        page.click(".stories h2 a")
        assert side_by_side(page).count() == 1
