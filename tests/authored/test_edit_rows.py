"""What each decision about answers makes of rows: every line of the table, over rows of a model and
of nobody."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from factories import make_report
from rashomon.authored.edit_rows import EDITS, Decision, NotAnEdit, Place, edit, named
from rashomon.model.judgement import Action
from rashomon.model.point import PointKind, RelationKind
from rashomon.model.row import Row, RowAnswer, RowNote, RowRelation, RowWords
from rashomon.model.statement import Stance

REPORT = make_report(
    "Nine barges sank. Nine sank. Eleven barges sank. The quay was shut. The quay was open. "
    "Two drowned.",
    "gale",
)
AUTHOR, INA = "model otter", "person ina"


def words(quote: str) -> RowWords:
    start = REPORT.text.index(quote)
    return RowWords(REPORT.span(start, start + len(quote)))


NINE, NINE_AGAIN, ELEVEN = words("Nine barges"), words("Nine sank"), words("Eleven barges")
SHUT, OPEN, TWO = words("quay was shut"), words("quay was open"), words("Two drowned")
SANK = Row(
    "How many barges sank?",
    PointKind.COUNT,
    (RowAnswer(1, "nine", (NINE, NINE_AGAIN), 9, 9), RowAnswer(2, "eleven", (ELEVEN,), 11, 11)),
    (RowRelation(1, 2, RelationKind.CONFLICT),),
    AUTHOR,
    notes=(RowNote("person mo", "", "ask the board"),),
)
QUAY = Row(
    "Was the quay shut?",
    PointKind.YES_NO,
    (RowAnswer(1, "yes", (SHUT,)), RowAnswer(2, "no", (OPEN,))),
    (RowRelation(1, 2, RelationKind.UPDATE),),
    AUTHOR,
)
DROWNED = Row("people drowned", PointKind.COUNT, (RowAnswer(1, "two", (TWO,), 2, 2),), (), "")
ROWS = named((SANK, QUAY, DROWNED))
HOME = {w.span: (k, a.number) for k, row in enumerate(ROWS) for a in row.answers for w in a.words}


def place(one: RowWords) -> Place:
    return Place(*HOME[one.span], one.span)


def decide(
    action: Action,
    field: str,
    *about: RowWords,
    after: str | None = None,
    by: str = INA,
    **more: object,
) -> Decision:
    return Decision(field, action, by, tuple(map(place, about)), after, "2031-03-05", **more)  # type: ignore[arg-type]


def done(decision: Decision) -> tuple[Row, ...]:
    """The rows that the decision changed or made; all others stay as they were."""
    now = edit(ROWS, decision)
    assert {row.id for row in now} >= {
        row.id for k, row in enumerate(ROWS) if k not in {p.row for p in decision.places}
    }
    return tuple(row for row in now if row not in ROWS)


def told(row: Row) -> list[tuple[int, str, list[str]]]:
    return [(a.number, a.value, [w.span.quote for w in a.words]) for a in row.answers]


def letters(row: Row) -> list[tuple[int, str, int]]:
    return [(r.a, r.kind.value, r.b) for r in row.relations]


def merged(rows: tuple[Row, ...]) -> None:
    (row,) = rows
    assert (row.id, row.by, row.made_from, row.question) == (ROWS[0].id, INA, AUTHOR, SANK.question)
    assert told(row) == [
        (1, "nine", ["Nine barges", "Nine sank"]),
        (2, "eleven", ["Eleven barges"]),
        (3, "two", ["Two drowned"]),
    ]
    assert letters(row) == [(1, "conflict", 2)]


def left(rows: tuple[Row, ...]) -> None:
    """The second answer is a row of its own; what stays keeps its id and its notes."""
    rest, part = rows
    assert (rest.id, told(rest), rest.relations) == (
        ROWS[0].id,
        [(1, "nine", ["Nine barges", "Nine sank"])],
        (),
    )
    assert (told(part), part.question, part.notes) == (
        [(2, "eleven", ["Eleven barges"])],
        SANK.question,
        (),
    )
    assert part.id not in {row.id for row in ROWS}
    assert {row.by for row in rows} == {INA}
    assert {row.made_from for row in rows} == {AUTHOR}
    assert not part.rejected


def accepted(rows: tuple[Row, ...]) -> None:
    assert rows == (replace(ROWS[0], accepted=INA),)


def rejected(rows: tuple[Row, ...]) -> None:
    assert rows == (replace(ROWS[0], rejected=True),)


def words_rejected(rows: tuple[Row, ...]) -> None:
    rest, part = rows
    assert (told(rest)[0], letters(rest)) == ((1, "nine", ["Nine barges"]), [(1, "conflict", 2)])
    assert (told(part), part.rejected) == ([(1, "nine", ["Nine sank"])], True)


def noted(text: str) -> Callable[[tuple[Row, ...]], None]:
    def check(rows: tuple[Row, ...]) -> None:
        assert rows == (replace(ROWS[0], notes=(*SANK.notes, RowNote(INA, "2031-03-05", text))),)

    return check


def moved(rows: tuple[Row, ...]) -> None:
    sank, drowned = rows
    assert [number for number, *_ in told(sank)] == [1]
    assert told(drowned) == [(1, "two", ["Two drowned"]), (2, "eleven", ["Eleven barges"])]
    assert (drowned.by, drowned.made_from) == (INA, "")


def added(rows: tuple[Row, ...]) -> None:
    (row,) = rows
    assert told(row)[0] == (1, "nine", ["Nine barges", "Nine sank", "Two drowned"])


def valued(rows: tuple[Row, ...]) -> None:
    """The only words of their answer: the number and the relation stay."""
    (row,) = rows
    assert (told(row)[1], row.answers[1].low, row.answers[1].high) == (
        (2, "up to 40", ["Eleven barges"]),
        None,
        40,
    )
    assert letters(row) == [(1, "conflict", 2)]


def bounded(low: float, high: float) -> Callable[[tuple[Row, ...]], None]:
    """One of two words of an answer leaves it for one with these bounds."""

    def check(rows: tuple[Row, ...]) -> None:
        (row,) = rows
        assert told(row) == [
            (1, "nine", ["Nine barges"]),
            (2, "eleven", ["Eleven barges"]),
            (3, "nine", ["Nine sank"]),
        ]
        assert (row.answers[2].low, row.answers[2].high) == (low, high)
        assert letters(row) == [(1, "conflict", 2)]

    return check


def said(**fields: object) -> Callable[[tuple[Row, ...]], None]:
    """One report's words bear it; the answer stays one."""

    def check(rows: tuple[Row, ...]) -> None:
        (row,) = rows
        assert row.answers[0].words == (NINE, replace(NINE_AGAIN, **fields))  # type: ignore[arg-type]
        assert (row.by, row.relations) == (INA, SANK.relations)

    return check


