"""Whose page it is and what its headline is, where names, slogans, sections and towns stand around
it."""

import pytest

from rashomon.reports.outlets.outlet_names import is_label
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

STORY = """The bridge at Ostau fell on Monday, killing two people, the mayor of the town said in \
the evening.

Divers went on looking for a third man, who had been seen on the bank an hour before, and the road \
will stay closed for some days.
"""


def read(top: str) -> tuple[str | None, str | None, str | None]:
    """Headline, outlet and day of a page that opens with these lines."""
    report = read_report("page.txt", f"{top}\n\n{STORY}".encode(), settings=ReadSettings())
    return report.title, report.outlet, report.published


CASES = [
    # a name with its slogan, its town or its letters above the headline
    (
        "The Hill Courier, Ostau\nDiplomacy\n3 May 2021\n\nBridge falls at Ostau, two dead",
        "Bridge falls at Ostau, two dead",
        "The Hill Courier",
    ),
    (
        "ValeAid\nBridge falls at Ostau, two dead\nDate: 3 May 2021",
        "Bridge falls at Ostau, two dead",
        "ValeAid",
    ),
    # a headline in capitals below a paper's name
    (
        "VALE EVENING\nMonday 3 May 2021\n\nTWO DEAD UNDER BRIDGE\n\nMayor closes the road",
        "TWO DEAD UNDER BRIDGE",
        "Vale Evening",
    ),
    # a section is no paper
    (
        "Bridge falls at Ostau, two dead\n\nTHE VALE MORNING\nCompanies | Shipping\n3 May 2021",
        "Bridge falls at Ostau, two dead",
        "The Vale Morning",
    ),
    # the place from which somebody writes is no paper
    (
        "Bridge falls at Ostau, two dead\n\nHILL NEWSWIRE\nOSTAU, Valonia | 3 May 2021",
        "Bridge falls at Ostau, two dead",
        "Hill Newswire",
    ),
    (
        "Bridge falls at Ostau, two dead\n\nValonian Press Agency (VPA)\nOSTAU, May 3, 2021",
        "Bridge falls at Ostau, two dead",
        "Valonian Press Agency",
    ),
    # neither is the kind of paper
    (
        "VALONIA: Bridge collapse - Situation Report No. 2\n\nHill Relief "
        "International\nAs of 3 May 2021",
        "VALONIA: Bridge collapse - Situation Report No. 2",
        "Hill Relief International",
    ),
    # who issues a release, where the headline alone says so
    (
        "Statement of Vale Rail on the bridge\n\nOstau, 3 May 2021\nFor immediate release",
        "Statement of Vale Rail on the bridge",
        "Vale Rail",
    ),
]


@pytest.mark.parametrize(("top", "title", "outlet"), CASES)
def test_headline_and_outlet(top: str, title: str, outlet: str) -> None:
    assert read(top) == (title, outlet, "2021-05-03")


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz/The Vale Mirror",  # whose picture it is
        "Ostau Bridge Disaster, A Valley Town In Grief",  # a second headline
    ],
)
def test_neither_a_picture_nor_a_second_headline_names_the_outlet(line: str) -> None:
    title = "Bridge falls at Ostau, two dead"
    assert read(f"{title}\n\n{line}\n\n3 May 2021") == (title, None, "2021-05-03")


def test_the_owner_of_a_picture_is_no_outlet() -> None:
    credit = "© 2021 Getty Images. All rights reserved."
    text = f"Bridge falls at Ostau, two dead\n\n{STORY}\n{credit}\n"
    assert read_report("a.txt", text.encode(), settings=ReadSettings()).outlet is None


def test_a_headline_of_names_is_no_nameplate() -> None:
    top = "Ida Krantz, Minister of Works, Resigns Over Bridge\n\nThe Vale Times\n3 May 2021"
    assert read(top)[:2] == ("Ida Krantz, Minister of Works, Resigns Over Bridge", "The Vale Times")


def test_a_day_with_gaps_behind_its_points() -> None:
    assert read("Bridge falls at Ostau, two dead\n\n03. 05. 2021, 7:30")[2] == "2021-05-03T07:30:00"
    assert read("Bridge falls at Ostau, two dead\n\n13. 05. 2021, 7:30")[2] == "2021-05-13T07:30:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Politics", True), ("Situation Report No. 3", True), ("Vale Courier", False)],
)
def test_labels(text: str, expected: bool) -> None:
    assert is_label(text) is expected
