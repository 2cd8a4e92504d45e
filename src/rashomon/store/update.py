"""What changes a store's stories. `settle` takes waiting reports in; `judge` adds judgements, of
which merging, splitting and moving stories are some; `renew_story` remakes one story under them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from rashomon.authored.make_constraints import MARK
from rashomon.comparing.rows_kept import with_kept
from rashomon.comparing.rows_of_file import borne_out
from rashomon.comparing.workspace import Workspace
from rashomon.errors import Damaged, StopError
from rashomon.model.document import from_json, to_json
from rashomon.model.judgement import NOTES, OF_NAMES, STORY, UNDO, Action, Judgement, judgement
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Passage
from rashomon.model.point import Point
from rashomon.model.stored import ChangeRow, Plan, StoredStory
from rashomon.model_reading.read_story import ModelRead
from rashomon.protocols import Clock, Engine, OnProgress, Progress
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.store.carry_out import take
from rashomon.store.database.open import SqlStore
from rashomon.store.kept_rows import gone_texts, kept_of, kept_reading
from rashomon.store.ledgers import find_story, ledger_in, whole_ledger
from rashomon.store.neighbours import WHOLE, find_neighbours, members_of, neighbours_of
from rashomon.store.plan_stories import make_plan, plan_pending
from rashomon.store.story_changes import Succession, story_changes
from rashomon.store.story_ledgers import WAITING, KeptParses, story_version, with_authored
from rashomon.text.parsed_report import Annotations

CHUNK = 500  # raw reports that are settled at once: what is done is kept when a long run breaks off
_OTHERS = 20  # reports of other stories that are looked at for a judged name
_TRIES = 20  # another writer may come first, but each time one does, its work is done

Make = Callable[[str], Plan]
Reading = Callable[[Sequence[Annotations]], ModelRead]
_Compared = TypeVar("_Compared", Point, Passage)


def settle(
    store: SqlStore,
    *,
    settings: Settings,
    clock: Clock,
    on_progress: OnProgress | None = None,
    engine: Engine | None = None,
) -> tuple[ChangeRow, ...]:
    """Settles all waiting reports, then the stories that wait for the model that is asked; returns
    the changes, story by story."""
    changes: list[ChangeRow] = []
    while store.raws.pending(1):
        changes += written(
            store,
            lambda at: plan_pending(
                store, store.raws.pending(CHUNK), settings=settings, at=at, engine=engine
            ),
            clock=clock,
        )
        if on_progress:
            on_progress(
                Progress("settling", len(changes), len(changes) + len(store.raws.pending(CHUNK)))
            )
    if store.reader is not None and (waiting := store.stories.of_version(WAITING)):
        changes += written(
            store,
            lambda at: make_plan(store, neighbours_of(store, waiting), settings, at=at),
            clock=clock,
        )
    return tuple(changes)


def settle_again(store: SqlStore, *, settings: Settings, clock: Clock) -> tuple[ChangeRow, ...]:
    """Groups and compares all reports as if they had come at once. Stories with the same result are
    left alone, unless they are damaged."""
    store.stories.outdate(_damaged(store))
    return written(
        store,
        lambda at: make_plan(store, find_neighbours(store, (), (), whole=True), settings, at=at),
        clock=clock,
    )


def _damaged(store: SqlStore) -> tuple[str, ...]:
    """Returns the stories whose ledgers cannot be read."""
    found = []
    for story_id in store.stories.ids():
        try:
            if story := store.stories.get(story_id):
                ledger_in(story)
        except Damaged:
            found.append(story_id)
    return tuple(found)


def written(store: SqlStore, make: Make, *, clock: Clock) -> tuple[ChangeRow, ...]:
    """Makes and writes a plan, again until nobody else changed the store in between; returns its
    changes."""
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
            if store.stories.apply(plan, generation=generation, at=at):
                return plan.changes
    raise StopError(
        "other writers kept changing the store; what was added is kept and will be settled by "
        "the next `rashomon add`"
    )


@dataclass(frozen=True, slots=True)
class Renewed:
    """A story under people's judgements: what to write, the ids of the passages and points that
    changed, and the number of those that are gone."""

    stored: StoredStory
    plan: Plan
    changed: tuple[str, ...]
    gone: int


@dataclass(frozen=True, slots=True)
class StoryMoment:
    """A snapshot of a story: its row, the version that it should have, the judgements, and the
    store's generation.

    `rest`: the digest of everything that its ledger depends on but what authors wrote.
    """

    story: StoredStory
    version: str
    judgements: tuple[Judgement, ...]
    generation: int
    rest: str = ""


def read_story(store: SqlStore, story_id: str, settings: Settings) -> StoryMoment:
    """Returns the current and the intended state of the story. Raises StopError if there is
    none."""
    generation = store.generation()
    story = store.stories.get(story_id)
    if story is None:
        raise StopError(f"the store has no story {story_id!r}")
    placed = store.reports.placed(ids=story.reports)
    judgements = store.judgements.all()
    version = story_version(list(placed.values()), made_with(settings), judgements)
    now = with_authored(version, story.rows, story.corrections, gone_texts(store, story.rows))
    return StoryMoment(story, now, judgements, generation, version)


def load_workspace(store: SqlStore, story: StoredStory) -> Workspace:
    """Loads the story's reports with their parses, and what authors read in them."""
    annotated = KeptParses(store).annotated(members_of(store, story))
    return Workspace(annotated, read=kept_reading(store, story, annotated))


