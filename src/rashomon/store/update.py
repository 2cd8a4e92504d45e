"""settle: reads waiting reports beside those they may affect, groups them, and compares only the affected stories again."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.errors import Damaged, StopError
from rashomon.grouping.group_reports import obey_stories
from rashomon.judgements.constraints import StoryConstraints
from rashomon.judgements.in_force import in_force
from rashomon.judgements.make_constraints import story_constraints
from rashomon.model.document import plain
from rashomon.model.partial import as_read
from rashomon.model.report import Report
from rashomon.model.stored import ChangeRow, Plan, Settled, StoredStory
from rashomon.reports.report_pile import settle_pile
from rashomon.seams import Clock, Engine, OnProgress, Progress
from rashomon.settings import Settings
from rashomon.store.database.column_values import digest
from rashomon.store.ledgers import ledger_in, reader_of
from rashomon.store.neighbours import Neighbours, SharedPages, affected_reports, find_neighbours, grouped_by, share_pages, told_lent
from rashomon.store.story_changes import Heirs, inherit
from rashomon.store.story_ledgers import Ground, KeptParses, StoryJob, compare_jobs, counted_terms, ground, story_version
from rashomon.stories.group_stories import group_features

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore

CHUNK = 500  # raw reports that are settled at once: what is done is kept when a long run breaks off
_TRIES = 20  # another writer may come first, but each time one does, its work is done

Make = Callable[[str], Plan]
Groups = tuple[tuple[str, ...], ...]
_NOTHING = Plan()


def settle(
    store: "SqlStore", *, settings: Settings, clock: Clock, on_progress: OnProgress | None = None, engine: Engine | None = None
) -> tuple[ChangeRow, ...]:
    """Settles all waiting reports; returns the changes, story by story."""
    changes: list[ChangeRow] = []
    while store.pending(1):
        changes += written(
            store, lambda at: plan_pending(store, store.pending(CHUNK), settings=settings, at=at, engine=engine), clock=clock
        )
        if on_progress:
            on_progress(Progress("settling", len(changes), len(changes) + len(store.pending(CHUNK))))
    return tuple(changes)


def settle_again(store: "SqlStore", *, settings: Settings, clock: Clock, engine: Engine | None = None) -> tuple[ChangeRow, ...]:
    """Groups and compares all reports as if they had come at once. Stories with the same result are left alone, unless they are damaged."""
    store.outdate(_damaged(store))
    return written(
        store, lambda at: make_plan(store, find_neighbours(store, (), (), whole=True), settings, at=at, engine=engine), clock=clock
    )


def _damaged(store: "SqlStore") -> tuple[str, ...]:
    """Returns the stories whose ledgers cannot be read."""
    found = []
    for story_id in store.story_ids():
        try:
            if story := store.story(story_id):
                ledger_in(story)
        except Damaged:
            found.append(story_id)
    return tuple(found)


def written(store: "SqlStore", make: Make, *, clock: Clock, also: Callable[[str], None] | None = None) -> tuple[ChangeRow, ...]:
    """Makes and writes a plan, again until nobody else changed the store in between; returns its changes. `also`: done in the same transaction."""
    for _ in range(_TRIES):
        at = clock().isoformat(timespec="seconds")
        generation = store.generation()
        try:
            plan = make(at)
        except (LookupError, ValueError):
            if store.generation() == generation:
                raise
            continue  # another writer changed what was being read
        with store.writing():
            if store.apply(plan, generation=generation, at=at):
                if also is not None:
                    also(at)
                return plan.changes
    raise StopError(
        "other writers kept changing the store; what was added is kept and will be settled by the next `rashomon add`, and nothing was dropped"
    )


def plan_pending(store: "SqlStore", pending: tuple[str, ...], *, settings: Settings, at: str, engine: Engine | None = None) -> Plan:
    """Returns what to write when these raw reports are settled."""
    kept = KeptParses(store)
    gone, settled = _changed(store, pending, kept, engine)
    kept.write()
    neighbours = find_neighbours(store, gone, settled)
    return make_plan(store, neighbours, settings, at=at, engine=engine, kept=kept, begun=Plan(pending, gone, settled))


def make_plan(
    store: "SqlStore",
    neighbours: Neighbours,
    settings: Settings,
    *,
    at: str,
    engine: Engine | None = None,
    kept: KeptParses | None = None,
    begun: Plan = _NOTHING,
    groups: Groups | None = None,
) -> Plan:
    """Returns what to write when these reports are grouped and compared.

    `begun`: the plan so far: settled raw reports, departing reports and new ones. `groups`: the grouping, if it is known.
    """
    judgements = store.judgements()
    held = story_constraints(in_force(judgements))
    groups = _grouped(neighbours, held) if groups is None else groups
    heirs = inherit(groups, neighbours.before, store.taken_ids)
    kept, on = kept or KeptParses(store), ground(judgements, settings, reader_of(store))
    shared = share_pages(store, neighbours, heirs, held, begun.gone)
    jobs = _jobs(store, heirs, shared, {made.report.id: made.report for made in begun.settled}, on, at)
    done = list(compare_jobs(jobs, kept, on, engine))
    kept.write()
    changes = tuple(change for _, _, rows in done for change in rows)
    return replace(begun, stories=tuple(story for _, story, _ in done), merged=heirs.merged, changes=changes)


def _grouped(neighbours: Neighbours, held: StoryConstraints) -> Groups:
    """Returns the reports in groups, as people decided."""
    features = [grouped_by(p) for p in neighbours.placed.values()]
    groups = group_features(features, neighbours.frequencies, [grouped_by(p) for p in neighbours.beside.values()])
    return obey_stories(groups, features, held, neighbours.frequencies) if held.decides() else groups


def _changed(
    store: "SqlStore", pending: tuple[str, ...], kept: KeptParses, engine: Engine | None
) -> tuple[tuple[str, ...], tuple[Settled, ...]]:
    """Returns the ids of reports that are no longer the same, and the new or changed reports."""
    raws, beside = affected_reports(store, pending)
    finals = settle_pile((*raws.values(), *beside.values()))
    origins: dict[tuple[str, str], list[str]] = {}
    for key, raw in sorted(raws.items()):
        origins.setdefault((raw.source, raw.source_sha256), []).append(key)
    finals = tuple(report for report in finals if any((o.source, o.sha256) in origins for o in report.sources))
    before = store.made_of(raws)
    digests = {report.id: digest(json.dumps(plain(report), sort_keys=True)) for report in finals}
    changed = [report for report in finals if before.get(report.id) != digests[report.id]]
    gone = sorted(report_id for report_id, old in before.items() if digests.get(report_id) != old)
    settled = []
    for report, terms in counted_terms(changed, kept, engine):
        keys = tuple(key for origin in report.sources for key in origins.get((origin.source, origin.sha256), ()))
        settled.append(Settled(report, digests[report.id], keys, *terms))
    return tuple(gone), tuple(settled)


def _jobs(store: "SqlStore", heirs: Heirs, shared: SharedPages, new: Mapping[str, Report], on: Ground, at: str) -> list[StoryJob]:
    """Returns the stories whose reports, or what bears on them, have changed."""
    groups = dict(heirs.groups) | dict(shared.beside)
    known = store.versions(groups)
    jobs = []
    for story_id, group in sorted(groups.items()):
        here, lent = shared.read_in(story_id), shared.lent_by(group)
        ids = sorted({*group, *(one.report for one in here)})
        version = story_version(
            {report_id: shared.placed[report_id].digest for report_id in ids},
            on.made,
            on.judgements,
            {shared.placed[report_id].sha256 for report_id in ids},
            told_lent(here, lent),
        )
        if known.get(story_id) != version:
            members = [new[report_id] for report_id in ids if report_id in new]
            members += store.reports(report_id for report_id in ids if report_id not in new)
            origin = Heirs(
                {},
                tuple((lost, heir) for lost, heir in heirs.merged if heir == story_id),
                {story_id: heirs.split[story_id]} if story_id in heirs.split else {},
            )
            jobs.append(StoryJob(story_id, as_read(members, here, lent), version, _before(store, story_id), origin, at, here))
    return jobs


def _before(store: "SqlStore", story_id: str) -> StoredStory | None:
    """Returns the story's former state; None if its ledger is damaged, so that it is remade as a new one."""
    try:
        return store.story(story_id)
    except Damaged:
        return None
