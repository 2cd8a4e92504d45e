"""Where places are."""

import pytest

from rashomon.names.place_meanings import PlaceMeaning
from rashomon.names.places import Toponym, infer_countries, locate_all


def locate(spellings: list[str], countries: dict[str, int]) -> PlaceMeaning | None:
    """One place alone."""
    return locate_all([Toponym(tuple(spellings))], countries)[0]


@pytest.mark.parametrize(
    ("spellings", "countries", "expected"),
    [
        (["Portugal"], {}, ("PT", "country")),
        (["U.K.", "Britain"], {}, ("GB", "country")),
        (["Lisbon"], {}, ("PT", "city")),
        (["Valencia"], {"VE": 4}, ("VE", "city")),
        (["Valencia"], {"ES": 4}, ("ES", "city")),
        (["Kano State"], {"NG": 3}, ("NG", "region")),
        (["Fla."], {"US": 1}, ("US", "region")),
        (["northern Portugal"], {}, ("PT", "area")),
        (["Elbe River"], {"DE": 2}, ("DE", "area")),
        (["California"], {}, ("US", "region")),  # whatever other table has it, too
        (["England"], {"US": 3}, ("GB", "region")),
        (["Eastern Washington"], {"US": 3}, ("US", "region")),  # the town lies elsewhere
        (["northern Lisbon"], {}, ("PT", "near")),
        (["Southern California"], {"US": 3}, (None, "area")),
        (["Panama Canal"], {"PA": 2}, ("PA", "area")),
        (["Black Sea"], {}, (None, "part of the world")),
        (["Southern District"], {"US": 4}, None),  # every country may have one
        (["Western Province"], {"LK": 4}, ("LK", "region")),
        (["South Side"], {"US": 4}, None),
        (["Johnson Space Center"], {"US": 6}, None),  # no thing in a village of the name
        (["Pearl Harbor"], {"US": 6}, None),
        (["Lyon airport"], {"FR": 2}, ("FR", "near")),
        (["Middle East"], {"SY": 2}, (None, "part of the world")),
        (["Cook County"], {"US": 3}, ("US", "district")),
        (["Lagos airport"], {}, ("NG", "near")),
        (["Brooklyn"], {}, ("US", "city")),
        (["West"], {"US": 2}, None),
        (["Harrowgate Lane"], {"GB": 2}, None),
        (["Xqzzyth"], {"GB": 2}, None),
    ],
)
def test_a_place_is_located_as_exactly_as_its_name_says(
    spellings: list[str], countries: dict[str, int], expected: tuple[str, str] | None
) -> None:
    found = locate(spellings, countries)
    assert (found and (found.country, found.precision)) == expected


@pytest.mark.parametrize(
    ("towns", "known", "country"),
    [
        (["Braga", "Guarda", "Aveiro", "Coimbra"], {}, "PT"),
        ([], {"FR": 2}, "FR"),
        ([], {}, None),
    ],
    ids=["towns that lie together", "a country that is named", "nothing"],
)
def test_a_story_is_most_likely_where_its_towns_lie_together_or_in_the_country_it_names(
    towns: list[str], known: dict[str, int], country: str | None
) -> None:
    countries = infer_countries(towns, known)
    assert max(countries, key=countries.__getitem__, default=None) == country


_OF_THE_WEST = [Toponym(("Fresno",), 2), Toponym(("Visalia",)), Toponym(("California",), 3)]


@pytest.mark.parametrize(
    ("toponym", "expected"),
    [
        (Toponym(("Denver",)), ("US", "city")),
        (Toponym(("Florida",)), ("US", "region")),
        (Toponym(("Nev.",)), ("US", "region")),
        (Toponym(("Oklahoma",)), ("US", "region")),
        (Toponym(("New York",)), ("US", "city")),
        (Toponym(("Hanford",)), ("US", "city")),  # small, and where the story is
        (Toponym(("England",)), ("GB", "region")),
        (Toponym(("Georgia",)), ("US", "region")),
        (Toponym(("Mexico",)), ("MX", "country")),
        (Toponym(("Mars",)), None),
        (Toponym(("Earth",)), None),
        (Toponym(("FRNO",)), None),
        (
            Toponym(("Fresnoe",)),
            None,
        ),  # no transcription: the town is spelled in one way in English
    ],
)
def test_of_places_that_bear_a_name_that_of_the_story_is_meant(
    toponym: Toponym, expected: tuple[str, str] | None
) -> None:
    found = locate_all([toponym, *_OF_THE_WEST], {"US": 6})[0]
    assert (found and (found.country, found.precision)) == expected


