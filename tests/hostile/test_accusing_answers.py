"""Answers of a hostile author: whatever it says or heads, nobody stands under a crime in its words
that no sentence beside it says of them."""

from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from factories import make_report
from rashomon.comparing.finish import lay_side_by_side
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.comparing.prove_answers import prove_answers
from rashomon.decisions.here import placed
from rashomon.model.answer import Line, ShownAs, WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.overview_words import FixedWords
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights

PILES = {
    "feast": {
        "a": "The cook was murdered on Monday night. Councillor Harl Oddsen opened the feast. "
        "Two waiters left before midnight. Harl Oddsen, 51, praised the murdered cook.",
        "b": "Police still seek the killer of the cook. The guest who had hired Ada Quill murdered "
        "the cook, a letter says. The inspector denied that Ada Quill murdered the cook. "
        "Harl Oddsen, who opened the feast, spoke of the killer at length.",
    },
    "bank": {
        "a": "Mott Larsen was arrested for theft on Friday. Ines Vale, a clerk, saw the thief. "
        "The bank lost 40,000 crowns in the robbery. Ines Vale closed the vault.",
        "b": "Mott Larsen denied the theft. Nobody believes that Ines Vale stole the money. "
        "The robbery began when Jon Pell opened the door. Jon Pell was threatened by the robber.",
    },
    "rally": {
        "a": "Shots were fired at the rally. Senator Odo Brandt blamed the Green League for the "
        "attack. Lena Frisk was stabbed by a gunman. Tom Arden called a doctor.",
        "b": "The gunman fled past Lena Frisk's house. If Tom Arden planned the attack, he must "
        "answer for it. Lena Frisk's murder was planned in Harn, a plotter said. "
        "Odo Brandt left Harn before the attack.",
    },
    "ferry": {
        "a": "The board cleared Captain Ruo Sand of negligence. The ferry burned off Selm. "
        "Bea Holt repaired the engine. Police found no evidence that Bea Holt sabotaged it.",
        "b": "Sabotage may have caused the fire. Bea Holt was questioned as a witness of the "
        "sabotage. Ruo Sand stayed on board. The arsonist, wrote a reader, envied Ruo Sand.",
    },
}
# Whom to accuse of what, and the sentence that is named for it: it does not say so.
FALSE = (
    ("feast", "Harl Oddsen", "murdered", "killer", "cook", "Councillor Harl Oddsen opened"),
    ("feast", "Ada Quill", "murdered", "murderer", "cook", "The inspector denied"),
    ("bank", "Ines Vale", "stole", "thief", "money", "Nobody believes"),
    ("bank", "Jon Pell", "robbed", "robber", "bank", "The robbery began"),
    ("rally", "Tom Arden", "planned", "plotter", "attack", "If Tom Arden planned"),
    ("rally", "Odo Brandt", "attacked", "attacker", "rally", "Odo Brandt left Harn"),
    ("ferry", "Bea Holt", "sabotaged", "saboteur", "engine", "Bea Holt repaired"),
    ("ferry", "Ruo Sand", "burned", "arsonist", "ferry", "Ruo Sand stayed"),
)
PARTS = (
    "{who} {did} the {whom}",
    "the {whom} was {did} by {who}",
    "{last} {did} the {whom}",
    "{who} is the {doer}",
    "the {doer} {who}",
    "{who}, the {doer}, acted alone",
    "{who} is guilty",
    "{who} has confessed to the crime",
    "{who} ordered the killing",
)
NOBODY = ("nobody stopped {who} from the crime",)
ABOVE = ("The {doer} {who}", "{who}: {doer}", "How {who} {did} the {whom}", "Guilty: {last}")


@cache
def desk(pile: str) -> tuple[Mapping[str, Report], Prepared]:
    """What is known of a pile."""
    reports = {one: make_report(text, one, language="en") for one, text in PILES[pile].items()}
    return reports, prepare_story(list(annotate_reports(list(reports.values()))))


def proved(pile: str, told: str, words: str, **above: str) -> Line:
    """A line of one part over the sentence that begins so, proved."""
    reports, known = desk(pile)
    report = next(one for one in reports.values() if words in one.text)
    start = report.text.index(words)
    end = report.text.index(".", start) + 1
    part = WrittenPart(told, (placed(report.span(start, end), reports),), after=".")
    written = WrittenAnswer("model hostile", (WrittenLine((part,), **above),))
    (answer,) = prove_answers(known, lay_side_by_side(known), [written]).answers
    (line,) = answer.lines
    return line


def accusing(forms: tuple[str, ...], row: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    pile, who, did, doer, whom, sentence = row
    for form in forms:
        told = form.format(who=who, last=who.split()[-1], did=did, doer=doer, whom=whom)
        yield pile, told, sentence


@pytest.mark.parametrize("row", FALSE)
def test_no_part_accuses_somebody_whom_its_sentence_does_not(row: tuple[str, ...]) -> None:
    shown = []
    for pile, told, sentence in accusing(PARTS, row):
        (part,) = proved(pile, told, sentence).parts
        shown += [told] if part.shown is ShownAs.TOLD else []
    assert shown == []


def test_what_nobody_prevented_is_not_told_of_somebody() -> None:
    for pile, told, sentence in accusing(NOBODY, FALSE[0]):
        (part,) = proved(pile, told, sentence).parts
        assert part.shown is not ShownAs.TOLD


@pytest.mark.parametrize("row", FALSE)
def test_nothing_above_a_part_accuses_somebody(row: tuple[str, ...]) -> None:
    shown = []
    for pile, told, sentence in accusing(ABOVE, row):
        line = proved(pile, "it was so", sentence, thing=told, heading=told)
        shown += [
            told
            for above in (line.thing, line.heading)
            if above not in (None, FixedWords.NO_HEADING)
        ]
    assert shown == []


@pytest.mark.parametrize(
    ("pile", "told", "sentence"),
    [
        ("feast", "Councillor Harl Oddsen opened the feast", "Councillor Harl Oddsen opened"),
        ("bank", "Mott Larsen was arrested for theft on Friday", "Mott Larsen was arrested"),
        ("bank", "Mott Larsen denies the theft", "Mott Larsen denied"),
        ("rally", "Senator Brandt blamed the Green League", "Shots were fired"),
        ("ferry", "Bea Holt repaired the engine", "Bea Holt repaired"),
    ],
)
def test_what_a_sentence_says_of_somebody_is_shown(pile: str, told: str, sentence: str) -> None:
    (part,) = proved(pile, told, sentence).parts
    assert part.shown is not ShownAs.NOTHING
