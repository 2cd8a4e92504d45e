"""The table, and what is background of the timeline."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ledgers import POINTS, REPORTS, make_story
from pages import BURNT, STORY, rich_reports
from pages import POINTS as RICH_POINTS
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.web.markup import fragment, label_reports
from rashomon.web.report_columns import order_columns
from rashomon.web.table import SynopticTable, build_table
from rashomon.web.timeline import is_background


def _table(
    *points: Point, reports: Sequence[Report] = REPORTS, story: Story | None = None
) -> SynopticTable:
    """The table of a story whose points somebody asked, if nobody else."""
    told = story or make_story(*points)
    authored = tuple(replace(point, by=point.by or "model owl") for point in told.points)
    return build_table(
        replace(told, points=authored), order_columns(told, reports), label_reports(reports)
    )


def test_groups_and_their_order() -> None:
    table = _table()
    assert [(group.status, [row.point.id for row in group.rows]) for group in table.groups] == [
        ("disputed", ["p-hurt"]),
        ("same", ["p-warned"]),
        ("repeated", ["p-road"]),
        ("single", ["p-bridge"]),
    ]
    assert [group.is_folded for group in table.groups] == [False, False, False, True]


def test_only_what_an_author_asked_is_a_row_and_its_author_is_named() -> None:
    asked = (replace(POINTS[1], by="model owl"), replace(POINTS[3], by="person ada"), POINTS[0])
    table = build_table(
        make_story(*asked), order_columns(make_story(), REPORTS), label_reports(REPORTS)
    )
    assert [row.mark for group in table.groups for row in group.rows] == [
        "asked and read by person ada",
        "asked and read by model owl",
    ]
    assert table.authors == "1 question by model owl, 1 by person ada"
    assert table.groups[0].meaning.endswith("; read so by person ada")


def test_every_point_stands_once() -> None:
    table = _table(story=STORY, reports=rich_reports())
    assert sorted(row.point.id for group in table.groups for row in group.rows) == sorted(
        point.id for point in (*RICH_POINTS, BURNT)
    )


def test_labels_and_ids_tell_reports_apart() -> None:
    reports = [
        replace(REPORTS[0], id=name, outlet=outlet)
        for name, outlet in (("a b", "X"), ("a_b", "X"), ("ä", None), ("c", "Y"))
    ]
    labels = label_reports(reports)
    assert [labels.name(report.id) for report in reports] == [
        "X, “Landslide buries road”",
        "X, “Landslide buries road” (2)",
        "post",
        "Y",
    ]
    assert [labels.text(report.id) for report in reports] == ["t-a_b", "t-a_b_", "t-_", "t-c"]
    assert fragment('p-1 "x"') == "p-1__x_"


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
