"""What a place's name may mean before any context."""

import pytest

from rashomon.names.place_meanings import (
    alike_in,
    candidates_of,
    country_code,
    is_named_by_sort,
)
from rashomon.names.places import is_region_elsewhere, location_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Portugal", "PT"),
        ("Portuguese", "PT"),
        ("the Netherlands", "NL"),
        ("Dutch", "NL"),
        ("Cote d'Ivoire", "CI"),
        ("Lisbon", None),
        ("Norrland", None),
        ("", None),
    ],
)
def test_countries(text: str, expected: str | None) -> None:
    assert country_code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Southern District", True),
        ("the Western Province", True),
        ("Upper Town", True),
        ("South Side", True),
        ("Southern", False),
        ("Velmar District", False),
        ("Southern Velmar District", False),
        ("", False),
    ],
)
def test_what_every_country_may_have(text: str, expected: bool) -> None:
    assert is_named_by_sort(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Portugal", ("PT", "country")),
        ("Lisbon", ("PT", "city")),
        ("Lisbon's", ("PT", "city")),
        ("southern Portugal", ("PT", "area")),
        ("south-eastern Portugal", ("PT", "area")),
        ("University of Lisbon", ("PT", "near")),
        ("Lisbon airport", ("PT", "near")),
        ("the German-Polish border", (None, "area")),
        ("Baltic Sea", (None, "part of the world")),
        ("Calif.", ("US", "region")),
        ("the West", None),
        ("Mars", None),
        ("Portuguese border", None),  # with whom is not said
        ("Portuguese-Polish border", None),  # they have none
        ("Xqzzyth", None),
        ("Xqzzyth airport", None),
        ("", None),
    ],
)
def test_the_likeliest_meaning(text: str, expected: tuple[str | None, str] | None) -> None:
    first = next(iter(candidates_of(text)), None)
    assert (first and (first.country, first.precision)) == expected


@pytest.mark.parametrize(
    ("text", "countries", "some"),
    [
        ("Omdurmaan", ["SD"], True),
        ("Omdurmaan", ["PT"], False),
        ("OMDR", ["SD"], False),  # initials
        ("Omdurmaan River", ["SD"], False),
        ("North", ["SD"], False),
        ("Manchestar", ["GB"], False),  # English reports spell these in one way
    ],
)
def test_places_spelled_alike(text: str, countries: list[str], some: bool) -> None:
    assert bool(list(alike_in(text, countries))) is some


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("38.5, -9.25", (None, 38.5, -9.25)),
        ("geonames:2267057", ("PT", 38.7, -9.1)),
        ("2267057", ("PT", 38.7, -9.1)),
        ("Paris, Texas", ("US", 33.7, -95.6)),
        ("1", None),  # no place of that name has this id
        ("91, 0", None),
        ("0, 181", None),
        ("unknown", None),
        ("Unknown", None),
        ("", None),
        ("Xqzzyth", None),
    ],
)
def test_where_a_person_says_that_a_place_lies(
    told: str, expected: tuple[str | None, float, float] | None
) -> None:
    found = location_of(told, "Lisbon")
    assert (found is None) is (expected is None)
    if found and expected:
        assert (found.country, found.lat, found.lon) == (
            expected[0],
            pytest.approx(expected[1], abs=0.1),
            pytest.approx(expected[2], abs=0.1),
        )


@pytest.mark.parametrize(
    ("name", "expected"), [("Georgia", True), ("Portugal", False), ("Xqzzyth", False)]
)
def test_a_country_with_a_namesake(name: str, expected: bool) -> None:
    assert is_region_elsewhere(name) is expected
