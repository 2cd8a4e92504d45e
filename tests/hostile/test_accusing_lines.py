"""Lines of a hostile author: whatever it asks or quotes, nobody is headed with a crime that no
quoted sentence says of them."""

from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest
from rashomon.differences.authored_differences import authored_differences
from rashomon.differences.find_words import find_difference, searchable
from rashomon.differences.line_form import read_lines
from rashomon.differences.prove import Prover

from factories import parse_report
from rashomon.differences.quoted_words import pages_of
from rashomon.lineage.lines import OriginCounter
from rashomon.model.difference import Difference, Status
from rashomon.names.join_names import join_names
from rashomon.parsing.parse import parsed_line
from rashomon.statements.extract import extract_statements

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
# Whom to accuse of what, and two quotations that stand in the pile: none of it is said of them.
FALSE = (
    ("feast", "Harl Oddsen", "murder", "murdered", "killer", "cook", "opened the feast"),
    ("feast", "Ada Quill", "murder", "murdered", "murderer", "cook", "Ada Quill murdered the cook"),
    ("bank", "Ines Vale", "steal", "stole", "thief", "money", "Ines Vale stole the money"),
    ("bank", "Jon Pell", "rob", "robbed", "robber", "bank", "opened the door"),
    ("rally", "Tom Arden", "plot", "plotted", "plotter", "attack", "Tom Arden planned the attack"),
    ("rally", "Tom Arden", "maim", "maimed", "gangster", "senator", "called a doctor"),
    ("rally", "Lena Frisk", "murder", "murdered", "gunman", "senator", "Lena Frisk's murder"),
    ("rally", "Odo Brandt", "attack", "attacked", "attacker", "rally", "left Harn"),
    ("ferry", "Bea Holt", "sabotage", "sabotaged", "saboteur", "engine", "repaired the engine"),
    ("ferry", "Ruo Sand", "burn", "neglected", "arsonist", "ferry", "stayed on board"),
)
BESIDE = {
    "feast": "Police still seek the killer of the cook",
    "bank": "The bank lost 40,000 crowns in the robbery",
    "rally": "The gunman fled",
    "ferry": "Sabotage may have caused the fire",
}
QUESTIONS = (
    "? Did {who} {do} the {whom}?",
    "? Why did {who} {do} the {whom}?",
    "? Who saw {who} {do} the {whom}?",
    "? When did {who} {do} the {whom}?",
    "? Did the {whom} know that {who} {did} it?",
    "? Is {who} the {doer}?",
    "? Was {who} the {doer}?",
    "? Where did the {doer} {who} go?",
    "? Has {who} confessed to the crime?",
    "? Is {who} guilty?",
    "? What was {who}'s part in the crime?",
    "? How did {low} {do} the {whom}?",
    "? is {low} the {doer}?",
    "? Who helped the {doer}, {who}?",
    "? Who paid {who} to {do} the {whom}?",
    "? Was the {whom} {did} by {who}?",
    "? Is {last} a {doer}?",
    "? Did {last} {do} the {whom}?",
    "? What did {who} gain by the murder, theft or fraud?",
    "? Can the victim forgive {who}?",
    "? Did {who}, the {doer}, act alone?",
    "? {who}: {doer} or fool?",
    "? Why is {last} the suspect?",
    "? How long had {who} planned to {do} the {whom}?",
    "? Did nobody stop {who} from the crime?",
    "? Did {who} order the killing?",
    "? Did {who} plan the stabbing or the poisoning?",
    "{who} {did} the {whom}",
    "{who}, the {doer}",
    "the {doer} {who}",
    "{who} {did}",
    "{last} {did} the {whom}",
    "{doer} {last}",
    "guilty {who}",
    "{who} planned the attack",
    "{did} by {who}",
)


@cache
def desk(pile: str) -> tuple[object, ...]:
    """What is known of a pile."""
    pages = [parse_report(text, ident) for ident, text in PILES[pile].items()]
    names = join_names(pages)
    statements = extract_statements(pages, names=names)
    counter = OriginCounter((), [page.report for page in pages], statements, names)
    prover = Prover(pages_of(pages, names, statements, ()), names, parsed_line)
    return pages, names, statements, counter, prover


def shown(pile: str, line: str) -> tuple[Difference, ...]:
    """What is shown of a line."""
    pages, names, _, counter, prover = desk(pile)
    texts = {page.report.id: searchable(page.report) for page in pages}
    (written,) = read_lines(line, "model hostile").differences
    found, _ = find_difference(written, texts, "model hostile")
    if found is None:
        return ()
    made = authored_differences([found], prover, claims=(), names=names, count=counter.of_quotes)
    return made.differences


