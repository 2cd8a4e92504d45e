"""What a place's name may mean before any context."""

import pytest

from rashomon.names.place_meanings import (
    candidates_of,
    country_code,
    is_named_by_sort,
    is_region_elsewhere,
)


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
def test_a_country_is_known_by_its_names_and_its_people(text: str, expected: str | None) -> None:
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
        ("Baltic Sea", (None, "part of the world")),
        ("Calif.", ("US", "region")),
        ("the West", None),
        ("Mars", None),
        ("Xqzzyth", None),
        ("Xqzzyth airport", None),
        ("", None),
    ],
)
def test_the_likeliest_meaning(text: str, expected: tuple[str | None, str] | None) -> None:
    first = next(iter(candidates_of(text)), None)
    assert (first and (first.country, first.precision)) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Georgia", True), ("Portugal", False), ("Xqzzyth", False)]
)
def test_a_country_with_a_namesake(name: str, expected: bool) -> None:
    assert is_region_elsewhere(name) is expected
