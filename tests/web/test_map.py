"""The map."""

from dataclasses import replace

import pytest

from pages import NAMES, STORY
from rashomon.model.date import Event
from rashomon.model.name import Name
from rashomon.web.map import WIDTH, Map, draw_map


def told(*names: Name) -> tuple[Event, ...]:
    """An event at each of these places."""
    return tuple(
        Event(f"e-{name.id}", "It burnt", "2031-03-02", "2031-03-02", (), place=name.name)
        for name in names
    )


def drawn(*names: Name) -> Map:
    """The map of a story in which something happens at each of these places."""
    found = draw_map(replace(STORY, names=names, timeline=told(*names), passages=()))
    assert found is not None
    return found


def test_no_map_without_places() -> None:
    assert draw_map(replace(STORY, names=NAMES[:1])) is None


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (-17.8, 178.0),
        (66.0, -179.5),
        (71.0, 25.0),
        (-33.9, 151.2),
        (0.0, 0.0),
        (-77.8, 166.7),
        (89.9, 0.0),
    ],
)
def test_edges_of_the_world(lat: float, lon: float) -> None:
    found = drawn(replace(NAMES[1], lat=lat, lon=lon))
    assert (found.places[0].x, found.places[0].y) == (WIDTH / 2, found.height / 2)


def test_places_on_both_sides_of_the_date_line_are_near() -> None:
    found = drawn(replace(NAMES[1], lat=-17.0, lon=179.5), replace(NAMES[2], lat=-17.0, lon=-179.5))
    assert found.elsewhere == 0
    assert abs(found.places[0].x - found.places[1].x) < WIDTH / 2


def test_a_place_of_a_passage_says_in_how_many_it_is_told_of_and_how_it_is_known() -> None:
    found = draw_map(replace(STORY, timeline=()))
    assert {one.name.name: (one.mentions, one.precision) for one in found.places} == {
        "Dunmora": ("1 passage", "town")
    }


def test_areas_are_rings_and_named_countries_are_marked() -> None:
    river = replace(NAMES[2], id="n-r", name="Karn river", precision="area", lat=45.6, lon=9.2)
    near = replace(NAMES[2], id="n-n", name="near the mill", precision="near", lat=45.7, lon=9.0)
    country = replace(NAMES[2], id="n-c", name="Italy", precision="country", lat=42.8, lon=12.8)
    found = drawn(*NAMES, river, near, country)
    assert {place.name.name: place.is_area for place in found.places if place.is_drawn} == {
        "Dunmora": False,
        "Port Essel": False,
        "Karn": True,
        "Karn river": True,
        "near the mill": True,
    }
    assert {shape.name for shape in found.shapes if shape.is_marked} == {"Italy"}
