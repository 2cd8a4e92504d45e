"""Numbers of a draft that reports took back, and numbers that only the newest report has."""

import pytest

from drafts import check, kinds, notes_of_kind, only, report

pytestmark = pytest.mark.weights

FIRST = report(
    "finch",
    "Landslide buries inn at Orvask\n\n"
    "A landslide buried an inn at Orvask on Monday and killed 31 guests, the rescuers said.\n",
    "2031-06-10",
)
COUNTED_AGAIN = report(
    "wren",
    "Rescuers count the dead again\n\n"
    "The rescue service on Thursday lowered the number of dead at Orvask to 29. It had "
    "earlier said that 31 people had died. Two names stood twice on its list.\n",
    "2031-06-12",
)
RISEN = report(
    "owl",
    "Two more bodies found at Orvask\n\nThe number of dead at Orvask rose to 33 on Friday.\n",
    "2031-06-13",
)
AS_BEFORE = report("heron", "In all 31 people died at Orvask, the coroner found.\n", "2031-06-20")


def test_a_number_that_a_report_took_back_has_the_correction_beside_it() -> None:
    draft = "31 people lost their lives when mud came down on the inn."
    (note,) = notes_of_kind(only(draft, FIRST, COUNTED_AGAIN), "overtaken")
    words = " ".join(line for line, _ in note.lines)
    assert "to 29" in words
    assert "earlier said that 31" in words


@pytest.mark.parametrize(
    "draft",
    [
        "29 people died, the rescue service now says; at first it had counted 31.",
        "The rescue service corrected the number of dead from 31 to 29.",
        "29 guests of the inn are dead.",
    ],
)
def test_a_draft_that_has_the_correction_has_no_note(draft: str) -> None:
    assert kinds(only(draft, FIRST, COUNTED_AGAIN)) == []


def test_a_number_that_a_report_gives_again_after_its_correction_stands() -> None:
    draft = "31 people lost their lives when mud came down on the inn."
    assert kinds(only(draft, FIRST, COUNTED_AGAIN, AS_BEFORE)) == []


def test_a_correction_is_of_no_other_event() -> None:
    draft = "In 2019 an avalanche at Lund killed 31 skiers."
    skiers = report("tern", "An avalanche at Lund killed 31 skiers in 2019.\n", "2031-06-14")
    assert notes_of_kind(only(draft, FIRST, COUNTED_AGAIN, skiers), "overtaken") == []


def test_the_number_of_the_newest_report_is_not_told_otherwise_by_older_ones() -> None:
    draft = "A landslide buried an inn at Orvask on Monday and killed 33 guests."
    assert kinds(only(draft, FIRST)) == ["number"]
    assert kinds(only(draft, FIRST, RISEN)) == []


def test_a_number_of_an_older_report_is_told_otherwise_by_a_newer_one() -> None:
    older = report("owl", "The number of dead at Orvask rose to 33 on Sunday.\n", "2031-06-09")
    draft = "A landslide buried an inn at Orvask on Monday and killed 33 guests."
    assert kinds(only(draft, FIRST, older)) == ["number"]


def test_what_a_draft_tells_of_an_earlier_count_is_not_overtaken() -> None:
    sentences = check(
        "The dead of Orvask\nThe toll rose from 31 to 33 on Friday.", FIRST, RISEN
    ).sentences
    assert kinds(sentences[-1]) == []
