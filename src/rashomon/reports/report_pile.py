"""Reports as a pile: the items of a source, the outcome of each, and how the reports relate to each other. Imports no parser."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from rashomon.errors import SkipError, StopError
from rashomon.model.content_ids import content_id
from rashomon.model.ledger import Failure
from rashomon.model.report import Report
from rashomon.reports.duplicates import join_duplicates
from rashomon.reports.items import Item, KnownFacts
from rashomon.reports.open_source import id_of, open_item, open_source
from rashomon.reports.revisions import link_revisions
from rashomon.reports.sandbox import read_in_sandbox
from rashomon.reports.source_paths import ReportSource
from rashomon.seams import Fetch
from rashomon.settings import ReadSettings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pile:
    """The reports that were read, by id, and the sources that could not be read."""

    reports: tuple[Report, ...]
    failures: tuple[Failure, ...] = ()

    def __repr__(self) -> str:
        return f"<Pile reports={len(self.reports)} failures={len(self.failures)}>"


def pile_of(outcomes: Iterable[Report | Failure]) -> Pile:
    """Returns the pile of what was read: the reports in their final form, and the failures by source."""
    reports: list[Report] = []
    failures: list[Failure] = []
    for outcome in outcomes:
        if isinstance(outcome, Report):
            reports.append(outcome)
        else:
            failures.append(outcome)
    return Pile(settle_pile(reports), by_source(failures))


def by_source(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    """Sorts failures in the order in which a ledger lists them."""
    return tuple(sorted(failures, key=lambda failure: (failure.source, failure.error)))


def settle_pile(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Returns the reports in their final form: deduplicated, with unique ids and revisions linked."""
    return link_revisions(number_ids(join_duplicates(reports)))


def items_in(source: ReportSource, settings: ReadSettings, fetch: Fetch | None) -> Iterator[Item]:
    """Yields the items of a source; if the rest cannot be read, an item that says why."""
    try:
        yield from open_source(source, settings=settings, fetch=fetch)
    except SkipError as error:
        yield Item(source.name, missing=str(error))
    except Exception as error:  # the border of one source
        if isinstance(error, StopError):
            raise
        log.exception("opening %s failed", source.name)
        yield Item(source.name, missing="could not be read: the reader failed on it (the log says where)")


def outcome_of(item: Item, settings: ReadSettings, read: Callable[..., Report] = read_in_sandbox) -> Report | Failure:
    """Returns the report that `read` makes of an item, or why there is none. A report that breaks the reader must not stop the run."""
    if item.missing:
        return Failure(item.source, item.missing)
    try:
        return read(item.source, item.data, settings=settings, known=item.known, report_id=id_of(item))
    except SkipError as error:
        return Failure(item.source, str(error))
    except Exception:  # a report that breaks the reader must not stop the run
        log.exception("reading %s failed", item.source)
        return Failure(item.source, "could not be read: the reader failed on it (the log says where)")


def feed_entries(name: str, data: bytes, known: KnownFacts, settings: ReadSettings) -> Iterator[tuple[str, Report | Failure]]:
    """Yields each entry of a feed as read, named by the digest of its bytes, since its position in the feed means nothing."""
    for item in open_item(Item(name, data, known), settings=settings):
        digest = content_id("entry", item.data.hex())
        if item.source == name and not item.missing:
            item = replace(item, missing="no feed that can be read (RSS or Atom)")
        placed = item if item.source == name else replace(item, source=f"{name}#{digest.removeprefix('entry-')}")
        yield digest, outcome_of(placed, settings)


def number_ids(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Returns the reports sorted by id; equal ids are numbered in the order of their sha256 ("a", "a-2")."""
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
    """Returns the same report under another id, in its spans too."""
    return replace(
        report,
        id=new,
        furniture=tuple(replace(span, report=new) for span in report.furniture),
        corrections=tuple(replace(span, report=new) for span in report.corrections),
        credits=tuple(replace(credit, span=replace(credit.span, report=new)) for credit in report.credits),
        dates=tuple(replace(date, span=replace(date.span, report=new) if date.span else None) for date in report.dates),
        changes=tuple(replace(change, after=replace(change.after, report=new) if change.after else None) for change in report.changes),
    )
