#!/usr/bin/env python3
"""Train what tells the lines that frame a page from its prose (frame.json of shipped/weights).

Usage: python -m bench.train.frame STORY_DIR... [--held-out STORY_DIR...]     STORY_DIR holds
reports/ and gold.json; stories of our own only

A line in the zones above and below the prose is furniture when the gold says so of most of its
characters. With --held-out nothing is written: the weights of the first stories are measured on the
others.
"""

import argparse
import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bench.train.logistic import fit_named, write
from rashomon.reports.frame.frame_lines import (
    LONG_LINE,
    Features,
    Zone,
    line_features,
    may_frame,
    read_story,
    zones_of,
)
from rashomon.reports.frame.furniture import cut_sentences, find_by_rules
from rashomon.reports.outlets.masthead import find_masthead
from rashomon.reports.text_lines import TextLine, split_lines

WEIGHTS = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "shipped" / "weights"
LINES = tomllib.loads(Path(__file__).with_name("page_lines.toml").read_text(encoding="utf-8"))
PENALTY = 1.0
ADDED = 6  # sentences added to each report
# of an added sentence and of an invented line of each kind, beside a line that the gold judges
WEIGHT, WEIGHTS_OF = 0.5, {"head": 0.5, "foot": 0.5, "told": 1.0}
OPENINGS = (
    "",
    "",
    "",
    "UPDATE: ",
    "BREAKING: ",
    "LATEST: ",
    "- ",
    "OSTAU: ",
    "Note: ",
    "KASVIK — ",
)  # made-up places
ENDINGS = ("", "", "", "", "", " (Northern Wire)", " (NWA)")
# Below the story a headline of another page and one of the news look alike, and a paragraph lost
# costs most: there more must speak for furniture.
BARS = {"head": 0.4, "foot": 0.7, "long": 0.8, "plate": 0.6}
MOSTLY = 0.6
Example = tuple[Features, bool, str]


def examples(folder: Path) -> Iterator[Example]:
    """The lines in question of a story's reports: features, whether it is furniture, and the
    line."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for report in gold["reports"]:
        path = folder / "reports" / f"{report['id']}.txt"
        if path.exists():
            text = path.read_text(encoding="utf-8")
            yield from of_text(
                text, report["title"], [span["quote"] for span in report.get("furniture", ())]
            )
            yield from plates(split_lines(text), report["title"])


def sentences(folder: Path) -> list[str]:
    """The sentences of up to 25 words in a story's prose, each once, in an order that hangs on
    their words alone."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    found = set()
    for report in gold["reports"]:
        path = folder / "reports" / f"{report['id']}.txt"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for span in report.get("furniture", ()):
            text = text.replace(span["quote"], "\n")
        for line in text.split("\n"):
            if line.strip() != report["title"]:
                found |= {
                    piece.strip()
                    for piece in re.findall(r"[A-Z][^.!?\n“”\"]*[.!?](?=\s|$)", line)
                    if 3 <= len(piece.split()) <= 25
                }
    return sorted(found, key=lambda piece: hashlib.sha256(piece.encode()).hexdigest())


def added(folder: Path, others: Path) -> Iterator[Example]:
    """Sentences of this story and of another one, as paragraphs below the last line of each report
    and below its first piece of furniture."""
    own, foreign = sentences(folder), sentences(others)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for n, report in enumerate(gold["reports"]):
        path = folder / "reports" / f"{report['id']}.txt"
        if not path.exists():
            continue
        text = path.read_text(encoding="utf-8").rstrip()
        for k in range(ADDED):
            pieces, place = (own if k % 2 else foreign), n * ADDED + k
            piece = pieces[place % len(pieces)]
            line = (
                OPENINGS[place % len(OPENINGS)]
                + piece[:-1]
                + ENDINGS[place % len(ENDINGS)]
                + piece[-1]
            )
            quotes = [span["quote"] for span in report.get("furniture", ())]
            yield from of_text(f"{text}\n\n{line}\n", report["title"], quotes, only=line)
            if head := next((quote for quote in quotes if 0 <= text.find(quote) < 400), None):
                at = text.find(head) + len(head)
                yield from of_text(
                    f"{text[:at]}\n\n{line}\n\n{text[at:]}\n", report["title"], quotes, only=line
                )


