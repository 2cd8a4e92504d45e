"""An answer in the first view: its author, its lines as they were written, what was mended."""

from dataclasses import replace

import pytest

from answer_story import ANSWER, BY, OUTLETS, REPORTS, WRITTEN, sentence, story_of
from factories import make_report
from rashomon.model.answer import Answer, Line, Part
from rashomon.model.answer_marks import Mark, MarkKind, Unbound
from rashomon.model.overview import Entry, EntryForm
from rashomon.model.overview_words import Section
from rashomon.model.pieces import in_marks
from rashomon.model.report import ReportNames
from rashomon.show.answer_counts import tell_counts, tell_marks, tell_remarks
from rashomon.show.answer_lines import tell_answer
from rashomon.show.answer_names import name_behind
from rashomon.show.answer_notes import endnotes, say_published
from rashomon.show.make_overview import make_overview
from rashomon.show.part_lines import find_part, lines_of
from rashomon.show.story_card import card_of

OF_TRUTH = {"true", "false", "wrong", "proved", "verified", "confirmed", "correct"}


def entries(section: Section) -> list[Entry]:
    return [entry for entry in story_of().overview if entry.section is section]


def test_the_author_stands_first_with_what_stands_behind_his_text() -> None:
    author = entries(Section.ANSWER)[0]
    assert str(author) == (
        "otter-7b wrote this, and 1 of its statements again when it had to name its sentences; 1 "
        "it took out. 8 statements open sentences. 1 names none: nobody has looked at it. 2 "
        "marks."
    )
    assert (author.id, author.by) == ("a-goats", BY)
    assert tell_counts(ANSWER) == "9 statements: 8 open sentences, 1 names none, 2 marks"


@pytest.mark.parametrize("unbound", Unbound)
def test_a_text_that_is_not_bound_says_why_and_stands_whole(unbound: Unbound) -> None:
    lines = (Line("l", BY, (Part("Nine goats fled", after="."),)),)
    answer = Answer("a", BY, lines, first="Nine goats fled.", unbound=unbound)
    author, line = tell_answer(answer, OUTLETS)
    assert str(author).startswith("otter-7b wrote this. ")
    assert len(str(author).split()) > 5
    assert not OF_TRUTH & set(str(author).lower().split())
    assert (str(line), line.open) == ("Nine goats fled.", True)


def test_numbers_of_sentences_that_do_not_exist_are_named() -> None:
    author = next(tell_answer(replace(ANSWER, dropped=("s98", "s99")), OUTLETS))
    assert "2 sentences that it named are not here: s98, s99." in str(author)


def test_its_lines_stand_as_they_were_written_with_a_number_each() -> None:
    told = [(entry.form, str(entry)) for entry in entries(Section.ANSWER)[1:]]
    item, paragraph, heading = EntryForm.ITEM, EntryForm.PARAGRAPH, EntryForm.HEADING
    assert told == [
        (
            paragraph,
            "A barn burned at Ostrel on Saturday 3 May 2031 [1: Ostrel Courier, Vale Wire], two "
            "engines of the Harn brigade came at 3.40am [2: Harn Post].",
        ),
        (heading, "Where they differ"),
        (
            item,
            "Goats: nine goats fled on Saturday, says the farmer [3: Ostrel Courier, Vale Wire]; "
            "at least eleven, say the police [4: Herald].",
        ),
        (
            item,
            "The gate: the gate was left open, the Courier has [5]; “Nobody left that gate open,” "
            "says the farmer [6: Herald]. Perhaps the farmer means another gate.",
        ),
        (heading, "What changed"),
        (
            item,
            "both the Post and the Wire count 17 [7]. [17: no report prints it] [both: not "
            "compared (a translated quotation, or a language that is not read)] [1 of 2 has a "
            "sentence behind it, Harn Post]",
        ),
        (heading, "One report"),
        (paragraph, "a dog was found unhurt [8: Vale Wire]."),
    ]


def test_what_was_written_again_or_taken_out_is_folded() -> None:
    told = [(str(entry), entry.open) for entry in entries(Section.MENDED)]
    assert told == [
        ("taken out: It rained", False),
        (
            "was: “Nobody left it open,” says the owner is now: “Nobody left that gate open,” says "
            "the farmer",
            False,
        ),
    ]


