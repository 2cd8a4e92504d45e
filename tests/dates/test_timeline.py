"""What happened when."""

from dataclasses import replace

import pytest

from factories import make_claim, make_report, make_sentence
from rashomon.dates.timeline import build_timeline
from rashomon.model.date import Event
from rashomon.model.name import Name
from rashomon.parsing.parse import annotate_reports
from report_days import read_every_day

pytestmark = pytest.mark.weights


def timeline(*texts: str, names: tuple[Name, ...] = ()) -> tuple[Event, ...]:
    reports = [make_report(text, f"r{i}", published="2020-02-12") for i, text in enumerate(texts)]
    annotated = list(annotate_reports(reports))
    return build_timeline(annotated, dates=read_every_day(annotated, copies=()).dates, names=names)


def test_earliest_first_with_precision() -> None:
    events = timeline(
        "The council closed the old bridge in January. On Monday a truck broke through the "
        "wooden barrier."
    )
    assert [(e.earliest, e.precision) for e in events] == [
        ("2020-01-01", "month"),
        ("2020-02-10", "day"),
    ]
    assert "truck broke through the wooden barrier" in events[1].what


def test_same_event_is_told_once() -> None:
    (event,) = timeline(
        "A truck broke through the wooden barrier on Monday.",
        "On Monday, a truck broke through the wooden barrier, police said.",
    )
    assert {span.report for span in event.spans} == {"r0", "r1"}


def test_one_entry_for_an_event_told_of_two_days() -> None:
    (event,) = timeline(
        "A truck broke through the wooden barrier of the old bridge on Monday.",
        "A truck broke through the wooden barrier of the old bridge on Tuesday.",
        "A truck broke through the wooden barrier of the old bridge on Monday.",
    )
    assert (event.earliest, event.disputed) == ("2020-02-10", True)
    assert [(t.earliest, [span.report for span in t.spans]) for t in event.times] == [
        ("2020-02-10", ["r0", "r2"]),
        ("2020-02-11", ["r1"]),
    ]
    assert {span.report for span in event.spans} == {"r0", "r1", "r2"}


def test_more_and_less_precise_days_are_no_dispute() -> None:
    (event,) = timeline(
        "A truck broke through the wooden barrier of the old bridge last month.",
        "A truck broke through the wooden barrier of the old bridge on 14 January 2020.",
    )
    assert (event.disputed, len(event.times)) == (False, 2)


def test_what_one_report_tells_of_two_days_are_two_events() -> None:
    text = (
        "A shell hit the northern water tower of the town on Monday.\nA shell hit the northern "
        "water tower of the town on Tuesday."
    )
    assert [(e.earliest, e.times) for e in timeline(text)] == [
        ("2020-02-10", ()),
        ("2020-02-11", ()),
    ]


ALARM = (
    "A guard of the mill rang the great bell on Monday.",
    "On Monday the night watchman gave the alarm from the tower.",
)


BELL = (ALARM[0], "On Monday the night watchman rang the bell of the old tower by the river.")


def side_by_side(*texts: str, perhaps: bool = False) -> tuple[Event, ...]:
    """The timeline of two reports whose only sentences stand in one claim."""
    reports = [make_report(text, f"r{i}", published="2020-02-12") for i, text in enumerate(texts)]
    first, second = (make_sentence(report, report.text) for report in reports)
    claim = make_claim("claim", first, replace(second, possible=perhaps))
    annotated = list(annotate_reports(reports))
    dates = read_every_day(annotated, copies=()).dates
    return build_timeline(annotated, dates=dates, names=(), claims=(claim,))


def test_one_claim_of_one_day_is_one_event() -> None:
    (event,) = side_by_side(*BELL)
    assert ({span.report for span in event.spans}, event.claims) == ({"r0", "r1"}, ("claim",))
    assert len(timeline(*BELL)) == len(side_by_side(*ALARM)) == 2
    first, second = side_by_side(*BELL, perhaps=True)
    assert {first.claims, second.claims} == {("claim",), ()}


def test_one_claim_of_two_days_is_no_dispute() -> None:
    events = side_by_side(BELL[0], BELL[1].replace("Monday", "Tuesday"))
    assert [(event.disputed, event.claims) for event in events] == [(False, ("claim",))] * 2