def take_reading(
    store: SqlStore,
    story_id: str,
    read: Reading,
    *,
    settings: Settings,
    clock: Clock,
    also: Callable[[], None] | None = None,
) -> Renewed | None:
    """Keeps what an author read in a story beside what is kept of it, and writes the story anew;
    None if that adds nothing.

    `read`: makes the reading of the story's reports; its rows join those that are kept
    (`authored/hold_rows.py`), and corrections of statements that change nothing are left out.
    `also`: done in the same transaction. Raises StopError.
    """
    for _ in range(_TRIES):
        with store.reading():
            moment, at = (
                read_story(store, story_id, settings),
                clock().isoformat(timespec="seconds"),
            )
            annotated = KeptParses(store).annotated(members_of(store, moment.story))
            given = read(annotated)
            made = _with_reading(store, moment, given, annotated, settings=settings, at=at)
            if made is not None and (borne := borne_out(given, ledger_in(made.stored))) != given:
                made = _with_reading(store, moment, borne, annotated, settings=settings, at=at)
        if made is None:
            return None
        with store.writing():
            if store.stories.apply(made.plan, generation=moment.generation, at=at):
                if also is not None:
                    also()
                break
    else:
        raise StopError("other writers kept changing the store; nothing of it was taken in")
    renew_with_rows(store, (row.id for row in made.stored.rows), settings=settings, clock=clock)
    return made


def _with_reading(
    store: SqlStore,
    moment: StoryMoment,
    given: ModelRead,
    annotated: Sequence[Annotations],
    *,
    settings: Settings,
    at: str,
) -> Renewed | None:
    """Returns the story remade with this reading beside what is kept of it; None if that adds
    nothing."""
    before = kept_of(store, moment.story)
    kept = with_kept(given, before, annotated, of=moment.story.id, at=at)
    corrections = tuple(sorted(kept.corrections.items()))
    version = with_authored(moment.rest, kept.rows, corrections, gone_texts(store, kept.rows))
    if version == moment.story.version:
        return None
    read = replace(moment.story, rows=kept.rows, corrections=corrections)
    moment = replace(moment, story=read, version=version)
    return renew_story(moment, Workspace(annotated, read=kept.read), settings=settings, at=at)


def renew_with_rows(
    store: SqlStore, rows: Iterable[str], *, settings: Settings, clock: Clock
) -> tuple[Renewed, ...]:
    """Brings the stories that have words of these rows up to date with them, and writes them."""
    found = [row for one in rows if (row := store.rows.get(one))]
    texts = {text for row in found for text in row.texts()}
    stories = {*store.stories.of_texts(texts), *(row.story for row in found)} & {
        *store.stories.ids()
    }
    return renew_stories(store, sorted(stories), settings=settings, clock=clock)


