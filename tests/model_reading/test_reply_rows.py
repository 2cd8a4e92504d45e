"""Rows of replies: what is taken of them, and to which rows it is added."""

from factories import make_report
from rashomon.model.row import Row
from rashomon.model_reading.reply_rows import NO_QUESTION, add_rows
from rashomon.model_reading.tally import Tally
from rashomon.rows.limits import FULL, MOST_ROWS, SAME
from rashomon.rows.quoted_words import page_of
from rashomon.rows.row_file import TWICE

PAGES = {
    "courier": page_of(make_report("Nine goats fled.\nTen were found.", "courier")),
    "wire": page_of(make_report("On Sunday nine goats fled. A tenth was sold.", "wire")),
}


def _rows(*replies: str) -> tuple[list[Row], Tally]:
    rows: list[Row] = []
    tally = Tally("rows")
    for reply in replies:
        add_rows(rows, reply, PAGES, "model otter", tally)
    return rows, tally


def test_a_later_reply_goes_on_with_a_row_by_its_number() -> None:
    first = '# How many fled? | count |\n1 nine [9,9]: courier "Nine goats fled"'
    rows, tally = _rows(
        first,
        '# Q1 | count | 1u2\n1 nine: wire "nine goats fled"; courier "Nine goats fled"\n2 ten '
        '[10,10]: wire "A tenth was sold"',
    )
    (row,) = rows
    assert row.question == "How many fled?"
    assert [(a.number, a.value, [t.span.quote for t in a.words]) for a in row.answers] == [
        (1, "nine", ["Nine goats fled", "nine goats fled"]),
        (2, "ten", ["A tenth was sold"]),
    ]
    assert (len(row.relations), tally.refused) == (1, {TWICE: 1})
    _, tally = _rows(first, '# Q7 | count |\n1 nine: wire "nine goats fled"')
    assert tally.refused == {NO_QUESTION: 1}


def test_of_a_reply_a_story_takes_so_many_rows_and_equal_ones_once() -> None:
    row = '# How many fled from pen {n}? | count |\n1 nine [9,9]: courier "Nine goats fled"\n'
    rows, tally = _rows("".join(row.format(n=n) for n in range(MOST_ROWS + 2)) + row.format(n=0))
    assert (len(rows), dict(tally.use().refused)) == (MOST_ROWS, {FULL: 3})
    rows, tally = _rows(row.format(n=1) * 3, row.format(n=1))
    assert (len(rows), dict(tally.use().refused)) == (1, {SAME: 3})
