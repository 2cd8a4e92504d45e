"""Builds src/rashomon/shipped/tables/outlines.tsv from Natural Earth's country outlines: python
bench/build/outlines.py countries-50m.json

The input is TopoJSON as the npm package world-atlas 2.0.2 carries it (Natural Earth 4.1, 1:50m,
public domain). Lines shared by two countries are kept once and made simpler as lines, so that
neighbours still meet. A line `a` holds one line of the map: its first point and then the steps, in
hundredths of a degree; a line `c` holds a country: its name and its rings, each a row of line
numbers, `~` where the line runs backwards.
"""

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

TABLE = (
    Path(__file__).resolve().parents[2] / "src" / "rashomon" / "shipped" / "tables" / "outlines.tsv"
)
TOLERANCE = (
    2.0  # hundredths of a degree: about two kilometres, less than a line on a map of a region
)
SMALLEST_RING = 60.0  # islets below this many square hundredths of a degree are dropped
Point = tuple[float, float]


def read_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The lines of the topology, in hundredths of a degree."""
    (scale_x, scale_y), (shift_x, shift_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(((x * scale_x + shift_x) * 100, (y * scale_y + shift_y) * 100))
        arcs.append(points)
    return arcs


def simplify(points: Sequence[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """The line without the points that stand nearer than `tolerance` to it (Douglas and Peucker);
    the ends are kept."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    if (
        points[0] == points[-1] and len(points) > 3
    ):  # a closed line: its farthest point is an end, too
        far = max(range(len(points)), key=lambda i: _distance(points[i], points[0], points[0]))
        keep.add(far)
        waiting = [(0, far), (far, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        far = max(
            range(first + 1, last), key=lambda i: _distance(points[i], points[first], points[last])
        )
        if _distance(points[far], points[first], points[last]) > tolerance:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def _distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    return ((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5


def ring_points(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """The points of a ring of arc numbers; a negative number runs the arc backwards."""
    out: list[Point] = []
    for number in ring:
        out += arcs[number] if number >= 0 else arcs[~number][::-1]
    return out


def area(points: Sequence[Point]) -> float:
    """The area inside a ring, without its sign."""
    return (
        abs(
            sum(
                a[0] * b[1] - b[0] * a[1]
                for a, b in zip(points, [*points[1:], points[0]], strict=True)
            )
        )
        / 2
    )


def countries(topology: dict[str, Any]) -> list[tuple[str, list[list[int]]]]:
    """Each country's name and rings of arc numbers, by name."""
    out = []
    for shape in topology["objects"]["countries"]["geometries"]:
        if shape["type"] is None:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        out.append(
            (shape["properties"]["name"], [ring for polygon in polygons for ring in polygon])
        )
    return sorted(out)


def main(path: str) -> None:
    """Writes the table."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    exact = read_arcs(topology)
    arcs = [simplify(arc) for arc in exact]
    shapes = [
        (name, [ring for ring in rings if area(ring_points(ring, exact)) > SMALLEST_RING])
        for name, rings in countries(topology)
    ]
    used = sorted({n if n >= 0 else ~n for _, rings in shapes for ring in rings for n in ring})
    number = {old: new for new, old in enumerate(used)}
    lines = []
    for old in used:
        rounded = [(round(x), round(y)) for x, y in arcs[old]]
        steps = [rounded[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(rounded)]
        lines.append(
            "a\t"
            + " ".join(f"{x},{y}" for x, y in [steps[0], *(s for s in steps[1:] if s != (0, 0))])
        )
    for name, rings in shapes:
        if rings:
            told = ";".join(
                " ".join(str(number[n]) if n >= 0 else f"~{number[~n]}" for n in ring)
                for ring in rings
            )
            lines.append(f"c\t{name}\t{told}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(
        f"{len(used)} lines, {sum(len(arcs[n]) for n in used)} points, {TABLE.stat().st_size} "
        "bytes\n"
    )


if __name__ == "__main__":
    main(sys.argv[1])
