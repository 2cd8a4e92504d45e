"""The places of a story on a map of their region: outlines from the project's own table, and how exactly each place is known."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.model.name import Name, NameKind
from rashomon.model.story import Story
from rashomon.web.anchors import Labels

Point = tuple[float, float]
WIDTH = 1160
_REGION_KM = 60.0


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its rings in degrees."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country as it is drawn; its name stands at x, y."""

    path: str
    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map: a disc for a town, a dashed ring of `radius` where only a region is known."""

    name: str
    told: str
    precision: str
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Listed:
    """A place in the list below the map."""

    name: str
    told: str
    precision: str
    where: str


@dataclass(frozen=True, slots=True)
class Map:
    """Everything that is drawn, and every place in words."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    places: tuple[Place, ...]
    listed: tuple[Listed, ...]
    off_map: int
    scale_km: int
    scale_width: float


@cache
def load_outlines() -> tuple[Country, ...]:
    """The countries of tables/outlines.tsv."""
    arcs: list[list[Point]] = []
    countries = []
    for line in files("rashomon.tables").joinpath("outlines.tsv").read_text(encoding="utf-8").splitlines():
        kind, *cells = line.split("\t")
        if kind == "a":
            arcs.append(_arc(cells[0]))
        else:
            rings = tuple(tuple(_ring(ring, arcs)) for ring in cells[1].split(";"))
            countries.append(Country(cells[0], rings))
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


def draw_map(story: Story, labels: Labels) -> Map | None:
    """The map of the story's places, or None where none has coordinates."""
    places = [name for name in story.names if name.kind is NameKind.PLACE and name.lat is not None and name.lon is not None]
    if not places:
        return None
    near = _region(places)
    view = _View(near)
    drawn = [name for name in near if name.precision != "country"]
    return Map(
        width=WIDTH,
        height=view.height,
        shapes=tuple(_shapes(view)),
        places=tuple(_places(drawn, view)),
        listed=tuple(_listed(name) for name in sorted(places, key=lambda name: (-len(name.mentions), name.name))),
        off_map=sum(1 for name in places if name not in near),
        scale_km=view.scale_km,
        scale_width=round(view.scale_km * view.per_km, 1),
    )


def _listed(name: Name) -> Listed:
    return Listed(name.name, _told(name), _PRECISIONS.get(name.precision or "", "not known how exactly"), f"{name.lat:.2f}, {name.lon:.2f}")


_PRECISIONS = {"city": "town", "region": "only the region", "country": "only the country"}


def _told(name: Name) -> str:
    return f"{len(name.mentions)}× in {len({span.report for span in name.mentions})}"


def _region(places: Sequence[Name]) -> list[Name]:
    """The places that lie near the one named most, so that a distant capital does not shrink the scene to a dot."""
    exact = [name for name in places if name.precision != "country"] or list(places)
    middle = max(exact, key=lambda name: (len(name.mentions), name.name))
    near = [name for name in places if _far(name, middle) < 9.0]
    return near or [middle]


def _far(one: Name, other: Name) -> float:
    """The distance in degrees of latitude, roughly."""
    dx = (((one.lon or 0) - (other.lon or 0)) + 180) % 360 - 180
    return math.hypot(dx * math.cos(math.radians(other.lat or 0)), (one.lat or 0) - (other.lat or 0))


class _View:
    """A plain projection about the middle of the places: true to scale there, good enough for a region."""

    def __init__(self, places: Sequence[Name]) -> None:
        exact = [name for name in places if name.precision != "country"] or list(places)
        lats = [name.lat or 0.0 for name in exact]
        lons = [name.lon or 0.0 for name in exact]
        self.lat, self.lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        self.squeeze = max(0.15, math.cos(math.radians(self.lat)))
        across = max((max(lons) - min(lons)) * self.squeeze * 2.2, 6.5)
        up = max((max(lats) - min(lats)) * 1.9, 3.6)
        self.height = round(min(700, max(440, WIDTH * up / across)))
        self.scale = min(WIDTH / across, self.height / up)
        self.per_km = self.scale / 111.2
        self.scale_km = next((km for km in (500, 200, 100, 50, 20, 10) if km * self.per_km < 180), 10)

    def place(self, point: Point) -> Point:
        """Where a longitude and latitude lie in the picture."""
        dx = (point[0] - self.lon + 180) % 360 - 180
        return WIDTH / 2 + dx * self.squeeze * self.scale, self.height / 2 - (point[1] - self.lat) * self.scale


