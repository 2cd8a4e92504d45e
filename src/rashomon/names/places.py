"""Where the places of a story are: what each name may mean is weighed by what stands beside it and by the story's other places."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.names.hints import RegionHint
from rashomon.names.place_meanings import (
    AREA,
    COUNTRY,
    EXACT,
    FAMOUS,
    KNOWN,
    NEAR,
    REGION,
    WORLD,
    PlaceMeaning,
    alike_in,
    candidates_of,
    is_told_by_sort,
)
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import country_names, load_name_words

_NEAR = 150.0  # kilometres within which places of one story speak for each other
_ROUNDS = 4
_MOST = 700  # candidates held against each other; of a story with more, each name keeps fewer
_EQUAL, _DROWNED = 1.2, 2.8  # logarithms of how many times the people another place of the name has: both are meant, that one alone
_LARGE = 200_000  # people of a place for which a building may be named that its country alone places
_FAR_LARGER = 5  # times the people from which a region of the name is meant, and no town
_CLOSE, _FAR = 0.3, 1.5  # scores so close, of places so many degrees apart, leave open which is meant
_SURE = 1.0  # evidence that a place needs, beside a name that fits, to be shown on a map


@dataclass(frozen=True, slots=True)
class Location:
    """Coordinates in degrees, country code, GeoNames id, what they are the middle of, in words and as UCDP's where_prec."""

    lat: float
    lon: float
    country: str | None
    geonames: int | None
    precision: str
    where_prec: int


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place as a story names it. `weight`: how often; `within`: what stands beside it, by how often."""

    spellings: tuple[str, ...]
    weight: int = 1
    within: Mapping[RegionHint, int] = field(default_factory=dict)


def locate(spellings: Sequence[str], countries: Mapping[str, int]) -> Location | None:
    """Where the one place of these spellings is. `countries`: the codes of those that the story names, with how often."""
    return locate_all([Toponym(tuple(spellings))], countries)[0]


def locate_all(toponyms: Sequence[Toponym], countries: Mapping[str, int]) -> list[Location | None]:
    """Where each of a story's places is, or None where that is not known."""
    options = [_options(toponym, countries, max(3, _MOST // max(1, len(toponyms)))) for toponym in toponyms]
    scores = [[c.weight for c in found] for found in options]
    evidence = [[0.0] * len(found) for found in options]
    for _ in range(_ROUNDS if any(len(found) > 1 for found in options) or len(options) > 1 else 1):
        chances = [_softmax(row) for row in scores]
        evidence = _evidence(toponyms, options, chances, countries)
        scores = [[c.weight + e for c, e in zip(found, row, strict=True)] for found, row in zip(options, evidence, strict=True)]
    return [
        None if _is_two(toponym, found) else _chosen(found, row, said, countries)
        for toponym, found, row, said in zip(toponyms, options, scores, evidence, strict=True)
    ]


def _is_two(toponym: Toponym, found: Sequence[PlaceMeaning]) -> bool:
    """Whether the words beside the name put it now in one region, now in another, and both have such a place."""
    said = sorted(n for w, n in toponym.within.items() if w.area and any((c.country, c.area) == (w.country, w.area) for c in found))
    return len(said) > 1 and 2 * said[-2] >= said[-1]


def _options(toponym: Toponym, countries: Mapping[str, int], most: int) -> list[PlaceMeaning]:
    found: dict[PlaceMeaning, None] = {}
    abbreviated = [spelling for spelling in toponym.spellings if spelling in load_name_words().abbreviated]
    for spelling in abbreviated or toponym.spellings:  # "Ga.": the state, not the country
        found |= dict.fromkeys(candidates_of(spelling))
    total = sum(countries.values()) or 1
    if not any(10 * countries.get(c.country or "", 0) >= total for c in found) and not any(c.code >= COUNTRY for c in found):
        likely = sorted(countries, key=lambda code: (-countries[code], code))[:8]
        for spelling in toponym.spellings:
            found |= dict.fromkeys(alike_in(spelling, likely))
    said = {w.country for w in toponym.within}
    ordered = sorted(
        _without_namesakes(found, toponym, countries),
        key=lambda c: (c.country not in said, -c.weight, c.code, c.country or "", c.lat, c.lon),
    )
    return ordered[:most]


def _without_namesakes(found: Iterable[PlaceMeaning], toponym: Toponym, countries: Mapping[str, int]) -> list[PlaceMeaning]:
    """The candidates without towns that a far larger region of the story's countries drowns, where nothing beside the name says otherwise; of what
    is told by its sort alone ("Southern District") those of the story's countries."""
    if all(is_told_by_sort(spelling) for spelling in toponym.spellings):
        found = [c for c in found if c.code != EXACT and c.country in countries]
    regions = [c for c in found if c.code == REGION and c.called and (c.country in countries or c.weight >= KNOWN)]
    return [c for c in found if c.code != EXACT or c.capital or _hinted(c, toponym) or not any(_drowns(r, c) for r in regions)]


def _hinted(c: PlaceMeaning, toponym: Toponym) -> bool:
    return RegionHint(c.country or "", c.area) in toponym.within


def _drowns(region: PlaceMeaning, town: PlaceMeaning) -> bool:
    """Whether a town lies outside the region of its name, which has far more people."""
    outside = (region.country, region.area) != (town.country, town.area)
    return outside and region.people >= _FAR_LARGER * town.people


def _softmax(row: Sequence[float]) -> list[float]:
    top = max(row, default=0.0)
    powers = [math.exp(1.5 * (value - top)) for value in row]
    total = sum(powers) or 1.0
    return [power / total for power in powers]


def _evidence(
    toponyms: Sequence[Toponym], options: Sequence[Sequence[PlaceMeaning]], chances: Sequence[Sequence[float]], countries: Mapping[str, int]
) -> list[list[float]]:
    """For each candidate what the story says for it: its neighbours on the map, its region, its country, what stands beside the name."""
    near = _neighbours(options, chances)
    by_country, by_area = _shares(options, chances)
    regions = _regions_named(toponyms, options, chances)
    all_regions = sum(regions.values())
    named = sum(min(n, 10) for n in countries.values())
    out = []
    for i, toponym in enumerate(toponyms):
        row = []
        for j, c in enumerate(options[i]):
            own = chances[i][j]
            others = by_country[c.country] - own + min(countries.get(c.country or "", 0), 10)
            share = max(0.0, others) / (named + max(1, len(toponyms) - 1))
            value = 0.0 if c.code == NEAR and c.people < _LARGE else 2.5 * share
            if c.code not in (COUNTRY, WORLD):
                value += 1.2 * math.log1p(max(0.0, by_area[c.country, c.area] - own))
                mine = own * min(toponym.weight, 5) if c.code == REGION else 0.0
                value += 3.0 * (regions.get((c.country, c.area), 0.0) - mine) / max(1.0, all_regions - mine)
            row.append(1.5 * math.log1p(2 * near[i][j]) + _beside(toponym, c) + value * _heard(toponym, c, options[i]))
        out.append(row)
    return out


def _heard(toponym: Toponym, c: PlaceMeaning, options: Sequence[PlaceMeaning]) -> float:
    """How far the story's countries and regions speak for a town: the less, the larger a place of its name is, but for words beside it."""
    if c.code != EXACT or any(w.country == c.country and w.area in ("", c.area) for w in toponym.within):
        return 1.0
    gap = max(other.weight for other in options) - c.weight
    return min(1.0, max(0.0, (_DROWNED - gap) / (_DROWNED - _EQUAL)))


def _beside(toponym: Toponym, c: PlaceMeaning) -> float:
    """What the words beside the name say: much for a candidate that lies where they say, something against the others."""
    if not toponym.within:
        return 0.0
    total = sum(toponym.within.values())
    agree = sum(
        n for w, n in toponym.within.items() if w.country == c.country and w.area in ("", c.area) and (c.code != REGION or not w.area)
    )
    return 5.0 * agree / total - (1.0 if not agree else 0.0)


def _regions_named(
    toponyms: Sequence[Toponym], options: Sequence[Sequence[PlaceMeaning]], chances: Sequence[Sequence[float]]
) -> Mapping[tuple[str | None, str], float]:
    """How often the story names each first-order region, by itself or beside another place."""
    out: dict[tuple[str | None, str], float] = defaultdict(float)
    for toponym, found, row in zip(toponyms, options, chances, strict=True):
        for c, chance in zip(found, row, strict=True):
            if c.code == REGION:
                out[c.country, c.area] += chance * min(toponym.weight, 5)
        for within, n in sorted(toponym.within.items()):
            if within.area:
                out[within.country, within.area] += min(n, 3)
    return out


def _shares(
    options: Sequence[Sequence[PlaceMeaning]], chances: Sequence[Sequence[float]]
) -> tuple[Mapping[str | None, float], Mapping[tuple[str | None, str], float]]:
    by_country: dict[str | None, float] = defaultdict(float)
    by_area: dict[tuple[str | None, str], float] = defaultdict(float)
    for found, row in zip(options, chances, strict=True):
        for c, chance in zip(found, row, strict=True):
            by_country[c.country] += chance
            if c.area:
                by_area[c.country, c.area] += chance
    return by_country, by_area


def _neighbours(options: Sequence[Sequence[PlaceMeaning]], chances: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each candidate how many of the story's other places are likely to lie near it."""
    import numpy as np

    flat = [(i, c) for i, found in enumerate(options) for c in found]
    if len(options) < 2 or not flat:
        return [[0.0] * len(found) for found in options]
    owner = np.array([i for i, _ in flat])
    lat, lon = (np.radians([getattr(c, side) for _, c in flat]) for side in ("lat", "lon"))
    chance = np.array([p for row in chances for p in row]) * np.array([c.code < REGION for _, c in flat])
    step = np.sin((lat[:, None] - lat) / 2) ** 2 + np.cos(lat)[:, None] * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    kernel = np.exp(-2 * 6371.0 / _NEAR * np.arcsin(np.sqrt(np.clip(step, 0, 1))))
    kernel[owner[:, None] == owner] = 0.0
    sums = kernel @ chance * np.array([c.code < REGION for _, c in flat])
    rows: list[list[float]] = [[] for _ in options]
    for i, value in zip(owner.tolist(), sums.tolist(), strict=True):
        rows[i].append(round(value, 6))
    return rows


def _chosen(
    found: Sequence[PlaceMeaning], scores: Sequence[float], evidence: Sequence[float], countries: Mapping[str, int]
) -> Location | None:
    """The best candidate, where its size or the story speaks for it, and the countries that the story names do not speak for another."""
    if not found:
        return None
    best = max(range(len(found)), key=lambda i: (round(scores[i], 6), found[i].people, -i))
    c = found[best]
    if any(scores[best] - score < _CLOSE and _is_far(c, other) for other, score in zip(found, scores, strict=True)):
        return None
    famous = c.exact and (c.people >= 100_000 or c.code >= REGION)
    if evidence[best] < _SURE and (not famous or _is_elsewhere(c, found, countries)):
        return None
    return Location(c.lat, c.lon, c.country, c.geonames, c.precision, c.code)


def _is_far(c: PlaceMeaning, other: PlaceMeaning) -> bool:
    """Whether two places lie more than some hundred kilometres apart."""
    return abs(c.lat - other.lat) + abs(c.lon - other.lon) * math.cos(math.radians(c.lat)) > _FAR


def _is_elsewhere(c: PlaceMeaning, found: Sequence[PlaceMeaning], countries: Mapping[str, int]) -> bool:
    """Whether a place that not everybody knows lies in no country of the story, and another of its name does."""
    known = (c.capital and c.people >= FAMOUS) or c.code >= AREA or c.country in countries
    return not known and any(other.country in countries for other in found)


def infer_countries(forms: Sequence[str], named: Mapping[str, int]) -> dict[str, int]:
    """The countries that a story is about: those it names, and those in which several of its places can lie, with weights."""
    lists = load_name_words()
    support: dict[str, float] = defaultdict(float)
    for form in forms:
        sites = look_up(lists.abbreviated.get(form, form)) if form not in country_names() else ()
        countries = sorted({site.country for site in sites})
        for country in countries:
            support[country] += 1 / len(countries)
    merged = Counter(named)
    for country, weight in sorted(support.items()):
        if weight >= 1 or country in named:
            merged[country] += round(2 * weight)
    return {country: merged[country] for country in sorted(merged) if merged[country] > 0}