_OF_THE_LAKES = [Toponym(("Minnesota",)), Toponym(("Minneapolis",)), Toponym(("St. Paul",))]


def test_a_state_is_meant_by_its_name_and_no_village() -> None:
    found = locate_all([Toponym(("Wyoming",)), *_OF_THE_LAKES], {"US": 9})[0]
    assert found.precision == "region"


GUADALUPE = [Toponym(("Guadalupe",))]


@pytest.mark.parametrize(
    ("toponyms", "countries", "country"),
    [
        (
            [Toponym(("Valencia",)), Toponym(("Caracas",), 3), Toponym(("Maracay",))],
            {"VE": 4},
            "VE",
        ),
        # not everybody knows it: in a country of the story or nowhere
        (GUADALUPE, {"MX": 2}, "MX"),
        (GUADALUPE, {"US": 2}, None),
        # a region elsewhere bears the name
        (
            [Toponym(("Georgia",), 3), Toponym(("Tbilisi",), 2), Toponym(("Russia",))],
            {"GE": 3, "RU": 2},
            "GE",
        ),
    ],
)
def test_a_name_that_several_countries_have_is_in_that_of_the_story_or_in_none(
    toponyms: list[Toponym], countries: dict[str, int], country: str | None
) -> None:
    found = locate_all(toponyms, countries)[0]
    assert (found and found.country) == country


UTAH = Toponym(("Utah",), 3)


@pytest.mark.parametrize(
    ("toponyms", "countries", "expected"),
    [
        # no region of a country that is called after it
        ([Toponym(("Mediterranean",))], {"FR": 3}, ("lon", 17.5, 7.5)),
        # of all towns of a name the capital
        (
            [Toponym(("Washington",), 2), UTAH, Toponym(("St. George",))],
            {"US": 4},
            ("lat", 38.9, 0.2),
        ),
        # the words behind it name its region
        ([Toponym(("Paris",)), Toponym(("Texas",))], {"US": 2}, ("lon", -95.5, 1)),
    ],
)
def test_a_place_lies_where_the_other_places_of_its_story_say(
    toponyms: list[Toponym], countries: dict[str, int], expected: tuple[str, float, float]
) -> None:
    axis, at, within = expected
    assert getattr(locate_all(toponyms, countries)[0], axis) == pytest.approx(at, abs=within)


@pytest.mark.parametrize(
    ("named", "place"),
    [
        # a town far better known, in whose namesake's region others lie
        (["Denver", "Dallas", "Fort Worth", "Texas", "Ohio", "Iowa", "Maine"], "Denver"),
        (["London", "Fresno", "Visalia", "Nevada", "Ohio", "Iowa", "California"], "London"),
        (["Boston", "Macon", "Atlanta", "Ohio", "Iowa", "Maine", "Nevada"], "Boston"),
        (["Berlin", "Green Bay", "Oshkosh", "Ohio", "Iowa", "Texas"], "Berlin"),
        (["Dublin", "Macon", "Atlanta", "Ohio", "Iowa", "Nevada"], "Dublin"),
        # hamlets for which only their country speaks
        (["Riviera", "Chicago", "Boston"], "Riviera"),
        (["Carnival", "Chicago", "Boston"], "Carnival"),
    ],
)
def test_where_two_may_be_meant_a_place_has_no_coordinates(named: list[str], place: str) -> None:
    toponyms = [Toponym((name,)) for name in named]
    meaning = locate_all(toponyms, {"US": 4})[named.index(place)]
    assert meaning is None or meaning.people > 100_000  # never the namesake


def test_of_two_towns_that_near_which_others_are_named_more_often_is_meant_or_none() -> None:
    often = [Toponym(("Las Vegas",), 9), Toponym(("Mesquite",), 3), Toponym(("Dallas",), 1)]
    _, town, _ = locate_all(often, {"US": 3})
    assert town is None or town.area == "NV"
    texan = [Toponym(("Dallas",), 9), Toponym(("Mesquite",), 3), Toponym(("Garland",), 1)]
    _, town, _ = locate_all(texan, {"US": 3})
    assert town is not None
    assert town.area == "TX"


def test_a_town_in_the_country_that_is_named_stays_itself_beside_a_namesake_abroad() -> None:
    named = [Toponym(("Bergen",), 3), Toponym(("Ghent",), 1)]
    town, _ = locate_all(named, {"NO": 1})
    assert town is not None
    assert town.country == "NO"
