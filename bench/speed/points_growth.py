#!/usr/bin/env python3
"""Measures how the time of points grows with the reports of one story: 10, 50 and 200 reports, each of sentences of one of our stories.

    points_growth.py [--sizes 10,50,200] [--seed S]     the section "growth of points" of bench/results.json

Each report holds about half of the sentences of two reports of the story, some of them with another number, day, name or hedge. What is timed is
processor time: answers found and put together, worded and set against each other, the parse and the stages before being done.
"""

import argparse
import math
import random
import sys
import time
from collections.abc import Sequence

from bench.score.clusters import ROOT
from bench.speed.pile import EDITS, SENTENCE, SOURCES

sys.path.insert(0, str(ROOT / "src"))

from bench.score.results import record
from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports
from rashomon.model.content_ids import content_id
from rashomon.model.report import Report
from rashomon.prepared_story import gather_story, prepare_story

SECTION = "growth of points"
STORY = "siege-corridor"
SIZES = (10, 50, 200)
KEPT, EDITED = 0.5, 0.3  # of the sentences
BARS = {"points_seconds_10": "at most 3", "points_seconds_200": "at most 60", "points_growth": "under 2"}
NOTE = "`points_growth`: the power of the number of reports with which the time grows between the last two sizes; 2 would be quadratic."


def reports_of_one_story(number: int, seed: int = 0) -> list[Report]:
    """So many reports of one story; more reports begin with the same ones."""
    told = [_sentences(path.read_text(encoding="utf-8")) for path in sorted((SOURCES / STORY / "reports").glob("*.txt"))]
    rng = random.Random(f"growth-{seed}")  # noqa: S311  reproducible, not secret
    return [_report(place, told, rng) for place in range(number)]


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE.split(text) if len(part.strip()) > 30]


def _report(place: int, told: Sequence[Sequence[str]], rng: random.Random) -> Report:
    kept = [sentence for base in rng.sample(range(len(told)), 2) for sentence in told[base] if rng.random() < KEPT]
    lines = [_edited(sentence, rng) if rng.random() < EDITED else sentence for sentence in kept]
    text, name = "\n\n".join(lines) + "\n", f"r{place:04}"
    digest = content_id(name, text)
    return Report(id=name, source=f"{name}.txt", sha256=digest, source_sha256=digest, text=text, published=f"2024-06-{1 + place % 28:02}")


def _edited(sentence: str, rng: random.Random) -> str:
    return rng.choice(EDITS)(sentence, rng)[0] if len(sentence.split()) > 9 else sentence


def seconds_of_points(number: int, seed: int = 0) -> tuple[float, int]:
    """Processor seconds that the points of a story of so many reports take, and how many points there are."""
    known = prepare_story(list(annotate_reports(reports_of_one_story(number, seed))))
    started = time.process_time()
    points = pipeline.points_of(known, gather_story(known))
    return time.process_time() - started, len(points)


def figures_of(sizes: Sequence[int], seed: int = 0) -> dict[str, float]:
    """The seconds by the number of reports, and how they grow between the last two."""
    seconds_of_points(2, seed)  # not counted: reads tables and models
    taken = {number: seconds_of_points(number, seed) for number in sizes}
    figures = {f"points_seconds_{number}": round(seconds, 3) for number, (seconds, _) in taken.items()}
    few, many = sizes[-2:]
    return figures | {"points_growth": round(math.log(taken[many][0] / taken[few][0]) / math.log(many / few), 3)}


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--dry", action="store_true", help="only show the figures")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    figures = figures_of(sizes, options.seed)
    print(figures)
    if not options.dry:
        data = f"reports made of the sentences of {STORY}, one of our training stories: {', '.join(map(str, sizes))}; processor time"
        record(SECTION, figures, data=data, bars=BARS, note=NOTE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
