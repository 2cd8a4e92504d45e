"""Corrections by number: names that are taken apart or called otherwise, and channels of
statements."""

import pytest

from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
from rashomon.model.row import Repairs
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.model_reading.prompts import sheets_of
from rashomon.model_reading.repair_pass import (
    FOREIGN,
    NO_NUMBER,
    NO_SPELLING,
    read_repairs,
    shown_of,
)
from rashomon.model_reading.tally import Tally
from rashomon.rows.quoted_words import NOT_THERE, page_of

TEXT = (
    "Goats at Ostrel\n"
    'Mira Dost told Radio Harn: "The gate was shut." Bo Dost and Mrs Dost were there.\n'
    '"Nobody saw the goats," Abel said in a letter.\n'
)
REPORT = Report("herald", "herald.txt", "herald", "herald", TEXT, "Goats", language="en")
SPELLINGS = ("Mira Dost", "Bo Dost", "Mrs Dost")


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return REPORT.span(start, start + len(words))


SAID = Statement(
    "s1",
    "herald",
    _span('"The gate was shut."'),
    _span("told"),
    "Mira Dost",
    None,
    _span("Mira Dost"),
    False,
    ("Abel",),
    Mode.DIRECT,
    Stance.ASSERTS,
)
NAME = Name("n1", "Mrs Dost", NameKind.PERSON, SPELLINGS, tuple(map(_span, SPELLINGS)))


def _read(*lines: str) -> tuple[Repairs | None, Tally]:
    tally, pages = Tally("repairs"), {"herald": page_of(REPORT)}
    shown = shown_of(sheets_of([REPORT]), [SAID], [NAME])
    return read_repairs("\n".join(lines), shown, pages, "model otter", tally), tally


@pytest.mark.parametrize(
    ("line", "apart"),
    [
        ('N split 1: "Mira Dost" "Bo Dost"', ("Mira Dost", "Bo Dost")),
        ('N split 1: "Bo Dost"', ("Bo Dost", "Mrs Dost")),
        ('N split 1 "Bo Dost", "Mira Dost".', ("Bo Dost", "Mira Dost")),
    ],
)
def test_spellings_of_one_name_are_taken_apart(line: str, apart: tuple[str, ...]) -> None:
    found, tally = _read(line)
    assert (found.apart, tally.taken) == ((apart,), 1)


def test_a_name_is_called_by_another_of_its_spellings() -> None:
    found, _ = _read('N 1 called "Mira Dost"')
    assert found.called == (("Mrs Dost", "Mira Dost"),)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('N split 1: "Mira Dost" "Abel"', NO_SPELLING),
        ('N 1 called "Abel"', NO_SPELLING),
        ('N split 2: "Mira Dost" "Bo Dost"', NO_NUMBER),
        ('N 2 called "Mira Dost"', NO_NUMBER),
        ('S1 through "Radio Brill"', NOT_THERE),
        ('S+ herald "The gate was shut" speaker "Abel" through "Radio Harn"', FOREIGN),
        ('S+ herald "Nobody saw the cow" speaker "Abel" through "a letter"', NOT_THERE),
    ],
)
def test_what_is_not_there_is_refused(line: str, reason: str) -> None:
    found, tally = _read(line)
    assert (found, dict(tally.refused)) == (None, {reason: 1})


def test_a_missing_statement_may_bear_its_channel() -> None:
    found, _ = _read('S+ herald "Nobody saw the goats" speaker "Abel" through "a letter"')
    (added,) = found.added
    assert (added.speaker, added.through) == ("Abel", "a letter")
    assert "Nobody saw the goats" in added.words.quote
