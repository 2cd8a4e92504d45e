"""The map."""

import re
from dataclasses import replace

import pytest

from pages import NAMES, STORY, rich_reports
from rashomon.model.name import Name
from rashomon.web.anchors import label_reports
from rashomon.web.atlas import WIDTH, Map, draw_map, load_outlines

LABELS = label_reports(rich_reports())


def drawn(*names: Name) -> Map:
    found = draw_map(replace(STORY, names=names), LABELS)
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
    assert draw_map(replace(STORY, names=NAMES[:1]), LABELS) is None


def test_what_is_drawn_lies_in_the_picture() -> None:
    found = drawn(*NAMES)
    assert [place.precision for place in found.places] == ["town", "only the region", "town"]
    for place in found.places:
        assert 0 < place.x < WIDTH
        assert 0 < place.y < found.height
    for shape in found.shapes:
        assert all(-10 <= int(x) <= WIDTH + 10 for x in re.findall(r"[ML](-?\d+) ", shape.path))


def test_names_of_countries_round_the_places() -> None:
    assert {"Italy", "Switzerland"} <= {shape.name for shape in drawn(*NAMES).shapes}


@pytest.mark.parametrize(
    ("lat", "lon"), [(-17.8, 178.0), (66.0, -179.5), (71.0, 25.0), (-33.9, 151.2), (0.0, 0.0), (-77.8, 166.7), (89.9, 0.0)]
)
def test_edges_of_the_world(lat: float, lon: float) -> None:
    found = drawn(replace(NAMES[1], lat=lat, lon=lon))
    assert (found.places[0].x, found.places[0].y) == (WIDTH / 2, found.height / 2)


def test_only_what_lies_there_is_drawn() -> None:
    names = {shape.name for shape in drawn(replace(NAMES[1], lat=38.9, lon=-77.0)).shapes}
    assert "United States of America" in names
    assert "China" not in names


def test_places_on_both_sides_of_the_date_line_are_near() -> None:
    found = drawn(replace(NAMES[1], lat=-17.0, lon=179.5), replace(NAMES[2], lat=-17.0, lon=-179.5))
    assert found.off_map == 0
    assert abs(found.places[0].x - found.places[1].x) < WIDTH / 2


def test_far_places_are_listed_only() -> None:
    found = drawn(*NAMES, replace(NAMES[2], id="n-far", name="Far", lat=-30.0, lon=140.0))
    assert found.off_map == 1
    assert len(found.listed) == 4
    assert "Far" not in [place.name for place in found.places]
