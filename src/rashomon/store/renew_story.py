"""Stories remade under judgements: `judge` adds judgements to a store, of which merging, splitting and moving stories are some; `renew_story` remakes one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.errors import StopError
from rashomon.judgements.make_constraints import MARK
from rashomon.model.document import from_json, to_json
from rashomon.model.judgement import NOTES, OF_NAMES, STORY, UNDO, Action, Judgement, judgement
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.model.stored import ChangeRow, Plan, StoredStory
from rashomon.seams import Clock
from rashomon.settings import Settings
from rashomon.store.ledgers import find_story, made_by, reader_of
from rashomon.store.neighbours import is_small, members_of, neighbours_of, told_lent
from rashomon.store.story_changes import Heirs, story_changes
from rashomon.store.story_ledgers import KeptParses, story_version
from rashomon.store.update import make_plan, settle_again, written
from rashomon.weights.locate import made_with
from rashomon.workspace import Workspace

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Renewed:
    """A story under people's judgements: what to write, the ids of the points that changed, and the number of points that are gone."""

    stored: StoredStory
    plan: Plan
    changed: tuple[str, ...]
    gone: int


@dataclass(frozen=True, slots=True)
class StoryMoment:
    """A snapshot of a story: its row, the version that it should have, the judgements, and the store's generation."""

    story: StoredStory
    version: str
    judgements: tuple[Judgement, ...]
    generation: int


def read_story(store: "SqlStore", story_id: str, settings: Settings) -> StoryMoment:
    """Returns the current and the intended state of the story. Raises StopError if there is none."""
    generation = store.generation()
    story = store.story(story_id)
    if story is None:
        raise StopError(f"the store has no story {story_id!r}")
    placed = store.placed(ids=story.reports)
    judgements = store.judgements()
    if placed.keys() != set(story.reports):  # an archived story: its texts are gone, its ledger stays as it is
        return StoryMoment(story, story.version, judgements, generation)
    digests, shas = {p.id: p.digest for p in placed.values()}, {p.sha256 for p in placed.values()}
    lent = told_lent(story.lent, store.lent(reports=story.own()))
    version = story_version(digests, made_by(settings, reader_of(store)), judgements, shas, lent)
    return StoryMoment(story, version, judgements, generation)


def load_workspace(store: "SqlStore", story: StoredStory, settings: Settings) -> Workspace:
    """Loads the story's reports with their parses."""
    return Workspace(KeptParses(store).annotated(members_of(store, story)), reader_of(store))


def renew_story(read: StoryMoment, workspace: Workspace, *, settings: Settings, at: str) -> Renewed | None:
    """Returns the story remade under its judgements; None if it already is up to date."""
    if read.story.version == read.version:
        return None
    before = from_json(read.story.ledger)
    made, reports = workspace.story(read.judgements, families=settings.lineage.families)
    after = Ledger(replace(made_with(settings), model=made.model), reports, (made,))
    was = read.story
    heirs = Heirs({was.id: was.reports}, (), {})
    ids = tuple(sorted({*was.previous_ids, was.ledger_id, made.id} - {was.id}))
    stored = replace(was, title=made.title, version=read.version, ledger_id=made.id, updated_at=at, ledger=to_json(after), previous_ids=ids)
    plan = Plan((), (), (), (stored,), (), story_changes(was.id, before, after, heirs, at=at))
    changed, gone = changed_points(before.stories[0].points, made.points)
    return Renewed(stored, plan, changed, gone)


def changed_points(before: Sequence[Point], after: Sequence[Point]) -> tuple[tuple[str, ...], int]:
    """Returns the ids of new or changed points, and the number of points that are gone without leaving an account to another."""
    old = {point.id: point for point in before}
    now = {account.id for point in after for account in point.accounts}
    gone = sum(1 for point in before if not any(account.id in now for account in point.accounts))
    return tuple(point.id for point in after if old.get(point.id) != point), gone


def other_stories(store: "SqlStore", judgements: Sequence[Judgement], story_id: str, most: int = 20) -> Iterator[str]:
    """Yields the other stories whose reports contain the judged names."""
    asked = sorted({target for j in judgements if j.field in OF_NAMES for target in j.target})
    found = {story for words in asked for _, _, story in store.search(words, most) if story}
    yield from sorted(found - {story_id})


def renew_stories(store: "SqlStore", story_ids: Sequence[str], *, settings: Settings, clock: Clock) -> tuple[Renewed, ...]:
    """Brings these stories of a store up to date with the judgements, and writes them, one after the other."""
    return tuple(made for one in story_ids if (made := _renewed(store, one, settings, clock)) is not None)


