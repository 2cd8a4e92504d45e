"""Says which reports are states of one page, and what each of them is a state after
(`link_revisions`)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations, pairwise, permutations

from rashomon.model.content_ids import by_id
from rashomon.model.report import Report, Reports, ReportsById, host_of
from rashomon.reports.duplicates import (
    are_of_two_outlets,
    outlet_and_day,
    outlet_and_headline,
    page_of_report,
)
from rashomon.reports.one_page import (
    Prose,
    are_one_page,
    takes_report_back,
    takes_something_back,
)
from rashomon.reports.page_order import NO_ARRIVALS, Arrival, PageOrder
from rashomon.shipped.tables.agencies import plain_outlet
from rashomon.text.gathering import by_key, connected


def link_revisions(
    reports: Reports, arrivals: Mapping[str, Arrival] = NO_ARRIVALS
) -> tuple[Report, ...]:
    """Returns the same reports in the same order, each linked to the state of its page before it.

    Each state of a page names the newest of the states before it. Where it is not known which of
    two states is newer, both warn of it. `arrivals` says how reports came into a store, by their
    ids.
    """
    reports_by_id = by_id(reports)
    older = dict[str, str]()
    undecided = defaultdict[str, list[str]](list)
    for ids in connected(reports_by_id, _pairs_of_pages(reports, arrivals)):
        states = [reports_by_id[ident] for ident in ids]
        if len(states) > 1:
            order = PageOrder(states, arrivals)
            older.update(_older_states(states, order))
            for first, second in permutations(states, 2):
                if not (order.is_before(first, second) or order.is_before(second, first)):
                    undecided[first.id].append(second.id)
    out = []
    for report in reports:
        notes = [_ORDER_UNKNOWN.format(ident) for ident in sorted(undecided[report.id])]
        warnings = (*report.warnings, *notes)
        out.append(replace(report, revision_of=older.get(report.id), warnings=warnings))
    return tuple(out)


def _older_states(states: Reports, order: PageOrder) -> Iterator[tuple[str, str]]:
    """Yields the states of a page that name an older one, with that. All states but the newest are
    named by another, in a row; several are the newest where their order is not known."""
    newest: list[Report] = []
    others: list[Report] = []
    for state in states:
        is_older = any(order.is_before(state, other) for other in states)
        (others if is_older else newest).append(state)
    row = order.sorted(others)
    for before, after in pairwise(row):
        yield after.id, before.id
    for state in newest:
        before_it = [other.id for other in row if order.is_before(other, state)]
        if before_it:
            yield state.id, before_it[-1]


_ORDER_UNKNOWN = "{!r} is another text of the same page: order unknown"
_Pair = tuple[Report, Report]


def _pairs_of_pages(reports: Reports, arrivals: Mapping[str, Arrival]) -> Iterator[tuple[str, str]]:
    """Yields the ids of each two reports that are states of one page."""
    prose = {report.id: Prose(report) for report in reports}
    for first, second in _possible_pairs(reports, arrivals):
        is_one = are_one_page(
            prose[first.id],
            prose[second.id],
            have_one_path=_have_one_path(first, second, arrivals),
        )
        if is_one:
            yield first.id, second.id


def _have_one_path(first: Report, second: Report, arrivals: Mapping[str, Arrival]) -> bool:
    """Whether two reports of no two outlets came from one whole path."""
    if not {first.id, second.id} <= arrivals.keys() or are_of_two_outlets(first, second):
        return False
    places = arrivals[first.id].places.keys()
    return not places.isdisjoint(arrivals[second.id].places)


def _possible_pairs(reports: Reports, arrivals: Mapping[str, Arrival]) -> list[_Pair]:
    """Returns each two reports that share an address, a day of their outlet or a whole path; and
    those that share a headline of their outlet if one of them takes something back."""
    groups = defaultdict[tuple[str, object], list[Report]](list)
    for report in reports:
        groups["page", page_of_report(report)].append(report)
        groups["day", outlet_and_day(report)].append(report)
        groups["headline", outlet_and_headline(report)].append(report)
        for place in sorted(arrivals[report.id].places) if report.id in arrivals else ():
            groups["place", place].append(report)
    pairs = {}
    for (kind, shared), members in groups.items():
        if not shared:  # reports without an address, day or headline are no group
            continue
        if kind == "headline":
            possible_pairs = _pairs_with_notes(members)
        else:
            alike = _grouped_by_house(members) if kind == "page" else [members]
            possible_pairs = chain.from_iterable(combinations(same, 2) for same in alike)
        for first, second in possible_pairs:
            pairs[first.id, second.id] = first, second
    return [pairs[ids] for ids in sorted(pairs)]


def _pairs_with_notes(reports: Sequence[Report]) -> Iterator[_Pair]:
    """Yields each two reports of which one takes something back: a headline may be that of a
    series."""
    notes = {report.id for report in reports if takes_something_back(report)}
    for first, second in combinations(reports, 2) if notes else ():
        if first.id in notes or second.id in notes:
            yield first, second


def told_by(report: Report, reports: ReportsById) -> Report:
    """Returns the report of whose event this one tells: of a note, the one that it takes back."""
    before = reports.get(report.revision_of or "")
    return before if before and takes_report_back(report, before) else report


def _grouped_by_house(reports: Reports) -> Iterable[list[Report]]:
    """Returns reports that may be one page, those of two outlets apart: a canonical address may be
    that of the house from which another took its text."""
    hosts = set()
    names = []
    for report in reports:
        hosts |= {host_of(report.url), host_of(report.canonical_url)}
        names.append(plain_outlet(report.outlet or ""))
    own_names = [name if name not in hosts else "" for name in names]
    usual = next(filter(None, own_names), "")
    return by_key(
        (name or usual, report) for name, report in zip(own_names, reports, strict=True)
    ).values()
