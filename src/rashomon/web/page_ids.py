"""Ids of page elements, and short labels of reports."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.report import Report
from rashomon.model.span import Span


def fragment(identity: str) -> str:
    """Returns the identity as an element id: letters, digits, dots, dashes and underscores only."""
    return re.sub(r"[^\w.-]", "_", identity, flags=re.ASCII)


@dataclass(frozen=True, slots=True)
class Labels:
    """The name of each report and the id of its text, by report id."""

    names: dict[str, str]
    ids: dict[str, str]

    def name(self, report: str) -> str:
        """Returns the name of the report."""
        return self.names.get(report, report)

    def text(self, report: str) -> str:
        """Returns the id of the report's text."""
        return self.ids.get(report, f"t-{fragment(report)}")

    def passage(self, span: Span) -> str:
        """Returns the id of the passage: `t-<report>:<start>-<end>`."""
        return f"{self.text(span.report)}:{span.start}-{span.end}"


def label_reports(reports: Sequence[Report]) -> Labels:
    """Labels reports by outlet, with ids where outlets are ambiguous, and assigns unique ids for links."""
    outlets = Counter(report.outlet for report in reports)
    names, ids, taken = {}, {}, set()
    for report in reports:
        names[report.id] = report.outlet or report.id
        if report.outlet and outlets[report.outlet] > 1:
            names[report.id] = f"{report.outlet} ({report.id})"
        name = f"t-{fragment(report.id)}"
        while name in taken:
            name += "_"
        taken.add(name)
        ids[report.id] = name
    return Labels(names, ids)
