"""Takes pictures of a page in Chromium: every view at 390 and 1400 pixels, light and dark, what
opens in them, and the page on paper.

python bench/build/screenshots.py page.html out/ [--view compare] [--width 1400] [--scheme light]
python bench/build/screenshots.py page.html out/ --front    for README and docs
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import parser_of

WIDTHS = {390: 844, 1400: 1000, 1440: 900, 2200: 1200}
SCHEMES = ("light", "dark")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)
STATES = {
    "overview": {
        "opened": (
            "document.querySelector('.part details').open = true",
            "document.querySelector('.part details').open = false",
        ),
    },
    "compare": {
        "difference": (
            "document.querySelector('.row').open = true",
            "document.querySelector('.row').open = false",
        ),
        "claim": (
            "location.hash = '#' + document.querySelector('.row.claim').id",
            "document.querySelector('.row.claim').open = false",
        ),
    },
}
"""Pictures of a view beside its plain one: what leads to each, and what leads back."""


def take(
    page: Path, out: Path, *, views: Sequence[str], widths: Sequence[int], schemes: Sequence[str]
) -> Iterator[Path]:
    """The pictures' paths: `<view>-<width>-<scheme>.png`; without `views` all of the page, and the
    paper."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=list(FLAGS)
        )
        for scheme in schemes:
            for width in widths:
                tab = browser.new_page(
                    viewport={"width": width, "height": WIDTHS.get(width, 900)}, color_scheme=scheme
                )
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
    there = tab.evaluate(
        "[...document.querySelectorAll('.story.on .bar nav a')].map(link => link.hash.slice(3))"
    )
    for view in views or there:
        tab.evaluate(f"location.hash = '#v-{view}'")
        yield _picture(tab, out / f"{view}-{name}.png")
        for state, (leads, back) in STATES.get(view, {}).items():
            tab.evaluate(leads)
            yield _picture(tab, out / f"{state}-{name}.png")
            tab.evaluate(back)
            tab.evaluate(f"location.hash = '#v-{view}'")


def _picture(tab: Any, path: Path) -> Path:
    tab.wait_for_timeout(200)
    tab.screenshot(path=str(path))
    return path


def take_front(page: Path, out: Path) -> Path:
    """A picture of the page as it opens; if it has an answer, with the sentences behind its fifth
    part."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=list(FLAGS)
        )
        tab = browser.new_page(viewport={"width": 1440, "height": 1280}, color_scheme="light")
        tab.goto(page.resolve().as_uri())
        sources = tab.locator("a.c")
        if sources.count() > 4:
            sources.nth(4).click()
        _picture(tab, out / "front.png")
        browser.close()
    return out / "front.png"


def main() -> None:
    """Takes the pictures and lists them."""
    parser = parser_of(__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--view", action="append", help="only this view (compare, reports ...)")
    parser.add_argument("--width", type=int, action="append")
    parser.add_argument("--scheme", choices=SCHEMES, action="append")
    parser.add_argument(
        "--front",
        action="store_true",
        help="a picture for README and docs: the page as it opens, a part of its answer opened",
    )
    given = parser.parse_args()
    if given.front:
        print(take_front(given.page, given.out))
        return
    for path in take(
        given.page,
        given.out,
        views=given.view or (),
        widths=given.width or (390, 1400),
        schemes=given.scheme or SCHEMES,
    ):
        print(path)


if __name__ == "__main__":
    main()