def _shapes(view: _View) -> Iterator[Shape]:
    reach_x, reach_y = WIDTH / 2 / view.scale / view.squeeze + 1, view.height / 2 / view.scale + 1
    for country in load_outlines():
        paths: list[str] = []
        largest: list[Point] = []
        for ring in country.rings:
            if not _meets(ring, view, reach_x, reach_y):
                continue
            inside = _clip([view.place(point) for point in _unrolled(ring, view.lon)], view.height)
            if len(inside) > 2:
                paths.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in inside) + "Z")
                largest = inside if len(largest) < 3 or _area(inside) > _area(largest) else largest
        if paths:
            x, y = _middle(largest)
            yield Shape("".join(paths), country.name if _area(largest) > 9000 else "", round(x), round(y))


def _meets(ring: Sequence[Point], view: _View, reach_x: float, reach_y: float) -> bool:
    xs = [((x - view.lon + 180) % 360) - 180 for x, _ in ring]
    ys = [y for _, y in ring]
    return min(xs) < reach_x and max(xs) > -reach_x and min(ys) < view.lat + reach_y and max(ys) > view.lat - reach_y


def _unrolled(ring: Sequence[Point], lon: float) -> list[Point]:
    return [(((x - lon + 180) % 360) - 180 + lon, y) for x, y in ring]


def _clip(points: list[Point], height: float) -> list[Point]:
    """The polygon inside the picture (Sutherland and Hodgman), a little margin left so that no border is drawn at the edge."""
    edges = ((0, -9.0, 1), (0, WIDTH + 9.0, -1), (1, -9.0, 1), (1, height + 9.0, -1))
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


def _area(points: Sequence[Point]) -> float:
    if len(points) < 3:
        return 0.0
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))) / 2


def _middle(points: Sequence[Point]) -> Point:
    """The middle of a polygon's bounds, kept inside the picture's sides."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(WIDTH - 90, max(90, (min(xs) + max(xs)) / 2)), max(24, (min(ys) + max(ys)) / 2)


def _places(names: Sequence[Name], view: _View) -> Iterator[Place]:
    taken: list[tuple[float, float, float, float]] = []
    ordered = sorted(names, key=lambda name: (-len(name.mentions), name.name))
    spots = {name.id: view.place((name.lon or 0.0, name.lat or 0.0)) for name in ordered}
    for name in ordered:  # no label over another place's disc
        if name.precision != "region":
            x, y = spots[name.id]
            taken.append((x - 5, y - 5, x + 5, y + 5))
    for name in ordered:
        x, y = spots[name.id]
        is_region = name.precision == "region"
        radius = max(16.0, _REGION_KM * view.per_km) if is_region else min(12.0, 4.0 + math.sqrt(len(name.mentions)))
        wide = 7.6 * len(name.name) + 60
        label_x, label_y, anchor = _label(x, y, radius, wide, taken, above=is_region)
        left = label_x if anchor == "start" else label_x - wide if anchor == "end" else label_x - wide / 2
        taken.append((left, label_y - 13, left + wide, label_y + 5))
        yield Place(
            name=name.name,
            told=_told(name),
            precision=_PRECISIONS.get(name.precision or "", "town"),
            x=round(x, 1),
            y=round(y, 1),
            radius=round(radius, 1),
            label_x=round(label_x, 1),
            label_y=round(label_y, 1),
            anchor=anchor,
            lat=name.lat or 0.0,
            lon=name.lon or 0.0,
        )


def _label(
    x: float, y: float, radius: float, wide: float, taken: Sequence[tuple[float, float, float, float]], *, above: bool
) -> tuple[float, float, str]:
    """Where a label meets no other: beside, above or below its place, else as near as it goes."""
    beside = [(x + radius + 7, y + 5, "start"), (x - radius - 7, y + 5, "end")]
    over = [(x, y - radius - 8, "middle"), (x, y + radius + 18, "middle")]
    tries = [*(over + beside if above else beside + over)]
    tries += [(x + radius + 7, y + 5 + 18 * step, "start") for step in (1, -1, 2, -2, 3, -3, 4, 5)]
    for label_x, label_y, anchor in tries:
        left = label_x if anchor == "start" else label_x - wide if anchor == "end" else label_x - wide / 2
        own = (x - 5, y - 5, x + 5, y + 5)
        free = all(left + wide < a or left > c or label_y + 5 < b or label_y - 13 > d for a, b, c, d in taken if (a, b, c, d) != own)
        if free and left > 4 and left + wide < WIDTH - 4:
            return label_x, label_y, anchor
    return tries[0]
