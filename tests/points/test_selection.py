"""The choice among candidates."""

import pytest

from factories import parse_report
from rashomon.points.selection import choose_candidates, common_ground, keep_best, load_weights
from rashomon.text.token_index import read_reports
from rashomon.weights.logistic import probability

pytestmark = pytest.mark.weights

LONG = "The council met in the old hall. " * 200


def test_probability() -> None:
    assert probability({"bias": 1.0}, {"bias": 0.0}) == 0.5
    assert probability({"bias": 1.0, "name": 1.0}, {"bias": 0.0, "name": 2.0}) > 0.85


def test_long_reports_share_less_of_what_they_say() -> None:
    assert common_ground([parse_report("The council met.")]) == 1.0
    assert 0.2 < common_ground([parse_report(LONG)]) < 0.8
    assert common_ground([parse_report("")]) == 1.0


def test_no_more_are_kept_than_expected() -> None:
    readings = read_reports([parse_report("Nine boats sank. Two masts broke. The wind rose.")], names=(), statements=(), dates=())
    chosen = choose_candidates(readings)
    scored = [(c.reading, c.candidate, 0.5) for c in chosen]
    assert len(keep_best(scored, 1.0)) == -(-len(scored) // 2)
    assert keep_best([], 1.4) == ()


def test_support_of_another_report_raises_the_score() -> None:
    one = parse_report("The old mill burned down on the island of Tarn. The choir rehearsed a difficult hymn.", "a")
    two = parse_report("Fire destroyed the old mill on the island of Tarn.", "b")
    alone = {c.candidate.sentence.place: c.score for c in choose_candidates(read_reports([one], names=(), statements=(), dates=()))}
    both = choose_candidates(read_reports([one, two], names=(), statements=(), dates=()))
    with_other = {c.candidate.sentence.place: c.score for c in both if c.reading.annotated.report.id == "a"}
    assert with_other[0] - alone[0] > with_other.get(1, 0) - alone.get(1, 0)


def test_weights_are_there() -> None:
    ratio, weights = load_weights()
    assert 1.0 <= ratio <= 2.5
    assert weights["covered"] + weights["shared"] > 0  # what others report, too, is worth coding
