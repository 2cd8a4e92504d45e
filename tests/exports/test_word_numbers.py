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
from rashomon.exports.word_file import OUT_NOTE, made_of
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


def notes_of(made: bytes) -> list[str]:
    """The notes, each at the place of its number. References come in order, and neither they nor
    the notes bear a number of our own."""
    parts = parts_in(made)
    references = [*parts["word/document.xml"].iter(f"{WORDS}footnoteReference")]
    notes = [*parts["word/footnotes.xml"]][2:]
    idents = [str(place) for place in range(1, len(notes) + 1)]
    assert [each.get(f"{WORDS}id") for each in references] == idents
    assert [each.get(f"{WORDS}id") for each in notes] == idents
    assert not [each for each in references if each.get(f"{WORDS}customMarkFollows")]
    assert all(_text_of(each.getparent()) == "" for each in references)
    return [_text_of(note).strip() for note in notes]


def _text_of(run: Any) -> str:
    return "".join(run.itertext())


def test_each_statement_has_a_note(tmp_path: Path) -> None:
    ledger = ledger_without()
    made = made_of(ledger)
    assert len(notes_of(made)) == 8
    pytest.importorskip("docx")
    check_word(ledger, made, tmp_path)


@pytest.mark.parametrize(
    ("out", "numbers"), [((FLED,), {3}), ((ELEVEN,), {4}), ((FLED, ELEVEN), {3, 4})]
)
def test_behind_what_is_out_notes_keep_the_numbers_of_their_statements(
    out: tuple[Part, ...], numbers: set[int]
) -> None:
    whole = notes_of(made_of(ledger_without()))
    made = made_of(ledger_without(*out))
    for number, (note, earlier) in enumerate(zip(notes_of(made), whole, strict=True), start=1):
        assert note == (earlier if number not in numbers else OUT_NOTE)
    text = _text_of(parts_in(made)["word/document.xml"])
    for part in out:
        assert text.count(part.told) == 1, "only where it is listed as out"
    assert text.count("(no such words)") == len(out)


def test_a_side_names_its_note() -> None:
    text = _text_of(parts_in(made_of(ledger_without()))["word/document.xml"])
    assert "(Ostrel Courier, Vale Wire; note 3)" in text
    assert "(Herald; note 4)" in text


def test_the_notes_of_a_further_answer_go_on_behind_those_of_the_first() -> None:
    made = made_of(ledger_without(ELEVEN, questions=1))
    assert len(notes_of(made)) == 16
    text = _text_of(parts_in(made)["word/document.xml"])
    for note in (5, 6, 13, 14):
        assert f"; note {note})" in text


def test_other_files_have_no_note_of_what_is_out() -> None:
    ledger = ledger_without(ELEVEN)
    assert "[^4]" not in answer_markdown(ledger)
    assert "[^5]: " in answer_markdown(ledger)
    assert 'value="4"' not in answer_html(ledger)
    assert "Statement 4: at least eleven, say the police [they do not say it, MK" in answer_html(
        ledger
    )
