"""Each kind of note, in both directions: it stands where reports have a sentence otherwise, and not
where they have it so."""

from collections.abc import Sequence
from functools import cache

import pytest

from drafts import check, kinds, notes_of_kind, only, report
from rashomon.draft_check.check_draft import CheckedSentence
from rashomon.model.report import Report

pytestmark = pytest.mark.weights

FINCH = (
    "Fire at the Tolm glassworks\n\n"
    "A fire destroyed the Tolm glassworks on Monday evening.\n"
    "The fire broke out at 10.15 pm in the packing hall, the fire service said.\n"
    "At least 14 workers were taken to hospital with burns, the fire service said.\n"
    "The foreman, Jonas Pellwick, had locked the gate of the yard, said Ivo Brannt, a packer.\n"
    "“The gate was shut and nobody could leave the yard,” said Ivo Brannt.\n"
    "The sprinklers in the packing hall may have been switched off, the insurer said.\n"
    "Inspectors visited the packing hall every year.\n"
    "The town council approved the rebuilding of the packing hall.\n"
    "Mayor Ruth Alder said the pump in the hall had never worked.\n"
    "Firefighters carried 70 crates of bottles out of the hall before the roof fell on them.\n"
)
WREN = (
    "Owner of burnt glassworks speaks\n\n"
    "The Tolm glassworks burned down on Monday evening.\n"
    "The number of workers hurt in the fire at the Tolm glassworks has risen: 21 workers were "
    "taken to hospital with burns, the fire service said on Thursday.\n"
    "The police denied that the furnace had been left open.\n"
    "The funeral of the watchman will be held on Saturday in the old church, the parish said.\n"
)
TEAL = (
    "More on the fire\n\n"
    "The Tolm glassworks burned down on Monday evening.\n"
    "The funeral of the watchman will be held on Sunday in the old church, the parish said.\n"
)


ALL_THREE = "Finch, Teal, Wren, at most 2 independent"
FIRST_TWO = "Finch, Wren, at most 2 independent"


# The fire: one draft with a sentence for each case, compared once.

OTHERWISE = {
    "another number": (
        "Firefighters carried 90 crates of bottles out of the hall.",
        "number",
        "90",
        "carried 70 crates",
    ),
    "a number that no report has": (
        "The fire service counted 8,412 bottles in the yard.",
        "number",
        "8,412",
        "",
    ),
    "another limit": (
        "At most 70 crates of bottles were carried out of the hall by firefighters.",
        "limit",
        "At most 70",
        "carried 70 crates",
    ),
    "another day": (
        "A fire destroyed the Tolm glassworks on Friday evening.",
        "day",
        "Friday",
        "Monday evening",
    ),
    "another day of the month": (
        "The Tolm glassworks burned down on 8 June 2031.",
        "day",
        "8 June 2031",
        "Monday evening",
    ),
    "another time of day": (
        "The fire broke out at 11.40 pm in the packing hall, the fire service said.",
        "day",
        "11.40 pm",
        "10.15 pm",
    ),
    "another spelling of a name": (
        "The foreman, Jonas Pellwisk, had locked the gate of the yard, Ivo Brannt said.",
        "name",
        "Jonas Pellwisk",
        "Jonas Pellwick",
    ),
    "a name that no report has": (
        "Tilda Marrow had locked the gate of the yard, said Ivo Brannt.",
        "name",
        "Tilda Marrow",
        "Jonas Pellwick",
    ),
    "another quotation": (
        "“The gate was open and nobody could leave the yard,” said Ivo Brannt.",
        "quotation",
        "The gate was open",
        "The gate was shut",
    ),
    "a quotation that no report has": (
        "Somebody had “turned off every pump in the hall” by then, it said.",
        "quotation",
        "turned off every pump",
        "",
    ),
    "what may be, as sure": (
        "The sprinklers in the packing hall had been switched off, the insurer said.",
        "hedge",
        "switched",
        "may have been switched off",
    ),
    "what is sure, as what may be": (
        "The foreman had perhaps locked the gate of the yard.",
        "hedge",
        "locked",
        "had locked the gate",
    ),
    "more often": (
        "Inspectors visited the packing hall every month.",
        "frequency",
        "every month",
        "every year",
    ),
    "the opposite in another verb": (
        "The town council rejected the rebuilding of the packing hall.",
        "opposite",
        "rejected",
        "approved",
    ),
    "the opposite by “never”": (
        "Inspectors never visited the packing hall.",
        "opposite",
        "visited",
        "visited the packing hall every year",
    ),
    "what was denied": (
        "The furnace had been left open, the police said.",
        "opposite",
        "left",
        "denied that the furnace",
    ),
    "another speaker": (
        "Ivo Brannt said the pump in the hall had never worked.",
        "speaker",
        "Ivo Brannt",
        "Mayor Ruth Alder said",
    ),
    "fewer hurt than were counted later": (
        "At least 14 workers were taken to hospital with burns, the fire service said.",
        "overtaken",
        "At least 14",
        "21 workers",
    ),
}
SO = {
    "the number": ("Firefighters carried 70 crates of bottles out of the hall.", "Finch"),
    "the number in words": ("Firefighters carried seventy crates out of the hall.", "Finch"),
    "the day": ("A fire destroyed the Tolm glassworks on Monday evening.", ALL_THREE),
    "the day by its date": ("The Tolm glassworks burned down on 9 June 2031.", FIRST_TWO),
    "the time in another notation": (
        "The fire broke out at 22:15 in the packing hall, the fire service said.",
        "Finch",
    ),
    "the name": (
        "The foreman, Jonas Pellwick, had locked the gate of the yard, Ivo Brannt said.",
        "Finch",
    ),
    "a piece of the quotation": ("“Nobody could leave the yard,” said Ivo Brannt.", "Finch"),
    "what reports are said to tell": (
        "Reports say that the foreman had locked the gate of the yard.",
        "Finch",
    ),
    "as unsure in another word": (
        "The sprinklers in the packing hall had perhaps been switched off, the insurer said.",
        "Finch",
    ),
    "as unsure, without the speaker": (
        "The sprinklers in the packing hall may have been switched off.",
        "Finch",
    ),
    "as often in other words": ("Inspectors visited the packing hall once a year.", "Finch"),
    "the same verdict in another verb": (
        "The town council agreed to the rebuilding of the packing hall.",
        "Finch",
    ),
    "the denial": ("The police denied that the furnace had been left open.", "Wren"),
    "the denial as a negation": (
        "The furnace had not been left open, according to the police.",
        "Wren",
    ),
    "the speaker by the last name": (
        "Mayor Alder said the pump in the hall had never worked.",
        "Finch",
    ),
    "the number that was counted later": (
        "21 workers were taken to hospital with burns, the fire service said.",
        "Wren",
    ),
    "the day to which it was changed": (
        "The funeral of the watchman will be held on Sunday in the old church, the parish said.",
        "Teal",
    ),
}


