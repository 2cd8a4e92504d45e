"""A story beyond a model's context is read in windows and several requests."""

import re
from itertools import pairwise

from factories import quoted
from rashomon.model.point import PointKind, RelationKind
from rashomon.model.report import Report
from rashomon.model.row import (
    Row,
    RowAnswer,
    RowRelation,
    RowWords,
)
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.model_reading.first_pass import (
    NO_QUESTION,
    add_rows,
    join_prompt,
    joined,
    rows_prompt,
    windows_of,
)
from rashomon.model_reading.prompts import orders, sheets_of, tokens
from rashomon.model_reading.second_look import (
    SecondLook,
    ShownAnswer,
    second_prompts,
    without_second,
)
from rashomon.model_reading.tally import Tally
from rashomon.rows.limits import FULL, MOST_ROWS, SAME
from rashomon.rows.quoted_words import page_of
from rashomon.rows.row_file import TWICE

TEXT = "Goats\n" + "".join(
    f"Goat {n} fled over the hill at {n} o'clock, it was said. Goat {n} never fled.\n"
    for n in range(60)
)


REPORT = Report("herald", "herald.txt", "herald", "herald", TEXT, "Goats")


CONTEXT = tokens(orders("second")) + 3000 + 700


def _span(words: str) -> Span:
    return quoted(REPORT, words)


def _shown(words: str, sentence: str) -> ShownAnswer:
    return ShownAnswer("herald", _span(words), None, Stance.ASSERTS, sentence)


def _row(n: int) -> Row:
    yes, no = (_span(words) for words in (f"Goat {n} fled", f"Goat {n} never fled"))
    answers = (RowAnswer(1, "yes", (RowWords(yes),)), RowAnswer(2, "no", (RowWords(no),)))
    return Row(
        f"Did goat {n} flee?",
        PointKind.YES_NO,
        answers,
        (RowRelation(1, 2, RelationKind.CONFLICT),),
        "model otter",
    )


ROWS = [_row(n) for n in range(60)]


SEEN = {
    (n, a.number): [_shown(a.words[0].span.quote, a.words[0].span.quote + ".")]
    for n, row in enumerate(ROWS)
    for a in row.answers
}


LEFT = [
    _shown(f"at {n} o'clock", f"Goat {n} fled over the hill at {n} o'clock.") for n in range(60)
]


LOOK = SecondLook(tuple(ROWS), dict.fromkeys(range(60), ((1, 2),)), SEEN, tuple(LEFT))


SHEETS = sheets_of([REPORT])


def test_a_second_look_that_is_too_long_is_asked_in_parts() -> None:
    prompts = second_prompts("s", SHEETS, LOOK, CONTEXT)
    assert len(prompts) > 2
    assert all(tokens(p.system, p.user) + p.max_tokens <= CONTEXT for p in prompts)
    lines = [line for p in prompts for line in p.user.split("\n")]
    assert [int(n) for line in lines for n in re.findall(r"^L(\d+) ", line)] == list(range(1, 61))
    doubted = [before for before, line in pairwise(lines) if line == "  in doubt: 1-2"]
    assert [int(re.findall(r"^R(\d+) ", line)[0]) for line in doubted] == list(range(1, 61))
    assert len(second_prompts("s", SHEETS, LOOK, 100_000)) == 1


def test_without_a_second_look_a_conflict_stands_where_the_program_sees_it() -> None:
    def row(kind: PointKind, *answers: RowAnswer) -> Row:
        return Row(
            "How many goats fled?",
            kind,
            answers,
            (RowRelation(1, 2, RelationKind.CONFLICT),),
            "model otter",
        )

    words = (RowWords(REPORT.span(0, 5)),)
    denied = (RowWords(REPORT.span(0, 5), Stance.DENIES),)
    rows = [
        (
            row(
                PointKind.COUNT,
                RowAnswer(1, "nine", words, 9, 9),
                RowAnswer(2, "eleven", words, 11, 11),
            ),
            True,
        ),
        (
            row(
                PointKind.COUNT,
                RowAnswer(1, "nine", words, 9, 9),
                RowAnswer(2, "up to eleven", words, None, 11),
            ),
            False,
        ),
        (
            row(
                PointKind.COUNT,
                RowAnswer(1, "nine", words, 9, 9),
                RowAnswer(2, "over eight", words, 8, None),
            ),
            False,
        ),
        (row(PointKind.YES_NO, RowAnswer(1, "yes", words), RowAnswer(2, "no, none", words)), True),
        (row(PointKind.YES_NO, RowAnswer(1, "yes", words), RowAnswer(2, "unclear", denied)), False),
        (row(PointKind.IDENTITY, RowAnswer(1, "Abel", words), RowAnswer(2, "Dost", words)), False),
        (row(PointKind.IDENTITY, RowAnswer(1, "Abel", denied), RowAnswer(2, "Dost", words)), True),
    ]
    assert [bool(kept.relations) for kept in without_second([one for one, _ in rows])] == [
        stands for _, stands in rows
    ]


