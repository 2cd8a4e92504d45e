"""The map of a story's places, on the project's own outlines, with the precision of each place."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise

from rashomon.model.name import Name, NameKind
from rashomon.model.story import Story
from rashomon.text.wording import counted
from rashomon.web.timeline import is_background

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
    for line in (
        files("rashomon.tables").joinpath("outlines.tsv").read_text(encoding="utf-8").splitlines()
    ):
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
    """A projection centred on the places, to scale at the centre, and accurate enough for a region.
    `width` and `heights`: of the drawing."""

    def __init__(
        self, places: Sequence[Name], width: int = WIDTH, heights: tuple[int, int] = (440, 700)
    ) -> None:
        self.width = width
        exact = [name for name in places if name.precision not in WIDE] or list(places)
        # Longitudes run on across the 180th meridian, counted from the first place.
        origin = exact[0].lon or 0.0
        spots = [
            (origin + wrapped((name.lon or 0.0) - origin), name.lat or 0.0, _spread(name))
            for name in exact
        ]
        west, east = min(x - s for x, _, s in spots), max(x + s for x, _, s in spots)
        south, north = min(y - s for _, y, s in spots), max(y + s for _, y, s in spots)
        self.lat, self.lon = (south + north) / 2, (west + east) / 2
        self.squeeze = max(0.15, math.cos(math.radians(self.lat)))
        across = max((east - west) * self.squeeze * 1.9, 5.0)
        up = max((north - south) * 1.6, 2.6)
        self.height = round(min(heights[1], max(heights[0], width * up / across)))
        self.scale = min(width / across, self.height / up)
        self.per_km = self.scale / 111.2
        self.scale_km = next(
            (km for km in (500, 200, 100, 50, 20, 10) if km * self.per_km < 180), 10
        )
        self.reach = (width / 2 / self.scale / self.squeeze + 1, self.height / 2 / self.scale + 1)

    def place(self, point: Point) -> Point:
        """Returns the position of a longitude and latitude in the drawing; longitudes are not
        wrapped."""
        return self.width / 2 + (
            point[0] - self.lon
        ) * self.squeeze * self.scale, self.height / 2 - (point[1] - self.lat) * self.scale

    def spot(self, name: Name) -> Point:
        """Returns the position of a name's place in the drawing."""
        return self.place((self.lon + wrapped((name.lon or 0.0) - self.lon), name.lat or 0.0))

    def meets(self, ring: Sequence[Point], turn: int) -> bool:
        """Whether part of a ring, shifted by this many degrees, can lie in the drawing."""
        xs, ys = [x + turn - self.lon for x, _ in ring], [y - self.lat for _, y in ring]
        return (
            min(xs) < self.reach[0]
            and max(xs) > -self.reach[0]
            and min(ys) < self.reach[1]
            and max(ys) > -self.reach[1]
        )


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
    """Returns the part of the polygon inside the drawing (Sutherland and Hodgman), with a margin so
    that no border is drawn at the edge."""
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
    return (
        abs(
            sum(
                a[0] * b[1] - b[0] * a[1]
                for a, b in zip(points, [*points[1:], points[0]], strict=True)
            )
        )
        / 2
    )


def holds(ring: Sequence[Point], x: float, y: float) -> bool:
    """Whether the point lies inside the polygon (a ray to the right crosses its sides an odd number
    of times)."""
    odd = False
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            odd = not odd
    return odd


