"""Rows files: what is written reads back equal, what does not hold is refused by line."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import make_report
from rashomon.model.point import PointKind, RelationKind
from rashomon.model.report import Report
from rashomon.model.row import (
    AddedStatement,
    Corrected,
    CorrectedStatement,
    Repairs,
    Row,
    RowAnswer,
    RowNote,
    RowRelation,
    RowWords,
)
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.rows.line_form import NO_END
from rashomon.rows.row_file import (
    ONLY_PERSONS,
    NotRows,
    ProvedRows,
    of_reports,
    prove_corrections,
    prove_rows,
    read_rows_file,
    written_rows,
)

COURIER = make_report(
    'The mayor said "no charges" had been filed. He said five boats burned; wire "five" '
    "boats.\nFive boats burned.",
    "courier",
)
WIRE = make_report(
    "Nobody was charged with arson. A clerk said a boat was missing.\nHome Harbour Town\nSubscribe",
    "wire",
)
BOTH = (COURIER, WIRE)


def span(report: Report, words: str, nth: int = 1) -> Span:
    at = -1
    for _ in range(nth):
        at = report.text.index(words, at + 1)
    return report.span(at, at + len(words))


FILE = r"""
// a remark
by: person Ada Quill

# Was anybody charged? | yes-no | 1c2
1 no: courier "\"no charges\" had been filed" hedges; wire "Nobody was charged" denies
2 yes, with five counts [5,]: wire "charged with arson"

# How many boats burned? | count
1 five [5,5]: courier "five boats burned"
  courier "Five boats burned"
