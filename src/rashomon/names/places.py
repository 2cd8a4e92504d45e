"""Locates the places of a story. It weighs the meanings of each name by the story's other places
and countries."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from rashomon.model.record import record
from rashomon.names.forms import Counts
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
    by_weight,
    candidates_of,
    is_named_by_sort,
)
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import ABBREVIATED, country_names

_NEAR = 150.0  # kilometres within which places of one story speak for each other
_ROUNDS = 4
_MOST = 700  # candidates held against each other; of a story with more, each name keeps fewer
# logarithms of how many times the people another of the name has
_EQUAL = 1.2
_DROWNED = 2.8
_NAMED = 0.5  # how surely a region is named for its towns to be heard of
_LARGE = (
    200_000  # people of a place for which a building may be named that its country alone places
)
_FAR_LARGER = 5  # times the people from which a region of the name is meant, and no town
# scores so close, of places so many degrees apart, leave open which is meant
_CLOSE = 0.3
_FAR = 1.5
_Shares = Sequence[float]
_SURE = 1.0  # evidence that a place needs, beside a name that fits, to be shown on a map


@record
class Toponym:
    """A place as a story names it. `weight` is the number of mentions."""

    spellings: tuple[str, ...]
    weight: int = 1


_Meanings = Sequence[PlaceMeaning]


def locate_all(toponyms: Sequence[Toponym], countries: Counts) -> list[PlaceMeaning | None]:
    """Locates all places of a story together. The result is in the order of `toponyms`, with None
    for a place that is not known."""
    most = max(3, _MOST // max(1, len(toponyms)))
    options = [_options(toponym, countries)[:most] for toponym in toponyms]
    evidence = [[0.0] * len(found) for found in options]
    for _ in range(_ROUNDS):
        chances = list(map(_chances, options, evidence))
        evidence = _evidence(toponyms, options, chances, countries)
    return [_chosen(*place, countries) for place in zip(options, evidence, strict=True)]


def _scores(found: _Meanings, evidence: _Shares) -> list[float]:
    return [c.weight + told for c, told in zip(found, evidence, strict=True)]


def _options(toponym: Toponym, countries: Counts) -> list[PlaceMeaning]:
    """Returns the candidate meanings of a place, by weight."""
    found: dict[PlaceMeaning, None] = {}
    abbreviated = [spelling for spelling in toponym.spellings if spelling in ABBREVIATED]
    for spelling in abbreviated or toponym.spellings:  # "Ga.": the state, not the country
        found |= dict.fromkeys(candidates_of(spelling))
    return sorted(
        _without_namesakes(found, toponym, countries),
        key=by_weight,
    )


def _without_namesakes(
    found: Collection[PlaceMeaning], toponym: Toponym, countries: Counts
) -> list[PlaceMeaning]:
    """Drops towns that share their name with a far larger region; for names such as "Southern
    District" drops everything outside the story's countries."""
    if all(map(is_named_by_sort, toponym.spellings)):
        found = [c for c in found if c.code != EXACT and c.country in countries]
    regions = [
        c
        for c in found
        if c.code == REGION and c.called and (c.country in countries or c.weight >= KNOWN)
    ]
    return [
        c
        for c in found
        if c.code != EXACT
        or c.capital
        or not any(
            region.land != c.land and region.people >= _FAR_LARGER * c.people for region in regions
        )
    ]


def _chances(found: _Meanings, evidence: _Shares) -> list[float]:
    """Returns the chances of the candidates, which sum to 1."""
    row = _scores(found, evidence)
    top = max(row, default=0.0)
    powers = [math.exp(1.5 * (value - top)) for value in row]
    total = sum(powers)
    return [power / total for power in powers]


def _evidence(
    toponyms: Sequence[Toponym],
    options: Sequence[_Meanings],
    chances: Sequence[_Shares],
    countries: Counts,
) -> list[list[float]]:
    """Returns the story's evidence for each candidate, shaped like `options`: neighbours on the
    map, its region, its country."""
    near = _neighbours(options, chances)
    by_country, by_area, regions = _shares(toponyms, options, chances)
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
            told = regions.get(c.land, 0.0)
            if c.code not in (COUNTRY, WORLD):
                nearby = by_area[c.land] - own if c.area else 0.0
                value += 1.2 * math.log1p(max(0.0, nearby))
                mine = own * min(toponym.weight, 5) if c.code == REGION else 0.0
                value += 3.0 * (told - mine) / max(1.0, all_regions - mine)
            if told < _NAMED:
                value *= _heard(c, options[i])
            row.append(1.5 * math.log1p(2 * near[i][j]) + value)
        out.append(row)
    return out


