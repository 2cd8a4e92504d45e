"""Obeys what people decided about reports that were read wrongly: the outlet, the day, the headline
and the authors (`mended_reports`)."""

from collections.abc import Iterable
from dataclasses import replace

from rashomon.decisions.here import here
from rashomon.model.authors import name_of_author
from rashomon.model.content_ids import by_id
from rashomon.model.decision import OF_READING, Decision, DecisionKind, Decisions
from rashomon.model.report import Report
from rashomon.text.white_space import single_spaced


def mended_reports(reports: Iterable[Report], decisions: Decisions) -> tuple[Report, ...]:
    """Returns the reports, in the same order, as people mended them. `decisions` are those in
    force. What a report is known by stays what it was when it was first read."""
    mended = by_id(reports)
    texts_here = here(mended.values())
    for decision in decisions:
        if decision.what in OF_READING:
            for ident in texts_here.reports(decision):
                mended[ident] = _mended(mended[ident], decision)
    return tuple(mended.values())


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
