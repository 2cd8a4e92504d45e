"""A judgement changes the row that was seen, and no other one that quotes the same words."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.authored.judged_rows import rows_as_judged
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.model.judgement import Action, JudgedPassage, Judgement, SeenPoint, judgement
from rashomon.model.point import Account, Point, PointKind, Version
from rashomon.model.row import Row, RowAnswer, RowWords
from rashomon.model.span import Span
from rashomon.model.statement import Stance

BOARD = make_report("Four sailors drowned. The harbour closed.", "board")
FOUR, CLOSED = BOARD.span(0, 20), BOARD.span(22, 40)


def row(ident: str, by: str, *quoted: Span) -> Row:
    """A row whose answers these words are, one each."""
    answers = tuple(RowAnswer(n, "yes", (RowWords(span),)) for n, span in enumerate(quoted, 1))
    return Row(f"Asked in {ident}?", PointKind.YES_NO, answers, (), by, id=ident)


def seen_under(label: str, of: Row) -> Judgement:
    """A judgement on the first words of a row that was shown under this label."""
    places = [
        JudgedPassage(f"a{n}", "board", BOARD.sha256, s.start, s.end, s.quote, "yes")
        for n, s in enumerate(of.spans())
    ]
    point = SeenPoint("p1", label, "yes-no", tuple(places), of.id)
    made = judgement(Action.SET, "stance", ("a0",), by="ina", at="2031-03-05", after="hedges")
    (read,) = read_judgements(to_line(replace(made, passages=(places[0],), points=(point,))))
    return read


MODEL = row("r-model", "model otter", FOUR)
LONGER = row("r-longer", "model otter", FOUR, CLOSED)
BEA = row("r-bea", "person Bea", FOUR, CLOSED)


@pytest.mark.parametrize("rows", [(MODEL, BEA), (BEA, MODEL), (MODEL, LONGER), (LONGER, MODEL)])
def test_the_row_that_was_seen_is_judged_whatever_label_stood_over_it(
    rows: tuple[Row, ...],
) -> None:
    (seen,) = (one for one in rows if one is not MODEL)
    judged = rows_as_judged(rows, [seen_under("sailors · harbour", seen)], [BOARD], ())
    by_id = {one.id: one for one in judged.rows}
    assert by_id.keys() == {MODEL.id, seen.id}
    assert by_id[MODEL.id] == MODEL
    told = [words for answer in by_id[seen.id].answers for words in answer.words]
    assert told == [RowWords(FOUR, Stance.HEDGES), RowWords(CLOSED)]


def test_two_judgements_on_a_row_that_has_grown_since_make_one_row_of_what_was_seen() -> None:
    judgements = [replace(seen_under("sailors", MODEL), id=f"j-{n}") for n in range(2)]
    grown = replace(LONGER, id=MODEL.id)
    judged = rows_as_judged([grown], judgements, [BOARD], ())
    assert sorted((one.by, one.spans()) for one in judged.rows) == [
        ("model otter", (CLOSED,)),
        ("person ina", (FOUR,)),
    ]


def test_without_such_a_row_the_question_that_was_seen_tells_which_one_it_is() -> None:
    other = replace(MODEL, id="r-other", question="Were there sailors?")
    made = seen_under(LONGER.question, LONGER)
    judged = rows_as_judged([other, replace(LONGER, id="r-new")], [made], [BOARD], ())
    assert other in judged.rows


def test_words_that_no_point_showed_stay_in_the_row_that_is_judged() -> None:
    """As those of a report that was set aside do."""
    shown = Account("a0", "board", FOUR, None, None, Stance.ASSERTS, "yes", version="v1")
    point = Point(
        "p1",
        LONGER.question,
        PointKind.YES_NO,
        (shown,),
        (Version("v1", "yes", 1),),
        row=LONGER.id,
        by=LONGER.by,
    )
    made = seen_under(LONGER.question, replace(LONGER, answers=LONGER.answers[:1]))
    (judged,) = rows_as_judged([LONGER], [made], [BOARD], [point]).rows
    assert judged.answers == (
        RowAnswer(1, "yes", (RowWords(FOUR, Stance.HEDGES),)),
        LONGER.answers[1],
    )
    rejected = replace(made, action=Action.REJECT, field="account", after=None)
    rows = rows_as_judged([LONGER], [rejected], [BOARD], [point]).rows
    assert {span for one in rows for span in one.spans()} == {FOUR, CLOSED}


@pytest.mark.parametrize("ids", [("aboard", "board"), ("board", "wire")])
def test_of_two_reports_with_one_text_the_one_that_was_seen_is_meant(ids: tuple[str, str]) -> None:
    reports = [replace(BOARD, id=one) for one in ids]
    judged = rows_as_judged([BEA], [seen_under("sailors", BEA)], reports, ())
    assert [one.id for one in judged.rows] == [BEA.id]
    assert judged.rows[0].answers[0].words == (RowWords(FOUR, Stance.HEDGES),)
