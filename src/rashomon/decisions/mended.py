"""Obeys what people decided about reports that were read wrongly: the outlet, the day, the headline
and the authors (`mended_reports`)."""

from collections.abc import Iterable
from dataclasses import replace

from rashomon.decisions.here import here
from rashomon.model.authors import name_of_author
from rashomon.model.content_ids import by_id
from rashomon.model.decision import OF_READING, Decision, DecisionKind, Decisions
from rashomon.model.report import Report, ReportsById
from rashomon.text.white_space import single_spaced


def mended_reports(reports: Iterable[Report], decisions: Decisions) -> tuple[Report, ...]:
    """Returns the reports, in the same order, as people mended them. `decisions` are those in
    force. What a report is known by stays what it was when it was first read.

    What was mended in a state of a page is mended in the next one, too, if the same was read there,
    unless something else was decided about that one.
    """
    read = by_id(reports)
    texts_here = here(read.values())
    mending: dict[tuple[str, DecisionKind], Decision] = {}
    for decision in decisions:
        if decision.what in OF_READING:
            for ident in texts_here.reports(decision):
                mending[ident, decision.what] = decision
    if not mending:
        return tuple(read.values())
    mended = []
    for report in read.values():
        for what in sorted(OF_READING):
            state: Report | None = report
            while state and (state.id, what) not in mending:
                state = _state_before(state, what=what, read=read)
            if state:
                report = _mended(report, mending[state.id, what])
        mended.append(report)
    return tuple(mended)


def _state_before(report: Report, what: DecisionKind, read: ReportsById) -> Report | None:
    """Returns the state of the page before this one if the same was read of it, otherwise None."""
    before = read.get(report.revision_of or "")
    same = before and getattr(before, what) == getattr(report, what)
    return before if same else None


def _mended(report: Report, decision: Decision) -> Report:
    value = single_spaced(decision.value or "")
    if decision.what is DecisionKind.OUTLET:
        return replace(report, outlet=value or None, outlet_as_read=report.outlet or "")
    if decision.what is DecisionKind.TITLE:
        return replace(report, title=value or None)
    if decision.what is DecisionKind.AUTHORS:
        return replace(report, authors=tuple(filter(None, map(str.strip, value.split(";")))))
    basis = f"decided by {name_of_author(decision.by)}" if value else None
    return replace(report, published=value or None, published_basis=basis)
