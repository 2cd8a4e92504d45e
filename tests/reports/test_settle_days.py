"""Days that only the other reports of a story make clear."""

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reports.read_report import read_report
from rashomon.reports.settled_days import settle_days
from rashomon.settings import ReadSettings

PROSE = (
    "\n\nThree people were killed when a warehouse burned down in the harbour of the town, the "
    "mayor said, and two are still in hospital.\n"
)


def read(name: str, head: str) -> Report:
    return read_report(
        f"{name}.txt",
        f"Three dead in harbour fire\n{head}{PROSE}".encode(),
        settings=ReadSettings(),
    )


def test_a_year_from_the_other_reports() -> None:
    one, two = settle_days([read("a", "3 May 2021"), read("b", "Kasvik, 4 May (Lantern)")])
    assert (one.published, two.published) == ("2021-05-03", "2021-05-04")
    assert "year" in (two.published_basis or "")
    assert [type(date.span) for date in two.dates] == [
        Span
    ]  # as it is read back, so that every engine gives the same ledger


def test_the_order_of_day_and_month_from_the_other_reports() -> None:
    late, early = settle_days([read("a", "11 April 2021"), read("b", "Posted: 04 / 9 / 2021")])
    assert (late.published, early.published) == ("2021-04-11", "2021-04-09")


def test_unknown_where_nothing_decides() -> None:
    assert [
        report.published
        for report in settle_days([read("b", "Northern Lantern\n04/05/2021 15:30")])
    ] == [None]
    both = settle_days(
        [read("a", "18 April 2021"), read("b", "Northern Lantern\n04/05/2021 15:30")]
    )
    assert both[1].published is None
