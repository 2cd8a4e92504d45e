"""What an author calls proved, confirmed or the like: headings, sentences of his own, remarks."""

from dataclasses import replace

import pytest

from answered import reports_of, write_answer
from rashomon.comparing.finish import lay_side_by_side
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.prove_answers import prove_answers
from rashomon.model.answer import Answer
from rashomon.model.overview_words import FixedWords
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights

POST = """Mill wall gives way in Tolvik
The wall of the Tolvik mill gave way on Monday, the fire service said.
The owner denied that he had sold the bricks.
The mayor confirmed the name of the owner."""
REPORTS = reports_of({"a": (POST, "2031-03-12"), "b": ("A mill.\n", "2031-03-13")})
KNOWN = prepare_story(list(annotate_reports(REPORTS)))


def answered(named: str, told: str, **fields: object) -> Answer:
    written = write_answer([[(told, named)]], REPORTS)
    line = replace(written.lines[0], **fields)
    proved = prove_answers(KNOWN, lay_side_by_side(KNOWN), [replace(written, lines=(line,))])
    return proved.answers[0]


@pytest.mark.parametrize(
    ("heading", "stands"),
    [
        ("Confirmed", False),
        ("What we know for sure", False),
        ("Proven: the wall fell", False),
        ("Not confirmed", True),
        ("What is certain?", True),
        ("Did the owner hear the hoist?", True),
        ("The owner heard the hoist", False),
        ("The wall", True),
    ],
)
def test_no_heading_calls_anything_proved_or_says_what_nobody_does(
    heading: str, *, stands: bool
) -> None:
    told = answered("a2", "the wall gave way on Monday", heading=heading).lines[0].heading
    assert told == (heading if stands else FixedWords.NO_HEADING)


def test_a_heading_may_say_what_a_report_confirms() -> None:
    told = answered("a4", "the mayor confirmed the owner's name", heading="Confirmed")
    assert told.lines[0].heading == "Confirmed"


@pytest.mark.parametrize(
    ("own", "stands"),
    [
        ("So the denial is refuted.", False),
        ("So it is certain.", False),
        ("Perhaps nothing is verified.", True),
        ("So it was a Monday.", True),
    ],
)
def test_no_sentence_of_his_own_calls_anything_proved(own: str, *, stands: bool) -> None:
    told = answered("a2", "the wall gave way on Monday", own=(own,))
    assert told.lines[0].own == ((own,) if stands else ())


@pytest.mark.parametrize(
    ("remark", "is_unclear"),
    [("this is the verified version", True), ("this is the longer version", False)],
)
def test_a_remark_that_calls_something_proved_is_unclear(remark: str, *, is_unclear: bool) -> None:
    (line,) = answered("", remark).lines
    assert [part.is_unclear for part in line.parts] == [True] * is_unclear
    assert line.own == ((f"{remark};",) if not is_unclear else ())
