"""Lists what a place name can mean (countries, regions, towns, waters, parts of the world), each
with its prior weight before any context."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from rashomon.model.record import record
from rashomon.names.forms import (
    COMPASS,
    COUNTRY_WORDS,
)
from rashomon.shipped.words import read_table, set_of, texts
from rashomon.text.gazetteer import Site, SiteKind, look_up_all
from rashomon.text.name_words import (
    ABBREVIATED,
    country_names,
    fold,
    load_countries,
)

# Codes as UCDP's where_prec has them: 1 the place itself, 2 near it, 3 a district, 4 a first-order
# region, 5 a line or an area without
# borders, 6 a country, 7 international waters or more than one country.
EXACT, NEAR, DISTRICT, REGION, AREA, COUNTRY, WORLD = range(1, 8)
# What the gazetteer calls a part of the world is but a landscape: those of several countries stand
# in tables/world_places.tsv.
_CODE = {
    SiteKind.TOWN: EXACT,
    SiteKind.REGION: REGION,
    SiteKind.DISTRICT: DISTRICT,
    SiteKind.WORLD: AREA,
}
_WORD = ("", "city", "near", "district", "region", "area", "country", "part of the world")

_PART = {
    EXACT: NEAR,
    COUNTRY: AREA,
}  # a part of a country has no borders; the middle of the whole stands for it

_DISTRICT_WORDS = set_of("places.districts")
_TOWN_WORDS = set_of("places.towns")
# Things that stand in or near the place they are named for.
_BUILT = set_of("places.built")
# Features of the land: the town of the same name need not lie on them.
_LAND = set_of("places.land")
_BEFORE = set_of("places.before_of")
_SHORT = texts("names.shortened")
_VARIANTS = _SHORT | {long: short for short, long in _SHORT.items()}
_SPLIT = re.compile(r"[\s/-]+")
_SHARED = (
    7.5  # the weight of a country whose name is also that of a large region elsewhere ("Georgia")
)
FAMOUS = 1_000_000  # the people of a place that everybody knows: as much as a large town
KNOWN = 8.0  # the weight of a part of the world, a water, a region that tables/world_places.tsv has
_MOST = 24  # candidates kept of one name


@record
class PlaceMeaning:
    """One meaning of a place name.

    - `lat`, `lon`: in degrees
    - `country`: ISO code, None if there are several
    - `area`: GeoNames admin1 code
    - `code`: UCDP's where_prec
    - `weight`: before any context, about log10 of the population
    """

    lat: float
    lon: float
    country: str | None
    area: str
    geonames: int | None
    code: int
    weight: float
    people: int = 0
    capital: bool = False
    called: bool = False  # it is called by the name first, not only known by it

    @property
    def land(self) -> tuple[str | None, str]:
        """Returns the country and the first-order region."""
        return self.country, self.area

    @property
    def precision(self) -> str:
        """Returns in words what the coordinates are the centre of."""
        return _WORD[self.code]

    @property
    def where_prec(self) -> int:
        """Returns UCDP's code. Where in a town the place is, is not known."""
        return NEAR if self.code == EXACT and self.geonames else self.code


@cache
def _world_places() -> Mapping[str, tuple[PlaceMeaning, bool]]:
    """Loads tables/world_places.tsv: by folded name a water, mountain range, island, quarter or
    part of the world, and whether it is a water."""
    places = {}
    for line in read_table("world_places.tsv").splitlines()[1:]:
        names, kind, lat, lon, country = line.split("\t")
        code = EXACT if kind == "quarter" else AREA
        if kind in {"sea", "region"} and not country:
            code = WORLD
        place = PlaceMeaning(float(lat), float(lon), country or None, "", None, code, KNOWN, FAMOUS)
        places.update(dict.fromkeys(map(fold, names.split("|")), (place, kind == "sea")))
    return places


@cache
def _country_by_fold() -> Mapping[str, str]:
    return {fold(name): code for name, code in country_names().items() if len(fold(name)) > 3}