def _report(ident: str, text: str, **changes: str) -> Report:
    return Report(
        ident, f"{ident}.txt", ident, ident, text, text.split("\n", maxsplit=1)[0], **changes
    )  # type: ignore[arg-type]


REPORTS = [
    _report(f"r{n}", f"Goats {n}\n" + f"The goat number {n} fled over the hill.\n" * 30)
    for n in range(6)
]


CONTEXT_FIRST_PASS = tokens(orders("reports"), orders("rows")) + 2000


def test_every_paragraph_is_in_a_window_and_windows_overlap() -> None:
    sheets = sheets_of(REPORTS)
    windows = windows_of(sheets, CONTEXT_FIRST_PASS)
    assert len(windows) > 1
    for before, after in pairwise(windows):
        assert before[-1] == after[0]
    shown = {line for window in windows for sheet in window for line in sheet.paragraphs}
    assert shown == {line for sheet in sheets for line in sheet.paragraphs}
    assert all(
        tokens(prompt.system, prompt.user) + prompt.max_tokens <= CONTEXT_FIRST_PASS
        for w in windows
        for prompt in [rows_prompt("s", w, CONTEXT_FIRST_PASS)]
    )
    assert windows_of(sheets, 32_000) == [sheets]


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
    windows = windows_of([sheet], CONTEXT_FIRST_PASS)
    assert len(windows) > 1
    shown = [one for window in windows for s in window for one in s.paragraphs]
    assert shown == list(sheet.paragraphs)


PAGES_FIRST_PASS = {
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
        add_rows(rows, reply, PAGES_FIRST_PASS, "model otter", tally)
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
    assert (len(row.relations), tally.refused) == (1, {TWICE: 1})
    _, tally = _rows(first, '# Q7 | count |\n1 nine: wire "nine goats fled"')
    assert tally.refused == {NO_QUESTION: 1}


def test_questions_that_are_one_are_joined_with_their_answers() -> None:
    rows, _ = _rows(
        '# How many fled? | count |\n1 nine [9,9]: courier "Nine goats fled"\n# Was one sold? '
        '| yes-no |\n1 yes: wire "A tenth was sold"\n'
        '# How many goats fled? | count | 1u2\n1 ten [10,10]: courier "Ten were found"\n2 '
        'Nine: wire "nine goats fled"'
    )
    assert "Q3 How many goats fled? | count | 1 ten; 2 Nine" in join_prompt("s", rows, 8000).user
    tally = Tally("join")
    whole = joined(rows, "same 1 3\nsame 1 2\nsame 1 9\nnone", tally)
    assert [row.question for row in whole] == ["How many fled?", "Was one sold?"]
    assert [(a.number, [t.span.quote for t in a.words]) for a in whole[0].answers] == [
        (1, ["Nine goats fled", "nine goats fled"]),
        (2, ["Ten were found"]),
    ]
    assert [(r.a, r.b) for r in whole[0].relations] == [(2, 1)]
    assert (tally.taken, sum(tally.refused.values())) == (1, 3)


def test_of_a_reply_a_story_takes_so_many_rows_and_equal_ones_once() -> None:
    row = '# How many fled from pen {n}? | count |\n1 nine [9,9]: courier "Nine goats fled"\n'
    rows, tally = _rows("".join(row.format(n=n) for n in range(MOST_ROWS + 2)) + row.format(n=0))
    assert (len(rows), dict(tally.use().refused)) == (MOST_ROWS, {FULL: 3})
    rows, tally = _rows(row.format(n=1) * 3, row.format(n=1))
    assert (len(rows), dict(tally.use().refused)) == (1, {SAME: 3})
