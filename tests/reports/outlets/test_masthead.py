"""Headline and outlet: mastheads, names of outlets."""

import pytest

from rashomon.reports.items import KnownFacts
from rashomon.reports.outlets.masthead import find_masthead, published
from rashomon.reports.read_report import read_report
from rashomon.reports.text_lines import split_lines
from rashomon.settings import ReadSettings

STORY = (
    "\n\nThe old bridge over the Harn was closed on Monday after the river rose by two metres in "
    "a night, the council said.\n"
)


def masthead(
    top: str, bottom: str = ""
) -> tuple[str | None, str | None, tuple[str, ...], str | None]:
    head = find_masthead(split_lines(top + STORY * 3 + bottom))
    return (
        head.title.text if head.title else None,
        head.outlet,
        tuple(head.authors),
        published(head)[0],
    )


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        ("Bridge closed after flood", "", ("Bridge closed after flood", None, (), None)),
        (
            "Bridge closed after flood\nEXCLUSIVE by Ana Ruiz",
            "",
            ("Bridge closed after flood", None, ("Ana Ruiz",), None),
        ),
        (
            "Bridge closed after flood\nBy Ana Ruiz\nMarch 5, 2021",
            "",
            ("Bridge closed after flood", None, ("Ana Ruiz",), "2021-03-05"),
        ),
        (
            "Bridge closed after flood\nBy Ana Ruiz | 5 March 2021",
            "",
            ("Bridge closed after flood", None, ("Ana Ruiz",), "2021-03-05"),
        ),
        (
            "Bridge closed after flood\nVALE Editor\n5 March 2021",
            "",
            ("Bridge closed after flood", "VALE", (), "2021-03-05"),
        ),
        (
            "Bridge closed after flood\nUpdated 6 March 2021\nPublished 5 March 2021",
            "",
            ("Bridge closed after flood", None, (), "2021-03-05"),
        ),
        (
            "Bridge closed after flood",
            "\nCopyright 2021 The Associated Press.",
            ("Bridge closed after flood", None, (), None),
        ),
        (
            "Bridge closed after flood",
            "\nFollow Thomas Ek on Twitter: @ThomasEk1.",
            ("Bridge closed after flood", None, (), None),
        ),
        (
            "Bridge closed after flood",
            "\nCourier staff writer Lind reported from Vale.",
            ("Bridge closed after flood", "Courier", (), None),
        ),
        (
            "Bridge closed after flood\n03/04/2021",
            "",
            ("Bridge closed after flood", None, (), None),
        ),
        # prose is no headline, however short; a question and an abbreviation may be
        ("One man is dead after the bridge fell on Monday night.", "", (None, None, (), None)),
        (
            "Bridge firm loses its second licence to build in the U.S.",
            "",
            ("Bridge firm loses its second licence to build in the U.S.", None, (), None),
        ),
        (
            "Council Sues The Mirror\n\nHarn Post\n\n3 March 2021",
            "",
            ("Council Sues The Mirror", None, (), "2021-03-03"),
        ),
    ],
)
def test_top_and_bottom_of_a_report_give_title_outlet_authors_and_day(
    top: str, bottom: str, expected: tuple[str | None, str | None, tuple[str, ...], str | None]
) -> None:
    assert masthead(top, bottom) == expected


def test_a_date_that_no_calendar_has_is_a_warning() -> None:
    head = find_masthead(split_lines("Bridge closed after flood\n30 February 2021" + STORY))
    assert published(head) == (None, None)
    assert "30 February 2021" in head.warnings[0]


@pytest.mark.parametrize(
    ("top", "title", "outlet", "day"),
    [
        (
            "Bridge closed\n\nThe Vale\n\n2021-03-05 10:00:01",
            "Bridge closed",
            "The Vale",
            "T10:00:01",
        ),
        (
            "Vale Digest\nNews of every corner\n5 March 2021\n\nBridge over the Harn closed "
            "after night of rain",
            "Bridge over the Harn closed after night of rain",
            "Vale Digest",
            "",
        ),
        (
            "VPA - Vale Press Agency\n5 March 2021\n\nBridge closed after flood",
            "Bridge closed after flood",
            "Vale Press Agency",
            "",
        ),
        ("Bridge closed\nVale Courier, 5 March 2021", "Bridge closed", "Vale Courier", ""),
        ("Bridge closed\n2021-03-05T07:30:00", "Bridge closed", None, "T07:30:00"),
    ],
)
def test_a_report_gets_headline_outlet_and_day_from_its_first_lines(
    top: str, title: str, outlet: str, day: str
) -> None:
    report = read_report("a.txt", (top + STORY * 3).encode(), settings=ReadSettings())
    assert (report.title, report.outlet, report.published) == (title, outlet, f"2021-03-05{day}")


