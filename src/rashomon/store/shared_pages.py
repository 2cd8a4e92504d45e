"""Pages that two stories read: which passages belong to which story after grouping, and which stories that affects."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.grouping.group_reports import lend_passages
from rashomon.judgements.constraints import StoryConstraints
from rashomon.model.partial import Lent, as_read
from rashomon.model.report import Report
from rashomon.model.stored import Placed, StoredStory
from rashomon.store.neighbours import Neighbours, grouped_by
from rashomon.store.story_changes import Group, Heirs

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore


@dataclass(frozen=True, slots=True)
class SharedPages:
    """Who reads which passage once a plan is written, and the stories outside the plan whose reading changes."""

    readers: Mapping[Lent, str]
    beside: Mapping[str, Group]
    placed: Mapping[str, Placed]

    def read_in(self, story: str) -> tuple[Lent, ...]:
        """Returns what the story reads of other stories' reports."""
        return tuple(one for one, reader in sorted(self.readers.items()) if reader == story)

    def lent_by(self, reports: Collection[str]) -> tuple[Lent, ...]:
        """Returns what these reports lend."""
        return tuple(one for one in sorted(self.readers) if one.report in reports)


def share_pages(store: "SqlStore", neighbours: Neighbours, heirs: Heirs, held: StoryConstraints, gone: Collection[str] = ()) -> SharedPages:
    """Returns who reads which passage if reports are grouped this way. Other stories keep what they read, unless one of these takes it."""
    ids = list(heirs.groups)
    features = [grouped_by(p) for p in neighbours.placed.values()]
    visitors = [grouped_by(p) for p in neighbours.visitors.values()]
    groups = [heirs.groups[story] for story in ids]
    taken = lend_passages(groups, features, neighbours.frequencies, visitors=visitors, held=held)
    found = {one: ids[number] for number, lent in taken.items() for one in lent}
    lenders = {**neighbours.placed, **neighbours.visitors}
    here = {*heirs.groups, *neighbours.before.values()}
    known = store.lent(reports={*lenders, *gone}, stories=here)
    there = {Lent(p.id, passage.start, passage.end) for p in lenders.values() for passage in p.passages}
    stay = {one: story for one, story in known.items() if story not in here and one in there and one not in found}
    readers = stay | found
    moved = {one for one in known.keys() | readers.keys() if known.get(one) != readers.get(one)}
    beside = {story for one in moved if (story := known.get(one)) and story not in here}
    homes = store.placed(ids={one.report for one in moved} - neighbours.placed.keys() - set(gone))
    beside |= {p.story for p in homes.values() if p.story and p.story not in here}
    return _with_beside(store, readers, beside, lenders, moved)


def _with_beside(
    store: "SqlStore", readers: Mapping[Lent, str], beside: Collection[str], lenders: Mapping[str, Placed], moved: Collection[Lent]
) -> SharedPages:
    """Returns the same, including the reports of the stories beside and all that they lend and read."""
    members = store.placed(stories=beside)
    groups: dict[str, list[str]] = {}
    for report, p in sorted(members.items()):
        groups.setdefault(str(p.story), []).append(report)
    more = {one: story for one, story in store.lent(reports=members, stories=beside).items() if one not in moved}
    readers = more | dict(readers)
    missing = {one.report for one in readers} - lenders.keys() - members.keys()
    return SharedPages(
        readers, {story: tuple(group) for story, group in sorted(groups.items())}, {**store.placed(ids=missing), **members, **lenders}
    )


def members_of(store: "SqlStore", story: StoredStory) -> tuple[Report, ...]:
    """Returns the story's reports as it reads them."""
    return as_read(store.reports(story.reports), story.lent, store.lent(reports=story.own()))


def told_lent(here: Iterable[Lent], lent: Iterable[Lent]) -> list[object]:
    """Returns what a story's ledger depends on besides its reports: passages that it reads, and those that it leaves to others; empty if
    there are none.
    """
    told = [[[one.report, one.start, one.end] for one in sorted(some)] for some in (here, lent)]
    return [told] if any(told) else []
