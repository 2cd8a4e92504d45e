"""What is to be written when reports come, go or are grouped anew (`make_plan`): which stories they
make, and of those, which are compared again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.authored.constraints import StoryConstraints
from rashomon.authored.in_force import in_force
from rashomon.authored.make_constraints import story_constraints
from rashomon.comparing.group_reports import obey_stories
from rashomon.errors import Damaged
from rashomon.model.document import plain
from rashomon.model.report import Report
from rashomon.model.stored import Placed, Plan, Settled, StoredStory
from rashomon.protocols import Engine
from rashomon.reports.report_pile import settle_pile
from rashomon.settings import Settings
from rashomon.store.database.column_values import digest
from rashomon.store.database.open import SqlStore
from rashomon.store.kept_rows import AuthoredBefore
from rashomon.store.ledgers import ledger_in
from rashomon.store.neighbours import (
    Neighbours,
    affected_reports,
    find_neighbours,
    grouped_by,
)
from rashomon.store.story_changes import Succession, inherit
from rashomon.store.story_ledgers import (
    KeptParses,
    RunContext,
    StoryJob,
    compare_jobs,
    counted_terms,
    run_context,
    story_version,
    with_authored,
)
from rashomon.stories.group_stories import group_features
from rashomon.text.by_key import by_key

Groups = tuple[tuple[str, ...], ...]
_NOTHING = Plan()


def plan_pending(
    store: SqlStore,
    pending: tuple[str, ...],
    *,
    settings: Settings,
    at: str,
    engine: Engine | None = None,
) -> Plan:
    """Returns what to write when these raw reports are settled."""
    kept = KeptParses(store)
    raws, beside = affected_reports(store, pending)
    finals = settle_pile((*raws.values(), *beside.values()))
    gone, settled = changed_reports(store, raws, finals, kept, engine)
    kept.write()
    neighbours = find_neighbours(store, gone, settled)
    return make_plan(
        store,
        neighbours,
        settings,
        at=at,
        engine=engine,
        kept=kept,
        begun=Plan(pending, gone, settled),
    )


def make_plan(
    store: SqlStore,
    neighbours: Neighbours,
    settings: Settings,
    *,
    at: str,
    engine: Engine | None = None,
    kept: KeptParses | None = None,
    begun: Plan = _NOTHING,
) -> Plan:
    """Returns what to write when these reports are grouped and compared.

    `begun`: the plan so far: settled raw reports, departing reports and new ones.
    """
    judgements = store.judgements.all()
    held = story_constraints(in_force(judgements))
    succession = inherit(_grouped(neighbours, held), neighbours.before, store.stories.taken)
    kept, on = kept or KeptParses(store), run_context(judgements, settings, store.reader)
    new = {made.report.id: made.report for made in begun.settled}
    authored = AuthoredBefore(store, neighbours.before, new, begun.gone)
    jobs = story_jobs(store, succession, neighbours.placed, new, on, at, authored)
    return replace(compared(jobs, kept, on, engine, begun), merged=succession.merged)


def compared(
    jobs: Sequence[StoryJob],
    kept: KeptParses,
    on: RunContext,
    engine: Engine | None,
    begun: Plan = _NOTHING,
) -> Plan:
    """Returns the plan with what these stories have become."""
    done = list(compare_jobs(jobs, kept, on, engine))
    kept.write()
    changes = tuple(change for _, rows in done for change in rows)
    return replace(begun, stories=tuple(story for story, _ in done), changes=changes)


def _grouped(neighbours: Neighbours, held: StoryConstraints) -> Groups:
    """Returns the reports in groups, as people decided."""
    features = [grouped_by(p) for p in neighbours.placed.values()]
    groups = group_features(
        features, neighbours.frequencies, [grouped_by(p) for p in neighbours.beside.values()]
    )
    return (
        obey_stories(groups, features, held, neighbours.frequencies) if held.decides() else groups
    )


def changed_reports(
    store: SqlStore,
    raws: Mapping[str, Report],
    finals: Iterable[Report],
    kept: KeptParses,
    engine: Engine | None,
) -> tuple[tuple[str, ...], tuple[Settled, ...]]:
    """Returns the ids of reports that are no longer the same, and the new or changed reports, given
    the raw reports by key and, among others, what is made of them."""
    origins = by_key(((raw.source, raw.source_sha256), key) for key, raw in sorted(raws.items()))
    finals = [r for r in finals if any((o.source, o.sha256) in origins for o in r.sources)]
    before = store.reports.made_of(raws)
    digests = {report.id: digest(json.dumps(plain(report), sort_keys=True)) for report in finals}
    changed = [report for report in finals if before.get(report.id) != digests[report.id]]
    gone = sorted(report_id for report_id, old in before.items() if digests.get(report_id) != old)
    settled = []
    for report, terms in counted_terms(changed, kept, engine):
        keys = tuple(
            key for origin in report.sources for key in origins[origin.source, origin.sha256]
        )
        settled.append(Settled(report, digests[report.id], keys, *terms))
    return tuple(gone), tuple(settled)


def story_jobs(
    store: SqlStore,
    succession: Succession,
    placed: Mapping[str, Placed],
    new: Mapping[str, Report],
    on: RunContext,
    at: str,
    authored: AuthoredBefore,
) -> list[StoryJob]:
    """Returns the stories whose reports, or what bears on them, have changed, and those that a
    model is to read."""
    beside = store.reports.placed(stories=authored.touched() - succession.groups.keys())
    groups, placed = dict(succession.groups), {**beside, **placed}
    for one in beside.values():
        groups[str(one.story)] = (*groups.get(str(one.story), ()), one.id)
    known = store.stories.versions(groups)
    authored.load(groups, (p.sha256 for p in placed.values()))
    jobs = []
    for story_id, group in sorted(groups.items()):
        ids, here = sorted(group), [placed[report_id] for report_id in sorted(group)]
        version = story_version(here, on.made, on.judgements)
        origin = Succession(
            {},
            tuple((lost, heir) for lost, heir in succession.merged if heir == story_id),
            {story_id: succession.split[story_id]} if story_id in succession.split else {},
        )
        kept = authored.of(story_id, here, origin)
        is_known = known.get(story_id) == with_authored(
            version, kept.rows, store.rows.corrections_of(story_id), kept.gone
        )
        if not is_known or not _was_read(store, story_id, on):
            members = [new[report_id] for report_id in ids if report_id in new]
            members += store.reports.get(report_id for report_id in ids if report_id not in new)
            was = _before(store, story_id)
            members.sort(key=lambda report: report.id)
            jobs.append(StoryJob(story_id, tuple(members), version, was, origin, at, kept))
    return jobs


def _was_read(store: SqlStore, story_id: str, on: RunContext) -> bool:
    """Whether the model that is asked in this run, if any, has read all reports of the story; one
    of one report is not read."""
    was = _before(store, story_id) if on.model else None
    if on.model is None or was is None:
        return on.model is None
    if len(was.reports) == 1:
        return True
    ledger = ledger_in(was)
    use = ledger.stories[0].model
    texts = {report.sha256 for report in ledger.reports}
    return use is not None and use.name == on.model.name and texts <= {*use.seen}


def _before(store: SqlStore, story_id: str) -> StoredStory | None:
    """Returns the story's former state; None if its ledger is damaged, so that it is remade as a
    new one."""
    try:
        return store.stories.get(story_id)
    except Damaged:
        return None
