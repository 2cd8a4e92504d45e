"""Files of a story: its points as CSV, filtered as the address says; its ledger; its page as one file."""

from collections.abc import Iterator

from starlette.responses import Response

from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.page_templates import attached
from rashomon.desk.story_list import csv_answer
from rashomon.desk.story_page import ledger_and_id
from rashomon.exports.csv import csv_bytes
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account, Point
from rashomon.text.wording import letter, shown_status, status_key
from rashomon.web.ledger_page import render_page
from rashomon.web.table import group_of

_HEADER = ("story", "point", "status", "question", "answer", "value", "answer_reports", "answer_lines", "answer_speakers", "account", "report",
           "outlet", "published", "speaker", "stance", "as_of", "quote", "start", "end", "address")  # fmt: skip


def send_points(asked: DeskRequest) -> Response:
    """The accounts of the points that are asked for, a row each."""
    found, story_id = ledger_and_id(asked)
    rows = _rows(found, story_id, asked.query.get("status", ""), asked.query.get("q", "").strip().lower())
    return csv_answer(csv_bytes(_HEADER, rows), f"points-{story_id[:12]}.csv")


def send_ledger(asked: DeskRequest) -> Response:
    """The story's ledger document."""
    found, story_id = ledger_and_id(asked)
    data = to_json(found).encode("utf-8", "surrogatepass")
    return attached(f"ledger-{story_id[:12]}.json", data, "application/json")


def send_page(asked: DeskRequest) -> Response:
    """The story's page as one file, with all that it needs inside; kept, not opened, for here its scripts are not the desk's."""
    found, story_id = ledger_and_id(asked)
    return attached(f"story-{story_id[:12]}.html", render_page(found).encode("utf-8", "replace"), "text/html; charset=utf-8")


def _rows(ledger: Ledger, story_id: str, status: str, words: str) -> Iterator[tuple[object, ...]]:
    reports = {report.id: report for report in ledger.reports}
    for point in (point for story in ledger.stories for point in story.points):
        if status and status not in (status_key(group_of(point)), point.status, shown_status(point)):
            continue
        if words and words not in _text(point):
            continue
        numbered = {version.id: (place, version) for place, version in enumerate(point.versions)}
        for account in point.accounts:
            place, version = numbered.get(account.version or "", (None, None))
            report = reports.get(account.report)
            yield (
                story_id, point.id, shown_status(point), point.question, letter(place) if place is not None and len(numbered) > 1 else "",
                account.value, version and version.reports, version and version.lines, version and version.speakers, account.id, account.report,
                report and report.outlet, report and report.published, account.speaker, account.stance.value, account.as_of,
                account.quote.quote, account.quote.start, account.quote.end, _address(story_id, account),
            )  # fmt: skip


def _text(point: Point) -> str:
    told = [point.question, *(v.value or "" for v in point.versions)]
    told += [part or "" for account in point.accounts for part in (account.quote.quote, account.speaker, account.report)]
    return "\n".join(told).lower()


def _address(story_id: str, account: Account) -> str:
    return f"/s/{story_id}#{account.id}"
