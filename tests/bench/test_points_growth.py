"""The bench of how the time of points grows with the reports of one story."""

import pytest

from bench.speed import points_growth
from bench.speed.points_growth import figures_of, reports_of_one_story


def test_a_longer_story_begins_with_the_reports_of_the_shorter() -> None:
    few, many = reports_of_one_story(3), reports_of_one_story(6)
    assert many[:3] == few
    assert len({report.text for report in many}) == 6
    assert reports_of_one_story(3, seed=1) != few


def test_growth_is_the_power_between_the_last_two_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points_growth, "seconds_of_points", lambda number, _seed: (float(number**2), number))
    assert figures_of([5, 10, 20]) == {"points_seconds_5": 25, "points_seconds_10": 100, "points_seconds_20": 400, "points_growth": 2}
