"""Locates the places of a story. It weighs the meanings of each name by the story's other places
and countries."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from rashomon.model.record import record
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
from rashomon.shipped.weights.logistic import softmax
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import ABBREVIATED, country_names

_DROWNED = 2.8  # logarithm of how many times the people another of the name has
_VILLAGE = 2_000  # people; what has fewer is on the map if more than its country speaks for it
_OWN_REGION = 0.5  # share of the regions named from which on a town of one is meant
_KNOWN_TOWN = 100_000  # people of a namesake that is meant where nothing is said
_FAR_LARGER = 100  # times as many people
_NEIGHBOUR = 0.3  # places expected near
_LARGE = (
    200_000  # people of a place for which a building may be named that its country alone places
)


@record
class Toponym:
    """A place as a story names it. `weight` is the number of mentions."""

    spellings: tuple[str, ...]
    weight: int = 1


@dataclass(slots=True)
class _Candidate:
    """What a place may mean that the story names so many `times` (of more than five, five count).

    - `evidence`: what the story says for it
    - `chance`: how likely that makes it
    - `near`: how many of the story's other places are expected near it
    - `mentions_near`: the same by how often they are named
    - `region`: which share of the regions that the story names is its own
    """

    meaning: PlaceMeaning
    times: int
    evidence: float = 0.0
    chance: float = 0.0
    near: float = 0.0
    mentions_near: float = 0.0
    region: float = 0.0

    @property
    def score(self) -> float:
        """Returns what speaks for it, its weight before any context included."""
        return self.meaning.weight + self.evidence


_Candidates = Sequence[_Candidate]


def locate_all(
    toponyms: Sequence[Toponym], countries: Mapping[str, int]
) -> list[PlaceMeaning | None]:
    """Locates all places of a story together. The result is in the order of `toponyms`, with None
    for a place that is not known."""
    # candidates held against each other; of a story with more, each name keeps fewer
    most = max(3, 700 // max(1, len(toponyms)))
    options = []
    for toponym in toponyms:
        meanings = _options(toponym, countries)[:most]
        times = min(toponym.weight, 5)
        options.append([_Candidate(meaning, times) for meaning in meanings])
    for _ in range(4):
        for candidates in options:
            _set_chances(candidates)
        _set_near(options)
        _set_evidence(options, countries)
    return [_chosen(candidates, countries) for candidates in options]


def _options(toponym: Toponym, countries: Mapping[str, int]) -> list[PlaceMeaning]:
    """Returns the candidate meanings of a place, by weight.

    Towns that share their name with a far larger region are left out. Of names that say only a sort
    ("Southern District"), all outside the story's countries are.
    """
    abbreviated = [spelling for spelling in toponym.spellings if spelling in ABBREVIATED]
    is_sort = all(map(is_named_by_sort, toponym.spellings))
    meanings: dict[PlaceMeaning, None] = {}
    for spelling in abbreviated or toponym.spellings:  # "Ga.": the state, not the country
        for meaning in candidates_of(spelling):
            # a bare sort means a district of a country that the story names, no town called so
            if not is_sort or (meaning.code != EXACT and meaning.country in countries):
                meanings[meaning] = None
    regions = [meaning for meaning in meanings if _is_likely_region(meaning, countries)]
    meanings_left = [meaning for meaning in meanings if not _is_overshadowed(meaning, regions)]
    return sorted(meanings_left, key=by_weight)


def _is_likely_region(meaning: PlaceMeaning, countries: Mapping[str, int]) -> bool:
    """Whether it is a region called so, in the story's countries or known to everybody."""
    if meaning.code != REGION or not meaning.called:
        return False
    return meaning.country in countries or meaning.weight >= KNOWN


def _is_overshadowed(town: PlaceMeaning, regions: Iterable[PlaceMeaning]) -> bool:
    """Whether it is a town that shares its name with a far larger region elsewhere."""
    if town.code != EXACT or town.capital:
        return False
    most = 5 * town.people  # five times larger, a region of the name is meant, and no town
    return any(region.land != town.land and region.people >= most for region in regions)


