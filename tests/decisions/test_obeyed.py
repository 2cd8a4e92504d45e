"""How claims, differences, statements and answers become what people decided."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from decided import (
    BY,
    CLAIMS,
    FLED,
    GOATS,
    LARK,
    LINES,
    QUILL,
    RAIN,
    REPORTS,
    STORY,
    at,
    decided,
    side,
)
from factories import make_statement, quoted
from fake_parses import fake_annotations
from rashomon.copies.lines import Counted
from rashomon.decisions.answers import set_aside_lines, with_added, without_set_aside
from rashomon.decisions.claims import obey_claims
from rashomon.decisions.constraints import Parted
from rashomon.decisions.differences import obey_differences, said_to_be_none
from rashomon.decisions.here import here
from rashomon.decisions.statements import NO_STATEMENT, NOT_NAMED_THERE, obey_statements
from rashomon.decisions.without_effect import without_effect
from rashomon.model.answer import Answer, WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.claim import Claim, Origins
from rashomon.model.decision import Decision
from rashomon.model.difference import Difference, Quote
from rashomon.model.statement import Stance, Statement


def step(same: bool, *sides: str) -> Parted:
    return Parted(same, tuple((at(place),) for place in sides), BY)


# Claims.


def obeyed(*steps: Parted) -> list[set[str]]:
    """The claims that are left, each as the places of its sentences."""
    claims = obey_claims(
        CLAIMS,
        steps,
        sentences={sentence.id: sentence for sentence in LINES.values()},
        remade=lambda claim: claim,
        order=lambda claim: (-len(claim.sentences), claim.sentences[0].report),
    )
    return [places_of(claim) for claim in claims]


def places_of(claim: Claim) -> set[str]:
    return {f"{sentence.report}: {sentence.span.quote}" for sentence in claim.sentences}


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        ([], [set(FLED), set(RAIN)]),
        ([step(True, FLED[0], RAIN[0])], [{*FLED, *RAIN}]),
        ([step(True, FLED[0], FLED[1])], [set(FLED), set(RAIN)]),
        ([step(False, FLED[0], FLED[1])], [set(RAIN), {FLED[0], FLED[2]}]),
        ([step(False, FLED[0], RAIN[0])], [set(FLED), set(RAIN)]),
        (
            [step(True, FLED[0], RAIN[0]), step(False, FLED[0], RAIN[0])],
            [{*FLED, *RAIN} - {RAIN[0]}],
        ),
    ],
    ids=[
        "nothing decided",
        "two claims joined",
        "one claim already",
        "one sentence parted",
        "two claims already",
        "joined, then parted",
    ],
)
def test_sentences_stand_in_one_claim_or_in_two_as_decided(
    steps: Sequence[Parted], left: list[set[str]]
) -> None:
    claims = obeyed(*steps)
    assert sorted(map(sorted, claims)) == sorted(map(sorted, left))


def test_a_claim_of_one_report_that_is_left_over_is_none() -> None:
    apart = [step(False, FLED[0], FLED[1]), step(False, FLED[0], FLED[2])]
    assert obeyed(*apart) == [set(RAIN)]


# Differences.


def each_a_report(quotes: Sequence[Quote]) -> Counted:
    reports = len({quote.report for quote in quotes})
    return Counted(reports, Origins(reports), reports)


def versions(difference: Difference) -> set[frozenset[str]]:
    told = set()
    for version in difference.versions:
        told.add(frozenset(f"{span.report}: {span.quote}" for span in version.spans))
    return told


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([], {("owl", "wren"), ("lark",)}),
        ([step(True, "owl: Nine goats", "lark: Ten goats")], {("owl", "wren", "lark")}),
        ([step(True, "owl: Nine goats", "wren: Nine goats")], {("owl", "wren"), ("lark",)}),
        ([step(False, "owl: Nine goats", "wren: Nine goats")], {("owl",), ("wren",), ("lark",)}),
        ([step(False, "owl: Nine goats", "lark: Ten goats")], {("owl", "wren"), ("lark",)}),
        ([step(True, "owl: It rained", "lark: Ten goats")], {("owl", "wren"), ("lark",)}),
        (
            [step(False, "owl: Nine goats", "wren: Nine goats", "owl: It rained")],
            {("owl",), ("wren",), ("lark",)},
        ),
    ],
    ids=[
        "nothing",
        "joined",
        "one already",
        "parted",
        "two already",
        "words of no version",
        "a last side of no version",
    ],
)
def test_words_give_one_version_or_two_as_decided(
    steps: Sequence[Parted], told: set[tuple[str, ...]]
) -> None:
    (difference,) = obey_differences([GOATS], steps, each_a_report)
    by_report = {
        frozenset(place.split(":")[0] for place in version) for version in versions(difference)
    }
    assert by_report == set(map(frozenset, told))
    is_changed = versions(difference) != versions(GOATS)
    assert difference.by == (BY if is_changed else None)
    assert (difference.id == GOATS.id) is not is_changed


@pytest.mark.parametrize(
    ("places", "is_none"),
    [
        (("owl: Nine goats", "lark: Ten goats"), True),
        (("owl: Nine goats",), False),
        (("owl: Nine goats", "lark: Ten goats", "owl: It rained"), False),
        (("owl: It rained",), False),
    ],
    ids=["words of both versions", "words of one", "other words too", "other words"],
)
def test_a_difference_is_none_where_all_words_are_of_its_versions(
    places: Sequence[str], is_none: bool
) -> None:
    made = decided("no-difference", side(*places))
    assert said_to_be_none([GOATS], [made], here(REPORTS)) == {made.id: (GOATS,) * is_none}


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
        ("stance", "lark: Bo Quill sang", "shouts", NOT_NAMED_THERE),
        ("stance", "lark: It rained in Harn", "denies", NO_STATEMENT),
        ("stance", "owl: It rained", "denies", NO_STATEMENT),
    ],
    ids=["nobody of the report", "no stance", "words of no statement", "of no text that is here"],
)
def test_a_decision_about_a_statement_that_cannot_be_obeyed_says_why(
    what: str, place: str, value: str, why: str
) -> None:
    assert said_as(what, place, value) == (None, why)


def test_stance_and_channel_become_what_was_decided() -> None:
    denied, _ = said_as("stance", "lark: Bo Quill sang", "denies")
    through, _ = said_as("channel", "lark: Bo Quill sang", "Radio Harn")
    assert denied
    assert through
    assert (denied.stance, denied.speaker) == (Stance.DENIES, "Bo Quill")
    assert through.via == ("Radio Harn",)


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
    sentences = {sentence.id: sentence for sentence in LINES.values()}
    answers = with_added([asked, newest, older], [made], here(REPORTS), sentences)
    assert [len(answer.lines) for answer in answers] == [0, 1, 0]
    (line,) = answers[1].lines
    assert (line.id, line.by, line.heading) == (made.id, BY, "Added by Ada")
    assert [part.told for part in line.parts] == ["“It rained.”", "“It rained in Harn.”"]


# Which have an effect.


@pytest.mark.parametrize(
    ("made", "has_effect"),
    [
        (decided("same-claim", side(FLED[0]), side(FLED[1])), True),
        (decided("same-claim", side(FLED[0]), side(RAIN[1])), False),
        (decided("other-claim", side(FLED[0]), side(RAIN[1])), True),
        (decided("other-claim", side(FLED[0]), side(FLED[1])), False),
        (decided("same-version", side("owl: Nine goats"), side("wren: Nine goats")), True),
        (decided("same-version", side("owl: Nine goats"), side("lark: Ten goats")), False),
        (decided("other-version", side("owl: Nine goats"), side("lark: Ten goats")), True),
        (decided("other-version", side("owl: Nine goats"), side("owl: It rained")), False),
        (decided("same-name", side("lark: Bo Quill"), side("lark: Harn")), False),
        (decided("other-name", side("lark: Bo Quill"), side("lark: Harn")), True),
        (decided("no-difference", side("owl: Nine goats")), False),
        (decided("add-line", side(RAIN[0])), False),
        (decided("stance", side("lark: Bo Quill sang"), value="denies"), True),
    ],
    ids=lambda value: value.what if isinstance(value, Decision) else str(value),
)
def test_a_decision_has_an_effect_where_the_story_is_as_it_says(
    made: Decision, has_effect: bool
) -> None:
    assert (made.id not in without_effect([made], here(REPORTS), STORY, {})) is has_effect