def related(rows: tuple[Row, ...]) -> None:
    (row,) = rows
    assert letters(row) == [(2, "update", 1)]
    assert (row.by, row.answers) == (INA, SANK.answers)


def worded(rows: tuple[Row, ...]) -> None:
    (row,) = rows
    assert (row.question, row.by, row.answers, row.relations) == (
        "How many were lost?",
        INA,
        SANK.answers,
        SANK.relations,
    )


A = Action
MORE = RowAnswer(0, "Nine", (TWO,), 9, 9)
LINES: dict[tuple[str, Action], tuple[Decision, Callable[[tuple[Row, ...]], None]]] = {
    ("question", A.SAME): (decide(A.SAME, "question", NINE, TWO), merged),
    ("question", A.MERGE): (decide(A.MERGE, "question", TWO, ELEVEN), merged),
    ("question", A.DIFFERENT): (decide(A.DIFFERENT, "question", NINE, ELEVEN, SHUT), left),
    ("question", A.SPLIT): (decide(A.SPLIT, "question", NINE, ELEVEN), left),
    ("point", A.SPLIT): (
        decide(A.SPLIT, "point", NINE, NINE_AGAIN, ELEVEN, leave=(place(ELEVEN),)),
        left,
    ),
    ("point", A.ACCEPT): (decide(A.ACCEPT, "point", NINE, ELEVEN), accepted),
    ("point", A.REJECT): (decide(A.REJECT, "point", NINE, NINE_AGAIN, ELEVEN), rejected),
    ("account", A.ACCEPT): (decide(A.ACCEPT, "account", NINE), noted("accepted gale: Nine barges")),
    ("account", A.REJECT): (decide(A.REJECT, "account", NINE_AGAIN), words_rejected),
    ("account", A.EXCLUDE): (decide(A.EXCLUDE, "account", NINE_AGAIN), words_rejected),
    ("account", A.MOVE): (decide(A.MOVE, "account", ELEVEN, TWO), moved),
    ("account", A.ADD): (decide(A.ADD, "account", NINE, added=MORE), added),
    ("value", A.SET): (decide(A.SET, "value", ELEVEN, after="up to 40"), valued),
    ("low", A.SET): (decide(A.SET, "low", NINE_AGAIN, after="6.5"), bounded(6.5, 9)),
    ("high", A.SET): (decide(A.SET, "high", NINE_AGAIN, after="10"), bounded(9, 10)),
    ("unit", A.SET): (decide(A.SET, "unit", NINE_AGAIN, after="lighter"), said(unit="lighter")),
    ("as_of", A.SET): (decide(A.SET, "as_of", NINE_AGAIN), said(as_of="")),
    ("stance", A.SET): (
        decide(A.SET, "stance", NINE_AGAIN, after="asserts"),
        said(stance=Stance.ASSERTS),
    ),
    ("relation", A.SET): (decide(A.SET, "relation", ELEVEN, NINE, after="update"), related),
    ("wording", A.SET): (decide(A.SET, "wording", NINE, after="How many  were lost?"), worded),
    ("point-note", A.SET): (
        decide(A.SET, "point-note", NINE, ELEVEN, after="ask her"),
        noted("ask her"),
    ),
    ("note", A.SET): (decide(A.SET, "note", NINE, after="ask her"), noted("ask her")),
}