def renew_story(read: StoryMoment, workspace: Workspace, *, settings: Settings, at: str) -> Renewed:
    """Returns the story, which is behind, remade under its judgements."""
    before = from_json(read.story.ledger)
    made, reports = workspace.story(read.judgements, families=settings.lineage.families)
    after = Ledger(replace(made_with(settings), model=made.model), reports, (made,))
    was = read.story
    succession = Succession({was.id: was.reports}, (), {})
    ids = tuple(sorted({*was.previous_ids, was.ledger_id, made.id} - {was.id}))
    stored = replace(
        was,
        title=made.title,
        version=read.version,
        ledger_id=made.id,
        updated_at=at,
        ledger=to_json(after),
        previous_ids=ids,
    )
    plan = Plan((), (), (), (stored,), (), story_changes(was.id, before, after, succession, at=at))
    changed, gone = _changed(
        before.stories[0].points, made.points, lambda point: {one.id for one in point.accounts}
    )
    passages, lost = _changed(
        before.stories[0].passages,
        made.passages,
        lambda passage: {one.id for one in passage.sentences},
    )
    return Renewed(stored, plan, (*passages, *changed), gone + lost)


def _changed(
    before: Sequence[_Compared], after: Sequence[_Compared], parts: Callable[[_Compared], Set[str]]
) -> tuple[tuple[str, ...], int]:
    """Returns the ids of the new or changed ones, and the number of those that are gone without
    leaving a part, an account or a sentence, to another."""
    old = {one.id: one for one in before}
    now = {part for one in after for part in parts(one)}
    gone = sum(1 for one in before if now.isdisjoint(parts(one)))
    return tuple(one.id for one in after if old.get(one.id) != one), gone


def other_stories(store: SqlStore, judgements: Sequence[Judgement], story_id: str) -> Iterator[str]:
    """Yields the other stories whose reports contain the judged names."""
    asked = sorted({target for j in judgements if j.field in OF_NAMES for target in j.target})
    found = {story for words in asked for *_, story in store.reports.search(words, _OTHERS)}
    yield from sorted(story for story in found if story and story != story_id)


def renew_stories(
    store: SqlStore, story_ids: Sequence[str], *, settings: Settings, clock: Clock
) -> tuple[Renewed, ...]:
    """Brings these stories of a store up to date with the judgements, and writes them, one after
    the other."""
    return tuple(
        made for one in story_ids if (made := _renewed(store, one, settings, clock)) is not None
    )


def _renewed(store: SqlStore, story_id: str, settings: Settings, clock: Clock) -> Renewed | None:
    for _ in range(_TRIES):
        read, at = read_story(store, story_id, settings), clock().isoformat(timespec="seconds")
        if read.story.version == read.version:
            return None
        made = renew_story(read, load_workspace(store, read.story), settings=settings, at=at)
        if store.stories.apply(made.plan, generation=read.generation, at=at):
            return made
    raise StopError(
        "other writers kept changing the store; the judgements are kept and will be obeyed by "
        "the next `rashomon add`"
    )


def judge(
    store: SqlStore, given: Iterable[Judgement], *, settings: Settings, clock: Clock
) -> tuple[ChangeRow, ...]:
    """Returns what these judgements changed. They are stored first; known ones have no effect."""
    known = {j.id: j for j in store.judgements.all()}
    with store.writing():
        listed = take(store, given, at=clock().isoformat(timespec="seconds"))
        if not store.judgements.add(listed):
            return ()
    new = [j for j in listed if j.id not in known]
    new += [known[target] for j in new if j.field == UNDO for target in j.target if target in known]
    if store.reports.count() <= WHOLE:  # regrouped as a whole each time
        return settle_again(store, settings=settings, clock=clock)
    moved = {report for j in new if j.field == STORY for report in _named(j)}
    if moved:
        stories = sorted({p.story for p in store.reports.placed(ids=moved).values() if p.story})
        changes = written(
            store,
            lambda at: make_plan(store, neighbours_of(store, stories), settings, at=at),
            clock=clock,
        )
    else:
        changes = ()
    deciding = [j for j in new if j.field != STORY and j.field not in NOTES]
    about = _stories_about(store, deciding) if deciding else ()
    renewed = renew_stories(store, about, settings=settings, clock=clock)
    return (*changes, *(change for made in renewed for change in made.plan.changes))


