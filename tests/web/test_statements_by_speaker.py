"""Speakers, the timeline, and names as the page lists them."""

import pytest

from pages import STORY, rich_reports
from rashomon.web.markup import label_reports
from rashomon.web.names import list_names
from rashomon.web.timeline import is_background, tell_timeline

LABELS = label_reports(rich_reports())


def test_timeline_by_days_with_gaps() -> None:
    told = [(entry.days, entry.is_interval, entry.gap) for entry in tell_timeline(STORY)]
    assert told == [("2029", True, ""), ("2 Mar 2031", False, "2 years 2 months later")]


def test_names_those_of_most_reports_first() -> None:
    names = list_names(STORY, LABELS)
    assert names[0].source.name == "Dunmora"
    assert [
        (spelling.text, spelling.mentions, spelling.reports) for spelling in names[0].spellings
    ] == [
        ("Dunmoora", 1, 1),
        ("Dunmora", 1, 1),
    ]


@pytest.mark.parametrize(
    ("earliest", "latest", "background"),
    [
        ("2031-03-02", "2031-03-02", False),
        ("2031-02-22", "2031-02-22", False),  # within the week before
        ("2031-02-21", "2031-02-21", True),
        ("2031-02-01", "2031-02-28", False),  # a month that reaches into that week
        ("2031-01-01", "2031-12-31", True),  # a year that began long before
        ("2029-01-01", "2029-12-31", True),
        ("2031-05-01", "2031-05-01", False),
        ("", "", False),
    ],
)
def test_what_lies_well_before_the_first_report_is_background(
    earliest: str, latest: str, background: bool
) -> None:
    assert is_background(earliest, latest, "2031-03-01") is background