@cache
def of_the_fire() -> dict[str, CheckedSentence]:
    sentences = [sentence for sentence, *_ in (*OTHERWISE.values(), *SO.values())]
    reports = (
        report("finch", FINCH, "2031-06-10"),
        report("wren", WREN, "2031-06-13"),
        report("teal", TEAL, "2031-06-14"),
    )
    return {told.span.quote: told for told in check("\n".join(sentences), *reports).sentences}


@pytest.mark.parametrize(
    ("sentence", "kind", "words", "told"), OTHERWISE.values(), ids=OTHERWISE.keys()
)
def test_what_reports_have_otherwise_is_noted_at_its_words(
    sentence: str, kind: str, words: str, told: str
) -> None:
    checked = of_the_fire()[sentence]
    (note,) = notes_of_kind(checked, kind)
    assert words in note.words.quote
    assert told in " ".join(" ".join(line) for line in note.lines)


@pytest.mark.parametrize(("sentence", "borne"), SO.values(), ids=SO.keys())
def test_what_reports_have_so_is_borne_by_them_without_a_note(sentence: str, borne: str) -> None:
    checked = of_the_fire()[sentence]
    assert kinds(checked) == []
    assert checked.borne == borne
    assert bool(checked.nearest) is not bool(checked.notes)  # one may be copied


@pytest.mark.parametrize(
    "told",
    [
        "another number",
        "another day",
        "another spelling of a name",
        "more often",
        "what was denied",
    ],
)
def test_no_report_bears_what_it_has_otherwise(told: str) -> None:
    assert of_the_fire()[OTHERWISE[told][0]].borne == ""


# Numbers that changed: what was printed later, and what a report took back.

STORM = "The storm at Ulm Bay killed {} fishermen, the harbour office said."


def storm(*tolls: tuple[int, str | None]) -> list[Report]:
    return [report(f"r{n}", STORM.format(toll), day) for n, (toll, day) in enumerate(tolls)]


