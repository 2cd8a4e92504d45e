"""Says what a new report may touch: reports that may be the same or another state of its page, by
text, address, path and day; and reports to group again, because they share rare words or names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from itertools import chain

from rashomon.comparing.group_reports import PairSimilarity
from rashomon.decisions.constraints import story_constraints
from rashomon.decisions.in_force import in_force
from rashomon.model.content_ids import by_id
from rashomon.model.decision import DecisionKind, Decisions
from rashomon.model.record import record
from rashomon.model.report import Report, ReportsById
from rashomon.model.stored import REGROUP, Placed, Raw, Settled, TermCounts
from rashomon.reports.duplicates import keys_of
from rashomon.store.brought_back import with_brought_back
from rashomon.store.database.column_values import digest
from rashomon.store.database.open import SqlStore
from rashomon.stories.group_stories import JOINED

_Placed = dict[str, Placed]  # by their ids

_Reports = Mapping[str, Placed]  # by their ids

# in a store of at most this many reports a new one is compared with all of them, as by `compare`
GROUPED_WHOLE = 400
_NEAR = 60  # reports of a larger store examined as possible neighbours of a new one


@record
class Neighbours:
    """The reports to group again, and the stories that they were in. Those in `standing` stay in
    theirs. `beside` has other near reports, `brought_back` those that are in the stories in which
    they were before something that was taken back."""

    placed: _Reports
    before: dict[str, str]
    standing: dict[str, str]
    frequencies: TermCounts | None
    beside: _Reports = field(default_factory=dict)
    brought_back: dict[str, str] = field(default_factory=dict)


def find_neighbours(
    store: SqlStore, gone: tuple[str, ...], settled: Sequence[Settled], standing: Decisions
) -> Neighbours:
    """Returns all reports of a small store. Of a large one, returns the stories of what changed,
    and those that may be the same story, by their days as people mended them."""
    old = store.reports.placed(ids=gone)
    new: _Placed = by_id(settled)
    if store.reports.count() - len(old) + len(new) <= GROUPED_WHOLE:
        return _neighbours(store, old, stored=store.reports.placed(), new=new, frequencies=None)
    stored, near_reports = _stored_and_near(store, old=old, new=new, standing=standing)
    elsewhere = sorted(near_reports.keys() - stored.keys() - new.keys() - old.keys())
    near_only = {ident: near_reports[ident] for ident in elsewhere}
    frequencies = _frequencies(store, placed=(stored | near_only | new).values(), new=new)
    return replace(
        _neighbours(store, old, stored=stored, new=new, frequencies=frequencies),
        beside=near_only,
    )


def neighbours_of(store: SqlStore, stories: Iterable[str], decisions: Decisions) -> Neighbours:
    """Returns the reports of these stories and, of reports whose day was mended, of those that may
    be the same story now; of a small store all. `decisions` are all of the store."""
    if store.reports.count() <= GROUPED_WHOLE:
        return _neighbours(store, {}, stored=store.reports.placed(), new={}, frequencies=None)
    placed = store.reports.placed(stories=stories)
    redated = _redated(placed, decisions)
    if redated:
        standing = in_force(decisions)
        placed |= _stored_and_near(store, old={}, new=redated, standing=standing)[0]
    frequencies = _frequencies(store, placed=placed.values(), new={})
    return _neighbours(store, {}, stored=placed, new={}, frequencies=frequencies)


def _stored_and_near(
    store: SqlStore, old: _Reports, new: _Placed, standing: Decisions
) -> tuple[_Placed, _Placed]:
    """Returns, for a large store, the reports of the stories that may be affected, and near ones.

    Groups without any pair of similar reports are never joined.
    """
    ids_near = [store.reports.near(report, _NEAR) for report in new.values()]
    near_reports = _dated(store.reports.placed(ids=set().union(*ids_near)), standing)
    coming = _dated(new, standing)
    alike = PairSimilarity(_frequencies(store, placed=(near_reports | new).values(), new=new))
    revised = {report.revision_of for report in new.values() if report.revision_of}
    known = chain(old.values(), store.reports.placed(ids=revised).values())
    stories = {report.story for report in known if report.story}
    alone = {}
    for number, (report, ids) in enumerate(zip(coming.values(), ids_near, strict=True)):
        numbered = replace(report, id=f"{number}")
        for ident in ids:
            neighbour = near_reports.get(ident)
            if neighbour is None or ident in old or neighbour.story in stories:
                continue
            if alike(numbered, neighbour) < JOINED:
                continue
            if neighbour.story:
                stories.add(neighbour.story)
            else:
                alone[ident] = neighbour
    return store.reports.placed(stories=stories) | alone, near_reports


def _redated(placed: _Reports, decisions: Decisions) -> _Placed:
    """Returns those of these reports whose day a person mended, or mended once."""
    texts = set[str]()
    for decision in decisions:
        if decision.what is DecisionKind.PUBLISHED:
            texts.update(decision.reports)
    return {ident: report for ident, report in placed.items() if report.sha256 in texts}


def _dated(placed: _Reports, standing: Decisions) -> _Placed:
    """Returns what these reports are grouped by, with their days as people mended them."""
    constraints = story_constraints(standing, reports=placed.values())
    return {ident: constraints.dated(report) for ident, report in placed.items()}


def _neighbours(
    store: SqlStore,
    old: _Reports,
    stored: _Reports,
    new: _Placed,
    frequencies: TermCounts | None,
) -> Neighbours:
    """Returns reports with the stories that they were in; what came or changed stands in none, nor,
    in a story about which people decided, what bears another day by that."""
    placed = dict(new)
    before = {}
    standing = {}
    brought_back = dict[str, str]()
    decided = set(store.stories.of_version(REGROUP))
    for ident, report in {**stored, **old}.items():
        if ident not in old:
            placed.setdefault(ident, report)
        if report.story:
            before[ident] = report.story
            if ident not in new and ident not in old:
                standing[ident] = report.story
    if decided:
        inside = {ident: placed[ident] for ident, story in standing.items() if story in decided}
        for ident in _redated(inside, store.decisions.all()):
            del standing[ident]
        standing, brought_back = with_brought_back(
            store, placed=placed, standing=standing, frequencies=frequencies
        )
    return Neighbours(
        placed=dict(sorted(placed.items())),
        before=before,
        standing=standing,
        frequencies=frequencies,
        brought_back=brought_back,
    )


def _frequencies(store: SqlStore, placed: Iterable[Placed], new: _Reports) -> TermCounts:
    """Returns document frequencies over the store and the reports about to be added."""
    counts = store.reports.term_counts(placed)
    words = Counter(counts.words)
    names = Counter(counts.names)
    for report in new.values():
        words.update(set(report.words))
        names.update(set(report.names))
    return TermCounts(counts.reports + len(new), words, names)


def raw_of(report: Report, place: str = "") -> Raw:
    """Returns the raw report with its keys. The same bytes from the same whole path or address
    (`place`) are one raw report, whenever they were read."""
    key = digest(place or report.source, report.source_sha256, report.id, report.url or "")
    return Raw(key=key, report=report, keys=keys_of(report, place), place=place)


def affected_reports(store: SqlStore, pending: tuple[str, ...]) -> ReportsById:
    """Returns these raw reports, and all settled ones that they may change."""
    raws_by_key: dict[str, Report] = {}
    keys = set(pending)
    while fresh := keys - raws_by_key.keys():
        raws_by_key |= store.raws.reports(fresh)
        keys |= set(store.raws.sharing(fresh))
    return raws_by_key
