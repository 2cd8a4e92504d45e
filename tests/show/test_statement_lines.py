"""An answer: its author, its statements with their columns, what was found beside them."""

from dataclasses import replace

import pytest

from answer_story import ANSWER, OUTLETS, REPORTS, story_of
from factories import make_report
from rashomon.model.answer import Part
from rashomon.model.answer_marks import Mark, MarkKind
from rashomon.show.answer_counts import tell_author, tell_counts, tell_marks, tell_remarks
from rashomon.show.answer_notes import endnotes, say_published, sentence_before
from rashomon.show.blocks import columns_of
from rashomon.show.columns import Columns
from rashomon.show.part_lines import find_part, lines_of
from rashomon.show.statement_lines import answer_block
from rashomon.show.wording import in_marks

OF_TRUTH = {"true", "false", "wrong", "proved", "verified", "confirmed", "correct"}


def test_statements_stand_with_their_columns_and_those_without_sentences_have_none() -> None:
    story = story_of()
    block = answer_block(story, Columns(story, REPORTS))
    assert block is not None
    assert block.author == "otter-7b"
    assert block.about[0].startswith("wrote this, and 1 of its statements again")
    numbers = [line.number for line in block.statements]
    assert [number for number in numbers if number] == list(range(1, 9))
    assert all(bool(columns_of(line.cells)) == bool(line.number) for line in block.statements)
    assert dict(block.notes).keys() == set(range(1, 9))


def test_without_an_answer_there_is_no_block() -> None:
    story = story_of(None)
    assert answer_block(story, Columns(story, REPORTS)) is None


def test_what_stands_behind_a_text_is_counted() -> None:
    assert tell_counts(ANSWER) == "9 statements: 8 open sentences, 1 names none, 2 marks"
    dropped = " ".join(tell_author(replace(ANSWER, dropped=("s98", "s99"))))
    assert "2 sentences that it named are not here: s98, s99." in dropped


@pytest.mark.parametrize("kind", MarkKind)
def test_every_mark_has_words_and_none_speaks_of_truth(kind: MarkKind) -> None:
    for report in (None, "post"):
        part = Part("x", marks=(Mark(kind, "16", report),))
        (told,) = tell_remarks(part, OUTLETS)
        assert "16" in told
        assert not OF_TRUTH & set(told.split())


def test_marks_are_listed_with_their_statements() -> None:
    told = list(tell_marks(ANSWER, OUTLETS))
    assert told[0] == "“both the Post and the Wire count 17” [17: no report prints it]"
    assert len(told) == 3


def test_the_sentences_behind_statements_stand_as_endnotes() -> None:
    notes = dict(endnotes(ANSWER, REPORTS, OUTLETS))
    assert list(notes) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert notes[4] == (
        "Herald, 4 May 2031, police: “At least eleven goats fled from the burning barn on "
        "Saturday, police said.”"
    )
    assert notes[3].count("Nine goats fled") == 2  # the farmer is named otherwise in the second


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("He denied it.", "Bo Quill lost the key."),
        ("“They fled,” he said.", "Bo Quill lost the key."),
        ("Hens were counted.", ""),
    ],
)
def test_the_sentence_before_one_that_begins_with_a_pronoun_stands_beside_it(
    words: str, before: str
) -> None:
    report = make_report(text=f"Ostrel\n\nBo Quill lost the key. {words}")
    start = report.text.index(words)
    assert sentence_before(report.span(start, start + len(words)), report).strip() == before


@pytest.mark.parametrize(
    ("published", "told"),
    [
        (None, ""),
        ("2031-05-04", "4 May 2031"),
        ("2031-05-04T12:10", "4 May 2031, 12:10 (no zone)"),
        ("2031-05-04T12:10:00Z", "4 May 2031, 12:10 UTC"),
        ("2031-05-04T12:10:00+02:00", "4 May 2031, 12:10 (UTC+02:00)"),
    ],
)
def test_an_hour_stands_with_its_zone(published: str | None, told: str) -> None:
    assert say_published(make_report("Nine goats fled.", published=published)) == told


@pytest.mark.parametrize(
    ("ident", "words"),
    [("l-3.2", "Nobody left"), ("a-goats.6", "Nobody left"), ("a-goats.8", "a dog was")],
)
def test_a_statement_is_found_by_its_line_or_its_number(ident: str, words: str) -> None:
    told = list(lines_of(find_part([story_of()], ident), OUTLETS))
    assert words in told[1]
    assert [line.startswith("  1") for line in told].count(True) == 1


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (
            'I regret it" – and set up a "fund" in Harn.',
            '"I regret it" – and set up a "fund" in Harn.',
        ),
        ("We wait,” she said.", "“We wait,” she said."),
        ('"We wait for rain.', '"We wait for rain."'),
        ("She said: “We wait.", "“She said: “We wait.””"),
        ('The 6" pipe burst.', '“The 6" pipe burst.”'),
        ('He said "no" twice.', '“He said "no" twice.”'),
    ],
)
def test_marks_of_a_quotation_that_goes_beyond_a_sentence_are_closed(
    printed: str, shown: str
) -> None:
    assert in_marks(printed) == shown
