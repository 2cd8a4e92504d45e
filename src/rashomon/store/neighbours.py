"""What a new report may touch: duplicates and revisions, by outlet, page, headline and id; reports
to regroup, that share rare words or names; and the stories that read passages of one another's
pages.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.authored.constraints import StoryConstraints
from rashomon.grouping.group_reports import LIKE_STORY, PairSimilarity, lend_passages, told_by
from rashomon.model.partial import SharedPassage, as_read
from rashomon.model.report import Report
from rashomon.model.stored import Placed, Raw, Settled, StoredStory
from rashomon.reports.duplicates import keys_of
from rashomon.store.database.column_values import digest
from rashomon.store.database.open import SqlStore
from rashomon.store.story_changes import Group, Succession
from rashomon.stories.group_stories import JOINED, Features, Frequencies

# a store of at most this many reports is always regrouped as a whole, so that it is grouped as by
# `compare`
WHOLE = 400
NEAR = 60  # reports of a larger store examined as possible neighbours of a new one


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The reports to regroup, and the stories that they were in.

    `visitors`: reports of other stories that may lend passages to these; `beside`: other nearby
    reports.
    """

    placed: Mapping[str, Placed]
    before: Mapping[str, str]
    frequencies: Frequencies | None
    visitors: Mapping[str, Placed] = field(default_factory=dict)
    beside: Mapping[str, Placed] = field(default_factory=dict)


def find_neighbours(
    store: SqlStore, gone: Sequence[str], settled: Sequence[Settled], *, whole: bool = False
) -> Neighbours:
    """Returns everything for a small store or if `whole`; else the stories of what changed and
    those that may be the same story."""
    old = store.reports.placed(ids=gone)
    new = {
        made.report.id: Placed(
            made.report.id,
            made.report.sha256,
            made.report.published,
            made.digest,
            None,
            made.words,
            made.names,
            made.passages,
            made.fillings,
        )
        for made in settled
    }
    if whole or store.reports.count() - len(old) + len(new) <= WHOLE:
        return _neighbours(old, store.reports.placed(), new, None)
    kept, visitors, near = _kept(store, old, new)
    beside = {
        report_id: p
        for report_id, p in sorted(near.items())
        if report_id not in {*kept, *new, *old}
    }
    neighbours = _neighbours(
        old,
        kept,
        new,
        _frequencies(store, (kept | visitors | beside | new).values(), new),
        visitors,
    )
    return replace(neighbours, beside=beside)


def neighbours_of(store: SqlStore, stories: Sequence[str]) -> Neighbours:
    """Returns the reports of these stories."""
    placed, visitors = store.reports.placed(stories=stories), _visitors(store, stories)
    return _neighbours(
        {}, placed, {}, _frequencies(store, (placed | visitors).values(), {}), visitors
    )


def is_small(store: SqlStore) -> bool:
    """Whether the store is small enough to be regrouped as a whole each time."""
    return store.reports.count() <= WHOLE


def _kept(
    store: SqlStore, old: Mapping[str, Placed], new: dict[str, Placed]
) -> tuple[dict[str, Placed], ...]:
    """Returns, for a large store, the reports of the stories that may be affected, those that may
    lend them passages, and nearby ones.

    Groups without any pair of similar reports are never joined.
    """
    sought = [
        (p, asked)
        for p in new.values()
        for asked in (
            p,
            *(replace(p, words=x.words, names=x.names, fillings={}) for x in p.passages),
        )
    ]
    near = [(asked, store.reports.near(asked, NEAR)) for _, asked in sought]
    loose = store.reports.placed(ids={report_id for _, ids in near for report_id in ids})
    alike = PairSimilarity(_frequencies(store, (loose | new).values(), new))
    stories = {p.story for p in old.values() if p.story} | set(
        store.reports.lent(reports=old).values()
    )
    kept: dict[str, Placed] = {}
    lenders: dict[str, Placed] = {}
    for number, (asked, ids) in enumerate(near):
        one = replace(grouped_by(asked), report=f"{number}")
        for other in (loose[i] for i in ids if i in loose and i not in old):
            if (other.story is None or other.story not in stories) and alike(
                one, grouped_by(other)
            ) >= JOINED:
                stories |= {other.story} if other.story else set()
                kept[other.id] = other
            if any(
                alike(one, told_by(grouped_by(other), passage)) >= LIKE_STORY / 2
                for passage in other.passages
            ):
                lenders[other.id] = other
    mine = store.reports.placed(stories=stories) | {
        report_id: p for report_id, p in kept.items() if p.story is None
    }
    return mine, _visitors(store, stories) | lenders, loose


