"""Rows files: what is written reads back equal, what does not hold is refused by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_report
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind, RelationKind
from rashomon.model.report import Report
from rashomon.model.row import (
    AddedStatement,
    Corrected,
    CorrectedStatement,
    Repairs,
    Row,
    RowAnswer,
    RowRelation,
    RowWords,
)
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.rows.row_file import (
    NotRows,
    ProvedRows,
    labels_of,
    of_reports,
    prove_corrections,
    prove_rows,
    read_rows_file,
    written_rows,
)

COURIER = make_report(
    'The mayor said "no charges" had been filed. He said five boats burned; wire "five" boats.\nFive boats burned.', "courier"
)
WIRE = make_report("Nobody was charged with arson. A clerk said a boat was missing.\nHome Harbour Town\nSubscribe", "wire")
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
    assert no.told == (
        RowWords(span(COURIER, '"no charges" had been filed'), Stance.HEDGES),
        RowWords(span(WIRE, "Nobody was charged"), Stance.DENIES),
    )
    assert (yes.value, yes.low, yes.high) == ("yes, with five counts", 5, None)
    assert [told.span for told in burned.answers[0].told] == [span(COURIER, "five boats burned"), span(COURIER, "Five boats burned")]


def test_quotation_marks_inside_words_need_no_backslash_where_it_is_clear() -> None:
    file = read_rows_file(
        'by: person A\n# What had been filed? | attribute\n1 none: courier "said "no charges" had been"; wire "Nobody was"'
    )
    (row,), faults = prove_rows(file, BOTH)
    assert not faults
    assert [told.span.quote for told in row.answers[0].told] == ['said "no charges" had been', "Nobody was"]


def test_words_like_another_quotation_come_back_whole() -> None:
    told = RowWords(span(COURIER, 'burned; wire "five" boats'))
    rows = (Row("How | many \\ boats?", PointKind.COUNT, (RowAnswer(1, 'a: wire "x" [1,2]', (told,)),), (), "model m"),)
    text = written_rows("model m", rows, None, BOTH)
    assert prove_rows(read_rows_file(text), BOTH) == (rows, ())


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('# Q? | count\n1 a: courier "six boats"', 'line 3: courier "six boats": words that do not stand in the report; copy the words'),
        ('# Q? | count\n1 a: herald "boats"', "no such report; the reports are called courier, wire"),
        ('# Q? | count\n1 a: courier "boats"#4', "not so often in the report; they stand there 3 times"),
        ("# Q? | sum\n1 a: wire \"boat\"", "line 2: 'sum' is no kind of answer; write # QUESTION | KIND"),
        ("# Q?", "a question without a kind of answer"),
        ('# Q? | count | 1x2\n1 a: wire "boat"', "'1x2' is no relation; write 1c2"),
        ('# Q? | count | 1c2\n1 a: wire "boat"', "a relation of 1 to 2; relate two answers by their numbers"),
        ('1 a: wire "boat"', "an answer before any question"),
        ("# Q? | count\n1 none at all", "an answer without words of a report; write NUMBER SHORT ANSWER"),
        ('# Q? | count\n1 a: wire "boat', "words without their end"),
        ('# Q? | count\n1 a: wire "boat"; wire "boat"', "the same words under one question again"),
        ("what is this", "line 2: not of the form of a rows file; write // before a remark"),
        ('statement wire "a boat was lost": none', "words that do not stand in the report"),
        ('statement courier "boats burned": none', "words that stand 2 times in the report; write #1 to #2 behind them"),
        ('statement courier "boats": none', "words that stand 3 times in the report; write #1 to #3 behind them"),
        ('statement wire "a boat was missing": speaker "the king"', "a speaker whom the report does not name"),
        ('statement wire "a boat was missing": stance denying', "'denying' is no stance; write one of asserts, denies, hedges"),
        ('statement wire "a boat was missing"', 'not of the form of a correction; write statement REPORT "words"'),
        ('name "Harbour": ship', "write name"),
        ('furniture herald "Home"', "no report 'herald'"),
        ('furniture wire "Home" to "Sub', "words without their end"),
    ],
)  # fmt: skip
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
        CorrectedStatement(span(COURIER, '"no charges" had been filed'), "He", Corrected("The mayor", Stance.HEDGES, "wire")),
        CorrectedStatement(span(COURIER, "boats burned", 2), "", Corrected(none=True)),
        CorrectedStatement(span(WIRE, "boat was"), None, Corrected("", words=span(WIRE, "a boat was missing"))),
    ),
    (AddedStatement(span(WIRE, "Nobody was charged"), None, Stance.DENIES),),
    (("Ada Quill", 'A. "Ace" Quill', "Quill"),),
    {"Home": NameKind.PLACE},
    ("Town", "Subscribe"),
    {"wire": ((span(WIRE, "Home").start, len(WIRE.text)),)},
    {"courier": ((0, len(COURIER.text)),)},
)


def test_corrections_come_back_equal() -> None:
    text = written_rows("person Ada Quill", (), REPAIRS, BOTH)
    found, faults = prove_corrections(read_rows_file(text), BOTH)
    assert faults == ()
    assert found == REPAIRS
    assert 'statement courier "\\"no charges\\" had been filed" of "He": speaker "The mayor"; stance hedges; through "wire"' in text


def test_reports_go_by_the_hash_of_their_text_where_the_file_has_it() -> None:
    rows = prove_rows(read_rows_file(FILE), BOTH)[0]
    text = written_rows("person Ada Quill", rows, REPAIRS, BOTH)
    renamed = (make_report(COURIER.text, "wire"), make_report(WIRE.text, "a (2)"))
    found, faults = prove_rows(read_rows_file(text), renamed)
    assert faults == ()
    assert [told.span.report for row in found for answer in row.answers for told in answer.told] == [
        "wire",
        "a (2)",
        "a (2)",
        "wire",
        "wire",
    ]
    again = written_rows("person Ada Quill", found, None, renamed)
    assert prove_rows(read_rows_file(again), renamed) == (found, ())
    assert labels_of(renamed) == {"wire": "wire", "a (2)": "a-2"}


def test_a_revised_report_is_found_by_its_name() -> None:
    text = written_rows("person Ada Quill", prove_rows(read_rows_file(FILE), BOTH)[0], None, BOTH)
    later = make_report(WIRE.text.replace("with arson", "with theft"), "wire")
    rows, faults = prove_rows(read_rows_file(text), (COURIER, later))
    assert [str(fault).split(": ")[1] for fault in faults] == ['wire "charged with arson"']
    assert [len(row.answers) for row in rows] == [1, 1]


def test_a_story_gets_the_rows_that_quote_its_reports() -> None:
    rows, _ = prove_rows(read_rows_file(FILE), BOTH)
    own = of_reports(ProvedRows("person Ada Quill", rows, REPAIRS), [WIRE])
    assert [[len(answer.told) for answer in row.answers] for row in own.rows] == [[1, 1]]
    assert own.repairs is not None
    assert [one.words.report for one in own.repairs.statements] == ["wire"]
    assert own.repairs.prose == {}


_WORDS = st.text(alphabet="ab1 \"'\\;:|#[],.\n“”", min_size=1, max_size=60).filter(lambda text: any(c.isalnum() for c in text))


@given(texts=st.lists(_WORDS, min_size=1, max_size=4), question=_WORDS, value=_WORDS, data=st.data())
def test_whatever_is_written_reads_back_equal(texts: list[str], question: str, value: str, data: st.DataObject) -> None:
    reports = [make_report(f"so it was {text} said he {number}", f"r{number}") for number, text in enumerate(texts)]
    told = [
        RowWords(r.span(10, 10 + len(text.rstrip())), data.draw(st.sampled_from([None, *list(Stance)[1:]])))
        for r, text in zip(reports, texts, strict=True)
        if text.strip()
    ]
    rows = (
        Row(" ".join(question.split()), PointKind.COUNT, (RowAnswer(1, " ".join(value.split()), tuple(told), 2.5, None),), (), "model m"),
    )
    text = written_rows("model m", rows, None, reports)
    found, faults = prove_rows(read_rows_file(text), reports)
    assert faults == ()
    kept = [words for words in told if _is_found(words, reports)]
    assert [words for row in found for answer in row.answers for words in answer.told] == kept
    if kept:
        assert (found[0].question, found[0].answers[0].value) == (rows[0].question, rows[0].answers[0].value)


def _is_found(words: RowWords, reports: list[Report]) -> bool:
    from rashomon.rows.quoted_words import find_words, page_of

    report = next(report for report in reports if report.id == words.span.report)
    return words.span in find_words(page_of(report), words.span.quote)
