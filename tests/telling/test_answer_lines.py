"""An answer in the first view: its author, its lines as they were written."""

from dataclasses import replace

import pytest

from answer_story import (
    ANSWER,
    BY,
    LINES,
    OUTLETS,
    REPORTS,
    WRITTEN,
    fault,
    sentence,
    story_of,
)
from factories import make_report
from rashomon.model.answer import (
    FaultKind,
    Line,
    Part,
    Proof,
    ShownAs,
)
from rashomon.model.overview import Entry, EntryForm
from rashomon.model.overview_words import Section
from rashomon.model.pieces import PieceKind, PieceRole, in_marks
from rashomon.model.report import ReportNames
from rashomon.telling.answer_faults import tell_faults
from rashomon.telling.answer_lines import tell_answer, tell_line
from rashomon.telling.answer_names import name_behind
from rashomon.telling.make_overview import make_overview
from rashomon.telling.part_lines import find_part, lines_of
from rashomon.telling.story_card import card_of

WHOLE = " ".join(["word"] * 40)


def entries(section: Section) -> list[Entry]:
    return [entry for entry in story_of().overview if entry.section is section]


def test_the_author_stands_first_with_what_was_found() -> None:
    author = entries(Section.ANSWER)[0]
    assert str(author) == (
        "otter-7b wrote this. For 7 of its 10 statements Rashomon found the figures, days, names "
        "and quotations in the reports; 1 unclear, 1 replaced by a report's sentence, 1 not found. "
        "It did not check the sense."
    )
    assert (author.id, author.by) == ("a-goats", BY)


def test_the_lines_are_open_where_most_parts_are_clear() -> None:
    folded = fault(FaultKind.WORDS, "“wool”", "nine")
    unclear = fault(FaultKind.NUMBER, "2", None)
    for found, is_open in ((folded, True), (unclear, False)):
        part = Part("two goats", (sentence("nine"),), Proof.OPEN, faults=(found,), after=".")
        answer = replace(ANSWER, lines=(Line("l", BY, (part,)),))
        assert [entry.open for entry in tell_answer(answer, OUTLETS)] == [True, is_open]


def test_its_lines_stand_as_they_were_written() -> None:
    told = [(entry.form, str(entry)) for entry in entries(Section.ANSWER)[1:]]
    item, paragraph, heading = EntryForm.ITEM, EntryForm.PARAGRAPH, EntryForm.HEADING
    assert told == [
        (
            paragraph,
            "A barn burned at Ostrel on Saturday 3 May 2031 ("
            "Ostrel Courier, Vale Wire), two engines of the Harn brigade came at 3.40am (Harn "
            "Post).",
        ),
        (heading, "Where they differ"),
        (
            item,
            "Goats: nine goats fled on Saturday, says the farmer ("
            "Ostrel Courier, Vale Wire); at least eleven, say the police (Herald): contradict",
        ),
        (
            item,
            "The gate: the gate was left open (Ostrel Courier); “Nobody left that gate open,” says "
            "the farmer (Herald): contradict. “The farm hand Bo Quill had the only key, the police "
            "said.” (Ostrel Courier) Perhaps the farmer means another gate.",
        ),
        (heading, "What changed"),
        (item, "sixteen were counted later (Herald) [unclear];"),
        (heading, "One report"),
        (paragraph, "a dog was found unhurt (Vale Wire)."),
    ]


def test_a_part_is_a_row_with_the_sentences_that_bear_it() -> None:
    pieces = tell_line(LINES[2], OUTLETS).pieces
    assert (pieces[0].kind, pieces[0].role, pieces[0].row) == (
        PieceKind.TOLD,
        PieceRole.THING,
        None,
    )
    own = [piece for piece in pieces if piece.role is PieceRole.PERHAPS]
    assert [piece.row for piece in own] == [4]
    in_place = next(piece for piece in pieces if piece.role is PieceRole.SENTENCE)
    assert (in_place.kind, in_place.spans) == (PieceKind.QUOTE, (sentence("key").span,))
    assert in_place.text == in_place.spans[0].line
    assert "Quill locked it badly" not in str(tell_line(LINES[2], OUTLETS))


