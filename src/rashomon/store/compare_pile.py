"""compare_pile: makes all stories of a store as if all of its reports had come at once, and as
`compare` does it in memory, for piles that are too large for that. What is done is kept, so that a
run that was broken off goes on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from rashomon.comparing.group_reports import obey_stories
from rashomon.decisions.constraints import StoryConstraints, story_constraints
from rashomon.decisions.in_force import in_force
from rashomon.errors import StopError
from rashomon.garbage_collection import give_back
from rashomon.model.decision import Decision
from rashomon.model.stored import Plan
from rashomon.protocols import Clock, Engine, OnProgress, Progress, say_nothing
from rashomon.reports.report_pile import settle_pile
from rashomon.settings import Settings
from rashomon.store.database.open import SqlStore
from rashomon.store.database.session import pieces
from rashomon.store.neighbours import SHARED, grouped_by
from rashomon.store.plan_stories import changed_reports, compared, story_jobs
from rashomon.store.story_changes import Succession, inherit
from rashomon.store.story_ledgers import KeptParses, RunContext, run_context
from rashomon.stories.group_stories import WHOLE, CountedReports, Features, group_counted
from rashomon.text.gathering import by_key

AT_ONCE = 500  # reports that are settled, or whose stories are compared, in one transaction
_Part = TypeVar("_Part")


def compare_pile(
    store: SqlStore,
    *,
    settings: Settings,
    clock: Clock,
    on_progress: OnProgress | None = None,
    engine: Engine | None = None,
) -> None:
    """Settles, groups and compares all reports of a store. Raises StopError where another program
    changes the store meanwhile."""
    tell, at = on_progress or say_nothing, clock().isoformat(timespec="seconds")
    _settle(store, at, engine, tell)
    writer = _Writer(store, at)
    decisions = store.decisions.all()
    homes = store.reports.homes()
    succession = _grouped(store, homes, _held(store, decisions), engine)
    groups = succession.groups
    on, done = run_context(decisions, settings), 0
    for some in _batches(groups.items(), lambda story: len(story[1])):
        part = dict(some)
        merged = tuple((lost, heir) for lost, heir in succession.merged if heir in part)
        now = replace(succession, groups=part, merged=merged)
        writer.write(_plan(store, now, on, at, engine))
        done += len(some)
        tell(Progress("comparing", done, len(groups)))
    left = set(store.stories.ids()) - set(store.reports.homes().values())
    writer.write(Plan(merged=tuple((story, None) for story in sorted(left))))


class _Writer:
    """Writes one plan after another, as long as nobody else changes what they are made of."""

    def __init__(self, store: SqlStore, at: str) -> None:
        self.store, self.at, self.generation = store, at, store.generation()

    def write(self, plan: Plan) -> None:
        """Writes a plan whole. Raises StopError."""
        if plan == Plan():
            return
        with self.store.writing():
            if not self.store.stories.apply(plan, generation=self.generation, at=self.at):
                raise StopError(
                    "another program changed the store meanwhile; what is done is kept: run this "
                    "again"
                )
            self.generation = self.store.generation()


def _batches(parts: Iterable[_Part], size: Callable[[_Part], int]) -> Iterator[list[_Part]]:
    """Yields the parts, so many together that they hold some AT_ONCE reports."""
    batch: list[_Part] = []
    held = 0
    for part in parts:
        batch.append(part)
        held += size(part)
        if held >= AT_ONCE:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _settle(store: SqlStore, at: str, engine: Engine | None, tell: OnProgress) -> None:
    """Makes the reports of the raw ones, those together that bear on each other."""
    clusters, done = _clusters(store), 0
    total = sum(map(len, clusters))
    writer = _Writer(store, at)
    for some in _batches(clusters, len):
        raws = store.raws.reports(key for cluster in some for key in cluster)
        finals = [r for cluster in some for r in settle_pile(raws[key] for key in cluster)]
        kept = KeptParses(store)
        gone, settled = changed_reports(store, raws, finals, kept, engine)
        kept.write()
        unchanged = raws.keys() - {key for made in settled for key in made.raws}
        writer.write(Plan(tuple(sorted(unchanged)), gone, settled))
        done += len(raws)
        tell(Progress("parsing", done, total))


def _clusters(store: SqlStore) -> list[list[str]]:
    """Returns the raw reports, by key, in groups of which none bears on another. A name that looks
    like a numbered one ("a-2") bears on those of its name ("a") where there are several."""
    above: dict[str, str] = {}

    def root(key: str) -> str:
        while above.setdefault(key, key) != key:
            above[key] = key = above[above[key]]
        return key

    first: dict[str, str] = {}
    twice = set()
    for kind in SHARED:  # "id" comes last
        first = {}
        for value, key in store.raws.keyed(kind):
            if value in first:
                twice.add(value)
            above[root(key)] = root(first.setdefault(value, key))
    for value, key in store.raws.keyed("numbered"):
        if value in first and value in twice:
            above[root(key)] = root(first[value])
    return list(by_key((root(key), key) for key in sorted(above)).values())


class _StoredFeatures:
    """What the reports of a store are grouped by, read anew each time that they are gone
    through."""

    def __init__(self, store: SqlStore, ids: Sequence[str]) -> None:
        self._store, self._ids = store, ids

    def __iter__(self) -> Iterator[Features]:
        """Yields the features of one report after another, by id."""
        for some in pieces(self._ids):
            placed = self._store.reports.placed(ids=some)
            yield from (grouped_by(placed[report]) for report in some)


def _held(store: SqlStore, decisions: Iterable[Decision]) -> StoryConstraints:
    """Returns what people decided about stories, for all reports."""
    standing = in_force(decisions)
    ids = store.reports.of_texts({text for one in standing for text in one.reports})
    return story_constraints(standing, store.reports.placed(ids=ids).values())


def _grouped(
    store: SqlStore, homes: Mapping[str, str | None], held: StoryConstraints, engine: Engine | None
) -> Succession:
    """Groups all reports, as people decided. `homes`: which story each was in."""
    ids, before = list(homes), {report: story for report, story in homes.items() if story}
    features = _StoredFeatures(store, ids)
    if engine is not None and len(ids) > WHOLE:  # while nobody works, their memory is wanted here
        engine.rest()
    found = group_counted(CountedReports(features))
    groups = tuple(sorted(tuple(sorted(ids[i] for i in group)) for group in found))
    if len(ids) > WHOLE:
        give_back()
    if held.decides():
        groups = obey_stories(groups, features, held)
    return inherit(groups, before, store.stories.taken)


def _plan(
    store: SqlStore,
    succession: Succession,
    on: RunContext,
    at: str,
    engine: Engine | None,
) -> Plan:
    """Returns what is to be written of these stories: those that are not what they should be."""
    wanted = {report for group in succession.groups.values() for report in group}
    kept = KeptParses(store)
    placed = store.reports.placed(ids=wanted)
    jobs = story_jobs(store, succession, placed, {}, on, at)
    return replace(compared(store, jobs, kept, on, engine), merged=succession.merged)
