"""Reports as a pile: the items of a source, what became of each, and how the reports relate to each
other. It imports no parser."""

import logging
import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import count
from operator import attrgetter

from rashomon.errors import SkipError, StopError
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.ledger import Failure, Failures
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.protocols import Fetch, OnProgress, Progress, say_nothing
from rashomon.reports.containers.job import READER_FAILED
from rashomon.reports.duplicates import join_duplicates
from rashomon.reports.items import Item, Items, KnownFacts
from rashomon.reports.open_source import id_of, open_item, open_source
from rashomon.reports.revisions import link_revisions
from rashomon.reports.sandbox import end_idle, read_in_sandbox
from rashomon.reports.source_paths import ReportSource, gather_sources
from rashomon.settings import ReadSettings, Settings

_Reports = tuple[Report, ...]

Outcome = Report | Failure  # of an item


@record
class LocatedOutcome:
    """What became of an item, with the whole path or address of it ("" if there is none)."""

    outcome: Outcome
    place: str


_log = logging.getLogger(__name__)
_READERS = 2  # items that are read at once, each in a process of its own,
_MANY_ITEMS = 20  # from so many on: for fewer a second process costs more than it saves


@record
class Pile:
    """The reports that were read, by id, and the sources that could not be read."""

    reports: _Reports
    failures: Failures = ()

    def __repr__(self) -> str:
        return f"<Pile reports={len(self.reports)} failures={len(self.failures)}>"


def read(
    *paths: str | os.PathLike[str],
    settings: Settings | None = None,
    on_progress: OnProgress | None = None,
    fetch: Fetch | None = None,
) -> Pile:
    """Reads the reports in files and folders ("-" is standard input). Whatever cannot be read is
    listed; nothing is raised for it.

    `fetch` fetches addresses; without it, none is fetched. A report found twice is one report with
    two sources. A changed page is a new report that names the one it revises.
    """
    names = [os.fspath(path) for path in paths]
    return pile_of(stream(*names, settings=settings, on_progress=on_progress, fetch=fetch))


def stream(
    *paths: str,
    settings: Settings | None = None,
    on_progress: OnProgress | None = None,
    fetch: Fetch | None = None,
) -> Iterator[Outcome]:
    """Yields each report as it is read, and a Failure for each source or entry that could not be
    read.

    Few are held at a time, so an archive may have any size.
    """
    for located in located_stream(*paths, settings=settings, on_progress=on_progress, fetch=fetch):
        yield located.outcome


def located_stream(
    *paths: str,
    settings: Settings | None = None,
    on_progress: OnProgress | None = None,
    fetch: Fetch | None = None,
) -> Iterator[LocatedOutcome]:
    """Yields what `stream` yields, each with its whole path or address."""
    chosen = (settings or Settings()).read
    tell = on_progress or say_nothing
    sources = gather_sources(paths)
    item_count = 0
    with ThreadPoolExecutor(_READERS) as readers:
        ahead: deque[Future[LocatedOutcome]] = deque()
        for done, source in enumerate(sources):
            for item in items_in(source, settings=chosen, fetch=fetch):
                ahead.append(readers.submit(_located, item, source, chosen))
                item_count += 1
                # a small pile is read one by one, a large one some items ahead
                if len(ahead) > _READERS or item_count < _MANY_ITEMS:
                    yield ahead.popleft().result()
            tell(Progress("reading", done + 1, len(sources)))
        for outcome in ahead:
            yield outcome.result()
    if item_count >= _MANY_ITEMS:
        end_idle()


def _located(item: Item, source: ReportSource, settings: ReadSettings) -> LocatedOutcome:
    """Returns what became of an item, with its place: inside an archive or a feed, what names it
    there stands behind that of the source."""
    place = source.address or (os.path.realpath(source.path) if source.path else "")
    if place:
        place += item.source.removeprefix(source.name)
    return LocatedOutcome(outcome_of(item, settings), place)


def pile_of(outcomes: Iterable[Outcome]) -> Pile:
    """Returns the pile of what was read: the reports in their final form, and the failures by
    source."""
    reports, failures = read_or_failed(outcomes)
    return Pile(settle_pile(reports), by_source(failures))


