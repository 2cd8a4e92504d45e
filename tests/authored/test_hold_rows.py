"""Answers are held by rows, and by the row that was seen."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.authored.hold_rows import hold_rows, row_id
from rashomon.authored.judged_rows import rows_as_judged
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.model.judgement import Action, JudgedPassage, Judgement, SeenPoint, judgement
from rashomon.model.point import Account, Point, PointKind, RelationKind, Version
from rashomon.model.row import Row, RowAnswer, RowRelation, RowWords
from rashomon.model.span import Span
from rashomon.model.statement import Stance

OTTER, ADA = "model otter", "person Ada Quill"


LOST = Span("t1", 0, 30, "The keeper was lost on Tuesday")


SAFE = Span("t2", 10, 40, "the keeper is safe, said a son")


FOUND = Span("t3", 5, 20, "she was found")


def answer(number: int, value: str, *spans: Span, low: float | None = None) -> RowAnswer:
    return RowAnswer(number, value, tuple(map(RowWords, spans)), low, low)


def row(
    *answers: RowAnswer,
    by: str = OTTER,
    question: str = "Is the keeper lost?",
    relations: str = "1c2",
) -> Row:
    letters = {"c": RelationKind.CONFLICT, "u": RelationKind.UPDATE}
    told = tuple(RowRelation(int(a), int(b), letters[how]) for a, how, b in relations.split())
    numbers = {one.number for one in answers}
    told = tuple(r for r in told if {r.a, r.b} <= numbers)
    made = Row(question, PointKind.YES_NO, answers, told, by, seen=("t1", "t2"))
    return replace(made, id=row_id(made))


DISPUTE = row(answer(1, "yes", LOST), answer(2, "no", SAFE))


def spans(one: Row) -> list[list[Span]]:
    return [[words.span for words in a.words] for a in one.answers]


def test_new_answers_are_numbered_on_with_their_relations() -> None:
    newer = row(
        answer(1, "found on Friday", FOUND),
        answer(2, "yes", LOST),
        answer(3, "no", SAFE),
        relations="2u1 2u3",
    )
    (kept,) = hold_rows([DISPUTE], [newer])
    assert spans(kept) == [[LOST], [SAFE], [FOUND]]
    assert {(r.a, r.kind.value, r.b) for r in kept.relations} == {
        (1, "conflict", 2),
        (1, "update", 3),
    }


def test_what_clashes_with_a_kept_row_stands_beside_it() -> None:
    joined = replace(row(answer(1, "yes", LOST, SAFE, FOUND)), seen=("t1", "t2", "t3"))
    (kept,) = hold_rows([DISPUTE], [joined])
    assert kept == DISPUTE  # with its texts that were seen: what t3 says is still beside it
    counted = row(answer(1, "three", LOST, low=3))
    assert hold_rows([counted], [row(answer(1, "four", LOST, FOUND, low=4))]) == (counted,)


def test_a_reworded_question_over_the_same_words_is_the_kept_row() -> None:
    newer = row(
        answer(1, "yes", LOST, FOUND),
        answer(2, "no", SAFE),
        question="Has the keeper gone missing?",
    )
    (kept,) = hold_rows([DISPUTE], [newer])
    assert (kept.question, spans(kept)) == (DISPUTE.question, [[LOST, FOUND], [SAFE]])


@pytest.mark.parametrize(
    "mark",
    [{"by": ADA, "made_from": OTTER}, {"by": ADA}, {"accepted": ADA}, {"rejected": True}],
    ids=str,
)
def test_what_a_person_decided_goes_before_a_models_newer_version(mark: dict[str, object]) -> None:
    decided = replace(DISPUTE, **mark)  # type: ignore[arg-type]
    assert hold_rows([decided], [row(answer(1, "yes", LOST, FOUND), answer(2, "no", SAFE))]) == (
        decided,
    )


BOARD = make_report("Four sailors drowned. The harbour closed.", "board")


FOUR, CLOSED = BOARD.span(0, 20), BOARD.span(22, 40)


def quoting_row(ident: str, by: str, *quoted: Span) -> Row:
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


MODEL = quoting_row("r-model", "model otter", FOUR)


LONGER = quoting_row("r-longer", "model otter", FOUR, CLOSED)


BEA = quoting_row("r-bea", "person Bea", FOUR, CLOSED)


@pytest.mark.parametrize("rows", [(MODEL, BEA), (BEA, MODEL), (MODEL, LONGER), (LONGER, MODEL)])
def test_the_row_that_was_seen_is_judged_whatever_label_stood_over_it(
    rows: tuple[Row, ...],
) -> None:
    (seen,) = (one for one in rows if one is not MODEL)
    judged = rows_as_judged(rows, [seen_under("sailors · harbour", seen)], [BOARD], ())
    by_id = {one.id: one for one in judged.rows}
    assert (by_id.keys(), by_id[MODEL.id]) == ({MODEL.id, seen.id}, MODEL)
    told = [words for answer in by_id[seen.id].answers for words in answer.words]
    assert told == [RowWords(FOUR, Stance.HEDGES), RowWords(CLOSED)]


def test_words_that_no_point_showed_stay_in_the_row_that_is_judged() -> None:
    """As those of a report that was set aside do."""
    point = Point(
        "p1",
        LONGER.question,
        PointKind.YES_NO,
        (Account("a0", "board", FOUR, None, None, Stance.ASSERTS, "yes", version="v1"),),
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
    shown = quoting_row("r-shown", "person Bea", CLOSED)  # as words of another row they are shown
    assert judged in rows_as_judged([LONGER, shown], [made], [BOARD], [point]).rows
    rejected = replace(made, action=Action.REJECT, field="account", after=None)
    rows = rows_as_judged([LONGER], [rejected], [BOARD], [point]).rows
    assert {span for one in rows for span in one.spans()} == {FOUR, CLOSED}


@pytest.mark.parametrize("ids", [("aboard", "board"), ("board", "wire")])
def test_of_two_reports_with_one_text_the_one_that_was_seen_is_meant(ids: tuple[str, str]) -> None:
    reports = [replace(BOARD, id=one) for one in ids]
    judged = rows_as_judged([BEA], [seen_under("sailors", BEA)], reports, ())
    assert [one.id for one in judged.rows] == [BEA.id]
    assert judged.rows[0].answers[0].words == (RowWords(FOUR, Stance.HEDGES),)
