"""How the answers of a row stand to each other: the author's letters, held against arithmetic and
calendar."""

import pytest

from factories import make_report
from rashomon.model.point import Account, Point, PointKind, Status
from rashomon.model.report import Report
from rashomon.model.row import PlacedRows, Row, RowAnswer, RowRelation
from rashomon.model.statement import Stance
from rashomon.rows.line_form import LETTERS
from rashomon.rows.relate import relate_points

Said = tuple[str, int, dict[str, object]]


def account(report: str, words: str, **fields: object) -> Account:
    page = make_report(words, report)
    values: dict[str, object] = {
        "statement": None,
        "speaker": None,
        "stance": Stance.ASSERTS,
        "value": None,
    }
    return Account(report, report, page.span(0, len(words)), **(values | fields))  # type: ignore[arg-type]


def figure(low: float | None, high: float | None = None, **fields: object) -> dict[str, object]:
    return {
        "low": low,
        "high": low if high is None and low is not None else high,
        "value": f"{low:g}" if low is not None else None,
    } | fields


def related(kind: PointKind, letters: str, *said: Said, by: str = "model otter") -> Point:
    """The point of one row: of each account its report (and day), the number of its answer, its
    fields."""
    accounts = tuple(
        account(report.split("@")[0], str(fields.pop("words", "x")), **fields)
        for report, _, fields in map(copied, said)
    )
    relations = tuple(
        RowRelation(int(each[0]), int(each[2]), LETTERS[each[1]]) for each in letters.split()
    )
    answers = tuple(RowAnswer(n, str(n), ()) for n in sorted({number for _, number, _ in said}))
    placed = PlacedRows(
        (Row("Q?", kind, answers, relations, by),),
        accounts,
        {a.id: (0, number) for a, (_, number, _) in zip(accounts, said, strict=True)},
    )
    reports: list[Report] = [
        make_report("x", name.split("@")[0], anchor=name.split("@")[1])
        for name, _, _ in said
        if "@" in name
    ]
    point = Point("p", "Q?", kind, accounts, by=by)
    (made,) = relate_points([point], reports=reports, placed=placed, cues={})
    return made


def copied(said: Said) -> Said:
    return said[0], said[1], dict(said[2])


def told(point: Point) -> list[tuple[str, str, str, str]]:
    """Each relation by the first accounts of its versions, with its kind and what gave it."""
    first = {
        version.id: next(a.id for a in point.accounts if a.version == version.id)
        for version in point.versions
    }
    return [(first[r.a], r.kind.value, first[r.b], r.rule) for r in point.relations]


COUNT, YES_NO = PointKind.COUNT, PointKind.YES_NO
YES, NO = {"value": "yes"}, {"value": "no"}


@pytest.mark.parametrize(
    ("letters", "relation", "status"),
    [
        ("1c2", ("a", "conflict", "b", "read"), Status.DISPUTED),
        ("1u2", ("a", "update", "b", "read"), Status.UPDATED),
        ("2u1", ("b", "update", "a", "read"), Status.UPDATED),
        ("1p2", ("a", "spread", "b", "read"), Status.SPREAD),
        ("1o2", ("a", "opposed", "b", "read"), Status.OPPOSED),
        ("1s2", ("a", "scope", "b", "read"), Status.SCOPE),
        ("2r1", ("b", "refine", "a", "read"), Status.REFINED),
    ],
)
def test_the_letter_of_the_author_stands(
    letters: str, relation: tuple[str, ...], status: Status
) -> None:
    found = related(COUNT, letters, ("a", 1, figure(9)), ("b", 2, figure(14)))
    assert (told(found), found.status, found.relations[0].by) == ([relation], status, "model otter")
    assert found.relations[0].reason == "one gives 9, the other 14"


def test_without_a_letter_answers_stand_beside_each_other() -> None:
    found = related(COUNT, "", ("a", 1, figure(9)), ("b", 2, figure(14)))
    assert (told(found), found.status, len(found.versions)) == ([], Status.VARIED, 2)
    assert related(YES_NO, "", ("a", 1, YES), ("b", 2, NO)).status is Status.VARIED


