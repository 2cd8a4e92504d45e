"""Says what a new report may touch: reports that may be the same or another state of the same page,
by address, headline and id; and reports to group again, because they share rare words or names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from rashomon.comparing.group_reports import PairSimilarity
from rashomon.model.content_ids import by_id
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.stored import Placed, Raw, Settled, TermCounts
from rashomon.reports.duplicates import keys_of, without_number
from rashomon.store.database.column_values import digest
from rashomon.store.database.open import SqlStore
from rashomon.stories.group_stories import JOINED

_Placed = dict[str, Placed]  # by their ids

_Reports = Mapping[str, Placed]  # by their ids

# a store of at most this many reports is always regrouped as a whole, so that it is grouped as by
# `compare`
GROUPED_WHOLE = 400
_NEAR = 60  # reports of a larger store examined as possible neighbours of a new one


@record
class Neighbours:
    """The reports to group again, and the stories that they were in. `beside` has other near
    reports."""

    placed: _Reports
    before: Mapping[str, str]
    frequencies: TermCounts | None
    beside: _Reports = field(default_factory=dict)


def find_neighbours(store: SqlStore, gone: Sequence[str], settled: Sequence[Settled]) -> Neighbours:
    """Returns all reports of a small store. Of a large one, returns the stories of what changed,
    and those that may be the same story."""
    old = store.reports.placed(ids=gone)
    new = by_id(
        Placed(
            made.report.id,
            made.report.sha256,
            made.report.published,
            made.words,
            made.names,
            made.fillings,
            made.digest,
        )
        for made in settled
    )
    if store.reports.count() - len(old) + len(new) <= GROUPED_WHOLE:
        return _neighbours(old, store.reports.placed(), new, None)
    kept, near = _kept(store, old, new)
    beside = {one: near[one] for one in sorted(near.keys() - kept.keys() - new.keys() - old.keys())}
    frequencies = _frequencies(store, (kept | beside | new).values(), new)
    return replace(_neighbours(old, kept, new, frequencies), beside=beside)


def neighbours_of(store: SqlStore, stories: Sequence[str]) -> Neighbours:
    """Returns the reports of these stories."""
    placed = store.reports.placed(stories=stories)
    return _neighbours({}, placed, {}, _frequencies(store, placed.values(), {}))


def _kept(store: SqlStore, old: _Reports, new: _Placed) -> tuple[_Placed, _Placed]:
    """Returns, for a large store, the reports of the stories that may be affected, and near ones.

    Groups without any pair of similar reports are never joined.
    """
    near = [(one, store.reports.near(one, _NEAR)) for one in new.values()]
    loose = store.reports.placed(ids={report_id for _, ids in near for report_id in ids})
    alike = PairSimilarity(_frequencies(store, (loose | new).values(), new))
    stories = {p.story for p in old.values() if p.story}
    kept = {}
    for number, (asked, ids) in enumerate(near):
        one = replace(asked, id=f"{number}")
        for other in (loose[i] for i in ids if i in loose and i not in old):
            if other.story not in stories and alike(one, other) >= JOINED:
                kept[other.id] = other
                if other.story:
                    stories.add(other.story)
    mine = store.reports.placed(stories=stories) | {
        report_id: p for report_id, p in kept.items() if p.story is None
    }
    return mine, loose


def _neighbours(
    old: _Reports,
    kept: _Reports,
    new: _Placed,
    frequencies: TermCounts | None,
) -> Neighbours:
    stay = {report_id: p for report_id, p in kept.items() if report_id not in old}
    before = {report_id: p.story for report_id, p in (*old.items(), *stay.items()) if p.story}
    return Neighbours(dict(sorted((stay | new).items())), before, frequencies)


def _frequencies(store: SqlStore, placed: Iterable[Placed], new: _Reports) -> TermCounts:
    """Returns document frequencies over the store and the reports about to be added."""
    known = store.reports.term_counts(placed)
    words = Counter(known.words)
    names = Counter(known.names)
    for p in new.values():
        words.update(set(p.words))
        names.update(set(p.names))
    return TermCounts(known.reports + len(new), words, names)


def raw_of(report: Report) -> Raw:
    """Returns the raw report with its keys. The same bytes from the same source are one raw report,
    whenever they were read."""
    return Raw(
        digest(report.source, report.source_sha256, report.id, report.url or ""),
        report,
        keys_of(report),
    )


def affected_reports(store: SqlStore, pending: tuple[str, ...]) -> dict[str, Report]:
    """Returns these raw reports, and all settled ones that they may change."""
    known: dict[str, Report] = {}
    wanted = set(pending)
    while fresh := wanted - known.keys():
        known |= store.raws.reports(fresh)
        wanted |= set(store.raws.sharing(fresh))
        wanted |= _numbered(store, Counter(report.id for report in known.values()))
    return known


def _numbered(store: SqlStore, ids: Counter[str]) -> set[str]:
    """Returns reports whose names look like numbered ids ("a-2", if two are called "a"), because
    the numbers depend on them."""
    out: set[str] = set()
    for report_id, times in sorted(ids.items()):
        if plain := without_number(report_id):
            same = store.raws.having("id", digest(plain))
            out.update(same if len(same) + ids[plain] > 1 else ())
        if times > 1:
            out.update(store.raws.having("numbered", digest(report_id)))
    return out