def test_a_sentence_in_the_author_s_place_stands_alone_with_its_speaker() -> None:
    before = Part("the gate was left open", (sentence("nine"),), after=",")
    key = Part("a hand did it", (sentence("key", "Ira Moss"),), Proof.OPEN, ShownAs.SENTENCE)
    told = str(tell_line(replace(LINES[0], parts=(before, key), own=()), OUTLETS))
    assert told == (
        "the gate was left open (Ostrel Courier). “The farm hand Bo Quill had the only key, the "
        "police said.” (Ira Moss, Ostrel Courier)"
    )
    police = replace(key, sentences=(sentence("key", "the police"),))
    assert "(the police" not in str(tell_line(replace(LINES[0], parts=(police,)), OUTLETS))


def test_an_ellipsis_stands_in_place_of_a_part_that_is_not_shown() -> None:
    first, *others = LINES[2].parts
    gone = replace(first, shown=ShownAs.NOTHING, after=",")
    cut = replace(LINES[2], parts=(gone, *others), thing=None)
    entry = tell_line(cut, OUTLETS)
    assert (entry.pieces[0].text, entry.pieces[0].row) == ("…", 1)
    assert first.told not in str(entry)
    whole = replace(cut, parts=(replace(gone, after="."), *others))
    assert "…" not in str(tell_line(whole, OUTLETS))
    assert "…" not in str(tell_line(LINES[2], OUTLETS))


def test_a_line_of_which_nothing_is_shown_has_no_heading() -> None:
    gone = replace(LINES[3], parts=LINES[3].parts[1:], heading="Rewards")
    (author,) = tell_answer(replace(ANSWER, lines=(gone,)), OUTLETS)
    assert "1 not found" in str(author)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ("a", "A"),
        ("ab", "A, B"),
        ("abc", "A, B, C"),
        ("abcd", "A, B, C, D"),
        ("aa", "A, B"),
        ("aaaa", "A"),
        ("ae", "A, B"),
        ("aab", "A, B, C"),
        ("abbca", "A, B, C, D, E"),
    ],
)
def test_reports_behind_a_part_are_named_and_of_many_of_one_text_the_first(
    texts: str, told: str
) -> None:
    words = {
        "a": "Nine goats fled from a barn at Ostrel.",
        "b": "It rained in Harn, and nobody came to help.",
        "c": "Who left the gate open is not known yet.",
        "d": "Two engines.",
        "e": "Nine old goats fled from a barn at Ostrel.",
    }
    spans = []
    for name, text in zip("ABCDE", texts, strict=False):
        shifted = words[text] + "!" * "ABCDE".index(name)  # of one text, not letter by letter
        spans.append(make_report(shifted, name).span(0, len(shifted)))
    assert name_behind(spans, ReportNames()) == told


def test_what_no_line_says_stands_behind_the_answer_three_lines_open() -> None:
    left = [entry for entry in story_of().overview if entry.section is Section.LEFT]
    told = [(entry.open, str(entry)) for entry in left]
    one_text = "(Ada Lind, Ostrel Courier, Vale Wire)"
    # a number that one report prints harms nobody
    assert [is_open for is_open, _ in told] == [False, True, True, True]
    assert [text for _, text in told] == [
        "a number “40,000 crowns”:\n“The parish had planned to sell the barn for 40,000 crowns.” "
        "(Herald)",
        "a report's own doubt or correction:\n“A dog was found unhurt in the hay.” (Vale Wire)",
        "a denial:\n“The farm hand Bo Quill had the only key, the police said.” (the police, "
        "Ostrel Courier)",
        "in several reports:\n“Nine goats fled from a burning barn at Ostrel on Saturday, the "
        f"farmer Ada Lind said.” {one_text}",
    ]


def test_what_the_program_found_stands_behind_as_far_as_there_is_room() -> None:
    sections = [entry.section for entry in story_of().overview]
    behind = sections[len(sections) - sections[::-1].index(Section.LEFT) :]
    assert behind
    assert Section.ANSWER not in behind


def test_an_answer_of_which_little_was_found_stands_last_and_folded() -> None:
    overview = story_of(replace(ANSWER, lines=LINES[3:])).overview
    assert [(entry.section, entry.open) for entry in overview] == [
        (Section.DIFFER, True),
        (Section.ANSWER, True),
        *[(Section.ANSWER, False)] * 4,
    ]