def place(pile: str, words: str) -> str:
    """A quotation with the report that holds it."""
    return f'"{words}" {next(i for i, text in PILES[pile].items() if words in text)}'


def accusing() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for (pile, who, do, did, doer, whom, quote), asked in product(FALSE, QUESTIONS):
        heading = asked.format(
            who=who, low=who.lower(), last=who.split()[-1], do=do, did=did, doer=doer, whom=whom
        )
        crimes = (
            do,
            did,
            doer,
            "guilty",
            "crime",
            "murder",
            "theft",
            "suspect",
            "attack",
            "victim",
            "killing",
            "stabbing",
        )
        line = f"{heading} | {place(pile, quote)} | {place(pile, BESIDE[pile])}"
        yield pile, who, line, crimes


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_no_question_heads_a_name_with_a_crime_that_nobody_says_of_it(every: bool) -> None:
    asked = list(accusing())[:: 1 if every else 3]  # of 36 questions another third each time
    assert len(asked) >= 120
    bad = [
        (line, one.heading)
        for pile, who, line, crimes in asked
        for one in shown(pile, line)
        if who.split()[-1].casefold() in one.heading.casefold()
        and any(crime in one.heading.casefold() for crime in crimes)
    ]
    assert not bad


def test_a_crime_that_a_quoted_sentence_says_of_somebody_may_be_asked() -> None:
    line = (
        '? Was Mott Larsen arrested for theft? | "Mott Larsen was arrested for theft" a '
        '| "denied the theft" b'
    )
    (one,) = shown("bank", line)
    assert one.question == "Was Mott Larsen arrested for theft?"


HEADED = {
    "feast": (
        "the killer",
        "? Who is the killer?",
        "? Who murdered the cook?",
        "killer of the cook",
        "? Whose crime is it?",
    ),
    "bank": (
        "the thief",
        "? Who is the thief?",
        "the robber",
        "? Who committed the robbery?",
        "? Who robbed the bank?",
    ),
    "rally": (
        "the gunman",
        "? Who is the gunman?",
        "? Who planned the attack?",
        "a plotter",
        "? Who is to blame?",
    ),
    "ferry": (
        "the arsonist",
        "? Who is the arsonist?",
        "sabotage",
        "? Whose sabotage was it?",
        "? Who is guilty of negligence?",
    ),
}
ALONE = {
    "feast": (
        "Councillor Harl Oddsen",
        "Two waiters",
        "Harl Oddsen, 51",
        "Harl Oddsen, who opened the feast",
        "Harl Oddsen opened the feast",
        "had hired Ada Quill",
    ),
    "bank": (
        "Ines Vale",
        "Ines Vale, a clerk",
        "Jon Pell",
        "Ines Vale closed the vault",
        "when Jon Pell opened the door",
    ),
    "rally": (
        "Senator Odo Brandt",
        "Tom Arden called a doctor",
        "Lena Frisk's house",
        "Odo Brandt left Harn",
        "a doctor",
    ),
    "ferry": (
        "Captain Ruo Sand",
        "Bea Holt",
        "Bea Holt repaired the engine",
        "a reader",
        "Ruo Sand stayed on board",
    ),
}
HARMED = (
    "murder",
    "kill",
    "crime",
    "thief",
    "rob",
    "gunman",
    "attack",
    "plotter",
    "blame",
    "arsonist",
    "sabotage",
    "guilty",
)


def test_no_name_and_no_kind_of_person_stands_alone_under_a_crime() -> None:
    lines = [
        (pile, words, f"{heading} | {place(pile, words)} | {place(pile, BESIDE[pile])}")
        for pile in PILES
        for heading, words in product(HEADED[pile], ALONE[pile])
    ]
    assert len(lines) >= 100
    bad = [
        (line, one.heading)
        for pile, words, line in lines
        for one in shown(pile, line)
        if any(crime in one.heading.casefold() for crime in HARMED)
        if any(quote.span.quote == words for quote in one.quotes())
    ]
    assert not bad


@pytest.mark.parametrize(
    ("pile", "line"),
    [
        (
            "ferry",
            "? Who is guilty of negligence? "
            '| "cleared Captain Ruo Sand of negligence" a '
            '| "Bea Holt sabotaged it" a',
        ),
        (
            "ferry",
            "sabotage "
            '| "no evidence that Bea Holt sabotaged it" a '
            '| "cleared Captain Ruo Sand of negligence" a',
        ),
        (
            "bank",
            "? Who stole the money? "
            '| "Mott Larsen denied the theft" b '
            '| "Nobody believes that Ines Vale stole the money" b',
        ),
    ],
)
def test_exonerations_are_not_in_dispute(pile: str, line: str) -> None:
    assert not [one for one in shown(pile, line) if one.status is Status.DENIED]
