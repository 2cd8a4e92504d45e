"""judge: adds judgements to a store and remakes the affected stories. Merging, splitting and moving stories are judgements too."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rashomon.errors import StopError
from rashomon.judgements.make_constraints import MARK
from rashomon.model.judgement import NOTES, STORY, UNDO, Action, Judgement, judgement
from rashomon.model.stored import ChangeRow
from rashomon.seams import Clock
from rashomon.settings import Settings
from rashomon.store.ledgers import find_story
from rashomon.store.neighbours import is_small, neighbours_of
from rashomon.store.renew_story import renew_stories
from rashomon.store.update import make_plan, settle_again, written

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore


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
