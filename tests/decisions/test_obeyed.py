"""How statements and answers become what people decided."""

from dataclasses import replace

import pytest

from decided import (
    BY,
    FLED,
    LARK,
    LINES,
    QUILL,
    RAIN,
    REPORTS,
    decided,
    side,
)
from factories import make_statement, quoted
from fake_parses import fake_annotations
from rashomon.decisions.answers import set_aside_lines, with_added, without_set_aside
from rashomon.decisions.here import here
from rashomon.decisions.statements import NO_STATEMENT, NOT_NAMED_THERE, obey_statements
from rashomon.model.answer import Answer, PartSentence, WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.statement import Statement

# Statements.

SANG = make_statement(LARK, "Bo Quill sang", "Bo Quill", cue=quoted(LARK, "said"))
OWN = make_statement(LARK, "Ten goats fled")


def said_as(what: str, place: str, value: str) -> tuple[Statement | None, str | None]:
    """The statement that a decision changed, and why it was not obeyed."""
    made = decided(what, side(place), value=value)
    statements, refused = obey_statements(
        [SANG, OWN], [made], list(fake_annotations([LARK])), [QUILL]
    )
    changed = [said for said in statements if said.by]
    return (changed[0] if changed else None), refused.get(made.id)


@pytest.mark.parametrize(
    ("value", "speaker", "is_unnamed"),
    [
        ("Bo  Quill", "Bo Quill", False),
        ("goats", "goats", False),
        ("unnamed singer", "unnamed singer", True),
    ],
    ids=["a name", "words of the report", "somebody unnamed"],
)
def test_a_statement_gets_the_speaker_whom_its_report_names(
    value: str, speaker: str, is_unnamed: bool
) -> None:
    changed, refused = said_as("speaker", "lark: Ten goats fled", value)
    assert refused is None
    assert changed
    assert (changed.speaker, changed.anonymous, changed.by) == (speaker, is_unnamed, BY)


def test_a_statement_that_nobody_makes_has_no_speaker_left() -> None:
    changed, _ = said_as("speaker", "lark: Bo Quill sang", "")
    assert changed
    assert (changed.speaker, changed.speaker_span) == (None, None)


@pytest.mark.parametrize(
    ("what", "place", "value", "why"),
    [
        ("speaker", "lark: Bo Quill sang", "Tom Brask", NOT_NAMED_THERE),
        ("channel", "lark: It rained in Harn", "AFP", NO_STATEMENT),
        ("channel", "owl: It rained", "AFP", NO_STATEMENT),
    ],
    ids=["nobody of the report", "words of no statement", "of no text that is here"],
)
def test_a_decision_about_a_statement_that_cannot_be_obeyed_says_why(
    what: str, place: str, value: str, why: str
) -> None:
    assert said_as(what, place, value) == (None, why)


def test_a_statement_that_is_so_already_is_no_person_s() -> None:
    assert said_as("stance", "lark: Bo Quill sang", "asserts") == (None, None)


# Answers.


def part(told: str, *places: str) -> WrittenPart:
    return WrittenPart(told, side(*places))


FIRST, SECOND = part("nine fled", "owl: Nine goats fled."), part("ten fled", FLED[1])
WRITTEN = WrittenAnswer("model otter", (WrittenLine((FIRST, SECOND)), WrittenLine((FIRST,))))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("ten fled", [["nine fled"], ["nine fled"]]),
        ("nine fled", [["ten fled"]]),
        (WRITTEN.lines[0].words, [["nine fled"]]),
        ("eleven fled", [["nine fled", "ten fled"], ["nine fled"]]),
    ],
    ids=["a part", "a part of two lines", "a line", "words of no line"],
)
def test_lines_and_parts_that_are_set_aside_are_left_out(words: str, left: list[list[str]]) -> None:
    made = decided("no-line", side("owl: Nine goats fled.", FLED[1]), value=words)
    aside = set_aside_lines([WRITTEN], [made], here(REPORTS))
    (answer,) = without_set_aside([WRITTEN], aside)
    assert [[part.told for part in line.parts] for line in answer.lines] == left


@pytest.mark.parametrize(
    ("named", "is_aside"),
    [((FLED[1],), True), (("owl: Nine goats fled.",), False), ((), True)],
    ids=["its sentence", "another sentence", "none"],
)
def test_words_are_set_aside_where_they_lean_on_the_sentences_of_then(
    named: tuple[str, ...], is_aside: bool
) -> None:
    answer = WrittenAnswer("model fox", (WrittenLine((part("ten fled", *named),)),))
    made = decided("no-line", side(FLED[1]), value="ten fled")
    aside = set_aside_lines([answer], [made], here(REPORTS))
    assert bool(aside[made.id]) is is_aside


def test_an_answer_to_reports_that_are_not_here_is_left_as_it_is() -> None:
    made = decided("no-line", side(FLED[0]), value="ten fled")
    assert set_aside_lines([WRITTEN], [made], here([LARK])) == {}


def test_added_sentences_make_a_line_of_the_newest_answer_to_what_reports_tell() -> None:
    made = decided("add-line", side(RAIN[0]), side(RAIN[1]))
    asked = Answer("a-1", BY, (), question="Did it rain?")
    newest, older = replace(asked, id="a-2", question=None), replace(asked, question=None)
    sentences = [PartSentence(span=line.span, sentence=line.id) for line in LINES.values()]
    answers = with_added([asked, newest, older], [made], here(REPORTS), sentences)
    assert [len(answer.lines) for answer in answers] == [0, 1, 0]
    (line,) = answers[1].lines
    assert (line.id, line.by, line.heading) == (made.id, BY, "Added by Ada")
    assert [part.told for part in line.parts] == ["“It rained.”", "“It rained in Harn.”"]
