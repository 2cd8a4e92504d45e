"""What is looked up of a draft, and what stands beside its sentences."""

import pytest

import rashomon
from factories import make_report
from rashomon.checking.checked_draft import CheckedDraft, CheckedValue, ModelNoteKind
from rashomon.checking.draft_lines import draft_lines
from rashomon.checking.model_notes import notes_in

GAZETTE = make_report(
    "The miller Ada Lind said the dam was old. “Nobody warned us of the water,” she said.\n\n"
    "Nine goats of the Orlo farm drowned on Thursday. The mayor, Ole Brandt, denied that 300 "
    "people had left the town of Harn.\n\n“We rang every bell that we have,” Brandt said.",
    "gazette",
    outlet="Harn Gazette",
    published="2031-03-13",
    language="en",
)
POST = make_report(
    "At least 14 goats of the Orlo farm drowned, the Kalm Post has learnt.\n\n“The dam will be "
    "rebuilt by spring,” said Tove Ek, a spokeswoman of the water board.",
    "post",
    outlet="Kalm Post",
    published="2031-03-14",
    language="en",
)


def check(draft: str) -> CheckedDraft:
    return rashomon.check(make_report(f"{draft}\n", "mine", language="en"), [GAZETTE, POST])


def faults(draft: str) -> list[CheckedValue]:
    return [value for sentence in check(draft).sentences for value in sentence.faults]


@pytest.mark.parametrize(
    "draft",
    [
        "Nine goats of the Orlo farm drowned, says the Harn Gazette.",
        "“Nobody warned us of the water,” Lind said.",
        "“We rang every bell … we have,” said Mayor Ole Brandt.",
        "“[T]he dam will be rebuilt by spring,” the water board said.",
        "Fourteen goats and nine pigs drowned: 23 in all, on 13 March.",
        "Tove Ek told the Harn Gazette nothing.",
        "Two reports speak of one dam (Source 7) [cite: 88].",
        "The mayor said: “We rang every bell that we have.”",
    ],
)
def test_what_reports_print_has_no_note(draft: str) -> None:
    assert faults(draft) == []


@pytest.mark.parametrize(
    ("draft", "words", "found"),
    [
        ("“Nobody warned us of the flood,” Lind said.", "Nobody warned us", "in no report"),
        ("Eleven goats drowned.", "Eleven", "in no report"),
        ("Nine goats drowned in August.", "August", "in no report"),
        ("The miller Ada Lunt saw it.", "Ada Lunt", "in no report"),
        ("“Nobody warned us of the water,” said Tove Ek.", "Nobody warned", "printed elsewhere"),
        ("“We rang every bell that we have,” Ada Lind said.", "We rang", "printed elsewhere"),
        ("The Kalm Post says nine goats drowned.", "nine", "printed elsewhere"),
    ],
)
def test_what_is_in_no_report_or_elsewhere_is_noted(draft: str, words: str, found: str) -> None:
    (fault,) = faults(draft)
    assert fault.span.quote.startswith(words)
    assert any(words in line and f": {found}" in line for line in draft_lines(check(draft)))


def test_who_stands_beside_a_quotation_is_named() -> None:
    (fault,) = faults("“The dam will be rebuilt by spring,” Ada Lind said.")
    assert fault.why == "beside it: Tove Ek"


def test_the_other_numbers_of_the_nearest_sentences_stand_beside_one() -> None:
    (sentence,) = check("Nine goats of the Orlo farm drowned.").sentences
    number = sentence.values[0]
    assert [span.quote for span in number.others] == ["At least 14 goats of the Orlo"]


def test_what_the_nearest_sentences_have_otherwise_is_underlined() -> None:
    (sentence,) = check("The miller Ole Brandt said that 200 people had left Harn.").sentences
    nearest = sentence.beside[0]
    assert nearest.reports == ("gazette",)
    assert [span.quote for span in nearest.more] == ["denied", "300"]


def test_an_empty_clean_line_does_not_say_that_all_is_right() -> None:
    lines = list(draft_lines(check("Nine goats drowned.")))
    assert lines[:2] == [
        "Compared with 2 reports: something to look at in none of 1 sentence",
        "Looked up: numbers, days, names and quotations. Sense is for you to compare.",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("d1: says [s1]", []),
        ("d1: says [s1] contradicts [s2] nine, not ten", [("contradicts", "nine, not ten", 1)]),
        ("d1: not said: the colour", [("not said", "the colour", 0)]),
        (
            "d1: narrows [s1] only goats; said by another [s2] the mayor",
            [("narrows", "only goats", 1), ("said by another", "the mayor", 1)],
        ),
        ("d1: otherwise [s9] no such sentence", [("not said", "no such sentence", 0)]),
    ],
)
def test_what_a_model_says_of_a_sentence_is_read(
    line: str, expected: list[tuple[str, str, int]]
) -> None:
    places = {"s1": GAZETTE.span(0, 10), "s2": POST.span(0, 10)}
    notes = [note for _, note in notes_in(line, places, "model demo")]
    assert [(note.kind, note.words, len(note.sentences)) for note in notes] == [
        (ModelNoteKind(kind), words, sentences) for kind, words, sentences in expected
    ]
