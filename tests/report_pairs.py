"""Invented reports of two events, or of one in many voices, as the files of `pairs` list them."""

from functools import cache
from itertools import groupby
from pathlib import Path

from factories import make_report
from rashomon.model.report import Report
from rashomon.model.stored import Features
from rashomon.parsing.parse import annotate_reports
from rashomon.stories.group_stories import features_of, group_features

PAIRS = Path(__file__).parent / "stories" / "pairs"


def pairs_in(name: str) -> dict[str, list[Report]]:
    """The reports of each pair of a file; their ids begin with the event."""
    lines = (PAIRS / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    found: dict[str, list[Report]] = {}
    for pair, block in groupby(_blocks(lines), key=lambda one: one[0]):
        found[pair] = [
            make_report("\n\n".join(text), f"{event}-{n}", title=text[0], published=day)
            for n, (_, event, day, text) in enumerate(block)
        ]
    return found


def _blocks(lines: list[str]) -> list[tuple[str, str, str | None, list[str]]]:
    pair, out = "", list[tuple[str, str, str | None, list[str]]]()
    for line in lines:
        if line.startswith("== "):
            pair = line
        elif line.startswith("-- "):
            event, *_, day = line[3:].split()
            out.append((pair, event, day if day != "-" else None, []))
        elif line and not line.startswith("#"):
            out[-1][3].append(line)
    return out


def stories_of(reports: list[Report]) -> list[set[str]]:
    """The ids of the reports of each story."""
    found = group_features(list(map(features_in, reports)), in_hand=True)
    return list(map(set, found))


@cache  # one report stands in the piles of many tests
def features_in(report: Report) -> Features:
    return features_of(next(iter(annotate_reports([report]))))
