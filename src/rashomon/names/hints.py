"""Reads the words beside a place name that say where it is: "Paris, Texas", "the Syrian town of
Harn", "Harn in Utopia"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import either, texts, whole_numbers
from rashomon.names.place_meanings import REGION, candidates_of
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


# What the reports say lies near, north of or between places.

_TYPE = (
    rf"(?:the\s+)?(?:[a-z-]+\s+){{0,2}}?(?:(?:{either('places.types_in_bearings')})\s+(?:of\s+)?)?"
)
_WORDS = whole_numbers("numbers.distances")
_NUMBER = rf"(?P<far>(?i:\d{{1,4}}(?:[.,]\d+)?|{'|'.join(_WORDS)}))"
_UNIT = r"(?P<unit>km|kms|kilomet(?:re|er)s?|miles?|mi)\b"
_FAR = rf"{_NUMBER}[\s-]?{_UNIT}(?:\s*\([^()]{{1,20}}\))?"
_COMPASS = r"(?:north|south|east|west)(?:[\s-]?(?:east|west)(?:ern)?)?"
_DIRECTION = re.compile(
    rf"(?:{_FAR}\s+)?(?:to\s+the\s+|(?<![Tt]he\s))\b(?P<way>(?i:{_COMPASS}))\s+of\s+{_TYPE}$"
)
_DISTANCE = re.compile(rf"{_FAR}\s+(?:away\s+)?(?:from|outside)\s+{_TYPE}$")
_NEAR = re.compile(rf"\b(?i:{either('places.near')})\s+{_TYPE}$")
_BETWEEN = re.compile(rf"\b[Bb]etween\s+{_TYPE}$")
_AND = re.compile(rf"\s+and\s+{_TYPE}$")
# What may stand between a place and where it lies: "Harn, a village", "Harn, which lies", "in
# Harn".
_TIES = re.compile(
    rf",?\s*(?:\(?(?:which|that)\s+)?(?:(?:{either('places.between_bearings')})[\s,]+){{0,6}}$"
)

_MILE = 1.609


@dataclass(frozen=True, slots=True)
class SeenBearing:
    """One bearing in a line. `of`, `place`: indices of the places it is measured from and of the
    place it locates; `start`, `end`: its offsets."""

    kind: str
    start: int
    end: int
    of: tuple[int, ...]
    place: int | None = None
    kilometres: float | None = None


def bearings_in(text: str, places: Sequence[tuple[int, int]]) -> Iterator[SeenBearing]:
    """Yields the bearings of a line in reading order. `places`: (start, end) offsets of the place
    names in it, in order."""
    for i, (start, end) in enumerate(places):
        before = text[max(0, start - 90) : start]
        base = start - len(before)
        if (
            i + 1 < len(places)
            and (match := _BETWEEN.search(before))
            and _AND.fullmatch(text[end : places[i + 1][0]])
        ):
            yield SeenBearing(
                "between",
                base + match.start(),
                places[i + 1][1],
                (i, i + 1),
                _subject(text, places, i, base + match.start()),
            )
            continue
        for kind, pattern in ((None, _DIRECTION), ("from", _DISTANCE), ("near", _NEAR)):
            found = pattern.search(before)
            if found:
                at = base + found.start()
                words = (
                    kind or re.sub(r"[\s-]|ern$", "", found["way"].lower()) + " of"
                )  # "north-western" is "northwest"
                yield SeenBearing(
                    words, at, end, (i,), _subject(text, places, i, at), _kilometres(found)
                )
                break


def _kilometres(found: re.Match[str]) -> float | None:
    """Returns the matched distance in kilometres, miles converted; None where no distance is
    given."""
    far = found.groupdict().get("far")
    if not far:
        return None
    value = (
        float(_WORDS[far.lower()])
        if far.lower() in _WORDS
        else float(far.replace(",", "." if re.search(r",\d{1,2}$", far) else ""))
    )
    return round(value * _MILE, 1) if found["unit"].lower().startswith("mi") else value


def _subject(text: str, places: Sequence[tuple[int, int]], i: int, at: int) -> int | None:
    """Returns the index of the place that the bearing locates ("Odel, ten miles north of Harn");
    None where no place precedes it directly."""
    if i == 0:
        return None
    gap = text[places[i - 1][1] : at]
    return i - 1 if len(gap) < 60 and _TIES.fullmatch(gap) and " and " not in gap else None
