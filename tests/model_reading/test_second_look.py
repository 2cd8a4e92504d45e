"""What is asked a second time, and what its lines do to the rows."""

from rashomon.model.point import Account, PointKind, RelationKind
from rashomon.model.report import Report
from rashomon.model.row import Row, RowAnswer, RowRelation, RowWords
from rashomon.model.statement import Stance
from rashomon.model_reading.second_look import (
    NO_ROW,
    NO_WORDS,
    NOT_ONE,
    SecondLook,
    ShownAnswer,
    doubts_of,
    read_second,
)
from rashomon.model_reading.tally import Tally
from rashomon.rows.quoted_words import NOT_THERE, page_of

TEXT = "Nine goats fled. Abel left at six. He was paid for eleven. Dost was sorry.\n"
REPORT = Report("herald", "herald.txt", "herald", "herald", TEXT, "Goats")
PAGES = {"herald": page_of(REPORT)}


def _words(quote: str) -> RowWords:
    start = TEXT.index(quote)
    return RowWords(REPORT.span(start, start + len(quote)))


def _row(*answers: tuple[str, str], kind: PointKind = PointKind.COUNT, letters: str = "") -> Row:
    told = tuple(RowAnswer(n, v, (_words(q),)) for n, (v, q) in enumerate(answers, 1))
    kinds = {"c": RelationKind.CONFLICT, "p": RelationKind.SPREAD, "s": RelationKind.SCOPE}
    given = tuple(RowRelation(int(r[0]), int(r[2]), kinds[r[1]]) for r in letters.split())
    return Row("How many?", kind, told, given, "model otter")


def _look(*rows: Row, left: str = "") -> SecondLook:
    shown = [ShownAnswer("herald", _words(s).span, None, Stance.ASSERTS, s) for s in [left] if s]
    return SecondLook(rows, {0: ((1, 2),)}, {}, tuple(shown))


def _read(look: SecondLook, *lines: str) -> tuple[list[Row], Tally]:
    tally = Tally("second")
    return read_second("\n".join(lines), look, PAGES, "model otter", tally), tally


TWO = (("nine", "Nine goats fled"), ("eleven", "eleven"))


def test_pairs_without_a_letter_are_in_doubt_where_figures_days_or_denials_differ() -> None:
    def accounts(*told: tuple[float | None, str | None, Stance]) -> dict[object, list[Account]]:
        span = REPORT.span(0, 4)
        return {
            (0, n): [Account(f"a{n}", "herald", span, None, None, how, value, low, low)]
            for n, (low, value, how) in enumerate(told, 1)
        }

    says, denies = Stance.ASSERTS, Stance.DENIES
    figures = accounts((9, "nine", says), (11, "eleven", says))
    days = accounts((None, "2031-03-05", says), (None, "2031-03-07", says))
    same = accounts((None, "2031-03-05", says), (None, "2031-03-05", says))
    denied = accounts((None, None, says), (None, None, denies))
    who = PointKind.IDENTITY
    for row, told, doubted in [
        (_row(*TWO), figures, True),
        (_row(*TWO, letters="1p2"), figures, True),
        (_row(*TWO, letters="1s2"), figures, False),
        (_row(*TWO, letters="1c2", kind=who), same, True),
        (_row(*TWO, kind=who), same, False),
        (_row(*TWO, kind=who), denied, True),
        (_row(*TWO, kind=PointKind.DATE), days, True),
        (_row(*TWO, kind=PointKind.DATE), same, False),
        (_row(("yes, nine", "Nine"), ("no", "eleven"), kind=PointKind.YES_NO), same, True),
    ]:
        found = doubts_of([row], told)  # type: ignore[arg-type]
        assert found == ({0: ((1, 2),)} if doubted else {}), row


def test_sentences_go_where_they_belong_with_words_of_their_own() -> None:
    look = _look(_row(*TWO[:1]), left="He was paid for eleven.")
    for line, words in [
        ('L1 R1 1: "paid for eleven"', ["Nine goats fled", "paid for eleven"]),
        ("L1 R1 new eleven [11,11]", ["Nine goats fled", "He was paid for eleven."]),
        ('L1 # For how many was he paid? | count: eleven [11,11]: "eleven"', ["eleven"]),
    ]:
        rows, tally = _read(look, line)
        assert [t.span.quote for a in rows[-1].answers for t in a.words] == words
        assert tally.taken == 1
    _, tally = _read(look, 'L1 R1 1: "Abel left"', 'L1 L9 1: "eleven"', "L2 R1 1")
    assert tally.refused == {NOT_THERE: 1, NO_ROW: 1, NO_WORDS: 1}


def test_answers_that_are_one_become_one_unless_one_denies_the_other() -> None:
    three = _row(*TWO, ("six", "Abel left at six"), letters="1c2 2c3")
    rows, tally = _read(_look(three, _row(("sorry", "sorry"))), "R1 1=3", "R2.1 c R1.3")
    assert tally.taken == 2
    (row,) = rows
    quoted = {a.number: [t.span.quote for t in a.words] for a in row.answers}
    assert quoted == {1: ["Nine goats fled", "Abel left at six"], 2: ["eleven"], 3: ["sorry"]}
    letters = {(r.a, r.b, r.kind) for r in row.relations}
    assert letters == {(2, 1, RelationKind.CONFLICT), (1, 3, RelationKind.CONFLICT)}
    whether = _row(("yes", "Nine"), ("no", "eleven"), kind=PointKind.YES_NO)
    rows, tally = _read(_look(whether), "R1 1=2")
    assert (tally.refused, rows) == ({NOT_ONE: 1}, [whether])
    said, denied = (_words(words).span for words in ("Nine goats fled", "Dost was sorry"))
    seen = {
        (0, 1): [ShownAnswer("herald", said, "Abel", Stance.ASSERTS, "Nine goats fled.")],
        (0, 2): [ShownAnswer("herald", denied, "Dost", Stance.DENIES, "Dost was sorry.")],
    }
    _, tally = _read(SecondLook((_row(*TWO),), {}, seen), "R1 1=2")
    assert tally.refused == {NOT_ONE: 1}