def _set_chances(candidates: _Candidates) -> None:
    """Gives the candidates of a place their chances, which sum to 1."""
    chances = softmax([1.5 * candidate.score for candidate in candidates])
    for candidate, chance in zip(candidates, chances, strict=True):
        candidate.chance = chance


def _set_evidence(options: Sequence[_Candidates], countries: Mapping[str, int]) -> None:
    """Gives each candidate the story's evidence for it: its country and region are named, and other
    places of the story lie near it. A candidate is no evidence for itself, so its own chance is
    taken off."""
    by_country, by_area, regions = _shares(chain(*options))
    all_regions = sum(regions.values())
    mentions_of_country = sum(min(n, 10) for n in countries.values())
    places = mentions_of_country + max(1, len(options) - 1)
    for candidates in options:
        for candidate in candidates:
            meaning = candidate.meaning
            own_chance = candidate.chance
            mentions = min(countries.get(meaning.country or "", 0), 10)
            in_country = by_country[meaning.country] - own_chance + mentions
            value = 2.5 * (max(0.0, in_country) / places)
            # that its country is named says nothing of a small place
            if meaning.code == NEAR and meaning.people < _LARGE:
                value = 0.0
            region = regions.get(meaning.land, 0.0)
            if meaning.code not in (COUNTRY, WORLD):
                nearby = by_area[meaning.land] - own_chance if meaning.area else 0.0
                value += 1.2 * math.log1p(max(0.0, nearby))
                by_itself = own_chance * candidate.times if meaning.code == REGION else 0.0
                value += 3.0 * (region - by_itself) / max(1.0, all_regions - by_itself)
            # how surely a region is named for its towns to be heard of
            if region < 0.5:
                value *= _heard(meaning, candidates)
            candidate.evidence = 1.5 * math.log1p(2 * candidate.near) + value
            candidate.region = region / max(1.0, all_regions)


def _heard(meaning: PlaceMeaning, candidates: _Candidates) -> float:
    """Returns a factor from 0 to 1 for the evidence of a country: lower for a town with a larger
    namesake, of whose region nobody speaks."""
    if meaning.code != EXACT:
        return 1.0
    gap = max(candidate.meaning.weight for candidate in candidates) - meaning.weight
    # up to a logarithm of 1.2 both are heard of
    return min(1.0, max(0.0, (_DROWNED - gap) / (_DROWNED - 1.2)))


def _shares(
    candidates: Iterable[_Candidate],
) -> tuple[
    Mapping[str | None, float],
    Mapping[tuple[str | None, str], float],
    Mapping[tuple[str | None, str], float],
]:
    """Returns how many of the places are expected in each country, in each (country, first-order
    region), and how often each such region is named."""
    by_country: dict[str | None, float] = defaultdict(float)
    by_area: dict[tuple[str | None, str], float] = defaultdict(float)
    weight_of_region: dict[tuple[str | None, str], float] = defaultdict(float)
    for candidate in candidates:
        meaning = candidate.meaning
        chance = candidate.chance
        by_country[meaning.country] += chance
        by_area[meaning.land] += chance
        if meaning.code == REGION:
            weight_of_region[meaning.land] += chance * candidate.times
    return by_country, by_area, weight_of_region


def _set_near(options: Sequence[_Candidates]) -> None:
    """Tells each candidate how many of the story's other places are expected near it, and how often
    these are named."""
    import numpy as np

    owners = []
    places = list(chain(*options))
    for i, candidates in enumerate(options):
        owners += [i] * len(candidates)
    owner = np.array(owners)
    lat = np.radians([place.meaning.lat for place in places])
    lon = np.radians([place.meaning.lon for place in places])
    is_place = np.array([place.meaning.code < REGION for place in places])
    chance = np.array([place.chance for place in places]) * is_place
    step = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat)[:, None] * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    # places of one story within 150 kilometres speak for each other
    kernel = np.exp(-2 * 6371.0 / 150.0 * np.arcsin(np.sqrt(np.clip(step, 0, 1))))
    kernel[owner[:, None] == owner] = 0.0
    times = np.array([place.times for place in places])
    sums = (kernel @ chance * is_place).tolist()
    mentions = (kernel @ (chance * times) * is_place).tolist()
    for place, sum_near, mentions_near in zip(places, sums, mentions, strict=True):
        place.near = round(sum_near, 6)
        place.mentions_near = round(mentions_near, 6)


