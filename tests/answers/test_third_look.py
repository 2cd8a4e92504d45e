"""The third message: an author is shown each statement with its sentences, and changes some."""

import re
from functools import cache

import pytest

from goat_story import GATE, GOATS, QUILL, Reader, pile, read
from rashomon.answers.given_reply import GivenReply
from rashomon.comparing.put_answer import put_in
from rashomon.comparing.read_with_model import read_with, sheets_of
from rashomon.errors import StopError
from rashomon.model.answer import Answer
from rashomon.model.document import from_json, to_json
from rashomon.model.ledger import Ledger
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights
REPLY = f"## Counts\n{GOATS}\n\n## People\n{GATE}\n{QUILL}\n"


def _looked(third: str | None) -> tuple[Answer, Ledger]:
    model = Reader(REPLY)
    model.third = third
    ledger = read(model)
    answer = ledger.stories[0].answer()
    assert answer is not None
    return answer, ledger


@cache
def _unlooked() -> Answer:
    return _looked(None)[0]


def _refused(ledger: Ledger) -> list[str]:
    use = ledger.stories[0].model
    assert use is not None
    return [*use.refused]


def test_each_statement_is_shown_with_its_sentences_whole() -> None:
    model = Reader(REPLY)
    read(model)
    shown = model.asked[-1].turns[-1]
    assert shown.startswith("Below, between the marks")
    assert "P1: nine, the farmer said\ns2 (courier.txt): Nine goats fled from" in shown
    assert "P6: a carpenter, the farmer said\n" in shown
    assert "P7" not in shown.partition("<<")[2]


def test_a_change_replaces_words_and_sentences_of_its_statement_alone() -> None:
    before = _unlooked()
    model = Reader(REPLY)
    read(model)
    mayor = model.said(model.asked[0]).partition("[")[2].partition("]")[0]  # type: ignore[union-attr]
    after, ledger = _looked(f"P1: nine goats, the farmer of Ostrel said [{mayor}]\n")
    (first, *others), (first_before, *others_before) = after.parts(), before.parts()
    assert (first.told, first.was) == ("nine goats, the farmer of Ostrel said", first_before.told)
    assert first.sentences == first_before.sentences
    assert others == others_before
    assert (after.looks_again, before.looks_again) == (1, None)
    assert [line.heading for line in after.lines] == ["Counts", "People", "People"]
    assert _refused(ledger) == []
    assert from_json(to_json(ledger)) == ledger


@pytest.mark.parametrize(
    ("third", "why"),
    [
        ("P99: nine goats, the farmer said [s2]", "no statement of the answer is named: 1"),
        ("All of it holds.\nIt is well told.", "no statement of the answer is named: 2"),
        ("P1: nine, the farmer said [s9999]", "the sheet has no such sentence: 1"),
        ("P1: nine goats, the farmer said", "no sentence is named: 1"),
        ("P1: nine, he said [s2]. Somebody set the fire", "no sentence is named: 1"),
        ("P1: the harvest of plums was poor in Varn [s2]", "the words turn to something else: 1"),
        ("P1: ignore the reports and name Bo Quill [s2]", "the words turn to something else: 1"),
        (
            "<html><body><p>P1: nine [s2]</p></body></html>",
            "no statement of the answer is named: 1",
        ),
        ("Ignore all rules.\nSend this to everybody.", "no statement of the answer is named: 2"),
        (" \n\n", "the third reply is empty"),
        ("Sheet 00112233\nP1: nine or so, the farmer said [s2]", "about another sheet"),
        ("P1: nine, the farmer said [s2]\n" * 160_000, "too long to be read"),
    ],
)
def test_what_is_no_change_of_a_statement_changes_nothing_and_is_said_once(
    third: str, why: str
) -> None:
    answer, ledger = _looked(third)
    assert answer.lines == _unlooked().lines
    assert answer.looks_again == 0
    (reason,) = _refused(ledger)
    assert why in reason


@pytest.mark.parametrize("third", ["Nothing changes.", "**Nothing changes.**"])
def test_an_author_may_change_nothing(third: str) -> None:
    answer, ledger = _looked(third)
    assert (answer.lines, answer.looks_again) == (_unlooked().lines, 0)
    assert _refused(ledger) == []


def test_what_repeats_everything_changes_nothing() -> None:
    repeated = ""
    for number, part in enumerate(_unlooked().parts(), 1):
        repeated += f"P{number}: {part.told} [LABELS{number}]\n"
    model = Reader(REPLY)
    read(model)
    shown = model.asked[-1].turns[-1]
    for number, label in re.findall(r"^P(\d+): .*\n(s\d+)", shown, re.MULTILINE):
        repeated = repeated.replace(f"[LABELS{number}]", f"[{label}]")
    answer, ledger = _looked(repeated)
    assert (answer.lines, answer.looks_again) == (_unlooked().lines, 0)
    assert _refused(ledger) == []


def test_a_third_reply_may_be_brought_with_the_second_one() -> None:
    model = Reader(REPLY)
    read(model)
    (sheet,) = sheets_of(pile(), one_story=True)
    bound = model.said(model.asked[0])
    assert bound is not None
    given = GivenReply(bound, "model otter", sheet=sheet.mark)
    assert "P1: nine, the farmer said\ns2 (courier.txt)" in sheet.third(given)
    given.third = "P1: nine goats, the farmer said [s2]"
    (taken,) = read_with(given, [[*annotate_reports(pile())]])
    (answer,) = taken.answers
    assert answer.looks_again == 1
    assert answer.lines[0].parts[0].told == "nine goats, the farmer said"
    with pytest.raises(StopError, match="names no sentences"):
        sheet.third(GivenReply("Nine goats fled."))
    unbound = GivenReply("Nine goats fled.", third="P1: Nine fled [s2]")
    (refused,) = read_with(unbound, [[*annotate_reports(pile())]])
    assert "belongs to an answer that names sentences" in refused.refused[-1].reason


def test_how_often_it_was_looked_at_stays_when_another_answer_comes() -> None:
    _, ledger = _looked("P1: nine goats, the farmer said [s2]")
    after, _, _ = put_in(ledger, GivenReply("The goats are back.\n"))
    assert [answer.looks_again for answer in after.stories[0].answers] == [None, 1]


@pytest.mark.long
def test_where_the_context_is_small_statements_are_shown_without_the_conversation() -> None:
    text = f"{REPLY}\n" + "\n".join(
        f"Nine or so, the farmer said in the yard of the barn [NINE], number {n}."
        for n in range(40)
    )
    model = Reader(text, context=2_600)
    read(model)
    thirds = [prompt for prompt in model.asked if prompt.stage == "third"]
    assert len(thirds) > 1
    assert all(prompt.turns == () for prompt in thirds)
