"""A headline or a line below it that begins with how many names no outlet."""

import pytest

from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

PROSE = (
    "People ran when the north wall of the granary fell in Harn on Monday, the fire service said "
    "in the evening.",
    "The street along the river was closed for the whole day, and neighbours were asked to stay "
    "away from the ruins.",
)
COUNTS = [
    "Fourteen",
    "FOURTEEN",
    "Fourteen dead",
    "Two Dead",
    "Twenty-three dead after fall",
    "Three hundred flee",
    "Hundreds flee",
    "Scores hurt",
    "A dozen hurt",
    "At least 14 dead",
    "Several Hurt",
    "None hurt",
]


def outlet_in_text(*lines: str) -> str | None:
    text = "\n\n".join([*lines, *PROSE])
    return read_report("wall.txt", text.encode(), ReadSettings()).outlet


def outlet_in_tab(tab: str) -> str | None:
    prose = "".join(f"<p>{text}</p>" for text in PROSE)
    markup = (
        f"<html lang=en><head><title>{tab}</title></head><body><article>"
        f"<h1>Wall falls in Harn</h1>{prose}</article></body></html>"
    )
    return read_report("wall.html", markup.encode(), ReadSettings()).outlet


@pytest.mark.parametrize("count", COUNTS)
def test_of_a_count(count: str) -> None:
    assert outlet_in_text(count, "Wall falls in Harn") is None
    assert outlet_in_text("Wall falls in Harn", count) is None
    assert outlet_in_text(f"{count}: wall falls in Harn", "5 March 2031") is None
    for sign in ("|", "-", ":"):
        assert outlet_in_tab(f"{count} {sign} Wall falls in Harn") is None
    assert outlet_in_tab(f"Wall falls in Harn | {count}") is None


@pytest.mark.parametrize("house", ["Nine News", "Two Rivers Tribune"])
def test_of_a_house(house: str) -> None:
    assert outlet_in_text(house, "Wall falls in Harn") == house
    assert outlet_in_tab(f"Wall falls in Harn | {house}") == house


@pytest.mark.parametrize("house", ["Onehunga", "Channel Four"])
def test_of_a_name_that_only_looks_like_one(house: str) -> None:
    assert outlet_in_tab(f"Wall falls in Harn | {house}") == house