def _chosen(candidates: _Candidates, countries: Mapping[str, int]) -> PlaceMeaning | None:
    """Returns the best candidate, or None if it is tied with a distant one or neither its size nor
    the story supports it."""
    if not candidates:
        return None
    best = max(candidates, key=lambda option: (round(option.score, 6), option.meaning.people))
    if any(_leaves_open(candidate, best, countries) for candidate in candidates):
        return None
    lands = {candidate.meaning.country for candidate in candidates}
    return best.meaning if _is_supported(best, lands=lands, countries=countries) else None


def _is_supported(best: _Candidate, lands: Set[str | None], countries: Mapping[str, int]) -> bool:
    """Whether its size or the story supports what a name fits best; `lands` are the countries of
    all that it fits."""
    chosen = best.meaning
    if _is_small(chosen) and not _is_borne_out(best, countries):
        return False
    if best.evidence >= 1.0:
        return True
    if chosen.people < 100_000 and chosen.code < REGION:
        return False
    if (chosen.capital and chosen.people >= FAMOUS) or chosen.code >= AREA:
        return True
    # else a less known place may lie in none of the story's countries, and its namesake in one
    return chosen.country in countries or lands.isdisjoint(countries)


def _leaves_open(candidate: _Candidate, best: _Candidate, countries: Mapping[str, int]) -> bool:
    """Whether another place, so many degrees away, scores nearly as much, or may be meant."""
    chosen, meaning = best.meaning, candidate.meaning
    narrowing = math.cos(math.radians(chosen.lat))
    away = abs(chosen.lat - meaning.lat) + abs(chosen.lon - meaning.lon) * narrowing
    is_close = best.score - candidate.score < 0.3
    return away > 1.5 and (is_close or _may_be_meant(candidate, best, countries))


def _may_be_meant(namesake: _Candidate, chosen: _Candidate, countries: Mapping[str, int]) -> bool:
    """Tells whether a namesake of a town may be meant in its place, of whose region few speak.

    The namesake is far better known, or other places lie near it, in a country that the story names
    as often.
    """
    town = chosen.meaning
    if town.code != EXACT or namesake.meaning.code != EXACT or chosen.region >= _OWN_REGION:
        return False
    is_known = namesake.meaning.people >= max(_KNOWN_TOWN, _FAR_LARGER * town.people)
    is_neighbour = namesake.mentions_near >= max(_NEIGHBOUR, chosen.mentions_near)
    lands = (namesake.meaning.country or "", town.country or "")
    mentions, own_mentions = (countries.get(land, 0) for land in lands)
    return is_known or (is_neighbour and mentions >= own_mentions)


def _is_small(place: PlaceMeaning) -> bool:
    """Whether it is a village, or a small town that has another name first."""
    most = _VILLAGE if place.called else _KNOWN_TOWN
    return place.code == EXACT and place.people < most


def _is_borne_out(village: _Candidate, countries: Mapping[str, int]) -> bool:
    """Whether more than its country speaks for a small place: a place near it, or its region in the
    country that the story names most."""
    most = max(countries.values(), default=0)
    is_home = countries.get(village.meaning.country or "", 0) == most
    return village.near >= _NEIGHBOUR or (is_home and village.region > 0)


def infer_countries(forms: Sequence[str], mentions_of_country: Mapping[str, int]) -> dict[str, int]:
    """Returns the weights of the countries that a story is about, by ISO code: those that it names,
    and those in which one of its places is for sure or several can be. A place that can be in two
    countries is half a place of each."""
    support: dict[str, float] = defaultdict(float)
    for form in forms:
        if form in country_names():
            continue
        countries = sorted({site.country for site in look_up(ABBREVIATED.get(form, form))})
        for country in countries:
            support[country] += 1 / len(countries)
    merged = Counter(mentions_of_country)
    for country, weight in sorted(support.items()):
        if weight >= 1 or country in mentions_of_country:
            merged[country] += round(2 * weight)  # a place counts as two mentions of its country
    return dict(sorted(merged.items()))