def read_or_failed(outcomes: Iterable[Outcome]) -> tuple[list[Report], list[Failure]]:
    """Returns the reports that were read, and what could not be."""
    reports = []
    failures = []
    for outcome in outcomes:
        if isinstance(outcome, Report):
            reports.append(outcome)
        else:
            failures.append(outcome)
    return reports, failures


def by_source(failures: Iterable[Failure]) -> Failures:
    """Sorts failures in the order in which a ledger lists them."""
    return tuple(sorted(failures, key=attrgetter("source", "error")))


def settle_pile(reports: Iterable[Report]) -> _Reports:
    """Returns the reports in their final form: deduplicated, with unique ids, revisions linked."""
    return link_revisions(number_ids(join_duplicates(reports)))


_FEW = 2  # empty entries of one source that are listed one by one


def items_in(source: ReportSource, settings: ReadSettings, fetch: Fetch | None) -> Items:
    """Yields the items of a source. If the rest cannot be read, yields an item that says why. If
    many are empty, one item says how many."""
    empty = 0
    for item in _every_item(source, settings=settings, fetch=fetch):
        words = item.missing or item.known.title or (item.known.text or "").strip()
        empty += (is_empty := not (words or item.data.strip()))  # neither words nor bytes
        if not is_empty or empty <= _FEW:
            yield item
    if empty > _FEW:
        entries = "entry" if empty == _FEW + 1 else "entries"
        yield Item(source=source.name, missing=f"{empty - _FEW:,} more empty {entries}")


def _every_item(source: ReportSource, settings: ReadSettings, fetch: Fetch | None) -> Items:
    try:
        yield from open_source(source, settings=settings, fetch=fetch)
    except SkipError as error:
        yield Item(source=source.name, missing=str(error))
    except StopError:
        raise
    except Exception:  # noqa: BLE001  the border of one source
        _log.exception("opening %s failed", source.name)
        yield Item(source=source.name, missing=READER_FAILED)


def outcome_of(item: Item, settings: ReadSettings) -> Outcome:
    """Returns the report in an item, or why there is none. A report that breaks the reader must not
    stop the run."""
    if item.missing:
        return Failure(item.source, item.missing)
    try:
        return read_in_sandbox(item, settings=settings, report_id=id_of(item))
    except SkipError as error:
        return Failure(item.source, str(error))
    except Exception:  # noqa: BLE001  a report that breaks the reader must not stop the run
        _log.exception("reading %s failed", item.source)
        return Failure(item.source, READER_FAILED)


def feed_entries(
    name: str, data: bytes, facts: KnownFacts, settings: ReadSettings
) -> Iterator[tuple[str, Item]]:
    """Yields each entry of a feed, to be read. It is named by the digest of its bytes, because its
    position in the feed means nothing. If it is no feed, yields an item under the name of the feed
    that says so."""
    for item in open_item(Item(source=name, data=data, known=facts), settings):
        digest = content_id("entry", item.data.hex())
        if item.source != name:
            item = replace(item, source=f"{name}#{digest.removeprefix('entry-')}")
        elif not item.missing:
            item = replace(item, missing="no feed that can be read (RSS or Atom)")
        yield digest, item


def number_ids(reports: Reports) -> _Reports:
    """Returns the reports sorted by id. Equal ids are numbered in the order of their sha256 ("a",
    "a-2")."""
    ordered = sorted(reports, key=attrgetter("id", "sha256", "source"))
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    ids = set(by_id(ordered))
    out = {}
    for report in ordered:
        if report.id in out:
            free = (f"{report.id}-{number}" for number in numbers[report.id])
            report = renamed(report, next(new for new in free if new not in ids))
        ids.add(report.id)
        out[report.id] = report
    return tuple(sorted(out.values(), key=attrgetter("id")))


def renamed(report: Report, new: str) -> Report:
    """Returns the same report under another id, in its spans too."""
    moved = partial(replace, report=new)
    return replace(
        report,
        id=new,
        furniture=tuple(map(moved, report.furniture)),
        corrections=tuple(map(moved, report.corrections)),
        credits=tuple(replace(credit, span=moved(credit.span)) for credit in report.credits),
        dates=tuple(
            replace(date, span=moved(date.span) if date.span else None) for date in report.dates
        ),
    )
