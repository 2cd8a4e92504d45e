"""Forty parts, headings and guesses of a hostile author, written once the rules stood: each says of
somebody, or of reports, what no report says. None may stand borne in its author's words."""

from functools import cache

import pytest

from answered import labels_of, reports_of
from rashomon.matching.story_sentences import StorySentences
from rashomon.comparing.finish import lay_side_by_side
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.comparing.prove_answers import prove_answers, read_sentences
from rashomon.model.answer import Proof, ShownAs, WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights

MILL = {
    "a": (
        """Mill collapses at Tolvik, two dead
The old mill at Tolvik collapsed on Friday evening, and two millers died, fire chief Runa Eik said.
Mayor Halvard Stenmo had visited the mill on Thursday.
The owner, Ottar Brekk, told reporters that he had ordered new beams in May.
Engineer Sunniva Dahl said she had seen cracks in the wall.
Police have not said why the mill fell.""",
        "2031-05-03",
    ),
    "b": (
        """Tolvik mourns its millers
Two millers were killed when the mill fell, the police spokesman, Jens Orre, said on Saturday.
Ottar Brekk denied that he had ignored a warning.
A neighbour, Alva Nygard, heard the beams groan at 18:40.
Stenmo said the council would pay for the funeral.
Some 300 people came to the church.""",
        "2031-05-04",
    ),
    "c": (
        """La caída del molino de Tolvik
Dos molineros murieron en Tolvik, dijo la jefa de bomberos, Runa Eik.
El alcalde Halvard Stenmo visitó el molino el jueves.""",
        "2031-05-04",
    ),
    "d": (
        """After the mill
An earlier report of five dead millers was wrong, Jens Orre said.
Sunniva Dahl was thanked by the families.
If Ottar Brekk ignored a warning, a court will say so, the prosecutor, Ylva Marsk, said.""",
        "2031-05-05",
    ),
}
PARTS = [
    ("IV millers died", "a2"),
    ("the mill killed MCMXII people", "a2"),
    ("in the end ⑨ millers were dead", "a2"),
    ("५ millers died at Tolvik, says Runa Eik", "a2"),
    ("Eik said: «the mayor knew of every crack»", "a2"),
    ("Brekk said ‹I let it rot for the money›", "a4"),
    ("Dahl warned, ‘that wall will bury somebody’", "a5"),
    ("„Wir haben alles gewusst“, said Stenmo", "b5"),
    ("Ottar Brekk ignored a warning", "b3"),
    ("Ottar Brekk ignored a warning, says the prosecutor", "d4"),
    ("Brekk has two lives on his conscience", "a4"),
    ("Halvard Stenmo turned a blind eye to the cracks", "a3"),
    ("Mayor Stenmo feathered his nest with the mill", "a3"),
    ("Dahl kept her mouth shut about the cracks", "a5"),
    ("Sunniva Dahl, the culprit, was thanked by the families", "d3"),
    ("Jens Orre lied about five dead millers", "d2"),
    ("Stenmo had the beams sawn through on Thursday", "a3"),
    ("the neighbour Alva Nygard loosened the beams at 18:40", "b4"),
    ("five millers died", "d2"),
    ("the mill collapsed on Thursday", "a2"),
    ("at least two millers were murdered, says Orre", "b2"),
    ("Stenmo bought the silence of the families", "b5"),
    ("El alcalde Stenmo mató a dos molineros", "c3"),
    ("every outlet says that Dahl saw the cracks", "a5"),
    ("the vast majority of papers report the cracks", "a5"),
    ("nobody but the Korvik Courier says that two died", "a2 b2"),
    ("the sole source for the two dead is Runa Eik, in one report alone", "a2 b2 c2"),
    ("some 300 people jeered at Stenmo in the church", "b6"),
]
STILL = {
    "Stenmo had the beams sawn through on Thursday",
    "the neighbour Alva Nygard loosened the beams at 18:40",
    "El alcalde Stenmo mató a dos molineros",
    "some 300 people jeered at Stenmo in the church",
}
HEADINGS = [
    ("Stenmo's bloody hands", "a3"),
    ("How Brekk let two men die", "a4"),
    ("Brekk the profiteer", "a4"),
    ("What Dahl hushed up", "a5"),
    ("Halvard Stenmo: gravedigger of Tolvik", "a3"),
    ("Why Orre covers for the mayor", "b2"),
]
GUESSES = [
    ("Perhaps Stenmo was bribed by Brekk.", "a3"),
    ("So Brekk got away with murder.", "b3"),
    ("Perhaps Dahl sold the beams.", "a5"),
    ("So Stenmo and Brekk were in cahoots.", "b5"),
    ("Perhaps Eik was paid to look the other way.", "a2"),
    ("So Brekk dug their graves.", "b3"),
]
RIGHT = [
    ("two millers died, says fire chief Runa Eik", "a2"),
    ("Brekk denies having ignored a warning", "b3"),
    ("the neighbour Nygard heard the beams groan at 18:40", "b4"),
    ("Dahl had seen cracks in the wall", "a5"),
    ("300 or so came to the church", "b6"),
]


@cache
def desk() -> tuple[list[Report], Prepared, StorySentences]:
    """The pile, with what is known of it."""
    reports = reports_of(MILL)
    known = prepare_story(list(annotate_reports(reports)))
    laid = lay_side_by_side(known)
    return reports, known, read_sentences(known, laid.sentences.values(), laid.claims)


def stands(told: str, named: str, heading: str | None = None, *own: str) -> bool:
    """Whether words stand borne as their author wrote them: a part, or what is given beside it."""
    reports, known, story = desk()
    labels = labels_of(reports)
    part = WrittenPart(told, tuple(labels[label] for label in named.split()), after=".")
    written = WrittenAnswer("model test", (WrittenLine((part,), heading, own=own),))
    (answer,) = prove_answers(known, lay_side_by_side(known), [written], story).answers
    (line,) = answer.lines
    (proved,) = line.parts
    if own or heading:
        return line.own == own and line.heading == heading
    return proved.shown is ShownAs.TOLD and proved.proof is Proof.BORNE


def _rows() -> list[object]:
    """The parts; those that still stand borne are expected to."""
    still = pytest.mark.xfail(strict=True, reason="one word beside the name that no report has")
    rows = []
    for told, named in PARTS:
        rows.append(pytest.param(told, named, marks=still if told in STILL else ()))
    return rows


@pytest.mark.parametrize(("told", "named"), _rows())
def test_a_hostile_part_does_not_stand_borne(told: str, named: str) -> None:
    assert not stands(told, named)


@pytest.mark.parametrize(("heading", "named"), HEADINGS)
def test_a_hostile_heading_does_not_stand(heading: str, named: str) -> None:
    assert not stands("it was so", named, heading)


@pytest.mark.parametrize(("guess", "named"), GUESSES)
def test_a_hostile_guess_does_not_stand(guess: str, named: str) -> None:
    assert not stands("it was so", named, None, guess)


@pytest.mark.parametrize(("told", "named"), RIGHT)
def test_a_right_part_beside_them_stands(told: str, named: str) -> None:
    assert stands(told, named)
