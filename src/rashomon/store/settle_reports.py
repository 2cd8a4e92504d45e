"""Makes the reports of a store from the raw ones (`changed_reports`): each once, under the id that
it has for ever, and each state of a page with the one before it."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from rashomon.model.document import plain
from rashomon.model.record import record
from rashomon.model.report import Report, ReportsById
from rashomon.model.stored import Raw, Settled
from rashomon.reports.duplicates import keys_of, merged_report
from rashomon.reports.report_pile import renamed
from rashomon.reports.revisions import Arrival, link_revisions
from rashomon.store.database.column_values import digest
from rashomon.store.database.open import SqlStore
from rashomon.store.story_ledgers import KeptParses, counted_terms


def raw_of(report: Report, place: str = "") -> Raw:
    """Returns the raw report with its keys. The same bytes from the same whole path or address
    (`place`) are one raw report, whenever they were read."""
    key = digest(place or report.source, report.source_sha256, report.id, report.url or "")
    return Raw(key=key, report=report, keys=keys_of(report, place), place=place)


def changed_reports(
    store: SqlStore, pending: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[Settled, ...]]:
    """Returns what becomes of reports when these raw reports are settled: the ids of those that are
    gone or different, and the new or changed ones. A changed one stays in its story."""
    finals = _settled(store, _affected(store, pending))
    before = store.reports.made_of(chain.from_iterable(finals.raws.values()))
    digests = {}
    changed = []
    for report in finals.reports:
        made_of = [plain(report), *finals.raws[report.id]]
        digests[report.id] = digest(json.dumps(made_of, sort_keys=True))
        if before.get(report.id) != digests[report.id]:
            changed.append(report)
    gone = sorted(ident for ident, old in before.items() if digests.get(ident) != old)
    homes = store.reports.homes_of(gone)
    parses = KeptParses(store)
    terms = counted_terms(changed, parses=parses, engine=store.processes)
    settled = []
    for report, (parsed, counts) in zip(changed, terms, strict=True):
        settled.append(
            Settled(
                id=report.id,
                sha256=report.sha256,
                house=report.house,
                published=report.published,
                revision_of=report.revision_of,
                words=counts[0],
                names=counts[1],
                fillings=counts[2],
                digest=digests[report.id],
                story=homes.get(report.id),
                report=parsed,  # one that could not be parsed says so
                raws=finals.raws[report.id],
            )
        )
    parses.write()
    return tuple(gone), tuple(settled)


def _affected(store: SqlStore, pending: tuple[str, ...]) -> ReportsById:
    """Returns these raw reports, and all settled ones that they may change."""
    raws_by_key: dict[str, Report] = {}
    keys = set(pending)
    while fresh := keys - raws_by_key.keys():
        raws_by_key |= store.raws.reports(fresh)
        keys |= set(store.raws.sharing(fresh))
    return raws_by_key


@record
class _SettledReports:
    """Reports in their final form, by id, and the keys of the raw reports of which each was
    made."""

    reports: Sequence[Report]
    raws: dict[str, tuple[str, ...]]


def _settled(store: SqlStore, raws: ReportsById) -> _SettledReports:
    """Returns the reports that these raw reports make. They are given by key, together with all
    that bear on each other."""
    arrivals = store.raws.arrivals(raws)
    keys_by_id = defaultdict(list)
    for key in sorted(raws, key=lambda key: arrivals[key].number):
        keys_by_id[arrivals[key].report_id].append(key)
    reports = []
    came = {}
    for ident, keys in keys_by_id.items():
        raws_in_place = [(arrivals[key].place, raws[key]) for key in keys]
        reports.append(renamed(_one_report(raws_in_place), ident))
        arrived = [arrivals[key] for key in keys]
        places = {raw.place: raw.run for raw in arrived if raw.place}
        came[ident] = Arrival(run=min(raw.run for raw in arrived), places=places)
    reports.sort(key=attrgetter("id"))
    linked = link_revisions(reports, came)
    return _SettledReports(linked, {ident: tuple(keys) for ident, keys in keys_by_id.items()})


def _one_report(members: list[tuple[str, Report]]) -> Report:
    """Returns one report of several that are the same, each with its place, the first that came
    first. Its text is that of the first one: what people decided about it hangs on its characters.
    A page that was saved over with the same text says last what is known of it."""
    (_, first), *_ = members
    last = {}
    for number, (place, report) in enumerate(members):
        if report.sha256 == first.sha256:
            last[place or f"{number}"] = report
    report = merged_report(tuple(last.values()))
    sources = dict.fromkeys(
        (*report.sources, *merged_report([member for _, member in members]).sources)
    )
    return replace(report, sources=tuple(sources))
