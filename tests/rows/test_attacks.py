"""Rows files of an author who means ill, and how much of an author is taken."""

import time
from collections import Counter
from time import process_time

import pytest

from factories import make_report
from rashomon.comparing.rows_of_file import prove_file
from rashomon.model.report import Report
from rashomon.model.row import Row
from rashomon.rows.limits import FULL, FULL_OF_WORDS, MOST_QUOTATIONS, MOST_ROWS
from rashomon.rows.line_form import (
    LONGEST_NAME,
    MANY_ANSWERS,
    MANY_QUOTED,
    MOST_ANSWERS,
    MOST_QUOTED,
    author_in,
)
from rashomon.rows.quoted_words import NOT_THERE
from rashomon.rows.row_file import (
    NotRows,
    ProvedRows,
    labels_of,
    prove_corrections,
    prove_rows,
    read_rows_file,
)

REPORT = make_report("Two cows died in the fire. Three cows fled.", "courier")


HEADS = (
    "# ", "# Q? | count | ", "# Q? | count | by person ", "1 ", "1 x: a \"", "1 x [", "a \"",
    "note ", "note person a 2031-03-05T10:00:",
    "report ", "statement a \"", "statement a \"b\": speaker ", "differs \"a\": a \"",
)  # fmt: skip


PIECES = (
    '"',
    " ",
    "#1 ",
    ":",
    "; ",
    "a ",
    "\\",
    "|",
    "[1,",
    "as of 2031-01-01 ",
    "1c2 ",
    "denies ",
    '"; a "',
    " 2031-03-05T10:",
)


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
            rows_of("# Q? | count", head + piece * (6_000 // len(piece)) + end)
            assert time.process_time() - started < 0.5, (piece, end)


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
    assert (row.answers[0].value, row.notes[0].by, row.notes[0].text) == (
        "two",
        "person Ina",
        "so it is",
    )


def test_no_author_has_a_name_without_end() -> None:
    assert author_in("person " + "A" * LONGEST_NAME) is None
    with pytest.raises(NotRows):
        read_rows_file("by: person " + "A" * 10_000)


def test_reports_whose_names_begin_alike_are_named_in_time() -> None:
    reports = [make_report(f"text {n}", f"{'a' * 30}{n:04}") for n in range(1_500)]
    started = time.process_time()
    assert len(set(labels_of(reports).values())) == len(reports)
    assert time.process_time() - started < 1


PAGES = [
    Report(
        f"r{k}",
        f"r{k}.txt",
        f"{k:064x}",
        "x",
        "\n".join(f"The farmer {i} of village {k} said that {i} goats fled." for i in range(400)),
    )
    for k in range(6)
]


def _proved(
    rows: str, homes: dict[str, int] | None = None
) -> tuple[ProvedRows, Counter[str], float]:
    """What is taken of rows, what is refused, and the seconds that it takes."""
    begin = process_time()
    found = prove_file(read_rows_file(f"by: model raven\n{rows}"), PAGES, homes or {})
    return found, Counter(fault.reason for fault in found.faults), process_time() - begin


@pytest.mark.parametrize("words", ["farmer {m} of village 0", "farmer {m} of no village"])
def test_ten_thousand_rows_end_soon_with_what_was_refused(words: str) -> None:
    row = f'# Which farmer is {{n}}? | identity\n1 farmer {{m}}: r0 "{words}"\n'
    found, refused, seconds = _proved("".join(row.format(n=n, m=n % 400) for n in range(10_000)))
    there = "no village" not in words
    assert len(found.rows) == (MOST_ROWS if there else 0)
    assert refused == ({FULL: 10_000 - MOST_ROWS} if there else {NOT_THERE: 10_000})
    assert seconds < 4


def test_words_that_stand_everywhere_cost_little() -> None:
    answers = "".join(
        f"{n} village: "
        + "; ".join(f'r{k} "goats fled"; r{k} "farmer {n} of village {k}" ' for k in range(5))
        + "\n"
        for n in range(1, MOST_ANSWERS + 1)
    )
    found, _, seconds = _proved(
        "".join(f"# Where is village {n}? | place\n{answers}" for n in range(3))
    )
    assert [len(row.answers) for row in found.rows] == [MOST_ANSWERS] * 3
    assert seconds < 3


def test_each_story_has_room_for_its_own() -> None:
    rows = "".join(
        f'# Which farmer is {n}? | identity\n1 he: r{n % 2} "farmer {n % 400} of village {n % 2}"\n'
        for n in range(1_000)
    )
    found, refused, _ = _proved(rows, {"r0": 0, "r1": 1})
    assert (len(found.rows), refused) == (2 * MOST_ROWS, {FULL: 1_000 - 2 * MOST_ROWS})


def test_a_story_has_room_for_so_many_quotations() -> None:
    told = "; ".join(
        f'r{n // 390} "farmer {n % 390} of village {n // 390}"' for n in range(MOST_QUOTED)
    )
    rows = "".join(f"# Who was in field {n}? | identity\n1 he: {told}\n" for n in range(MOST_ROWS))
    small = '# Who was there? | identity\n1 he: r0 "farmer 7 of village 0"\n'
    found, refused, seconds = _proved(rows)
    full = MOST_QUOTATIONS // MOST_QUOTED
    assert (len(found.rows), refused) == (full, {FULL_OF_WORDS: MOST_ROWS - full})
    assert seconds < 3
    assert _proved(rows + small)[1] == {FULL_OF_WORDS: MOST_ROWS - full + 1}


def test_a_row_takes_so_many_answers_and_quotations() -> None:
    answers = "".join(f'{n} he: r0 "farmer {n} of village 0"\n' for n in range(1, MOST_ANSWERS + 4))
    found, refused, _ = _proved(f"# Who? | identity\n{answers}")
    assert ([len(row.answers) for row in found.rows], refused) == (
        [MOST_ANSWERS],
        {MANY_ANSWERS: 3},
    )
    told = "; ".join(
        f'r{n // 390} "farmer {n % 390} of village {n // 390}"' for n in range(MOST_QUOTED + 5)
    )
    found, refused, _ = _proved(f"# Who? | identity\n1 he: {told}\n")
    assert ([len(row.answers[0].words) for row in found.rows], refused) == (
        [MOST_QUOTED],
        {MANY_QUOTED: 1},
    )
