"""Outlets by the shape of masthead lines."""

import pytest

from rashomon.reports.outlets.outlet_names import outlet_alone, outlet_in_line


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("Vale Courier | 5 March 2021", "Vale Courier"),
        ("Harn Valley News Service 05-MAR-2021 12:52 CET", "Harn Valley News Service"),
        (
            "THE VALE COURIER · Independent daily · Friday, 5 March 2021 · No. 9,101",
            "The Vale Courier",
        ),
        ("Der Harner, weekend edition, 5 March 2021", "Der Harner"),
        ("ValeNews | All that matters", "ValeNews"),
        ("THE HARN: ten minutes of council business", "The Harn"),
        (
            "Vale Online newsroom, Friday 5 March 2021. Last updated 17:45. Newest first.",
            "Vale Online",
        ),
        ("Ana Ruiz | 5 March 2021", None),
        ("By Ana Ruiz, Vale Courier", None),
        ("BRIDGE CLOSED: hundreds walk home", None),
        (
            "The Vale Courier, which on 5 March 2021 first wrote about the crack in the "
            "bridge, has asked for the files.",
            None,
        ),
        ("HARNTON, 5 March 2021 (VNA) --", None),
    ],
)
def test_house_of(line: str, house: str | None) -> None:
    assert outlet_in_line(line) == house


def test_house_by_the_story() -> None:
    line = "River Help | 5 March 2021 | Prepared by: Ana Ruiz"
    assert outlet_in_line(line) is None
    assert outlet_in_line(line, "River Help has sent tents. Call River Help.") == "River Help"


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("THE MORNING STAR", "The Morning Star"),
        ("Vale Courier", "Vale Courier"),
        ("Ana Ruiz", None),
    ],
)
def test_house_alone(line: str, house: str | None) -> None:
    assert outlet_alone(line) == house
