"""Says which reports count (`counted_reports`), and which somebody set aside."""

from rashomon.decisions.constraints import reports_set_aside
from rashomon.decisions.here import here
from rashomon.decisions.in_force import in_force
from rashomon.model.decision import Decisions
from rashomon.model.report import Report, Reports, older_states


def counted_reports(reports: Reports, decisions: Decisions) -> tuple[Report, ...]:
    """Returns these reports without older states of pages, and without those that were set
    aside."""
    left_out = older_states(reports) | set_aside_by(decisions, reports)
    return tuple(report for report in reports if report.id not in left_out)


def set_aside_by(decisions: Decisions, reports: Reports) -> frozenset[str]:
    """Returns the ids of those of these reports that decisions in force set aside."""
    return reports_set_aside(in_force(decisions), here(reports))
