"""Rows files of an author who means ill: lines that take long, numbers without end, names that look like others."""

import time

import pytest

from factories import make_report
from rashomon.model.row import Row
from rashomon.rows.line_form import LONGEST_NAME, author_in
from rashomon.rows.row_file import NotRows, labels_of, prove_corrections, prove_rows, read_rows_file

REPORT = make_report("Two cows died in the fire. Three cows fled.", "courier")
HEADS = (
    "# ", "# Q? | count | ", "# Q? | count | by person ", "1 ", "1 x: a \"", "1 x [", "a \"", "note ", "note person a 2031-03-05T10:00:",
    "report ", "statement a \"", "statement a \"b\": speaker ", "name \"", "name \"a\": same as ", "furniture a \"",
)  # fmt: skip
PIECES = ('"', " ", "#1 ", ":", "; ", "a ", "\\", "|", "[1,", "as of 2031-01-01 ", "1c2 ", "denies ", '"; a "', " 2031-03-05T10:")


def rows_of(*lines: str, by: str = "model otter") -> tuple[tuple[Row, ...], int]:
    """The rows that stand, and how many lines or parts of lines do not."""
    file = read_rows_file("\n".join((f"by: {by}", *lines)))
    rows, faults = prove_rows(file, [REPORT])
    return rows, len(faults) + len(file.faults) + len(prove_corrections(file, [REPORT])[1])


@pytest.mark.parametrize("head", HEADS)
def test_a_long_line_is_read_in_time(head: str) -> None:
    for piece in PIECES:
        for end in ("", "x", '"'):
            started = time.process_time()
            rows_of("# Q? | count", head + piece * (20_000 // len(piece)) + end)
            assert time.process_time() - started < 2, (piece, end)


def test_a_place_of_many_digits_is_no_place() -> None:
    assert rows_of("# Q? | count", f'1 x: courier "Two cows"#{"9" * 5_000}') == ((), 1)


@pytest.mark.parametrize("bounds", [f"[{'9' * 400},{'9' * 400}]", "[9,1]", "[-1,-2]", "[1.2.3,4]"])
def test_bounds_that_no_interval_has_are_left_out(bounds: str) -> None:
    (row,), _ = rows_of("# Q? | count", f'1 two {bounds}: courier "Two cows"', by="person Ada")
    (answer,) = row.answers
    assert answer.value == "two"
    assert answer.low is None or answer.high is None


def test_an_authors_words_hold_no_sign_that_nobody_sees() -> None:
    (row,), _ = rows_of(
        "# How\u202e many\x1b[31m\u200b? | count | accepted by person I\u2066na",
        '1 t\u202ewo: courier "Two cows"',
        "note person I\u200bna: so\x07 it is",
        by="person Ada\u202e\u200b\x1b",
    )
    assert (row.question, row.by, row.accepted) == ("How many[31m?", "person Ada", "person Ina")
    assert (row.answers[0].value, row.notes[0].by, row.notes[0].text) == ("two", "person Ina", "so it is")


def test_no_author_has_a_name_without_end() -> None:
    assert author_in("person " + "A" * LONGEST_NAME) is None
    with pytest.raises(NotRows):
        read_rows_file("by: person " + "A" * 10_000)


def test_reports_whose_names_begin_alike_are_named_in_time() -> None:
    reports = [make_report(f"text {n}", f"{'a' * 30}{n:04}") for n in range(1_500)]
    started = time.process_time()
    assert len(set(labels_of(reports).values())) == len(reports)
    assert time.process_time() - started < 1


def test_lines_in_another_order_are_the_same_rows() -> None:
    lines = ["# A? | count", '1 two: courier "Two cows"'], ["# B? | count", '1 three: courier "Three cows"']
    one, other = ([*first, *then] for first, then in (lines, lines[::-1]))
    assert sorted(map(repr, rows_of(*one)[0])) == sorted(map(repr, rows_of(*other)[0]))
