"""The notes of a Word document have the numbers of their statements, also where one was taken
out."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from answer_story import ANSWER, ELEVEN, FLED, REPORTS, answer_ledger, story_of
from export_checks import check_word, parts_in
from rashomon.decisions.here import here
from rashomon.decisions.looks import look_at, with_looks
from rashomon.exports.answer_files import answer_html, answer_markdown
from rashomon.exports.word_file import made_of
from rashomon.model.answer import Part
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.ledger import Ledger

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def ledger_without(*parts: Part, questions: int = 0) -> Ledger:
    """The story, with these statements taken out of its answer, and with answers to questions."""
    decisions = [
        look_at(part, LookVerdict.NOT_SO, REPORTS, by="person MK", at="", why="no such words")
        for part in parts
    ]
    (answer,) = with_looks([ANSWER], decisions, here(REPORTS))
    story = story_of(answer)
    asked = (
        replace(ANSWER, id=f"a-{number}", question=f"Who fled {number}?")
        for number in range(questions)
    )
    return replace(answer_ledger(), stories=(replace(story, answers=(*story.answers, *asked)),))


def marks_of(made: bytes) -> list[tuple[str, str]]:
    """The own marks of the references and of their notes, in order; "" where Word counts."""
    parts = parts_in(made)
    referring = parts["word/document.xml"].iter(f"{WORDS}footnoteReference")
    notes = [*parts["word/footnotes.xml"]][2:]
    marks = []
    for reference, note in zip(referring, notes, strict=True):
        is_own = reference.get(f"{WORDS}customMarkFollows") == "1"
        first = note.find(f".//{WORDS}r")
        assert is_own == (first.find(f"{WORDS}footnoteRef") is None)
        marks.append((_text_of(reference.getparent()), _text_of(first)))
    return marks


def _text_of(run: Any) -> str:
    return "".join(run.itertext())


def test_word_counts_where_it_comes_to_the_same_numbers(tmp_path: Path) -> None:
    ledger = ledger_without()
    made = made_of(ledger)
    assert marks_of(made) == [("", "")] * 8
    pytest.importorskip("docx")
    check_word(ledger, made, tmp_path)


@pytest.mark.parametrize(
    ("out", "numbers"),
    [((FLED,), "1 2 4 5 6 7 8"), ((ELEVEN,), "1 2 3 5 6 7 8"), ((FLED, ELEVEN), "1 2 5 6 7 8")],
)
def test_behind_what_is_out_notes_keep_the_numbers_of_their_statements(
    out: tuple[Part, ...], numbers: str, tmp_path: Path
) -> None:
    ledger = ledger_without(*out)
    made = made_of(ledger)
    assert marks_of(made) == [(number, number) for number in numbers.split()]
    text = _text_of(parts_in(made)["word/document.xml"])
    for part in out:
        assert text.count(part.told) == 1, "only where it is listed as out"
    assert text.count("(no such words)") == len(out)
    pytest.importorskip("docx")
    check_word(ledger, made, tmp_path)


def test_a_side_names_its_note() -> None:
    text = _text_of(parts_in(made_of(ledger_without()))["word/document.xml"])
    assert "(Ostrel Courier, Vale Wire; note 3)" in text
    assert "(Herald; note 4)" in text


def test_the_notes_of_a_further_answer_have_its_number_before_theirs() -> None:
    marks = marks_of(made_of(ledger_without(ELEVEN, questions=1)))
    assert marks[6:9] == [("8", "8"), ("2-1", "2-1"), ("2-2", "2-2")]


def test_other_files_have_no_note_of_what_is_out() -> None:
    ledger = ledger_without(ELEVEN)
    assert "[^4]" not in answer_markdown(ledger)
    assert "[^5]: " in answer_markdown(ledger)
    assert 'value="4"' not in answer_html(ledger)
    assert "Statement 4: at least eleven, say the police [they do not say it, MK" in answer_html(
        ledger
    )
