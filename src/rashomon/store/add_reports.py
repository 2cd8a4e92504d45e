"""Adds reports from paths to a store (`add_reports`). The reports are kept first; then their
stories are updated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from rashomon.decisions.in_force import in_force
from rashomon.model.authors import PERSON
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.ledger import Failures
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.stored import ChangeRows, Raw, SourceRow
from rashomon.protocols import Fetch, OnProgress, Progress, say_nothing
from rashomon.reports import report_pile
from rashomon.reports.read_report import given_outlet
from rashomon.reports.report_pile import LocatedOutcome, Outcome
from rashomon.store.database.open import SqlStore
from rashomon.store.decision_log import user_name
from rashomon.store.settle_reports import raw_of
from rashomon.store.update import add_decisions, settle

_BATCH = 50  # reports that are written together


@record
class AddOutcome:
    """What became of reports that were added.

    - `added`: how many are new
    - `known`: how many the store already had
    - `mended`: how many known reports have another outlet from now on, because the user named it
    - `failures`: sources that could not be read, each with the reason
    - `changes`: what changed in stories, oldest first
    - `reports`: the ids of all reports that were read, new and known ones
    """

    added: int
    known: int
    failures: Failures
    changes: ChangeRows
    mended: int = 0
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
    last = store.stories.last_change()
    named: dict[str, str] = {}
    kept = keep(store, _noting_outlets(outcomes, store, named))
    mended = add_decisions(store, _mending(store, named))
    on_progress(Progress("comparing", 0, 0))
    own = settle(store, on_progress=on_progress)
    came = store.raws.reports_of_run(kept.run)
    changes = []
    for row in store.stories.changes_after(last):  # another program may have made some of them
        if row in own or not row.reports or not came.isdisjoint(row.reports):
            changes.append(row)
    return AddOutcome(
        added=kept.added,
        known=kept.known,
        failures=kept.failures,
        changes=tuple(changes),
        mended=mended,
        reports=tuple(sorted(store.reports.made_of(kept.keys))),
    )


def _noting_outlets(
    outcomes: Iterable[Outcome | LocatedOutcome], store: SqlStore, named: dict[str, str]
) -> Iterator[LocatedOutcome]:
    """Passes outcomes on, and notes by the keys of raw reports the outlets that the user names."""
    settings = store.settings.read
    for located in map(_with_place, outcomes):
        report = located.outcome
        if isinstance(report, Report) and settings.outlets:
            outlet = given_outlet(report.source, url=report.url, settings=settings)
            if outlet:
                named[_raw_of(report, located.place).key] = outlet
        yield located


def _mending(store: SqlStore, named: Mapping[str, str]) -> Iterator[Decision]:
    """Yields the decisions of the user that known reports have the outlets that are named now."""
    decided = dict[tuple[str, str | None], str | None]()
    for decision in in_force(store.decisions.all()):
        if decision.what is DecisionKind.OUTLET:
            decided.update(dict.fromkeys(decision.whole_reports(), decision.value))
    kept = store.raws.reports(named)
    for key, report in sorted(kept.items()):
        outlet_now = decided.get((report.sha256, report.house), report.outlet)
        if named[key] != outlet_now:
            yield decide(
                DecisionKind.OUTLET,
                reports=[report],
                value=named[key],
                by=f"{PERSON}{user_name()}",
                at=store.moment(),
                why="named with --outlets",
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
