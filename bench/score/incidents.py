#!/usr/bin/env python3
"""Whether numbers that the program sets beside each other are of one incident; the sections
"incidents ..." of bench/results.json.

    incidents.py [--part {pairs,learn,test}] [--misses] [--no-record]

pairs: bench/incidents/pairs.jsonl, pairs of numbers of real and of our own stories that a reader
judged (bench/incidents/README.md). learn, test: our own stories in which several things happened.
There each number of people harmed stands in brackets with the letter of its incident ("{nine people
died|A}"); of those marked X nothing is asked. Nobody who writes rules reads the stories of test.

one: of the pairs that stand in one difference or tally, the share of one incident; harm, agreed,
differ, ladder: the same of people harmed, and of those set beside each other as agreed, as
different, and by a tally alone; met: of the pairs of one incident, the share that stands in one
difference or tally.
"""

import hashlib
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bench import parser_of
from bench.score import results
from bench.score.clusters import ROOT, shared_folder
from rashomon.comparing.compare import compare
from rashomon.model.number import Number
from rashomon.model.story import Story
from rashomon.numbers.fates import BEFALLEN
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from rashomon.text.gathering import by_key

FOLDER = ROOT / "bench" / "incidents"
PAIRS = FOLDER / "pairs.jsonl"
PARTS = ("pairs", "learn", "test")
KINDS = ("agreed", "differ", "ladder")
UNASKED = "X"
BARS = {"incidents.one": "at least 0.95"}
_MARK = re.compile(r"\{([^|}]*)\|(\w)\}")
Joined = Mapping[frozenset[str], str]


class Mark(NamedTuple):
    """Words of a report that tell of an incident."""

    report: str
    start: int
    end: int
    incident: str


class Judged(NamedTuple):
    """Two numbers of a story, and whether they are of one incident; None where a reader could not
    tell."""

    one: Number
    other: Number
    is_one: bool | None


def story_of(texts: Mapping[str, str]) -> Story:
    """Returns what the program makes of these reports, by their ids, as one story."""
    settings = Settings(stories=StorySettings(one_story=True))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            Path(folder, f"{name}.txt").write_text(text, encoding="utf-8")
        return compare(report_pile.read(folder, settings=settings), settings=settings).stories[0]


def joined_by(story: Story) -> Joined:
    """Returns the pairs of numbers, by their ids, that the program sets beside each other: agreed
    or different in one of its differences, or by a tally alone."""
    joined: dict[frozenset[str], str] = {}
    for difference in story.differences:
        versions = [
            {n.id for n in story.numbers for q in version.quotes if n.span.overlaps(q.span)}
            for version in difference.versions
            if difference.by is None
        ]
        for numbers in versions:
            joined |= {frozenset(pair): "agreed" for pair in combinations(numbers, 2)}
        for some, others in combinations(versions, 2):
            joined |= {frozenset((a, b)): "differ" for a in some for b in others if a != b}
    for tally in story.tallies:
        for one, other in combinations((n for v in tally.values for n in v.numbers), 2):
            joined.setdefault(frozenset((one, other)), "ladder")
    return joined


# The pairs that a reader judged.


def texts_of(pile: str, shared: Path) -> Mapping[str, str]:
    """Returns the reports of a pile by their ids."""
    kind, name = pile.split("/")
    if kind == "ecbplus":
        lines = map(json.loads, (shared / "data" / kind / "train.jsonl").open(encoding="utf-8"))
        return {x["id"].replace("/", "_"): x["text"] + "\n" for x in lines if x["subtopic"] == name}
    folder = ROOT / "bench" / "stories" / "train" if kind == "stories" else shared / kind
    paths = (folder / name / "reports").glob("*.txt")
    return {path.stem: path.read_text("utf-8") for path in paths}


