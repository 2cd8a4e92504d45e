"""Places that lie in places."""

import pytest

from rashomon.model.name import Name, NameKind
from rashomon.model.point import PointKind
from rashomon.relations.compare import compare
from rashomon.relations.evidence import Evidence
from relations.evidence_factory import say


def place(name: str, lat: float, lon: float, country: str, where_prec: int) -> Name:
    return Name(name, name, NameKind.PLACE, (name,), (), lat, lon, country, where_prec=where_prec)


PORTUGAL, ALENTEJO = place("Portugal", 39.6, -8.0, "PT", 6), place("Alentejo", 38.5, -7.9, "PT", 4)
EVORA, BRAGA, SEVILLE = place("Evora", 38.57, -7.9, "PT", 1), place("Braga", 41.55, -8.42, "PT", 1), place("Seville", 37.39, -5.99, "ES", 1)


def at(*sites: Name, **fields: object) -> Evidence:
    words = " and ".join(site.name for site in sites)
    names = frozenset(site.name for site in sites)
    return say(f"it stopped near {words}", names=names, sites=sites, proper=frozenset(name.casefold() for name in names), **fields)


CASES = [
    (at(PORTUGAL), at(EVORA), "refine", "place_within"),
    (at(EVORA), at(ALENTEJO), "refined-by", "place_within"),
    (at(PORTUGAL), at(ALENTEJO), "refine", "place_within"),
    (at(PORTUGAL), at(EVORA, BRAGA), "refine", "place_within"),
    (at(ALENTEJO), at(BRAGA), None, None),
    (at(PORTUGAL), at(SEVILLE), None, None),
    (at(PORTUGAL), at(EVORA, SEVILLE), None, None),
    (at(EVORA), at(BRAGA), None, None),
    (at(PORTUGAL), at(PORTUGAL, EVORA), None, None),
    (at(PORTUGAL), at(EVORA, negative=True), None, None),
]


@pytest.mark.parametrize(("left", "right", "outcome", "rule"), CASES)
def test_a_place_in_a_place(left: Evidence, right: Evidence, outcome: str | None, rule: str | None) -> None:
    found = compare(left, right, PointKind.PLACE)
    if rule is None:
        assert found.rule != "place_within"
    else:
        assert (found.outcome, found.rule) == (outcome, rule)
        assert compare(right, left, PointKind.PLACE).turned().outcome == outcome


def test_only_of_where() -> None:
    assert compare(at(PORTUGAL), at(EVORA), PointKind.IDENTITY).rule != "place_within"
