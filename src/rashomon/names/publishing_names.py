"""Takes names from a report's frame: places of datelines, outlets, agencies, and initials in brackets."""

import re
from collections.abc import Iterable, Mapping

from rashomon.lexicon import either
from rashomon.model.name import NameKind
from rashomon.model.report import Report
from rashomon.text.spellings import fold

_CUT = re.compile(r"(?<!\s)\s*(?:[(/,.:]|--|[-–—]\s|\d)")
_INITIALS = re.compile(
    r"(?P<long>(?:[A-Z][\w'-]{0,60}\s(?:(?:of|for|and|the|on|in)\s){0,2}){1,7}[A-Z][\w'-]{0,60})\s\((?P<short>[A-Z]{2,8})\)"
)
_MONTH = re.compile(rf"\s(?:{either('calendar.short_months')})[a-z]{{0,6}}\.?$", re.IGNORECASE)


def framed(reports: Iterable[Report], forms: Iterable[str]) -> Mapping[str, NameKind]:
    """Returns the kinds of forms that are dateline places, outlets or agencies, and adds multi-word outlets missing from `forms`."""
    places: set[str] = set()
    houses: dict[str, str] = {}
    for report in reports:
        places |= {fold(place) for span in report.furniture if span.type == "dateline" for place in _places(span.quote)}
        for house in (report.outlet, *report.agencies):
            if house and "." not in house:
                bare = re.sub(r"^[Tt]he\s", "", house)
                houses.setdefault(fold(bare), bare)
    out = {form: NameKind.PLACE for form in forms if fold(form) in places - houses.keys()}
    out |= {form: NameKind.ORGANISATION for form in forms if re.sub(r"^the ", "", fold(form)) in houses}
    for house in list(houses.values()):  # "Channel 4" of "Channel 4 News"
        if house.endswith(" News") and house.removesuffix(" News")[-1:].isdigit():
            houses[fold(house.removesuffix(" News"))] = house.removesuffix(" News")
    heads = {fold(house.split()[-1]) for house in houses.values() if " " in house and " of " not in house and len(house.split()[-1]) > 3}
    for house in houses.values():
        if " " in house and any(character.islower() or character.isdigit() for character in house):
            out.setdefault(house, NameKind.ORGANISATION)
    return out | {form: NameKind.ORGANISATION for form in forms if fold(form) in heads and form not in out}


def bracketed(texts: Iterable[str]) -> list[str]:
    """Returns the sorted initials found in brackets after the name they abbreviate: "Harn Rescue Service (HRS)"."""
    out = set()
    for text in texts:
        for match in _INITIALS.finditer(text):
            words = [word for word in re.split(r"[\s-]+", match["long"]) if word]
            full = "".join(word[0] for word in words).upper()
            large = "".join(word[0] for word in words if word[0].isupper())
            if any(initials.endswith(match["short"]) for initials in (full, large)):
                out.add(match["short"])
    return sorted(out)


def _places(dateline: str) -> list[str]:
    """Returns the town at the start of a dateline and the region after it, if any."""
    head = _MONTH.sub("", _CUT.split(dateline)[0].strip())
    parts = [head, *(_MONTH.sub("", part.strip()) for part in dateline.split("(", maxsplit=1)[0].split(",")[1:2])]
    return [part.strip(" .-–—") for part in parts if part and part[0].isupper() and not re.search(r"\d", part)]
