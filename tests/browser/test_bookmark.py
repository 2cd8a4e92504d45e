"""The bookmark in Chromium: a page of another site comes to the desk as it is rendered."""

from pathlib import Path
from typing import Any

import pytest

from desk_server import Served, served
from desk_walks import Windows, until, watched
from feed_servers import Pages, serving
from rashomon.store.database.open import open_store
from stored import stored

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
PAGE = (
    "<!doctype html><title>Gale at Port Lenz</title><article><h1>Gale at Port Lenz</h1>"
    "<p>Nine barges sank in the gale off Port Lenz on Monday, the harbour board said.</p>"
    "<p id='late'></p></article>"
    "<script>document.getElementById('late').textContent = 'Four sailors drowned in the gale, "
    "said the head of the harbour board, Mara Oduya, on Tuesday.'</script>"
)


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    open_store(str(tmp_path / "desk.db"), create=True).close()
    with served(tmp_path / "desk.db") as found:
        yield found


def test_the_open_page_comes_as_it_is_rendered(
    windows: Windows, desk: Served, tmp_path: Path
) -> None:
    kind = {"Content-Type": "text/html", "Content-Security-Policy": "connect-src 'none'"}
    with serving() as site, watched(windows, "") as opened:
        Pages.routes["/gale"] = (200, kind, PAGE.encode())
        own = opened(f"{desk.url}add")
        own.click("text=Make the bookmark")
        code = own.get_attribute("a.chip[href^='javascript:']", "href")
        page = opened(f"http://127.0.0.1:{site.server_address[1]}/gale")
        with page.expect_popup() as coming:
            page.evaluate(code.removeprefix("javascript:"))
        window = coming.value
        until(window, "!document.getElementById('hand-over').hidden")
        assert window.inner_text("#page-title") == "Gale at Port Lenz"
        window.select_option("#hand-over select", label="a new one")
        window.click("text=Add the page")
        window.wait_for_url("**/add#jobs")
        until(window, "document.querySelector('.done')")
    with stored(str(tmp_path / "desk.db")) as store:
        (report,) = store.reports.get(tuple(store.reports.placed()))
    assert "Four sailors drowned" in report.text
    assert report.url.endswith("/gale")


def test_files_are_dropped_anywhere(windows: Windows, desk: Served) -> None:
    with watched(windows) as opened:
        page = opened(f"{desk.url}add")
        page.evaluate(
            "const data = new DataTransfer();"
            "data.items.add(new File(['Gale at Port Lenz\\n\\nNine barges sank.'], 'gale.txt'));"
            "dispatchEvent(new DragEvent('drop', {dataTransfer: data, cancelable: true}))"
        )
        until(page, "document.querySelector('.lines')?.textContent.includes('gale.txt')")
