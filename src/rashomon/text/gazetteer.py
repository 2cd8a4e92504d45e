"""Towns, regions, districts and parts of the world (tables/gazetteer.zip). A member of the file is
loaded when a name in it is looked up."""

import zipfile
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.model.name import Name
from rashomon.model.record import record
from rashomon.text.name_words import fold, skeleton


def one_id_a_place(names: Iterable[Name]) -> dict[str, str]:
    """Returns the id of each name. Names of one place in the gazetteer ("Leghorn", "Livorno") get
    the id of the first."""
    held: dict[int | str, str] = {}
    return {
        name.id: held.setdefault(name.geonames or name.id, name.id)
        for name in sorted(names, key=lambda name: name.id)
    }


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
    other_keys: tuple[str, ...]

    def spellings(self) -> tuple[str, ...]:
        """Returns the folded spellings under which it is found."""
        return (fold(self.name), *self.other_keys)


@lru_cache(maxsize=4096)
def look_up(name: str) -> tuple[Site, ...]:
    """Returns the larger towns and the regions with exactly this folded spelling, the most populous
    first."""
    return _sites(fold(name), "keys", "towns")


@lru_cache(maxsize=4096)
def look_up_all(name: str) -> tuple[Site, ...]:
    """Returns all sites with this folded spelling, hamlets and districts included, the most
    populous first. Use it for names that are known to be places."""
    both = (*look_up(name), *_sites(fold(name), "more", "small"))
    return tuple(
        sorted(
            both, key=lambda site: (-site.population, site.kind, site.country, site.geonames or 0)
        )
    )


def _sites(key: str, keys: str, folder: str) -> tuple[Site, ...]:
    if not key:
        return ()
    text = "\n" + _member(f"{keys}/{key[:2].replace(' ', '_')}")
    references = text.partition(f"\n{key}\t")[2].partition("\n")[0].split()
    return tuple(
        _site(reference[:2], _lines(f"{folder}/{reference[:2]}")[int(reference[2:])])
        for reference in references
    )


def look_alike(name: str, countries: Iterable[str]) -> Iterator[Site]:
    """Yields the sites in these countries whose consonants match the name's, in the order of the
    countries."""
    bones = skeleton(name)
    if len(bones) > 1:
        for country in countries:
            yield from _alike(bones, country)


@lru_cache(maxsize=4096)
def _alike(bones: str, country: str) -> tuple[Site, ...]:
    codes = _codes(country)
    code = crc32(bones.encode())
    if code not in codes[(near := int(codes.searchsorted(code))) : near + 1]:
        return ()
    text = _member(f"towns/{country}")
    mark = f"|{bones}|"
    at = 0
    out = []
    while (at := text.find(mark, at)) >= 0:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        out.append(_site(country, text[start : end if end >= 0 else len(text)]))
        at += len(mark)
    return tuple(out)


@cache
def _codes(country: str) -> npt.NDArray[np.uint32]:
    """Codes of the consonants of a country's sites, in order: a look through the whole text costs
    more than all else that is asked of a name."""
    lines = _member(f"towns/{country}").split("\n")
    bones = {one for line in lines for one in line[line.rfind("\t") + 1 :].split("|")}
    return np.sort(np.fromiter((crc32(one.encode()) for one in bones), np.uint32))


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
    ident, name, lat, lon, population, kind, area, keys, _ = line.split("\t")
    others = tuple(keys.split("|")) if keys else ()
    code = "" if country == "00" else country
    return Site(
        code,
        name,
        float(lat),
        float(lon),
        int(population),
        SiteKind(kind),
        int(ident) if ident else None,
        area,
        others,
    )