def country_code(text: str) -> str | None:
    """Returns the ISO code of the country that the text is a name of or demonym for, or None."""
    bare = text.removeprefix("the ").removeprefix("The ")
    return COUNTRY_WORDS.get(bare) or _country_by_fold().get(fold(bare))


@lru_cache(maxsize=8192)
def candidates_of(text: str) -> tuple[PlaceMeaning, ...]:
    """Returns the meanings of the text, likeliest first, at most `_MOST`. Returns none if no table
    knows it."""
    found = list(_all_of(text))
    towns = [c for c in found if c.code == EXACT and c.people >= 100_000]
    best: dict[tuple[object, ...], PlaceMeaning] = {}
    for c in found:
        if c.code == REGION and _has_town(c, towns):
            c = replace(c, weight=c.weight - 1.5)
        key = (c.code, round(c.lat, 1), round(c.lon, 1))
        if best.setdefault(key, c).weight < c.weight:
            best[key] = c
    return tuple(sorted(best.values(), key=by_weight)[:_MOST])


def by_weight(c: PlaceMeaning) -> tuple[float, int, str, float, float]:
    """Returns what meanings are sorted by, so that the likeliest comes first."""
    return -c.weight, c.code, c.country or "", c.lat, c.lon


def _has_town(region: PlaceMeaning, towns: Iterable[PlaceMeaning]) -> bool:
    """Whether the name means a large town of the region's country as often: called just that, or
    with a quarter of its people ("New York")."""
    return any(
        town.country == region.country and (town.called or 4 * town.people >= region.people)
        for town in towns
    )


def _all_of(text: str) -> Iterator[PlaceMeaning]:
    for short in (text, f"{text}.", text.replace(". ", ".")):
        if short in ABBREVIATED:
            for c in _meanings(ABBREVIATED[short]):
                if c.code == REGION and c.country in {"US", "CA"}:
                    yield replace(c, weight=9.0)
            return
    bare = _bare(text)
    if bare.lower() in COMPASS or bare.lower() in set_of("name_words.off_map"):
        return  # "the West", the planet Mars
    code = country_code(text) or country_code(bare)
    if code:
        country = load_countries()[code]
        yield PlaceMeaning(
            country.lat,
            country.lon,
            code,
            "",
            country.geonames,
            COUNTRY,
            _SHARED if is_region_elsewhere(bare) else 10.5,
        )
    known = _world_places().get(fold(bare)) if not code or code == "GB" else None
    if known:
        yield _of_world(*known, bare)
    meanings = [meaning for name in _variants(bare) for meaning in _meanings(name)]
    yield from meanings
    if not (meanings or code or known):
        yield from _within(bare)


@lru_cache(maxsize=1024)
def is_region_elsewhere(name: str) -> bool:
    """Whether a country shares its name with a large region of another country ("Georgia")."""
    return any(
        site.kind is SiteKind.REGION
        and site.population > 3_000_000
        and site.country != country_code(name)
        for site in look_up_all(name)
    )


def _of_world(known: PlaceMeaning, is_water: bool, name: str) -> PlaceMeaning:
    """Returns a place of our table, with the gazetteer's coordinates and id if it has the place as
    a region or part of the world."""
    for site in () if is_water else look_up_all(name):
        is_region = site.kind is SiteKind.REGION
        if (is_region or site.kind is SiteKind.WORLD) and site.country == (known.country or ""):
            return replace(
                known,
                lat=site.lat,
                lon=site.lon,
                area=site.area,
                geonames=site.geonames,
                code=REGION if is_region else known.code,
                people=max(site.population, FAMOUS),
                called=True,
            )
    return known


def is_named_by_sort(text: str) -> bool:
    """Whether the name is only a compass point and a type of place ("Southern District"), so that
    any country can have one."""
    first, *rest = _bare(text).lower().split() or [""]
    sorts = set_of("places.regions") | _DISTRICT_WORDS | _TOWN_WORDS | {"side", "end"}
    return first in COMPASS and bool(rest) and all(word in sorts for word in rest)


