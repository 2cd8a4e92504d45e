"""Says for when a statement's content holds, as opposed to when it was said."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.date import Date
from rashomon.model.statement import Statement, Statements
from rashomon.text.gathering import Overlaps, by_report


def with_as_of(statements: Statements, *, dates: Sequence[Date]) -> Statements:
    """Sets `as_of` on statements whose content gives exactly one time that does not belong to
    another saying."""
    known_dates = by_report(date for date in dates if date.earliest and date.latest)
    dates_of = defaultdict[str, Overlaps[Date]](lambda: Overlaps(()))
    for report, those in known_dates.items():
        dates_of[report] = Overlaps((one.span.start, one.span.end, one) for one in those)
    statements_dated = []
    for statement in statements:
        dates_near = dates_of[statement.report].at(statement.quote.start, statement.quote.end)
        statements_dated.append(replace(statement, as_of=as_of(statement, dates_near)))
    return tuple(statements_dated)


def as_of(statement: Statement, dates: Sequence[Date]) -> str | None:
    """Returns the day of which a statement tells, as an ISO day or as "earliest/latest". Returns
    None if it names none, or several."""
    times = set()
    for known_date in dates:
        is_inside = known_date.tells == "event" and statement.quote.contains(known_date.span)
        if is_inside and not _tells_when_it_was_said(statement, known_date):
            times.add((known_date.earliest, known_date.latest))
    if len(times) != 1:
        return None
    ((earliest, latest),) = times
    if earliest == latest:
        return earliest
    return f"{earliest}/{latest}"


def _tells_when_it_was_said(statement: Statement, date: Date) -> bool:
    """Whether the date stands with the cue and so tells when the statement was made."""
    cue = statement.cue
    return cue is not None and cue.start <= date.span.start <= cue.end + 1
