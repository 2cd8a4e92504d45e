"""Adds reports from paths to a store (`add_reports`). The reports are kept first; then their
stories are updated."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from rashomon.model.ledger import Failures
from rashomon.model.record import record
from rashomon.model.stored import ChangeRows, SourceRow
from rashomon.protocols import Fetch, OnProgress, say_nothing
from rashomon.reports import report_pile
from rashomon.reports.report_pile import Outcome
from rashomon.store.database.open import SqlStore
from rashomon.store.neighbours import raw_of
from rashomon.store.update import settle

_BATCH = 50  # reports that are written together


@record
class AddOutcome:
    """What became of reports that were added.

    - `added`: how many are new
    - `known`: how many the store already had
    - `failures`: sources that could not be read, each with the reason
    - `changes`: what changed in stories, oldest first
    """

    added: int
    known: int
    failures: Failures
    changes: ChangeRows


def add_reports(
    store: SqlStore,
    paths: Iterable[str],
    *,
    fetch: Fetch | None = None,
    on_progress: OnProgress = say_nothing,
) -> AddOutcome:
    """Adds the reports in these paths and returns the outcome. They are stored first; then the
    affected stories are remade."""
    outcomes = report_pile.stream(
        *paths, settings=store.settings, on_progress=on_progress, fetch=fetch
    )
    added, known, failures = keep(store, outcomes)
    changes = settle(store, on_progress=on_progress)
    return AddOutcome(added=added, known=known, failures=failures, changes=changes)


def keep(store: SqlStore, outcomes: Iterable[Outcome]) -> tuple[int, int, Failures]:
    """Stores the reports, and returns how many are new, how many were known, and the failures. Each
    batch is stored before the next one is read."""
    added = seen = 0
    failures = []
    stream = iter(outcomes)
    while batch := list(islice(stream, _BATCH)):
        reports, failed = report_pile.read_or_failed(batch)
        at = store.present()
        with store.writing():
            added += store.raws.add(list(map(raw_of, reports)), at=at)
            rows = []
            reports_by_source = Counter(report.source for report in reports)
            for source, count in sorted(reports_by_source.items()):
                rows.append(
                    SourceRow(name=source, tried_at=at, read_at=at, error=None, reports=count)
                )
            for failure in failed:
                rows.append(SourceRow(name=failure.source, tried_at=at, error=failure.error))
            store.feeds.note_sources(rows)
        seen += len(reports)
        failures += failed
    return added, seen - added, tuple(failures)
