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


def main() -> None:
    """Takes the pictures and lists them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--view", choices=VIEWS, action="append")
    parser.add_argument("--width", type=int, action="append")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    given = parser.parse_args()
    views, widths = tuple(given.view or VIEWS), tuple(given.width or WIDTHS)
    for path in take(given.page, given.out, views=views, widths=widths, scheme=given.scheme):
        print(path)


if __name__ == "__main__":
    main()
