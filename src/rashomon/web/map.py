"""The map of a story's places, on the project's own outlines, with the precision of each place."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise

from rashomon.model.name import Name, NameKind
from rashomon.model.story import Story
from rashomon.telling.wording import counted
from rashomon.web.timeline import is_background

Point = tuple[float, float]
"""A longitude and a latitude."""


@cache
def load_outlines() -> dict[str, tuple[tuple[Point, ...], ...]]:
    """The countries of tables/outlines.tsv with their rings in degrees, by name."""
    arcs: list[list[Point]] = []
    countries = {}
    for line in (
        files("rashomon.shipped.tables")
        .joinpath("outlines.tsv")
        .read_text(encoding="utf-8")
        .splitlines()
    ):
        kind, *cells = line.split("\t")
        if kind == "a":
            arcs.append(_arc(cells[0]))
        else:
            countries[cells[0]] = tuple(tuple(_ring(one, arcs)) for one in cells[1].split(";"))
    return countries


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


WIDTH = 640
WIDE = frozenset(("country", "area", "part of the world"))
"""What is too wide to say where the scene is."""
REACH_KM = {"region": 60.0, "area": 60.0, "district": 15.0, "near": 10.0}
"""How far a place is taken to reach where only its middle is known; it is drawn as a ring."""
_RADIUS = 13.0  # of a disc, with room for its number


class MapView:
    """A projection centred on the places, to scale at the centre, and accurate enough for a
    region."""

    def __init__(self, places: Sequence[Name]) -> None:
        exact = [name for name in places if name.precision not in WIDE] or list(places)
        # Longitudes run on across the 180th meridian, counted from the first place.
        origin = exact[0].lon or 0.0
        spots = [
            (
                origin + wrapped((name.lon or 0.0) - origin),
                name.lat or 0.0,
                REACH_KM.get(name.precision or "", 0.0) / 111.2,  # a region is more than a spot
            )
            for name in exact
        ]
        west, east = min(x - s for x, _, s in spots), max(x + s for x, _, s in spots)
        south, north = min(y - s for _, y, s in spots), max(y + s for _, y, s in spots)
        self.lat, self.lon = (south + north) / 2, (west + east) / 2
        self.squeeze = max(0.15, math.cos(math.radians(self.lat)))
        across = max((east - west) * self.squeeze * 1.9, 5.0)
        up = max((north - south) * 1.6, 2.6)
        self.height = round(min(480, max(300, WIDTH * up / across)))
        self.scale = min(WIDTH / across, self.height / up)
        self.per_km = self.scale / 111.2
        steps = (500, 200, 100, 50, 20, 10)
        self.scale_km = next((km for km in steps if km * self.per_km < 120), 10)

    def spot(self, lon: float, lat: float) -> Point:
        """Returns where a longitude and latitude stand in the drawing."""
        x = WIDTH / 2 + wrapped(lon - self.lon) * self.squeeze * self.scale
        return x, self.height / 2 - (lat - self.lat) * self.scale

    def drawn(self, ring: Sequence[Point]) -> Iterator[str]:
        """Yields a ring as paths of the drawing, far parts of it cut to a frame around; it may lie
        there twice, since the world is round."""
        (first, _), turn = ring[0], 360 * self.squeeze * self.scale
        xs = [self.spot(first, 0.0)[0]]
        for (lon, _), (other, _) in pairwise(ring):
            xs.append(xs[-1] + wrapped(other - lon) * self.squeeze * self.scale)
        ys = [self.spot(first, lat)[1] for _, lat in ring]
        for shift in (-turn, 0.0, turn):
            left, right = min(xs) + shift, max(xs) + shift
            if left < WIDTH and right > 0 and min(ys) < self.height and max(ys) > 0:
                points = (
                    (
                        round(min(max(x + shift, -3 * WIDTH), 4 * WIDTH)),
                        round(min(max(y, -3 * WIDTH), 4 * WIDTH)),
                    )
                    for x, y in zip(xs, ys, strict=True)
                )
                yield "M" + "L".join(f"{x} {y}" for (x, y), _ in groupby(points)) + "Z"


def wrapped(degrees: float) -> float:
    """Returns the same angle between -180 and 180."""
    return (degrees + 180) % 360 - 180


@dataclass(frozen=True, slots=True)
class Shape:
    """A country as drawn. `is_marked`: it is told of as a whole."""

    path: str
    name: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place of the list, with what is told of it and how exactly it is known; in the drawing at
    x, y, where it is one: a disc for a town, a dashed ring (`is_area`) of which only the centre is
    known, each with its number in the list."""

    number: int
    name: Name
    mentions: str
    precision: str
    is_drawn: bool
    is_area: bool
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Map:
    """The scene and its places; `elsewhere`: how many places are named only in passing or far
    away."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    places: tuple[MapPlace, ...]
    scale_km: int
    scale_width: float
    elsewhere: int


def draw_map(story: Story, *, since: str | None = None) -> Map | None:
    """Returns the map of what happened and of what several reports tell of, or None if no place of
    it has coordinates. `since`: the day of the first report."""
    named = [
        name
        for name in story.names
        if name.kind is NameKind.PLACE and name.lat is not None and name.lon is not None
    ]
    told = dict(_told_of(named, story, since))
    places = [name for name in named if told[name.id]]
    if not places:
        return None
    near = _scene(places)
    shown = [name for name in near if name.precision != "part of the world"]
    shown.sort(key=lambda name: (-len(name.mentions), name.name))
    view = MapView(near)
    countries = {name.name for name in places if name.precision == "country"}
    paths = {
        country: "".join(path for ring in rings for path in view.drawn(ring))
        for country, rings in load_outlines().items()
    }
    return Map(
        width=WIDTH,
        height=view.height,
        shapes=tuple(Shape(d, name, name in countries) for name, d in paths.items() if d),
        places=tuple(
            _placed(number, name, told[name.id], view) for number, name in enumerate(shown, 1)
        ),
        scale_km=view.scale_km,
        scale_width=round(view.scale_km * view.per_km, 1),
        elsewhere=len(named) - len(shown),
    )


def _placed(number: int, name: Name, mentions: str, view: MapView) -> MapPlace:
    x, y = view.spot(name.lon or 0.0, name.lat or 0.0)
    reach = REACH_KM.get(name.precision or "", 0.0) * view.per_km
    known = _PRECISIONS.get(name.precision or "", "not known how exactly")
    is_drawn = name.precision != "country" and 0 <= x <= WIDTH and 0 <= y <= view.height
    return MapPlace(
        number, name, mentions, known, is_drawn, bool(reach),
        round(x, 1), round(y, 1), round(max(_RADIUS, reach), 1),
    )  # fmt: skip


def _told_of(places: Sequence[Name], story: Story, since: str | None) -> Iterator[tuple[str, str]]:
    """Yields the id of each place and what is told of it, in how many passages and of how many
    happenings that are not long past: "2 passages, 1 event", "" if it is named in passing."""
    matters = story.matters()
    recent = [
        event
        for event in story.timeline
        if not is_background(event.earliest or "", event.latest or "", since or "")
    ]
    for name in places:
        passages = sum(
            any(not one.perhaps for one in passage.naming(name.mentions)) for passage in matters
        )
        events = sum(
            event.place == name.name
            or any(span.overlaps(said) for span in event.spans for said in name.mentions)
            for event in recent
        )
        parts = [(passages, "passage"), (events, "event")]
        yield name.id, ", ".join(counted(number, noun) for number, noun in parts if number)


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
