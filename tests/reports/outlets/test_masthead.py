"""Headline, outlet, authors and dates above and below the story."""

import pytest

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
            "Bridge closed after flood\nWords: Ana Ruiz. Pictures: Tom Ek",
            "",
            ("Bridge closed after flood", None, ("Ana Ruiz",), None),
        ),
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
            "Home\nNews\nSkip to content\nBridge closed after flood\n5 March 2021",
            "",
            ("Bridge closed after flood", None, (), "2021-03-05"),
        ),
        (
            "Bridge closed after flood\nBy Ana Ruiz | 5 March 2021",
            "",
            ("Bridge closed after flood", None, ("Ana Ruiz",), "2021-03-05"),
        ),
        (
            "Bridge closed after flood\nAna Ruiz in Vale\n5 March 2021",
            "",
            ("Bridge closed after flood", None, (), "2021-03-05"),
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
            "\n© 2021 Vale Media Ltd. All rights reserved.",
            ("Bridge closed after flood", "Vale Media", (), None),
        ),
        (
            "Bridge closed after flood",
            "\nCopyright 2021 The Associated Press.",
            ("Bridge closed after flood", None, (), None),
        ),
        (
            "Bridge closed after flood",
            "\nFollow Vale Courier on Twitter",
            ("Bridge closed after flood", "Vale Courier", (), None),
        ),
        (
            "Bridge closed after flood",
            "\nCourier staff writer Lind reported from Vale.",
            ("Bridge closed after flood", "Courier", ("Lind",), None),
        ),
        (
            "Bridge closed after flood",
            "\nFirst published: 5 March 2021",
            ("Bridge closed after flood", None, (), "2021-03-05"),
        ),
        (
            "Bridge closed - third flood this year",
            "",
            ("Bridge closed - third flood this year", None, (), None),
        ),
        (
            "Bridge closed after flood\n03/04/2021",
            "",
            ("Bridge closed after flood", None, (), None),
        ),
    ],
)
def test_masthead(
    top: str, bottom: str, expected: tuple[str | None, str | None, tuple[str, ...], str | None]
) -> None:
    assert masthead(top, bottom) == expected


def test_a_headline_of_names_is_a_headline() -> None:
    assert (
        masthead("Harn Bridge Closed\n\nRain goes on in the hills\n\n5 March 2021")[0]
        == "Harn Bridge Closed"
    )


def test_a_paragraph_is_no_headline() -> None:
    assert masthead("") == (None, None, (), None)


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
            "THE MORNING STAR\nNEWS | SPORT | STARS | WIN!\n\nFLOOD FEAR: bridge closed\n\nBy "
            "Ana Ruiz\n5 March 2021",
            "FLOOD FEAR: bridge closed",
            "The Morning Star",
            "",
        ),
        (
            "Vale Digest\nNews of every corner\n5 March 2021\n\nBridge over the Harn closed "
            "after night of rain",
            "Bridge over the Harn closed after night of rain",
            "Vale Digest",
            "",
        ),
        (
            "Vale Courier | 5 March 2021\n\nBridge closed after flood",
            "Bridge closed after flood",
            "Vale Courier",
            "",
        ),
        (
            "VPA - Vale Press Agency\n5 March 2021\n\nBridge closed after flood",
            "Bridge closed after flood",
            "Vale Press Agency",
            "",
        ),
        ("Bridge closed\nVale Courier, 5 March 2021", "Bridge closed", "Vale Courier", ""),
    ],
)
def test_the_outlet_of_a_whole_report(top: str, title: str, outlet: str, day: str) -> None:
    report = read_report("a.txt", (top + STORY * 3).encode(), settings=ReadSettings())
    assert (report.title, report.outlet, report.published) == (title, outlet, f"2021-03-05{day}")
