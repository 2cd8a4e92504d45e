"""The day of a time of day for which a report names none, told by the reports before it."""

from datetime import date

from factories import make_report
from rashomon.annotations.annotate import annotate_reports
from rashomon.dates.precision import ClockDays
from rashomon.dates.resolve import resolve_dates
from rashomon.model.report import Report

FIRST = (
    "A fire broke out in the harbour of Grenholm on Sunday.\nThe alarm was raised at 13:44. The "
    "pumps failed at 4:20 p.m."
)
LATER = "The harbour master of Grenholm resigned on Wednesday.\n{}"


def days(*reports: Report) -> dict[str, list[tuple[str, str | None]]]:
    """The words and the first day of each date, by report."""
    out: dict[str, list[tuple[str, str | None]]] = {}
    for found in resolve_dates(list(annotate_reports(reports)), copies=()).dates:
        out.setdefault(found.span.report, []).append((found.span.quote, found.earliest))
    return out


def later(text: str) -> list[tuple[str, str | None]]:
    """The dates of a page of Wednesday that follows a page of Sunday."""
    return days(
        make_report(FIRST, "a", published="2021-03-07T18:00:00"),
        make_report(LATER.format(text), "b", published="2021-03-10T18:00:00"),
    )["b"]


def test_a_time_that_an_older_report_gave_is_of_its_day() -> None:
    assert later("He had rung the brigade at 1.44, he said.")[1] == ("1.44", "2021-03-07")


def test_the_other_times_without_a_day_go_with_it() -> None:
    assert later("The alarm came at 13:44. It was put out at 17:09.")[1:] == [
        ("at 13:44", "2021-03-07"),
        ("at 17:09", "2021-03-07"),
    ]


def test_a_time_nobody_gave_stays_on_the_day_of_the_report() -> None:
    assert later("He left his office at 17:09.")[1] == ("at 17:09", "2021-03-10")


def test_a_day_named_beside_the_time_stands() -> None:
    assert later("He left on Tuesday; a car drove up at 13:44.")[2][1] == "2021-03-09"


def test_full_hours_agree_by_chance() -> None:
    told = ClockDays()
    told.add("at 11:00", date(2021, 3, 7))
    assert told.day_of(["at 11:00"], date(2021, 3, 10)) is None
    told.add("at 12:30", date(2021, 3, 7))
    assert told.day_of(["at 11:00", "at 12:30"], date(2021, 3, 10)) == date(2021, 3, 7)


def test_a_time_also_told_of_the_own_day_moves_nothing() -> None:
    told = ClockDays()
    told.add("at 13:44", date(2021, 3, 7))
    told.add("at 17:09", date(2021, 3, 10))
    assert told.day_of(["at 13:44", "at 17:09"], date(2021, 3, 10)) is None
    assert told.day_of(["at 13:44"], date(2021, 3, 30)) is None


def test_the_headline_of_an_entry_gives_its_day_to_what_follows() -> None:
    page = (
        "LIVE The quake\n\n16:15 Friday - Toll goes up\nTwo have died.\n\n10:25 Thursday - First "
        "helicopter\nIt took off at 10:10, when the fog went."
    )
    found = days(make_report(page, "a", published="2025-03-14T20:10:00"))["a"]
    assert ("at 10:10", "2025-03-13") in found
