"""Headings of an answer: those that name what reports tell stand, also where sentences elsewhere
tell it; those that lay an ill on somebody, or judge, do not."""

from dataclasses import replace
from functools import cache

import pytest

from answered import reports_of, write_answer
from rashomon.comparing.finish import SideBySide, lay_side_by_side
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.comparing.prove_answers import prove_answers
from rashomon.model.overview_words import FixedWords
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights

HERE = """Tram hits kiosk in Harn, two dead
Two people died and 14 were hurt when a tram hit a kiosk in Harn, the fire service said.
The driver, Ilmo Resk, was taken into custody.
He was convicted of driving under the influence in 2027.
The company Harnbahn said its list of drivers had several errors.
A witness said that young men looted the kiosk.
Mayor Otto Brem was abroad when the tram crashed."""
THERE = """Driver of Harn tram held
Prosecutor Dana Ulm said the driver was suspected of negligent homicide.
His lawyer, Petra Foss, denied that he had been drinking.
A union blamed Harnbahn for the crash.
Harnbahn apologised for the mistakes in its list.
Foss withdrew a complaint on Monday."""
REPORTS = reports_of({"a": (HERE, "2031-04-02"), "b": (THERE, "2031-04-03")})


@cache
def known() -> tuple[Prepared, SideBySide]:
    prepared = prepare_story(list(annotate_reports(REPORTS)))
    return prepared, lay_side_by_side(prepared)


def heading_of(heading: str, told: str, named: str) -> str | None:
    written = write_answer([[(told, named)]], REPORTS)
    line = replace(written.lines[0], heading=heading)
    (answer,) = prove_answers(*known(), [replace(written, lines=(line,))]).answers
    return answer.lines[0].heading


@pytest.mark.parametrize(
    ("heading", "told", "named"),
    [
        ("Earlier drunk driving", "he was convicted in 2027", "a4"),
        ("The arrest", "Resk was taken into custody", "a3"),
        ("The arrest of Ilmo Resk", "Resk was taken into custody", "a3"),
        ("Faults in the list of drivers", "the list had errors", "a5"),
        ("Looting", "young men looted the kiosk", "a6"),
        ("Allegations of negligence", "a union blamed Harnbahn", "b4"),
        ("Drunk or not?", "his lawyer denied that he had been drinking", "b3"),
        ("Harnbahn's apology", "Harnbahn apologised", "b5"),
        ("Brem's absence", "the mayor was abroad", "a7"),
        ("Resk's background", "he was convicted in 2027", "a4"),
        ("Foss's retraction", "Foss withdrew a complaint", "b6"),
    ],
)
def test_a_heading_that_names_what_the_story_tells_stands(
    heading: str, told: str, named: str
) -> None:
    assert heading_of(heading, told, named) == heading


@pytest.mark.parametrize(
    ("heading", "told", "named"),
    [
        ("Murder of two people", "two people died", "a2"),  # which no report calls so
        ("Ilmo Resk, murderer", "Resk was taken into custody", "a3"),
        ("Otto Brem: looter", "young men looted the kiosk", "a6"),
        ("Brem: the looting", "young men looted the kiosk", "a6"),
        ("Dana Ulm drunk", "a prosecutor suspects the driver", "b2"),
        ("Dana Ulm's negligent homicide", "a prosecutor suspects the driver", "b2"),
        ("Foss and the homicide", "his lawyer denied it", "b3"),
        ("The drunken prosecutor", "a prosecutor suspects the driver", "b2"),
        ("The looter", "the mayor was abroad", "a7"),
        ("Corruption at Harnbahn", "a union blamed Harnbahn", "b4"),
        ("Brem celebrates", "the mayor was abroad", "a7"),
        ("Brem's fortune", "the mayor was abroad", "a7"),
        ("Certainly drunk", "his lawyer denied that he had been drinking", "b3"),
    ],
)
def test_a_heading_that_accuses_or_judges_gives_place_to_a_plain_one(
    heading: str, told: str, named: str
) -> None:
    assert heading_of(heading, told, named) == FixedWords.NO_HEADING
