"""Times the desk: the list of a store of some thousand stories, a story of 50 reports and 500
claims, and how soon Chromium lets one work in it."""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.score import results

sys.path.insert(0, str(results.ROOT / "tests"))

STORIES = 3000
BARS = {
    "stories_page_ms": "under 200",
    "search_ms": "under 200",
    "story_page_ms": "under 200",
    "usable_ms": "under 1000",
}


def median_ms(action: Callable[[], object], times: int = 9) -> float:
    """The median of so many runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def fill_many(path: Path, stories: int) -> None:
    """A store of so many small stories."""
    from dataclasses import replace

    from desks import fill
    from pages import rich_ledger

    ledger = rich_ledger()
    story = ledger.stories[0]

    def told(n: int) -> object:
        return replace(
            ledger,
            stories=(replace(story, id=f"t-{n}", title=f"Landslide number {n} buries a road"),),
        )

    fill(path, {f"story{n:05}": told(n) for n in range(stories)})


def ask(address: str) -> int:
    """The number of bytes of the answer to a browser's request."""
    from urllib.request import Request, urlopen

    # our own address
    with urlopen(Request(address, headers={"Accept": "text/html"})) as answer:  # noqa: S310
        return len(answer.read())


def measure_lists(folder: Path, stories: int) -> dict[str, float]:
    """The list and a search, of a store of many stories."""
    from desks import serving

    fill_many(folder / "many.db", stories)
    with serving(folder / "many.db") as address:
        ask(f"{address}/")
        return {
            "stories_page_ms": median_ms(lambda: ask(f"{address}/")),
            "search_ms": median_ms(lambda: ask(f"{address}/?q=landslide+buries&disputed=1")),
        }


def measure_story(folder: Path) -> dict[str, float]:
    """The page of a story of 50 reports and 500 claims, from the first byte to the moment at which
    keys and clicks are heard."""
    from desks import fill, serving
    from pages import large_ledger

    fill(folder / "large.db", {"harbours": large_ledger(50, 500)})
    with serving(folder / "large.db") as address:
        start = time.perf_counter()
        size = ask(f"{address}/s/harbours")
        first = (time.perf_counter() - start) * 1000
        found = {"story_first_page_ms": first, "story_page_bytes": float(size)}
        found["story_page_ms"] = median_ms(lambda: ask(f"{address}/s/harbours"))
        return found | usable(f"{address}/s/harbours")


def usable(address: str, times: int = 7) -> dict[str, float]:
    """When Chromium has built the page and its scripts listen, counted from the request; each time
    in a new window, its cache empty."""
    import shutil

    from playwright.sync_api import sync_playwright

    from bench.build.screenshots import FLAGS

    taken, worked = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=list(FLAGS)
        )
        for _ in range(times):
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            page = context.new_page()
            watched = context.new_cdp_session(page)
            watched.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(address, wait_until="load")
            told = {
                each["name"]: each["value"]
                for each in watched.send("Performance.getMetrics")["metrics"]
            }
            worked.append(told["TaskDuration"] * 1000)
            taken.append(
                page.evaluate(
                    "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
                )
            )
            page.keyboard.press("2")
            page.locator("#v-compare").wait_for(timeout=5000)
            context.close()
        browser.close()
    # The page's own work is counted in processor time: it stays the same on a machine that has
    # other things to do.
    return {
        "usable_ms": statistics.median(taken),
        "usable_least_ms": min(taken),
        "usable_processor_ms": statistics.median(worked),
    }


def main() -> None:
    """Measures and records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=STORIES)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = measure_lists(folder, given.stories) | measure_story(folder)
    told = {name: round(value, 1) for name, value in figures.items()}
    data = (
        f"a made store of {given.stories} stories; a made story of 50 reports and 500 claims; "
        "Chromium at 1440 by 900, its cache empty"
    )
    results.record("Desk", told, data=data, bars=BARS)
    for name, value in told.items():
        print(f"{name:24} {value:>12,.1f}  {BARS.get(name, '')}")


if __name__ == "__main__":
    main()
