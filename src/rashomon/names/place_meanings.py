"""Lists what a place name can mean (countries, regions, towns, waters, parts of the world), each
with its prior weight before any context."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from rashomon.model.record import record
from rashomon.names.forms import (
    COMPASS,
    COUNTRY_WORDS,
)
from rashomon.shipped.words import rows_in_table, set_of, texts
from rashomon.text.gazetteer import Site, SiteKind, look_up_all
from rashomon.text.name_words import (
    ABBREVIATED,
    country_names,
    fold,
    load_countries,
)
from rashomon.text.white_space import single_spaced

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
        if self.code == EXACT and self.geonames:
            return NEAR
        return self.code


_Meanings = Iterator[PlaceMeaning]


@cache
def _world_places() -> Mapping[str, tuple[PlaceMeaning, bool]]:
    """Loads tables/world_places.tsv: by folded name a water, mountain range, island, quarter or
    part of the world, and whether it is a water."""
    places = {}
    for names, kind, lat, lon, country in rows_in_table("world_places.tsv"):
        code = EXACT if kind == "quarter" else AREA
        if kind in {"sea", "region"} and not country:
            code = WORLD
        place = PlaceMeaning(
            lat=float(lat),
            lon=float(lon),
            country=country or None,
            area="",
            geonames=None,
            code=code,
            weight=KNOWN,
            people=FAMOUS,
        )
        for name in names.split("|"):
            places[fold(name)] = place, kind == "sea"
    return places


@cache
def _country_by_fold() -> dict[str, str]:
    return {fold(name): code for name, code in country_names().items() if len(fold(name)) > 3}


def country_code(text: str) -> str | None:
    """Returns the ISO code of the country that the text is a name of or demonym for, or None."""
    without_article = text.removeprefix("the ").removeprefix("The ")
    return COUNTRY_WORDS.get(without_article) or _country_by_fold().get(fold(without_article))


@lru_cache(maxsize=8192)
def candidates_of(text: str) -> tuple[PlaceMeaning, ...]:
    """Returns the meanings of the text, likeliest first, 24 at most. Returns none if no table
    knows it."""
    meanings = list(_meanings_of_variants(text))
    towns = [meaning for meaning in meanings if meaning.code == EXACT and meaning.people >= 100_000]
    best: dict[tuple[object, ...], PlaceMeaning] = {}
    for meaning in meanings:
        if meaning.code == REGION and _has_town(meaning, towns):
            meaning = replace(meaning, weight=meaning.weight - 1.5)
        key = (meaning.code, round(meaning.lat, 1), round(meaning.lon, 1))
        if best.setdefault(key, meaning).weight < meaning.weight:
            best[key] = meaning
    return tuple(sorted(best.values(), key=by_weight)[:24])


def by_weight(meaning: PlaceMeaning) -> tuple[float, int, str, float, float]:
    """Returns what meanings are sorted by, so that the likeliest comes first."""
    return -meaning.weight, meaning.code, meaning.country or "", meaning.lat, meaning.lon


def _has_town(region: PlaceMeaning, towns: Iterable[PlaceMeaning]) -> bool:
    """Whether the name of a region may as well mean a large town in its country, which has just
    that name or a quarter of the region's people."""
    for town in towns:
        if town.country == region.country and (town.called or 4 * town.people >= region.people):
            return True
    return False


def _meanings_of_variants(text: str) -> _Meanings:
    """Yields the meanings of the text, from each table that has it.

    An abbreviation ("Calif.") means its region and nothing else. A country comes next, then the
    other places of its name.
    """
    for short in (text, f"{text}.", text.replace(". ", ".")):
        if short in ABBREVIATED:
            yield from _regions_meant(ABBREVIATED[short])
            return
    plain_name = _without_article(text)
    if plain_name.lower() in COMPASS or plain_name.lower() in set_of("name_words.off_map"):
        return  # "the West", the planet Mars
    code = country_code(text) or country_code(plain_name)
    meanings = []
    if code:
        country = load_countries()[code]
        weight = _SHARED if is_region_elsewhere(plain_name) else 10.5
        meanings.append(
            PlaceMeaning(
                lat=country.lat,
                lon=country.lon,
                country=code,
                area="",
                geonames=country.geonames,
                code=COUNTRY,
                weight=weight,
            )
        )
    if not code or code == "GB":
        meanings += _of_world(plain_name)
    for name in _spelling_variants(plain_name):
        meanings += _meanings(name)
    yield from meanings or _within(plain_name)


def _regions_meant(name: str) -> _Meanings:
    """Yields the regions for which an abbreviation stands, of the United States and Canada only
    ("Ont.")."""
    for meaning in _meanings(name):
        if meaning.code == REGION and meaning.country in {"US", "CA"}:
            yield replace(meaning, weight=9.0)


@lru_cache(maxsize=1024)
def is_region_elsewhere(name: str) -> bool:
    """Whether a country shares its name with a large region of another country ("Georgia")."""
    large = set()
    for site in look_up_all(name):
        if site.kind is SiteKind.REGION and site.population > 3_000_000:
            large.add(site.country)
    return bool(large - {country_code(name)})