def _bare(text: str) -> str:
    """Returns the text without a leading article and a final possessive."""
    text = " ".join(text.split()).removesuffix("'s").removesuffix("’s")
    return text[4:] if text[:4] in {"the ", "The "} else text


def _meanings(name: str) -> Iterator[PlaceMeaning]:
    return (_of_site(site, name) for site in look_up_all(name))


def _variants(name: str) -> list[str]:
    """Returns the name and its variants with a first word shortened or written out ("St",
    "Saint")."""
    words = fold(name).split()
    if not words or words[0] not in _VARIANTS:
        return [name]
    return [name, " ".join([_VARIANTS[words[0]], *words[1:]])]


def _of_site(site: Site, name: str) -> PlaceMeaning:
    """Converts a gazetteer site to a meaning, weighted by population and by how directly it bears
    this name."""
    own = fold(site.name)
    key = fold(name)
    weight = math.log10(site.population + 100)
    if own not in (key, f"{key} city"):
        weight -= 0.8  # known by it, but not called by it first
    if site.kind is SiteKind.DISTRICT and not set(key.split()) & _DISTRICT_WORDS:
        weight -= 1.5
    if site.kind is SiteKind.WORLD:
        weight = min(weight, 5.0) - 1.5
    if site.kind is SiteKind.REGION:
        weight -= 0.3
    country = load_countries().get(site.country)
    capital = (
        site.kind is SiteKind.TOWN
        and country is not None
        and country.capital == site.name
        and _is_largest(site)
    )
    if capital:
        weight += 0.7
    return PlaceMeaning(
        site.lat,
        site.lon,
        site.country or None,
        site.area,
        site.geonames,
        _CODE[site.kind],
        weight,
        site.population,
        capital,
        own == key,
    )


def _is_largest(site: Site) -> bool:
    """Whether it is the largest town of its name in its country: of all towns called Washington one
    is the capital."""
    return not any(
        s.country == site.country and s.kind is SiteKind.TOWN and s.population > site.population
        for s in look_up_all(site.name)
    )


def _within(name: str) -> Iterator[PlaceMeaning]:
    """Yields meanings of a compound name from the place inside it: "northern X", "X region",
    "University of X", "X International Airport"."""
    words = name.split()
    if len(words) < 2:
        return
    first = words[0].lower()
    if first in COMPASS or _SPLIT.split(first)[0] in COMPASS:
        parts = list(_inside(" ".join(words[1:]), lambda code: _PART.get(code, code)))
        lands = {c.land for c in parts if c.code == REGION}
        # "eastern X" is a part of a land before it is one of a town that lies elsewhere
        if lands and first.endswith("ern"):
            parts = [c for c in parts if c.code != NEAR or c.land in lands]
        yield from parts
        return
    if first in _BEFORE | _BUILT | _LAND and words[1].lower() == "of":
        yield from _built_at(" ".join(words[2:]), first)
        return
    last = words[-1].lower().rstrip(".")
    if last in _TOWN_WORDS:
        yield from (c for c in _meanings(" ".join(words[:-1])) if c.code in (EXACT, DISTRICT))
    elif last in _BUILT:
        fewest = 2 if len(words) > 3 else 1
        for n in range(len(words) - 1, fewest - 1, -1):
            inner = list(_built_at(" ".join(words[:n]), last))
            if inner:
                yield from inner
                return


def _inside(whole: str, code_of: Callable[[int], int]) -> Iterator[PlaceMeaning]:
    """Yields the meanings of the whole for what lies in it, each by the code that its own gives."""
    return (
        replace(c, code=code_of(c.code), capital=False, called=False) for c in candidates_of(whole)
    )


def _built_at(name: str, what: str) -> Iterator[PlaceMeaning]:
    """Returns meanings near the place that a building, base or port is named after; none for
    landforms."""
    near = _inside(name, lambda code: max(code, NEAR)) if what not in _LAND else ()
    return (c for c in near if c.code <= DISTRICT or what in _BEFORE)
