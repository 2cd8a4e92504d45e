"""Lines of replies, the grammar of rows, and corrections by number."""

import re
from importlib.resources import files

import pytest

from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
from rashomon.model.row import Repairs
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.model_reading.first_pass import NO_QUESTION, joined
from rashomon.model_reading.prompts import orders, sheets_of
from rashomon.model_reading.repair_pass import (
    FOREIGN,
    NO_NUMBER,
    NO_SPELLING,
    NumberedItems,
    read_repairs,
    shown_of,
)
from rashomon.model_reading.reply_form import NO_FORM
from rashomon.model_reading.second_look import NO_ROW, NO_WORDS, SecondLook, read_second
from rashomon.model_reading.tally import Tally
from rashomon.rows.quoted_words import NO_REPORT, NOT_THERE, page_of

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


GRAMMAR = files("rashomon.shipped.tables.model_reading").joinpath("rows.gbnf").read_text("utf-8")


_PART = re.compile(r'"(?:\\.|[^"\\])*"|\[(?:\\.|[^\]\\])*\](?:\{[\d,]+\})?|[a-z]+|\S')


def pattern(name: str = "root") -> str:
    """A rule of the grammar, none of which calls itself, as a regular expression."""
    (rule,) = re.findall(rf"^{name} ::= (.+)$", GRAMMAR, re.M)
    out = []
    for part in _PART.findall(rule):
        if part[0] == '"':
            out.append(re.escape(part[1:-1].replace("\\n", "\n").replace('\\"', '"')))
        elif part[0] == "[":
            out.append(part)
        else:
            out.append(f"(?:{pattern(part)})" if part.isalpha() else part)
    return "".join(out)


def examples(stage: str) -> str:
    lines = orders(stage).split("\n")
    start = lines.index("Example, from other reports:") + 1
    return "\n".join(lines[start : lines.index("", start)]) + "\n"


@pytest.mark.parametrize("stage", ["rows"])
def test_the_examples_of_the_orders_are_of_the_grammar(stage: str) -> None:
    assert re.fullmatch(pattern(), examples(stage))


@pytest.mark.parametrize(
    "reply",
    [
        "Sure! Here are the rows.",
        "# How many goats? | count | 1c2\n",
        '# How many goats?\n1 nine: courier "nine goats"\n',
        '# How many goats? | goats | \n1 nine: courier "nine goats"\n',
        "# How many goats? | count | \n1 nine: nine goats\n",
        '[{"question": "How many goats?"}]',
    ],
)
def test_nothing_else_is(reply: str) -> None:
    assert not re.fullmatch(pattern(), reply)


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