NARROW = 362
"""The width of the drawing for a phone."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country as drawn; its name stands at x, y. `is_marked`: it is told of as a whole."""

    path: str
    name: str
    is_marked: bool
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place on the map: a disc for a town, a dashed ring of `radius` for an area (`is_area`) of
    which only the centre is known."""

    name: str
    mentions: str
    precision: str
    is_area: bool
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str
    leader: str


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The drawing in one frame."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    places: tuple[MapPlace, ...]
    scale_km: int
    scale_width: float


@dataclass(frozen=True, slots=True)
class Map:
    """The scene, once wide and once for a phone, and its places with what is told of each and how
    exactly it is known; `elsewhere`: how many places are named only in passing or far away.
    """

    scene: MapPicture
    narrow: MapPicture
    listed: tuple[tuple[Name, str, str], ...]
    elsewhere: int


def draw_map(story: Story, *, since: str | None = None) -> Map | None:
    """Returns the map of what happened and of what several reports tell of, or None if no place of
    it has coordinates. `since`: the day of the first report."""
    mentions = _TellingOf(story, since)
    named = [
        name
        for name in story.names
        if name.kind is NameKind.PLACE and name.lat is not None and name.lon is not None
    ]
    places = [name for name in named if mentions.of(name)]
    if not places:
        return None
    near = _scene(places)
    shown = [name for name in near if name.precision != "part of the world"]
    return Map(
        scene=_picture(near, MapView(near), mentions),
        narrow=_picture(near, MapView(near, NARROW, (300, 420)), mentions),
        listed=tuple(
            (
                name,
                mentions.of(name),
                _PRECISIONS.get(name.precision or "", "not known how exactly"),
            )
            for name in sorted(shown, key=lambda name: (-len(name.mentions), name.name))
        ),
        elsewhere=len(named) - len(shown),
    )


class _TellingOf:
    """Says what is told of a place: in how many passages, and of how many happenings that are not
    long past."""

    def __init__(self, story: Story, since: str | None) -> None:
        self._counts: dict[str, str] = {}
        self._passages = story.matters()
        self._places = [name for name in story.names if name.kind is NameKind.PLACE]
        self._events = [
            event
            for event in story.timeline
            if not is_background(event.earliest or "", event.latest or "", since or "")
        ]

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that are told of."""
        countries = [name for name in self._places if name.precision == "country"]
        return frozenset(name.name for name in countries if self.of(name))

    def of(self, name: Name) -> str:
        """Returns "2 passages, 1 event"; "" for a place that is named in passing."""
        if name.id not in self._counts:
            self._counts[name.id] = self._count(name)
        return self._counts[name.id]

    def _count(self, name: Name) -> str:
        passages = sum(
            any(not one.perhaps for one in passage.naming(name.mentions))
            for passage in self._passages
        )
        events = sum(
            event.place == name.name
            or any(span.overlaps(said) for span in event.spans for said in name.mentions)
            for event in self._events
        )
        parts = [(passages, "passage"), (events, "event")]
        return ", ".join(counted(number, noun) for number, noun in parts if number)


def _picture(names: Sequence[Name], view: MapView, mentions: _TellingOf) -> MapPicture:
    """Returns the places in a frame, with the surrounding countries."""
    drawn = [
        name
        for name in names
        if name.precision not in ("country", "part of the world") and _is_in(view.spot(name), view)
    ]
    return MapPicture(
        width=view.width,
        height=view.height,
        shapes=tuple(_shapes(view, mentions)),
        places=tuple(_places(drawn, view, mentions)),
        scale_km=view.scale_km,
        scale_width=round(view.scale_km * view.per_km, 1),
    )


def _is_in(spot: Point, view: MapView) -> bool:
    return 0 <= spot[0] <= view.width and 0 <= spot[1] <= view.height


def _weight(name: Name) -> tuple[int, int, str]:
    """Returns a place's weight in the story: the number of reports that name it, and how often."""
    return len({span.report for span in name.mentions}), len(name.mentions), name.name


_PRECISIONS = {
    "city": "town",
    "near": "near it",
    "district": "the district",
    "region": "only the region",
    "area": "only the area or line",
    "country": "only the country",
    "part of the world": "only the part of the world",
}


def _scene(places: Sequence[Name]) -> list[Name]:
    """Returns the places near the one that most reports name, that one first.

    A distant capital, or a place named in passing, must not shrink the scene to a dot.
    """
    exact = [name for name in places if name.precision not in WIDE] or list(places)
    middle = max(exact, key=_weight)
    core = [
        _far(name, middle)
        for name in _around(exact, middle)
        if 10 * len(name.mentions) >= len(middle.mentions) or _weight(name)[0] > 1
    ]
    reach = 1.5 * max(0.5, *core)
    return [name for name in _around(places, middle) if _far(name, middle) <= reach]


def _around(places: Sequence[Name], middle: Name) -> list[Name]:
    """Returns the connected places, nearest first."""
    near: list[Name] = []
    reach = 0.5
    for name in sorted(places, key=lambda name: (_far(name, middle), name.name)):
        away = _far(name, middle)
        if away > 9.0 or (away > 1.5 and away > 3 * reach):
            break
        near.append(name)
        reach = max(reach, away)
    return near


def _far(one: Name, other: Name) -> float:
    """Returns the approximate distance in degrees of latitude."""
    dx = wrapped((one.lon or 0) - (other.lon or 0))
    return math.hypot(
        dx * math.cos(math.radians(other.lat or 0)), (one.lat or 0) - (other.lat or 0)
    )


def _shapes(view: MapView, mentions: _TellingOf) -> list[Shape]:
    """Returns the countries in the drawing. A name inside a country's borders gives way to that of
    a larger country; small drawings have none."""
    drawn = []
    for country in load_outlines():
        rings = [ring for whole in country.rings for ring in _inside(whole, view)]
        if rings:
            path = "".join(
                "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in ring) + "Z" for ring in rings
            )
            drawn.append((max(rings, key=area), country.name, path))
    taken: list[tuple[float, float, float]] = []
    shapes = []
    for largest, name, path in sorted(drawn, key=lambda shape: (-area(shape[0]), shape[1])):
        half = 6.0 * len(name) + 10
        free = [
            (x, y)
            for x, y in (
                _within(largest, view.height)
                if area(largest) > 5000 and view.width == WIDTH
                else ()
            )
            if all(abs(y - other) > 20 or abs(x - at) > half + wide for at, other, wide in taken)
        ]
        x, y = free[0] if free else (0.0, 0.0)
        taken += [(x, y, half)] if free else []
        shapes.append(
            Shape(path, name if free else "", name in mentions.countries, round(x), round(y))
        )
    return shapes


