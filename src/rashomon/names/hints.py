"""Reads the words beside a place name that say where it is: "Paris, Texas", "the Syrian town of
Harn", "Harn in Utopia"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.names.place_meanings import REGION, candidates_of
from rashomon.shipped.words import either, texts
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import country_names, demonyms, load_name_words

_AFTER = re.compile(
    r"(?:\s*,\s*(?:in\s+)?(?:the\s+)?|\s*\("
    r"|\s+in\s+(?:the\s+)?)((?:[^\W\d_][\w'’.-]*)(?:\s+[A-Z][\w'’.-]*){0,3})"
)
_POSTAL = re.compile(r"\s*,\s*([A-Z]{2})\b(?!\.)")
_NOUNS = f"(?:{either('places.nouns_before_of')})"
_ADJECTIVE = re.compile(
    rf"([A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?)(?:'s|’s)?\s(?:[\w-]+\s){{0,3}}?{_NOUNS}\s(?:of\s)?$"
)
_WHOLE = re.compile(r"([A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?)(?:'s|’s)\s(?:[a-z-]+\s){0,2}$")


_STATES = texts("places.states_by_letters")  # of the United States and Canada, by postal code


@dataclass(frozen=True, slots=True, order=True)
class RegionHint:
    """A country (ISO code) and, where the text gives one, a first-order region of it (GeoNames
    admin1 code)."""

    country: str
    area: str = ""


def hints_at(text: str, start: int, end: int) -> Iterator[RegionHint]:
    """Yields the regions that the words around text[start:end] place it in."""
    after = text[end : end + 60]
    postal = _POSTAL.match(after)
    if postal and postal[1] in _STATES:
        yield from _region(_STATES[postal[1]])
        return
    match = _AFTER.match(after)
    if match:
        yield from _contained(match[1])
    before = text[max(0, start - 70) : start]
    for pattern in (_ADJECTIVE, _WHOLE):
        adjective = pattern.search(before)
        if adjective:
            yield from _contained(adjective[1])


@lru_cache(maxsize=4096)
def _contained(words: str) -> tuple[RegionHint, ...]:
    parts = words.split()
    for n in range(len(parts), 0, -1):
        name = " ".join(parts[:n]).rstrip(",;:").removesuffix("’s").removesuffix("'s")
        plain = name.rstrip(".")
        if f"{plain}." in load_name_words().abbreviated:
            return tuple(_region(load_name_words().abbreviated[f"{plain}."]))
        regions = tuple(_region(plain)) if look_up(plain) else ()
        if name in country_names() or plain in country_names():
            code = country_names().get(name) or country_names()[plain]
            return (RegionHint(code), *(r for r in regions if plain == "Georgia"))
        if plain in demonyms():
            return (RegionHint(demonyms()[plain]),)
        if regions:
            return regions
    return ()


def _region(name: str) -> Iterator[RegionHint]:
    for candidate in candidates_of(name):
        if candidate.code == REGION and candidate.country:
            yield RegionHint(candidate.country, candidate.area)