def judged_stories(shared: Path) -> Iterator[tuple[Story, list[Judged]]]:
    """Yields the stories of which a reader judged pairs, with these."""
    pairs = map(json.loads, PAIRS.read_text("utf-8").splitlines())
    for pile, some in by_key((pair["pile"], pair) for pair in pairs).items():
        texts = texts_of(pile, shared)
        story = story_of(texts)
        numbers = {(n.report, n.span.start): n for n in story.numbers}
        judged = []
        for pair in some:
            sides = []
            for report, start, end, sha in (pair["a"], pair["b"]):
                words = texts[report][start:end].encode()
                if hashlib.sha256(words).hexdigest()[:16] != sha:
                    raise SystemExit(f"{pile}/{report} at {start} reads otherwise")
                sides.append(numbers.get((report, start)))
            if sides[0] and sides[1]:
                judged.append(Judged(sides[0], sides[1], pair["one"]))
        yield story, judged


# The stories in which several things happened.


def read_marked(path: Path) -> tuple[dict[str, str], list[Mark]]:
    """Returns the reports of an invented story by their names, and what is marked in them."""
    texts, marks = {}, []
    for part in path.read_text("utf-8").split("== ")[1:]:
        name, _, marked = part.partition("\n")
        text = ""
        last = 0
        for mark in _MARK.finditer(marked):
            text += marked[last : mark.start()]
            marks.append(Mark(name, len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            last = mark.end()
        texts[name] = text + marked[last:]
    return texts, [mark for mark in marks if mark.incident != UNASKED]


def marked_stories(folder: Path) -> Iterator[tuple[Story, list[Judged]]]:
    """Yields the invented stories with all pairs of marked numbers that tell of one harm."""
    for path in sorted(folder.glob("*.txt")):
        texts, marks = read_marked(path)
        story = story_of(texts)
        told = []
        for number in story.numbers:
            for mark in marks:
                meets = number.span.start < mark.end and mark.start < number.span.end
                if number.measure in BEFALLEN and number.report == mark.report and meets:
                    told.append((number, mark.incident))
        yield (
            story,
            [
                Judged(one, other, first == second)
                for (one, first), (other, second) in combinations(told, 2)
                if one.measure == other.measure
            ],
        )


def figures_of(
    stories: Iterable[tuple[Story, list[Judged]]], misses: list[str]
) -> dict[str, float | None]:
    """Returns the figures of these stories."""
    tally: Counter[str] = Counter()
    for story, judged in stories:
        joined = joined_by(story)
        for one, other, is_one in judged:
            kind = joined.get(frozenset((one.id, other.id)))
            tally["met of"] += bool(is_one)
            if kind is None or is_one is None:
                continue
            tally["met"] += is_one
            harm = ["harm"] if one.measure in BEFALLEN else []
            for name in ("one", kind, *harm):
                tally.update({f"{name} of": 1, name: is_one})
            if not is_one:
                words = f"{one.phrase.line} ({one.report}) | {other.phrase.line} ({other.report})"
                misses.append(f"{kind}: {words}")
    names = ("one", "harm", *KINDS, "met")
    shares = {
        f"incidents.{name}": round(tally[name] / of, 3) if (of := tally[f"{name} of"]) else None
        for name in names
    }
    return shares | {f"incidents.{name}_pairs": tally[f"{name} of"] for name in names}


def main() -> None:
    """Measures, prints and records."""
    parser = parser_of(__doc__)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-record", action="store_true")
    given = parser.parse_args()
    shared = shared_folder()
    for part in (given.part,) if given.part else PARTS:
        if part != "pairs":
            stories = marked_stories(FOLDER / part)
        elif shared:
            stories = judged_stories(shared)
        else:
            print("pairs: the shared data are missing")
            continue
        misses: list[str] = []
        figures = figures_of(stories, misses)
        print(part, json.dumps(figures, indent=1))
        if given.misses:
            print("\n".join(misses))
        if not given.no_record:
            data = "bench/incidents: pairs that a reader judged, stories of several incidents"
            results.record(f"incidents {part}", figures, data=data, bars=BARS)


if __name__ == "__main__":
    main()
