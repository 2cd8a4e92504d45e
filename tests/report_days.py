"""The days that the program reads in one report, as tables of sentences write them."""

from factories import make_report
from rashomon.annotations.annotate import annotate_reports
from rashomon.dates.resolve import resolve_dates


def days_read(text: str, published: str) -> str:
    """The days of each time that a report of this text tells: "2021-05-10;
    2021-05-01/2021-05-31"."""
    found = resolve_dates(
        list(annotate_reports([make_report(text, published=published)])), copies=()
    ).dates
    return "; ".join(
        str(d.earliest) if d.earliest == d.latest else f"{d.earliest}/{d.latest}" for d in found
    )
