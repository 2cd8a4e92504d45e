"""Small piles of unlike events come apart, and two reports of one event do not."""

from itertools import combinations

import pytest

from bench.score.twins import CASES, cases, share, together

pytestmark = pytest.mark.weights


@pytest.mark.long
def test_twins_and_briefs_come_apart_and_reports_of_one_event_stay_together() -> None:
    features, gold = cases(CASES)
    briefs = [one for one in features if one.id.startswith("brief-")]
    twins = [one for one in features if one not in briefs]
    kind = {one.id: gold[one.id].rpartition("-")[0] for one in twins}
    alike = [(a, b) for a, b in combinations(twins, 2) if kind[a.id] == kind[b.id]]
    assert (len(briefs), len(alike)) == (40, 60)
    assert share([pair for pair in alike if gold[pair[0].id] == gold[pair[1].id]]) == 1
    assert share([pair for pair in alike if gold[pair[0].id] != gold[pair[1].id]]) <= 0.08
    assert share(list(combinations(briefs, 2))[::10]) <= 0.02
    wrong, right = together(features, gold)
    assert right == 1
    assert wrong < 0.3  # of the pairs that are joined; of all pairs it is less than 1 of 100