def test_one_answer_of_two_reports_is_agreed_and_of_one_is_single() -> None:
    assert related(YES_NO, "", ("a", 1, YES), ("b", 1, YES)).status is Status.AGREED
    assert related(YES_NO, "", ("a", 1, YES)).status is Status.SINGLE


def test_a_figure_inside_another_is_more_precise_with_or_without_a_letter() -> None:
    for letters in ("", "1c2"):
        found = related(COUNT, letters, ("a", 1, figure(3, 9)), ("b", 2, figure(4)))
        assert told(found) == [("a", "refine", "b", "arithmetic")]
        assert found.relations[0].by is None
    kept = related(COUNT, "1p2", ("a", 1, figure(None, 500)), ("b", 2, figure(300, 400)))
    assert told(kept) == [("a", "spread", "b", "read")]


def test_equal_figures_are_one_answer_whatever_the_author_says() -> None:
    for letters in ("", "1c2", "1p2"):
        found = related(COUNT, letters, ("a", 1, figure(9)), ("b", 2, figure(9)))
        assert (len(found.versions), found.status) == (1, Status.AGREED)
    assert related(COUNT, "1s2", ("a", 1, figure(9)), ("b", 2, figure(9))).status is Status.SCOPE


def test_equal_words_are_one_answer_unless_the_author_sets_them_apart_by_a_third() -> None:
    assert len(related(YES_NO, "1c2", ("a", 1, YES), ("b", 2, NO), ("c", 3, YES)).versions) == 2
    apart = related(YES_NO, "1c2 2u3", ("a", 1, YES), ("b", 2, NO), ("c", 3, YES))
    assert told(apart) == [("a", "conflict", "b", "read"), ("b", "update", "c", "read")]
    assert apart.status is Status.DISPUTED


def test_words_of_one_answer_with_other_figures_are_two_answers() -> None:
    found = related(COUNT, "", ("a", 1, figure(9)), ("b", 1, figure(14)), ("c", 1, figure(9)))
    assert [[a.id for a in found.accounts if a.version == v.id] for v in found.versions] == [
        ["a", "c"],
        ["b"],
    ]


def test_what_is_older_is_no_update() -> None:
    old = related(COUNT, "1u2", ("a@2031-03-06", 1, figure(9)), ("b@2031-03-05", 2, figure(14)))
    assert (told(old), old.status) == ([], Status.VARIED)
    new = related(COUNT, "1u2", ("a@2031-03-05", 1, figure(9)), ("b@2031-03-06", 2, figure(14)))
    assert told(new) == [("a", "update", "b", "read")]


# A row that a person wrote.


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ("1c2", (("a", 1, figure(9)), ("b", 2, figure(9)))),
        ("1c2", (("a", 1, figure(3, 9)), ("b", 2, figure(4)))),
        ("1p2", (("a", 1, YES), ("b", 2, NO))),
        ("1u2", (("a@2031-03-06", 1, figure(9)), ("b@2031-03-05", 2, figure(14)))),
    ],
)
def test_no_figure_or_day_refutes_what_a_person_wrote(
    letters: str, said: tuple[Said, Said]
) -> None:
    kind = YES_NO if said[0][2] is YES else COUNT
    kept = related(kind, letters, *said, by="person ina")
    wanted = {"c": "conflict", "u": "update", "p": "spread"}[letters[1]]
    assert (told(kept), kept.relations[0].by) == ([("a", wanted, "b", "judged")], "person ina")
    assert told(related(kind, letters, *said)) != told(kept)


def test_what_a_person_wrote_is_neither_joined_nor_parted_nor_related_by_figures() -> None:
    apart = related(COUNT, "", ("a", 1, figure(9)), ("b", 2, figure(9)), by="person ina")
    assert (len(apart.versions), apart.status) == (2, Status.VARIED)
    together = related(COUNT, "", ("a", 1, figure(9)), ("b", 1, figure(14)), by="person ina")
    assert (len(together.versions), together.status) == (1, Status.AGREED)
    inside = related(COUNT, "", ("a", 1, figure(3, 9)), ("b", 2, figure(4)), by="person ina")
    assert told(inside) == []
