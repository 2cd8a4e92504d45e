"""A checked draft in lines: what is said of each sentence, and what is folded where."""

import pytest

from factories import make_report, quoted
from rashomon.draft_check.check_draft import CheckedDraft, CheckedSentence
from rashomon.draft_check.draft_lines import (
    draft_lines,
    folded,
    tell_not_compared,
    tell_note,
    tell_result,
)
from rashomon.show.notes import Note, NoteKind

BURNT = "Three mills burnt."
SLEPT = "Nobody slept."
DRAFT = make_report(f"{BURNT} {SLEPT}", "draft")
NOTE = Note(
    kind=NoteKind.NUMBER,
    sentence=quoted(DRAFT, BURNT),
    words=quoted(DRAFT, "Three"),
    told="number differs",
    lines=(("Four mills burnt.", "Ada Quill, Owl"), ("", "1 more version")),
)


def sentence(words: str, *notes: Note, **fields: object) -> CheckedSentence:
    return CheckedSentence(quoted(DRAFT, words), notes, **fields)  # type: ignore[arg-type]


def draft(*sentences: CheckedSentence, **fields: object) -> CheckedDraft:
    values: dict[str, object] = {"title": "", "reports": ("Owl", "Lark")}
    values |= {"paragraphs": (), "also": ()}
    return CheckedDraft(sentences=sentences, **(values | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("checked", "told"),
    [
        (draft(sentence(BURNT)), "Compared with 2 reports: its one sentence has no note"),
        (
            draft(sentence(BURNT, NOTE), sentence(SLEPT)),
            "Compared with 2 reports: 1 of 2 sentences has a note",
        ),
        (
            draft(sentence(BURNT, NOTE), reports=("Owl",)),
            "Compared with 1 report: 1 of 1 sentence has a note",
        ),
        (
            draft(sentence(SLEPT), unread=(("The mill.", "too short"),)),
            "Compared with 2 reports: its one sentence has no note",
        ),
    ],
    ids=["nothing", "one of two", "one report", "not all looked at"],
)
def test_one_line_says_how_a_draft_stands_to_the_reports(checked: CheckedDraft, told: str) -> None:
    assert tell_result(checked) == told
    assert next(draft_lines(checked)) == told


def test_one_line_above_counts_what_was_not_compared() -> None:
    checked = draft(
        sentence(BURNT, NOTE),
        sentence(BURNT, borne="Owl"),
        sentence(SLEPT),
        sentence(SLEPT),
        unread=(("The mill.", "too short"),),
    )
    assert list(draft_lines(checked))[1] == (
        "Not compared: the sense of 1 sentence near those of reports, 2 sentences that no report "
        "has in these words, 1 part of the text"
    )
    assert tell_not_compared(draft(sentence(BURNT, NOTE))) == ""


def test_a_note_stands_below_its_numbered_sentence_with_the_words_of_reports() -> None:
    lines = list(draft_lines(draft(sentence(SLEPT, borne="Lark"), sentence(BURNT, NOTE))))
    start = lines.index(f"2  {BURNT}")
    assert lines[start + 1 : start + 4] == [
        "   “Three”: number differs",
        "     “Four mills burnt.” (Ada Quill, Owl)",
        "     1 more version",
    ]
    assert not any(line.startswith("1  ") for line in lines)


def test_a_note_on_a_whole_sentence_does_not_repeat_it() -> None:
    whole = Note(NoteKind.COPIED, NOTE.sentence, NOTE.sentence, "copied")
    assert tell_note(whole, sentence(BURNT)) == "copied"
    assert tell_note(NOTE, sentence(BURNT)) == "“Three”: number differs"


@pytest.mark.parametrize(
    ("checked", "heading", "lines"),
    [
        (
            draft(sentence(BURNT, borne="Owl", nearest=(("It burnt.", "Owl"),))),
            "Near in reports; sense not compared",
            [(BURNT, "Owl"), ("It burnt.", "nearest: Owl")],
        ),
        (
            draft(sentence(BURNT, borne="Owl", unlike=("three", "four"))),
            "Reports differ",
            [(BURNT, "reports differ: three · four")],
        ),
        (
            draft(sentence(SLEPT, nearest=(("All slept.", "Lark"),))),
            "In other words in reports, or not there; the nearest sentences",
            [(SLEPT, ""), ("All slept.", "nearest: Lark")],
        ),
        (
            draft(also=(("A barn burnt.", "Owl, Lark"),)),
            "Told of in several reports, not in the draft",
            [("A barn burnt.", "Owl, Lark")],
        ),
        (draft(unread=(("", "too short"),)), "Not looked at", [("", "too short")]),
    ],
    ids=["borne", "unlike", "nearest", "also", "unread"],
)
def test_what_has_no_note_is_folded_under_its_heading(
    checked: CheckedDraft, heading: str, lines: list[tuple[str, str]]
) -> None:
    by_heading = {part.heading: part for part in folded(checked)}
    assert list(by_heading[heading].lines) == lines
    assert by_heading[heading].number == 1  # a sentence counts once, with its nearest ones
    assert f"{heading}:" in draft_lines(checked)


def test_a_sentence_with_a_note_is_neither_in_reports_nor_missing() -> None:
    assert folded(draft(sentence(BURNT, NOTE, borne="Owl"))) == []
    assert folded(draft(sentence(BURNT, NOTE))) == []


def test_headings_without_a_line_are_left_out() -> None:
    assert folded(draft()) == []
    assert list(draft_lines(draft())) == ["Compared with 2 reports: it has no sentence"]
