"""Builds src/rashomon/shipped/tables/borders.tsv from Natural Earth's country outlines: the middle
of the line that two countries share, and how long it is.

    python bench/build/borders.py countries-50m.json

The input is TopoJSON as the npm package world-atlas 2.0.2 carries it (Natural Earth 4.1, 1:50m,
public domain): lines, and countries as rings of their numbers. A line in the rings of two countries
is their border; the middle is the point half way along all such lines.
"""

import json
import math
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from rashomon.text.name_words import country_names, fold  # noqa: E402

TABLES = ROOT / "src" / "rashomon" / "shipped" / "tables"
TOLERANCE = 2.0  # hundredths of a degree, about two kilometres
SMALLEST_RING = 60.0  # square hundredths of a degree
# As Natural Earth abbreviates them.
NAMES = {
    "Dem. Rep. Congo": "CD", "Congo": "CG", "Central African Rep.": "CF", "Bosnia and Herz.": "BA",
    "Dominican Rep.": "DO", "S. Sudan": "SS", "eSwatini": "SZ",
    "W. Sahara": "EH", "United States of America": "US", "Côte d'Ivoire": "CI", "Eq. Guinea": "GQ",
    "Macedonia": "MK", "Palestine": "PS", "N. Cyprus": "", "Somaliland": "",
}  # fmt: skip


def read_lines(topology):
    """The lines of the topology in hundredths of a degree."""
    (scale_x, scale_y), (shift_x, shift_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    lines = []
    for line in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in line:
            x, y = x + dx, y + dy
            points.append(((x * scale_x + shift_x) * 100, (y * scale_y + shift_y) * 100))
        lines.append(points)
    return lines


def simplify(points):
    """The line without the points that stand nearer than TOLERANCE to it (Douglas and Peucker);
    the ends are kept. Every bend of a river would only make a border longer."""
    keep, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    if points[0] == points[-1] and len(points) > 3:  # closed: its farthest point is an end, too
        far = max(range(len(points)), key=lambda i: distance(points[i], points[0], points[0]))
        keep.add(far)
        waiting = [(0, far), (far, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        between = range(first + 1, last)
        far = max(between, key=lambda i: distance(points[i], points[first], points[last]))
        if distance(points[far], points[first], points[last]) > TOLERANCE:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def distance(p, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    return ((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5


def degrees(line):
    """The points of a line as (lat, lon), to the hundredth."""
    return [(round(y) / 100, round(x) / 100) for x, y in simplify(line)]


def is_islet(ring, lines):
    """Whether a ring of line numbers encloses less than SMALLEST_RING."""
    points = [p for n in ring for p in (lines[n] if n >= 0 else lines[~n][::-1])]
    turned = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turned)) / 2 <= SMALLEST_RING


def read_countries(topology, lines):
    """{country name: the numbers of its lines}."""
    countries = defaultdict(set)
    for shape in topology["objects"]["countries"]["geometries"]:
        if shape["type"] is None:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            if not is_islet(ring, lines):
                countries[shape["properties"]["name"]] |= {n if n >= 0 else ~n for n in ring}
    return countries


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


def main(path):
    topology = json.loads(Path(path).read_text("utf-8"))
    lines = read_lines(topology)
    countries = read_countries(topology, lines)
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
            shared[tuple(sorted(pair))].append(degrees(lines[number]))
    with (TABLES / "borders.tsv").open("w", encoding="utf-8") as f:
        f.write("a\tb\tlat\tlon\tkilometres\n")
        for (a, b), parts in sorted(shared.items()):
            found = halfway(sorted(parts, key=len, reverse=True))
            if found:
                f.write(f"{a}\t{b}\t{found[0][0]:.2f}\t{found[0][1]:.2f}\t{found[1]:.0f}\n")


if __name__ == "__main__":
    main(sys.argv[1])
