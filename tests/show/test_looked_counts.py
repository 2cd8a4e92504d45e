"""Who opened how much of an answer, in words, and which words stand then."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from answer_story import ANSWER, LINES, REPORTS, sentence, story_of
from rashomon.decisions.here import here
from rashomon.decisions.looks import ESCAPED, look_at, with_looks
from rashomon.model.answer import Answer, Part
from rashomon.model.answer_marks import Look, LookVerdict
from rashomon.model.decision import OBEYED, Decision
from rashomon.show.looked_counts import tell_escaped, tell_look, tell_looks, words_after_looks

HOLDS, NOT_SO, EDITED = LookVerdict
PARTS = [part for line in LINES for part in line.parts]


def look(
    part: Part,
    verdict: LookVerdict = HOLDS,
    at: str = "2031-05-05T11:40:00+00:00",
    by: str = "MK",
    words: str | None = None,
) -> Decision:
    return look_at(part, verdict, REPORTS, words=words, by=f"person {by}", at=at)


def told(*decisions: Decision, answer: Answer = ANSWER) -> list[str]:
    (after,) = with_looks([answer], decisions, here(REPORTS))
    return [*tell_looks(after)]


def test_each_person_is_named_with_time_and_counts() -> None:
    decisions = [look(part) for part in PARTS if part.sentences]
    decisions[1] = look(PARTS[1], EDITED, words="two engines came")
    decisions[2] = look(PARTS[2], NOT_SO, at="2031-05-05T11:52:10.5+00:00")
    assert told(*decisions) == [
        "MK opened 8 of 8 statements, 5 May 2031, 11:40 to 11:52 UTC: 6 hold, 1 mended, 1 not so."
    ]


def test_nobody_is_counted_who_opened_nothing() -> None:
    assert told() == []


def test_statements_without_sentences_are_counted_apart() -> None:
    (line,) = told(look(PARTS[6]), look(PARTS[0]))
    assert line.startswith("MK opened 1 of 8 statements and 1 of the 1 without sentences, ")


def test_who_began_first_stands_first_and_differences_are_told() -> None:
    rs = look(PARTS[0], NOT_SO, by="RS", at="2031-05-04T09:00:00+00:00")
    lines = told(look(PARTS[0]), look(PARTS[1]), rs)
    assert [line[:9] for line in lines] == ["RS opened", "MK opened", "On 1 stat"]
    assert lines[2] == "On 1 statement they differ."


def a_look(verdict: LookVerdict, by: str, words: str | None = None) -> Look:
    at = "2031-05-05T11:40:00+00:00"
    return Look(id="j-1", by=f"person {by}", at=at, verdict=verdict, words=words, why=None)


@pytest.mark.parametrize(
    ("looks", "words"),
    [
        ((), "ten fled"),
        ((a_look(HOLDS, "MK"),), "ten fled"),
        ((a_look(NOT_SO, "MK"),), ""),
        ((a_look(EDITED, "MK", "nine fled"),), "nine fled"),
        ((a_look(NOT_SO, "MK"), a_look(NOT_SO, "RS")), ""),
        ((a_look(NOT_SO, "MK"), a_look(HOLDS, "RS")), "ten fled"),
        ((a_look(EDITED, "MK", "nine fled"), a_look(EDITED, "RS", "eight fled")), "ten fled"),
    ],
    ids=["nobody", "holds", "not so", "mended", "both not so", "they differ", "mended otherwise"],
)
def test_people_who_agree_change_the_words_and_nobody_else(
    looks: Sequence[Look], words: str
) -> None:
    part = Part("ten fled", (sentence("nine"),), looked=tuple(looks))
    assert words_after_looks(part) == words


def test_a_verdict_says_who_when_and_why() -> None:
    look_of_mk = replace(a_look(NOT_SO, "MK"), why="it was two")
    assert tell_look(look_of_mk) == "they do not say it, MK, 5 May 2031, 11:40 UTC (it was two)"


def test_what_was_bound_anew_is_told_until_the_same_person_looks_again() -> None:
    old = replace(look(PARTS[0]), outcome=f"without effect: {ESCAPED}")
    story = replace(story_of(), decisions=(old, replace(look(PARTS[1]), outcome=OBEYED)))
    assert [*tell_escaped(story)] == [
        "“A barn burned at Ostrel on Saturday 3 May 2031”: MK said “they say it”; it was written "
        "or bound anew since."
    ]
    again = a_look(NOT_SO, "MK")
    part = replace(PARTS[0], looked=(again,))
    answer = replace(ANSWER, lines=(replace(LINES[0], parts=(part,)),))
    assert [*tell_escaped(replace(story, answers=(answer,)))] == []


def test_what_a_newer_binding_of_the_same_author_lost_is_told() -> None:
    decisions = [look(PARTS[0]), look(PARTS[1])]
    bound = replace(PARTS[1], sentences=PARTS[1].sentences + PARTS[0].sentences)
    line = replace(LINES[0], parts=(PARTS[0], bound))
    newer = replace(ANSWER, id="a-newer", lines=(line,))
    answers = with_looks([newer, ANSWER], decisions, here(REPORTS))
    (told,) = tell_escaped(replace(story_of(), answers=answers))
    assert told.startswith("“two engines of the Harn brigade came at 3.40am”: MK said")
    other = replace(answers[0], by="model stoat", lines=())
    assert [*tell_escaped(replace(story_of(), answers=(other, answers[1])))] == []
