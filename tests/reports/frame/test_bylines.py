"""Bylines and datelines."""

import pytest

from rashomon.reports.frame import bylines


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",)),
        ("By Ana Ruiz and Tom de Vries", ("Ana Ruiz", "Tom de Vries")),
        ("BY ANA RUIZ", ("Ana Ruiz",)),
        ("By Ana Ruiz, Political Correspondent, in Oslo", ("Ana Ruiz",)),
        ("By Omar El-Sayed, P. J. O'Neil and Li Wei", ("Omar El-Sayed", "P. J. O'Neil", "Li Wei")),
        ("By our foreign staff", None),
        ("By Staff Reporter", ()),
        ("By Tuesday the water had fallen.", None),
        ("By then it was too late, the mayor said.", None),
        ("Nearby Ana Ruiz", None),
    ],
)
def test_byline(line: str, authors: tuple[str, ...] | None) -> None:
    assert bylines.byline_authors(line) == authors


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("OSLO (Reuters) - A ferry sank on Monday off the coast.", "OSLO (Reuters) -"),
        (
            "PORT ARDEN, Norland, March 3 (AP) — A ferry sank on Monday off the coast.",
            "PORT ARDEN, Norland, March 3 (AP) —",
        ),
        (
            "OSLO/BERGEN (Reuters) – A ferry sank on Monday off the coast.",
            "OSLO/BERGEN (Reuters) –",
        ),
        ("PORT ARDEN — A ferry sank on Monday off the coast.", "PORT ARDEN —"),
        ("NEW PORT: A ferry sank on Monday off the coast.", "NEW PORT:"),
        (
            "Port Arden, March 3 (PTI): A ferry sank on Monday off the coast.",
            "Port Arden, March 3 (PTI):",
        ),
        ("March 3 (Reuters) - A ferry sank on Monday off the coast.", "March 3 (Reuters) -"),
        ("(CNN) — A ferry sank on Monday off the coast.", "(CNN) —"),
        ("BREAKING: A ferry sank on Monday off the coast.", ""),
        ("A ferry sank - the third this year - off the coast of Norland.", ""),
        ("NATO - which was founded in 1949 - met on Monday in Oslo.", ""),
        ("The ferry, owned by Blue Line (Norland), sank on Monday off the coast.", ""),
    ],
)
def test_dateline(line: str, dateline: str) -> None:
    assert line[: bylines.dateline_end(line, early=True)] == dateline


def test_far_down_only_an_agency_makes_a_dateline() -> None:
    assert not bylines.dateline_end("WARNING: A ferry sank on Monday off the coast.", early=False)
    assert bylines.dateline_end(
        "OSLO (Reuters) - A ferry sank on Monday off the coast.", early=False
    )


@pytest.mark.parametrize(
    ("line", "whole", "note"),
    [
        (
            "All 70 passengers were brought down safely. LPA contributed to this report.",
            False,
            "LPA contributed to this report.",
        ),
        ("Ana Ruiz, J. P. Lee and Tom Ek contributed to this report.", True, ""),
        ("Ana Ruiz reported from Oslo. Tom Ek contributed to this report.", True, ""),
        ("All 70 passengers were brought down safely.", False, ""),
    ],
)
def test_a_note_behind_the_story_takes_no_sentence_of_it(line: str, whole: bool, note: str) -> None:
    start = bylines.staff_note_start(line)
    assert (bylines.is_staff_note(line), line[start:] if start else "") == (whole, note)


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("Daily Lamp Web Desk", "Daily Lamp"),
        ("LAMP Editor", "LAMP"),
        ("Political Editor", None),
        ("The editor", None),
    ],
)
def test_desk(line: str, house: str | None) -> None:
    assert bylines.desk_house(line) == house
