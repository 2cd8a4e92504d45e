"""Rows are read line by line, however a small model decorates them; a bad line costs one line."""

import pytest

from rashomon.model.point import PointKind, RelationKind
from rashomon.model.row import RowRelation
from rashomon.model.statement import Stance
from rashomon.model_reading.reply_form import NO_FORM, read_rows
from rashomon.rows.line_form import NO_KIND, NO_WORDS

LABELS = ("courier", "herald", "wire-2")
WHOLE = """# Was anybody charged? | yes-no | 1c2 2u3
1 no: courier "no charges have been filed so far"
2 yes, with five counts of arson [5,5]: herald "Okafor was charged with five counts" denies; \
wire-2 "five counts" #2 hedges
3 dropped: wire-2 "the charges were dropped"
"""


def test_a_whole_row_is_read() -> None:
    (row,), faults = read_rows(WHOLE, LABELS)
    assert (faults, row.says.question, row.says.kind) == (
        [],
        "Was anybody charged?",
        PointKind.YES_NO,
    )
    assert row.says.relations == (
        RowRelation(1, 2, RelationKind.CONFLICT),
        RowRelation(2, 3, RelationKind.UPDATE),
    )
    first, second, third = row.answers
    assert (first.says.value, first.says.low, first.says.high) == ("no", None, None)
    assert (second.says.number, second.says.value, second.says.low, second.says.high) == (
        2,
        "yes, with five counts of arson",
        5.0,
        5.0,
    )
    assert [(q.report, q.words, q.nth, q.stance) for q in second.quoted] == [
        ("herald", "Okafor was charged with five counts", None, Stance.DENIES),
        ("wire-2", "five counts", 2, Stance.HEDGES),
    ]
    assert third.quoted[0].words == "the charges were dropped"


@pytest.mark.parametrize(
    "reply",
    [
        f"```\n{WHOLE}```",
        f"Here are the rows:\n\n{WHOLE}\nI hope this helps!",
        WHOLE.replace("# ", "## "),
        WHOLE.replace("# Was", "# 1. Was"),
        WHOLE.replace("# Was anybody charged?", "**# Was anybody charged?**"),
        "\n".join(f"- {line}" if line[:1].isdigit() else line for line in WHOLE.split("\n")),
        "\n".join(
            f"  * **{line[0]}.**{line[1:]}" if line[:1].isdigit() else line
            for line in WHOLE.split("\n")
        ),
        WHOLE.replace("1 no", "1. no")
        .replace("2 yes", "2) yes")
        .replace("3 dropped", "3: dropped"),
        WHOLE.replace("courier", "Courier").replace("herald", "[herald]"),
        WHOLE.replace(' "', " “").replace('"', "”"),
        WHOLE.replace('courier "', 'courier: "').replace('; wire-2 "', ', wire-2: "'),
        WHOLE.replace("yes-no", "Yes/No").replace("1c2 2u3", "1C2, 2 u 3"),
        WHOLE.replace("denies", "(denies)").replace("#2 hedges", "hedges #2"),
        WHOLE.replace("\n", "\r\n"),
        WHOLE.replace("; wire-2", ";\n  wire-2"),
    ],
)
def test_small_models_decorate_and_are_understood(reply: str) -> None:
    plain, _ = read_rows(WHOLE, LABELS)
    rows, _ = read_rows(reply, LABELS)
    assert [
        [
            (
                a.says.number,
                a.says.value,
                a.says.low,
                [(q.report.casefold(), q.words, q.nth, q.stance) for q in a.quoted],
            )
            for a in r.answers
        ]
        for r in rows
    ] == [
        [
            (
                a.says.number,
                a.says.value,
                a.says.low,
                [(q.report, q.words, q.nth, q.stance) for q in a.quoted],
            )
            for a in r.answers
        ]
        for r in plain
    ]
    assert [row.says.relations for row in rows] == [row.says.relations for row in plain]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2 yes, but without words", NO_WORDS),
        ("harbour seven denied", NO_FORM),
        ("{", NO_FORM),
        ("# What was it?", NO_KIND),
        ('2 yes: herald "words that never end', "words without their end"),
    ],
)
def test_a_bad_line_costs_one_line(line: str, reason: str) -> None:
    lines = WHOLE.splitlines()
    rows, faults = read_rows("\n".join([*lines, line]), LABELS)
    assert (len(rows), [len(a.quoted) for a in rows[0].answers]) == (1, [1, 2, 1])
    assert [(fault.line, fault.reason) for fault in faults] == [(len(lines) + 1, reason)]


@pytest.mark.parametrize("heading", ["# How many? | | 1c2\n", ""])
def test_answers_whose_question_is_lost_are_a_row_of_their_own(heading: str) -> None:
    rows, faults = read_rows(
        WHOLE + heading + '1 six [6,6]: herald "six"\n2 ten [10,10]: courier "ten"\n', LABELS
    )
    assert [len(row.answers) for row in rows] == [3, 2]
    assert (rows[1].says.question, rows[1].says.kind, rows[1].says.relations) == (
        "",
        PointKind.COUNT,
        (),
    )
    assert [fault.reason for fault in faults] == ([NO_KIND] if heading else [])


def test_quotation_marks_and_names_inside_the_words_stay() -> None:
    reply = (
        '# What did he say? | attribute |\n1 nothing: herald "he told the Courier "no", and '
        'left"; courier "a "wire-2" of sorts"'
    )
    (row,), faults = read_rows(reply, LABELS)
    assert faults == []
    assert [q.words for q in row.answers[0].quoted] == [
        'he told the Courier "no", and left',
        'a "wire-2" of sorts',
    ]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("[5,5]", (5, 5)),
        ("[,500]", (None, 500)),
        ("[90,]", (90, None)),
        ("[1,200;1,300]", (1200, 1300)),
        ("[7]", (7, 7)),
        ("[1.5,1.5]", (1.5, 1.5)),
        ("[x,y]", (None, None)),
        ("[,]", (None, None)),
        ("", (None, None)),
    ],
)
def test_bounds(text: str, bounds: tuple[float | None, float | None]) -> None:
    (row,), _ = read_rows(f'# How many? | count |\n1 so many {text}: herald "so many"', LABELS)
    assert (row.answers[0].says.low, row.answers[0].says.high) == bounds
