"""settle: what waits in a store is read beside what it may change, grouped, and the stories it touches are compared anew."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports, parser_name
from rashomon.errors import StopError
from rashomon.keeping.bearing import bearing_on
from rashomon.keeping.changes import story_changes
from rashomon.keeping.closure import closure
from rashomon.keeping.identity import Heirs, inherit
from rashomon.model.document import from_json, plain, to_json
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Ledger, Made
from rashomon.model.report import Report
from rashomon.model.stored import ChangeRow, Placed, Plan, Settled, StoredStory
from rashomon.seams import Clock, OnProgress, Progress, Store
from rashomon.settings import Settings
from rashomon.stores.packing import digest
from rashomon.stories import Features, Frequencies, features_of, group_features

CHUNK = 500  # raw reports that are settled at once: what is done is kept when a long run breaks off
WHOLE = 400  # reports; a store of no more is grouped as a whole each time, so that it is grouped as `compare` groups
NEAR = 60  # reports of a larger store that are looked at as possible company of a new one
_TRIES = 20  # another writer may come first, but each time one does, its work is done


@dataclass(frozen=True, slots=True)
class Pool:
    """The reports that are grouped anew, and the stories that they were in."""

    placed: Mapping[str, Placed]
    before: Mapping[str, str]
    frequencies: Frequencies | None


def settle(store: Store, *, settings: Settings, clock: Clock, on_progress: OnProgress | None = None) -> tuple[ChangeRow, ...]:
    """Settles all that waits; what changed, story by story."""
    changes: list[ChangeRow] = []
    while pending := store.pending(CHUNK):
        changes += _settled(store, pending, settings, clock)
        if on_progress:
            on_progress(Progress("settling", len(changes), len(changes) + len(store.pending(CHUNK))))
    return tuple(changes)


def settle_again(store: Store, *, settings: Settings, clock: Clock) -> tuple[ChangeRow, ...]:
    """Groups and compares all reports as if they had come at once; stories that come out as they were stay untouched."""
    return _settled(store, None, settings, clock)


def _settled(store: Store, pending: tuple[str, ...] | None, settings: Settings, clock: Clock) -> tuple[ChangeRow, ...]:
    for _ in range(_TRIES):
        at = clock().isoformat(timespec="seconds")
        generation = store.generation()
        try:
            plan = make_plan(store, pending, settings=settings, at=at)
        except (LookupError, ValueError):
            if store.generation() == generation:
                raise
            continue  # another writer changed what was being read
        if store.apply(plan, generation=generation, at=at):
            return plan.changes
        if pending is not None:
            pending = store.pending(CHUNK)
    raise StopError("other writers kept changing the store; what was added is kept and will be settled by the next `rashomon add`")


def make_plan(store: Store, pending: tuple[str, ...] | None, *, settings: Settings, at: str) -> Plan:
    """What is to be written when these raw reports are settled; None: when all stories are grouped anew."""
    gone, settled = _changed(store, pending) if pending else ((), ())
    pool = _pool(store, gone, settled, whole=pending is None)
    features = [Features(p.id, p.sha256, p.published, p.words, p.names) for p in pool.placed.values()]
    groups = group_features(features, pool.frequencies)
    heirs = inherit(groups, pool.before, store.taken_ids)
    reports = {made.report.id: made.report for made in settled}
    stories, changes = _stories(store, heirs, pool, reports, settings=settings, at=at)
    return Plan(pending or (), gone, settled, stories, heirs.merged, changes)


def _changed(store: Store, pending: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Settled, ...]]:
    """The ids of reports that are no longer as they were, and the reports that are new or changed."""
    raws = closure(store, pending)
    finals = pipeline.settle_pile(raws.values())
    before = store.made_of(raws)
    digests = {report.id: digest(json.dumps(plain(report), sort_keys=True)) for report in finals}
    changed = [report for report in finals if before.get(report.id) != digests[report.id]]
    gone = sorted(report_id for report_id, old in before.items() if digests.get(report_id) != old)
    by_origin: dict[tuple[str, str], list[str]] = {}
    for key, raw in sorted(raws.items()):
        by_origin.setdefault((raw.source, raw.source_sha256), []).append(key)
    settled = []
    for annotations in annotate_reports(changed, store):
        report, features = annotations.report, features_of(annotations)
        keys = tuple(key for origin in report.sources for key in by_origin.get((origin.source, origin.sha256), ()))
        settled.append(Settled(report, digests[report.id], keys, features.words, features.names))
    return tuple(gone), tuple(settled)


def _pool(store: Store, gone: Sequence[str], settled: Sequence[Settled], *, whole: bool) -> Pool:
    """What is grouped anew: everything in a small store, else the stories of what changed and of what is near it."""
    old = store.placed(ids=gone)
    new = {
        made.report.id: Placed(made.report.id, made.report.sha256, made.report.published, made.digest, None, made.words, made.names)
        for made in settled
    }
    frequencies = None
    if whole or store.report_count() - len(old) + len(new) <= WHOLE:
        kept = store.placed()
    else:
        near = {report_id for made in settled for report_id in store.near(made, NEAR)}
        loose = store.placed(ids=near)
        stories = {p.story for p in (*loose.values(), *old.values()) if p.story}
        kept = store.placed(stories=stories) | {report_id: p for report_id, p in loose.items() if p.story is None}
    kept = {report_id: p for report_id, p in kept.items() if report_id not in old}
    placed = kept | new
    if not whole and store.report_count() - len(old) + len(new) > WHOLE:
        frequencies = _frequencies(store, placed, new)
    before = {report_id: p.story for report_id, p in (*old.items(), *kept.items()) if p.story}
    return Pool(dict(sorted(placed.items())), before, frequencies)


def _frequencies(store: Store, placed: Mapping[str, Placed], new: Mapping[str, Placed]) -> Frequencies:
    """In how many reports the terms occur: those of the store and those that are about to come."""
    known = store.term_counts(placed.values())
    words, names = Counter(known.words), Counter(known.names)
    for p in new.values():
        words.update(set(p.words))
        names.update(set(p.names))
    return Frequencies(known.reports + len(new), words, names)


def _stories(
    store: Store, heirs: Heirs, pool: Pool, reports: Mapping[str, Report], *, settings: Settings, at: str
) -> tuple[tuple[StoredStory, ...], tuple[ChangeRow, ...]]:
    """The stories whose reports, or what bears on them, are not what they were, compared anew; and what changed in them."""
    judgements = store.judgements()
    made = pipeline.made_with(settings)
    known = store.versions(heirs.groups)
    stories: list[StoredStory] = []
    changes: list[ChangeRow] = []
    for story_id, group in sorted(heirs.groups.items()):
        digests = {report_id: pool.placed[report_id].digest for report_id in group}
        version = story_version(digests, made, judgements, {pool.placed[report_id].sha256 for report_id in group})
        if known.get(story_id) == version:
            continue
        members = [reports[report_id] for report_id in group if report_id in reports]
        members += store.reports(report_id for report_id in group if report_id not in reports)
        ledger = story_ledger(store, sorted(members, key=lambda report: report.id), made, judgements, settings)
        old = store.story(story_id)
        changes += story_changes(story_id, from_json(old.ledger) if old else None, ledger, heirs, at=at)
        before = (*(old.previous_ids if old else ()), *((old.ledger_id,) if old else ()))
        told = StoredStory(
            story_id, ledger.stories[0].title, group, version, ledger.stories[0].id, old.made_at if old else at, at, to_json(ledger)
        )
        stories.append(replace(told, previous_ids=tuple(sorted({*before, told.ledger_id} - {story_id}))))
    return tuple(stories), tuple(changes)


def story_ledger(store: Store, members: Sequence[Report], made: Made, judgements: Sequence[Judgement], settings: Settings) -> Ledger:
    """The ledger of one story's reports, their parses taken from the store."""
    annotated = list(annotate_reports(members, store))
    story, anchored = pipeline.compare_story(annotated, judgements, families=settings.lineage.families)
    return Ledger(made, anchored, (story,))


def story_version(digests: Mapping[str, str], made: Made, judgements: Sequence[Judgement], shas: AbstractSet[str]) -> str:
    """A digest of all that a story's ledger is made of: its reports, the program, its settings, what people decided that may be about it."""
    told = [sorted(digests.items()), plain(made), parser_name(), [plain(j) for j in bearing_on(judgements, shas, digests)]]
    return digest(json.dumps(told, sort_keys=True))
