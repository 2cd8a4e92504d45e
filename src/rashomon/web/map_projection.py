"""Coasts and borders, and a simple projection of a region onto the page, with clipping of what is drawn around it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rashomon.model.name import Name

Point = tuple[float, float]
"""A longitude and a latitude."""


@dataclass(frozen=True, slots=True)
class CountryOutline:
    """A country with its rings in degrees."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


@cache
def load_outlines() -> tuple[CountryOutline, ...]:
    """The countries of tables/outlines.tsv."""
    arcs: list[list[Point]] = []
    countries = []
    for line in files("rashomon.tables").joinpath("outlines.tsv").read_text(encoding="utf-8").splitlines():
        kind, *cells = line.split("\t")
        if kind == "a":
            arcs.append(_arc(cells[0]))
        else:
            rings = tuple(tuple(_ring(ring, arcs)) for ring in cells[1].split(";"))
            countries.append(CountryOutline(cells[0], rings))
    return tuple(countries)


def _arc(cell: str) -> list[Point]:
    x = y = 0
    points = []
    for step in cell.split(" "):
        dx, _, dy = step.partition(",")
        x, y = x + int(dx), y + int(dy)
        points.append((x / 100, y / 100))
    return points


def _ring(cell: str, arcs: Sequence[Sequence[Point]]) -> Iterator[Point]:
    for number in cell.split(" "):
        points = arcs[int(number.lstrip("~"))]
        yield from points[::-1] if number.startswith("~") else points


WIDTH = 1160
WIDE = frozenset(("country", "area", "part of the world"))
"""What is too wide to say where the scene is."""
REACH_KM = {"region": 60.0, "area": 60.0, "district": 15.0, "near": 10.0}
"""How far a place is taken to reach where only its middle is known; it is drawn as a ring."""


class MapView:
    """A projection centred on the places, to scale at the centre, and accurate enough for a region. `width` and `heights`: of the drawing."""

    def __init__(self, places: Sequence[Name], width: int = WIDTH, heights: tuple[int, int] = (440, 700)) -> None:
        self.width = width
        exact = [name for name in places if name.precision not in WIDE] or list(places)
        # Longitudes run on across the 180th meridian, counted from the first place.
        origin = exact[0].lon or 0.0
        spots = [(origin + wrapped((name.lon or 0.0) - origin), name.lat or 0.0, _spread(name)) for name in exact]
        west, east = min(x - s for x, _, s in spots), max(x + s for x, _, s in spots)
        south, north = min(y - s for _, y, s in spots), max(y + s for _, y, s in spots)
        self.lat, self.lon = (south + north) / 2, (west + east) / 2
        self.squeeze = max(0.15, math.cos(math.radians(self.lat)))
        across = max((east - west) * self.squeeze * 1.9, 5.0)
        up = max((north - south) * 1.6, 2.6)
        self.height = round(min(heights[1], max(heights[0], width * up / across)))
        self.scale = min(width / across, self.height / up)
        self.per_km = self.scale / 111.2
        self.scale_km = next((km for km in (500, 200, 100, 50, 20, 10) if km * self.per_km < 180), 10)
        self.reach = (width / 2 / self.scale / self.squeeze + 1, self.height / 2 / self.scale + 1)

    def place(self, point: Point) -> Point:
        """Returns the position of a longitude and latitude in the drawing; longitudes are not wrapped."""
        return self.width / 2 + (point[0] - self.lon) * self.squeeze * self.scale, self.height / 2 - (point[1] - self.lat) * self.scale

    def spot(self, name: Name) -> Point:
        """Returns the position of a name's place in the drawing."""
        return self.place((self.lon + wrapped((name.lon or 0.0) - self.lon), name.lat or 0.0))

    def meets(self, ring: Sequence[Point], turn: int) -> bool:
        """Whether part of a ring, shifted by this many degrees, can lie in the drawing."""
        xs, ys = [x + turn - self.lon for x, _ in ring], [y - self.lat for _, y in ring]
        return min(xs) < self.reach[0] and max(xs) > -self.reach[0] and min(ys) < self.reach[1] and max(ys) > -self.reach[1]


def wrapped(degrees: float) -> float:
    """Returns the same angle between -180 and 180."""
    return (degrees + 180) % 360 - 180


def unbroken(ring: Sequence[Point]) -> list[Point]:
    """Returns the same ring with continuous longitudes where it crosses the 180th meridian."""
    out: list[Point] = []
    for lon, lat in ring:
        out.append((out[-1][0] + wrapped(lon - out[-1][0]) if out else lon, lat))
    return out


def _spread(name: Name) -> float:
    """Returns the extent of a place in degrees: a region is more than a spot."""
    return REACH_KM.get(name.precision or "", 0.0) / 111.2


def clip(points: list[Point], width: float, height: float) -> list[Point]:
    """Returns the part of the polygon inside the drawing (Sutherland and Hodgman), with a margin so that no border is drawn at the edge."""
    edges = ((0, -9.0, 1), (0, width + 9.0, -1), (1, -9.0, 1), (1, height + 9.0, -1))
    for axis, limit, side in edges:
        out: list[Point] = []
        for one, other in zip([points[-1], *points[:-1]] if points else [], points, strict=True):
            before, after = (one[axis] - limit) * side >= 0, (other[axis] - limit) * side >= 0
            if before != after:
                t = (limit - one[axis]) / (other[axis] - one[axis])
                out.append((one[0] + t * (other[0] - one[0]), one[1] + t * (other[1] - one[1])))
            if after:
                out.append(other)
        points = out
    return points


def area(points: Sequence[Point]) -> float:
    """Returns the area of a polygon."""
    if len(points) < 3:
        return 0.0
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))) / 2


def holds(ring: Sequence[Point], x: float, y: float) -> bool:
    """Whether the point lies inside the polygon (a ray to the right crosses its sides an odd number of times)."""
    odd = False
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            odd = not odd
    return odd
