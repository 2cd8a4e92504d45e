"""Adds reports from paths to a store (`add_reports`). The reports are kept first; then their
stories are updated."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from rashomon.model.ledger import Failures
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.stored import ChangeRows, Raw, SourceRow
from rashomon.protocols import Fetch, OnProgress, Progress, say_nothing
from rashomon.reports import report_pile
from rashomon.reports.report_pile import LocatedOutcome, Outcome
from rashomon.store.database.open import SqlStore
from rashomon.store.named_outlets import mend_outlets, noting_outlets
from rashomon.store.neighbours import raw_of
from rashomon.store.update import settle

_BATCH = 50  # reports that are written together


@record
class AddOutcome:
    """What became of reports that were added.

    - `added`: how many are new
    - `known`: how many the store already had
    - `mended`: how many known reports have another outlet from now on, because the user named it
    - `parted`: how many known files are reports of their own from now on: other files have the same
      text, and the user named another outlet for these
    - `failures`: sources that could not be read, each with the reason
    - `changes`: what changed in stories, oldest first
    - `reports`: the ids of all reports that were read, new and known ones
    """

    added: int
    known: int
    failures: Failures
    changes: ChangeRows
    mended: int = 0
    parted: int = 0
    reports: tuple[str, ...] = ()


def add_reports(
    store: SqlStore,
    paths: Iterable[str],
    *,
    fetch: Fetch | None = None,
    on_progress: OnProgress = say_nothing,
) -> AddOutcome:
    """Adds the reports in these paths and returns the outcome. They are stored first; then the
    affected stories are remade. Where the settings name another outlet for a known report than the
    store has, that is kept as a decision of the user, who may take it back."""
    outcomes = report_pile.located_stream(
        *paths, settings=store.settings, on_progress=on_progress, fetch=fetch
    )
    return add_outcomes(store, outcomes, on_progress=on_progress)


def add_outcomes(
    store: SqlStore,
    outcomes: Iterable[Outcome | LocatedOutcome],
    *,
    on_progress: OnProgress = say_nothing,
) -> AddOutcome:
    """Adds reports that were read, as `add_reports` does. Another program may have taken some of
    them in first; the changes that it made with them are returned, too."""
    outlet_names: dict[str, str] = {}
    last = store.stories.last_change()
    stored_outcomes = keep(
        store,
        noting_outlets(map(_with_place, outcomes), settings=store.settings, named=outlet_names),
    )
    mended, reports_parted = mend_outlets(store, outlet_names)
    on_progress(Progress("comparing", 0, 0))
    changes = settle(store, on_progress=on_progress)
    reports_changed = {report for change in changes for report in change.reports}
    elsewhere = (
        store.raws.reports_of_run(stored_outcomes.run) - reports_changed
        if stored_outcomes.added
        else set[str]()
    )
    by_others = [row for row in store.stories.changes_after(last) if elsewhere & {*row.reports}]
    return AddOutcome(
        added=stored_outcomes.added,
        known=stored_outcomes.known,
        failures=stored_outcomes.failures,
        changes=(*by_others, *changes),
        mended=mended,
        parted=reports_parted,
        reports=tuple(sorted(store.reports.made_of(stored_outcomes.keys))),
    )


@record
class Kept:
    """What was stored of reports that were read: how many are new, how many were known, the
    failures, the number of the run, and the keys of the raw reports."""

    added: int
    known: int
    failures: Failures
    run: int
    keys: frozenset[str]


def keep(store: SqlStore, outcomes: Iterable[Outcome | LocatedOutcome]) -> Kept:
    """Stores the reports. Each batch is stored before the next one is read. What has no place is
    known by its source alone."""
    added = report_count = 0
    failures = []
    keys = set[str]()
    run = None
    stream = map(_with_place, outcomes)
    while batch := list(islice(stream, _BATCH)):
        reports, failed = report_pile.read_or_failed(located.outcome for located in batch)
        at = store.present()
        raws = []
        for located in batch:
            if isinstance(located.outcome, Report):
                raws.append(_raw_of(located.outcome, located.place))
        with store.writing():
            run = store.raws.next_run() if run is None else run
            added += store.raws.add(raws, at=at, run=run)
            store.feeds.note_sources(_source_rows(batch, at))
        report_count += len(reports)
        failures += failed
        keys.update(raw.key for raw in raws)
    return Kept(
        added=added,
        known=report_count - added,
        failures=tuple(failures),
        run=run or 0,
        keys=frozenset(keys),
    )


def _raw_of(report: Report, place: str) -> Raw:
    """Returns the raw report; one that came from no path or address came from its page."""
    return raw_of(report, place or report.url or report.canonical_url or "")


def _with_place(outcome: Outcome | LocatedOutcome) -> LocatedOutcome:
    """Returns an outcome with its place, none if it has none."""
    return outcome if isinstance(outcome, LocatedOutcome) else LocatedOutcome(outcome, "")


def _source_rows(batch: Iterable[LocatedOutcome], at: str) -> list[SourceRow]:
    """Returns what became of the sources of these outcomes, by their places."""
    counts = Counter[tuple[str, str]]()
    rows = []
    for located in batch:
        source = located.outcome.source
        if isinstance(located.outcome, Report):
            counts[located.place, source] += 1
        else:
            error = located.outcome.error
            rows.append(SourceRow(name=source, tried_at=at, error=error, place=located.place))
    for (place, source), count in sorted(counts.items()):
        rows.append(SourceRow(name=source, tried_at=at, read_at=at, reports=count, place=place))
    return rows