def test_what_was_left_out_stands_open_where_it_was_much() -> None:
    short = replace(ANSWER, first="It rained. A barn burned.")
    overview = make_overview(replace(story_of(), answers=(short,)), REPORTS)
    (out, _) = [entry for entry in overview if entry.section is Section.MENDED]
    assert (str(out), out.open) == ("taken out: It rained", True)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("A",), "A"),
        (("A", "A"), "A"),
        (("Ostrel Courier", "Vale Wire"), "Ostrel Courier, Vale Wire"),
        (("Ostrel Courier and Gazette", "Vale Wire", "Echo"), "3 reports"),
        (("The Ostrel Courier and Gazette of the Vale",),
         "The Ostrel Courier and Gazette of the Vale"),
    ],
)  # fmt: skip
def test_reports_behind_a_statement_are_named_or_counted(names: tuple[str, ...], told: str) -> None:
    spans = [make_report("Nine goats fled.", name).span(0, 4) for name in names]
    assert name_behind(spans, ReportNames()) == told


@pytest.mark.parametrize("kind", MarkKind)
def test_every_mark_has_words_and_none_speaks_of_truth(kind: MarkKind) -> None:
    for report in (None, "post"):
        part = Part("x", marks=(Mark(kind, "16", report),))
        (told,) = tell_remarks(part, OUTLETS)
        if kind is MarkKind.PAGE_CHANGED:
            assert told == "the page changed and no longer says “16”"
        else:
            assert told.startswith("16: ")
        assert not OF_TRUTH & set(told.split())


def test_marks_are_listed_with_their_statements() -> None:
    told = list(tell_marks(ANSWER, OUTLETS))
    assert told[0] == "“both the Post and the Wire count 17” [17: no report prints it]"
    assert len(told) == 3


def test_a_long_answer_stands_whole_with_little_beside_it() -> None:
    part = Part(" ".join(["word"] * 40), (sentence("dog"),))
    many = tuple(Line(f"l-{n}", BY, (part,)) for n in range(40))
    overview = story_of(replace(ANSWER, lines=many)).overview
    beside = [entry for entry in overview if entry.section not in (Section.ANSWER, Section.MENDED)]
    assert sum(len(str(entry).split()) for entry in beside) <= 250
    assert sum(entry.section is Section.ANSWER for entry in overview) == 41


def test_the_sentences_behind_statements_stand_as_endnotes() -> None:
    notes = dict(endnotes(ANSWER, REPORTS, OUTLETS))
    assert list(notes) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert notes[4] == (
        "Herald, 4 May 2031, police: “At least eleven goats fled from the burning barn on "
        "Saturday, police said.”"
    )
    assert notes[3].count("Nine goats fled") == 2  # the farmer is named otherwise in the second


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


def test_a_line_says_what_stands_behind_each_statement() -> None:
    told = list(lines_of(find_part([story_of()], "l-3"), OUTLETS))
    assert told[0] == "l-3  Where they differ: The gate"
    assert "    was: “Nobody left it open,” says the owner" in told
    assert "  3  “Perhaps the farmer means another gate”" in told
    marked = list(lines_of(find_part([story_of()], "l-4"), OUTLETS))
    assert "    ! 17: no report prints it" in marked


def test_a_difference_of_an_answer_stands_in_its_line_alone() -> None:
    story = story_of(None)
    (native,) = story.differences
    both = replace(story, differences=(native, replace(native, id="d-2", by=BY, line="l-2")))
    assert [entry.id for entry in make_overview(both, REPORTS)] == [native.id]


def test_a_card_has_the_first_difference_of_the_answer_and_whose_it_is() -> None:
    story = replace(story_of(), differences=(WRITTEN,))
    first, *others = card_of(story, REPORTS).told
    assert first == (
        "Goats: nine goats fled on Saturday, says the farmer [3: Ostrel Courier, Vale Wire]; at "
        "least eleven, say the police [4: Herald]. (by otter-7b)"
    )
    assert not [told for told in others if "otter-7b wrote this" in told or told == "One report"]


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
