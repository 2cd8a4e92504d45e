"""Which report came before which, by the moments that reports themselves give."""

from collections.abc import Sequence
from datetime import datetime

from rashomon.model.passage import First
from rashomon.model.report import Report

_NOT_ITS_OWN = frozenset(("typed at the desk", "as pasted", "Date of the mail"))
"""Bases of a day that somebody gave to a report, which its page does not show."""


def own_moment(report: Report) -> str | None:
    """Returns the day or moment (ISO) that a report gives itself; None where it gives none, or
    somebody else gave it."""
    return report.published if report.published_basis not in _NOT_ITS_OWN else None


def is_before(one: str, other: str) -> bool:
    """Whether a day or moment surely lies before another: two moments by the clock, where one has
    no hour (or only one names its zone) by the day."""
    first, second = (_clock(value) for value in (one, other))
    if first and second and (first.tzinfo is None) == (second.tzinfo is None):
        return first < second
    return one[:10] < other[:10]


def _clock(value: str) -> datetime | None:
    if "T" not in value:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def first_of(reports: Sequence[Report]) -> First | None:
    """Returns the report that is surely the earliest of those that give a moment themselves; None
    where fewer than two do, or two may be the earliest."""
    given = [(moment, report.id) for report in reports if (moment := own_moment(report))]
    first = [
        (moment, ident)
        for moment, ident in given
        if all(ident == other or is_before(moment, at) for at, other in given)
    ]
    return First(first[0][1], first[0][0]) if len(given) > 1 and len(first) == 1 else None
