"""Corrections of a reply, by the numbers of sentences."""

import pytest

from factories import make_report, make_statement, quoted
from rashomon.model.row import Corrected, Repairs
from rashomon.model.statement import Stance
from rashomon.model_reading.reply_corrections import FOREIGN, NO_NUMBER, read_corrections
from rashomon.model_reading.reply_form import NO_FORM
from rashomon.model_reading.tally import Tally
from rashomon.rows.quoted_words import NO_REPORT, NOT_THERE, page_of

LONG = "7" * 5000  # more digits than Python turns into a number
BLANKS = " " * 50_000
REPORT = make_report(
    "Goats at Ostrel\n"
    'Mira Dost told Radio Harn: "The gate was shut." Bo Dost and Mrs Dost were there.\n'
    '"Nobody saw the goats," Abel said in a letter.\n',
    "herald",
)
SAID = make_statement(REPORT, '"The gate was shut."', "Mira Dost", via=("Abel",))


def _read(*lines: str) -> tuple[Repairs | None, Tally]:
    tally, pages = Tally("digest"), {"herald": page_of(REPORT)}
    return read_corrections("\n".join(lines), {1: SAID}, pages, "model otter", tally), tally


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        *(
            (line, NO_NUMBER)
            for line in ("S2 speaker nobody", "S 2 speaker nobody", "S2 : stance denies")
        ),
        *(
            (line, NO_REPORT)
            for line in (
                'S+ wire: "The goats fled", speaker: "a herder" denies.',
                'S + wire "The goats fled" speaker nobody',
            )
        ),
        *(
            (line, NO_FORM)
            for line in (
                f"S{LONG}: stance denies",
                "S1:stance denies",
                f"S1{BLANKS}x",
                'S+ wire: "The goats fled"',
                'S1 words "The gate"',
                "S1 none",
                'name "Bo Dost": same as "Mrs Dost"',
                "N1 person",
                "F: 1-3, 7",
            )
        ),
        ('S1 through "Radio Brill"', NOT_THERE),
        ('S+ herald "The gate was shut" speaker "Abel" through "Radio Harn"', FOREIGN),
        ('S+ herald "Nobody saw the cow" speaker "Abel" through "a letter"', NOT_THERE),
    ],
)
def test_what_is_not_there_or_of_another_form_is_refused(line: str, reason: str) -> None:
    found, tally = _read(line)
    assert (found, dict(tally.refused)) == (None, {reason: 1})


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ('S1 speaker "Bo Dost"', Corrected(speaker="Bo Dost")),
        ("s 1: speaker nobody.", Corrected(speaker="")),
        ("S1 stance hedges", Corrected(stance=Stance.HEDGES)),
        ('S1 through "Radio Harn"', Corrected(through="Radio Harn")),
        ("S1 through none", Corrected(through="")),
    ],
)
def test_speaker_stance_and_channel_are_corrected(line: str, change: Corrected) -> None:
    found, tally = _read(line)
    (one,) = found.statements
    assert (one.words, one.change, tally.taken) == (SAID.quote, change, 1)


def test_a_statement_that_is_missing_is_added_with_its_marks() -> None:
    found, _ = _read('S+ herald "Nobody saw the goats," speaker "Abel" through "a letter" hedges')
    (one,) = found.added
    assert one.words == quoted(REPORT, '"Nobody saw the goats,"')
    assert (one.speaker, one.through, one.stance) == ("Abel", "a letter", Stance.HEDGES)
