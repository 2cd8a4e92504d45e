"""The desk's front door: a text that somebody pastes, checked against reports that come with it or
against a story of the store. Nothing of either is kept."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from rashomon.checking.check_draft import check_draft
from rashomon.checking.draft_page import show_draft
from rashomon.desk import page_templates
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.incoming_reports import files_in
from rashomon.desk.received_files import outcomes_of_files
from rashomon.desk.story_page import find
from rashomon.desk.story_tools import checked_draft, read_sent_draft
from rashomon.model.ledger import Failure
from rashomon.model.report import Report
from rashomon.protocols import say_nothing
from rashomon.reports.items import Item
from rashomon.reports.report_pile import Pile
from rashomon.store.ledgers import ledger_of

MOST_BYTES = 25_000_000  # of a text and its reports
_MOST_STORIES = 40  # among which one chooses


def show_front_check(asked: DeskRequest) -> Response:
    """Shows the form for a text and its reports."""
    return _page(asked)


def take_text_and_reports(asked: DeskRequest) -> Response:
    """Shows a text with what the reports say otherwise: those that were sent, or a story's."""
    sent = {part.name: part for part in asked.parts() if part.data.strip()}
    text = sent.get("file") or sent.get("text")
    if text is None:
        raise RequestRefused("Paste a text, or choose its file.")
    files = files_in(part for part in asked.parts() if part.name == "reports")
    if not (files or "story" in sent):
        raise RequestRefused("Choose the reports: their files, or a story of this desk.")
    draft = read_sent_draft(asked, name=text.file_name or "draft.txt", data=text.data)
    if files:
        return _page(asked, draft, *_checked_against(asked, draft=draft, files=files))
    with asked.reading() as store:
        story = find(store, sent["story"].data.decode("utf-8", "replace"))
        ledger = ledger_of(store, story)
    checked = checked_draft(asked.desk, ledger=ledger, report=draft)
    return _page(asked, own=draft, draft=checked, story=story)


def _checked_against(
    asked: DeskRequest, draft: Report, files: Sequence[Item]
) -> tuple[dict[str, Any], list[Failure]]:
    """Returns the text compared with the reports in these files, and which files could not be
    read."""
    with asked.desk.comparing():
        outcomes = list(outcomes_of_files(files, say_nothing))
        failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
        reports = tuple(outcome for outcome in outcomes if isinstance(outcome, Report))
        if not reports:
            raise RequestRefused("None of these files could be read as a report.")
        return show_draft(check_draft(draft, Pile(reports))), failures


def _page(
    asked: DeskRequest,
    own: Report | None = None,
    draft: dict[str, Any] | None = None,
    failures: list[Failure] | None = None,
    story: str = "",
) -> Response:
    """Returns the page with the form, and with a text that was checked, against the reports of a
    `story` if it has one. No browser may keep it."""
    with asked.reading() as store:
        stories = [row for row in store.stories.listed(most=_MOST_STORIES) if row.reports > 1]
    answer = page_templates.page(
        "front_check.html.j2",
        asked,
        own=own,
        draft=draft,
        failures=failures or (),
        stories=stories,
        story=story,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
