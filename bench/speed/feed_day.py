#!/usr/bin/env python3
"""Replays a day of feeds against `rashomon watch`, killed on the way, with a desk beside it that is
asked for its front page all the time; the section "a day of feeds".

feed_day.py [--feeds 200] [--items 5000] [--kills 20] [--rounds 48] [--no-record]
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.request import Request, urlopen

from bench.score.clusters import ROOT
from bench.score.results import record
from bench.speed.pile import pile

sys.path[:0] = [str(ROOT / "tests")]

from feed_day import Day, replay, spread  # noqa: E402  the tests' own, found only now

BARS = {
    "feed_kept": "1.0",
    "feed_lost": "0",
    "feed_doubled": "0",
    "feed_memory_growth": "at most 1.1",
    "feed_front_p95_s": "under 1",
}
WORDS = 60  # of a report that its feed gives, whole paragraphs


def ask(address: str) -> int:
    """The number of bytes of the answer to a browser's request."""
    # our own address
    with urlopen(Request(address, headers={"Accept": "text/html"})) as answer:  # noqa: S310
        return len(answer.read())


def entry(text: str) -> str:
    """What a feed tells of a report: its headline and first paragraphs."""
    told: list[str] = []
    for paragraph in text.split("\n\n"):
        if told and len(" ".join(told).split()) >= WORDS:
            break
        told.append(paragraph)
    return "\n\n".join(told)


def front_pages(address: str, took: list[float], over: threading.Event) -> None:
    """Asks for the front page every two seconds until it is over."""
    while not over.wait(2.0):
        begun = time.perf_counter()
        ask(f"{address}/")
        took.append(time.perf_counter() - begun)


def measure(options: argparse.Namespace, folder: Path) -> dict[str, float]:
    """All figures."""
    from rashomon.store.database.open import open_store

    made = pile(options.items * 2, seed=9)
    texts = [*dict.fromkeys(entry(one.text) for one in made)][: options.items]
    day = Day(
        options.feeds,
        spread(texts, options.feeds, random.Random(1)),  # noqa: S311  a day, not a secret
        folder / "clock",
    )
    store, took, loads, over = folder / "s.db", list[float](), list[float](), threading.Event()
    open_store(str(store), create=True).close()

    def told(number: int, seconds: float) -> None:
        loads.append(os.getloadavg()[0])
        front = f"{max(took):.2f} s" if took else "-"
        print(f"  round {number}: {seconds:.1f} s, front page at most {front}", flush=True)

    command = [sys.executable, "-m", "rashomon", "serve", str(store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as desk:
        assert desk.stderr  # noqa: S101  asked for above
        address = desk.stderr.readline().split()[4].rstrip("/")
        asking = threading.Thread(target=front_pages, args=(address, took, over))
        asking.start()
        begun = time.perf_counter()
        try:
            done = replay(
                str(store), day, kills=options.kills, seed=7, rounds=options.rounds, on_round=told
            )
        finally:
            over.set()
            asking.join()
            desk.terminate()
    print(done.megabytes, done.faults, done.said[-3:])
    return {
        "feed_items": len(set(texts)),
        "feed_kills": done.kills,
        "feed_lost": done.lost,
        "feed_kept": 1 - done.lost / len(set(texts)),
        "feed_doubled": done.doubled,
        "feed_faults": len(done.faults) + done.pending,
        "feed_minutes": (time.perf_counter() - begun) / 60,
        "feed_round_s": statistics.median(done.seconds),
        "feed_memory_mb": max(done.megabytes),
        "feed_memory_growth": done.growth(),
        "feed_store_mb": store.stat().st_size / 1e6,
        "feed_front_p50_s": statistics.median(took),
        "feed_front_p95_s": sorted(took)[int(len(took) * 0.95)],
        "feed_front_worst_s": max(took),
        "feed_load": statistics.median(loads),
    }


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--items", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=48)
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(options, Path(folder))
    print(figures)
    if not options.no_record:
        record(
            "a day of feeds",
            figures,
            data=f"{options.feeds} feeds with {options.items} made entries of some {WORDS} words "
            f"in {options.rounds} rounds; the kills in the first half, memory in the second; a "
            "desk beside it; on two cores that others shared (load: median of the rounds)",
            bars=BARS,
        )
    return 1 if figures["feed_lost"] or figures["feed_faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
