"""A correction in Chromium stands when a report is added: the same row, heading and value; what came later is proposed, and what was judged is said in words."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desks import Clock, serving
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from stored import Ticking, stored

pytestmark = [pytest.mark.browser, pytest.mark.weights, pytest.mark.timeout(240)]
FIRST = {
    "board": "Gale at Port Lenz\n\nPORT LENZ, 5 March 2031 - Nine barges sank in the gale off Port Lenz on 4 March 2031. The harbour board said four sailors drowned.\n",
    "courier": "Barges lost off Port Lenz\n\nA gale sank nine barges off Port Lenz on 4 March 2031, and seven sailors drowned, said Mara Oduya.\n",
}
LATER = "Gale off Port Lenz: toll rises\n\nTwelve sailors drowned in the gale off Port Lenz on 4 March 2031, the harbour board said. It denied that nine barges sank.\n"


@pytest.fixture(scope="module")
def gale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gale")
    for name, text in FIRST.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with stored(str(folder / "gale.db")) as store:
        add_reports(store, [str(folder / f"{name}.txt") for name in FIRST], settings=Settings(), clock=Ticking())
    return folder / "gale.db"


@pytest.fixture
def context(chromium: Any) -> Iterator[list[Any]]:
    made: list[Any] = []
    yield made
    for one in made:
        one.close()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_a_correction_stands_when_a_report_is_added(
    gale: Path, tmp_path: Path, chromium: Any, context: list[Any], width: int, height: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    shutil.copy(gale, tmp_path / "g.db")
    clock = Clock()
    clock.now += timedelta(hours=1)
    context.append(chromium.new_context(viewport={"width": width, "height": height}, bypass_csp=True))
    page = context[0].new_page()
    with serving(tmp_path / "g.db", clock=clock) as desk:
        page.goto(desk)
        page.click(".stories h2 a")
        page.click("tr.pt:has-text('sailors drown') .q >> nth=0")
        row = page.get_attribute("tr.pt.open", "data-id")
        heading = page.inner_text("tr.pt.open .q")
        page.click("tr.det.open [data-act=correct]")
        account = page.locator("#work [data-account]").first
        if account.get_attribute("open") is None:
            account.locator("summary").click()
        account.locator("input[name^='set:value@']").fill("643")
        page.click("#work .save-all .btn.main")
        page.wait_for_selector("[data-act=show-changes]:not([hidden])", timeout=60_000)
        (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
        with stored(str(tmp_path / "g.db")) as store:
            later = Ticking()
            later.now += timedelta(days=1)
            add_reports(store, [str(tmp_path / "later.txt")], settings=Settings(), clock=later)
        clock.now += timedelta(days=2)
        page.goto(f"{desk}/")
        page.click(".stories h2 a")
        held = page.locator(f"tr.pt[data-id='{row}']")
        assert held.locator(".q").inner_text() == heading
        assert "643" in held.inner_text()
        assert "Twelve" in held.inner_text()
        held.locator(".q").click()
        opened = page.locator("tr.det.open")
        assert f"under “{heading}”" in opened.locator(".judged").first.inner_text()
        assert opened.locator(".proposed").count() == 1
        found = axe.run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []
        page.click(".desk-line a:has-text('What changed')")
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")  # what is no news of its own is folded
        assert heading in page.inner_text("main")
        assert "Twelve" in page.inner_text("main")
        assert "your last visit" in page.inner_text(".between")
