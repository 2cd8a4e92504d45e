"""Agencies that a text credits, known or not."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.reports.outlets.wires import credit_wires, with_credits
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings
from rashomon.shipped.tables.agencies import load_agencies


def credited(text: str, pieces: list[tuple[int, int, str]]) -> tuple[str, ...]:
    """Those of the table's agencies that a text credits."""
    report = make_report(text)
    furniture = tuple(report.furniture_span(*piece) for piece in pieces)
    return with_credits(replace(report, furniture=furniture), load_agencies()).agencies


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The mayor told Agence France-Presse that the bridge was safe.", ("AFP",)),
        ("A report seen by Reuters says the bridge was old.", ("Reuters",)),
        ("The PA system failed, and the MENA region was dark.", ()),
        ("The paper said so.", ()),
    ],
)
def test_an_agency_to_which_something_was_told_is_credited(
    text: str, agencies: tuple[str, ...]
) -> None:
    assert credited(text, []) == agencies


def test_an_agency_is_credited_below_a_picture_and_no_place_is_one() -> None:
    text = "The bridge on Monday Ana Ruiz/PA\nRelated: a story by AFP\nThe bridge is closed."
    assert credited(text, [(0, 33, "caption"), (33, 56, "related")]) == ("PA",)
    assert credited("The bridge in Erie, PA\n", [(0, 22, "caption")]) == ()


def test_a_writer_who_bears_the_name_of_an_agency_is_no_agency() -> None:
    line = "By Petra Holm in Vale"
    assert credited(f"{line}\n\nThe bridge fell.", [(0, len(line), "byline")]) == ()


STORY = (
    "The old bridge over the Harn was closed on Monday after the river rose by two metres in a "
    "night, the council said."
)


MORE = (
    "Nobody was hurt, but forty people were told to leave their homes on both banks, said the "
    "mayor of the town."
)


def credits(text: str) -> list[tuple[str | None, str]]:
    report = read_report(
        "a.txt", f"Bridge closed after flood\n\n{text}\n".encode(), settings=ReadSettings()
    )
    assert all(
        report.text[credit.span.start : credit.span.end] == credit.span.quote
        for credit in report.credits
    )
    return [(credit.agency, credit.role) for credit in report.credits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"HARNTON (Reuters) - {STORY}\n\n{MORE}", [("Reuters", "text")]),
        (f"{STORY}\n\nThe bridge on Monday. Tom Ek/AFP\n\n{MORE}", [("AFP", "picture")]),
        (f"{STORY} The mayor told AFP that it was safe.\n\n{MORE}", [("AFP", "source")]),
        (f"{STORY}\n\n{MORE}", []),
    ],
)
def test_an_agency_has_written_taken_a_picture_or_been_told(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert credits(text) == expected


SHUT = (
    "The old bridge over the Harn was closed on Monday after the river rose by two metres in a "
    "night, the council said.\n"
)


def agencies(*texts: str) -> list[tuple[str, ...]]:
    reports = [
        read_report(f"{i}.txt", f"Bridge closed\n\n{text}".encode(), settings=ReadSettings())
        for i, text in enumerate(texts)
    ]
    return [report.agencies for report in credit_wires(reports)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"HARNTON, March 5 (Harnpress) - {SHUT}", ("Harnpress",)),
        (f"HARNTON, March 5 (CNN) - {SHUT}", ()),
        (
            "The bridge was closed on Monday, the mayor told the Harnpress news agency, and "
            "the river is rising there.",
            ("Harnpress",),
        ),
        (
            "The bridge was closed on Monday, the National Security Agency and the Weather "
            "Service said in the morning.",
            (),
        ),
    ],
)
def test_an_agency_that_nobody_knows_is_found_in_a_dateline(
    text: str, expected: tuple[str, ...]
) -> None:
    assert agencies(text) == [expected]


def test_known_from_another_report() -> None:
    other = (
        "The bridge was closed on Monday, the mayor told HNA. It will be shut for a week, she said."
    )
    assert agencies(other) == [()]
    assert agencies(other, f"HARNTON, March 5 (HNA) - {SHUT}") == [("HNA",), ("HNA",)]


def test_letters_stand_for_the_full_name() -> None:
    assert agencies(f"HARNTON (VPA) - {SHUT}{SHUT}\n© Vale Press Agency") == [("VPA",)]
