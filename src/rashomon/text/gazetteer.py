"""Towns, regions, districts and parts of the world (tables/gazetteer.zip). A member of the file is
loaded when a name in it is looked up."""

import zipfile
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from operator import attrgetter
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.model.name import Name
from rashomon.model.record import record
from rashomon.text.name_words import fold, skeleton


def one_id_a_place(names: Iterable[Name]) -> dict[str, str]:
    """Returns the id of each name. Names of one place in the gazetteer ("Leghorn", "Livorno") get
    the id of the first."""
    first: dict[int | str, str] = {}
    ids = {}
    for name in sorted(names, key=attrgetter("id")):
        ids[name.id] = first.setdefault(name.geonames or name.id, name.id)
    return ids


class SiteKind(StrEnum):
    """The kind of place that a site is."""

    TOWN = "c"
    REGION = "r"
    DISTRICT = "d"
    WORLD = "w"


@record
class Site:
    """A place of the gazetteer.

    - `country`: "" for a part of the world
    - `geonames`: None if the coordinates are the centre of a region's towns
    - `area`: code of the first-order region that it is or lies in
    """

    country: str
    name: str
    lat: float
    lon: float
    population: int
    kind: SiteKind
    geonames: int | None
    area: str


Sites = tuple[Site, ...]


@lru_cache(maxsize=4096)
def look_up(name: str) -> Sites:
    """Returns the larger towns and the regions with exactly this folded spelling, the most populous
    first."""
    return _sites(fold(name), keys="keys", folder="towns")


def most_people(name: str) -> int:
    """Returns how many people the largest place of this spelling has; 0 if there is none."""
    return next((site.population for site in look_up(name)), 0)


@lru_cache(maxsize=4096)
def look_up_all(name: str) -> Sites:
    """Returns all sites with this folded spelling, hamlets and districts included, the most
    populous first. Use it for names that are known to be places."""
    return tuple(
        sorted(
            (*look_up(name), *_sites(fold(name), keys="more", folder="small")),
            key=lambda site: (-site.population, site.kind, site.country, site.geonames or 0),
        )
    )


def _sites(key: str, keys: str, folder: str) -> Sites:
    """Returns the sites of a name. Each line of the file of names has a key and references such as
    "NO12": line 12 of the sites of Norway."""
    if not key:
        return ()
    text = "\n" + _member(f"{keys}/{key[:2].replace(' ', '_')}")
    sites = []
    for reference in text.partition(f"\n{key}\t")[2].partition("\n")[0].split():
        country, line_number = reference[:2], int(reference[2:])
        sites.append(_site(country, _lines(f"{folder}/{country}")[line_number]))
    return tuple(sites)


def look_alike(name: str, countries: Iterable[str]) -> Iterator[Site]:
    """Yields the sites in these countries whose consonants match the name's, in the order of the
    countries."""
    bones = skeleton(name)
    if len(bones) > 1:
        for country in countries:
            yield from _alike(bones, country)


@lru_cache(maxsize=4096)
def _alike(bones: str, country: str) -> Sites:
    """Returns the towns of a country that have these consonants. The table of their codes says
    whether there are any, before the large file is searched."""
    codes = _codes(country)
    code = crc32(bones.encode())
    nearest = int(codes.searchsorted(code))
    if code not in codes[nearest : nearest + 1]:
        return ()
    text = _member(f"towns/{country}")
    mark = f"|{bones}|"
    place = 0
    sites = []
    while (place := text.find(mark, place)) >= 0:
        start = text.rfind("\n", 0, place) + 1
        sites.append(_site(country, text[start:].partition("\n")[0]))
        place += len(mark)
    return tuple(sites)


@cache
def _codes(country: str) -> npt.NDArray[np.uint32]:
    """Returns the codes of the consonants of a country's sites, in order: a look through the whole
    text costs more than all else that is asked of a name."""
    lines = _member(f"towns/{country}").encode().split(b"\n")
    bones = b"|".join(line[line.rfind(b"\t") + 1 :] for line in lines)
    return np.sort(np.fromiter(map(crc32, {*bones.split(b"|")}), np.uint32))


@cache
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(
        str(resources.files("rashomon.shipped.tables").joinpath("gazetteer.zip"))
    )


@cache
def _member(name: str) -> str:
    try:
        return _archive().read(name).decode()
    except KeyError:
        return ""


@cache
def _lines(member: str) -> tuple[str, ...]:
    return tuple(_member(member).split("\n"))


def _site(country: str, line: str) -> Site:
    ident, name, lat, lon, population, kind, area, *_ = line.split("\t")
    return Site(
        country="" if country == "00" else country,
        name=name,
        lat=float(lat),
        lon=float(lon),
        population=int(population),
        kind=SiteKind(kind),
        geonames=int(ident) if ident else None,
        area=area,
    )