@pytest.mark.parametrize(
    ("reports", "is_overtaken"),
    [
        ([(9, "2031-06-10"), (12, "2031-06-12")], True),
        ([(9, "2031-06-12"), (12, "2031-06-10")], False),
        ([(9, "2031-06-10"), (12, None)], False),
        ([(9, None), (12, "2031-06-12")], False),
        ([(9, "2031-06-10"), (7, "2031-06-12")], False),
        ([(9, "2031-06-10"), (30, "2031-06-12")], False),
        ([(9, "2031-06-10"), (12, "2031-06-12"), (9, "2031-06-13")], False),
    ],
    ids=[
        "a higher toll, later",
        "a higher toll, earlier",
        "a higher toll of no day",
        "of no day itself",
        "a lower toll, later",
        "a toll so high that it is of others",
        "printed again after the higher one",
    ],
)
def test_a_toll_is_overtaken_only_by_a_higher_one_that_was_surely_printed_later(
    reports: Sequence[tuple[int, str | None]], is_overtaken: bool
) -> None:
    checked = only(STORM.format(9), *storm(*reports))
    assert ("overtaken" in kinds(checked)) is is_overtaken
    assert checked.borne


CORRECTED = report(
    "finch",
    "The harbour office first said that 15 fishermen had died in the storm at Ulm Bay, but later "
    "lowered the toll to 14.",
)


def test_a_number_is_overtaken_where_its_own_report_takes_it_back() -> None:
    assert kinds(only(STORM.format(15), CORRECTED)) == ["overtaken"]
    assert kinds(only(STORM.format(14), CORRECTED)) == []


SACKS = "Workers filled {} sacks with sand at the dam."


def test_a_borne_number_is_shown_with_those_of_reports_that_have_another() -> None:
    finch, wren = report("finch", SACKS.format(40)), report("wren", SACKS.format(60))
    assert only(SACKS.format(40), finch, wren).unlike == ("40", "60")
    assert only(SACKS.format(40), finch).unlike == ()
    assert only(SACKS.format(50), finch, wren).unlike == ()  # none bears it


PAGES = "The archive has received {} of notes from Ilsa Brandt."


@pytest.mark.parametrize("counted", ["{} pages", "{} papers", "{} stories"])
def test_a_number_that_only_the_draft_has_is_none_of_the_reports(counted: str) -> None:
    printed = report("finch", PAGES.format(counted.format("35,000")))
    sentence = only(PAGES.format(counted.format("45,000")), printed)
    assert (kinds(sentence), sentence.unlike) == (["number"], ())


def test_reports_do_not_differ_on_what_one_of_them_took_back() -> None:
    assert only(STORM.format(14), CORRECTED).unlike == ()


def test_what_most_reports_tell_bears_no_denial_of_it() -> None:
    reports = (report("finch", FINCH, "2031-06-10"), report("wren", WREN, "2031-06-13"))
    checked = check("A fire did not destroy the Tolm glassworks.", *reports).sentences[0]
    assert kinds(checked) == ["opposite"]
    assert checked.borne == ""


# What is copied.

CRATES = "Firefighters carried 70 crates of bottles out of the hall before the roof fell on them"


@pytest.mark.parametrize(
    ("draft", "is_copied"),
    [
        (f"{CRATES}.", True),
        (CRATES.replace("70", "seventy") + ".", True),
        (f"{CRATES}, Finch reported.", False),
        (f"{CRATES}, Wren reported.", True),
        ("Firefighters carried 70 crates of bottles out of the hall.", False),
        (f"{CRATES}, and neighbours who had come running brought water, bread and rope.", False),
    ],
    ids=[
        "word for word",
        "but for a word",
        "with its credit",
        "with the credit of another report",
        "too short",
        "with as much of its own",
    ],
)
def test_a_long_sentence_is_copied_unless_it_credits_its_report(
    draft: str, is_copied: bool
) -> None:
    wren = report("wren", "The owner of the glassworks lives in Ulm.")
    checked = only(draft, report("finch", f"{CRATES}."), wren)
    assert bool(notes_of_kind(checked, "copied")) is is_copied


# A draft that says what each report tells.


@pytest.mark.parametrize(
    ("sentence", "noted"),
    [
        ("Finch says firefighters carried 70 crates of bottles out of the hall.", []),
        ("Finch says firefighters carried 90 crates of bottles out of the hall.", ["number"]),
        ("Finch says firefighters carried about 70 crates of bottles out of the hall.", []),
        (
            "Finch says firefighters carried at most 70 crates of bottles out of the hall.",
            ["limit"],
        ),
        ("10 June 2031: the glassworks had burned down, says Finch.", []),
    ],
    ids=["its number", "another", "about", "another limit", "the day of its page"],
)
def test_a_sentence_that_names_a_report_is_held_against_it(sentence: str, noted: list[str]) -> None:
    finch, teal = report("finch", FINCH, "2031-06-10"), report("teal", TEAL, "2031-06-14")
    assert kinds(only(sentence, finch, teal)) == noted
