"""Adds to statements the time for which their content holds, as opposed to when it was said."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.date import Date
from rashomon.model.statement import Statement


def with_as_of(statements: Sequence[Statement], *, dates: Sequence[Date]) -> tuple[Statement, ...]:
    """Sets `as_of` on statements whose content gives exactly one time that does not belong to another saying."""
    by_report: dict[str, list[Date]] = {}
    for found in dates:
        if found.earliest and found.latest:
            by_report.setdefault(found.span.report, []).append(found)
    return tuple(replace(one, as_of=as_of(one, by_report.get(one.report, ()))) for one in statements)


def as_of(statement: Statement, dates: Sequence[Date]) -> str | None:
    """An ISO day, "earliest/latest", or None."""
    inside = [d for d in dates if statement.quote.start <= d.span.start and d.span.end <= statement.quote.end and not _said(statement, d)]
    held = [d for d in inside if d.tells == "event"]
    days = dict.fromkeys((d.earliest, d.latest) for d in held)
    if len(days) != 1:
        return None
    ((earliest, latest),) = days
    return earliest if earliest == latest else f"{earliest}/{latest}"


def _said(statement: Statement, date: Date) -> bool:
    """Whether the date stands with the cue and so tells when the statement was made."""
    cue = statement.cue
    return cue is not None and cue.start <= date.span.start <= cue.end + 1
