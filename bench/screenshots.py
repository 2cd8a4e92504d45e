"""Takes pictures of a page in Chromium, every view at three widths: python bench/screenshots.py page.html out/ [--view table]"""

import argparse
import os
import shutil
from pathlib import Path

VIEWS = ("table", "brief", "reports", "speakers", "lineage", "timeline", "map", "names", "anomalies")
WIDTHS = {390: 844, 1440: 900, 2200: 1200}
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")


def take(page: Path, out: Path, *, views: tuple[str, ...], widths: tuple[int, ...], scheme: str) -> list[Path]:
    """The pictures' paths: `<view>-<width>-<scheme>.png`."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=list(FLAGS))
        for width in widths:
            tab = browser.new_page(viewport={"width": width, "height": WIDTHS.get(width, 900)}, color_scheme=scheme)
            tab.goto(page.resolve().as_uri())
            for view in views:
                tab.evaluate(f"location.hash = '#v-{view}'")
                tab.wait_for_timeout(100)
                taken.append(out / f"{view}-{width}-{scheme}.png")
                tab.screenshot(path=str(taken[-1]))
            tab.close()
        browser.close()
    return taken


_FRONT = """<body style="margin:0;width:1440px;height:1010px;background:#e9e6df;position:relative;overflow:hidden">
<img src="{table}" style="position:absolute;left:0;top:0;width:1440px">
<div style="position:absolute;left:430px;top:565px;width:990px;height:420px;overflow:hidden;border-radius:10px;box-shadow:0 12px 40px #0006;border:1px solid #999">
<img src="{report}" style="position:absolute;left:-250px;top:-180px;width:1440px"></div></body>"""


def take_front(page: Path, out: Path, *, row: int, link: int) -> Path:
    """The README's picture: the table, and before it the report behind one of its cells with the passage highlighted."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=list(FLAGS))
        tab = browser.new_page(viewport={"width": 1440, "height": 1010}, color_scheme="light")
        tab.set_default_timeout(60_000)
        tab.goto(page.resolve().as_uri())
        tab.wait_for_timeout(300)
        tab.screenshot(path=str(out / "table.png"))
        tab.locator("tr[data-id]").nth(row).locator("td a").nth(link).click()
        tab.wait_for_timeout(500)
        tab.screenshot(path=str(out / "report.png"))
        (out / "front.html").write_text(_FRONT.format(table="table.png", report="report.png"), encoding="utf-8")
        tab.set_viewport_size({"width": 1440, "height": 1010})
        tab.goto((out / "front.html").resolve().as_uri())
        tab.wait_for_timeout(300)
        tab.screenshot(path=str(out / "front.png"))
        browser.close()
    return out / "front.png"


def main() -> None:
    """Takes the pictures and lists them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--view", choices=VIEWS, action="append")
    parser.add_argument("--width", type=int, action="append")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument(
        "--front", nargs=2, type=int, metavar=("ROW", "LINK"), help="the README's picture, with the passage behind this cell"
    )
    given = parser.parse_args()
    if given.front:
        print(take_front(given.page, given.out, row=given.front[0], link=given.front[1]))
        return
    views, widths = tuple(given.view or VIEWS), tuple(given.width or WIDTHS)
    for path in take(given.page, given.out, views=views, widths=widths, scheme=given.scheme):
        print(path)


if __name__ == "__main__":
    main()
