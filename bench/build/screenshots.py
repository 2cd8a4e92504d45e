"""Takes pictures of a page in Chromium: every view at 390 and 1440 pixels, light and dark, an opened point, the inspector, and the page on paper.

python bench/build/screenshots.py page.html out/ [--view table] [--width 1440] [--scheme light]
python bench/build/screenshots.py page.html out/ --front WORDS    the README's picture
"""

import argparse
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

WIDTHS = {390: 844, 1440: 900, 2200: 1200}
SCHEMES = ("light", "dark")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")
_POINT = "location.hash = [...document.querySelectorAll('tr.pt')][0]?.dataset.id || '#v-table'"
_SPEAKERS = """(value => { const box = document.querySelector('[data-arrange=by]'); if (box) { box.value = value;
  box.dispatchEvent(new Event('change', { bubbles: true })); } })"""
STATES = {
    "point": (_POINT, "rashomon.close()"),
    "marks": ("document.querySelector('[data-den=marks]').click()", "document.querySelector('[data-den=auto]').click()"),
    "by-speaker": (f"{_SPEAKERS}('speaker')", f"{_SPEAKERS}('report')"),
    "arrange": ("scrollTo(0, 0); document.querySelector('.arrange').open = true", "document.querySelector('.arrange').open = false"),
}
"""Pictures of the table beside its plain one: what leads to each, and what leads back."""


def take(page: Path, out: Path, *, views: Sequence[str], widths: Sequence[int], schemes: Sequence[str]) -> Iterator[Path]:
    """The pictures' paths: `<view>-<width>-<scheme>.png`; without `views` all of the page, with the states of its table and the paper."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=list(FLAGS))
        for scheme in schemes:
            for width in widths:
                tab = browser.new_page(viewport={"width": width, "height": WIDTHS.get(width, 900)}, color_scheme=scheme)
                tab.goto(page.resolve().as_uri())
                yield from _pictures(tab, out, views, f"{width}-{scheme}")
                tab.close()
        if not views:
            tab = browser.new_page()
            tab.goto(page.resolve().as_uri())
            tab.pdf(path=str(out / "paper.pdf"), format="A4", prefer_css_page_size=True)
            yield out / "paper.pdf"
        browser.close()


def _pictures(tab: Any, out: Path, views: Sequence[str], name: str) -> Iterator[Path]:
    there = tab.evaluate("[...document.querySelectorAll('.story.on .bar nav a')].map(link => link.hash.slice(3))")
    for view in views or there:
        tab.evaluate(f"location.hash = '#v-{view}'")
        yield _picture(tab, out / f"{view}-{name}.png")
    if not views:
        tab.evaluate("location.hash = '#v-table'")
        for state, (leads, back) in STATES.items():
            tab.evaluate(leads)
            yield _picture(tab, out / f"{state}-{name}.png")
            tab.evaluate(back)


def _picture(tab: Any, path: Path) -> Path:
    tab.wait_for_timeout(100)
    tab.screenshot(path=str(path))
    return path


_FRONT = """<body style="margin:0;width:1440px;height:1010px;background:#e9e6df;position:relative;overflow:hidden">
<img src="{table}" style="position:absolute;left:0;top:0;width:1440px">
<div style="position:absolute;left:430px;top:565px;width:990px;height:420px;overflow:hidden;border-radius:10px;box-shadow:0 12px 40px #0006;border:1px solid #999">
<img src="{report}" style="position:absolute;left:-250px;top:-180px;width:1440px"></div></body>"""


def take_front(page: Path, out: Path, words: str) -> Path:
    """The README's picture: the table, and before it the report behind the first cell with these words, the passage highlighted."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=list(FLAGS))
        tab = browser.new_page(viewport={"width": 1440, "height": 1010}, color_scheme="light")
        tab.set_default_timeout(60_000)
        tab.goto(page.resolve().as_uri())
        tab.wait_for_timeout(300)
        tab.screenshot(path=str(out / "table.png"))
        tab.locator("tr[data-id] td a", has_text=words).first.click()
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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--view", action="append", help="only this view (table, brief ...)")
    parser.add_argument("--width", type=int, action="append")
    parser.add_argument("--scheme", choices=SCHEMES, action="append")
    parser.add_argument("--front", metavar="WORDS", help="the README's picture, with the passage behind the cell that holds these words")
    given = parser.parse_args()
    if given.front:
        print(take_front(given.page, given.out, given.front))
        return
    for path in take(given.page, given.out, views=given.view or (), widths=given.width or (390, 1440), schemes=given.scheme or SCHEMES):
        print(path)


if __name__ == "__main__":
    main()
