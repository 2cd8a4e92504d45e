"""The map."""

import re
from dataclasses import replace

import pytest

from pages import NAMES, STORY
from rashomon.model.name import Name
from rashomon.web.map import WIDTH, Map, draw_map, load_outlines, unbroken


def drawn(*names: Name) -> Map:
    found = draw_map(replace(STORY, names=names))
    assert found is not None
    return found


def test_outlines_are_countries_with_closed_rings() -> None:
    countries = load_outlines()
    assert len(countries) > 200
    for country in countries:
        for ring in country.rings:
            assert ring[0] == ring[-1]
            assert all(-180.1 <= x <= 180.1 and -90.1 <= y <= 90.1 for x, y in ring)


def test_no_map_without_places() -> None:
    assert draw_map(replace(STORY, names=NAMES[:1])) is None


def test_what_is_drawn_lies_in_the_picture() -> None:
    found = drawn(*NAMES)
    assert [place.precision for place in found.scene.places] == ["town", "only the region", "town"]
    for place in found.scene.places:
        assert 0 < place.x < WIDTH
        assert 0 < place.y < found.scene.height
    for shape in found.scene.shapes:
        assert all(-10 <= int(x) <= WIDTH + 10 for x in re.findall(r"[ML](-?\d+) ", shape.path))


def test_names_of_countries_round_the_places() -> None:
    assert {"Italy", "Switzerland"} <= {shape.name for shape in drawn(*NAMES).scene.shapes}


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
    assert (found.scene.places[0].x, found.scene.places[0].y) == (WIDTH / 2, found.scene.height / 2)


def test_only_what_lies_there_is_drawn() -> None:
    names = {shape.name for shape in drawn(replace(NAMES[1], lat=38.9, lon=-77.0)).scene.shapes}
    assert "United States of America" in names
    assert "China" not in names


def test_places_on_both_sides_of_the_date_line_are_near() -> None:
    found = drawn(replace(NAMES[1], lat=-17.0, lon=179.5), replace(NAMES[2], lat=-17.0, lon=-179.5))
    assert found.off_map == 0
    assert abs(found.scene.places[0].x - found.scene.places[1].x) < WIDTH / 2


FAR = replace(NAMES[2], id="n-far", name="Far", lat=-30.0, lon=140.0)


def test_far_places_stand_in_a_small_picture_of_their_own() -> None:
    found = drawn(*NAMES, FAR)
    assert "Far" not in [place.name for place in found.scene.places]
    assert found.far is not None
    assert [place.name for place in found.far.places] == ["Far"]
    assert found.far.width < WIDTH / 4
    for place in found.far.places:
        assert 0 < place.x < found.far.width
        assert 0 < place.y < found.far.height
    assert (found.off_map, len(found.listed)) == (0, 4)
    assert drawn(*NAMES).far is None


def named(name: Name, times: int, *reports: str) -> Name:
    return replace(
        name,
        mentions=tuple(
            replace(name.mentions[0], report=reports[i % len(reports)]) for i in range(times)
        ),
    )


def test_the_scene_is_where_most_reports_are_and_a_place_in_passing_does_not_widen_it() -> None:
    scene = named(NAMES[1], 20, "owl", "lark")
    near = named(replace(NAMES[2], lat=45.6, lon=9.3), 5, "owl", "lark")
    passing = named(replace(NAMES[2], id="n-p", name="Passing", lat=46.6, lon=10.5), 1, "owl")
    found = drawn(scene, near, passing)
    assert {place.name for place in found.scene.places} == {"Dunmora", "Port Essel"}
    assert found.far is not None
    often = drawn(scene, near, named(passing, 4, "owl", "lark"))
    assert often.far is None
    capital = named(replace(FAR, lat=10.0, lon=10.0), 30, "owl")
    assert "Dunmora" in {place.name for place in drawn(scene, near, capital).scene.places}


def test_areas_are_rings_and_named_countries_are_marked() -> None:
    river = replace(NAMES[2], id="n-r", name="Karn river", precision="area", lat=45.6, lon=9.2)
    near = replace(NAMES[2], id="n-n", name="near the mill", precision="near", lat=45.7, lon=9.0)
    country = replace(NAMES[2], id="n-c", name="Italy", precision="country", lat=42.8, lon=12.8)
    found = drawn(*NAMES, river, near, country)
    rings = {place.name: place.is_area for place in found.scene.places}
    assert rings == {
        "Dunmora": False,
        "Port Essel": False,
        "Karn": True,
        "Karn river": True,
        "near the mill": True,
    }
    assert {shape.name for shape in found.scene.shapes if shape.told} == {"Italy"}
    assert found.off_map == 0


def test_the_place_of_the_scene_is_where_a_narrow_screen_looks_first() -> None:
    found = drawn(*(named(name, 9 if name is NAMES[1] else 1, "owl") for name in NAMES[1:]))
    first = next(place for place in found.scene.places if place.name == "Dunmora")
    assert abs(found.scene.middle - first.x / WIDTH) < 0.001


def test_a_ring_over_the_date_line_does_not_run_back_round_the_world() -> None:
    assert [x for x, _ in unbroken([(170.0, 0.0), (-170.0, 1.0), (-160.0, 2.0), (175.0, 3.0)])] == [
        170.0,
        190.0,
        200.0,
        175.0,
    ]