def _within(ring: Sequence[Point], height: float) -> list[Point]:
    """Returns positions for a name inside a polygon, those near its centre first."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    steps = [(i + 0.5) / 12 for i in range(12)]
    grid = [
        (min(xs) + i * (max(xs) - min(xs)), min(ys) + j * (max(ys) - min(ys)))
        for i in steps
        for j in steps
    ]
    inside = [
        (x, y)
        for x, y in grid
        if 70 < x < WIDTH - 70 and 24 < y < height - 12 and holds(ring, x, y)
    ]
    return sorted(inside, key=lambda point: (math.dist(point, middle), point))


def _inside(ring: Sequence[Point], view: MapView) -> Iterator[list[Point]]:
    ring = unbroken(ring)
    for turn in (-360, 0, 360):
        if view.meets(ring, turn):
            inside = clip([view.place((x + turn, y)) for x, y in ring], view.width, view.height)
            if len(inside) > 2:
                yield inside


def _places(names: Sequence[Name], view: MapView, mentions: _TellingOf) -> Iterator[MapPlace]:
    taken: list[tuple[float, float, float, float]] = []
    ordered = sorted(names, key=lambda name: (-len(name.mentions), name.name))
    spots = {name.id: view.spot(name) for name in ordered}
    for name in ordered:  # no label over another place's disc
        if name.precision not in REACH_KM:
            x, y = spots[name.id]
            taken.append((x - 5, y - 5, x + 5, y + 5))
    for name in ordered:
        x, y = spots[name.id]
        is_area = name.precision in REACH_KM
        is_small = view.width < WIDTH
        radius = (
            max(8.0, REACH_KM[name.precision or ""] * view.per_km)
            if is_area
            else min(12.0, 4.0 + math.sqrt(len(name.mentions)))
        )
        radius = radius / 2 if is_small and not is_area else radius
        wide = 7.6 * len(name.name) + (8 if is_small else 7 * len(mentions.of(name)))
        label_x, label_y, anchor, is_near = _label(
            x, y, radius, wide, taken, above=is_area, frame=(view.width, view.height)
        )
        left = (
            label_x
            if anchor == "start"
            else label_x - wide
            if anchor == "end"
            else label_x - wide / 2
        )
        taken.append((left, label_y - 13, left + wide, label_y + 5))
        yield MapPlace(
            name=name.name,
            mentions="" if view.width < WIDTH else mentions.of(name),
            precision=_PRECISIONS.get(name.precision or "", "town"),
            is_area=is_area,
            x=round(x, 1),
            y=round(y, 1),
            radius=round(radius, 1),
            label_x=round(label_x, 1),
            label_y=round(label_y, 1),
            anchor=anchor,
            leader="" if is_near else f"M{x:.0f} {y:.0f} L{label_x - 4:.0f} {label_y - 4:.0f}",
        )


def _label(
    x: float,
    y: float,
    radius: float,
    wide: float,
    taken: Sequence[tuple[float, float, float, float]],
    *,
    above: bool,
    frame: tuple[int, int],
) -> tuple[float, float, str, bool]:
    """Returns a position for a label that meets no other: beside, above or below its place (near),
    else further right, at the end of a line."""
    beside = [(x + radius + 7, y + 5, "start"), (x - radius - 7, y + 5, "end")]
    over = [(x, y - radius - 8, "middle"), (x, y + radius + 18, "middle")]
    tries = [*(over + beside if above else beside + over)]
    near = len(tries)
    tries += [
        (x + radius + 34, y + 5 + 18 * step, "start")
        for step in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5)
    ]
    for place, (label_x, label_y, anchor) in enumerate(tries):
        left = (
            label_x
            if anchor == "start"
            else label_x - wide
            if anchor == "end"
            else label_x - wide / 2
        )
        own = (x - 5, y - 5, x + 5, y + 5)
        free = all(
            left + wide < a or left > c or label_y + 5 < b or label_y - 13 > d
            for a, b, c, d in taken
            if (a, b, c, d) != own
        )
        inside = left > 4 and left + wide < frame[0] - 4 and 16 < label_y < frame[1] - 6
        if free and inside:
            return label_x, label_y, anchor, place < near
    return *tries[0], True
