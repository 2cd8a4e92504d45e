"""settle_reports makes the reports of a store from the raw ones: each once, under the id that it
has for ever, and each state of a page with the one before it."""

from collections import defaultdict
from dataclasses import replace
from operator import attrgetter

from rashomon.model.record import record
from rashomon.model.report import Report, ReportsById
from rashomon.model.stored import RawArrival
from rashomon.reports.duplicates import merged_report
from rashomon.reports.report_pile import renamed
from rashomon.reports.revisions import Arrival, link_revisions
from rashomon.store.database.open import SqlStore


@record
class SettledReports:
    """Reports in their final form, by id, and the keys of the raw reports of which each was
    made."""

    reports: tuple[Report, ...]
    raws: dict[str, tuple[str, ...]]


def settle_reports(store: SqlStore, raws: ReportsById) -> SettledReports:
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
        came[ident] = _arrival([arrivals[key] for key in keys])
    reports.sort(key=attrgetter("id"))
    linked = link_revisions(reports, came)
    return SettledReports(linked, {ident: tuple(keys) for ident, keys in keys_by_id.items()})


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


def _arrival(raw_arrivals: list[RawArrival]) -> Arrival:
    """Returns how a report came, of which these are the raw ones in their order."""
    places = {raw.place: raw.run for raw in raw_arrivals if raw.place}
    return Arrival(run=min(raw.run for raw in raw_arrivals), places=places)
