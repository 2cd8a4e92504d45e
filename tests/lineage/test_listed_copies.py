"""Which copies are listed where a passage stands in many reports."""

from itertools import combinations

import pytest

from factories import make_report
from rashomon.lineage.listed_copies import MANY, list_copies
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.copy import Copy
from rashomon.model.document import from_json, plain, to_json, value_from
from rashomon.model.ledger import Ledger, Made
from rashomon.model.point import Merged, Point, PointKind, Version
from rashomon.model.report import Report
from rashomon.model.story import Story

WIRE = (
    "Divers brought up the bell of the sunken freighter Halcyon on Tuesday after nine days of "
    "searching the estuary. "
    "The harbour master ordered every pilot to keep two miles clear of the wreck until the "
    "hull is sealed."
)


def pile(number: int) -> list[Report]:
    """So many reports with one text, each with a sentence of its own."""
    return [
        make_report(
            f"{WIRE}\n\nThe {k}th newsroom counted {k + 3} lanterns on the quay of Orrin.",
            f"r{k:03}",
        )
        for k in range(number)
    ]


def followed(copies: tuple[Copy, ...]) -> set[tuple[str, str]]:
    """The pairs of reports that are listed, or that stand under one passage."""
    of: dict[str, set[str]] = {}
    for copy in copies:
        of.setdefault(copy.passage or copy.id, set()).update((copy.a.report, copy.b.report))
    return {pair for reports in of.values() for pair in combinations(sorted(reports), 2)}


def test_a_passage_in_few_reports_is_listed_pair_by_pair() -> None:
    reports = pile(MANY)
    copies = trace_lineage(reports)
    listed = list_copies(copies, reports)
    assert listed.copies == copies
    assert len(copies) >= MANY * (MANY - 1) // 2
    assert not listed.follows


@pytest.mark.parametrize("number", [MANY + 1, 30])
def test_a_passage_in_many_reports_has_a_row_for_each_place(number: int) -> None:
    reports = pile(number)
    copies = trace_lineage(reports)
    listed = list_copies(copies, reports)
    assert len(copies) >= number * (number - 1) // 2
    assert len(listed.copies) <= 2 * number  # the two sentences may be two passages
    assert {copy.passage for copy in listed.copies} != {None}
    assert followed(listed.copies) == followed(copies)  # who shares what is told as before
    assert {copy.id for copy in copies} == {
        copy.id for copy in listed.copies
    } | listed.follows.keys()
    rows = {copy.id: copy for copy in listed.copies}
    for copy in copies:
        if copy.id in listed.follows:
            ends = {
                span.report
                for row in listed.follows[copy.id]
                for span in (rows[row].a, rows[row].b)
            }
            assert {copy.a.report, copy.b.report} < ends


def test_what_no_two_rows_tell_stays_listed() -> None:
    reports = pile(12)
    extra = (
        " Fishermen from Lower Orrin say the freighter had been drifting without lights since the "
        "storm broke."
    )
    reports[3], reports[7] = (
        make_report(reports[k].text + "\n\n" + extra.strip(), reports[k].id) for k in (3, 7)
    )
    listed = list_copies(trace_lineage(reports), reports)
    assert any(
        {c.a.report, c.b.report} == {"r003", "r007"} and "Fishermen" in c.a.quote
        for c in listed.copies
    )


def test_versions_are_led_to_rows_that_are_listed() -> None:
    reports = pile(20)
    copies = trace_lineage(reports)
    listed = list_copies(copies, reports)
    merged = Merged(
        tuple(r.id for r in reports),
        "the stretch is copied",
        tuple(sorted(copy.id for copy in copies)),
    )
    point = Point("p", "When?", PointKind.DATE, (), (Version("v", "x", 20, merged=(merged,)),))
    (led,) = listed.pointed([point])
    assert set(led.versions[0].merged[0].copies) == {copy.id for copy in listed.copies}


def test_the_field_is_written_where_it_is_set_alone() -> None:
    reports = pile(10)
    for found in (trace_lineage(reports[:2]), list_copies(trace_lineage(reports), reports).copies):
        story = Story("s", None, tuple(r.id for r in reports), copies=found)
        ledger = Ledger(Made("rashomon", (), ()), tuple(reports), (story,))
        assert from_json(to_json(ledger)).stories[0].copies == found
        assert [("passage" in plain(copy)) for copy in found] == [
            copy.passage is not None for copy in found
        ]
        assert value_from(Copy, plain(found[0])) == found[0]