def test_a_long_answer_leaves_room_for_what_it_does_not_say() -> None:
    part = Part(WHOLE, (sentence("dog"),))
    many = tuple(Line(f"l-{n}", BY, (part,)) for n in range(40))
    overview = story_of(replace(ANSWER, lines=many)).overview
    pieces = [piece for entry in overview for piece in entry.pieces]
    assert sum(len(piece.text.split()) + bool(piece.names) for piece in pieces) <= 1200
    assert [entry.section for entry in overview].count(Section.LEFT) == 4
    told = [entry for entry in overview if entry.section is Section.ANSWER]
    assert (str(told[-1]), told[-1].id) == (f"{40 - len(told) + 2} more lines", "a-goats")


@pytest.mark.parametrize(
    ("kind", "words", "found", "told"),
    [
        (FaultKind.NUMBER, "16", "sixteen", "“16” stands in Harn Post, not here."),
        (FaultKind.NUMBER, "2", "open", "“2” stands in Ostrel Courier, in another sentence."),
        (FaultKind.DAY, "Monday", None, "“Monday” stands in no report."),
        (FaultKind.LABEL, "", "dog", "“A dog was found unhurt in the hay.” (Vale Wire)."),
        (FaultKind.SENTENCE, "", None, "No sentence was found for it."),
    ],
)
def test_what_was_not_found_is_said(
    kind: FaultKind, words: str, found: str | None, told: str
) -> None:
    part = Part("x", (sentence("nine"),), Proof.OPEN, faults=(fault(kind, words, found),))
    (line,) = tell_faults(part, OUTLETS)
    assert line.endswith(told)


def test_every_fault_has_words_and_none_speaks_of_truth() -> None:
    for kind in FaultKind:
        part = Part("x", (), Proof.OPEN, faults=(fault(kind, "16"),))
        (told,) = tell_faults(part, ReportNames())
        assert told[0].isupper() or told[0] == "“"
        assert not {"true", "false", "wrong", "proved"} & set(told.split())


def test_words_that_may_accuse_somebody_stand_nowhere() -> None:
    story = story_of()
    every = "\n".join([*lines_of(find_part([story], "a-goats"), OUTLETS), story.overview_text()])
    assert "had the only key" in every
    assert "locked it badly" not in every
    gone = Part(
        told="Quill fled",
        sentences=(),
        proof=Proof.STRUCK,
        shown=ShownAs.NOTHING,
        faults=(fault(FaultKind.ACCUSING),),
    )
    line = Line("l-9", BY, (gone,))
    assert "Quill" not in "\n".join(lines_of(line, OUTLETS))


def test_a_line_is_found_by_its_id_and_a_part_by_its_number() -> None:
    story = story_of()
    line = find_part([story], "l-4")
    told = list(lines_of(line, OUTLETS))
    assert told[0] == "l-4  What changed"
    assert "  1  “sixteen were counted later” [unclear]" in told
    assert "    ! “sixteen” stands in Harn Post, not here." in told
    assert "  2  “the mayor offers a reward of 700 crowns” [not found]" in told
    second = list(lines_of(find_part([story], "l-4.2"), OUTLETS))
    assert second[1] == "  1  “the mayor offers a reward of 700 crowns” [not found]"


def test_a_difference_of_an_answer_stands_in_its_line_alone() -> None:
    story = story_of(None)
    (native,) = story.differences
    both = replace(story, differences=(native, replace(native, id="d-2", by=BY, line="l-2")))
    assert [entry.id for entry in make_overview(both, REPORTS)] == [native.id]


def test_a_card_has_the_first_difference_of_the_answer_and_whose_it_is() -> None:
    story = replace(story_of(), differences=(WRITTEN,))
    first, *others = card_of(story, REPORTS).told
    assert first == (
        "Goats: nine goats fled on Saturday, says the farmer ("
        "Ostrel Courier, Vale Wire); at least eleven, say the police (Herald): contradict "
        "(by otter-7b)"
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


def test_a_mark_stands_at_the_end_of_its_line_and_names_its_part() -> None:
    unclear = Part(
        "sixteen goats of the two farms fled", (), Proof.OPEN, faults=(fault(FaultKind.SENTENCE),)
    )
    last = Part("nine came back", (sentence("nine"),), after=".")
    told = str(tell_line(replace(LINES[0], parts=(unclear, last), own=()), OUTLETS))
    assert told == (
        "sixteen goats of the two farms fled nine came back (Ostrel Courier). "
        "[unclear: sixteen goats of the two…]"
    )
