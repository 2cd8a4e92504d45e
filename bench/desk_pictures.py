"""Takes pictures of every page of the desk, small and large, light and dark: python bench/desk_pictures.py DB out/ [--story ID]"""

import argparse
import os
import shutil
import sys
from pathlib import Path

import results
from screenshots import FLAGS

sys.path.insert(0, str(results.ROOT / "tests"))

WIDTHS = {390: 844, 1440: 900, 2560: 1400}
PAGES = {
    "list": "/",
    "search": "/?q=the",
    "filters": "/?status=disputed",
    "sources": "/sources",
    "log": "/log",
    "people": "/people",
    "lost": "/s/none",
}
OF_A_STORY = {"story": "", "changes": "/changes", "correct": "/correct", "questions": "/questions", "hand-on": "/hand-on"}


def take(address: str, story: str, out: Path) -> list[Path]:
    """The pictures' paths: `<page>-<width>-<scheme>.png`."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    pages = PAGES | {name: f"/s/{story}{path}" for name, path in OF_A_STORY.items()}
    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=list(FLAGS))
        for width, height in WIDTHS.items():
            for scheme in ("light", "dark"):
                tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                for name, path in pages.items():
                    tab.goto(f"{address}{path}")
                    taken.append(out / f"{name}-{width}-{scheme}.png")
                    tab.screenshot(path=str(taken[-1]))
                tab.close()
        browser.close()
    return taken


def main() -> None:
    """Takes the pictures and lists them."""
    from desks import serving
    from rashomon.cli.stores import present

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--story", help="the story whose pages are taken; else the last changed")
    given = parser.parse_args()
    with serving(given.store, clock=present) as address:
        from rashomon.stores.open import open_store

        store = open_store(str(given.store))
        story = given.story or store.story_rows(most=1)[0].id
        store.close()
        for path in take(address, story, given.out):
            print(path)


if __name__ == "__main__":
    main()