def _of_world(name: str) -> _Meanings:
    """Yields the place of our table by this name, with the gazetteer's coordinates and id if it has
    the place as a region or part of the world."""
    place, is_water = _world_places().get(fold(name), (None, True))
    if not place:
        return
    for site in () if is_water else look_up_all(name):
        if site.country != (place.country or ""):
            continue
        if site.kind in {SiteKind.REGION, SiteKind.WORLD}:
            place = replace(
                place,
                lat=site.lat,
                lon=site.lon,
                area=site.area,
                geonames=site.geonames,
                code=REGION if site.kind is SiteKind.REGION else place.code,
                people=max(site.population, FAMOUS),
                called=True,
            )
            break
    yield place


def is_named_by_sort(text: str) -> bool:
    """Whether the name is only a compass point and a type of place ("Southern District"), so that
    any country can have one."""
    first, *words_behind = _without_article(text).lower().split() or [""]
    sorts = set_of("places.regions") | _DISTRICT_WORDS | _TOWN_WORDS | {"side", "end"}
    return first in COMPASS and bool(words_behind) and all(word in sorts for word in words_behind)


def _without_article(text: str) -> str:
    """Returns the text without a leading article and a final possessive."""
    text = single_spaced(text).removesuffix("'s").removesuffix("’s")
    if text[:4] in {"the ", "The "}:
        return text[4:]
    return text


def _meanings(name: str) -> _Meanings:
    return (_meaning_of_site(site, name) for site in look_up_all(name))


def _spelling_variants(name: str) -> list[str]:
    """Returns the name and its variants with a first word shortened or written out ("St",
    "Saint")."""
    words = fold(name).split()
    if not words or words[0] not in _VARIANTS:
        return [name]
    return [name, " ".join([_VARIANTS[words[0]], *words[1:]])]


def _meaning_of_site(site: Site, name: str) -> PlaceMeaning:
    """Returns the meaning of a place in the gazetteer.

    It weighs more if more people live there, and if the place is usually called by this name.
    Districts, regions and places of the whole world weigh less than a town of their size, since a
    report means the town.
    """
    site_name = fold(site.name)
    key = fold(name)
    weight = math.log10(site.population + 100)
    if site_name not in (key, f"{key} city"):
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
        lat=site.lat,
        lon=site.lon,
        country=site.country or None,
        area=site.area,
        geonames=site.geonames,
        code=_CODE[site.kind],
        weight=weight,
        people=site.population,
        capital=capital,
        called=site_name == key,
    )


def _is_largest(town: Site) -> bool:
    """Whether it is the largest town of its name in its country: of all towns called Washington one
    is the capital."""
    for site in look_up_all(town.name):
        if site.country == town.country and site.kind is SiteKind.TOWN:
            return site.population <= town.population
    return True


def _within(name: str) -> _Meanings:
    """Yields meanings of a compound name from the place inside it: of "northern X", "X area",
    "University of X" and "X International Airport", X.

    The first word is asked before the last one, since "northern X area" is in the north of the
    area.
    """
    words = name.split()
    if len(words) < 2:
        return
    first = words[0].lower()
    last = words[-1].lower().rstrip(".")
    if first in COMPASS or _SPLIT.split(first)[0] in COMPASS:
        yield from _parts_of(" ".join(words[1:]), first)
    elif first in _BEFORE | _BUILT | _LAND and words[1].lower() == "of":
        yield from _built_at(" ".join(words[2:]), first)
    elif last in _TOWN_WORDS:
        inner = _meanings(" ".join(words[:-1]))
        yield from (meaning for meaning in inner if meaning.code in (EXACT, DISTRICT))
    elif last in _BUILT:
        yield from _built_at_longest(words[:-1], last)


def _built_at_longest(words: Sequence[str], building: str) -> list[PlaceMeaning]:
    """Returns what a building's name means by the longest of its first words that the map knows."""
    fewest = 2 if len(words) > 2 else 1
    for n in range(len(words), fewest - 1, -1):
        if meanings := list(_built_at(" ".join(words[:n]), building)):
            return meanings
    return []


def _parts_of(whole: str, point: str) -> _Meanings:
    """Yields the meanings of a name for a part of a place, such as "northern X"."""
    parts = []
    lands = set()
    for meaning in candidates_of(whole):
        part = _inside(meaning, _PART.get(meaning.code, meaning.code))
        parts.append(part)
        if part.code == REGION:
            lands.add(part.land)
    for part in parts:
        # "eastern X" is a part of a land before it is one of a town that lies elsewhere
        is_elsewhere = lands and part.land not in lands
        if not (is_elsewhere and part.code == NEAR and point.endswith("ern")):
            yield part


def _inside(whole: PlaceMeaning, code: int) -> PlaceMeaning:
    """Returns the meaning of a whole as that of something inside it, with this code."""
    return replace(whole, code=code, capital=False, called=False)


def _built_at(name: str, thing: str) -> _Meanings:
    """Yields meanings near the place that a building, base or port is named after; none for
    landforms."""
    if thing in _LAND:
        return
    for meaning in candidates_of(name):
        if meaning.code <= DISTRICT or thing in _BEFORE:
            yield _inside(meaning, max(meaning.code, NEAR))
