"""Measures the front page of a pile of many stories: its weight, how soon Chromium opens it from a
file, and how long its search, its filters and its orders take; the section "Front page" of
bench/results.json.

    python -m bench.speed.front_page [--stories 1000] [--keep FOLDER]

The pile is made of our own stories of train and dev, each compared once and then told again and
again under other names and on other days; of each third story one report alone.
"""

import argparse
import json
import os
import random
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench.score import results
from bench.score.clusters import ROOT, clusters_in
from bench.speed.pile import SYLLABLES

if TYPE_CHECKING:
    from rashomon.model.ledger import Ledger

BARS = {
    "front_bytes": "at most 3,000,000",
    "front_open_ms": "under 2,000",
    "front_search_ms": "under 100",
    "front_filter_ms": "under 100",
    "front_order_ms": "under 100",
}
_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_WORD = re.compile(r"[^\W\d_]{4,}")
STORIES, TIMES = 1000, 5
ACTIONS = {
    "front_search_ms": [("fill", words) for words in ("police said", "hospital", "fire", "e", "")],
    "front_filter_ms": [("choose", which) for which in ("places", "names", "outlets")],
    "front_order_ms": [("order", by) for by in ("last", "reports", "differ", "disputed", "lines")],
}
_DONE = {
    "fill": """const box = document.querySelector(".f-words"); box.value = what;
      box.dispatchEvent(new Event("input", { bubbles: true }));""",
    "choose": """const box = document.querySelector(`[data-which=${what}]`);
      box.selectedIndex = box.selectedIndex ? 0 : 1;
      box.dispatchEvent(new Event("input", { bubbles: true }));""",
    "order": "document.querySelector(`[data-order=${what}]`).click();",
}
_TIMED = """what => new Promise(done => {{ const begun = performance.now(); {}
  requestAnimationFrame(() => {{ const drawn = new MessageChannel();
    drawn.port1.onmessage = () => done(performance.now() - begun); drawn.port2.postMessage(0); }});
}})"""
"""What is done, and how long it takes until the next picture stands on the screen."""


def bases() -> "list[tuple[Ledger, Ledger]]":
    """Our stories, each whole and its first report alone."""
    from rashomon.comparing import compare as comparing
    from rashomon.reports import report_pile
    from rashomon.settings import Settings, StorySettings

    settings = Settings(stories=StorySettings(one_story=True))
    folders = [
        one for part in ("train", "dev") for one in clusters_in(ROOT / "bench/stories" / part)
    ]
    piles = [report_pile.read(str(one / "reports"), settings=settings) for one in folders]
    return [
        (
            comparing.compare(pile, settings=settings),
            comparing.compare(replace(pile, reports=pile.reports[:1]), settings=settings),
        )
        for pile in piles
    ]


def retold(document: str, number: int) -> "Ledger":
    """A ledger under other names, each as long as the one it stands for, and on other days."""
    from rashomon.model.document import from_json

    rng = random.Random(number)  # noqa: S311  names of a made pile
    held = json.loads(document)
    lower = {word for word in _WORD.findall(document) if word.islower()}
    named = {
        word
        for story in held["stories"]
        for name in story["names"]
        for spelling in name["spellings"]
        for word in _WORD.findall(spelling)
        if word[0].isupper() and word.lower() not in lower
    }
    names = {word: _name(len(word), rng) for word in sorted(named)}
    texts = _WORD.sub(lambda found: names.get(found[0], found[0]), document)
    shift = timedelta(days=rng.randrange(-200, 200))
    texts = _DAY.sub(lambda found: (date.fromisoformat(found[0]) + shift).isoformat(), texts)
    ids = "|".join(re.escape(one["id"]) for one in (*held["reports"], *held["stories"]))
    return from_json(re.sub(rf'(?<!"kind": )"({ids})"(?!:)', rf'"\1-{number}"', texts))


def _name(length: int, rng: random.Random) -> str:
    word = ""
    while len(word) < length:
        word += rng.choice(SYLLABLES)
    return word[:length].capitalize()


def pile(number: int) -> "Ledger":
    """So many stories in one ledger, without what no front page shows."""
    from rashomon.model.document import to_json

    made = bases()
    documents = [(to_json(_light(whole)), to_json(_light(lone))) for whole, lone in made]

    def told() -> "Iterator[Ledger]":
        for at in range(number):
            whole, lone = documents[at % len(documents)]
            yield retold(lone if at % 3 == 2 else whole, at)

    ledgers = list(told())
    return replace(
        ledgers[0],
        reports=tuple(report for one in ledgers for report in one.reports),
        stories=tuple(story for one in ledgers for story in one.stories),
    )


def _light(ledger: "Ledger") -> "Ledger":
    stories = tuple(replace(one, statements=()) for one in ledger.stories)
    return replace(ledger, stories=stories)


def measure(page: Path) -> dict[str, float]:
    """What Chromium takes to open a page from its file and to answer, the slowest of each kind of
    action, each the median of some."""
    from playwright.sync_api import sync_playwright

    from bench.build.screenshots import FLAGS

    opened: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=list(FLAGS)
        )
        for _ in range(TIMES):
            tab = browser.new_page(viewport={"width": 1400, "height": 1000})
            asked: list[str] = []
            tab.on("request", lambda request, asked=asked: asked.append(request.url))
            begun = time.perf_counter()
            tab.goto(page.resolve().as_uri(), wait_until="load")
            tab.evaluate(_TIMED.format(""), None)
            opened.append((time.perf_counter() - begun) * 1000)
            if asked != [page.resolve().as_uri()]:
                raise SystemExit(f"the page asks for more than itself: {asked[1:]}")
            found = {
                name: max(
                    statistics.median(
                        tab.evaluate(_TIMED.format(_DONE[kind]), what) for _ in range(TIMES)
                    )
                    for kind, what in actions
                )
                for name, actions in ACTIONS.items()
            }
            tab.close()
        browser.close()
    return {"front_open_ms": statistics.median(opened), **found}


def main() -> None:
    """Measures and records."""
    from rashomon.web.ledger_page import render_front

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stories", type=int, default=STORIES)
    parser.add_argument("--keep", type=Path, help="where the page is kept")
    given = parser.parse_args()
    ledger = pile(given.stories)
    with tempfile.TemporaryDirectory() as scratch:
        begun = time.perf_counter()
        html = render_front(ledger, "pile-stories").encode()
        made = time.perf_counter() - begun
        page = (given.keep or Path(scratch)) / "pile.html"
        page.write_bytes(html)
        figures = {"front_bytes": len(html), "front_made_s": made, **measure(page)}
    told = {name: round(value, 1) for name, value in figures.items()}
    for name, value in told.items():
        print(f"{name:18} {value:>12,.1f}  {BARS.get(name, '')}")
    if given.stories == STORIES:
        data = (
            f"{given.stories} stories of {len(ledger.reports):,} reports, our own told again under "
            "other names; Chromium at 1400 by 1000, from a file"
        )
        results.record("Front page", told, data=data, bars=BARS)


if __name__ == "__main__":
    main()
