"""What reports say that came after an answer."""

from dataclasses import replace

import pytest

from answered import reports_of, write_answer
from rashomon.comparing.finish import lay_side_by_side
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.prove_answers import prove_answers
from rashomon.parsing.parse import annotate_reports
from rashomon.telling.answer_lines import tell_answer

pytestmark = pytest.mark.weights

TEXTS = {
    "a": ("The prosecutor of Harn has not charged anyone over the fire, he said.\n", "2031-05-03"),
    "b": ("The prosecutor of Harn has charged two guards over the fire, he said.\n", "2031-05-05"),
    "d": ("The goats of Ostrel graze on the northern shore again.\n", "2031-05-05"),
}
GOATS = "The goats of the island graze on the northern shore again, as they did in other years."


@pytest.mark.parametrize(
    ("shown", "newer"),
    [(("a",), ["b"]), (("a", "b"), []), (("a", "b", "d"), []), ((), [])],
)
def test_an_answer_has_what_came_near_it(shown: tuple[str, ...], newer: list[str]) -> None:
    reports = reports_of(TEXTS)
    known = prepare_story(list(annotate_reports(reports)))
    hashes = tuple(report.sha256 for report in reports if report.id in shown)
    written = replace(write_answer([[("nobody is charged", "a1")]], reports), reports=hashes)
    (answer,) = prove_answers(known, lay_side_by_side(known), [written]).answers
    assert [span.report for span in answer.newer] == newer
    author, line = tell_answer(answer, {})
    assert ("Sentences of later reports" in author.in_one_line) is bool(newer)
    assert ("a later report may change this: “The prosecutor" in line.in_one_line) is bool(newer)


@pytest.mark.parametrize(
    ("shown", "later", "is_near", "is_marked"),
    [
        ("Prosecutors have not charged anyone.", "Prosecutors charged manager Ada Vell.", 1, 1),
        ("Mayor Ada Vell said she would not resign.", "Mayor Ada Vell resigned.", 1, 1),
        ("The Harn police sent six men.", "The Harn police said they had sent nobody.", 1, 1),
        ("Nine miners were hurt in Harn.", "Ten miners were hurt in Harn.", 1, 1),
        ("Prosecutors have not charged anyone.", "Ada Vell will stand trial, a court said.", 1, 0),
        ("Nine miners were hurt in Harn.", "Nine miners of Harn were hurt, police said.", 1, 0),
        ("Prosecutors have not charged anyone.", "The goats of Oltyn graze again.", 0, 0),
        ("Mayor Ada Vell said she would not resign.", "The mayor of Oltyn resigned.", 0, 0),
    ],
)
def test_a_line_is_marked_where_a_later_report_tells_it_otherwise(
    shown: str, later: str, *, is_near: bool, is_marked: bool
) -> None:
    first = f"{shown}\nThe manager, Ada Vell, lives in Harn.\n"
    reports = reports_of({"a": (first, "2031-05-03"), "b": (f"{later}\n{GOATS}\n", "2031-05-05")})
    known = prepare_story(list(annotate_reports(reports)))
    written = write_answer([[(shown.rstrip("."), "a1")]], reports)
    written = replace(written, reports=(reports[0].sha256,))
    (answer,) = prove_answers(known, lay_side_by_side(known), [written]).answers
    (part,) = answer.parts()
    assert bool(answer.newer) == is_near
    assert [fault.kind for fault in part.faults] == ["later"] * is_marked
    assert part.proof == "borne"
    _, line = tell_answer(answer, {})
    assert (later in line.in_one_line) is bool(is_marked)
