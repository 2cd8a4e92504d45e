"""The columns of a table: the reports of a story, those of one origin side by side under a
bracket."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.lineage.sharing import Sharing
from rashomon.model.anomaly import AnomalyKind
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import report_name

MANY_REPORTS = 12
"""Above so many reports a line of several starts as one column in the table of questions."""


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A report's column. `odd`: what is odd about its day; `line`: the index of its bracket."""

    report: Report
    day: str
    odd: str
    line: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """What the columns under it share: a line of reporting.

    `merged`: it starts as one column, which opens into its reports.
    """

    title: str
    name: str
    merged: bool
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportColumns:
    """The reports in the order of their origins, and the brackets over them."""

    columns: tuple[ReportColumn, ...]
    brackets: tuple[Bracket, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, in the order of the columns."""
        return tuple(column.report for column in self.columns)

    @property
    def longest(self) -> Report | None:
        """The report with the most text."""
        return max(self.reports, key=lambda report: (len(report.text), report.id), default=None)


def order_columns(story: Story, reports: Sequence[Report]) -> ReportColumns:
    """Returns the columns of a story with these reports."""
    sharing = Sharing(story, reports)
    many = len(reports) > MANY_REPORTS
    by_id = {report.id: report for report in reports}
    lines = sorted(
        story.lines,
        key=lambda line: (
            -len(line.reports),
            not any(map(sharing.credits, line.reports)),
            line.name,
            line.reports,
        ),
    )
    named = [
        (line.name, [by_id.pop(report) for report in line.reports if report in by_id])
        for line in lines
    ]
    named += [
        (report_name(report), [report])
        for report in sorted(by_id.values(), key=lambda report: report.id)
    ]
    named = [(name, members) for name, members in named if members]
    brackets = tuple(
        Bracket(
            _origin(name, members, sharing),
            name,
            many and len(members) > 1,
            tuple(report.id for report in members),
        )
        for name, members in named
    )
    columns = tuple(
        _column(story, report, place)
        for place, (_, members) in enumerate(named)
        for report in members
    )
    return ReportColumns(columns, brackets)


def _origin(name: str, members: Sequence[Report], sharing: Sharing) -> str:
    """Returns what heads reports: the agencies that they are credited to as a whole, else, of one
    report alone, those that it names for words."""
    credited = {report.id: sharing.credits(report.id) for report in members}
    agencies = list(dict.fromkeys(agency for names in credited.values() for agency in names))
    if len(members) == 1:
        told = (one.agency for one in members[0].credits if one.agency and one.role == "text")
        named = " + ".join(dict.fromkeys(told))
        alone = f"{named} named for words" if named else "no agency credited"
        return " + ".join(agencies) or alone
    # An asterisk: some report of the line does not credit it; the words show it.
    words = [
        agency if all(agency in names for names in credited.values()) else f"{agency}*"
        for agency in agencies
    ] or [f"{name}*"]
    return f"{' + '.join(words)} · {len(members)} reports"


def _column(story: Story, report: Report, line: int) -> ReportColumn:
    day = say_day(report.published[:10]) if report.published else "undated"
    odd = next(
        (
            anomaly.why
            for anomaly in story.anomalies
            if anomaly.report == report.id and anomaly.kind is AnomalyKind.PUBLICATION_DATE
        ),
        "",
    )
    return ReportColumn(report, day, odd, line)
