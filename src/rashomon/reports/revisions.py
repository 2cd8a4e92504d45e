"""Says which reports are states of one page, and what each of them is a state after
(`link_revisions`).

Two reports are states of one page if they have its address, or a whole path and a third of the
shorter text's sentences, or an outlet, a day and half of them. The newer one has the later modified
date, otherwise it came later. Where neither is known, both count.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import combinations, pairwise, permutations
from types import MappingProxyType
from urllib.parse import urldefrag

from rashomon.copies.moments import changed_moment
from rashomon.model.content_ids import by_id
from rashomon.model.record import record
from rashomon.model.report import Report, Reports, host_of
from rashomon.reports.duplicates import (
    are_of_two_outlets,
    outlet_and_day,
    page_key,
    page_of_report,
    plain_words,
)
from rashomon.shipped.tables.agencies import plain_outlet
from rashomon.text.gathering import by_key, connected
from rashomon.text.whole_sentences import sentences_of

_ORDER_UNKNOWN = "{!r} is another text of the same page: order unknown"


@record
class Arrival:
    """How a report came into a store: the number of the run that first added it, and of the run
    that last brought it to each whole path or address."""

    run: int
    places: Mapping[str, int]


_Arrivals = Mapping[str, Arrival]
NO_ARRIVALS: _Arrivals = MappingProxyType({})


def link_revisions(reports: Reports, arrivals: _Arrivals = NO_ARRIVALS) -> tuple[Report, ...]:
    """Returns the same reports in the same order, each linked to the state of its page before it.

    Each state of a page names the newest of the states before it. Where it is not known which of
    two states is newer, both warn of it. `arrivals` says how reports came into a store, by their
    ids.
    """
    reports_by_id = by_id(reports)
    older: dict[str, str] = {}
    undecided = defaultdict[str, list[str]](list)
    for ids in connected(reports_by_id, _pairs_of_pages(reports, arrivals)):
        states = [reports_by_id[ident] for ident in ids]
        before = {
            (first.id, second.id)
            for first, second in permutations(states, 2)
            if _is_older(first, second, states=states, arrivals=arrivals)
        }
        older |= _older_states(ids, before)
        for first, second in permutations(ids, 2):
            if (first, second) not in before and (second, first) not in before:
                undecided[first].append(second)
    out = []
    for report in reports:
        notes = [_ORDER_UNKNOWN.format(ident) for ident in sorted(undecided[report.id])]
        warnings = (*report.warnings, *notes)
        out.append(replace(report, revision_of=older.get(report.id), warnings=warnings))
    return tuple(out)


def _older_states(ids: list[str], before: set[tuple[str, str]]) -> dict[str, str]:
    """Returns the states of a page that name an older one, with that. All states but the newest are
    named by another, in a row; several are the newest where their order is not known."""
    known_before = Counter(second for _, second in before)
    newest = [ident for ident in ids if all((ident, other) not in before for other in ids)]
    row = sorted(set(ids) - set(newest), key=lambda ident: (known_before[ident], ident))
    links = {after: ident for ident, after in pairwise(row)}
    for ident in newest:
        earlier = [other for other in row if (other, ident) in before]
        if earlier:
            links[ident] = earlier[-1]
    return links


def _is_older(first: Report, second: Report, states: list[Report], arrivals: _Arrivals) -> bool:
    """Whether the first of two states of a page is surely older than the second."""
    changed, changed_second = map(changed_moment, (first, second))
    moment = changed or first.published
    other = changed_second or second.published
    if (changed or changed_second) and moment and other:
        if _is_before(moment, other):
            return True
        if _is_before(other, moment):
            return False
    if arrivals:
        came, came_second = (_run_of(state, states, arrivals) for state in (first, second))
        return came < came_second
    if first.retrieved and second.retrieved:
        return _is_before(first.retrieved, second.retrieved)
    return False


def _is_before(moment: str, other: str) -> bool:
    """Whether a day or moment (ISO) lies before another: by the clock of the page where both name
    an hour, and a zone or none, otherwise by the day."""
    with suppress(ValueError):
        first, second = map(datetime.fromisoformat, (moment, other))
        have_hours = "T" in moment and "T" in other
        if have_hours and (first.tzinfo is None) == (second.tzinfo is None):
            return first < second
    return moment[:10] < other[:10]


def _run_of(state: Report, states: list[Report], arrivals: _Arrivals) -> int:
    """Returns the run in which a state came: that which last brought it to a place where another
    state of its page stood, too, otherwise the first."""
    arrival = arrivals[state.id]
    others = {
        place for other in states if other is not state for place in arrivals[other.id].places
    }
    return max([run for place, run in arrival.places.items() if place in others] or [arrival.run])


def _pairs_of_pages(reports: Reports, arrivals: _Arrivals) -> Iterator[tuple[str, str]]:
    """Yields the ids of each two reports that are states of one page."""
    groups = defaultdict[tuple[str, object], list[Report]](list)
    for report in reports:
        groups["page", page_of_report(report)].append(report)
        groups["day", outlet_and_day(report)].append(report)
        for place in sorted(arrivals[report.id].places) if report.id in arrivals else ():
            groups["place", place].append(report)
    sentences: dict[str, list[str]] = {}
    pairs = set()
    for (kind, shared), members in groups.items():
        # reports without an address or day are no group
        if not shared or len(members) < 2:
            continue
        for report in members:
            sentences.setdefault(report.id, _sentences_of(report))
        is_one = partial(_are_one_page, kind=kind, sentences=sentences)
        for alike in _by_house(members) if kind == "page" else [members]:
            for first, second in combinations(alike, 2):
                if is_one(first, second):
                    pairs.add((first.id, second.id))
    yield from sorted(pairs)


def _by_house(reports: Reports) -> Iterable[list[Report]]:
    """Returns reports that may be one page, those of two outlets apart: a canonical address may be
    that of the house from which another took its text. An outlet that is named by its host may be
    any, and counts as the first."""
    hosts = {
        host_of(address) for report in reports for address in (report.url, report.canonical_url)
    }
    names = [plain_outlet(report.outlet or "") for report in reports]
    own_names = ["" if name in hosts else name for name in names]
    usual = next(filter(None, own_names), "")
    return by_key(
        (name or usual, report) for name, report in zip(own_names, reports, strict=True)
    ).values()


def _sentences_of(report: Report) -> list[str]:
    lines = [plain_words(sentence.quote) for sentence in sentences_of(report)]
    return [line for line in lines if line != report.title]


def _are_one_page(
    first: Report, second: Report, kind: str, sentences: Mapping[str, list[str]]
) -> bool:
    """Whether two reports with one address, path or day of their outlet are states of one page."""
    pages = {page_of_report(first), page_of_report(second)}
    if (None not in pages and len(pages) > 1) or are_of_two_outlets(first, second):
        return False
    own, others = sentences[first.id], sentences[second.id]
    # which part of the sentences of the one that has fewer both have
    share = len({*own} & {*others}) / max(1, min(len({*own}), len({*others})))
    if kind == "day":
        # two reports of a day that share their background do not begin alike
        return share >= 1 / 2 and (own[0] in others or others[0] in own)
    if share >= 1 / 3:
        return True
    # an address may show another thing each time
    is_same_time = first.published == second.published
    return kind == "page" and is_same_time and len({_address(first), _address(second)}) == 1


def _address(report: Report) -> tuple[str | None, str]:
    """Returns the address that a report was retrieved from. Some sites call one address canonical
    on all of their pages, and each entry of a live page has a part of its address."""
    address = report.url or report.canonical_url
    return page_key(address), urldefrag(address or "").fragment
