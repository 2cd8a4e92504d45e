"""Where places are."""

import pytest

from rashomon.names.places import infer_countries, locate


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
