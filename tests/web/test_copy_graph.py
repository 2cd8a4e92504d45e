"""The picture of who copied from whom."""

from dataclasses import replace

from pages import COPIES, STORY, rich_reports
from rashomon.model.copy import Copy
from rashomon.web.copy_graph import CopyGraph, draw_lineage
from rashomon.web.markup import label_reports
from rashomon.web.report_columns import order_columns

REPORTS = rich_reports()
LABELS = label_reports(REPORTS)


def picture(*copies: Copy) -> CopyGraph:
    story = replace(STORY, copies=copies)
    return draw_lineage(story, REPORTS, order_columns(story, REPORTS), LABELS)


def test_credited_is_solid_and_found_is_dashed() -> None:
    assert sorted(thread.is_credited for thread in picture(*COPIES).threads) == [False, False, True]


def test_an_arrow_points_to_the_copy_and_only_where_the_order_is_known() -> None:
    known, unknown = picture(COPIES[0]).lanes[0], picture(COPIES[1]).lanes[0]
    assert known.arrow
    assert known.is_sure
    assert not unknown.arrow
    assert unknown.label == "1 stretch, 8 words, order unknown"


def test_a_report_without_agency_is_its_own_origin() -> None:
    assert [(origin.name, origin.below) for origin in picture().origins] == [
        ("Lark", "no agency credited"),
        ("Vale Wire", "agency"),
        ("Wren", "no agency credited"),
    ]
