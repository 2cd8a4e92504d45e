"""A story beyond a model's context: the second look and the corrections come in several requests,
of which none is too long and none leaves anything out."""

import re
from itertools import pairwise

from rashomon.model.point import PointKind, RelationKind
from rashomon.model.report import Report
from rashomon.model.row import (
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
from rashomon.model_reading.prompts import orders, sheets_of, tokens
from rashomon.model_reading.repair_pass import repairs_prompts, together
from rashomon.model_reading.second_look import (
    SecondLook,
    ShownAnswer,
    read_second,
    second_prompts,
    without_second,
)
from rashomon.model_reading.tally import Tally
from rashomon.rows.quoted_words import page_of

TEXT = "Goats\n" + "".join(
    f"Goat {n} fled over the hill at {n} o'clock, it was said. Goat {n} never fled.\n"
    for n in range(60)
)
REPORT = Report("herald", "herald.txt", "herald", "herald", TEXT, "Goats")
CONTEXT = tokens(orders("second")) + 3000 + 700


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return REPORT.span(start, start + len(words))


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
SHEETS, PAGES = sheets_of([REPORT]), {"herald": page_of(REPORT)}


def test_a_second_look_that_is_too_long_is_asked_in_parts() -> None:
    prompts = second_prompts("s", SHEETS, LOOK, CONTEXT)
    assert len(prompts) > 2
    assert all(tokens(p.system, p.user) + p.max_tokens <= CONTEXT for p in prompts)
    lines = [line for p in prompts for line in p.user.split("\n")]
    assert [int(n) for line in lines for n in re.findall(r"^L(\d+) ", line)] == list(range(1, 61))
    doubted = [before for before, line in pairwise(lines) if line == "  in doubt: 1-2"]
    assert [int(re.findall(r"^R(\d+) ", line)[0]) for line in doubted] == list(range(1, 61))
    assert len(second_prompts("s", SHEETS, LOOK, 100_000)) == 1


def test_what_no_reply_looked_at_again_is_no_conflict() -> None:
    rows = read_second(
        "R1 1c2 it fled or not\nL60 R60 1", LOOK, PAGES, "model otter", Tally("second")
    )
    assert [bool(row.relations) for row in rows] == [True] + [False] * 59
    assert rows[59].answers[0].words[-1].span.quote == "at 59 o'clock"


def test_corrections_of_many_reports_are_asked_some_reports_at_a_time() -> None:
    reports = [Report(f"r{n}", f"r{n}.txt", f"r{n}", f"r{n}", TEXT, "Goats") for n in range(5)]
    sheets = sheets_of(reports)
    context = tokens(orders("reports"), orders("repairs")) + 2 * tokens(sheets[0].text()) + 1500
    asked = repairs_prompts("s", sheets, (), (), context)
    assert len(asked) > 1
    assert all(tokens(p.system, p.user) + p.max_tokens <= context for p, _ in asked)
    first = [p for _, shown in asked for p in shown.paragraphs.values() if p.start == 0]
    assert [p.report.id for p in first] == [r.id for r in reports]
    assert len(repairs_prompts("s", sheets, (), (), 100_000)) == 1
    assert repairs_prompts("s", sheets[:1], (), (), tokens(orders("repairs"))) == ()


def test_corrections_of_several_requests_are_put_together() -> None:
    gone = CorrectedStatement(Span("r1", 0, 4, "Dost"), "", Corrected(none=True))
    other_speaker = CorrectedStatement(Span("r2", 3, 9, "Read a"), None, Corrected("Abel"))
    one = Repairs(
        "model otter", (gone,), same=(("Dost", "Mira Dost"),), furniture={"r1": ((0, 4),)}
    )
    other = Repairs(
        "model otter", (other_speaker,), no_names=("Read",), furniture={"r2": ((3, 9),)}
    )
    both = together([one, other])
    assert both.statements == (gone, other_speaker)
    assert (both.same, both.no_names) == ((("Dost", "Mira Dost"),), ("Read",))
    assert both.furniture == {"r1": ((0, 4),), "r2": ((3, 9),)}


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
