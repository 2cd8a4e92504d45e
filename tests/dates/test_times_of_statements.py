"""For which time what is said holds, and what a timeline makes of a sentence: tables of invented
sentences, written on a Friday in March."""

import pytest

from factories import make_report, parse_report
from rashomon.annotations.annotate import annotate_reports
from rashomon.dates.resolve import resolve_dates, with_as_of
from rashomon.dates.timeline import build_timeline
from rashomon.statements.extract import extract_statements

pytestmark = pytest.mark.weights

PUBLISHED = "2021-03-05"  # a Friday

# A text; then the time for which each statement holds.
HOLDS = [
    ("On Thursday the mayor said that the lift fell on Monday.", ["2021-03-01"]),
    ("The mayor said on Thursday the lift fell on Monday.", ["2021-03-01"]),
    ("The lift fell on Monday, the mayor said on Thursday.", ["2021-03-01"]),
    ("The lift fell on Monday, the mayor said.", ["2021-03-01"]),
    ("The lift was old, the mayor said on Thursday.", [None]),
    ("According to the mayor, the lift fell last week.", ["2021-02-22/2021-02-28"]),
    ("According to the mayor, the lift had been shut for two weeks.", [None]),
    ("The mayor said the lift, which was built in 1998, fell.", ["1998-01-01/1998-12-31"]),
    ("The mayor said the lift would open on Monday.", ["2021-03-08"]),
    ("The mayor said the lift opened on Monday and shut on Tuesday.", [None]),
    (
        "The mayor said the lift fell on Monday. The cook said it fell on Sunday.",
        ["2021-03-01", "2021-02-28"],
    ),
    ('"It fell yesterday," the mayor said.', ["2021-03-04"]),
    ("The mayor denied that the lift fell in January.", ["2021-01-01/2021-01-31"]),
]


@pytest.mark.parametrize(("text", "expected"), HOLDS)
def test_when_what_is_said_holds(text: str, expected: list[str | None]) -> None:
    annotated = parse_report(text, published=PUBLISHED)
    dates = resolve_dates([annotated], copies=()).dates
    assert [
        one.as_of for one in with_as_of(extract_statements([annotated], names=()), dates=dates)
    ] == expected


# A sentence; then what its timeline tells: first day, precision, words.
EVENTS = [
    (
        "The old lift of the mine fell on Monday.",
        [("2021-03-01", "day", "The old lift of the mine fell on Monday")],
    ),
    (
        "The old lift of the mine fell last week.",
        [("2021-02-22", "week", "The old lift of the mine fell last week")],
    ),
    (
        "The old lift of the mine was built in 1998.",
        [("1998-01-01", "year", "The old lift of the mine was built in 1998")],
    ),
    (
        "The old lift fell from 1 to 3 February.",
        [("2021-02-01", "days", "The old lift fell from 1 to 3 February")],
    ),
    (
        "The old lift fell on Monday and the new lift stopped on Tuesday.",
        [
            ("2021-03-01", "day", "The old lift fell on Monday"),
            ("2021-03-02", "day", "the new lift stopped on Tuesday"),
        ],
    ),
    # no event: when it was said, how long a record stood, a stretch too long
    ("The mayor said on Monday that the lift was old.", []),
    ("It was the worst fall of a lift since 1953.", []),
    ("Lifts of this kind fell in the 1950s.", []),
    ("The old lift of the mine was never mended.", []),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_what_a_timeline_tells(text: str, expected: list[tuple[str, str, str]]) -> None:
    annotated = list(annotate_reports([make_report(text, published=PUBLISHED)]))
    events = build_timeline(
        annotated, dates=resolve_dates(annotated, copies=()).dates, names=(), points=()
    )
    assert [(event.earliest, event.precision, event.what) for event in events] == expected
