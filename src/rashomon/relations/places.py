"""Rules for accounts that say where, by what the gazetteer knows of the places they name."""

import math

from rashomon.model.name import Name
from rashomon.model.point import PointKind
from rashomon.relations.evidence import Evidence
from rashomon.relations.outcome import Answer, refine

_COUNTRY, _REGION, _DISTRICT = 6, 4, 3
_REACH = {_COUNTRY: math.inf, _REGION: 300.0, _DISTRICT: 60.0}
"""How far, in kilometres, a place may lie from the middle of a country, region or district that it lies in."""


def place_within(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """One account names a country, region or district, the other a place in it."""
    if kind is not PointKind.PLACE or left.negative != right.negative or left.names & right.names or not (left.sites and right.sites):
        return None
    forward = _all_within(right.sites, left.sites)
    if forward == _all_within(left.sites, right.sites):
        return None
    wide, narrow = (left, right) if forward else (right, left)
    return refine(forward), f"{narrow.sites[0].name} lies in {wide.sites[0].name}"


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
