"""Which of two places lies in the other, by what the gazetteer knows of them."""

import math

from rashomon.model.name import Name
from rashomon.relations.evidence import Evidence

_COUNTRY, _REGION, _DISTRICT = 6, 4, 3
_REACH = {_COUNTRY: math.inf, _REGION: 300.0, _DISTRICT: 60.0}
"""How far, in kilometres, a place may lie from the middle of a country, region or district that it lies in."""


def narrower_place(left: Evidence, right: Evidence) -> float:
    """1 where the right account names a place in the country, region or district that the left names, -1 the other way, else 0."""
    if left.negative != right.negative or left.names & right.names or not (left.sites and right.sites):
        return 0.0
    return float(_all_within(right.sites, left.sites)) - float(_all_within(left.sites, right.sites))


def _all_within(narrow: tuple[Name, ...], wide: tuple[Name, ...]) -> bool:
    return all(any(_within(place, other) for other in wide) for place in narrow)


def _within(place: Name, wide: Name) -> bool:
    """Whether the one place lies in the other, as far as their countries and coordinates show."""
    reach = _REACH.get(wide.where_prec or 0)
    if reach is None or not place.country or place.country != wide.country or (place.where_prec or _COUNTRY) >= (wide.where_prec or 0):
        return False
    if place.lat is None or place.lon is None or wide.lat is None or wide.lon is None:
        return False
    east = (place.lon - wide.lon) * math.cos(math.radians((place.lat + wide.lat) / 2))
    return 111.2 * math.hypot(place.lat - wide.lat, east) <= reach
