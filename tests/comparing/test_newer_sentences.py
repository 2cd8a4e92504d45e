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
    (author, *_) = tell_answer(answer, {})
    assert ("Sentences of later reports" in author.in_one_line) is bool(newer)
