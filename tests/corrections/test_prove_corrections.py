"""What an author who is no person corrects sharpens what was read and never inverts it: invented
reports, compared with rows files."""

import pytest

from rashomon.comparing import compare as comparing
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.statement import Stance, Statement
from rashomon.rows.row_file import read_rows_file
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights
ONE = Settings(stories=StorySettings(one_story=True))
COURIER = """Harbour crane falls at Ostrel

Captain Mira Dost denied that the crane had been overloaded.
Prosecutor Jon Abel said the crane was inspected in March. She told the Courier that the brakes \
had failed.

The crane fell on Monday. Clerk Ada Quill saw it fall. Nobody was hurt.

Photo: Lena Marsh
Nine people watched from the quay.
Read also: the crane at Ostrel
A spokesman for the port said: "The brakes were not checked." Radio Harn, which spoke to him \
first, has the tape.

The port was built by the firm Harn and Sons. Its owner, Tom Reed, lives abroad.
"""
QUIET = """Crane falls into the harbour

A crane fell into the harbour at Ostrel on Monday. The port said it would look into it.
The mayor of Ostrel said that the harbour was shut. The brakes had failed, a fisherman said.
"""


def _compared(*lines: str, by: str = "model otter") -> Ledger:
    reports = [
        Report(
            one,
            f"{one}.txt",
            one,
            one,
            text,
            text.split("\n")[0],
            published="2031-03-04",
            language="en",
        )
        for one, text in (("courier", COURIER), ("quiet", QUIET))
    ]
    return comparing.compare(
        reports, settings=ONE, rows=read_rows_file("\n".join((f"by: {by}", *lines, "")))
    )


def _said(ledger: Ledger, words: str) -> Statement | None:
    return next(
        (s for story in ledger.stories for s in story.statements if words in s.quote.quote), None
    )


def _refused(ledger: Ledger) -> dict[str, int]:
    return dict(ledger.made.model.refused) if ledger.made.model else {}


DENIED = 'statement courier "the crane had been overloaded"'


@pytest.mark.parametrize("change", ["stance asserts", "stance hedges"])
def test_a_denial_with_its_cue_stays(change: str) -> None:
    ledger = _compared(f"{DENIED}: {change}")
    assert _said(ledger, "overloaded").stance is Stance.DENIES
    assert "a denial whose cue stands in the sentence" in _refused(ledger)


def test_a_person_may_say_otherwise() -> None:
    said = _said(_compared(f"{DENIED}: stance asserts", by="person ina"), "overloaded")
    assert said.stance is Stance.ASSERTS


def test_an_assertion_becomes_a_denial_only_by_a_word_that_denies() -> None:
    ledger = _compared('statement courier "the crane was inspected in March": stance denies')
    assert _said(ledger, "inspected in March").stance is Stance.ASSERTS
    assert "a denial without a word that denies" in _refused(ledger)


@pytest.mark.parametrize(
    ("words", "who", "taken"),
    [
        ("the crane was inspected in March", "Tom Reed", False),  # named elsewhere in the report
        ("the crane was inspected in March", "Mira Dost", False),  # the sentence names the speaker
        ("the brakes had failed", "Mira Dost", True),  # a pronoun may mean her
        ("the brakes had failed", "Ada Quill", False),  # she is named later
        ("the brakes had failed", "Tom Reed", False),
    ],
)
def test_words_go_to_who_is_named_in_reach(words: str, who: str, *, taken: bool) -> None:
    ledger = _compared(f'statement courier "{words}": speaker "{who}"')
    assert (who in (_said(ledger, words).speaker or "")) is taken
    assert bool(_refused(ledger)) is not taken


@pytest.mark.parametrize("who", ["fisherman", "Ostrel", "port"])
def test_words_stay_with_the_office_that_is_the_subject_of_the_cue(who: str) -> None:
    ledger = _compared(f'statement quiet "the harbour was shut": speaker "{who}"')
    assert "mayor" in (_said(ledger, "harbour was shut").speaker or "")


@pytest.mark.parametrize(
    ("words", "stance", "reason"),
    [
        ("checked.", "asserts", "words without the negation that belongs to them"),
        ("had been overloaded", "asserts", "a denial whose cue stands in the sentence"),
        ("Clerk Ada Quill saw it fall", "denies", "a denial without a word that denies"),
    ],
)
def test_an_added_statement_inverts_nothing(words: str, stance: str, reason: str) -> None:
    ledger = _compared(f'statement + courier "{words}": speaker "Mira Dost"; stance {stance}')
    assert reason in _refused(ledger)
    assert all(s.by is None for story in ledger.stories for s in story.statements)


def test_what_turns_a_third_of_the_story_one_way_is_refused_whole() -> None:
    bare = _compared(f"{DENIED}: stance denies")
    said = [s for story in bare.stories for s in story.statements if s.stance is Stance.ASSERTS]
    lines = [
        f'statement {s.report} "{s.quote.quote}": speaker "Ostrel"'
        for s in said
        if '"' not in s.quote.quote
    ]
    assert len(lines) > 2
    ledger = _compared(*lines)
    assert _refused(ledger) == {"more than a third of the statements changed in one way": 1}
    assert all(s.by is None for story in ledger.stories for s in story.statements)
