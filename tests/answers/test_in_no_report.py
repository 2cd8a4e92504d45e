"""What no report of a story has is said to be unclear; what another sentence has, or one may say in
other words, is not."""

import pytest

from answered import prove_part
from rashomon.model.answer import ShownAs
from rashomon.model.report import ReportNames
from rashomon.telling.answer_faults import tell_faults

pytestmark = pytest.mark.weights

DEPOT = {
    "a": (
        "Depot roof falls in at Harn\n"
        "Nine workers were hurt on Tuesday when the roof of the Harn depot fell in.\n"
        "Only four of the nine remained in hospital on Wednesday evening.\n"
        "The depot was built in 1987 by its founder, Hanne Brelk.\n"
        "At noon the police chief, Ruben Aas, closed the road.\n"
        "Inspector Marek Tohl said the claim that forty people had been buried was false.",
        "2031-03-12",
    ),
}


@pytest.mark.parametrize(
    ("told", "named", "words"),
    [
        ("Nine died", "a2", "died"),
        ("Four died on Wednesday", "a3", "died"),
        ("The nurse blinded two of the nine", "a3", "blinded"),
        ("Nine children were hurt", "a2", "children"),
        ("umpteen thousand", "a2", "umpteen"),
        ("a few dozen workers were hurt", "a2", "dozen"),
        ("the inspector paid his brother, a worker", "a2", "paid"),
        ("the founder bribed the inspector", "a4", ""),
        ("the founder is a crook", "", ""),
        ("the crook is Hanne Brelk", "", ""),
        ("nobody in Harn trusts the police chief any more", "", ""),
        ("Nine workers were hurt at half past six", "a2", "at half past six"),
    ],
)
def test_what_no_report_has_is_unclear(told: str, named: str, words: str) -> None:
    part = prove_part(told, named, DEPOT)
    assert part.is_unclear or part.shown is not ShownAs.TOLD
    assert words in " ".join(fault.words for fault in part.faults)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Nine workers were hurt when a roof fell in", "a2"),
        ("Nine of the crew members were hurt in the collapse", "a2"),
        ("A spill of tiles hurt nine workers", "a2"),
        ("Only four remained in hospital, the latest wording of an unnamed source", "a3"),
        ("Nine workers were injured on Tuesday", "a2"),
        ("The founder, Hanne Brelk, constructed it in 1987", "a4"),
        ("the founder built it in 1987", "a4"),
        ("the police chief closed the road", ""),
        ("Aas closed the road at 12:00", "a5"),
    ],
)
def test_what_a_report_has_in_some_form_is_clear(told: str, named: str) -> None:
    part = prove_part(told, named, DEPOT)
    assert not part.is_unclear, part.faults


def test_a_word_of_no_report_is_said_to_stand_in_none() -> None:
    part = prove_part("Nine workers died", "a2", DEPOT)
    assert "“died” stands in no report." in tell_faults(part, ReportNames())


def test_a_word_is_in_no_report_only_where_all_reports_are_read_whole() -> None:
    spanish = "Los heridos del almacén\nNueve personas resultaron heridas en Harn."
    part = prove_part("Nine workers died", "a2", DEPOT | {"c": (spanish, "2031-03-12")})
    assert "“died” stands in no report." not in tell_faults(part, ReportNames())


@pytest.mark.parametrize("told", ["the founder is a crook", "the crook is Hanne Brelk"])
def test_what_accuses_somebody_without_a_sentence_is_hidden(told: str) -> None:
    assert prove_part(told, "", DEPOT).shown is ShownAs.NOTHING


def test_no_report_is_named_for_words_without_a_bracket_that_it_does_not_have() -> None:
    assert prove_part("the police chief closed the road", "", DEPOT).sentences
    assert not prove_part("nobody in Harn trusts the police chief any more", "", DEPOT).sentences
