"""Builds src/rashomon/shipped/tables/borders.tsv from outlines.tsv: the middle of the line that two
countries share, and how long it is.

    python bench/build/borders.py

A line of the map that stands in the rings of two countries is their border; the middle is the point
half way along all such lines.
"""

import math
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from rashomon.text.name_words import country_names, fold  # noqa: E402

TABLES = ROOT / "src" / "rashomon" / "shipped" / "tables"
# As Natural Earth abbreviates them.
NAMES = {
    "Dem. Rep. Congo": "CD", "Congo": "CG", "Central African Rep.": "CF", "Bosnia and Herz.": "BA",
    "Dominican Rep.": "DO", "S. Sudan": "SS", "eSwatini": "SZ",
    "W. Sahara": "EH", "United States of America": "US", "Côte d'Ivoire": "CI", "Eq. Guinea": "GQ",
    "Macedonia": "MK", "Palestine": "PS", "N. Cyprus": "", "Somaliland": "",
}  # fmt: skip


def read_outlines():
    """(the lines as (lat, lon) points, {country name: line numbers})."""
    lines, countries = [], defaultdict(set)
    for row in (TABLES / "outlines.tsv").read_text("utf-8").splitlines():
        kind, *rest = row.split("\t")
        if kind == "a":
            x = y = 0
            points = []
            for step in rest[0].split(" "):
                dx, dy = step.split(",")
                x, y = x + int(dx), y + int(dy)
                points.append((y / 100, x / 100))
            lines.append(points)
        else:
            for ring in rest[1:]:
                countries[rest[0]] |= {
                    int(number.lstrip("~")) for number in ring.replace(";", " ").split()
                }
    return lines, countries


def kilometres(a, b):
    x = math.radians(b[1] - a[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 6371 * math.hypot(x, math.radians(b[0] - a[0]))


def halfway(lines):
    """The point half way along the lines, the longest of them first, and their length."""
    steps = [(a, b, kilometres(a, b)) for line in lines for a, b in pairwise(line)]
    total = sum(length for _, _, length in steps)
    gone = 0.0
    for a, b, length in steps:
        gone += length
        if gone >= total / 2:
            return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), total
    return None


def main():
    lines, countries = read_outlines()
    codes = {fold(name): code for name, code in country_names().items()}
    owners = defaultdict(set)
    for name, numbers in countries.items():
        code = NAMES.get(name, codes.get(fold(name)))
        for number in numbers:
            if code:
                owners[number].add(code)
    shared = defaultdict(list)
    for number, pair in sorted(owners.items()):
        if len(pair) == 2:
            shared[tuple(sorted(pair))].append(lines[number])
    with (TABLES / "borders.tsv").open("w", encoding="utf-8") as f:
        f.write("a\tb\tlat\tlon\tkilometres\n")
        for (a, b), parts in sorted(shared.items()):
            found = halfway(sorted(parts, key=len, reverse=True))
            if found:
                f.write(f"{a}\t{b}\t{found[0][0]:.2f}\t{found[0][1]:.2f}\t{found[1]:.0f}\n")


if __name__ == "__main__":
    main()
