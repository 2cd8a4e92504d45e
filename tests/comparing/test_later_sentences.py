"""What reports say that came after an answer."""

from dataclasses import replace

import pytest

from answered import reports_of, write_answer
from rashomon.comparing.finish import numbers_of
from rashomon.comparing.lay_rows import lay_story
from rashomon.comparing.place_answers import place_answers
from rashomon.comparing.prepare import prepare_story
from rashomon.model.report import ReportNames
from rashomon.parsing.parse import annotate_reports
from rashomon.show.answer_lines import tell_answer
from rashomon.show.part_lines import lines_of

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
    (answer,) = place_answers(known, lay_story(known, numbers_of(known)), [written])
    assert [span.report for span in answer.newer] == newer
    author, line = tell_answer(answer, ReportNames())
    assert ("Sentences of later reports" in author) is bool(newer)
    assert ("a later report may change this: “The prosecutor" in line) is bool(newer)


CHARGED = "Prosecutors have not charged anyone."


@pytest.mark.parametrize(
    ("shown", "later", "mark"),
    [
        (CHARGED, "Prosecutors charged manager Ada Vell.", "other"),
        ("The Harn police sent six men.", "The Harn police said they sent nobody.", "other"),
        ("Nine miners were hurt in Harn.", "Ten miners were hurt in Harn.", "other"),
        ("The mine passed its inspection.", "The mine failed its inspection.", "more"),
        # another thing, the very same, and no word of the line
        (CHARGED, "Ada Vell will stand trial, a court said.", ""),
        ("Nine miners were hurt in Harn.", "Nine miners of Harn were hurt.", ""),
        (CHARGED, "The goats of Oltyn graze again.", ""),
    ],
)
def test_a_line_has_beside_it_what_a_later_report_tells_of_it(
    shown: str, later: str, mark: str
) -> None:
    first = f"{shown}\nThe manager, Ada Vell, lives in Harn.\n"
    reports = reports_of({"a": (first, "2031-05-03"), "b": (f"{later}\n{GOATS}\n", "2031-05-05")})
    known = prepare_story(list(annotate_reports(reports)))
    written = write_answer([[(shown.rstrip("."), "a1")]], reports)
    written = replace(written, reports=(reports[0].sha256,))
    (answer,) = place_answers(known, lay_story(known, numbers_of(known)), [written])
    (part,) = answer.parts()
    assert bool(answer.newer) == bool(mark)
    assert [later.kind for later in part.later] == [mark] * bool(mark)
    _, line = tell_answer(answer, ReportNames())
    words = {"other": "may change this", "more": "tells of this"}
    assert (f"a later report {words.get(mark)}: “{later}”" in line) is bool(mark)
    assert bool(answer.newer) is (later in "\n".join(lines_of(answer, ReportNames())))


@pytest.mark.parametrize(
    ("later", "places"),
    [
        # beside the statement to which it is nearest, not the first
        ("Eleven miners were hurt in the Harn mine.", [0]),
        ("The owner of the Harn mine, Ada Vell, pays 90,000 crowns.", [2]),
    ],
)
def test_what_came_later_stands_beside_the_statement_that_it_bears_on(
    later: str, places: list[int]
) -> None:
    first = (
        "Nine miners were hurt in the Harn mine.\nThe Harn mine reopened at 06:40.\n"
        "The owner of the Harn mine, Ada Vell, pays 40,000 crowns.\n"
    )
    reports = reports_of({"a": (first, "2031-05-03"), "b": (f"{later}\n{GOATS}\n", "2031-05-05")})
    known = prepare_story(list(annotate_reports(reports)))
    told = [
        ("nine miners of the Harn mine were hurt", "a1"),
        ("the Harn mine reopened at 06:40", "a2"),
        ("the owner, Ada Vell, pays 40,000 crowns", "a3"),
    ]
    written = replace(write_answer([told], reports), reports=(reports[0].sha256,))
    (answer,) = place_answers(known, lay_story(known, numbers_of(known)), [written])
    assert [place for place, part in enumerate(answer.parts()) if part.later] == places
