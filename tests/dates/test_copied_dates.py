"""A copied stretch speaks from the day of the report it was copied from."""

import pytest

from factories import parse_report, quoted
from rashomon.anomalies.find_anomalies import find_anomalies
from rashomon.dates.resolve import resolve_dates
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.date import Date
from rashomon.text.annotations import Annotations

pytestmark = pytest.mark.weights

PASSAGE = "Divers found the keel this morning at 06:10 below the old pier, the harbour master said."


def reports(second: str = PASSAGE) -> list[Annotations]:
    return [
        parse_report(
            f"The tug sank on Thursday.\n{PASSAGE}",
            "first",
            published="2021-03-05",
            anchor="2021-03-05",
        ),
        parse_report(
            f"The harbour reopened on Saturday.\n{second}",
            "later",
            published="2021-03-07",
            anchor="2021-03-07",
        ),
    ]


def copies(annotated: list[Annotations], words: str = PASSAGE) -> tuple[Copy, ...]:
    return (
        Copy(
            "c",
            quoted(annotated[0].report, PASSAGE),
            quoted(annotated[1].report, words),
            CopyKind.VERBATIM,
        ),
    )


def dates(annotated: list[Annotations], found: tuple[Copy, ...]) -> dict[tuple[str, str], Date]:
    return {(d.span.report, d.span.quote): d for d in resolve_dates(annotated, copies=found).dates}


def test_relative_days_and_clock_times_keep_the_day_of_the_source() -> None:
    annotated = reports()
    copied = dates(annotated, copies(annotated))["later", "this morning at 06:10"]
    assert (copied.earliest, copied.latest, copied.copied_from) == (
        "2021-03-05",
        "2021-03-05",
        "first",
    )
    assert copied.readings == ("2021-03-07",)
    assert "first" in (copied.basis or "")


def test_without_a_copy_the_report_speaks_from_its_own_day() -> None:
    own = dates(reports(), ())["later", "this morning at 06:10"]
    assert (own.earliest, own.copied_from, own.basis) == ("2021-03-07", None, None)


def test_the_older_report_is_never_moved() -> None:
    annotated = reports()
    assert dates(annotated, copies(annotated))["first", "this morning at 06:10"].copied_from is None


def test_words_that_were_changed_are_read_from_the_page() -> None:
    changed = PASSAGE.replace("this morning at 06:10", "on Friday")
    annotated = reports(changed)
    assert (
        dates(annotated, copies(annotated, changed))[
            "later", "on Friday".removeprefix("on ")
        ].copied_from
        is None
    )


def test_a_day_that_the_copy_moved_is_told_as_drift() -> None:
    annotated = reports()
    found = copies(annotated)
    resolved = resolve_dates(annotated, copies=found).dates
    drifts = find_anomalies(annotated, dates=resolved, copies=found, points=())
    assert [(a.kind.value, a.report, a.span.quote if a.span else "") for a in drifts] == [
        ("date-drift", "later", "this morning at 06:10")
    ]