def _stories_about(store: SqlStore, judgements: Sequence[Judgement]) -> list[str]:
    """The stories of the target reports; for targets without a place, every story that contains all
    their words."""
    reports = {passage.report for j in judgements for passage in j.passages}
    stories = {p.story for p in store.reports.placed(ids=reports).values() if p.story}
    anywhere = [target.split() for j in judgements if not j.passages for target in j.target]
    return sorted(stories | set(store.stories.holding(anywhere)) if anywhere else stories)


def current_ledger(store: SqlStore, settings: Settings) -> Ledger:
    """Returns the ledger of all stories under the judgements of now; nothing is written.

    A story that was not opened since it was judged shows what it was before: it is made anew here.
    """
    with store.reading():
        ledger = whole_ledger(store, settings)
        known = {j.id: j for j in store.judgements.all()}
        shown = {j.id for story in ledger.stories for j in story.judgements}
        behind = [
            j
            for j in known.values()
            if (j.id in shown) == bool(j.undone_by) and j.field not in NOTES
        ]
        renewed: dict[str, Ledger] = {}
        for story_id in _stories_about(store, behind) if behind else ():
            read = read_story(store, story_id, settings)
            if read.story.version == read.version:
                continue
            workspace = load_workspace(store, read.story)
            made = renew_story(read, workspace, settings=settings, at=read.story.updated_at)
            renewed[story_id] = from_json(made.stored.ledger)
        return whole_ledger(store, settings, renewed) if renewed else ledger


def _named(j: Judgement) -> set[str]:
    return {
        part.strip()
        for text in (*j.target, j.before or "", j.after or "")
        for part in text.split(MARK)
        if part.strip()
    }


def merged(
    store: SqlStore, stories: Sequence[str], *, by: str, at: str, why: str | None = None
) -> Judgement:
    """Returns the judgement that these stories are one. Raises StopError unless all of them
    exist."""
    found = {find_story(store, given).id: find_story(store, given).reports for given in stories}
    if len(found) < 2:
        raise StopError("name two stories or more that are one")
    return judgement(
        Action.MERGE,
        STORY,
        sorted(report for reports in found.values() for report in reports),
        by=by,
        at=at,
        why=why,
    )


def split(
    store: SqlStore,
    story: str,
    reports: Sequence[str],
    *,
    by: str,
    at: str,
    why: str | None = None,
) -> Judgement:
    """Returns the judgement that these reports form a story of their own. Raises StopError unless
    they are part of the story, and not all of it.
    """
    members, leaving = find_story(store, story).reports, sorted(set(reports))
    if strangers := sorted(set(leaving) - set(members)):
        raise StopError(f"report {strangers[0]!r} is not in story {story}")
    rest = [report for report in members if report not in leaving]
    if not leaving or not rest:
        raise StopError("name some of the story's reports, not all")
    return judgement(Action.SPLIT, STORY, leaving, by=by, at=at, before=MARK.join(rest), why=why)


def moved(
    store: SqlStore, report: str, story: str, *, by: str, at: str, why: str | None = None
) -> Judgement:
    """Returns the judgement that a report belongs to this story instead of its own. Raises
    StopError if either does not exist."""
    placed = store.reports.placed(ids=[report]).get(report)
    target = find_story(store, story)
    if placed is None:
        raise StopError(f"the store has no report {report!r}")
    if placed.story == target.id:
        raise StopError(f"report {report!r} is in story {target.id} already")
    rest = (
        sorted(store.reports.placed(stories=[placed.story]).keys() - {report})
        if placed.story
        else []
    )
    return judgement(
        Action.MOVE,
        STORY,
        [report],
        by=by,
        at=at,
        before=MARK.join(rest) or None,
        after=MARK.join(target.reports),
        why=why,
    )
