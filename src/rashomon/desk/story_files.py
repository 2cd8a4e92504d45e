"""Downloads of a story: its points as CSV, its ledger, its page, and every export format."""

import io
import zipfile
from collections.abc import Iterator

from starlette.responses import Response

from rashomon.desk.apply_judgements import about
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.page_templates import attached, work_page
from rashomon.desk.story_list import csv_answer
from rashomon.desk.story_page import known
from rashomon.errors import MissingExtra
from rashomon.exports.csv import csv_bytes
from rashomon.exports.export_format import Files
from rashomon.exports.formats import FORMATS
from rashomon.judgements.judgement_lines import to_line
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.text.wording import letter, shown_status, status_key
from rashomon.web.ledger_page import render_page

_HEADER = ("story", "point", "status", "question", "answer", "value", "answer_reports", "answer_lines", "answer_speakers", "account", "report",
           "outlet", "published", "speaker", "stance", "as_of", "quote", "start", "end", "address")  # fmt: skip


def send_points(asked: DeskRequest) -> Response:
    """Sends the accounts of the requested points, one row each."""
    story_id, found = known(asked)
    rows = _rows(found, story_id, asked.query.get("status", ""), asked.query.get("q", "").strip().lower())
    return csv_answer(csv_bytes(_HEADER, rows), f"points-{story_id[:12]}.csv")


def send_ledger(asked: DeskRequest) -> Response:
    """Sends the story's ledger document."""
    story_id, found = known(asked)
    data = to_json(found).encode("utf-8", "surrogatepass")
    return attached(f"ledger-{story_id[:12]}.json", data, "application/json")


def send_page(asked: DeskRequest) -> Response:
    """Sends the story's page as one self-contained file, as a download: opened here, its scripts would not be the desk's."""
    story_id, found = known(asked)
    return attached(f"story-{story_id[:12]}.html", render_page(found).encode("utf-8", "replace"), "text/html; charset=utf-8")


def _rows(ledger: Ledger, story_id: str, status: str, words: str) -> Iterator[tuple[object, ...]]:
    reports = {report.id: report for report in ledger.reports}
    for point in (point for story in ledger.stories for point in story.points):
        if status and status not in (status_key(shown_status(point)), point.status, shown_status(point)):
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
                account.quote.quote, account.quote.start, account.quote.end, f"/s/{story_id}#{account.id}",
            )  # fmt: skip


def _text(point: Point) -> str:
    told = [point.question, *(v.value or "" for v in point.versions)]
    told += [part or "" for account in point.accounts for part in (account.quote.quote, account.speaker, account.report)]
    return "\n".join(told).lower()


_DAY = (1980, 1, 1, 0, 0, 0)  # the same ledger gives the same bytes


def show_formats(asked: DeskRequest) -> Response:
    """Shows the page with all formats."""
    story_id, told = known(asked)
    return work_page("hand_on.html.j2", asked, story_id, told, "hand-on", formats=tuple(FORMATS.values()))


def send_format(asked: DeskRequest) -> Response:
    """Sends the story in a format: a file, or a folder's files as ZIP archive."""
    story_id, told = known(asked)
    name = asked.path["format"]
    if name == "judgements":  # those that the ledger does not show yet, too
        with asked.desk.pool.reading() as store:
            listed = about(store, told)
        return attached(f"{story_id}-judgements.jsonl", "".join(f"{to_line(j)}\n" for j in listed).encode("utf-8", "replace"))
    if name not in FORMATS:
        raise RequestRefused(404, "There is no such format.")
    chosen = FORMATS[name]
    try:
        files = chosen.files(told, story_id)
    except MissingExtra as error:
        raise RequestRefused(501, str(error)) from error
    if chosen.is_folder or set(files) != {""}:
        return attached(f"{chosen.file_name(story_id)}.zip", _archive(files, chosen.file_name(story_id)))
    return attached(chosen.file_name(story_id), files[""])


def _archive(files: Files, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(inside or name, _DAY), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