def _heard(c: PlaceMeaning, options: _Meanings) -> float:
    """Returns a factor from 0 to 1 for the evidence of a country: lower for a town with a larger
    namesake, of whose region nobody speaks."""
    if c.code != EXACT:
        return 1.0
    gap = max(other.weight for other in options) - c.weight
    return min(1.0, max(0.0, (_DROWNED - gap) / (_DROWNED - _EQUAL)))


_Area = tuple[str | None, str]


def _shares(
    toponyms: Sequence[Toponym],
    options: Sequence[_Meanings],
    chances: Sequence[_Shares],
) -> tuple[Mapping[str | None, float], Mapping[_Area, float], Mapping[_Area, float]]:
    """Returns how many of the places are expected in each country, in each (country, first-order
    region), and how often each such region is named."""
    by_country: dict[str | None, float] = defaultdict(float)
    by_area: dict[_Area, float] = defaultdict(float)
    named: dict[_Area, float] = defaultdict(float)
    for toponym, found, row in zip(toponyms, options, chances, strict=True):
        for c, chance in zip(found, row, strict=True):
            by_country[c.country] += chance
            by_area[c.land] += chance
            if c.code == REGION:
                named[c.land] += chance * min(toponym.weight, 5)
    return by_country, by_area, named


def _neighbours(options: Sequence[_Meanings], chances: Sequence[_Shares]) -> list[list[float]]:
    """Returns, shaped like `options`, how many of the story's other places are expected near each
    candidate."""
    import numpy as np

    flat = [(i, c) for i, found in enumerate(options) for c in found]
    owner = np.array([i for i, _ in flat])
    lat, lon = (np.radians([getattr(c, side) for _, c in flat]) for side in ("lat", "lon"))
    is_place = np.array([c.code < REGION for _, c in flat])
    chance = np.array([p for row in chances for p in row]) * is_place
    step = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat)[:, None] * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    kernel = np.exp(-2 * 6371.0 / _NEAR * np.arcsin(np.sqrt(np.clip(step, 0, 1))))
    kernel[owner[:, None] == owner] = 0.0
    sums = iter((kernel @ chance * is_place).tolist())
    return [[round(next(sums), 6) for _ in found] for found in options]


def _chosen(
    found: _Meanings,
    evidence: _Shares,
    countries: Counts,
) -> PlaceMeaning | None:
    """Returns the best candidate, or None if it is tied with a distant one or neither its size nor
    the story supports it."""
    if not found:
        return None
    scores = _scores(found, evidence)
    best = max(range(len(found)), key=lambda i: (round(scores[i], 6), found[i].people, -i))
    c = found[best]
    # another that scores nearly as much and is far away leaves it open
    narrowing = math.cos(math.radians(c.lat))
    for other, score in zip(found, scores, strict=True):
        away = abs(c.lat - other.lat) + abs(c.lon - other.lon) * narrowing
        if scores[best] - score < _CLOSE and away > _FAR:
            return None
    if evidence[best] >= _SURE:
        return c
    famous = c.people >= 100_000 or c.code >= REGION
    # a less known place that lies in none of the story's countries, as a namesake does
    known = (c.capital and c.people >= FAMOUS) or c.code >= AREA or c.country in countries
    elsewhere = not known and any(other.country in countries for other in found)
    return c if famous and not elsewhere else None


def infer_countries(forms: Sequence[str], named: Counts) -> dict[str, int]:
    """Returns the weights of the countries that a story is about, by ISO code: those that it names,
    and those in which several of its places can be."""
    support: dict[str, float] = defaultdict(float)
    for form in forms:
        sites = look_up(ABBREVIATED.get(form, form)) if form not in country_names() else ()
        countries = sorted({site.country for site in sites})
        for country in countries:
            support[country] += 1 / len(countries)
    merged = Counter(named)
    for country, weight in sorted(support.items()):
        if weight >= 1 or country in named:
            merged[country] += round(2 * weight)
    return dict(sorted(merged.items()))
