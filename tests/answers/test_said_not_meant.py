"""Parts that take a report's words without what governs them, or say more of reports than they
tell."""

import pytest

from answered import prove_part, prove_told
from rashomon.model.answer import FaultKind, Part, ShownAs

pytestmark = pytest.mark.weights

POST = """Mill wall gives way in Tolvik
The wall of the Tolvik mill gave way on Monday, the fire service said.
Inspector Ada Renn said the claim that the owner had sold the bricks was invented.
Union secretary Odd Karl stopped short of blaming the owner.
The mill's spokeswoman, Ina Moll, declined to comment on the damp.
"We never received any warning," Sten Hofer, the owner, said.
Chemist Pia Lund said she doubted that frost had broken the wall."""
VORN = """Wall of mill falls
The wall of a mill fell in Tolvik on Monday.
Karl said the owner, Hofer, had been told of the damp.
The mill began to dry the rooms on Tuesday."""
MILL = {"a": (POST, "2031-03-12"), "d": (VORN, "2031-03-13")}


def of_mill(told: str, named: str) -> Part:
    return prove_part(told, named, MILL)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("the owner sold the bricks, Renn said", "a3"),
        ("Karl blames the owner", "a4"),
        ("Moll admits the damp", "a5"),
        ("Lund said that frost broke the wall", "a7"),
    ],
)
def test_what_governs_a_word_in_its_sentence_governs_it_in_the_part(told: str, named: str) -> None:
    part = of_mill(told, named)
    assert part.shown is ShownAs.SENTENCE
    assert FaultKind.POLARITY in [fault.kind for fault in part.faults]


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Renn called the claim that the owner had sold the bricks invented", "a3"),
        ("Karl stopped short of blaming the owner", "a4"),
        ("Moll would not comment on the damp", "a5"),
        ("Lund doubted that frost had broken the wall", "a7"),
        ("the wall gave way on Monday, the fire service said", "a2"),
        ("the owner had been told of the damp, says Karl", "d3"),
        ("the mill began to dry the rooms on Tuesday", "d4"),
    ],
)
def test_a_part_that_keeps_what_governs_its_words_stands(told: str, named: str) -> None:
    part = of_mill(told, named)
    assert (part.shown, part.is_unclear) == (ShownAs.TOLD, False)


@pytest.mark.parametrize(
    ("told", "is_unclear"),
    [
        ("Hofer: we received the warning", True),
        ("Hofer: we never received any warning", False),
        ("the owner says that they never received any warning", False),
    ],
)
def test_what_somebody_says_as_we_is_held_against_his_words(told: str, is_unclear: bool) -> None:
    assert of_mill(told, "a6").is_unclear is is_unclear


@pytest.mark.parametrize(
    ("told", "named", "is_unclear"),
    [
        ("only the Harn Post tells of the damp", "d3", True),
        ("only the Korvik Courier gives a figure", "a2", True),
        ("only the Korvik Courier tells of the bricks", "a3", False),
        ("the reports are silent on the damp", "", True),
        ("the other outlets leave the wall out", "", True),
    ],
)
def test_only_and_silent_are_held_against_the_sentences_of_the_story(
    told: str, named: str, is_unclear: bool
) -> None:
    assert of_mill(told, named).is_unclear is is_unclear


def test_a_remark_that_reports_are_silent_stands_where_none_has_its_words() -> None:
    (answer,) = prove_told([("the reports are silent on the lorries", "")], texts=MILL).answers
    assert answer.lines[0].own == ("the reports are silent on the lorries;",)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("El propietario vendió los ladrillos", ShownAs.SENTENCE),
        ("Der Besitzer verkaufte heimlich Ziegel", ShownAs.SENTENCE),
        ("the owner had been told of the damp", ShownAs.TOLD),
    ],
)
def test_a_line_in_another_language_than_its_answer_is_not_found(told: str, shown: ShownAs) -> None:
    lines = [("The wall of the Tolvik mill gave way on Monday", "a2")], [(told, "d3")]
    (answer,) = prove_told(*lines, texts=MILL).answers
    assert answer.lines[1].parts[0].shown is shown


@pytest.mark.parametrize("told", ["Pia Lund is senile", "the cover-up by Sten Hofer"])
def test_words_of_harm_that_no_sentence_has_go(told: str) -> None:
    assert of_mill(told, "a7").shown is ShownAs.SENTENCE
