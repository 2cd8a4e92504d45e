"""settle_whole makes all stories of a store as if all its reports had come at once. `compare` does
the same in memory, but this also works for piles that are too large for that. What is done is kept,
so a run that was broken off can go on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import TypeVar

from rashomon.comparing.group_reports import obey_stories, with_older_states
from rashomon.decisions.constraints import StoryConstraints, story_constraints
from rashomon.garbage_collection import give_back
from rashomon.model.stored import ChangeRows, Features, Plan
from rashomon.protocols import OnProgress, Progress, say_nothing
from rashomon.store.database.open import SqlStore
from rashomon.store.database.raws import SHARED
from rashomon.store.database.session import pieces
from rashomon.store.plan_stories import changed_reports, plan_groups, readable_story
from rashomon.store.settle_reports import settle_reports
from rashomon.store.story_ledgers import run_on
from rashomon.store.succession import KnownIds, Succession, inherit
from rashomon.store.write_plans import PlanWriter, until_undisturbed
from rashomon.stories.group_stories import WHOLE, CountedReports, group_counted
from rashomon.text.gathering import by_key, connected

AT_ONCE = 500  # reports that are settled, or whose stories are compared, in one transaction
_Part = TypeVar("_Part")


def settle_whole(store: SqlStore, *, on_progress: OnProgress = say_nothing) -> ChangeRows:
    """Settles, groups and compares all reports of a store, and returns the changes. Stories that
    would come out the same are left alone, unless they are damaged. Raises StopError if other
    programs keep changing the store."""
    damaged = [ident for ident in store.stories.ids() if readable_story(store, ident) is None]
    with store.writing():  # a store that is only read says so, even where nothing changes
        store.stories.outdate(damaged)

    def settle_and_group(writer: PlanWriter) -> None:
        pending = store.raws.pending(store.raws.pending_count())
        _settle(writer, on_progress)
        _group_and_compare(writer, on_progress)
        writer.write(Plan(raws=pending))  # they count as settled only from here on

    return until_undisturbed(store, settle_and_group)


def _batches(parts: Iterable[_Part], size: Callable[[_Part], int]) -> Iterator[list[_Part]]:
    """Yields the parts in batches of about AT_ONCE reports."""
    batch = []
    reports = 0
    for part in parts:
        batch.append(part)
        reports += size(part)
        if reports >= AT_ONCE:
            yield batch
            batch = []
            reports = 0
    if batch:
        yield batch


def _settle(writer: PlanWriter, on_progress: OnProgress) -> None:
    """Makes reports of the raw ones; those that bear on each other are settled together. They go on
    waiting until their stories are made, so that `settle` makes these if this run breaks off."""
    store = writer.store
    clusters = _clusters(store)
    total = sum(map(len, clusters))
    done = 0
    for batch in _batches(clusters, len):
        raws = store.raws.reports(chain.from_iterable(batch))
        gone, settled = changed_reports(store, settle_reports(store, raws))
        writer.write(Plan(gone=gone, settled=settled))
        done += len(raws)
        on_progress(Progress("parsing", done, total))


def _clusters(store: SqlStore) -> list[list[str]]:
    """Returns the raw reports, by key, in groups that do not bear on each other."""
    keys = set()
    links = set[tuple[str, str]]()
    for kind in SHARED:
        having: Mapping[str, list[str]] = by_key(store.raws.keyed(kind))
        for alike in having.values():
            keys.update(alike)
            links.update(pairwise(alike))
    return connected(sorted(keys), links)


def _group_and_compare(writer: PlanWriter, on_progress: OnProgress) -> None:
    """Groups all reports, and compares the stories that are out of date."""
    store = writer.store
    context = run_on(store, writer.at)
    stories_before = store.reports.homes()
    standing = context.standing
    texts = chain.from_iterable(decision.reports for decision in standing)
    newest = store.reports.newest()
    pages = {newest.get(ident, ident) for ident in store.reports.of_texts(texts)}
    states = [ident for ident in stories_before if newest.get(ident, ident) in pages]
    decided = store.reports.placed(ids=states)
    constraints = story_constraints(standing, reports=decided.values(), newest=newest)
    succession = _grouped_anew(
        store, stories_before=stories_before, constraints=constraints, newest=newest
    )
    done = 0
    for batch in _batches(succession.groups.items(), lambda group: len(group[1])):
        groups = dict(batch)
        merged = tuple(ends for ends in succession.merged if ends[1] in groups)
        part = replace(succession, groups=groups, merged=merged)
        placed_reports = store.reports.placed(ids=set(chain.from_iterable(groups.values())))
        writer.write(plan_groups(store, succession=part, placed_reports=placed_reports, on=context))
        done += len(batch)
        on_progress(Progress("comparing", done, len(succession.groups)))
    empty = set(store.stories.ids()) - set(store.reports.homes().values())
    writer.write(Plan(merged=tuple((story, None) for story in sorted(empty))))


def _features(
    store: SqlStore, ids: Iterable[str], constraints: StoryConstraints
) -> Iterator[Features]:
    """Yields what reports are grouped by, with one batch at a time in memory."""
    for batch in pieces(ids):
        placed_reports = store.reports.placed(ids=batch)
        for ident in batch:
            yield constraints.dated(placed_reports[ident])


def _without_third_stories(
    groups: Sequence[tuple[str, ...]], constraints: StoryConstraints, before: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """Returns the groups, those parted in which a person joined a report with reports of another
    group: what stands in other stories (`before`) than these reports stays out of what they
    join."""
    number_of = {report: number for number, group in enumerate(groups) for report in group}
    moved = set[str]()
    for pair in constraints.same:
        if len({number_of.get(report) for report in pair}) > 1:
            moved.update(pair)
    parted = list[tuple[str, ...]]()
    for group in groups:
        homes = {before.get(report) for report in moved.intersection(group)}
        third = [report for report in group if homes and before.get(report) not in {None, *homes}]
        rest = [report for report in group if report not in third]
        parted += filter(None, (tuple(rest), tuple(third)))
    return sorted(parted)


def _grouped_anew(
    store: SqlStore,
    stories_before: Mapping[str, str | None],
    constraints: StoryConstraints,
    newest: Mapping[str, str],
) -> Succession:
    """Groups all reports, first by what they tell, then as people decided, and gives each group the
    id of the story that it goes on, or a new one. `stories_before` says in which story each was,
    `newest` the newest state of each older one."""
    ids = [ident for ident in stories_before if ident not in newest]
    before = {report: story for report, story in stories_before.items() if story}
    is_large = len(ids) > WHOLE
    if is_large and store.processes:  # while nobody works, their memory is wanted here
        store.processes.rest()
    groups = []
    for numbers in group_counted(CountedReports(_features(store, ids, constraints))):
        groups.append(tuple(sorted(ids[number] for number in numbers)))
    groups.sort()
    if is_large:
        give_back()
    # read anew, and only if people decided anything: grouping keeps none of them in memory
    obeying = obey_stories(
        _without_third_stories(groups, constraints, before),
        features=_features(store, ids, constraints),
        constraints=constraints,
    )
    known_ids = KnownIds(
        is_taken=store.stories.taken,
        first_runs=store.raws.first_runs,
        retired=store.stories.retired(),
    )
    whole = with_older_states(obeying, newest)
    return inherit(
        whole, before=before, known_ids=known_ids, texts=store.reports.hashes(), newest=newest
    )
