"""Coasts and borders of the world's countries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
