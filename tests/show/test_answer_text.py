"""An answer to hand on, in the words on which people who looked through it agree."""

from dataclasses import replace

import pytest

from answer_story import ANSWER, ELEVEN, FLED, LINES, REPORTS, story_of
from rashomon.decisions.here import here
from rashomon.decisions.looks import look_at, with_looks
from rashomon.model.answer import Answer, Line, Part
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.decision import Decision
from rashomon.show.answer_text import AnswerText, ToldSide, answers_of, lay_out_answer

HOLDS, NOT_SO, EDITED = LookVerdict
AT = "2031-05-05T11:40:00+00:00"


def look(part: Part, verdict: LookVerdict, by: str = "MK", words: str | None = None) -> Decision:
    return look_at(part, verdict, REPORTS, words=words, by=f"person {by}", at=AT)


def text_of(*decisions: Decision) -> AnswerText:
    (answer,) = with_looks([ANSWER], decisions, here(REPORTS))
    return lay_out_answer(story_of(answer), answer, REPORTS)


def told(text: AnswerText) -> list[str]:
    """Each block as words, with the numbers of notes in brackets."""
    blocks = []
    for block in text.blocks:
        runs = (f"{run.words}[{run.note or ''}]{run.after}" for run in block.runs)
        blocks.append(" ".join(runs).replace("[]", ""))
    return blocks


def test_it_has_headings_lines_and_a_note_for_each_statement() -> None:
    text = text_of()
    assert told(text)[1:3] == [
        "Where they differ",
        "Goats: nine goats fled on Saturday, says the farmer[3]; "
        "at least eleven, say the police[4].",
    ]
    assert [*text.notes] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert text.notes[4].startswith("Herald, 4 May 2031, police: “At least eleven goats")
    assert text.looked == ("Nobody has looked through it.",)


def test_mended_words_stand_in_the_text_and_the_note_says_whose_they_are() -> None:
    text = text_of(look(ELEVEN, EDITED, words="eleven or more"))
    assert "eleven or more[4]." in told(text)[2]
    assert text.notes[4].startswith("[mended, MK, 5 May 2031, 11:40 UTC: eleven or more] Herald")
    assert text.sides[0].sides[1] == ToldSide(words="eleven or more", outlets="Herald", note=4)


def test_what_is_not_so_is_out_and_listed_at_the_end() -> None:
    text = text_of(look(ELEVEN, NOT_SO))
    assert "eleven" not in told(text)[2]
    assert "Goats" not in [row.thing for row in text.sides]
    assert text.taken_out[0].startswith(
        "Statement 4: at least eleven, say the police [they do not say it, MK,"
    )
    assert text.taken_out[0].endswith(
        "Herald, 4 May 2031, police: " + text_of().notes[4].split("police: ")[1]
    )
    assert text.looked == ("MK opened 1 of 8 statements, 5 May 2031, 11:40 UTC: 1 not so.",)


@pytest.mark.parametrize(
    ("out", "left"),
    [
        ("first", "[taken out], at dusk it died[2]. Nobody knows why[3], says Bo[4]."),
        ("first second", "Nobody knows why[3], says Bo[4]."),
        ("second", "A seal lay there[1], [taken out]. Nobody knows why[3], says Bo[4]."),
        ("third", "A seal lay there[1], at dusk it died[2]. [taken out], says Bo[4]."),
        ("fourth", "A seal lay there[1], at dusk it died[2]. Nobody knows why[3], [taken out]."),
        ("third fourth", "A seal lay there[1], at dusk it died[2]."),
        (
            "first fourth",
            "[taken out], at dusk it died[2]. Nobody knows why[3], [taken out].",
        ),
    ],
)
def test_what_is_out_leaves_a_sign_where_its_sentence_goes_on(out: str, left: str) -> None:
    words = {
        "first": ("A seal lay there", ","),
        "second": ("at dusk it died", "."),
        "third": ("Nobody knows why", ","),
        "fourth": ("says Bo", "."),
    }
    parts = {name: replace(FLED, told=told, after=after) for name, (told, after) in words.items()}
    answer = replace(ANSWER, lines=(Line("l-1", ANSWER.by, tuple(parts.values())),))
    decisions = [look(parts[name], NOT_SO) for name in out.split()]
    (answer,) = with_looks([answer], decisions, here(REPORTS))
    text = lay_out_answer(story_of(answer), answer=answer, reports=REPORTS)
    assert told(text) == [left]
    assert len(text.notes) + len(text.taken_out) == 4


def test_a_line_of_which_nothing_is_left_goes_with_its_thing() -> None:
    text = text_of(look(FLED, NOT_SO), look(ELEVEN, NOT_SO))
    assert not [block for block in told(text) if block.startswith("Goats")]


def test_where_people_differ_the_author_s_words_stand_and_both_are_named() -> None:
    text = text_of(look(ELEVEN, NOT_SO), look(ELEVEN, HOLDS, by="RS"))
    assert "at least eleven, say the police[4]." in told(text)[2]
    assert "[they do not say it, MK," in text.notes[4]
    assert "[they say it, RS," in text.notes[4]


def test_sides_name_the_outlets_of_their_sentences() -> None:
    assert text_of().sides[0].thing == "Goats"
    assert [side.outlets for side in text_of().sides[0].sides] == [
        "Ostrel Courier, Vale Wire",
        "Herald",
    ]


def test_the_newest_answer_comes_first_then_one_to_each_question() -> None:
    asked = Answer("a-2", "model otter-7b", LINES, question="Who fled?")
    older = replace(asked, id="a-3")
    story = replace(story_of(), answers=(asked, older, ANSWER))
    assert [answer.id for answer in answers_of(story)] == ["a-goats", "a-2"]