def _renewed(store: "SqlStore", story_id: str, settings: Settings, clock: Clock) -> Renewed | None:
    for _ in range(_TRIES):
        read, at = read_story(store, story_id, settings), clock().isoformat(timespec="seconds")
        behind = read.story.version != read.version
        made = renew_story(read, load_workspace(store, read.story, settings), settings=settings, at=at) if behind else None
        if made is None or store.apply(made.plan, generation=read.generation, at=at):
            return made
    raise StopError("other writers kept changing the store; the judgements are kept and will be obeyed by the next `rashomon add`")


def judge(store: "SqlStore", given: Iterable[Judgement], *, settings: Settings, clock: Clock) -> tuple[ChangeRow, ...]:
    """Returns what these judgements changed. They are stored first; known ones have no effect."""
    listed = tuple(given)
    known = {j.id: j for j in store.judgements()}
    if not store.add_judgements(listed):
        return ()
    new = [j for j in listed if j.id not in known]
    new += [known[target] for j in new if j.field == UNDO for target in j.target if target in known]
    if is_small(store):
        return settle_again(store, settings=settings, clock=clock)
    moved = {report for j in new if j.field == STORY for report in _named(j)}
    if moved:
        stories = sorted({p.story for p in store.placed(ids=moved).values() if p.story})
        changes = written(store, lambda at: make_plan(store, neighbours_of(store, stories), settings, at=at), clock=clock)
    else:
        changes = ()
    told = [j for j in new if j.field != STORY and j.field not in NOTES]
    return (*changes, *_heard(store, told, settings, clock)) if told else changes


def _heard(store: "SqlStore", judgements: Sequence[Judgement], settings: Settings, clock: Clock) -> tuple[ChangeRow, ...]:
    """Compares again the stories of the target reports; for targets without a place, every story that contains all their words."""
    reports = {passage.report for j in judgements for passage in j.passages}
    stories = {p.story for p in store.placed(ids=reports).values() if p.story}
    anywhere = [target.split() for j in judgements if not j.passages for target in j.target]
    stories |= set(store.holding(anywhere)) if anywhere else set()
    renewed = renew_stories(store, sorted(stories), settings=settings, clock=clock)
    return tuple(change for made in renewed for change in made.plan.changes)


def _named(j: Judgement) -> set[str]:
    return {part.strip() for text in (*j.target, j.before or "", j.after or "") for part in text.split(MARK) if part.strip()}


def merged(store: "SqlStore", stories: Sequence[str], *, by: str, at: str, why: str | None = None) -> Judgement:
    """Returns the judgement that these stories are one. Raises StopError unless all of them exist."""
    found = {find_story(store, given).id: find_story(store, given).reports for given in stories}
    if len(found) < 2:
        raise StopError("name two stories or more that are one")
    return judgement(Action.MERGE, STORY, sorted(report for reports in found.values() for report in reports), by=by, at=at, why=why)


def split(store: "SqlStore", story: str, reports: Sequence[str], *, by: str, at: str, why: str | None = None) -> Judgement:
    """Returns the judgement that these reports form a story of their own. Raises StopError unless they are part of the story, and not all
    of it.
    """
    members, leaving = find_story(store, story).reports, sorted(set(reports))
    if strangers := sorted(set(leaving) - set(members)):
        raise StopError(f"report {strangers[0]!r} is not in story {story}")
    rest = [report for report in members if report not in leaving]
    if not leaving or not rest:
        raise StopError("name some of the story's reports, not all")
    return judgement(Action.SPLIT, STORY, leaving, by=by, at=at, before=MARK.join(rest), why=why)


def moved(store: "SqlStore", report: str, story: str, *, by: str, at: str, why: str | None = None) -> Judgement:
    """Returns the judgement that a report belongs to this story instead of its own. Raises StopError if either does not exist."""
    placed = store.placed(ids=[report]).get(report)
    target = find_story(store, story)
    if placed is None:
        raise StopError(f"the store has no report {report!r}")
    if placed.story == target.id:
        raise StopError(f"report {report!r} is in story {target.id} already")
    rest = sorted(store.placed(stories=[placed.story]).keys() - {report}) if placed.story else []
    return judgement(Action.MOVE, STORY, [report], by=by, at=at, before=MARK.join(rest) or None, after=MARK.join(target.reports), why=why)
