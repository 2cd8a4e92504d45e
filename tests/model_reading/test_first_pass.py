"""A story that is too long for one request is read in windows, and what they ask is put
together."""

from itertools import pairwise

from rashomon.model.report import Report
from rashomon.model.row import Row
from rashomon.model_reading.first_pass import (
    NO_QUESTION,
    Window,
    add_rows,
    join_prompt,
    joined,
    rows_prompt,
    windows_of,
)
from rashomon.model_reading.prompts import orders, sheets_of, tokens
from rashomon.model_reading.tally import Tally
from rashomon.rows.limits import FULL, MOST_ROWS, SAME
from rashomon.rows.line_form import MANY_ANSWERS, MOST_ANSWERS
from rashomon.rows.quoted_words import page_of
from rashomon.rows.row_file import TWICE


def _report(ident: str, text: str, **changes: str) -> Report:
    return Report(
        ident, f"{ident}.txt", ident, ident, text, text.split("\n", maxsplit=1)[0], **changes
    )  # type: ignore[arg-type]


REPORTS = [
    _report(f"r{n}", f"Goats {n}\n" + f"The goat number {n} fled over the hill.\n" * 30)
    for n in range(6)
]
CONTEXT = tokens(orders("reports"), orders("rows")) + 2000


def test_every_paragraph_is_in_a_window_and_windows_overlap() -> None:
    sheets = sheets_of(REPORTS)
    windows = windows_of(sheets, CONTEXT)
    assert len(windows) > 1
    for before, after in pairwise(windows):
        assert before.sheets[-1] == after.sheets[0]
    shown = {line for window in windows for sheet in window.sheets for line in sheet.paragraphs}
    assert shown == {line for sheet in sheets for line in sheet.paragraphs}
    assert all(
        tokens(prompt.system, prompt.user) + prompt.max_tokens <= CONTEXT
        for w in windows
        for prompt in [rows_prompt("s", w, CONTEXT)]
    )
    assert windows_of(sheets, 32_000) == [Window(sheets)]


def test_a_report_that_is_too_long_alone_is_read_in_parts() -> None:
    (sheet,) = sheets_of(
        [
            _report(
                "long",
                "\n".join(
                    f"Goat {n} fled over the hill and was not seen again." for n in range(300)
                ),
            )
        ]
    )
    windows = windows_of([sheet], CONTEXT)
    assert len(windows) > 1
    shown = [one for window in windows for s in window.sheets for one in s.paragraphs]
    assert shown == list(sheet.paragraphs)


PAGES = {
    sheet.label: page_of(sheet.report)
    for sheet in sheets_of(
        [
            _report("courier", "Nine goats fled.\nTen were found."),
            _report("wire", "On Sunday nine goats fled. A tenth was sold."),
        ]
    )
}


def _rows(*replies: str) -> tuple[list[Row], Tally]:
    rows: list[Row] = []
    tally = Tally("rows")
    for reply in replies:
        add_rows(rows, reply, PAGES, "model otter", tally)
    return rows, tally


def test_a_later_window_goes_on_with_a_row_by_its_number() -> None:
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
    assert len(row.relations) == 1
    assert tally.refused == {TWICE: 1}
    _, tally = _rows(first, '# Q7 | count |\n1 nine: wire "nine goats fled"')
    assert tally.refused == {NO_QUESTION: 1}


def test_questions_that_are_one_are_joined_with_their_answers() -> None:
    rows, _ = _rows(
        '# How many fled? | count |\n1 nine [9,9]: courier "Nine goats fled"\n# Was one sold? '
        '| yes-no |\n1 yes: wire "A tenth was sold"\n'
        '# How many goats fled? | count | 1u2\n1 ten [10,10]: courier "Ten were found"\n2 '
        'Nine: wire "nine goats fled"'
    )
    prompt = join_prompt("s", rows, 8000)
    assert prompt is not None
    assert "Q3 How many goats fled? | count | 1 ten; 2 Nine" in prompt.user
    tally = Tally("join")
    whole = joined(rows, "same 1 3\nsame 1 2\nsame 1 9\nnone", tally)
    assert [row.question for row in whole] == ["How many fled?", "Was one sold?"]
    assert [(a.number, [t.span.quote for t in a.words]) for a in whole[0].answers] == [
        (1, ["Nine goats fled", "nine goats fled"]),
        (2, ["Ten were found"]),
    ]
    assert [(r.a, r.b) for r in whole[0].relations] == [(2, 1)]
    assert (tally.taken, sum(tally.refused.values())) == (1, 3)


def test_labels_are_short_plain_and_apart() -> None:
    sheets = sheets_of(
        [
            _report('a report: of "goats" and more that goes on', "x"),
            _report("a report: of goats; and more that goes on", "y"),
        ]
    )
    assert [sheet.label for sheet in sheets] == [
        "a-report-of-goats-and-mo",
        "a-report-of-goats-an-2",
    ]
    assert [s.label for s in sheets_of([_report("!!", "x")])] == ["report"]


def test_of_a_reply_a_story_takes_so_many_rows_and_equal_ones_once() -> None:
    row = '# How many fled from pen {n}? | count |\n1 nine [9,9]: courier "Nine goats fled"\n'
    rows, tally = _rows("".join(row.format(n=n) for n in range(MOST_ROWS + 2)) + row.format(n=0))
    assert len(rows) == MOST_ROWS
    assert dict(tally.use().refused) == {FULL: 3}
    rows, tally = _rows(row.format(n=1) * 3, row.format(n=1))
    assert len(rows) == 1
    assert dict(tally.use().refused) == {SAME: 3}


def test_of_a_reply_a_row_takes_so_many_answers() -> None:
    answers = "".join(
        f'{n} pen {n}: courier "Nine goats fled"#1; wire "nine goats fled"\n'
        for n in range(1, MOST_ANSWERS + 3)
    )
    rows, tally = _rows(f"# Which pen? | identity |\n{answers}")
    assert [len(row.answers) for row in rows] == [1]  # the same words under one question stand once
    assert dict(tally.use().refused)[MANY_ANSWERS] == 2