BRIDGE = """The bridge at Ostau fell on Monday, killing two people, the mayor of the town said in \
the evening.

Divers went on looking for a third man, who had been seen on the bank an hour before, and the road \
will stay closed for some days.
"""


def read(top: str) -> tuple[str | None, str | None, str | None]:
    """Headline, outlet and day of a page that opens with these lines."""
    report = read_report("page.txt", f"{top}\n\n{BRIDGE}".encode(), settings=ReadSettings())
    return report.title, report.outlet, report.published


@pytest.mark.parametrize(
    ("top", "title", "outlet"),
    [
        # a name with its slogan, its town or its letters above the headline
        (
            "The Hill Courier, Ostau\nDiplomacy\n3 May 2021\n\nBridge falls at Ostau, two dead",
            "Bridge falls at Ostau, two dead",
            "The Hill Courier",
        ),
        # a headline in capitals below a paper's name
        (
            "VALE EVENING\nMonday 3 May 2021\n\nTWO DEAD UNDER BRIDGE\n\nMayor closes the road",
            "TWO DEAD UNDER BRIDGE",
            "Vale Evening",
        ),
        # the place from which somebody writes is no paper
        (
            "Bridge falls at Ostau, two dead\n\nHILL NEWSWIRE\nOSTAU, Valonia | 3 May 2021",
            "Bridge falls at Ostau, two dead",
            "Hill Newswire",
        ),
        # neither is the kind of paper
        (
            "VALONIA: Bridge collapse - Situation Report No. 2\n\nHill Relief "
            "International\nAs of 3 May 2021",
            "VALONIA: Bridge collapse - Situation Report No. 2",
            "Hill Relief International",
        ),
        # a headline of names is no nameplate
        (
            "Ida Krantz, Minister of Works, Resigns Over Bridge\n\nThe Vale Times\n3 May 2021",
            "Ida Krantz, Minister of Works, Resigns Over Bridge",
            "The Vale Times",
        ),
    ],
)
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
    text = f"Bridge falls at Ostau, two dead\n\n{BRIDGE}\n{credit}\n"
    assert read_report("a.txt", text.encode(), settings=ReadSettings()).outlet is None


def test_a_day_with_gaps_behind_its_points() -> None:
    assert read("Bridge falls at Ostau, two dead\n\n03. 05. 2021, 7:30")[2] == "2021-05-03T07:30:00"
    assert read("Bridge falls at Ostau, two dead\n\n13. 05. 2021, 7:30")[2] == "2021-05-13T07:30:00"


@pytest.mark.parametrize(
    ("top", "bottom", "outlet"),
    [
        ("", "(C) Vale TV. Unauthorized copying prohibited.", "Vale TV"),
        ("", "© St. Orrin Post", "St. Orrin Post"),
        ("", "© VALE WIRE/ Stringer The bridge at Harn, May 2, 2031.", None),  # of a picture
        ("14-Sep-2031 17:20 (UTC-4)", "", None),
    ],
)
def test_what_stands_behind_a_name_or_an_hour_is_no_outlet(
    top: str, bottom: str, outlet: str | None
) -> None:
    _, found, _, _ = masthead(f"Bridge closed after flood\n\n{top}\n", bottom)
    assert found == outlet


def test_a_station_keeps_its_number() -> None:
    text = (
        "Channel 4\n\nMill burns down\n\n5 March 2031\n\n"
        "The mill at Orle burnt down on Monday night, the brigade said.\n"
    )
    assert read_report("a.txt", text.encode(), ReadSettings()).outlet == "Channel 4"


@pytest.mark.parametrize(
    ("address", "outlet", "is_noted"),
    [
        ("https://orlepost.example/mill", "orlepost.example", True),
        ("https://www.theguardian.com/mill", "The Guardian", False),
    ],
)
def test_of_a_fetched_page_the_address_decides(address: str, outlet: str, is_noted: bool) -> None:
    page = (
        "<html><head><meta property='og:site_name' content='The Guardian'></head><body><article>"
        "<h1>Mill burns down</h1><p>The mill at Orle burnt down on Monday night, the brigade said."
        "</p><p>Two men were hurt, one of them badly, the mayor told reporters in Harn on Tuesday."
        "</p></article></body></html>"
    )
    known = KnownFacts(url=address)
    report = read_report("a.html", page.encode(), ReadSettings(), facts=known)
    notes = [note for note in report.warnings if "calls itself The Guardian" in note]
    assert (report.outlet, bool(notes)) == (outlet, is_noted)
