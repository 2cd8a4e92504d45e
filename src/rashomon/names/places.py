"""Where a place is: a country, a site of the gazetteer in a country that the story names, or unknown."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from rashomon.language.gazetteer import Site, look_alike, look_up
from rashomon.language.name_words import country_names, load_countries, load_name_words
from rashomon.language.spellings import fold
from rashomon.names.words import listed

_REGION_WORDS = listed("""
    province governorate oblast region state county district
""")
_NO_TOWN = listed("""
    river border valley sea ocean gulf strait mountains desert street road avenue square prison airport bridge hospital
    station island islands lake mount
""")


@dataclass(frozen=True, slots=True)
class Location:
    """Coordinates in degrees, country code, GeoNames id and what sort of place they are the middle of."""

    lat: float
    lon: float
    country: str
    geonames: int | None
    precision: str


def locate(spellings: Sequence[str], countries: Mapping[str, int]) -> Location | None:
    """Where the place of these spellings is. `countries`: the codes of those that the story names, with how often."""
    abbreviated = any(spelling in load_name_words().abbreviated for spelling in spellings)  # "Ga.": the state, not the country
    for spelling in () if abbreviated else spellings:
        code = country_names().get(spelling)
        if code:
            country = load_countries()[code]
            return Location(country.lat, country.lon, code, country.geonames, "country")
    candidates = [(score, site) for spelling in spellings for score, site in _candidates(spelling, countries)]
    if any(spelling in load_name_words().regions for spelling in spellings):  # a part of the world, and no town that bears its name
        candidates = [(score, site) for score, site in candidates if site.is_region and fold(site.name) not in load_name_words().compass]
    if not candidates:
        return None
    score, site = max(candidates, key=lambda c: (c[0], c[1].population, c[1].name))
    if score < 1:
        return None
    return Location(site.lat, site.lon, site.country, site.geonames, "region" if site.is_region else "city")


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


def _candidates(spelling: str, countries: Mapping[str, int]) -> list[tuple[float, Site]]:
    """Sites that the spelling may mean, each with a score: at least 1 is enough to be shown on a map."""
    lists = load_name_words()
    words = lists.abbreviated.get(spelling, spelling).split()
    if len(words) > 1 and words[0].lower() in lists.compass and not look_up(spelling):
        words = [*words[1:], "region"]
    if words[-1].lower() in _NO_TOWN:
        return []
    wants_region = words[-1].lower() in _REGION_WORDS and len(words) > 1
    name = " ".join(words[:-1]) if wants_region or (len(words) > 1 and words[-1].lower() in ("city", "town")) else " ".join(words)
    out = [(_weigh(site, countries, exact=True, wants_region=wants_region), site) for site in look_up(name)]
    total = sum(countries.values()) or 1
    if not any(10 * countries.get(site.country, 0) >= total for _, site in out):
        for site in look_alike(name, sorted(countries, key=lambda code: (-countries[code], code))[:8]):
            nearness = max(fuzz.ratio(fold(name), key) for key in site.spellings())
            if nearness >= 60:
                out.append((_weigh(site, countries, exact=False, wants_region=wants_region) + nearness / 200, site))
    return out


def _weigh(site: Site, countries: Mapping[str, int], *, exact: bool, wants_region: bool) -> float:
    total = sum(countries.values()) or 1
    named = countries.get(site.country, 0)
    size = min(1.0, site.population / 1_000_000) ** 0.25
    score = size + (0.7 + 2 * named / total if named else 0.0) + (0.3 if exact else 0.0)
    if site.is_region:
        score += 0.5 if wants_region else -0.25
    if not named and not (exact and site.population >= 100_000 and not site.is_region):
        return 0.0
    return float(score)
