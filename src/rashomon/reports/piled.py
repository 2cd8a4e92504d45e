"""Reports as a pile: what is in a source, what an item gives, and how reports stand beside each other. Loads no parser."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from rashomon.errors import SkipError, StopError
from rashomon.model.ledger import Failure
from rashomon.model.report import Report
from rashomon.reports.duplicates import join_duplicates
from rashomon.reports.gather import Source
from rashomon.reports.guarded import read_guarded
from rashomon.reports.items import Item
from rashomon.reports.opening import id_of, open_source
from rashomon.reports.recurring import mark_recurring
from rashomon.reports.revisions import link_revisions
from rashomon.seams import Fetch
from rashomon.settings import ReadSettings

log = logging.getLogger(__name__)


def settle_pile(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports as they stand beside each other: each once, under an id of its own, what its house repeats and what it revises marked."""
    return link_revisions(mark_recurring(number_ids(join_duplicates(reports))))


def items_in(source: Source, settings: ReadSettings, fetch: Fetch | None) -> Iterator[Item]:
    """The items of a source; where the rest cannot be had, an item that says why."""
    try:
        yield from open_source(source, settings=settings, fetch=fetch)
    except SkipError as error:
        yield Item(source.name, missing=str(error))
    except Exception as error:  # the border of one source
        if isinstance(error, StopError):
            raise
        log.exception("opening %s failed", source.name)
        yield Item(source.name, missing="could not be read: the reader failed on it (the log says where)")


def outcome_of(item: Item, settings: ReadSettings, read: Callable[..., Report] = read_guarded) -> Report | Failure:
    """The report that `read` makes of an item, or why there is none: the border at which a report that breaks the reader does not stop the run."""
    if item.missing:
        return Failure(item.source, item.missing)
    try:
        return read(item.source, item.data, settings=settings, known=item.known, report_id=id_of(item))
    except SkipError as error:
        return Failure(item.source, str(error))
    except Exception:  # a report that breaks the reader must not stop the run
        log.exception("reading %s failed", item.source)
        return Failure(item.source, "could not be read: the reader failed on it (the log says where)")


def number_ids(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports sorted by id; equal ids are numbered in the order of their sha256 ("a", "a-2")."""
    ordered = sorted(reports, key=lambda report: (report.id, report.sha256, report.source))
    taken = {report.id for report in ordered}
    seen: Counter[str] = Counter()
    out = []
    for report in ordered:
        seen[report.id] += 1
        if seen[report.id] > 1:
            number = seen[report.id]
            while f"{report.id}-{number}" in taken:
                number += 1
            seen[report.id] = number
            new = f"{report.id}-{number}"
            taken.add(new)
            report = renamed(report, new)
        out.append(report)
    return tuple(sorted(out, key=lambda report: report.id))


def renamed(report: Report, new: str) -> Report:
    """The same report under another id, its spans included."""
    return replace(
        report,
        id=new,
        furniture=tuple(replace(span, report=new) for span in report.furniture),
        corrections=tuple(replace(span, report=new) for span in report.corrections),
        credits=tuple(replace(credit, span=replace(credit.span, report=new)) for credit in report.credits),
        dates=tuple(replace(date, span=replace(date.span, report=new) if date.span else None) for date in report.dates),
        changes=tuple(replace(change, after=replace(change.after, report=new) if change.after else None) for change in report.changes),
    )
