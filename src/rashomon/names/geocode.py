"""Geocodes one text whose place names are already marked."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rashomon.lexicon import set_of
from rashomon.names.hints import RegionHint, hints_at
from rashomon.names.place_meanings import REGION, candidates_of, country_code
from rashomon.names.places import Location, Toponym, locate_all
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import country_names, demonyms, load_countries
from rashomon.text.spellings import fold

_COMMON = set_of("page.common_words_of_outlets")
_WORDS = re.compile(r"[^\W\d_][\w.'’-]*")


def geocode(text: str, spans: Sequence[tuple[int, int]], *, title: str = "", domain: str = "") -> list[Location | None]:
    """Returns a location for each (start, end) span of the text, None where it is not known. `domain`: the outlet's, a hint at its country."""
    keys = []
    groups: dict[tuple[str, RegionHint | None], list[tuple[int, int]]] = {}
    said = {span: tuple(hints_at(text, *span)) for span in spans}
    first: dict[str, RegionHint | None] = {}
    for span in spans:
        name = fold(text[slice(*span)])
        own = said[span][0] if said[span] else first.get(name)
        first.setdefault(name, own)
        keys.append((name, own if own is not None else first[name]))
        groups.setdefault(keys[-1], []).append(span)
    toponyms = [_toponym(text, members, said) for members in groups.values()]
    home = [Toponym((place,)) for place in places_of_outlet(domain)]
    found = dict(zip(groups, locate_all([*toponyms, *home], _countries(f"{title}\n{text}", domain)), strict=False))
    return [found[key] for key in keys]


def location_of(told: str, spelling: str) -> Location | None:
    """Resolves a user's statement of where a place is: a GeoNames id of one of its meanings, "latitude, longitude" in degrees, or words
    ("Paris, Texas"). Returns None for "unknown" and for what cannot be resolved."""
    if told.casefold() in ("", "unknown"):
        return None
    ident = told.removeprefix("geonames:").strip()
    if ident.isdigit():
        found = next((c for c in candidates_of(spelling) if c.geonames == int(ident)), None)
        return Location(found.lat, found.lon, found.country, found.geonames, found.precision, found.code) if found else None
    numbers = [_number(part) for part in told.split(",")]
    if len(numbers) == 2 and numbers[0] is not None and numbers[1] is not None and abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180:
        return Location(numbers[0], numbers[1], None, None, "city", 1)
    return geocode(told, [(0, len(told.split(",", maxsplit=1)[0]))])[0]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _toponym(text: str, members: Sequence[tuple[int, int]], said: dict[tuple[int, int], tuple[RegionHint, ...]]) -> Toponym:
    within = Counter(w for span in members for w in said[span])
    return Toponym(tuple(dict.fromkeys(" ".join(text[slice(*span)].split()) for span in members)), len(members), within)


def places_of_outlet(outlet: str) -> list[str]:
    """Returns the town or region an outlet is named after ("Ainworth Gazette", "www.ainworthgazette.com"): a list of one, or empty."""
    label = re.sub(r"^(?:www\.)?(?:the|my)?", "", outlet.strip(), flags=re.IGNORECASE)
    words = label.split()
    if len(words) > 1:
        names = [" ".join(words[:n]) for n in range(len(words) - 1, 0, -1)]
    else:
        label = label.split(".")[0].lower()
        names = [label[:n] for n in range(len(label), 4, -1)]
    return next(([name] for name in names if name.lower() not in _COMMON and look_up(name)), [])


@lru_cache(maxsize=1024)
def is_region_elsewhere(name: str) -> bool:
    """Whether a country shares its name with a large region of another country ("Georgia")."""
    return any(c.code == REGION and c.people > 3_000_000 and c.country != country_code(name) for c in candidates_of(name))


def _countries(text: str, domain: str) -> Counter[str]:
    """Counts how often the text names each country, by ISO code; the outlet's domain counts as two mentions."""
    counts: Counter[str] = Counter()
    words = _WORDS.findall(text)
    names, people = country_names(), demonyms()
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if word[0].isupper():
            word = re.sub(r"['’]s$", "", word)
            two = f"{word} {after}"
            code = names.get(two) or people.get(two) or names.get(word) or people.get(word)
            if code and not (word in names and is_region_elsewhere(word)):
                counts[code] += 1
    end = domain.rsplit(".", 1)[-1].upper().replace("UK", "GB")
    if end in load_countries() and len(end) == 2:
        counts[end] += 2
    return counts
