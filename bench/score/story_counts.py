#!/usr/bin/env python3
"""Counts the stories of our own: the tables of bench/stories/README.md, made from the gold files.

story_counts.py            prints the tables
story_counts.py --write    renews them in the README, between their marks
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from bench.score.agreement import TEST, agreement, annotators, rows_of
from bench.score.clusters import ROOT, clusters_in

STORIES = ROOT / "bench" / "stories"
README = STORIES / "README.md"
SPLITS = ("train", "dev", "test")
POINTS = STORIES / "points"
COUNTS = (
    "reports",
    "pages",
    "names",
    "statements",
    "points",
    "shared",
    "conflicts",
    "updates",
    "spreads",
    "refinements",
    "copies",
    "dates",
)
# What a story annotated for points only has.
POINT_COUNTS = (
    "reports",
    "points",
    "accounts",
    "shared",
    "conflicts",
    "updates",
    "spreads",
    "refinements",
)
AIMS = {
    "stories": 24, "reports": 110, "statements": 1800, "points": 850, "conflicts": 100,
    "updates": 80, "spreads": 60, "refinements": 250, "copies": 130,
}  # fmt: skip
KINDS = {
    "count": "number",
    "share": "number",
    "yes-no": "yes-no",
    "identity": "who or what",
    "place": "where",
    "date": "when",
    "attribute": "how or why",
}
# Columns of the table of difficulties; what each counts is said in the README.
DIFFICULTIES = (
    *(f"{kind} disputed" for kind in dict.fromkeys(KINDS.values())),
    "denials", "unnamed", "through others", "part", "edited", "drift", "headline", "page date",
    "stale",
)  # fmt: skip
ANOMALIES = {
    "headline-body": "headline",
    "publication-date": "page date",
    "stale-passage": "stale",
}


def story_of(folder: Path) -> dict:
    """The one story of a gold file."""
    return json.loads((folder / "gold.json").read_text(encoding="utf-8"))["stories"][0]


def folders() -> list[Path]:
    """The stories: those that train, then dev, then test."""
    return [
        gold.parent for split in SPLITS for gold in sorted((STORIES / split).glob("*/gold.json"))
    ]


def counts_of(folder: Path) -> Counter:
    """What the story holds; `shared` are the points that two or more reports answer, `pages` the
    saved pages."""
    story = story_of(folder)
    relations = Counter(
        relation["kind"] for point in story["points"] for relation in point["relations"]
    )
    return Counter(
        stories=1,
        reports=len(list((folder / "reports").glob("*.txt"))),
        pages=len(list((folder / "html").glob("*.html"))),
        names=len(story["names"]),
        statements=len(story["statements"]),
        points=len(story["points"]),
        accounts=sum(len(point["accounts"]) for point in story["points"]),
        shared=sum(
            len({account["report"] for account in point["accounts"]}) > 1
            for point in story["points"]
        ),
        conflicts=relations["conflict"],
        updates=relations["update"],
        spreads=relations["spread"],
        refinements=relations["refine"],
        copies=len(story["copies"]),
        dates=len(story["dates"]),
    )


def difficulties_of(folder: Path) -> Counter:
    """How often the story sets each difficulty, as its gold file says."""
    story = story_of(folder)
    found = Counter(
        f"{KINDS[point['kind']]} disputed"
        for point in story["points"]
        if point["status"] == "disputed"
    )
    found["part"] = sum(
        (point.get("about") or {}).get("total_or_part") == "part" for point in story["points"]
    )
    for statement in story["statements"]:
        found["denials"] += statement["stance"] == "denies"
        found["unnamed"] += statement["anonymous"]
        found["through others"] += len(statement.get("via") or ()) > 0
    for copy in story["copies"]:
        found["edited"] += copy["kind"] == "edited"
        found["drift"] += bool(copy.get("drift"))
    found.update(
        ANOMALIES[anomaly["kind"]] for anomaly in story["anomalies"] if anomaly["kind"] in ANOMALIES
    )
    return found


def title_of(folder: Path) -> str:
    """What the story is about; of a test story no more than its folder says."""
    if folder.parent.name == "test":
        return f"{folder.name} (fiction)"
    return (
        f"{folder.name}: {re.sub(r' [(](invented|fiction)[)]$', '', story_of(folder)['title'])} "
        "(fiction)"
    )


def table(head: tuple[str, ...], rows: list[list[object]]) -> str:
    """A table in Markdown."""
    return "\n".join(
        "| " + " | ".join(str(cell) for cell in row) + " |"
        for row in [head, ["---"] * len(head), *rows]
    )


def stories_table() -> str:
    """A row a story."""
    rows = [
        [folder.parent.name, title_of(folder), *(counts_of(folder)[name] for name in COUNTS)]
        for folder in folders()
    ]
    return table(("split", "story (fiction)", *COUNTS), rows)


def points_table() -> str:
    """A row a story annotated for points only, and what they hold together."""
    found = {title_of(folder): counts_of(folder) for folder in clusters_in(POINTS)}
    rows: list[list[object]] = [
        [title, *(counts[name] for name in POINT_COUNTS)] for title, counts in found.items()
    ]
    total = sum(found.values(), Counter())
    rows.append([f"**all {len(found)}** (fiction)", *(total[name] for name in POINT_COUNTS)])
    return table(("story annotated for points only (fiction)", *POINT_COUNTS), rows)


def totals_table() -> str:
    """What all stories hold together, by split, against what they are to hold."""
    by_split = {
        split: sum(
            (counts_of(folder) for folder in folders() if folder.parent.name == split), Counter()
        )
        for split in SPLITS
    }
    total = sum(by_split.values(), Counter())
    rows = [
        [name, *(by_split[split][name] for split in SPLITS), total[name], AIMS.get(name, "")]
        for name in ("stories", *COUNTS)
    ]
    return table(("of all stories (fiction)", *SPLITS, "together", "at least"), rows)


def difficulties_table() -> str:
    """A row a story, a column a difficulty, and in how many stories each stands."""
    found = {folder: difficulties_of(folder) for folder in folders()}
    rows: list[list[object]] = [
        [f"{folder.name} (fiction)", *(counts[name] or "" for name in DIFFICULTIES)]
        for folder, counts in found.items()
    ]
    rows.append(
        [
            "**in so many stories** (fiction)",
            *(sum(counts[name] > 0 for counts in found.values()) for name in DIFFICULTIES),
        ]
    )
    rows.append(
        [
            "**in all** (fiction)",
            *(sum(counts[name] for counts in found.values()) for name in DIFFICULTIES),
        ]
    )
    return table(("story (fiction)", *DIFFICULTIES), rows)


def agreement_table() -> str:
    """The scorer's figures of one annotator held against the other, before their files were
    merged."""
    with annotators(TEST) as (a, b):
        rows = rows_of(*agreement(a, b))
    return table(
        ("figure of the test stories (fiction)", "A against B", "B against A"),
        [[name, f"{x:.3f}", f"{y:.3f}"] for name, x, y in rows],
    )


TABLES = {
    "stories": stories_table,
    "points": points_table,
    "totals": totals_table,
    "difficulties": difficulties_table,
    "agreement": agreement_table,
}


def renewed(text: str) -> str:
    """The README with its tables made anew."""
    for name, make in TABLES.items():
        opens, closes = (
            f"<!-- {name}: written by bench/score/story_counts.py -->",
            f"<!-- end of {name} -->",
        )
        before, found, rest = text.partition(opens)
        _, ends, after = rest.partition(closes)
        if not found or not ends:
            raise SystemExit(f"{README.name} has no place for the table of {name}")
        text = f"{before}{opens}\n{make()}\n{closes}{after}"
    return text


def main() -> None:
    """Prints the tables, or writes them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    if parser.parse_args().write:
        README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print("\n\n".join(make() for make in TABLES.values()))


if __name__ == "__main__":
    main()