def test_every_line_of_the_table_is_tried() -> None:
    assert LINES.keys() == EDITS.keys()


@pytest.mark.parametrize("line", LINES)
def test_a_decision_makes_of_a_row_what_the_table_says(line: tuple[str, Action]) -> None:
    decision, check = LINES[line]
    check(done(decision))


def test_words_that_were_missed_stand_under_the_answer_that_is_named() -> None:
    (row,) = [
        one
        for one in done(decide(A.ADD, "account", NINE, added=MORE, after="same"))
        if TWO.span in one.spans() and NINE.span in one.spans()
    ]
    assert NINE in next(one for one in row.answers if TWO in one.words).words
    assert len(row.answers) == len(SANK.answers)


def test_words_alone_move_to_a_row_of_their_own() -> None:
    left(done(decide(A.MOVE, "account", ELEVEN, after="new")))


def test_a_value_that_another_answer_has_joins_it_and_its_relation_goes() -> None:
    (row,) = done(decide(A.SET, "value", ELEVEN, after="9"))
    assert (told(row), row.relations) == (
        [(1, "nine", ["Nine barges", "Nine sank", "Eleven barges"])],
        (),
    )


@pytest.mark.parametrize(("about", "answers"), [((NINE, ELEVEN), 1), ((ELEVEN, NINE), 1)])
def test_two_answers_that_are_the_same_are_one(
    about: tuple[RowWords, RowWords], answers: int
) -> None:
    (row,) = done(decide(A.SET, "relation", *about, after="same"))
    assert (len(row.answers), row.relations, len(row.spans())) == (answers, (), 3)


def test_words_of_one_answer_that_contradict_each_other_are_two() -> None:
    (row,) = done(decide(A.SET, "relation", NINE, NINE_AGAIN, after="conflict"))
    assert told(row)[2] == (3, "nine", ["Nine sank"])
    assert letters(row) == [(1, "conflict", 2), (1, "conflict", 3)]


def test_answers_of_two_rows_that_are_related_stand_in_one() -> None:
    (row,) = done(decide(A.SET, "relation", TWO, ELEVEN, after="refine"))
    assert letters(row) == [(1, "conflict", 2), (3, "refine", 2)]
    assert edit(ROWS, decide(A.SET, "relation", TWO, ELEVEN, after="neither")) == ROWS


def test_a_relation_is_taken_away() -> None:
    (row,) = done(decide(A.SET, "relation", NINE, ELEVEN, after="neither"))
    assert (row.relations, row.answers) == ((), SANK.answers)


def test_a_changed_row_is_no_longer_accepted_as_it_stood() -> None:
    kept = edit(ROWS, decide(A.ACCEPT, "point", NINE))
    assert edit(kept, decide(A.SET, "wording", NINE, after="How many?"))[0].accepted == ""


def test_a_model_changes_no_row_of_a_person() -> None:
    mine = edit(ROWS, decide(A.SET, "wording", NINE, after="How many were lost?"))
    with pytest.raises(NotAnEdit, match="a person decided"):
        edit(mine, decide(A.SET, "wording", NINE, after="How many?", by=AUTHOR))


@pytest.mark.parametrize(
    ("field", "after", "about"),
    [
        ("low", "many", NINE),
        ("low", "nan", NINE),
        ("value", "nine", SHUT),
        ("stance", "sings", NINE),
        ("relation", "loves", NINE),
    ],
)
def test_what_cannot_be_read_is_refused(field: str, after: str, about: RowWords) -> None:
    with pytest.raises(NotAnEdit):
        edit(ROWS, decide(A.SET, field, about, after=after))
