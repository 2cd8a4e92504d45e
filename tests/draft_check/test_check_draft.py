"""A draft held against reports: what is found in it, and what is not said of it."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

import rashomon
from factories import make_report
from rashomon.answers.given_reply import GivenReply
from rashomon.draft_check.check_draft import CheckedDraft, check_draft
from rashomon.draft_check.draft_lines import draft_lines
from rashomon.model.report import Furniture, Report
from rashomon.reports.report_pile import Pile
from rashomon.show.notes import NoteKind
from sheets import over_sheet

pytestmark = pytest.mark.weights

OWL = (
    "Ferry sinks off Harn\n\nThe ferry Alba sank off Harn on Monday morning after it struck a reef "
    "in thick fog.\nAt least 12 passengers were injured when the ferry sank, the coast guard "
    "said.\nThe captain, Tomas Verlin, had been asleep in his cabin, said Mara Quist, a deckhand.\n"
    "“The sea was calm and nobody on the bridge was awake,” said Mara Quist.\n"
    "The wreck of the Alba will be raised by a crane on Saturday, the harbour office said.\n"
    "Divers recovered 40 crates of oranges from the wreck, which lies 30 metres deep.\n"
)
LARK = (
    "Harn ferry goes down\n\nThe ferry Alba sank near Harn on Monday after it struck a reef.\n"
    "At least 12 passengers were injured, the coast guard said.\n"
    "Captain Tomas Verlin had been asleep in his cabin, Quist said.\n"
)
WREN = (
    "More hurt on ferry\n\nThe number of passengers injured when the ferry Alba sank off Harn has "
    "risen: 19 passengers were injured, the coast guard said on Thursday.\nThe wreck of the Alba "
    "will be raised by a crane on Sunday, the harbour office said.\nThe youngest passenger, "
    "a girl, was first reported to be 5 years old, but the police later said she is 4.\n"
    "The police denied that 7 crates were missing. The divers said that 4 crates were missing.\n"
    "The harbour office denied that the hull had been mended.\n"
)


def reports() -> list[Report]:
    days = {"owl": "2031-03-04", "lark": "2031-03-04", "wren": "2031-03-07"}
    texts = {"owl": OWL, "lark": LARK, "wren": WREN}
    return [
        make_report(
            text,
            name,
            title=text.split("\n", 1)[0],
            outlet=name.title(),
            published=days[name],
            language="en",
        )
        for name, text in texts.items()
    ]


def check(*sentences: str, given: Iterable[Report] = ()) -> CheckedDraft:
    draft = make_report("\n".join(sentences), "mine", language="en")
    return rashomon.check(draft, list(given or reports()))


@pytest.mark.parametrize(
    ("sentence", "kind", "words", "told"),
    [
        (
            "Divers recovered 60 crates of oranges from the wreck.",
            "number",
            "60",
            "recovered 40 crates",
        ),
        (
            "Up to 12 passengers were injured, the coast guard said.",
            "limit",
            "12",
            "At least 12",
        ),
        (
            "The ferry Alba sank off Harn on Tuesday after it struck a reef.",
            "day",
            "Tuesday",
            "Monday",
        ),
        (
            "The captain, Tomas Verdin, had been asleep in his cabin, Mara Quist said.",
            "name",
            "Tomas Verdin",
            "Tomas Verlin",
        ),
        (
            "“The sea was rough and nobody on the bridge was awake,” said Mara Quist.",
            "quotation",
            "The sea was rough",
            "The sea was calm and nobody",
        ),
        (
            "At least 12 passengers were injured, the coast guard said.",
            "overtaken",
            "12",
            "19 passengers",
        ),
        (
            "The youngest passenger, a 5-year-old girl, was unhurt.",
            "overtaken",
            "5",
            "first reported to be 5",
        ),
        (
            "The harbour office said that the hull had been mended.",
            "opposite",
            "mended",
            "denied that the hull had been mended",
        ),
        (
            "The captain, Odo Brandt, had been asleep in his cabin, Mara Quist said.",
            "name",
            "Odo Brandt",
            "",
        ),
        (
            "The ferry Alba sank off Harn on Monday, and “nobody was awake that night”, it said.",
            "quotation",
            "nobody was awake that night",
            "",
        ),
        (
            "A vote of 31-14 was taken to raise the ferry Alba off Harn.",
            "number",
            "14",
            "",
        ),
    ],
)
def test_a_note_says_what_reports_have_otherwise_than_a_sentence(
    sentence: str, kind: str, words: str, told: str
) -> None:
    (one,) = check(sentence).sentences
    found = {str(note.kind): note for note in one.notes}
    assert kind in found, one.notes
    assert words in found[kind].words.quote
    assert told in "\n".join(line for line, _ in found[kind].lines)


def test_what_somebody_else_says_of_it_is_not_the_opposite() -> None:
    text = (
        "Engineer Otto Reeve said the governor had given the order to open the dam.\n"
        "“I never did anything of the kind,” Governor Ida Marsh told reporters.\n"
    )
    given = [make_report(text, "owl", language="en")]
    draft = "Governor Ida Marsh said that she had given no order to open the dam."
    (sentence,) = check(draft, given=given).sentences
    assert not sentence.notes


def test_a_later_day_of_another_deed_overtakes_none() -> None:
    text = "The ferry Alba, which sank off Harn after it struck a reef, was sought on Friday."
    later = make_report(f"Hunt\n\n{text}", "jay", published="2031-03-08", language="en")
    monday = "The ferry Alba sank off Harn on Monday after it struck a reef."
    (one,) = check(monday, given=[*reports(), later]).sentences
    assert [str(note.kind) for note in one.notes] == ["copied"]


def test_words_without_credit_are_said_to_be_copied_and_with_it_not() -> None:
    copied = "Divers recovered 40 crates of oranges from the wreck, which lies 30 metres deep"
    (one,), (two,) = (check(s).sentences for s in (f"{copied}.", f"{copied}, Owl reported."))
    assert [note.told for note in one.notes] == ["copied, no credit: 14 words, as in Owl"]
    assert two.notes == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "At dusk, divers recovered 40 crates of oranges from the wreck, which lies 30 metres deep.",
        "Divers mended 40 crates of oranges from the wreck, which lies 30 metres deep.",
        "Divers have not recovered 40 crates of oranges from the wreck, which lies 30 metres deep.",
    ],
)
def test_a_sentence_that_tells_something_else_is_no_copy(sentence: str) -> None:
    (one,) = check(sentence).sentences
    assert "copied" not in [str(note.kind) for note in one.notes]


@pytest.mark.parametrize(
    ("when", "is_noted"),
    [("at half past six in the morning", True), ("at noon", True), ("on Monday morning", False)],
)
def test_an_hour_in_words_that_no_report_has_is_noted(when: str, *, is_noted: bool) -> None:
    (one,) = check(f"The ferry Alba sank off Harn {when} after it struck a reef.").sentences
    told = [note.told for note in one.notes]
    assert ("no report has this time" in told) is is_noted


def test_what_was_taken_for_no_prose_is_named() -> None:
    text = "Photo: Ada Quill\nMy aunt keeps three hens.\n"
    photo = (Furniture("mine", 0, 16, text[:16], "credit"),)
    checked = rashomon.check(make_report(text, "mine", furniture=photo), reports())
    assert list(draft_lines(checked))[-1] == "  “Photo: Ada Quill” (no prose)"


def test_what_agrees_is_folded_and_what_nobody_else_has_is_said_so() -> None:
    checked = check("A reef off Harn sank the ferry Alba on Monday.", "My aunt keeps three hens.")
    assert checked.differing == ()
    assert "Lark" in checked.sentences[0].borne
    assert checked.sentences[1].borne == ""
    lines = list(draft_lines(checked))
    assert lines[0] == "Compared with 3 reports: none of 2 sentences has a note"
    assert (
        "  “My aunt keeps three hens.” (three: in no report)"
        in lines[lines.index("In other words in reports, or not there; the nearest sentences:") :]
    )


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        (
            "The mill.\nMy aunt keeps three hens.\n",
            "The mill.",
            "too short, or in another language",
        ),
        ("Ferry Alba.\nMy aunt keeps three hens.\n", None, None),
    ],
)
def test_what_is_too_short_to_be_compared_is_named_unless_reports_have_its_words(
    text: str, words: str | None, why: str | None
) -> None:
    checked = check(*text.splitlines())
    assert checked.unread == (((words, why),) if words else ())


def test_another_language_and_other_texts_of_the_file_are_named() -> None:
    text = "La barca se hundió el lunes en el puerto de Harn.\n"
    draft = make_report(text, "mine", language="es", warnings=("not read whole",))
    besides = [make_report("My aunt keeps three hens.\n", "hens", language="en")]
    checked = check_draft(draft, Pile(tuple(reports())), besides=besides)
    assert checked.unread == (("", "not read whole"), ("My aunt keeps three hens.", "another text"))


@pytest.mark.parametrize(
    ("told", "notes"),
    [
        ("Der Schaden beläuft sich nach Angaben der Polizei auf 2,5 Millionen Kronen.", []),
        ("Der Schaden beläuft sich nach Angaben der Polizei auf 5,2 Millionen Kronen.", ["5,2"]),
        ("In dem Lager von Harn verbrannten 1200 Kisten mit Orangen.", []),
        ("In dem Lager von Harn verbrannten 12.000 Kisten mit Orangen.", ["12.000"]),
        (
            "Die Wirtin sagte: „Wir haben fast alles verloren, was wir hatten“.",
            ["Wir haben fast alles verloren, was wir hatten"],
        ),
    ],
)
def test_a_draft_is_compared_with_reports_in_its_own_language(told: str, notes: list[str]) -> None:
    report = make_report(
        "Feuer in Harn\n\nIn einem Lager von Harn ist am Montag ein Feuer ausgebrochen.\n"
        "Der Schaden beläuft sich nach Angaben der Polizei auf 2,5 Millionen Kronen.\n"
        "In dem Lager verbrannten 1.200 Kisten mit Orangen.\n"
        "„Wir haben alles verloren, was wir hatten“, sagte die Wirtin.\n",
        "bote",
        language="de",
    )
    checked = rashomon.check(make_report(told, "mine", language="de"), [report])
    made = [note for one in checked.differing for note in one.notes]
    assert [note.words.quote for note in made if note.kind is not NoteKind.COPIED] == notes
    assert "1 of 1 report (de) was read for names" in "\n".join(draft_lines(checked))


def test_the_draft_counts_in_no_number() -> None:
    (one,) = check("Divers recovered 60 crates of oranges from the wreck.").sentences
    assert [who for note in one.notes for _, who in note.lines] == ["Owl"]


def test_what_is_only_denied_in_reports_is_borne_by_none() -> None:
    (one,) = check("The police said that 7 crates were missing.").sentences
    assert one.borne == ""
    assert "denied that 7 crates" in one.nearest[0][0]


# Answers of chatbots, and what a language model says of a draft.


def test_the_marks_of_a_chatbot_s_sources_are_no_words_of_its_answer() -> None:
    checked = check(
        "**Sinking**: The ferry Alba sank off Harn on Monday [1][2], it struck a reef.¹",
        "At least 12 passengers were injured, the coast guard said [s4 s9].",
        "The reef lies 30 metres deep【3†source】.",
        "[1] Owl, https://owl.example/ferry",
        "[^2]: Lark, https://lark.example/harn",
    )
    told = [sentence.span.quote for sentence in checked.sentences]
    assert len(told) == 3
    assert told[0].endswith("sank off Harn on Monday, it struck a reef.")
    assert told[1:] == [
        "At least 12 passengers were injured, the coast guard said.",
        "The reef lies 30 metres deep.",
    ]
    assert checked.sentences[0].borne


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("[1] Owl, https://owl.example/ferry", ""),
        ("[1] Owl: Ferry sinks off Harn", ""),
        ("[1]: Captain jailed for murder, https://owl.example/ferry", "Captain jailed for murder,"),
        ("[2] Verlin fled", "Verlin fled"),
        ("[2] Verlin was hanged on a Friday, Quist said.", ""),
    ],
)
def test_what_a_list_of_sources_says_besides_reports_is_named(line: str, named: str) -> None:
    checked = check("The ferry Alba sank off Harn on Monday [1].", line)
    assert checked.unread == (((named, "in a list of sources"),) if named else ())
    assert [("hanged" in one.span.quote) for one in checked.sentences][1:] == (
        [True] if "hanged" in line else []
    )


def test_what_was_not_read_of_a_page_is_named_also_where_marks_are_taken_out() -> None:
    told = "words outside its text were not read (1): “90 dead”"
    draft = make_report("The ferry Alba sank off Harn on Monday [1].\n", "mine", language="en")
    checked = rashomon.check(replace(draft, warnings=(told,)), reports())
    assert ("", told) in checked.unread


def test_a_figure_in_brackets_that_is_no_mark_stays() -> None:
    (one,) = check("Divers recovered 40 crates [of oranges] from the wreck (30 metres).").sentences
    assert one.span.quote == "Divers recovered 40 crates [of oranges] from the wreck (30 metres)."


HELD = (
    "d1: says [{had been asleep in his cabin, said}]\n"
    "- **d2**: says [{Divers recovered}] otherwise [{raised by a crane on Sunday}] a crane did\n"
    "d3: otherwise no report has the hens"
)
DRAFT = (
    "Verlin was in his cabin and slept, according to a deckhand.",
    "Divers lifted 40 crates of oranges by hand.",
    "My aunt keeps three hens.",
    "Nobody was hurt when the ferry Alba sank off Harn, the coast guard said.",
)


def held_by(reply: str) -> CheckedDraft:
    model = GivenReply(over_sheet(reports(), reply), "model:kestrel")
    return rashomon.check(
        make_report("\n".join(DRAFT), "mine", language="en"), reports(), model=model
    )


def test_a_model_names_the_sentences_that_are_looked_at() -> None:
    slept, crates, hens, unhurt = held_by(HELD).sentences
    assert slept.borne == "Owl"
    told = {note.told: note.lines for note in crates.notes}
    (words, who), *_ = told["told otherwise, in the eyes of model:kestrel"]
    assert words.endswith("by a crane on Sunday, the harbour office said.")
    assert who == "harbour office, Wren"
    # its own words are no report's, and are not shown
    assert (hens.notes, hens.borne) == ((), "")  # a note that names no sentence is none
    assert not unhurt.borne


def test_what_a_model_says_bears_nothing_that_its_sentences_do_not_have() -> None:
    reply = "d3: says [{Divers recovered}]\nd4: says [{struck a reef in}]\nd2: says [s999]\n"
    _, _, hens, unhurt = held_by(reply).sentences
    assert hens.borne == ""
    assert unhurt.borne == ""


@pytest.mark.parametrize("reply", ["I cannot help with that.", "d9: says [s1]", "d1", ""])
def test_a_reply_that_says_nothing_leaves_the_draft_as_without_a_model(reply: str) -> None:
    alone = check(*DRAFT)
    assert held_by(f"{reply}\n") == alone


@pytest.mark.parametrize(
    ("first", "label", "borne"),
    [
        ("", "had been asleep in his cabin, said Mara", "Owl, Lark"),
        ("Sheet 00000000\n\n", "had been asleep in his cabin, said Mara", "Lark, Owl"),
        ("", "30 metres deep", "Lark, Owl"),
    ],
    ids=["its sheet", "the mark of another sheet", "a sentence that does not bear it"],
)
def test_labels_of_the_sheet_say_which_sentence_bears_it_first(
    first: str, label: str, borne: str
) -> None:
    text = over_sheet(reports(), f"Verlin had been asleep [{{{label}}}].")
    checked = check(f"{first}The ferry Alba sank off Harn on Monday.", text)
    assert [one.span.quote for one in checked.sentences][-1] == "Verlin had been asleep."
    assert checked.sentences[-1].borne == f"{borne}, at most 1 independent"
    assert not checked.unread


def test_a_number_that_is_the_name_of_a_report_counts_nothing() -> None:
    text = "The grain ferry Ottoline sank on Friday off the island of Brask, in heavy snow.\n"
    given = [make_report(text, "8", language="en")]
    (sentence,) = check("The grain ferry Ottoline sank off Brask (8).", given=given).sentences
    assert not sentence.notes
    (sentence,) = check("The grain ferry Ottoline sank off Brask (9).", given=given).sentences
    assert [note.told for note in sentence.notes] == ["no report has this number"]
