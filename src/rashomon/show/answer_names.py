"""Names the reports whose sentences a statement of an answer opens (`name_behind`)."""

from collections import Counter
from collections.abc import Iterable

from rashomon.model.report import ReportNames
from rashomon.model.span import Span
from rashomon.show.first_view import FirstView
from rashomon.show.wording import counted
from rashomon.text.gathering import by_report
from rashomon.text.report_names import report_name

_LONGEST = 40  # characters of names behind a statement: they interrupt whoever reads on


def short_names(view: FirstView) -> ReportNames:
    """Returns a short and distinct name for each report. If the reports of the story are in several
    languages, the name says which one."""
    short = {report.id: report_name(report, 24) for report in view.reports}
    alike = Counter(short.values())
    languages = {report.language for report in view.reports}
    names = ReportNames()
    for report in view.reports:
        name = short[report.id]
        if alike[name] > 1:
            name = view.called[report.id]
        language = report.language or "en"
        if len(languages) > 1 and not language.startswith("en"):
            name += f" ({language})"
        names[report.id] = name
    return names


def name_behind(sentences: Iterable[Span], names: ReportNames) -> str:
    """Returns the reports of these sentences by name, or how many there are if that takes much
    room."""
    report_names = [names[report] for report in by_report(sentences)]
    names_joined = ", ".join(report_names)
    return (
        counted(len(report_names), "report")
        if len(names_joined) > _LONGEST and len(report_names) > 1
        else names_joined
    )