def _visitors(store: SqlStore, stories: Iterable[str]) -> dict[str, Placed]:
    """Returns the reports whose passages these stories read."""
    return store.reports.placed(ids={one.report for one in store.reports.lent(stories=stories)})


def grouped_by(placed: Placed) -> Features:
    """Returns the features that the report is grouped by."""
    return Features(
        placed.id,
        placed.sha256,
        placed.published,
        placed.words,
        placed.names,
        placed.passages,
        placed.fillings or {},
    )


def _neighbours(
    old: Mapping[str, Placed],
    kept: Mapping[str, Placed],
    new: dict[str, Placed],
    frequencies: Frequencies | None,
    visitors: Mapping[str, Placed] | None = None,
) -> Neighbours:
    stay = {report_id: p for report_id, p in kept.items() if report_id not in old}
    before = {report_id: p.story for report_id, p in (*old.items(), *stay.items()) if p.story}
    placed = dict(sorted((stay | new).items()))
    others = {
        report_id: p
        for report_id, p in sorted((visitors or {}).items())
        if report_id not in placed and report_id not in old
    }
    return Neighbours(placed, before, frequencies, others)


def _frequencies(
    store: SqlStore, placed: Iterable[Placed], new: Mapping[str, Placed]
) -> Frequencies:
    """Returns document frequencies over the store and the reports about to be added."""
    known = store.reports.term_counts(placed)
    words, names = Counter(known.words), Counter(known.names)
    for p in new.values():
        words.update(set(p.words))
        names.update(set(p.names))
    return Frequencies(known.reports + len(new), words, names)


SHARED = ("same", "page", "headline", "id")
WHOLE_OUTLET = 150  # reports of an outlet that are all looked at again when one comes
LAST = 60  # of a larger outlet
_NUMBERED = re.compile(r"(.+)-\d+", re.DOTALL)


def raw_of(report: Report) -> Raw:
    """Returns the raw report with its keys. The same bytes from the same source are one raw report,
    whenever they are read."""
    return Raw(
        digest(report.source, report.source_sha256, report.id, report.url or ""),
        report,
        keys_of(report),
    )


def affected_reports(
    store: SqlStore, pending: tuple[str, ...]
) -> tuple[dict[str, Report], dict[str, Report]]:
    """Returns these raw reports and all settled ones whose outcome may change, and others needed
    only for comparison.

    For an outlet with few reports all may change, since a line shared by two of them is furniture
    in both. For a large outlet its recurring lines are long known: new pages are compared with its
    latest ones, and earlier pages stay as they are.
    """
    known: dict[str, Report] = {}
    wanted, beside = set(pending), set[str]()
    while fresh := wanted - known.keys():
        known |= store.raws.reports(fresh)
        wanted |= set(store.raws.sharing(SHARED, fresh))
        whole, last = store.raws.same_outlet(fresh, whole=WHOLE_OUTLET, last=LAST)
        wanted |= set(whole)
        beside |= set(last)
        wanted |= _numbered(store, Counter(report.id for report in known.values()))
    return known, store.raws.reports(beside - known.keys())


def _numbered(store: SqlStore, ids: Counter[str]) -> set[str]:
    """Returns reports whose names look like numbered ids ("a-2" beside two named "a"), since
    numbering depends on them."""
    out: set[str] = set()
    for report_id, times in sorted(ids.items()):
        if numbered := _NUMBERED.fullmatch(report_id):
            same = store.raws.having("id", digest(numbered[1]))
            out.update(same if len(same) + ids[numbered[1]] > 1 else ())
        if times > 1:
            out.update(store.raws.having("numbered", digest(report_id)))
    return out


