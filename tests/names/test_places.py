"""Where places are."""

import pytest

from rashomon.names.hints import RegionHint
from rashomon.names.places import Toponym, infer_countries, locate, locate_all


@pytest.mark.parametrize(
    ("spellings", "countries", "expected"),
    [
        (["Portugal"], {}, ("PT", "country")),
        (["U.K.", "Britain"], {}, ("GB", "country")),
        (["Lisbon"], {}, ("PT", "city")),
        (["Valencia"], {"VE": 4}, ("VE", "city")),
        (["Valencia"], {"ES": 4}, ("ES", "city")),
        (["Omdurmaan"], {"SD": 5}, ("SD", "city")),
        (["Kano State"], {"NG": 3}, ("NG", "region")),
        (["Fla."], {"US": 1}, ("US", "region")),
        (["northern Portugal"], {}, ("PT", "area")),
        (["Elbe River"], {"DE": 2}, ("DE", "area")),
        (["Middle East"], {"SY": 2}, (None, "part of the world")),
        (["Polish-German border"], {}, (None, "area")),
        (["Cook County"], {"US": 3}, ("US", "district")),
        (["Lagos airport"], {}, ("NG", "near")),
        (["Brooklyn"], {}, ("US", "city")),
        (["West"], {"US": 2}, None),
        (["Harrowgate Lane"], {"GB": 2}, None),
        (["Xqzzyth"], {"GB": 2}, None),
    ],
)
def test_locate(spellings: list[str], countries: dict[str, int], expected: tuple[str, str] | None) -> None:
    found = locate(spellings, countries)
    assert (found and (found.country, found.precision)) == expected


def test_a_small_town_needs_its_country_in_the_story() -> None:
    assert locate(["Kidderminster"], {}) is None
    found = locate(["Kidderminster"], {"GB": 1})
    assert found is not None
    assert abs(found.lat - 52.39) < 0.1


def test_places_that_lie_together_name_the_country() -> None:
    assert "PT" in infer_countries(["Braga", "Guarda", "Aveiro", "Coimbra"], {})
    assert infer_countries([], {"FR": 2}) == {"FR": 2}


_OF_THE_WEST = [Toponym(("Fresno",), 2), Toponym(("Visalia",)), Toponym(("California",), 3)]


@pytest.mark.parametrize(
    ("toponym", "expected"),
    [
        (Toponym(("London",)), ("GB", "city")),  # a village of the name lies among the story's other places
        (Toponym(("London",), within={RegionHint("US", "CA"): 1}), ("US", "city")),
        (Toponym(("Denver",)), ("US", "city")),
        (Toponym(("Florida",)), ("US", "region")),
        (Toponym(("Nev.",)), ("US", "region")),
        (Toponym(("Oklahoma",)), ("US", "region")),
        (Toponym(("New York",)), ("US", "city")),
        (Toponym(("Hanford",)), ("US", "city")),  # small, and where the story is
        (Toponym(("England",)), ("GB", "area")),
        (Toponym(("Georgia",)), ("US", "region")),
        (Toponym(("Mexico",)), ("MX", "country")),
        (Toponym(("Mars",)), None),
        (Toponym(("Earth",)), None),
        (Toponym(("FRNO",)), None),
        (Toponym(("Fresnoe",)), None),  # no transcription: the town is spelled in one way in English
    ],
)
def test_a_name_that_several_places_bear(toponym: Toponym, expected: tuple[str, str] | None) -> None:
    found = locate_all([toponym, *_OF_THE_WEST], {"US": 6})[0]
    assert (found and (found.country, found.precision)) == expected


def test_where_the_story_is_decides_between_towns_of_like_size() -> None:
    abroad = locate_all([Toponym(("Valencia",)), Toponym(("Caracas",), 3), Toponym(("Maracay",))], {"VE": 4})[0]
    assert abroad is not None
    assert abroad.country == "VE"


def test_a_place_that_not_everybody_knows_is_in_a_country_of_the_story_or_nowhere() -> None:
    assert locate(["Guadalupe"], {"US": 2}) is None
    found = locate(["Guadalupe"], {"MX": 2})
    assert found is not None
    assert found.country == "MX"


def test_of_all_towns_of_a_name_one_is_the_capital() -> None:
    found = locate_all([Toponym(("Washington",), 2), Toponym(("Utah",), 3), Toponym(("St. George",))], {"US": 4})[0]
    assert found is not None
    assert abs(found.lat - 38.9) < 0.2


def test_a_country_is_meant_by_a_name_that_a_region_elsewhere_shares_where_the_story_is_there() -> None:
    found = locate_all([Toponym(("Georgia",), 3), Toponym(("Tbilisi",), 2), Toponym(("Russia",))], {"GE": 3, "RU": 2})[0]
    assert found is not None
    assert found.country == "GE"
