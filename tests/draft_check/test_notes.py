"""Each kind of note, in both directions: it stands where reports have a sentence otherwise, and not
where they have it so."""

from collections.abc import Sequence
from functools import cache

import pytest

import rashomon
from factories import make_report
from rashomon.draft_check.check_draft import CheckedDraft, CheckedSentence
from rashomon.model.report import Report
from rashomon.telling.notes import Note

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


def report(name: str, text: str, day: str | None = None) -> Report:
    return make_report(text, name, outlet=name.title(), published=day, language="en")


def check(draft: str, *reports: Report) -> CheckedDraft:
    return rashomon.check(make_report(f"{draft}\n", "mine", language="en"), reports)


def only(draft: str, *reports: Report) -> CheckedSentence:
    (sentence,) = check(draft, *reports).sentences
    return sentence


def kinds(sentence: CheckedSentence) -> list[str]:
    """The kinds of its notes, but for what is copied."""
    return [str(note.kind) for note in sentence.notes if str(note.kind) != "copied"]


def notes_of_kind(sentence: CheckedSentence, kind: str) -> list[Note]:
    return [note for note in sentence.notes if str(note.kind) == kind]


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
    "what somebody says, as a fact": (
        "The foreman had locked the gate of the yard.",
        "attribution",
        "The foreman had locked the gate of the yard.",
        "Ivo Brannt",
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
    "a day that was changed later": (
        "The funeral of the watchman will be held on Saturday in the old church, the parish said.",
        "overtaken",
        "Saturday",
        "on Sunday",
    ),
}
SO = {
    "the number": ("Firefighters carried 70 crates of bottles out of the hall.", "Finch"),
    "the number in words": ("Firefighters carried seventy crates out of the hall.", "Finch"),
    "the day": ("A fire destroyed the Tolm glassworks on Monday evening.", "Finch"),
    "the day by its date": ("The Tolm glassworks burned down on 9 June 2031.", "Finch"),
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
    assert checked.nearest == ()


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


@pytest.mark.xfail(reason="one report that corrects itself is shown as reports that differ")
def test_reports_do_not_differ_on_what_one_of_them_took_back() -> None:
    assert only(STORM.format(14), CORRECTED).unlike == ()


# Who says it.

LOCKED = "The foreman locked the gate of the yard."
GATE = report("finch", "The foreman locked the gate of the yard, said Ivo Brannt.")


@pytest.mark.parametrize(
    ("draft", "others", "is_noted"),
    [
        (LOCKED, (), True),
        (f"Ivo Brannt was at work.\n{LOCKED}", (), True),
        (f"Ivo Brannt was at work. {LOCKED}", (), False),
        ("Foreman locked the gate of the yard\n\nMy aunt keeps three hens.", (), False),
        (LOCKED, (LOCKED,), False),
    ],
    ids=[
        "as a fact",
        "named in another paragraph",
        "named before in its paragraph",
        "in a headline",
        "a report tells it as a fact itself",
    ],
)
def test_a_statement_told_as_a_fact_is_noted_unless_its_speaker_is_near(
    draft: str, others: Sequence[str], is_noted: bool
) -> None:
    reports = [GATE, *(report(f"r{n}", text) for n, text in enumerate(others))]
    checked = check(draft, *reports).sentences
    noted = any(notes_of_kind(sentence, "attribution") for sentence in checked)
    assert noted is is_noted


@pytest.mark.parametrize(
    ("draft", "noted"),
    [
        ("Otto Reeve said that the dam had not been opened.", ["opposite"]),
        ("Ida Marsh said that the dam had been opened.", ["speaker"]),
        ("Ida Marsh said that the dam had not been opened.", []),
    ],
    ids=["the speaker says the opposite", "somebody else says it", "somebody else denies it"],
)
def test_two_who_contradict_each_other_are_no_fault_of_a_draft(
    draft: str, noted: list[str]
) -> None:
    text = "Otto Reeve said that the dam had been opened.\nIda Marsh left for Ulm on Monday.\n"
    assert kinds(only(draft, report("finch", text))) == noted


def test_a_day_on_which_a_report_was_printed_is_not_one_that_no_report_has() -> None:
    finch = report("finch", "The roof of the hall came down on 8 June 2031.", "2031-06-10")
    credited = "Finch reported on 10 June 2031 that the roof of the hall came down."
    plain = "The roof of the hall came down on 10 June 2031."
    assert kinds(only(credited, finch)) == []
    assert kinds(only(plain, finch)) == ["day"]


@pytest.mark.parametrize(
    ("verb", "draft"),
    [
        ("furnace had been left open", "The furnace had been left open."),
        ("dam had been opened", "The dam had been opened."),
    ],
)
@pytest.mark.xfail(reason="who denies something is named as who says it")
def test_nobody_is_said_to_say_what_he_denies(verb: str, draft: str) -> None:
    denial = report("finch", f"Officer Ida Marsh denied that the {verb}.")
    assert notes_of_kind(only(draft, denial), "attribution") == []


READ_AS_NO_VERB = pytest.mark.xfail(reason="a participle that the parser reads as no verb")


@pytest.mark.parametrize(
    ("sentence", "denial"),
    [
        ("The mayor said the boat had sunk.", "The mayor said the boat had not sunk."),
        ("The council sold the old mill.", "The council refused to sell the old mill."),
        ("The mayor said goats had swum ashore.", "The mayor said no goats had swum ashore."),
        pytest.param(
            "Police said that the driver had drunk.",
            "Police said that the driver had not drunk.",
            marks=READ_AS_NO_VERB,
        ),
        pytest.param(
            "The mayor said an alarm had rung.",
            "The mayor said no alarm had rung.",
            marks=READ_AS_NO_VERB,
        ),
    ],
    ids=["not", "refused to", "no goats", "not drunk", "no alarm had rung"],
)
def test_a_denial_never_bears_what_it_denies(sentence: str, denial: str) -> None:
    for draft, told in ((sentence, denial), (denial, sentence)):
        checked = only(draft, report("finch", told))
        assert (checked.borne, kinds(checked)) == ("", ["opposite"])


@pytest.mark.xfail(reason="a report that tells it in another word bears its denial")
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