# Pages that two stories read: which passages belong to which story after grouping, and which
# stories that affects.


@dataclass(frozen=True, slots=True)
class SharedPages:
    """Who reads which passage once a plan is written, and the stories outside the plan whose
    reading changes."""

    readers: Mapping[SharedPassage, str]
    beside: Mapping[str, Group]
    placed: Mapping[str, Placed]

    def read_in(self, story: str) -> tuple[SharedPassage, ...]:
        """Returns what the story reads of other stories' reports."""
        return tuple(one for one, reader in sorted(self.readers.items()) if reader == story)

    def lent_by(self, reports: Collection[str]) -> tuple[SharedPassage, ...]:
        """Returns what these reports lend."""
        return tuple(one for one in sorted(self.readers) if one.report in reports)


def share_pages(
    store: SqlStore,
    neighbours: Neighbours,
    succession: Succession,
    held: StoryConstraints,
    gone: Collection[str] = (),
    touched: Collection[str] = (),
) -> SharedPages:
    """Returns who reads which passage if reports are grouped this way. Other stories keep what they
    read, unless one of these takes it.

    `touched`: stories outside the plan that change for another reason.
    """
    ids = list(succession.groups)
    features = [grouped_by(p) for p in neighbours.placed.values()]
    visitors = [grouped_by(p) for p in neighbours.visitors.values()]
    groups = [succession.groups[story] for story in ids]
    taken = lend_passages(groups, features, neighbours.frequencies, visitors=visitors, held=held)
    found = {one: ids[number] for number, lent in taken.items() for one in lent}
    lenders = {**neighbours.placed, **neighbours.visitors}
    here = {*succession.groups, *neighbours.before.values()}
    known = store.reports.lent(reports={*lenders, *gone}, stories=here)
    there = {
        SharedPassage(p.id, passage.start, passage.end)
        for p in lenders.values()
        for passage in p.passages
    }
    stay = {
        one: story
        for one, story in known.items()
        if story not in here and one in there and one not in found
    }
    readers = stay | found
    moved = {one for one in known.keys() | readers.keys() if known.get(one) != readers.get(one)}
    beside = {story for one in moved if (story := known.get(one)) and story not in here}
    homes = store.reports.placed(
        ids={one.report for one in moved} - neighbours.placed.keys() - set(gone)
    )
    beside |= {p.story for p in homes.values() if p.story and p.story not in here}
    beside |= set(touched) - here
    return _with_beside(store, readers, beside, lenders, moved)


def _with_beside(
    store: SqlStore,
    readers: Mapping[SharedPassage, str],
    beside: Collection[str],
    lenders: Mapping[str, Placed],
    moved: Collection[SharedPassage],
) -> SharedPages:
    """Returns the same, including the reports of the stories beside and all that they lend and
    read."""
    members = store.reports.placed(stories=beside)
    groups: dict[str, list[str]] = {}
    for report, p in sorted(members.items()):
        groups.setdefault(str(p.story), []).append(report)
    more = {
        one: story
        for one, story in store.reports.lent(reports=members, stories=beside).items()
        if one not in moved
    }
    readers = more | dict(readers)
    missing = {one.report for one in readers} - lenders.keys() - members.keys()
    return SharedPages(
        readers,
        {story: tuple(group) for story, group in sorted(groups.items())},
        {**store.reports.placed(ids=missing), **members, **lenders},
    )


def members_of(store: SqlStore, story: StoredStory) -> tuple[Report, ...]:
    """Returns the story's reports as it reads them."""
    return as_read(
        store.reports.get(story.reports), story.lent, store.reports.lent(reports=story.own())
    )


def shared_passages(here: Iterable[SharedPassage], lent: Iterable[SharedPassage]) -> list[object]:
    """Returns what a story's ledger depends on besides its reports: passages that it reads, and
    those that it leaves to others; empty if there are none.
    """
    places = [[[one.report, one.start, one.end] for one in sorted(some)] for some in (here, lent)]
    return [places] if any(places) else []