"""


def test_a_file_gives_rows_with_exact_spans() -> None:
    file = read_rows_file(FILE)
    rows, faults = prove_rows(file, BOTH)
    assert (faults, file.faults) == ((), ())
    charged, burned = rows
    assert charged.by == "person Ada Quill"
    assert charged.kind is PointKind.YES_NO
    assert charged.relations == (RowRelation(1, 2, RelationKind.CONFLICT),)
    no, yes = charged.answers
    assert no.words == (
        RowWords(span(COURIER, '"no charges" had been filed'), Stance.HEDGES),
        RowWords(span(WIRE, "Nobody was charged"), Stance.DENIES),
    )
    assert (yes.value, yes.low, yes.high) == ("yes, with five counts", 5, None)
    assert [told.span for told in burned.answers[0].words] == [
        span(COURIER, "five boats burned"),
        span(COURIER, "Five boats burned"),
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            '# Q? | count\n1 a: courier "six boats"',
            'line 3: courier "six boats": words that do not stand in the report; copy the words',
        ),
        (
            '# Q? | count\n1 a: herald "boats"',
            "no such report; the reports are called courier, wire",
        ),
        (
            '# Q? | count\n1 a: courier "boats"#4',
            "not so often in the report; they stand there 3 times",
        ),
        (
            '# Q? | sum\n1 a: wire "boat"',
            'line 2: "sum": a question without a kind of answer; write # QUESTION | KIND',
        ),
        ("# Q?", "a question without a kind of answer"),
        (
            '# Q? | count | 1x2\n1 a: wire "boat"',
            'line 2: "1x2": no relation; write '
            "1c2, with one of: "
            "c conflict, u update, p spread, "
            "o opposed, s scope, r refine",
        ),
        (
            '# Q? | count | 1c2\n1 a: wire "boat"',
            '"1c2": a relation to an answer that is not there; relate two answers by their numbers',
        ),
        (
            '# Q? | count | by the mayor\n1 a: wire "boat"',
            'line 2: "the mayor": no author; write model NAME, assistant NAME',
        ),
        ('# Q? | count | made by hand\n1 a: wire "boat"', 'line 2: "made": no relation'),
        ('# Q?\n1 a: wire "boat"', "line 3: below a question that was refused"),
        (f"# {'x' * 301} | count", "line 2: a question of more than 300 characters"),
        (
            '# Q? | count\n1 a: wire "boat"\nnote the mayor: hm',
            "line 4: not of the form of a note; below a question write note person NAME",
        ),
        ("note person A: hm", "line 2: not of the form of a note"),
        ('1 a: wire "boat"', "an answer before any question"),
        (
            "# Q? | count\n1 none at all",
            "an answer without words of a report; write NUMBER SHORT ANSWER",
        ),
        ('# Q? | count\n1 a: wire "boat', "words without their end"),
        ('# Q? | count\n1 a: wire "boat"; wire "boat"', "the same words under one question again"),
        (
            '# Q? | count\n1 a as of 2031-99-99: wire "boat"',
            'line 3: "as of 2031-99-99": a day that no calendar has; write as of 2031-03-05',
        ),
        (
            '# Q? | count\n1 a: wire "boat" as of 2031-02-30',
            'line 3: "boat": a day that no calendar has',
        ),
        (
            '# Q? | count\n1 a as of 2031-03/2031-02-01: wire "boat"',
            '"as of 2031-03/2031-02-01": a day that no calendar has',
        ),
        ("what is this", "line 2: not of the form of a row; write // before a remark"),
        (
            'statement wire "a boat was lost": stance denies',
            "words that do not stand in the report",
        ),
        (
            'statement courier "boats burned": stance denies',
            "words that stand more than once in the report; write #1 to #2 behind them",
        ),
        (
            'statement courier "boats": stance denies',
            "words that stand more than once in the report; write #1 to #3 behind them",
        ),
        (
            'statement wire "a boat was missing": speaker "the king"',
            "a speaker whom the report does not name",
        ),
        (
            'statement wire "a boat was missing": stance denying',
            '"denying": no stance; write one of asserts, denies, hedges',
        ),
        (
            'statement wire "a boat was missing"',
            'not of the form of a correction; write statement REPORT "words"',
        ),
        (
            'statement herald "Home": stance denies',
            '"herald": no such report; the reports are called courier, wire',
        ),
        ('statement wire "Home" of "Sub', "words without their end"),
        ('statement wire "a boat was missing": none', "not of the form of a correction"),
        ('name "Harbour": place', "line 2: an answer before any question"),
    ],
)
def test_a_line_that_does_not_hold_is_refused_with_its_reason(lines: str, told: str) -> None:
    file = read_rows_file(f"by: model m\n{lines}")
    _, missing = prove_rows(file, BOTH)
    _, lost = prove_corrections(file, BOTH)
    faults = [str(fault) for fault in (*file.faults, *missing, *lost)]
    assert any(told in fault for fault in faults), faults


@pytest.mark.parametrize("text", ["", "// nothing\n", "# Q? | count\n", "by: nobody\n"])
def test_a_file_says_by_whom_it_is(text: str) -> None:
    with pytest.raises(NotRows, match="by: model NAME"):
        read_rows_file(text)


REPAIRS = Repairs(
    "person Ada Quill",
    (
        CorrectedStatement(
            span(COURIER, '"no charges" had been filed'),
            "He",
            Corrected("The mayor", Stance.HEDGES, "wire"),
        ),
        CorrectedStatement(span(COURIER, "boats burned", 2), "", Corrected(through="")),
        CorrectedStatement(span(WIRE, "boat was"), None, Corrected("")),
    ),
    (AddedStatement(span(WIRE, "Nobody was charged"), None, Stance.DENIES),),
)


def test_corrections_come_back_equal() -> None:
    text = written_rows("person Ada Quill", (), REPAIRS, BOTH)
    found, faults = prove_corrections(read_rows_file(text), BOTH)
    assert (faults, found) == ((), REPAIRS)
    assert (
        'statement courier "\\"no charges\\" had been filed" of "He": speaker "The mayor"; '
        'stance hedges; through "wire"'
    ) in text


def test_a_revised_report_is_found_by_its_name() -> None:
    text = written_rows("person Ada Quill", prove_rows(read_rows_file(FILE), BOTH)[0], None, BOTH)
    later = make_report(WIRE.text.replace("with arson", "with theft"), "wire")
    rows, faults = prove_rows(read_rows_file(text), (COURIER, later))
    assert [str(fault).split(": ")[1] for fault in faults] == ['wire "charged with arson"', '"1c2"']
    assert [len(row.answers) for row in rows] == [1, 1]


def test_a_story_gets_the_rows_that_quote_its_reports() -> None:
    rows, _ = prove_rows(read_rows_file(FILE), BOTH)
    own = of_reports(ProvedRows("person Ada Quill", rows, REPAIRS), [WIRE])
    assert [[len(answer.words) for answer in row.answers] for row in own.rows] == [[1, 1]]
    assert [one.words.report for one in own.repairs.statements] == ["wire"]
    assert [one.words.report for one in own.repairs.added] == ["wire"]


_TEXT = st.text(alphabet="ab1 \"'\\;:|#[],.\n“”", min_size=1, max_size=60)
_WORDS = _TEXT.filter(lambda text: any(c.isalnum() for c in text))
_SHORT = st.builds(
    lambda text, end: " ".join(f"{text}{end}".split()),
    _WORDS,
    st.sampled_from(["", "]", "[1,2]", " as of 2031", " as of .."]),
)
_NAMED = st.builds(
    lambda kind, text: f"{kind} {' '.join(text.split())}",
    st.sampled_from(["model", "assistant", "person"]),
    _WORDS,
)
_DAYS = st.sampled_from(
    [None, "2031", "2031-03-05", "2031-03-05/2031-03-07", "../2031-03", "2031-03-05T10:00"]
)
_UNITS = (
    st.none()
    | st.just("")
    | _TEXT
    | st.sampled_from(["denies", 'x" as of 2031', '; wire "a" unit "b"'])
)
_NOTES = st.builds(
    RowNote,
    _NAMED,
    st.sampled_from(["", "2031-03-05T10:00", "2031-03-05T10:00:01+02:00"]),
    _TEXT.map(str.strip),
)
_BOUND = st.sampled_from([None, 0.0, 2.5, -7.0, 1_234_567.0])
_BOUNDS = st.tuples(_BOUND, _BOUND).map(lambda pair: pair if None in pair else tuple(sorted(pair)))


@st.composite
def _written(draw: st.DrawFn) -> tuple[list[Row], list[Report]]:
    """Rows of any words, over reports that hold these words."""
    texts = draw(st.lists(_WORDS, min_size=1, max_size=4))
    reports = [
        make_report(f"so it was {text.rstrip()} said he {number}", f"r{number}")
        for number, text in enumerate(texts)
    ]
    by = draw(_NAMED)
    units, days = (
        (_UNITS, st.just("") | _DAYS) if by.startswith("person ") else (st.none(), st.none())
    )
    told = [
        RowWords(
            r.span(10, 10 + len(text.rstrip())),
            draw(st.sampled_from([None, *Stance])),
            draw(units),
            draw(days),
        )
        for r, text in zip(reports, texts, strict=True)
    ]
    told = [words for words in told if _is_found(words, reports)]
    answers = tuple(
        RowAnswer(n, draw(_SHORT), (words,), *draw(_BOUNDS), draw(_DAYS))
        for n, words in enumerate(told, 1)
    )
    pairs = [
        RowRelation(a.number, b.number, draw(st.sampled_from(RelationKind)))
        for a, b in pairwise(answers)
    ]
    row = Row(
        draw(_SHORT),
        draw(st.sampled_from(PointKind)),
        answers,
        tuple(pairs),
        by,
        id=draw(st.sampled_from(["", "r1a2b3"])),
        made_from=draw(st.just("") | _NAMED),
        accepted=draw(st.just("") | _NAMED),
        rejected=draw(st.booleans()),
        notes=tuple(draw(st.lists(_NOTES, max_size=3))),
        seen=tuple(sorted({report.sha256 for report in reports})),
    )
    return [row] if answers else [], reports


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(written=_written(), by=_NAMED)
def test_whatever_is_written_reads_back_equal(
    written: tuple[list[Row], list[Report]], by: str
) -> None:
    rows, reports = written
    text = written_rows(by, rows, None, reports)
    file = read_rows_file(text)
    assert (file.by, file.faults, prove_rows(file, reports)) == (by, (), (tuple(rows), ()))
    assert written_rows(by, prove_rows(file, reports)[0], None, reports) == text


@pytest.mark.parametrize("part", ['unit "boat"', "as of 2031-03-05", "as of ?"])
def test_a_unit_or_a_day_that_no_person_gives_is_refused_and_the_words_are_taken(part: str) -> None:
    text = f'by: model m\n# How many boats? | count\n1 five: courier "five boats" {part}'
    (row,), (fault,) = prove_rows(read_rows_file(text), BOTH)
    assert row.answers[0].words == (RowWords(span(COURIER, "five boats")),)
    assert (
        str(fault) == f"line 3: {ONLY_PERSONS}; leave it out: the program reads it from the words"
    )


@pytest.mark.parametrize("part", ['unit "boat', "as of noon", "unit boat", "#1 #1 #1 #1 #1 #1"])
def test_what_is_no_part_behind_words_is_refused(part: str) -> None:
    file = read_rows_file(f'by: person A\n# Q? | count\n1 five: courier "five boats" {part}')
    assert [fault.reason for fault in file.faults] == [NO_END]


def test_a_hostile_line_of_units_is_read_in_time() -> None:
    start = process_time()
    read_rows_file('by: person A\n# Q? | count\n1 five: courier "five' + '" unit "a' * 20_000)
    assert process_time() - start < 3


def test_a_file_is_by_whom_it_says_or_by_whom_it_is_said_to_be() -> None:
    lines = '# How many boats burned? | count\n1 five: courier "five boats burned"\n'
    (row,), _ = prove_rows(read_rows_file(lines, "assistant otter"), BOTH)
    assert row.by == "assistant otter"
    assert read_rows_file(f"by: person  Ada\n{lines}", "person Ada").by == "person Ada"
    with pytest.raises(NotRows, match="line 1: it is by person Ada, not by assistant otter"):
        read_rows_file(f"by: person Ada\n{lines}", "assistant otter")


def _is_found(words: RowWords, reports: list[Report]) -> bool:
    from rashomon.rows.quoted_words import find_words, page_of

    report = next(report for report in reports if report.id == words.span.report)
    return words.span in find_words(page_of(report), words.span.quote)
