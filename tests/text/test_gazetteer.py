"""Look-ups in the gazetteer."""

import pytest

from rashomon.text.gazetteer import SiteKind, look_alike, look_up
from rashomon.text.name_words import country_names, demonyms, load_countries


@pytest.mark.parametrize(
    ("name", "country", "geonames"),
    [("Lisbon", "PT", 2267057), ("Nairobi", "KE", 184745), ("Toulouse", "FR", 2972315)],
)
def test_a_town_by_its_name(name: str, country: str, geonames: int) -> None:
    site = next(site for site in look_up(name) if site.kind is SiteKind.TOWN)
    assert (site.country, site.geonames) == (country, geonames)


@pytest.mark.parametrize("name", ["", "!!!", "Xqzzyth", "zz", "\ud800"])
def test_an_unknown_name_is_nowhere(name: str) -> None:
    assert (look_up(name), list(look_alike(name, ["FR", "no such country"]))) == ((), [])


def test_another_transcription_is_found_within_the_countries_asked_for() -> None:
    assert "Omdurman" in {site.name for site in look_alike("Umm Dermaan", ["SD"])}
    assert not list(look_alike("Umm Dermaan", ["PT"]))


def test_tables_of_countries_agree() -> None:
    codes = set(load_countries())
    assert set(country_names().values()) <= codes
    assert set(demonyms().values()) <= codes
