"""Obeys what people decided about reports that were read wrongly: the outlet, the day, the headline
and the authors (`mended_reports`). By the day alone reports are grouped (`mended_days`)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from rashomon.model.authors import name_of_author
from rashomon.model.content_ids import by_id
from rashomon.model.decision import OF_READING, Decision, DecisionKind, Decisions
from rashomon.model.report import DECIDED_BY, Report
from rashomon.model.stored import Placed
from rashomon.text.gathering import by_key
from rashomon.text.white_space import single_spaced

ReadReport = TypeVar("ReadReport", Report, Placed)
_Mending = Mapping[tuple[str, DecisionKind], Decision]


def mended_reports(reports: Iterable[Report], decisions: Decisions) -> tuple[Report, ...]:
    """Returns the reports, in the same order, as people mended them. `decisions` are those in
    force. What a report is known by stays what it was when it was first read.

    What was mended in a state of a page is mended in the next one, too, if the same was read there,
    unless something else was decided about that one.
    """
    reports_read = by_id(reports)
    mending = _mending(reports_read.values(), decisions)
    if not mending:
        return tuple(reports_read.values())
    mended = []
    for report in reports_read.values():
        for what in sorted(OF_READING):
            if decision := _mended_by(report, what=what, read=reports_read, mending=mending):
                report = _mended(report, decision)
        mended.append(report)
    return tuple(mended)


def mended_days(reports: Iterable[ReadReport], decisions: Decisions) -> dict[str, str | None]:
    """Returns the days of the reports whose day a person mended, by id. `decisions` are those in
    force."""
    reports_read = by_id(reports)
    mending = _mending(reports_read.values(), decisions)
    days = {}
    for report in reports_read.values() if mending else ():
        decision = _mended_by(
            report, what=DecisionKind.PUBLISHED, read=reports_read, mending=mending
        )
        if decision:
            days[report.id] = single_spaced(decision.value or "") or None
    return days


def _mending(reports: Iterable[ReadReport], decisions: Decisions) -> _Mending:
    """Returns what decides of each of these reports what was read wrongly."""
    printing = by_key((report.sha256, report) for report in reports)
    mending = {}
    for decision in decisions:
        if decision.what not in OF_READING:
            continue
        for sha256, outlet in decision.whole_reports():
            for report in printing[sha256]:
                if outlet is None or report.house == outlet:
                    mending[report.id, decision.what] = decision  # of two the later one
    return mending


def _mended_by(
    report: ReadReport, what: DecisionKind, read: Mapping[str, ReadReport], mending: _Mending
) -> Decision | None:
    """Returns what decides this of a report: the decision about it, or about the state of its page
    before, if the same was read of that."""
    state = report
    while (state.id, what) not in mending:
        before = read.get(state.revision_of or "")
        if before is None or getattr(before, what) != getattr(state, what):
            return None
        state = before
    return mending[state.id, what]


def _mended(report: Report, decision: Decision) -> Report:
    """Returns a report with the outlet, headline, authors or day that a person decided."""
    value = single_spaced(decision.value or "")
    if decision.what is DecisionKind.OUTLET:
        return replace(report, outlet=value or None, outlet_as_read=report.outlet or "")
    if decision.what is DecisionKind.TITLE:
        return replace(report, title=value or None)
    if decision.what is DecisionKind.AUTHORS:
        return replace(report, authors=tuple(filter(None, map(str.strip, value.split(";")))))
    basis = f"{DECIDED_BY}{name_of_author(decision.by)}" if value else None
    return replace(report, published=value or None, published_basis=basis)
