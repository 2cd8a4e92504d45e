"""Questions for numbers."""

import pytest

from factories import make_answer, parse_report
from rashomon.model.point import PointKind
from rashomon.points.question_text import word_question

pytestmark = pytest.mark.weights

COUNTS = [
    ("Nine barges sank in the gale.", "Nine", "barge", "How many barges sank in the gale?"),
    ("One barge was lost.", "One", "barge", "How many barges were lost?"),
    ("Rescuers pulled 14 sailors from the hull.", "14", "sailor", "How many sailors did rescuers pull from the hull?"),
    ("He was jailed for seven years over the fire.", "seven", "year", "r: “He was jailed for ___ years over the fire”"),
    ("The trial lasted over 14 months.", "over 14", "month", "How many months did the trial last?"),
    ("The council spent 4 million euros.", "4 million euros", "EUR", "How much money did the council spend?"),
    ("The dam, 84 metres high, was built by soldiers.", "84", "metre", "The dam, ___ metres high, was built by soldiers"),
    ("A 14-day truce began.", "14", "day", "A ___-day truce began"),
    ("A 30-year-old barge sank.", "30", "year", "How old is the barge?"),
    ("There were 396 people on the ship.", "396", "people", "How many people were there on the ship?"),
    ("35 had heard no siren.", "35", None, "How many had heard no siren?"),
    ("35 did not vote.", "35", None, "How many did not vote?"),
    ("The list names nine dead and four missing.", "nine", "dead", "The list names ___ dead and four missing"),
    ("Three co-defendants were convicted.", "Three", "co", "How many co-defendants were convicted?"),
]


@pytest.mark.parametrize(("text", "value", "unit", "expected"), COUNTS)
def test_how_many(text: str, value: str, unit: str | None, expected: str) -> None:
    annotated = parse_report(text)
    answer = make_answer(
        text.rstrip("."), annotated.report, kind=PointKind.COUNT, value=value, low=1.0, high=1.0, unit=unit, subject="Ana Ruel" if "He " in text else None
    )  # fmt: skip
    assert word_question([answer], PointKind.COUNT, {"r": annotated}) == expected


PHRASES = [
    ("Seven years for 38 coffins.", "38 coffins", "38", "coffin", None, "Seven years for ___ coffins"),
    ("Ana Ruel, 66, was freed.", "Ana Ruel, 66", "66", "year", "Ana Ruel", "How old is Ana Ruel?"),
    ("A baker, 66, was freed.", "A baker, 66", "66", "year", None, "How old is the baker?"),
]


@pytest.mark.parametrize(("text", "quote", "value", "unit", "subject", "expected"), PHRASES)
def test_phrases(text: str, quote: str, value: str, unit: str, subject: str | None, expected: str) -> None:
    annotated = parse_report(text)
    answer = make_answer(quote, annotated.report, kind=PointKind.COUNT, value=value, low=1.0, high=1.0, unit=unit, subject=subject)
    assert word_question([answer], PointKind.COUNT, {"r": annotated}) == expected


def test_a_share_is_left_open_in_the_words_of_the_report() -> None:
    annotated = parse_report("Half of the harvest was lost.")
    answer = make_answer("Half of the harvest was lost", annotated.report, kind=PointKind.SHARE, value="Half", low=1.0, high=1.0, unit="%")
    assert word_question([answer], PointKind.SHARE, {"r": annotated}) == "___ of the harvest was lost"
