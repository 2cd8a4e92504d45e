"""The table of a story's reports: outlet, day and title of each, mended in its row; outlets also of
many at once, by a CSV file of file names and outlets."""

import csv
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import partial

from starlette.responses import Response

from rashomon.decisions.counted_reports import set_aside_by
from rashomon.desk.decide_pages import by_and_at
from rashomon.desk.decision_forms import value_of_report
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.page_templates import see_other
from rashomon.desk.story_page import known, page_of
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.report import Report, Reports
from rashomon.store.update import add_decisions
from rashomon.text.white_space import single_spaced

_MENDED = (DecisionKind.OUTLET, DecisionKind.PUBLISHED, DecisionKind.TITLE)
_MOST_ROWS = 5000  # of a CSV file


def show_reports(asked: DeskRequest) -> Response:
    """Shows the reports of a story in a table, in which they are mended."""
    _, ledger = known(asked)
    (story,) = ledger.stories
    reports = story.own(ledger.reports)
    aside = set_aside_by(story.decisions, reports)
    return page_of("reports_table.html.j2", asked, reports=reports, aside=aside)


def mend_reports(asked: DeskRequest) -> Response:
    """Keeps what was changed in the table, each change as a decision of the user, and shows it
    again."""
    story_id, ledger = known(asked)
    reports = ledger.stories[0].own(ledger.reports)
    sent = asked.form()
    decisions = [*_of_cells(asked, reports, sent), *_of_list(asked, reports, sent.get("list", ""))]
    if decisions:
        with asked.desk.pool.writing() as store:
            add_decisions(store, decisions, log=False)
            for decision in decisions:
                asked.audit(store, decision.what.value, story_id, after=decision.value)
        asked.desk.settle()
    return see_other(f"/s/{story_id}/reports")


def _of_cells(asked: DeskRequest, reports: Reports, sent: dict[str, str]) -> Iterator[Decision]:
    """Yields a decision for each cell of the table with another value than its report has."""
    for report in reports:
        for what in _MENDED:
            value = sent.get(f"{what}-{report.key}")
            if value is not None and single_spaced(value) != (value_now(report, what)):
                yield _mending(asked, report, what, value)


def value_now(report: Report, what: DecisionKind) -> str:
    """Returns what a report has now of what can be mended."""
    return getattr(report, what.value) or ""


def _of_list(asked: DeskRequest, reports: Reports, text: str) -> Iterator[Decision]:
    """Yields a decision for each report whose file a line of a CSV text names, with the outlet of
    that line. Raises RequestRefused if the text cannot be read."""
    try:
        rows = [row for row in csv.reader(text.splitlines()) if any(map(str.strip, row))]
    except csv.Error as error:
        raise RequestRefused(f"The list of outlets cannot be read: {error}.") from error
    if len(rows) > _MOST_ROWS or any(len(row) != 2 for row in rows):
        raise RequestRefused("A line of the list is a file name (or a pattern), an outlet.")
    for report in reports:
        named = [outlet for pattern, outlet in rows if _is_named(report, pattern)]
        if named and single_spaced(named[-1]) != value_now(report, DecisionKind.OUTLET):
            yield _mending(asked, report, DecisionKind.OUTLET, named[-1])


def _is_named(report: Report, pattern: str) -> bool:
    """Whether a name or pattern ("post-*.html") is that of a file of a report."""
    sources = (report.source, *(found.source for found in report.sources))
    names = {name for source in sources for name in (source, source.rsplit("/", 1)[-1])}
    return any(fnmatchcase(name, pattern.strip()) for name in names)


def _mending(asked: DeskRequest, report: Report, what: DecisionKind, value: str) -> Decision:
    mended = partial(decide, what, reports=[report], **by_and_at(asked))
    return mended(value=value_of_report(what, value))
