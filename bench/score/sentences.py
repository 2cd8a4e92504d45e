#!/usr/bin/env python3
"""Whether the sentences that the program quotes whole begin and end where a reader's do.

    sentences.py [--misses]   bench/events/sentences.jsonl, held against ../shared/news

A line of the file is one report: its event and name, the SHA-256 of its text, and each sentence
that was marked by hand, as offsets into the text (code points, half-open). A sentence ends where
it ends inside a quotation, too; the place that opens a report ("LEEDS -") is no part of one.
Sentences of fewer than four words are marked, so that what is glued to them is seen, but they are
not counted. Of the others:

same      the program has one with the same start and end; white space, closing quotation marks
          and full stops at either end do not matter
torn      two or more of the program's stand in it
glued     the one that stands in it stands in another marked one, too
shifted   one stands in it and in no other marked one, but begins or ends elsewhere: a piece was
          too short to be kept, or words are in it that are none of it (a place, a caption)
lacking   none stands in it: the program took it for page furniture

`same_of_had` leaves out what is lacking; `same_of_all` does not. With --misses the words of what
is not the same are printed, for the eye alone: nothing of the reports is kept.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.score.clusters import ROOT, shared_folder

KEPT = ROOT / "bench" / "events" / "sentences.jsonl"
BAR = 0.98  # of the sentences that the program has
FEWEST = 4  # words of a sentence that is counted
KINDS = ("same", "torn", "glued", "shifted", "lacking")
BEFORE = " \t\r\n\u00a0.\u201d"  # the end of the sentence before
BEHIND = BEFORE + "\"'\u2019"
Place = tuple[int, int]
Row = dict[str, Any]  # a line of the file


def tightened(place: Place, text: str) -> Place:
    """Returns the place without white space, closing quotation marks and full stops at its ends."""
    start, end = place
    while start < end and text[start] in BEFORE:
        start += 1
    while start < end and text[end - 1] in BEHIND:
        end -= 1
    return start, end


def is_counted(place: Place, text: str) -> bool:
    """Tells whether the sentence has four words or more."""
    words = text[slice(*place)].split()
    return sum(any(map(str.isalnum, word)) for word in words) >= FEWEST


def meet(one: Place, other: Place) -> bool:
    """Tells whether two places share a character."""
    return one[0] < other[1] and other[0] < one[1]


def kinds_of(
    marked: Sequence[Place],
    had: Sequence[Place],
    text: str,
) -> list[tuple[str, Place, list[Place]]]:
    """Returns of each marked sentence that counts how the program has it, and what meets it."""
    marks = [tightened(place, text) for place in marked]
    found = [tightened(place, text) for place in had]
    out = []
    for whole, mark in zip(marked, marks, strict=True):
        if not is_counted(whole, text):
            continue
        near = [place for place in found if meet(place, mark)]
        if not near:
            kind = "lacking"
        elif mark in near:
            kind = "same"
        elif len(near) > 1:
            kind = "torn"
        else:
            kind = "glued" if sum(meet(near[0], other) for other in marks) > 1 else "shifted"
        out.append((kind, mark, near))
    return out


def sentences_had(folder: Path, names: Iterable[str]) -> dict[str, tuple[str, list[Place]]]:
    """Returns text and sentences of the named reports of an event, as the program has them."""
    from rashomon.parsing.parse import annotate_reports
    from rashomon.passages.sentences import whole_sentences
    from rashomon.reports import report_pile

    wanted = set(names)
    pile = report_pile.read(str(folder)).reports
    reports = [report for report in pile if Path(report.source).stem in wanted]
    out = {}
    for page in annotate_reports(reports):
        places = [(each.quote.start, each.quote.end) for each in whole_sentences(page)]
        out[Path(page.report.source).stem] = page.report.text, places
    return out


def read_marks(path: Path = KEPT) -> dict[str, list[Row]]:
    """Returns what is marked, by event."""
    marks: dict[str, list[Row]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marks.setdefault(row["event"], []).append(row)
    return marks


def measured(
    marks: Mapping[str, Sequence[Row]],
    news: Path,
    misses: list[str] | None = None,
) -> tuple[Counter[str], list[str]]:
    """Returns how many sentences are had in which way, and what could not be measured."""
    tally: Counter[str] = Counter()
    left_out = []
    for event, rows in marks.items():
        folder = news / event / "reports"
        had = sentences_had(folder, [row["report"] for row in rows]) if folder.is_dir() else {}
        for row in rows:
            name = f"{event}/{row['report']}"
            text, places = had.get(row["report"], ("", []))
            if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
                left_out.append(f"{name}: no report of this name has the text that was marked")
                continue
            marked = [(start, end) for start, end in row["sentences"]]
            for kind, mark, near in kinds_of(marked, places, text):
                tally[kind] += 1
                if kind != "same" and misses is not None:
                    theirs = " || ".join(text[slice(*place)] for place in near)
                    misses.append(f"{kind}: {name}: {text[slice(*mark)]!r}\n    has: {theirs!r}")
    return tally, left_out


def figures_of(tally: Mapping[str, int]) -> dict[str, float | int | None]:
    """Returns the figures: how many of each kind, and what share is the same."""
    whole = sum(tally.get(kind, 0) for kind in KINDS)
    had = whole - tally.get("lacking", 0)
    same = tally.get("same", 0)
    shares = {
        "same_of_had": round(same / had, 3) if had else None,
        "same_of_all": round(same / whole, 3) if whole else None,
    }
    return {"sentences": whole, **{kind: tally.get(kind, 0) for kind in KINDS}, **shares}


def main() -> int:
    """Prints the figures; the exit code is 1 where they do not reach the bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="print what is not the same")
    options = parser.parse_args()
    shared = shared_folder()
    if shared is None or not (shared / "news").is_dir():
        print("not measured: the folder of shared data with the reports is not at hand")
        return 0
    misses: list[str] | None = [] if options.misses else None
    tally, left_out = measured(read_marks(), shared / "news", misses)
    figures = figures_of(tally)
    print(*left_out, *(misses or ()), sep="\n", end="\n" if left_out or misses else "")
    print(json.dumps(figures, indent=1))
    reached = figures["same_of_had"]
    print(f"bar: same_of_had at least {BAR}")
    return int(reached is not None and reached < BAR)


if __name__ == "__main__":
    raise SystemExit(main())