def pages(folder: Path) -> Iterator[tuple[Features, bool, str, float]]:
    """Invented lines: of pages, below the headline and below the last line of each report, and told
    ones below the last line."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for report in gold["reports"]:
        path = folder / "reports" / f"{report['id']}.txt"
        text = path.read_text(encoding="utf-8").rstrip() if path.exists() else ""
        at = text.find(report["title"] or "\n") + len(report["title"] or "")
        first = int(hashlib.sha256(report["id"].encode()).hexdigest(), 16)
        quotes = [span["quote"] for span in report.get("furniture", ())]
        for k in range(ADDED if text else 0):
            for zone, lines in LINES.items():
                line = lines[(first + k) % len(lines)]
                own = quotes if zone == "told" else [*quotes, line]
                page = f"{text}\n\n{line}\n"
                if zone == "head":
                    page = f"{text[:at]}\n{line}\n{text[at:]}\n"
                for example in of_text(page, report["title"], own, only=line):
                    yield *example, WEIGHTS_OF[zone]


def plates(lines: tuple[TextLine, ...], title: str | None) -> Iterator[Example]:
    """The lines above the gold's headline, which frame the page, and the headline above the next
    line, which does not."""
    at = next((line.number for line in lines[:8] if line.text == title), None)
    if at is None:
        return
    for line in lines[:at]:
        yield (
            line_features(line, read_story(lines, lines[at]), Zone("plate", line.number, True), {}),
            True,
            line.text,
        )
    if at + 1 < len(lines):
        yield (
            line_features(lines[at], read_story(lines, lines[at + 1]), Zone("plate", at, True), {}),
            False,
            lines[at].text,
        )


def of_text(
    text: str, title: str | None, quotes: list[str], *, only: str | None = None
) -> Iterator[Example]:
    """The examples in one text (`only`: of that line); its headline and whether the line outside
    frames the page are taken from the gold."""
    dull = {
        i for quote in quotes if (at := text.find(quote)) >= 0 for i in range(at, at + len(quote))
    }
    lines: Sequence[TextLine] = split_lines(text)
    head = find_masthead(lines, title=title)
    lines, kinds, _ = cut_sentences(text, lines, title=head.title, taken=head.taken, known=None)
    kinds = find_by_rules(lines, kinds, title=head.title, marked=False)
    story = read_story(lines, head.title)
    for zone, numbers in zones_of(lines, head.title, kinds):
        framed = True
        for steps, number in enumerate(numbers):
            line = lines[number]
            if line is head.title:
                continue
            label = _covered(line, dull) >= MOSTLY
            if may_frame(line) and only in (None, line.text):
                yield line_features(line, story, Zone(zone, steps, framed), kinds), label, line.text
            framed = label


def _covered(line: TextLine, dull: set[int]) -> float:
    return sum(i in dull for i in range(line.start, line.end)) / (line.end - line.start)


def train(folders: list[Path]) -> dict[str, float]:
    """The weights of all zones."""
    found = [(*example, 1.0) for folder in folders for example in examples(folder)]
    found += [
        (*example, WEIGHT)
        for k, folder in enumerate(folders)
        for example in added(folder, folders[k - 1])
    ]
    found += [example for folder in folders for example in pages(folder)]
    weights: dict[str, float] = {}
    for zone in ("head", "foot", "plate"):
        own = [example for example in found if f"{zone}.constant" in example[0]]
        labels = np.array([label for _, label, _, _ in own], dtype=float)
        weights |= fit_named(
            [row for row, _, _, _ in own],
            labels,
            np.array([weight for _, _, _, weight in own]),
            penalty=PENALTY,
            constant=f"{zone}.constant",
        )
    return weights


def measure(weights: dict[str, float], folders: list[Path], *, shown: bool) -> str:
    """How many lines of these stories the weights judge as the gold does."""
    right = wrong = missed = 0
    for folder in folders:
        for row, label, text in examples(folder):
            zone = next(iter(row)).split(".")[0]
            total = sum(weights.get(name, 0.0) * value for name, value in row.items())
            guess = 1 / (1 + np.exp(-total)) >= BARS["long" if len(text) > LONG_LINE else zone]
            right, wrong, missed = (
                right + (guess and label),
                wrong + (guess and not label),
                missed + (label and not guess),
            )
            if shown and guess != label:
                print("FALSE" if guess else "MISS ", folder.name, text[:140])
    return f"found {right}, false {wrong}, missed {missed}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--held-out", type=Path, nargs="*", default=[])
    parser.add_argument(
        "--misses",
        action="store_true",
        help="print the lines of the training stories that are judged wrong",
    )
    args = parser.parse_args()
    weights = train(args.stories)
    print("trained on:", measure(weights, args.stories, shown=args.misses))
    if args.held_out:
        print("held out:", measure(weights, args.held_out, shown=False))
    else:
        write(
            WEIGHTS / "frame.json",
            {"bars": BARS, "weights": weights},
        )
