#!/usr/bin/env python3
"""Whether numbers of harm that the program holds to be of one happening are of one; the sections
"incidents learn" and "incidents test" of bench/results.json.

    incidents.py [--misses]

bench/incidents/{learn,test} hold invented stories in which several things happened. Each number of
people harmed stands in brackets with the letter of its happening ("{nine people died|A}"); of those
marked X nothing is asked. set: of the pairs of marked numbers that stand in one difference or
tally, the share that is of one happening; one: the same of pairs in one incident; met: of the pairs
of one happening that count one harm, the share in one incident; two: of the pairs that the program
knows to be of two, the share that is; apart: of the pairs of two happenings, the share that it
knows to be. Nobody who writes rules reads the stories of the test half.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bench import parser_of
from bench.score import results
from bench.score.clusters import ROOT
from rashomon.comparing.compare import compare
from rashomon.incidents.known_apart import KnownApart
from rashomon.model.number import Number
from rashomon.model.story import Story
from rashomon.numbers.fates import HARMS
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings

FOLDER = ROOT / "bench" / "incidents"
MARK = re.compile(r"\{([^|}]*)\|(\w)\}")
UNASKED = "X"
SHARES = {"set": "set", "one": "one", "met": "alike", "two": "two", "apart": "unlike"}
BARS = {"incidents.set": "at least 0.95", "incidents.one": "at least 0.95"}


class Mark(NamedTuple):
    """Words of a report that tell of a happening."""

    report: str
    start: int
    end: int
    happening: str


def read_story(path: Path) -> tuple[dict[str, str], list[Mark]]:
    """The reports of an invented story by their names, and what is marked in them."""
    texts, marks = {}, []
    for part in path.read_text("utf-8").split("== ")[1:]:
        name, _, marked = part.partition("\n")
        text = ""
        last = 0
        for mark in MARK.finditer(marked):
            text += marked[last : mark.start()]
            marks.append(Mark(name, len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            last = mark.end()
        texts[name] = text + marked[last:]
    return texts, [mark for mark in marks if mark.happening != UNASKED]


def story_of(texts: Mapping[str, str]) -> Story:
    """What the program makes of these reports as one story."""
    settings = Settings(stories=StorySettings(one_story=True))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            Path(folder, f"{name}.txt").write_text(text, encoding="utf-8")
        return compare(report_pile.read(folder, settings=settings), settings=settings).stories[0]


def marked_numbers(story: Story, marks: list[Mark]) -> Iterator[tuple[Number, str]]:
    """Yields the numbers of harm that stand in marked words, with their happening."""
    for number in story.numbers:
        for mark in marks:
            meets = number.span.start < mark.end and mark.start < number.span.end
            if number.measure in HARMS and number.report == mark.report and meets:
                yield number, mark.happening


def sets_of(story: Story) -> list[set[str]]:
    """The ids of the numbers that are set beside each other, difference by difference and tally by
    tally."""
    found = [{n for value in tally.values for n in value.numbers} for tally in story.tallies]
    for difference in story.differences:
        spans = [quote.span for quote in difference.quotes()]
        found.append({n.id for n in story.numbers if any(map(n.span.overlaps, spans))})
    return found


def tally_story(path: Path, tally: Counter[str], misses: list[str]) -> None:
    """Adds what the program made of one story."""
    texts, marks = read_story(path)
    story = story_of(texts)
    beside = sets_of(story)
    told = list(marked_numbers(story, marks))
    known = KnownApart(story.incidents)
    tally.update(marks=len(marks), read=len(told))
    for (one, happening), (other, also) in combinations(told, 2):
        is_one = happening == also
        is_set = any({one.id, other.id} <= numbers for numbers in beside)
        is_joined = one.incident is not None and one.incident == other.incident
        is_apart = known.are_apart(one.sentence, other.sentence)
        is_alike = is_one and one.measure == other.measure
        tally.update({"pairs": 1, "set": is_set, "one": is_joined, "two": is_apart})
        tally.update({"alike": is_alike, "unlike": not is_one})
        tally.update({"set right": is_set and is_one, "one right": is_joined and is_one})
        tally.update({"met right": is_joined and is_alike, "two right": is_apart and not is_one})
        tally.update({"apart right": is_apart and not is_one})
        if (
            ((is_set or is_joined) and not is_one)
            or (is_apart and is_one)
            or (is_alike and not is_joined)
        ):
            kind = f"{'set ' * is_set}{'joined ' * is_joined}{'apart ' * is_apart}"
            words = f"{one.phrase.line} ({one.report}) | {other.phrase.line} ({other.report})"
            misses.append(f"{path.stem}: {'one' if is_one else 'two'}, {kind}: {words}")


def incident_figures(folder: Path, misses: list[str]) -> dict[str, float]:
    """The figures of a half."""
    tally: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        tally_story(path, tally, misses)
    shares = {
        f"incidents.{name}": round(tally[f"{name} right"] / tally[of], 3)
        for name, of in SHARES.items()
        if tally[of]
    }
    return shares | {
        "incidents.pairs": tally["pairs"],
        "incidents.joined": tally["one"],
        "incidents.read": round(tally["read"] / tally["marks"], 3),
    }


def main() -> None:
    """Measures both halves."""
    parser = parser_of(__doc__)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    for half in ("learn", "test"):
        misses: list[str] = []
        figures = incident_figures(FOLDER / half, misses)
        print(half, figures)
        if options.misses:
            print("\n".join(misses))
        else:
            data = "eight invented stories of several happenings"
            results.record(f"incidents {half}", figures, data=data, bars=BARS)


if __name__ == "__main__":
    main()
