"""How lines of replies may be written, and what is said of those that are not of the form."""

import pytest

from rashomon.model_reading.first_pass import NO_QUESTION, joined
from rashomon.model_reading.repair_pass import NO_NUMBER, NumberedItems, read_repairs
from rashomon.model_reading.reply_form import NO_FORM
from rashomon.model_reading.second_look import NO_ROW, NO_WORDS, SecondLook, read_second
from rashomon.model_reading.tally import Tally
from rashomon.rows.quoted_words import NO_REPORT

LONG = "7" * 5000  # more digits than Python turns into a number
BLANKS = " " * 50_000


def refused(stage: str, line: str) -> str | None:
    """Why the line is refused in this stage, which has shown nothing: NO_FORM where it is not
    understood at all."""
    tally = Tally(stage)
    if stage == "repairs":
        read_repairs(line, NumberedItems({}, (), ()), {}, "model otter", tally)
    elif stage == "second":
        read_second(line, SecondLook((), {}), {}, "model otter", tally)
    else:
        joined([], line, tally)
    return next(iter(tally.refused), None)


@pytest.mark.parametrize(
    ("stage", "line", "reason"),
    [
        *(
            ("second", line, NO_ROW)
            for line in (
                "R1: 2c3",
                "R12 3 u 4 - they count another day",
                "r1.2 n 3: one harbour",
                "R123c4",
                f"R1{BLANKS}2c3",
            )
        ),
        *(
            ("second", line, NO_WORDS)
            for line in (
                "L1: none",
                "L 1 none of them",
                "L1: R2: 3",
                "L1 R2 new nine",
                "L1: R2: new: nine",
                "L1: R2 new : 9",
            )
        ),
        *(
            ("repairs", line, NO_NUMBER)
            for line in (
                "S1: none",
                "S 1 speaker nobody",
                "S1 : stance denies",
                "N1: person",
                "N 1 kind place.",
                "N same: 1, 2",
                "N= 1 2",
                "F: 1-3, 7",
                "P 2",
            )
        ),
        *(
            ("repairs", line, NO_REPORT)
            for line in (
                'S+ wire: "The goats fled", speaker: "a herder" denies.',
                'S + wire "The goats fled" speaker nobody',
            )
        ),
        *(("join", line, NO_QUESTION) for line in ("same: Q1, Q2", "Same 1 2")),
    ],
)
def test_a_line_is_understood_however_it_is_spaced(stage: str, line: str, reason: str) -> None:
    assert refused(stage, line) == reason


@pytest.mark.parametrize(
    ("stage", "line"),
    [
        *(
            ("second", line)
            for line in (
                f"R{LONG}: 2c3",
                f"R1: {LONG}c3",
                f"L{LONG}: none",
                f"L1: R{LONG}: 3",
                "R1: 2x3",
                "L1: R2: newer",
                f"R1{BLANKS}x",
                f"L1{BLANKS}x",
            )
        ),
        *(
            ("repairs", line)
            for line in (
                f"S{LONG}: none",
                f"N{LONG} person",
                f"N same {LONG}, 2",
                f"F: {LONG}",
                f"P: 1-{LONG}",
                "S1:none",
                "N1:",
                'S+ wire: "The goats fled"',
                f"N1 a{BLANKS}b",
                f"N same{BLANKS}x",
            )
        ),
        *(("join", line) for line in (f"same: {LONG}, 2", "same: goats")),
    ],
)
def test_a_line_of_another_form_is_refused_and_stops_nothing(stage: str, line: str) -> None:
    assert refused(stage, line) == NO_FORM
